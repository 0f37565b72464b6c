"""What is under the mouse."""

from __future__ import annotations

from emosub_gui.ui.timeline.dragging import Part
from emosub_gui.ui.timeline.scene import Hit, Scene

REACH = 6.0
"""Pixels from which an edge can be taken hold of."""

_TINY = 3.0
"""Width below which a cue is too small on screen to be dragged on purpose; it can be selected."""


def hit(scene: Scene, x: float, row: float | None = None) -> Hit | None:
    """Return what is at `x` pixels; None for empty time.

    Of several cues the current one is preferred, then selected ones, then the one that `x` is
    inside of, then the nearest. A third of a short cue, at most, is its edge, so that its body
    can be taken hold of as well; the edges reach out from it.

    Args:
        scene: what is shown.
        x: pixels from the left edge.
        row: height in the lane of blocks, in [0, 1); None where cues have no rows.
    """
    viewport, index = scene.viewport, scene.index
    best: tuple[tuple[bool, bool, bool, float], Hit] | None = None
    for position in index.within(viewport.time(x - REACH) - 1, viewport.time(x + REACH) + 1):
        cue = index.cues[position]
        place, rows = index.rows[position]
        if row is not None and int(row * rows) != place:
            continue
        left, right = viewport.x(cue.start), viewport.x(cue.end)
        inside = left <= x <= right
        edge = min(REACH, (right - left) / 3) if inside else REACH
        nearest = min((abs(x - left), Part.START), (abs(x - right), Part.END), key=lambda e: e[0])
        distance, part = nearest
        if distance > edge:
            if not inside:
                continue
            part = Part.BODY
        elif right - left < _TINY:
            part = Part.BODY
        on_edge = part is not Part.BODY
        rank = (
            not (on_edge and cue.id == scene.current),
            not (on_edge and cue.id in scene.selected),
            not inside,
            distance,
        )
        if best is None or rank < best[0]:
            best = rank, Hit(cue, part)
    return best[1] if best else None


def can_drag(scene: Scene, found: Hit) -> bool:
    """Tell whether a cue is large enough on screen to be dragged on purpose."""
    return found.cue.duration * scene.viewport.scale >= _TINY
