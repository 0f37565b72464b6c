"""What the mouse does while a button is held.

A gesture that edits shows what it would lead to (`Scene.preview`); the document changes when it
is finished, by one edit. Dropping it instead leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt

from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.reading import cps, profile
from emosub_gui.core.snapping import Snap, SnapKind, SnapShift, SnapTargets, snap, snap_shift
from emosub_gui.core.timecode import clock, frame_at, frame_start, frames
from emosub_gui.ui.timeline.dragging import Drag, Part, start_drag
from emosub_gui.ui.timeline.scene import Bubble, Hit, Preview, Scene

_SNAP_PX = 8
"""Pixels from which a time settles on something."""


class Gesture(Protocol):
    """A movement of the mouse with a button held.

    Attributes:
        cursor: what the mouse looks like meanwhile.
        pulls: whether the view follows a mouse that is held beyond its side.
    """

    cursor: Qt.CursorShape
    pulls: bool

    def move(self, time: int, *, neighbours: bool, free: bool) -> None:
        """Show what it would lead to if the mouse were let go here.

        Args:
            time: under the mouse, in milliseconds.
            neighbours: whether cues that touch go along.
            free: whether times settle on nothing.
        """
        ...

    def survives(self) -> bool:
        """Take up another index of the scene; tell whether it can go on."""
        ...

    def finish(self) -> None:
        """Do it, as one step."""
        ...


class Scrub:
    """Takes the playhead along."""

    cursor = Qt.CursorShape.ArrowCursor
    pulls = True

    def __init__(self, seek: Callable[[int], None]) -> None:
        self._seek = seek

    def move(self, time: int, *, neighbours: bool, free: bool) -> None:  # noqa: ARG002
        """Seek."""
        self._seek(max(0, time))

    def survives(self) -> bool:
        """Go on, whatever becomes of the cues."""
        return True

    def finish(self) -> None:
        """Stay where the playhead is."""


class Pan:
    """Takes the film along."""

    cursor = Qt.CursorShape.ClosedHandCursor
    pulls = False

    def __init__(self, scroll: Callable[[float], None], time: int) -> None:
        """Take hold of the film at this time; `scroll` moves the view by milliseconds."""
        self._scroll, self._origin = scroll, time

    def move(self, time: int, *, neighbours: bool, free: bool) -> None:  # noqa: ARG002
        """Keep the time that was taken hold of under the mouse."""
        self._scroll(self._origin - time)

    def survives(self) -> bool:
        """Go on, whatever becomes of the cues."""
        return True

    def finish(self) -> None:
        """Stay where the view is."""


class Retime:
    """Drags a cue's edge or body, with what goes along."""

    pulls = True

    def __init__(self, session: Session, scene: Scene, found: Hit, time: int) -> None:
        """Take hold, at this time, of what was found under the mouse."""
        self._session, self._scene = session, scene
        self._found, self._origin = found, time
        body = found.part is Part.BODY
        self.cursor = Qt.CursorShape.ClosedHandCursor if body else Qt.CursorShape.SizeHorCursor
        self._drag = self._take(neighbours=False)
        self._neighbours = False
        self._by = 0

    def move(self, time: int, *, neighbours: bool, free: bool) -> None:
        """Show where the cues would be."""
        scene = self._scene
        if neighbours != self._neighbours:
            self._neighbours, self._drag = neighbours, self._take(neighbours=neighbours)
        drag, by = self._drag, time - self._origin
        if free:
            shift = SnapShift(by, Snap(drag.grabbed[0] + by))
        else:
            shift = snap_shift(drag.grabbed, by, _targets(scene, drag.cues), _within(scene))
        self._by = drag.limited(shift.by)
        settled = shift.snap if self._by == shift.by else Snap(0)
        cues = scene.index.moved(drag.times(self._by))
        bubble = self._bubble(cues[self._found.cue.id], settled)
        scene.preview = Preview(cues, bubble, _guide(settled))

    def survives(self) -> bool:
        """Take up another index; another edit may have changed the cues meanwhile."""
        index = self._scene.index
        try:
            same = all(index[cue_id] is cue for cue_id, cue in self._drag.cues.items())
        except KeyError:
            return False
        if same:
            self._drag = self._take(neighbours=self._neighbours)
        return same

    def finish(self) -> None:
        """Retime the cues."""
        self._session.edit(_title(self._found.part), self._drag.edit(self._by))

    def _take(self, *, neighbours: bool) -> Drag:
        scene, found = self._scene, self._found
        return start_drag(
            scene.index,
            found.cue,
            found.part,
            selected=scene.selected if found.cue.id in scene.selected else (),
            neighbours=neighbours,
            rate=scene.rate,
        )

    def _bubble(self, cue: Cue, settled: Snap) -> Bubble:
        rules = profile(cue.language)
        speed = cps(cue, rules)
        part = self._found.part
        if part is Part.BODY:
            heading = _span(cue.start, cue.end)
        else:
            heading = clock(cue.start if part is Part.START else cue.end)
        detail = [f"{self._by / 1000:+.3f} s"]
        if part is not Part.BODY:
            detail += [f"{cue.duration / 1000:.3f} s", _speed(speed)]
        warning = part is not Part.BODY and speed > rules.max_cps
        time = cue.end if part is Part.END else cue.start
        return Bubble(time, heading + _named(settled), " · ".join(detail), warning)


