"""Which part of a film is in view, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

CLOSEST = 4.0
"""Pixels a millisecond at most: a quarter of a millisecond, four samples, for each."""

_EMPTY_MS = 60_000
"""What is in view where there is nothing to see."""


@dataclass(frozen=True)
class Viewport:
    """A part of a film, always within it; times in milliseconds, distances in pixels.

    Make one with `fit`; every method that returns another keeps it within the film.

    Attributes:
        start: time at the left edge.
        scale: pixels a millisecond.
        width: of the view.
        length: of the film.
    """

    start: float
    scale: float
    width: int
    length: int

    @classmethod
    def fit(cls, length: int, width: int) -> Viewport:
        """Return a view of a whole film."""
        length = max(length, 1000) if length else _EMPTY_MS
        return cls(0.0, max(1, width) / length, max(1, width), length)

    @property
    def span(self) -> float:
        """Milliseconds in view."""
        return self.width / self.scale

    @property
    def end(self) -> float:
        """Time at the right edge."""
        return self.start + self.span

    @property
    def widest(self) -> float:
        """Pixels a millisecond at which the whole film is in view."""
        return self.width / self.length

    def x(self, time: float) -> float:
        """Return where a time is, in pixels from the left edge."""
        return (time - self.start) * self.scale

    def time(self, x: float) -> int:
        """Return the time at a distance from the left edge."""
        return round(self.start + x / self.scale)

    def resized(self, width: int) -> Viewport:
        """Return a wider or narrower view from the same time on, at the same scale."""
        return _within(replace(self, width=max(1, width)))

    def lengthened(self, length: int) -> Viewport:
        """Return the same view of a film of another length."""
        return _within(replace(self, length=Viewport.fit(length, self.width).length))

    def moved(self, start: float) -> Viewport:
        """Return a view from another time on."""
        return _within(replace(self, start=start))

    def zoomed(self, factor: float, x: float) -> Viewport:
        """Return a closer view (factor above 1) or a wider one; the time at `x` stays there."""
        scale = min(max(self.scale * factor, self.widest), CLOSEST)
        time = self.start + x / self.scale
        return _within(replace(self, scale=scale, start=time - x / scale))

    def around(self, start: float, end: float, margin: float = 0.15) -> Viewport:
        """Return a view of a stretch, with some of what is before and after it."""
        span = max(1.0, end - start) * (1 + 2 * margin)
        scale = min(max(self.width / span, self.widest), CLOSEST)
        middle = (start + end) / 2
        return _within(replace(self, scale=scale, start=middle - self.width / scale / 2))

    def shows(self, time: float, margin: float = 0.0) -> bool:
        """Tell whether a time is in view, no nearer to an edge than a share of the width."""
        return self.start + margin * self.span <= time <= self.end - margin * self.span


def _within(view: Viewport) -> Viewport:
    """Return a view that shows nothing but film."""
    scale = max(view.scale, view.widest)
    start = min(max(0.0, view.start), max(0.0, view.length - view.width / scale))
    return replace(view, scale=scale, start=start)
