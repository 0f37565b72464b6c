"""Where a dragged time settles: on a cue's edge, the playhead, a shot change, or a frame."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from emosub_gui.core.timecode import frame_start


class SnapKind(StrEnum):
    """What a time can settle on; of two equally near ones the earlier kind wins."""

    PLAYHEAD = "playhead"
    SHOT = "shot"
    CUE = "cue"
    FRAME = "frame"


class SnapTargets(NamedTuple):
    """What there is to settle on; times in milliseconds.

    Attributes:
        cues: starts and ends of cues, ascending.
        shots: times of shots' first frames, ascending.
        playhead: None where there is no film.
        rate: frames a second; None leaves times that are near nothing as they are.
    """

    cues: Sequence[int] = ()
    shots: Sequence[int] = ()
    playhead: int | None = None
    rate: Fraction | None = None


class Snap(NamedTuple):
    """A settled time; `kind` is None where it is left as it was."""

    time: int
    kind: SnapKind | None = None


class SnapShift(NamedTuple):
    """A settled movement: by how much, and the edge's new time with what it settled on."""

    by: int
    snap: Snap


def snap(time: int, targets: SnapTargets, within: int) -> Snap:
    """Settle a time on the nearest target that is no further than `within` milliseconds.

    Where none is, the nearest frame's start is taken, however far: subtitles appear with frames.
    """
    found = min(_nearest(time, targets), key=lambda each: abs(each.time - time), default=None)
    if found is not None and abs(found.time - time) <= within:
        return found
    if targets.rate is None:
        return Snap(time)
    frame = math.floor(time * targets.rate / 1000 + Fraction(1, 2))
    return Snap(frame_start(max(0, frame), targets.rate), SnapKind.FRAME)


def snap_shift(edges: Sequence[int], by: int, targets: SnapTargets, within: int) -> SnapShift:
    """Settle a movement of several edges: the one that comes nearest to a target decides.

    Args:
        edges: the times that may settle, before they are moved; at least one. Where none comes
            near a target, the first takes to frames.
        by: milliseconds by which they are moved.
        targets: what there is to settle on.
        within: greatest distance in milliseconds.
    """
    settled = [snap(edge + by, targets, within) for edge in edges]
    shifts = [
        SnapShift(found.time - edge, found) for edge, found in zip(edges, settled, strict=True)
    ]
    firm = [shift for shift in shifts if shift.snap.kind not in (None, SnapKind.FRAME)]
    return min(firm, key=lambda shift: abs(shift.by - by), default=shifts[0])


def _nearest(time: int, targets: SnapTargets) -> Iterator[Snap]:
    """Yield the nearest target of each kind, in the order in which they win ties."""
    if targets.playhead is not None:
        yield Snap(targets.playhead, SnapKind.PLAYHEAD)
    for kind, times in ((SnapKind.SHOT, targets.shots), (SnapKind.CUE, targets.cues)):
        after = bisect_left(times, time)
        for position in (after - 1, after):
            if 0 <= position < len(times):
                yield Snap(times[position], kind)
