"""Media time between the few moments at which a player tells it."""

from __future__ import annotations

_GAIN = 0.25
"""Share of a deviation that each report corrects: libVLC's waver by 25 ms, every 250 to 500 ms."""

_JUMP_MS = 150.0
"""A report that deviates by more is believed at once."""

_STALE_S = 0.02
"""A report that comes so soon after a jump may be of the time before."""

_DOUBT_MS = 1000.0
_DOUBT_S = 1.0
"""And so may one that is so far from where time jumped, for so long."""

_BACK_MS = 1000.0
"""Told to be further back than this, the film is elsewhere; nearer, time waits for it."""


class Clock:
    """Interpolates media time in ms; every `at` is a `time.perf_counter()` in seconds.

    While time passes it does not go back: where a report says that it was ahead, it stands until
    the film has come there. Only jumps lead back, and reports that the film is elsewhere.
    """

    def __init__(self) -> None:
        self._time = 0.0
        self._at = 0.0
        self._told = 0.0
        self._rate = 1.0
        self._running = False
        self._confirmed = False
        self._jumped_at = 0.0

    def time(self, at: float) -> float:
        """Return the media time; ask in the order of time."""
        self._told = max(self._told, self._expected(at))
        return self._told

    def jump(self, time: float, at: float) -> None:
        """Stand at a time."""
        self._time = self._told = time
        self._at = at
        self._running = False
        self._jumped_at = at

    def start(self, at: float) -> None:
        """Let time pass; the first report then counts fully."""
        self._time, self._at = self._expected(at), at
        self._running = True
        self._confirmed = False

    def stop(self, at: float) -> None:
        """Hold the time as it is."""
        self.jump(self.time(at), at)

    def set_rate(self, rate: float, at: float) -> None:
        """Let time pass `rate` times as fast."""
        self._time, self._at = self._expected(at), at
        self._rate = rate

    def report(self, time: float, at: float) -> None:
        """Take note of what the player says that the time was; while it passes."""
        if not self._running:
            return
        deviation = time - self._expected(at)
        if not self._confirmed:
            since = at - self._jumped_at
            if since < _STALE_S or (since < _DOUBT_S and abs(deviation) > _DOUBT_MS):
                return
            self._confirmed = True
        elif abs(deviation) <= _JUMP_MS:
            deviation *= _GAIN
        self._time, self._at = self._expected(at) + deviation, at
        if self._told - self._time > _BACK_MS:
            self._told = self._time

    def _expected(self, at: float) -> float:
        """Return where the film should be, by the reports so far."""
        passed = (at - self._at) * self._rate * 1000 if self._running else 0.0
        return self._time + passed
