"""Timing lines of SubRip and WebVTT: `00:00:01,000 --> 00:00:02,500`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from emosub_gui.core.cue import Cue

# What real files have: no hours, a point or a colon for the comma, blanks inside, one dash less.
_STAMP = r"(?:(\d{1,4})\s*:\s*)?(\d{1,3})\s*:\s*(\d{1,2})(?:\s*[.,:]\s*(\d{1,6}))?"
_LINE = re.compile(rf"\s*{_STAMP}\s*-{{1,2}}>\s*{_STAMP}(?:\s+(.*))?", re.DOTALL)


class Timing(NamedTuple):
    """A timing line: milliseconds, and what follows them.

    `swapped` tells that the line names the end first; `start` and `end` are in order.
    """

    start: int
    end: int
    settings: str
    swapped: bool


def parse_timing(line: str) -> Timing | None:
    """Return what a timing line says; None for any other line."""
    match = _LINE.fullmatch(line) if ">" in line else None
    if match is None:
        return None
    groups = match.groups(default="")
    start, end = _milliseconds(*groups[:4]), _milliseconds(*groups[4:8])
    return Timing(min(start, end), max(start, end), groups[8].strip(), start > end)


def is_broken_timing(line: str) -> bool:
    """Tell whether a line is meant as a timing line but cannot be read as one."""
    sides = line.split("-->")
    return len(sides) == 2 and all(
        len(side.split()) == 1 and any(char.isdigit() for char in side) for side in sides
    )


def write_timing(cue: Cue, mark: str) -> str:
    """Return a cue's timing line; `mark` separates the milliseconds."""
    return f"{_stamp(cue.start, mark)} --> {_stamp(cue.end, mark)}"


def shown(cues: Iterable[Cue]) -> list[Cue]:
    """Return the cues that a viewer sees, in the order in which they appear."""
    visible = (cue for cue in cues if not cue.comment and cue.plain.strip())
    return sorted(visible, key=lambda cue: (cue.start, cue.end))


def _milliseconds(hours: str, minutes: str, seconds: str, fraction: str) -> int:
    """Return a time; the fraction may have any number of digits."""
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(fraction[:3].ljust(3, "0"))


def _stamp(milliseconds: int, mark: str) -> str:
    """Return `HH:MM:SS,mmm`."""
    seconds, milliseconds = divmod(max(0, milliseconds), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{milliseconds:03}"
