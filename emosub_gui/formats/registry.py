"""Reading any subtitle file and writing it as another, with what was met and what gets lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Final

import msgspec

from emosub_gui.core import files
from emosub_gui.core.document import Document
from emosub_gui.core.errors import SubtitleSuffixError
from emosub_gui.core.theme import Theme
from emosub_gui.formats import ass, labels, others, project, remarks, smi, srt, text, vtt
from emosub_gui.formats.ass_fonts import EmbeddedFont, embed_fonts, without_fonts
from emosub_gui.formats.encoding import decode
from emosub_gui.formats.losses import Format, losses
from emosub_gui.formats.remarks import Reading, Remark
from emosub_gui.formats.timing import parse_timing

_READERS: Final[dict[str, Callable[[str, Path], Reading]]] = {
    "ass": ass.loads,
    "smi": smi.loads,
    "srt": srt.loads,
    "vtt": vtt.loads,
}
_SECTION = re.compile(r"^\[(?:Script Info|V4\+? ?Styles\+?|Events)\]", re.MULTILINE | re.IGNORECASE)
_SAMI = re.compile(r"<\s*(?:SAMI\b|SYNC\s)", re.IGNORECASE)
_BOM: Final = "\ufeff"  # without it, old renderers do not take a script as UTF-8


class Loaded(msgspec.Struct, frozen=True):
    """A file that was read.

    Attributes:
        document: what it holds; without film, unless it is a project.
        format: short name, such as "ass", "ssa", "srt", "vtt", "smi", "microdvd" or "emosub".
        encoding: codec that its text was read with.
        remarks: what was skipped, repaired or converted.
    """

    document: Document
    format: str
    encoding: str = "utf-8"
    remarks: tuple[Remark, ...] = ()


def read(path: Path, *, encoding: str = "", frame_rate: Fraction | None = None) -> Loaded:
    """Read a subtitle file or a project; its content says what it is, not its suffix.

    Args:
        path: the file.
        encoding: codec to read it with, instead of guessing.
        frame_rate: frames a second, for formats that count frames.

    Raises:
        FileError: it cannot be read, or is empty.
        SubtitleEncodingError: its bytes are no text.
        SubtitleFormatError: its text is no subtitles.
        ProjectError, ProjectTooNewError: it is a project that cannot be opened.
    """
    files.check_readable(path)
    data = files.read_bytes(path)
    if path.suffix.lower() == ".emosub" or project.looks_like_project(data):
        return Loaded(project.load(path), Format.PROJECT)
    decoded = decode(data, path, encoding)
    reader = _READERS.get(_sniff(decoded.text))
    reading = reader(decoded.text, path) if reader else others.loads(decoded.text, path, frame_rate)
    notes = reading.remarks
    if decoded.damaged:
        notes += (Remark.counting(remarks.DAMAGED, decoded.damaged, reading.document),)
    return Loaded(reading.document, reading.document.script.source, decoded.encoding, notes)


def format_of(path: Path) -> Format:
    """Return the format that a file name asks for.

    Raises:
        SubtitleSuffixError: none that can be written.
    """
    try:
        return Format(path.suffix.lower().removeprefix("."))
    except ValueError as error:
        raise SubtitleSuffixError(path=path) from error


def write(
    document: Document,
    path: Path,
    kind: Format | None = None,
    *,
    theme: Theme | None = None,
    styled: bool | None = None,
    fonts: Iterable[EmbeddedFont] | None = None,
) -> tuple[Remark, ...]:
    """Write a document whole or not at all, and return what the format could not carry.

    Args:
        document: to be written.
        path: the file.
        kind: the format; None takes it from the path.
        theme: in place of the document's own, or of the default.
        styled: say emotions with colours where a format leaves the choice; None is its habit:
            SRT plain, WebVTT with a style sheet.
        fonts: to put into an ASS script in place of those inside it; None leaves it as it is.

    Raises:
        SubtitleSuffixError: the path names no format.
        FileError: the folder cannot be written, or the disk is full.
    """
    kind = kind or format_of(path)
    styled = kind is Format.VTT if styled is None else styled
    if kind is Format.PROJECT:
        data = project.dumps(document, path)
    else:
        bare = document if fonts is None else without_fonts(document)
        content = dumps(bare, kind, theme=theme, styled=styled)
        if fonts is not None and kind is Format.ASS:
            content = embed_fonts(content, fonts)
        # A character that UTF-8 cannot hold becomes a question mark.
        data = ((_BOM if kind is Format.ASS else "") + content).encode("utf-8", "replace")
    files.write_bytes(path, data)
    return losses(document, kind, styled=styled)


def dumps(
    document: Document, kind: Format, *, theme: Theme | None = None, styled: bool = False
) -> str:
    """Return the text that `write` would put into a file; a project has none.

    Raises:
        ValueError: a project is asked for.
    """
    match kind:
        case Format.ASS:
            return ass.dumps(document, theme)
        case Format.SRT:
            return srt.dumps(document, theme, styled=styled)
        case Format.VTT:
            return vtt.dumps(document, theme, styled=styled)
        case Format.TEXT:
            return text.dumps(document, theme)
        case Format.LABELS:
            return labels.dumps(document)
        case Format.PROJECT:
            raise ValueError("a project is not text")


def _sniff(content: str) -> str:
    """Return the short name of the format that the content follows; "" if none of ours."""
    if content.startswith("WEBVTT"):
        return "vtt"
    if _SECTION.search(content):
        return "ass"
    if _SAMI.search(content[:10_000]):
        return "smi"
    lines = content.splitlines()
    return "srt" if any(parse_timing(line) for line in lines) else ""
