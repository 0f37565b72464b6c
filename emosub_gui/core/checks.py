"""Problems that a subtitler wants to see: reading speed, length, gaps and overlaps."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import msgspec

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.reading import ReadingProfile, cps, line_lengths, profile
from emosub_gui.core.timecode import frames


class ProblemKind(StrEnum):
    """What can be wrong with a cue."""

    EMPTY = "empty"
    NEGATIVE = "negative"
    TOO_FAST = "too_fast"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    LINE_TOO_LONG = "line_too_long"
    TOO_MANY_LINES = "too_many_lines"
    OVERLAP = "overlap"
    GAP_TOO_SMALL = "gap_too_small"


class Problem(msgspec.Struct, frozen=True):
    """A rule that a cue breaks: its figure, and the limit; units are those of the rule."""

    kind: ProblemKind
    value: float = 0.0
    limit: float = 0.0


def check_cue(cue: Cue, rules: ReadingProfile) -> list[Problem]:
    """Return the problems of a cue on its own."""
    found: list[Problem] = []
    if cue.comment:
        return found
    if cue.duration < 0:
        return [Problem(ProblemKind.NEGATIVE, cue.duration)]
    if not cue.plain.strip():
        return [Problem(ProblemKind.EMPTY)]
    speed = cps(cue, rules)
    if speed > rules.max_cps:
        found.append(Problem(ProblemKind.TOO_FAST, speed, rules.max_cps))
    if cue.duration < rules.min_duration:
        found.append(Problem(ProblemKind.TOO_SHORT, cue.duration, rules.min_duration))
    if cue.duration > rules.max_duration:
        found.append(Problem(ProblemKind.TOO_LONG, cue.duration, rules.max_duration))
    lengths = line_lengths(cue, rules)
    if max(lengths) > rules.max_line:
        found.append(Problem(ProblemKind.LINE_TOO_LONG, max(lengths), rules.max_line))
    if len(lengths) > rules.max_lines:
        found.append(Problem(ProblemKind.TOO_MANY_LINES, len(lengths), rules.max_lines))
    return found


def check_neighbours(
    document: Document, rules_for: Callable[[str], ReadingProfile] = profile
) -> dict[int, list[Problem]]:
    """Return overlaps and gaps that are too small, by the id of the earlier cue.

    Cues on different layers are meant to be shown together and are not compared.
    """
    rate = document.media.frame_rate if document.media else None
    found: dict[int, list[Problem]] = {}
    shown = sorted((cue for cue in document.cues if not cue.comment), key=lambda cue: cue.start)
    latest: dict[int, Cue] = {}
    for cue in shown:
        before = latest.get(cue.layer)
        if before is not None:
            gap = cue.start - before.end
            least = frames(rules_for(before.language).gap_frames, rate)
            if gap < 0:
                found.setdefault(before.id, []).append(Problem(ProblemKind.OVERLAP, -gap))
            elif 0 < gap < least:
                problem = Problem(ProblemKind.GAP_TOO_SMALL, gap, least)
                found.setdefault(before.id, []).append(problem)
        if before is None or cue.end > before.end:
            latest[cue.layer] = cue
    return found


def check(
    document: Document, rules_for: Callable[[str], ReadingProfile] = profile
) -> dict[int, tuple[Problem, ...]]:
    """Return the problems of every cue that has any, by cue id."""
    found = {cue.id: check_cue(cue, rules_for(cue.language)) for cue in document.cues}
    for cue_id, problems in check_neighbours(document, rules_for).items():
        found[cue_id] += problems
    return {cue_id: tuple(each) for cue_id, each in found.items() if each}
