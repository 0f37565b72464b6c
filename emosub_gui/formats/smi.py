"""SAMI (SMI), Microsoft's captioning format, in which most older Korean subtitles are found.

pysubs2 reads it too, but guesses where each subtitle ends; here the next SYNC says it, and a
SYNC that holds nothing but a blank clears the screen, as players take it.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.formats import remarks
from emosub_gui.formats.faces import BasicTags, read_marked
from emosub_gui.formats.remarks import Reading, Remark

_SYNC = re.compile(r"<\s*SYNC\s+Start\s*=\s*[\"']?\s*(-?\d{1,12})[^>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<\s*P\b[^>]*?(?:\bClass\s*=\s*[\"']?(\w+)[^>]*)?>", re.IGNORECASE)
_END = re.compile(r"<\s*/\s*(?:BODY|SAMI)\s*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LAST_SHOWN = 3000
"""Milliseconds for the last subtitle, whose end nothing says."""


def loads(text: str, path: Path) -> Reading:
    """Read the subtitles of the language that has the most; `path` is for error messages.

    Raises:
        SubtitleFormatError: there is no SYNC that can be read.
    """
    parts = _SYNC.split(_END.split(_COMMENT.sub("", text))[0])
    times = [int(time) for time in parts[1::2]]
    bodies = [_languages(body) for body in parts[2::2]]
    shown = [language for body in bodies for language, text in body.items() if _clean(text)]
    if not shown:
        raise SubtitleFormatError(path=path, reason="no SYNC says when a subtitle is shown")
    languages = Counter(language for language in shown if language)
    taken = languages.most_common(1)[0][0] if languages else ""
    sources = [body.get(taken, body.get("")) for body in bodies]
    marks = [
        (time, _clean(source))
        for time, source in zip(times, sources, strict=True)
        if source is not None
    ]
    marks.sort(key=lambda mark: mark[0])
    ends = [time for time, _ in marks[1:]] + [marks[-1][0] + _LAST_SHOWN]
    cues = [
        Cue(id=0, start=max(0, start), end=max(0, end), text=text)
        for (start, text), end in zip(marks, ends, strict=True)
        if text and end > start
    ]
    notes = []
    if len(languages) > 1:
        found = ", ".join(sorted(languages))
        notes.append(Remark(remarks.ONE_LANGUAGE, {"found": found, "taken": taken}))
    return Reading(Document.of(cues, script=Script(source="smi")), tuple(notes))


def _languages(body: str) -> dict[str, str]:
    """Return the source of a SYNC by its paragraphs' classes; "" stands for none."""
    before, *parts = _PARAGRAPH.split(body)
    texts = {(name or "").upper(): text for name, text in zip(parts[::2], parts[1::2], strict=True)}
    return texts or {"": before}


def _clean(source: str) -> str:
    """Return the event text of a paragraph; white space counts as in HTML."""
    basic = BasicTags()

    def tags(name: str, closes: bool, rest: str) -> str:
        return "\\N" if name == "br" else basic(name, closes, rest) or ""

    text = read_marked(" ".join(source.split()).replace("&nbsp;", " "), tags)
    lines = [line.strip(" \u00a0") for line in text.split("\\N")]
    joined = "\\N".join(lines)
    return joined if re.sub(r"\{[^}]*\}|\\N", "", joined).strip() else ""
