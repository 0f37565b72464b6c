"""Improving times: what should change and why, to be looked at before it is done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

import msgspec

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.reading import ReadingProfile, length, profile
from emosub_gui.core.timecode import frames


class Reason(StrEnum):
    """Why a time changes."""

    LEAD_IN = "lead_in"
    LEAD_OUT = "lead_out"
    MIN_DURATION = "min_duration"
    READING_SPEED = "reading_speed"
    OVERLAP = "overlap"
    MIN_GAP = "min_gap"
    CLOSE_GAP = "close_gap"
    SHOT = "shot"


class TimingOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """What to improve; 0 or False leaves a thing alone. Milliseconds, except where named.

    Attributes:
        lead_in, lead_out: time added before and after each cue.
        min_duration: extend shorter cues, where there is room.
        reading_speed: extend cues that are read too fast, where there is room.
        min_gap_frames: free frames between neighbours; ends earlier where needed.
        close_gap: gaps up to this length are closed down to the smallest gap.
        shot_frames: edges within so many frames of a shot change move to it.
    """

    lead_in: int = 0
    lead_out: int = 0
    min_duration: bool = True
    reading_speed: bool = True
    min_gap_frames: int = 2
    close_gap: int = 0
    shot_frames: int = 0


class TimingChange(msgspec.Struct, frozen=True):
    """A cue's times before and after, and the reasons in the order in which they applied."""

    cue_id: int
    before: tuple[int, int]
    after: tuple[int, int]
    reasons: tuple[Reason, ...]


def propose(
    document: Document,
    options: TimingOptions,
    ids: Collection[int] | None = None,
    shots: Sequence[int] = (),
    rules_for: Callable[[str], ReadingProfile] = profile,
) -> list[TimingChange]:
    """Return what `options` would change, in time order; nothing is changed yet.

    Later rules respect earlier ones: a cue grows only into time that no neighbour uses, and a
    shot change wins over a lead. Neighbours are compared within a layer; comments are left out.

    Args:
        document: in any order.
        options: what to improve.
        ids: cues that may change; all if None.
        shots: times of shot changes, ascending.
        rules_for: the reading rules of a language.
    """
    rate = document.media.frame_rate if document.media else None
    gap = frames(options.min_gap_frames, rate)
    reach = frames(options.shot_frames, rate)
    changes = []
    for line in _layers(document):
        for index, cue in enumerate(line):
            if ids is not None and cue.id not in ids:
                continue
            after = line[index + 1] if index + 1 < len(line) else None
            before = line[index - 1] if index else None
            times = _Times(cue)
            rules = rules_for(cue.language)
            _grow(times, cue, (before, after), gap, options, rules)
            if reach:
                times.move(Reason.SHOT, *_on_shots(times.start, times.end, shots, reach))
            _shrink(times, after, gap, options)
            if times.changed:
                changes.append(
                    TimingChange(
                        cue.id,
                        (cue.start, cue.end),
                        (times.start, times.end),
                        tuple(dict.fromkeys(times.reasons)),
                    )
                )
    return sorted(changes, key=lambda change: change.before)


def apply(document: Document, changes: Sequence[TimingChange]) -> Document:
    """Do proposed changes; an edit."""
    return edits.retime(document, {change.cue_id: change.after for change in changes})


def snap_to_shots(
    document: Document, ids: Collection[int], shots: Sequence[int], reach: int
) -> Document:
    """Move edges that lie within `reach` milliseconds of a shot change to it; an edit."""
    times = {}
    for cue in document.cues:
        if cue.id in ids:
            times[cue.id] = _on_shots(cue.start, cue.end, shots, reach)
    return edits.retime(document, times)


class _Times:
    """The times of a cue while rules work on them."""

    def __init__(self, cue: Cue) -> None:
        self.start, self.end = cue.start, cue.end
        self.reasons: list[Reason] = []
        self._before = (cue.start, cue.end)

    @property
    def changed(self) -> bool:
        return (self.start, self.end) != self._before

    def move(self, reason: Reason, start: int, end: int) -> None:
        """Take new times, if they are new and leave something to see."""
        start = max(0, start)
        if (start, end) != (self.start, self.end) and end > start:
            self.start, self.end = start, end
            self.reasons.append(reason)


def _layers(document: Document) -> list[list[Cue]]:
    """Return the shown cues of each layer in time order."""
    layers: dict[int, list[Cue]] = {}
    for cue in sorted(document.cues, key=lambda cue: (cue.start, cue.end)):
        if not cue.comment:
            layers.setdefault(cue.layer, []).append(cue)
    return list(layers.values())


def _grow(  # noqa: PLR0917 - all six are what a rule is about
    times: _Times,
    cue: Cue,
    neighbours: tuple[Cue | None, Cue | None],
    gap: int,
    options: TimingOptions,
    rules: ReadingProfile,
) -> None:
    """Lengthen a cue into free time."""
    before, after = neighbours
    earliest = before.end + gap if before is not None else 0
    latest = after.start - gap if after is not None else None

    def limited(end: int) -> int:
        return max(times.end, end if latest is None else min(end, latest))

    if options.lead_in:
        start = min(times.start, max(times.start - options.lead_in, earliest))
        times.move(Reason.LEAD_IN, start, times.end)
    if options.lead_out:
        times.move(Reason.LEAD_OUT, times.start, limited(times.end + options.lead_out))
    if options.min_duration and times.end - times.start < rules.min_duration:
        end = limited(times.start + rules.min_duration)
        times.move(Reason.MIN_DURATION, times.start, end)
    if options.reading_speed:
        needed = length(cue.plain, rules.narrow_weight) * 1000 / rules.max_cps
        if needed > times.end - times.start:
            end = min(times.start + round(needed), times.start + rules.max_duration)
            times.move(Reason.READING_SPEED, times.start, limited(end))
    if options.close_gap and after is not None and 0 < after.start - times.end <= options.close_gap:
        times.move(Reason.CLOSE_GAP, times.start, limited(after.start - gap))


def _shrink(times: _Times, after: Cue | None, gap: int, options: TimingOptions) -> None:
    """Free the gap before the next cue."""
    if after is None or after.start <= times.start:
        return
    if times.end > after.start:
        times.move(Reason.OVERLAP, times.start, after.start - gap)
    elif options.min_gap_frames and after.start - times.end < gap:
        times.move(Reason.MIN_GAP, times.start, after.start - gap)


def _on_shots(start: int, end: int, shots: Sequence[int], reach: int) -> tuple[int, int]:
    """Return both edges, each on the shot change that is near, if one is."""
    new_start, new_end = (_nearest(edge, shots, reach) for edge in (start, end))
    return (new_start, new_end) if new_end > new_start else (start, end)


def _nearest(edge: int, shots: Sequence[int], reach: int) -> int:
    """Return the nearest shot change within reach, else the edge itself."""
    index = bisect_left(shots, edge)
    near = [shot for shot in shots[max(0, index - 1) : index + 1] if abs(shot - edge) <= reach]
    return min(near, key=lambda shot: abs(shot - edge), default=edge)