class Create:
    """Marks out the time of a new cue."""

    cursor = Qt.CursorShape.CrossCursor
    pulls = True

    def __init__(
        self, session: Session, scene: Scene, time: int, created: Callable[[int], None]
    ) -> None:
        """Begin at this time; `created` is told the new cue's id."""
        self._session, self._scene, self._created = session, scene, created
        self._origin = time
        self._span = time, time

    def move(self, time: int, *, neighbours: bool, free: bool) -> None:  # noqa: ARG002
        """Show the cue that would be made."""
        scene, anchor, settled = self._scene, Snap(self._origin), Snap(time)
        if not free:
            there, within = _targets(scene), _within(scene)
            anchor, settled = (snap(each, there, within) for each in (self._origin, time))
        start, end = sorted((max(0, anchor.time), max(0, settled.time)))
        self._span = start, end
        bubble = Bubble(
            settled.time, _span(start, end) + _named(settled), f"{(end - start) / 1000:.3f} s"
        )
        scene.preview = Preview(scene.index, bubble, _guide(settled), self._span)

    def survives(self) -> bool:
        """Go on: what will be made does not depend on what is there."""
        return True

    def finish(self) -> None:
        """Insert the cue and select it, unless it would be shorter than a frame."""
        start, end = self._span
        if end - start < frames(1, self._scene.rate):
            return
        fresh = self._session.document.next_id
        self._session.edit(
            QCoreApplication.translate("Timeline", "Insert a line"),
            lambda document: edits.insert_by_time(document, Cue(0, start, end)),
        )
        self._session.select([fresh])
        self._created(fresh)


def nudge(session: Session, scene: Scene, part: Part, count: int) -> None:
    """Move the current cue, or an edge of it, to another frame, as a drag would.

    Args:
        session: whose current cue it is; quick successions are one step.
        scene: the same as it is shown.
        part: what of the cue; several selected go along as in a drag.
        count: frames later, or earlier if negative.
    """
    cue, rate = session.current, scene.rate
    if cue is None:
        return
    drag = start_drag(scene.index, cue, part, selected=scene.selected, rate=rate)
    edge = drag.grabbed[0]
    if rate is None:
        by = count * frames(1, rate)
    else:
        by = frame_start(frame_at(edge, rate) + count, rate) - edge
    session.edit(_title(part), drag.edit(drag.limited(by)), key=f"nudge {part}")


def _title(part: Part) -> str:
    """Return what the undo menu calls a movement."""
    if part is Part.BODY:
        return QCoreApplication.translate("Timeline", "Move lines")
    return QCoreApplication.translate("Timeline", "Retime")


def _within(scene: Scene) -> int:
    """Return the distance in milliseconds from which a time settles."""
    return round(_SNAP_PX / scene.viewport.scale)


def _targets(scene: Scene, moving: Iterable[int] = ()) -> SnapTargets:
    """Return what a time can settle on: everything but the cues that are moving."""
    edges = scene.index.edges_without(moving)
    return SnapTargets(edges, scene.shots, scene.playhead, scene.rate)


def _guide(settled: Snap) -> int | None:
    """Return where to draw a guide; frames are everywhere and get none."""
    return None if settled.kind in (None, SnapKind.FRAME) else settled.time


def _named(settled: Snap) -> str:
    """Say what a time has settled on."""
    names = {
        SnapKind.PLAYHEAD: QCoreApplication.translate("Timeline", "playhead"),
        SnapKind.SHOT: QCoreApplication.translate("Timeline", "shot change"),
        SnapKind.CUE: QCoreApplication.translate("Timeline", "line"),
    }
    return f" · {names[settled.kind]}" if settled.kind in names else ""


def _span(start: int, end: int) -> str:
    return f"{clock(start)} → {clock(end)}"


def _speed(speed: float) -> str:
    return QCoreApplication.translate("Timeline", "{0} cps").format(f"{speed:.1f}")
