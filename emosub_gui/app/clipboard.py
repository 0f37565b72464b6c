"""Lines on the clipboard: complete for ourselves, as ASS for other editors, or as plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QMimeData

from emosub_gui.core import edits, markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.core.reading import length, profile, script_language
from emosub_gui.core.timecode import frames
from emosub_gui.formats import ass_events, ass_info, srt, vtt
from emosub_gui.formats.timing import parse_timing
from emosub_gui.styling.dress import Dresser
from emosub_gui.styling.themes import default_theme

CUES = "application/x-emosub-cues+json"
"""MIME type under which cues are kept whole, with evidence and words."""

_SOURCE = Path("clipboard")


def copy(document: Document, cues: Sequence[Cue]) -> QMimeData:
    """Return cues for the clipboard: whole, and as the ASS lines that Aegisub pastes."""
    mime = QMimeData()
    mime.setData(CUES, QByteArray(msgspec.json.encode(cues)))
    mime.setText(as_ass(document, cues))
    return mime


def as_ass(document: Document, cues: Iterable[Cue]) -> str:
    """Return cues as `Dialogue:` lines in their document's look."""
    dresser = Dresser(
        document.theme or default_theme(),
        *ass_info.play_size(document),
        film=ass_info.film_size(document),
    )
    fields = ass_events.FIELDS
    return "\n".join(ass_events.write_event(cue, dresser.dress(cue), fields) for cue in cues)


def as_text(cues: Iterable[Cue]) -> str:
    """Return what cues say, one cue a line."""
    return "\n".join(" ".join(cue.plain.split()) for cue in cues)


def pasted(mime: QMimeData | None, at: int) -> list[Cue]:
    """Return the cues that the clipboard holds, as new ones.

    Lines of ASS, SubRip and WebVTT keep their times. Every other line of text becomes a cue,
    the first at `at` milliseconds, each as long as it takes to read.
    """
    if mime is None:  # Qt has nothing where the clipboard is empty
        return []
    if mime.hasFormat(CUES):
        try:
            whole = msgspec.json.decode(bytes(mime.data(CUES).data()), type=list[Cue])
        except msgspec.DecodeError:
            pass
        else:
            return [replace(cue, id=0) for cue in whole]
    return from_text(mime.text(), at)


def from_text(text: str, at: int) -> list[Cue]:
    """Return the cues that a text holds, as `pasted` does."""
    lines = [line.strip() for line in text.splitlines()]
    if any(map(ass_events.looks_like_event, lines)):
        events = (ass_events.parse_event(line, ass_events.FIELDS) for line in lines)
        return [cue for cue in events if cue is not None]
    if any(map(parse_timing, lines)):
        reader = vtt if text.startswith("WEBVTT") else srt
        try:
            found = reader.loads(text, _SOURCE).document.cues
        except SubtitleFormatError:
            return []
        return [replace(cue, id=0) for cue in found]
    return _timed([line for line in lines if line], at)


def paste_over(document: Document, ids: Collection[int], mime: QMimeData | None) -> Document:
    """Give cues, in document order, the texts that the clipboard holds; an edit.

    Texts beyond the last cue, and cues beyond the last text, are left alone.
    """
    wanted = set(ids)
    targets = [cue.id for cue in document.cues if cue.id in wanted]
    texts = [cue.text for cue in pasted(mime, 0)]
    return edits.set_texts(document, dict(zip(targets, texts, strict=False)))


def _timed(lines: Iterable[str], at: int) -> list[Cue]:
    """Return a cue for each line, one after the other."""
    cues = []
    for line in lines:
        language = script_language(line)
        rules = profile(language)
        read = round(length(line, rules.narrow_weight) * 1000 / rules.max_cps)
        end = at + min(max(read, rules.min_duration), rules.max_duration)
        cues.append(Cue(0, at, end, markup.from_plain(line), language=language))
        at = end + frames(rules.gap_frames, None)
    return cues
