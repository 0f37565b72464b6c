"""WebVTT (https://www.w3.org/TR/webvtt1/): emotions are classes, speakers are voices."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.core.theme import Border, Style, Theme
from emosub_gui.formats import remarks
from emosub_gui.formats.faces import Face, read_marked, write_runs
from emosub_gui.formats.remarks import Reading, Remark
from emosub_gui.formats.timing import is_broken_timing, parse_timing, shown, write_timing
from emosub_gui.styling.labels import labelled
from emosub_gui.styling.themes import default_theme

_LINE_END = re.compile(r"\r\n|[\r\n]")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_CLASSES = re.compile(r"<c((?:\.[^\s.<>]+)+)")
_POSITION = re.compile(r"\bline:\s*(-?\d+(?:\.\d+)?)(%?)")
_ALIGN = re.compile(r"\balign:\s*(start|left|end|right)\b")
_ALIGNMENT = re.compile(r"\{[^}]*\\an([1-9])")
_COLUMNS = {1: " align:start", 2: "", 0: " align:end"}
_ROWS = {0: "", 1: " line:50%", 2: " line:0"}
_MOMENT = re.compile(r"<[\d:.]+>")
_BREAK = "\n"


def loads(text: str, path: Path) -> Reading:
    """Read subtitles; `path` is for error messages.

    A class that is named after an emotion sets it, a voice span the speaker. Notes, regions and
    style sheets are passed over. A cue whose times cannot be read is left out with a remark.

    Raises:
        SubtitleFormatError: the text does not begin with WEBVTT.
    """
    if not text.startswith("WEBVTT"):
        raise SubtitleFormatError(path=path, reason="it does not begin with WEBVTT")
    cues: list[Cue] = []
    skipped = swapped = 0
    for block in _blocks(_LINE_END.split(text)):
        timing, body = parse_timing(block[0]), block[1:]
        if timing is None and len(block) > 1:  # the first line may be the cue's identifier
            timing, body = parse_timing(block[1]), block[2:]
        if timing is None:
            skipped += any(map(is_broken_timing, block[:2]))
            continue
        swapped += timing.swapped
        source = _MOMENT.sub("", _BREAK.join(body))
        voice = _VOICE.search(source)
        cues.append(
            Cue(
                id=0,
                start=timing.start,
                end=timing.end,
                text=_alignment(timing.settings) + read_marked(source, _event_tags),
                speaker=html.unescape(voice.group(1)).strip() if voice else "",
                emotion=_emotion(source),
            )
        )
    document = Document.of(cues, script=Script(source="vtt"))
    notes = []
    if skipped:
        notes.append(Remark.counting(remarks.SKIPPED, skipped, document))
    if swapped:
        notes.append(Remark.counting(remarks.SWAPPED, swapped, document))
    return Reading(document, tuple(notes))


def dumps(document: Document, theme: Theme | None = None, *, styled: bool = True) -> str:
    """Write the visible cues by start time, as the format demands.

    Args:
        document: to be written.
        theme: in place of the document's own, or of the default.
        styled: write a style sheet with the look of each emotion.
    """
    theme = theme or document.theme or default_theme()
    cues = shown(document.cues)
    parts = ["WEBVTT\n"]
    if styled:
        parts += _style_blocks(theme, {cue.emotion for cue in cues})
    parts += (f"{_timing(cue)}\n{_payload(cue, theme)}\n" for cue in cues)
    return "\n".join(parts)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Yield the runs of lines that are not blank, after the header."""
    block: list[str] = []
    for line in [*lines[1:], ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def _event_tags(name: str, closes: bool, rest: str) -> str:
    """Return override tags for a tag; those of the standard that ASS has none for fall away."""
    if name in ("b", "i", "u") and (not rest.strip() or rest.startswith(".")):
        return f"{{\\{name}{0 if closes else 1}}}"
    return ""


def _emotion(source: str) -> Emotion | None:
    """Return the first emotion that a class is named after."""
    for classes in _CLASSES.findall(source):
        for name in classes.split("."):
            if name in EMOTIONS:
                return Emotion(name)
    return None


def _alignment(settings: str) -> str:
    """Return an alignment tag for cue settings; "" for the usual place, bottom centre."""
    position = _POSITION.search(settings)
    row = 0
    if position:
        value = float(position.group(1))
        share = value / 100 if position.group(2) else (1.0 if value < 0 else value / 15)
        row = 2 if share < 1 / 3 else 1 if share < 2 / 3 else 0
    align = _ALIGN.search(settings)
    column = 2 if align is None else 1 if align.group(1) in ("start", "left") else 3
    return f"{{\\an{row * 3 + column}}}" if (row, column) != (0, 2) else ""


def _timing(cue: Cue) -> str:
    """Return a cue's timing line with settings for its alignment."""
    alignment = _ALIGNMENT.search(cue.text)
    key = int(alignment.group(1)) if alignment else 2
    return write_timing(cue, ".") + _ROWS[(key - 1) // 3] + _COLUMNS[key % 3]


def _payload(cue: Cue, theme: Theme) -> str:
    """Return a cue's text with its emotion as a class and its speaker as a voice."""
    text = labelled(cue) if theme.label_emotions else cue.text
    body = write_runs(text, Face(), _escape, strikeout=False, colour=False)
    body = _BREAK.join(line if line.strip() else "&nbsp;" for line in body.split("\n"))
    if cue.emotion:
        body = f"<c.{cue.emotion}>{body}</c>"
    speaker = _escape(" ".join(cue.speaker.split()))
    return f"<v {speaker}>{body}</v>" if speaker else body


def _escape(text: str) -> str:
    """Return literal text with the characters escaped that mean something."""
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;")


def _style_blocks(theme: Theme, emotions: set[Emotion | None]) -> Iterator[str]:
    """Yield the STYLE blocks for all cues and for the emotions that occur."""
    yield f"STYLE\n::cue {{\n{_declarations(theme.base)}}}\n"
    for emotion in EMOTIONS:
        if emotion in emotions and emotion in theme.emotions:
            style = theme.emotions[emotion].over(theme.base)
            yield f"STYLE\n::cue(.{emotion}) {{\n{_declarations(style)}}}\n"


def _declarations(style: Style) -> str:
    """Return the properties that `::cue` may set, one on a line."""
    properties = {
        "color": style.fill,
        "font-weight": "bold" if style.bold else "normal",
        "font-style": "italic" if style.italic else "normal",
    }
    if style.border is Border.BOX:
        properties["background-color"] = style.outline_colour
    else:
        properties["background-color"] = "transparent"
        properties["text-shadow"] = ", ".join(
            f"{x}px {y}px 1px {style.outline_colour}" for x in (-1, 1) for y in (-1, 1)
        )
    return "".join(f"  {name}: {value};\n" for name, value in properties.items())
