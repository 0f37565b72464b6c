"""SubRip (SRT), as it is found in the wild."""

from __future__ import annotations

import re
from pathlib import Path

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.core.theme import Theme
from emosub_gui.formats import remarks
from emosub_gui.formats.faces import JOINER, BasicTags, Face, read_marked, write_runs
from emosub_gui.formats.remarks import Reading, Remark
from emosub_gui.formats.timing import (
    Timing,
    is_broken_timing,
    parse_timing,
    shown,
    write_timing,
)
from emosub_gui.styling.labels import labelled
from emosub_gui.styling.looks import resolve
from emosub_gui.styling.themes import default_theme

_LINE_END = re.compile(r"\r\n|[\r\n]")
_ALIGNMENT = re.compile(r"\{[^}]*(\\an[1-9])")
# Whatever a reader could take for a tag, an entity, an override block or a timing line.
_MISTAKABLE = re.compile(r"<(?=[\s/]*[A-Za-z])|&(?=#?\w+;)|\{(?=\\)|--(?=>)")


def loads(text: str, path: Path) -> Reading:
    """Read subtitles; `path` is for error messages.

    Numbers may be missing, and times unordered, overlapping or without hours. A cue whose times
    cannot be read is left out, one whose times are exchanged is put right, each with a remark.

    Raises:
        SubtitleFormatError: there is not one timing line.
    """
    lines = [line.rstrip() for line in _LINE_END.split(text)]
    marks: list[tuple[int, Timing | None]] = []
    for index, line in enumerate(lines):
        timing = parse_timing(line)
        if timing or (is_broken_timing(line) and _begins(lines, index)):
            marks.append((index, timing))
    if not any(timing for _, timing in marks):
        raise SubtitleFormatError(path=path, reason="no line says when a subtitle is shown")
    ends = [index for index, _ in marks[1:]] + [None]
    cues: list[Cue] = []
    for (index, timing), end in zip(marks, ends, strict=True):
        if timing:
            body = _body(lines[index + 1 : end], len(cues), last=end is None)
            event_text = read_marked("\n".join(body), BasicTags())
            cues.append(Cue(id=0, start=timing.start, end=timing.end, text=event_text))
    document = Document.of(cues, script=Script(source="srt"))
    notes = []
    if skipped := len(marks) - len(cues):
        notes.append(Remark.counting(remarks.SKIPPED, skipped, document))
    if swapped := sum(timing.swapped for _, timing in marks if timing):
        notes.append(Remark.counting(remarks.SWAPPED, swapped, document))
    return Reading(document, tuple(notes))


def dumps(document: Document, theme: Theme | None = None, *, styled: bool = False) -> str:
    """Write the visible cues by start time.

    Args:
        document: to be written.
        theme: in place of the document's own, or of the default.
        styled: say an emotion's colour, bold and italic with the tags that most players know.
    """
    theme = theme or document.theme or default_theme()
    blocks = [
        f"{number}\n{write_timing(cue, ',')}\n{_write_text(cue, theme, styled)}\n"
        for number, cue in enumerate(shown(document.cues), 1)
    ]
    return "\n".join(blocks)


def _begins(lines: list[str], index: int) -> bool:
    """Tell whether a cue may begin at a line: it comes first, or after a blank or a number."""
    return index == 0 or not lines[index - 1] or lines[index - 1].strip().isdecimal()


def _body(lines: list[str], number: int, *, last: bool) -> list[str]:
    """Return a cue's text without the blank lines around it and the next cue's number.

    Args:
        lines: up to the next timing line.
        number: how many cues came before.
        last: whether no cue follows.
    """
    end = len(lines)
    if not last and end and lines[-1].strip().isdecimal():
        alone = end == 1 or not lines[-2]
        if alone or lines[-1].strip() == str(number + 2):
            end -= 1
    start = 0
    while end > start and not lines[end - 1]:
        end -= 1
    while start < end and not lines[start]:
        start += 1
    return lines[start:end]


def _write_text(cue: Cue, theme: Theme, styled: bool) -> str:
    """Return a cue's text with tags; its alignment stays as an override tag, which players know."""
    text = labelled(cue) if theme.label_emotions else cue.text
    alignment = _ALIGNMENT.search(text)
    base = _face(cue, theme) if styled else Face()
    body = write_runs(text, base, _escape, strikeout=True, colour=True)
    lines = [line or JOINER for line in body.split("\n")]
    return (f"{{{alignment.group(1)}}}" if alignment else "") + "\n".join(lines)


def _face(cue: Cue, theme: Theme) -> Face:
    """Return what a cue's look has beyond the theme's base."""
    look, base = resolve(cue, theme), theme.base
    return Face(
        bold=look.bold and not base.bold,
        italic=look.italic and not base.italic,
        underline=look.underline and not base.underline,
        colour=look.fill if look.fill != base.fill else None,
    )


def _escape(text: str) -> str:
    """Return literal text that cannot be taken for markup."""
    return _MISTAKABLE.sub(lambda match: match.group() + JOINER, text)
