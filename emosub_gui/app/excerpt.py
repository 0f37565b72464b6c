"""The part of a script around a moment: it draws the same, and is written in no time.

Writing a whole film's script takes 25 to 75 ms for 3,000 cues, too long for each step of a
slider; the cues of the next minute take less than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Section
from emosub_gui.formats import ass
from emosub_gui.formats import ass_sections as layout
from emosub_gui.formats.ass_fonts import without_fonts

_BEFORE_MS, _AFTER_MS = 10_000, 60_000


class Excerpt(NamedTuple):
    """A script that draws what its document does from `start` until `end`, in ms.

    `cues` are those with an event line, in the order of the lines.
    """

    text: str
    cues: tuple[Cue, ...]
    start: int
    end: int


def excerpt(document: Document, time: int) -> Excerpt:
    """Return the part of a document's script around a time in ms, without its fonts.

    It ends where no line is shown, if there is such a moment: libass keeps a line where it put
    it first, so that no line should be on the screen when another excerpt takes over.
    """
    start, end = time - _BEFORE_MS, time + _AFTER_MS
    shown = [cue for cue in document.cues if cue.start < end and cue.end > start]
    # Whether a line may move depends on those beside it, which may begin before or end after.
    brief = [cue for cue in shown if cue.duration < _AFTER_MS]
    first = min([start, *(cue.start for cue in brief)])
    last = max([end, *(cue.end for cue in brief)])
    near = [cue for cue in document.cues if cue.start < last and cue.end > first]
    part = msgspec.structs.replace(without_fonts(document), cues=tuple(near))
    return Excerpt(ass.dumps(part), part.cues, start, _last_pause(brief, time, end))


def lead_in(part: Excerpt, time: int) -> list[int]:
    """Return the times before `time` that decide where libass puts what is shown then.

    It puts a line where there is room when the line appears, and there it stays. So the lines
    count that are on the screen together with one that is shown, or with one that counts.
    """
    visible = [cue for cue in part.cues if not cue.comment and cue.start <= time]
    together = [cue for cue in visible if time < cue.end]
    first = min((cue.start for cue in together), default=time)
    for cue in sorted(visible, key=lambda cue: cue.end, reverse=True):
        if cue.end > first and cue not in together:
            together.append(cue)
            first = min(first, cue.start)
    return sorted({cue.start for cue in together}) if len(together) > 1 else []


def solo(part: Excerpt, time: int) -> Iterator[tuple[Cue, str]]:
    """Yield the cues that are shown at a time, from back to front, each with a script of its own.

    The order is libass': layers, and the file's order within one.
    """
    sections = layout.split(part.text)
    lines = [
        line
        for section in filter(layout.is_events, sections)
        for line in layout.event_lines(section.lines)
        if line.cue
    ]
    shown = [
        (cue, line)
        for cue, line in zip(part.cues, lines, strict=True)
        if line.cue and not cue.comment and line.cue.start <= time < line.cue.end
    ]
    for cue, line in sorted(shown, key=lambda pair: pair[0].layer):
        yield cue, _alone(sections, line)


def _last_pause(cues: list[Cue], time: int, end: int) -> int:
    """Return the last moment after `time`, until `end`, at which no cue goes on; else `end`."""
    covered, pause = time, end
    for cue in sorted(cues, key=lambda cue: cue.start):
        if cue.start >= covered and cue.start > time:
            pause = cue.start
        covered = max(covered, cue.end)
    return pause if covered > end else end


def _alone(sections: list[Section], line: layout.EventLine) -> str:
    """Return a script with one event."""
    lines: list[str] = []
    for section in sections:
        lines.append(f"[{section.title}]")
        if not layout.is_events(section):
            lines += section.lines
        elif line in layout.event_lines(section.lines):
            lines += (f"Format: {', '.join(line.fields)}", line.text)
    return "\n".join((*lines, ""))
