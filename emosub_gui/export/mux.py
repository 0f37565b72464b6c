"""Putting subtitles into a film as a track of their own, without encoding anything anew."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from emosub_gui.core import files
from emosub_gui.core.document import Document
from emosub_gui.core.progress import NEVER, Cancel, Report, ignore
from emosub_gui.core.reading import script_language
from emosub_gui.export.fonts import font_files, lay_out
from emosub_gui.export.program import find_ffmpeg, run
from emosub_gui.export.target import audio_options, container_of, writing_film
from emosub_gui.formats import ass, srt
from emosub_gui.formats.ass_fonts import without_fonts
from emosub_gui.formats.losses import Format, losses
from emosub_gui.formats.remarks import Remark
from emosub_gui.media.container import open_media
from emosub_gui.media.probe import MediaInfo, probe

_TEXT_CODECS: Final = {"ass", "ssa", "subrip", "srt", "mov_text", "webvtt", "text"}
_FONT_TYPES: Final = {".otf": "font/otf", ".ttc": "font/collection", ".otc": "font/collection"}
"""Media types of RFC 8081, which Matroska (RFC 9559) recommends; the others are font/ttf."""

LANGUAGES: Final = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "hi": "hin", "id": "ind",
    "it": "ita", "ja": "jpn", "ko": "kor", "pt": "por", "ru": "rus", "th": "tha", "tr": "tur",
    "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-2 codes, which containers want, by their ISO 639-1 codes."""

_GROWTH: Final = 1.05


class MuxOptions(msgspec.Struct, frozen=True):
    """What is said of the new track.

    Attributes:
        language: ISO 639-1 or 639-2; "" is that of most lines.
        title: as players show it in their menus.
        default: whether players show it unasked.
        attach_fonts: put the fonts into the film (Matroska).
    """

    language: str = ""
    title: str = ""
    default: bool = True
    attach_fonts: bool = True


def mux(
    document: Document,
    film: Path,
    target: Path,
    options: MuxOptions | None = None,
    *,
    own_fonts: Iterable[Path] = (),
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> None:
    """Write a film with a document's subtitles as one more track; picture and sound are copied.

    Matroska gets the ASS script with its fonts. MP4 and MOV get timed text, which keeps colours,
    bold and italic; see `mux_losses`. Tracks that the container cannot hold go, or become text.

    Args:
        document: whose subtitles to add.
        film: never changed.
        target: .mkv, .mp4 or .mov; written whole or not at all.
        options: language, title.
        own_fonts: a theme's font files.
        report: is told how far it is, in ms of film.
        cancel: stops at once, and leaves nothing behind.

    Raises:
        FilmExportError: no ffmpeg, an unknown suffix, or ffmpeg gave up.
        FileError: the film cannot be read, the target not written, or the disk is full.
        MediaError: it is no film.
    """
    options = options or MuxOptions()
    container = container_of(target)
    ffmpeg = find_ffmpeg()
    info = probe(film)
    matroska = container == "matroska"
    with (
        writing_film(film, target, round(info.size * _GROWTH)) as part,
        tempfile.TemporaryDirectory(prefix="emosub-") as folder,
    ):
        script = Path(folder, "script.ass" if matroska else "script.srt")
        bare = without_fonts(document)
        files.write_text(script, ass.dumps(bare) if matroska else srt.dumps(bare, styled=True))
        attached: list[Path] = []
        if matroska and options.attach_fonts:
            inside = lay_out(document, Path(folder, "fonts"))
            attached = font_files(document, own=[*inside, *own_fonts])
        arguments = [
            *("-protocol_whitelist", "file", "-i", f"file:{film.absolute()}", "-i", script.name),
            *("-map", "0:v?", "-map", "0:a?"),
            *(("-map", "0:t?") if matroska else ()),
            *("-c", "copy"),
            *audio_options(info.audio, container),
            *_subtitle_options(info, options, language_of(document), matroska=matroska),
            *_attachments(attached, film),
            *("-f", container, str(part.absolute())),
        ]
        run(
            ffmpeg,
            arguments,
            target=target,
            duration=info.duration_ms,
            cwd=Path(folder),
            report=report,
            cancel=cancel,
        )


def mux_losses(document: Document, target: Path) -> tuple[Remark, ...]:
    """Return what of a document's look gets lost in the container that a file name asks for."""
    if container_of(target) == "matroska":
        return losses(document, Format.ASS, styled=True)
    return losses(document, Format.SRT, styled=True)


def language_of(document: Document) -> str:
    """Return the language of most lines, as ISO 639-1; "" if that is not known."""
    counts = Counter(cue.language or script_language(cue.text) for cue in document if cue.text)
    del counts[""]
    return counts.most_common(1)[0][0] if counts else ""


def _subtitle_options(
    info: MediaInfo, options: MuxOptions, spoken: str, *, matroska: bool
) -> list[str]:
    """Return the options for the film's own subtitle tracks and the new one, which comes last."""
    chosen: list[str] = []
    count = 0
    for stream in info.subtitles:
        text = stream.codec in _TEXT_CODECS
        if not matroska and not text:
            continue
        # Timed text lives in MP4 only, and nothing else does.
        codec = "copy"
        if text and (stream.codec == "mov_text") == matroska:
            codec = "srt" if matroska else "mov_text"
        chosen += ("-map", f"0:s:{stream.index}", f"-c:s:{count}", codec)
        if options.default:
            chosen += (f"-disposition:s:{count}", "0")
        count += 1
    code = options.language or spoken
    chosen += ("-map", "1:s", f"-c:s:{count}", "ass" if matroska else "mov_text")
    chosen += (f"-metadata:s:s:{count}", f"language={LANGUAGES.get(code, code or 'und')}")
    if options.title:
        # MP4 keeps a track's name in its handler.
        name = "title" if matroska else "handler_name"
        chosen += (f"-metadata:s:s:{count}", f"{name}={options.title}")
    return [*chosen, f"-disposition:s:{count}", "default" if options.default else "0"]


def _attachments(paths: list[Path], film: Path) -> list[str]:
    """Return the options that put fonts into the film, behind those that it has."""
    first = _attachment_count(film) if paths else 0
    options: list[str] = []
    for number, path in enumerate(paths, first):
        kind = _FONT_TYPES.get(path.suffix.lower(), "font/ttf")
        options += ("-attach", str(path), f"-metadata:s:t:{number}", f"mimetype={kind}")
    return options


def _attachment_count(film: Path) -> int:
    """Return how many files are attached to a film."""
    with open_media(film) as container:
        return sum(stream.type == "attachment" for stream in container.streams)
