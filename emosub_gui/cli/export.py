"""`emosub export`: a film with its subtitles burned in, or as a track of its own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console
from rich.markup import escape

from emosub_gui.cli.terminal import ProgressLine, print_json
from emosub_gui.core import edits
from emosub_gui.core.document import Document
from emosub_gui.core.errors import FileMissingError, NoFilmError, OutputExistsError, UsageError
from emosub_gui.core.timecode import parse
from emosub_gui.export.burn import BurnOptions, burn
from emosub_gui.export.encoders import BEST, ENCODERS, GOOD, SMALL, SPEEDS
from emosub_gui.export.fonts import UsedFont, own_fonts, used_fonts
from emosub_gui.export.mux import MuxOptions, mux, mux_losses
from emosub_gui.export.target import container_of
from emosub_gui.formats import registry
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.styling.fonts import FontSource
from emosub_gui.styling.themes import find_theme, user_themes

_QUALITIES = {"best": BEST, "good": GOOD, "small": SMALL}


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "export",
        help="write a film with its subtitles burned in, or as a track",
        description="Write a film with subtitles in its picture or, with --soft, as a track "
        "that players can switch off: styled, with its fonts, in MKV; simpler in MP4 and MOV. "
        "The film itself is never changed.",
    )
    parser.add_argument("source", type=Path, metavar="IN", help="a project, or subtitles")
    parser.add_argument("output", type=Path, metavar="OUT", help="OUT.mp4, OUT.mkv or OUT.mov")
    parser.add_argument("--film", type=Path, metavar="FILM", help="in place of the project's")
    parser.add_argument("--theme", metavar="NAME", help="look to write; see `emosub themes`")
    parser.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    parser.add_argument("--json", action="store_true", help="report in JSON")
    burned = parser.add_argument_group("burned in")
    burned.add_argument(
        "--lines", type=int, default=0, metavar="N", help="height to scale to, such as 1080 or 720"
    )
    burned.add_argument("--quality", choices=_QUALITIES, default="good")
    burned.add_argument("--speed", choices=SPEEDS, default="medium", help="slower is smaller")
    burned.add_argument(
        "--encoder",
        choices=["auto", *(encoder.id for encoder in ENCODERS)],
        default="auto",
        help="what encodes the picture",
    )
    burned.add_argument("--from", dest="start", type=_moment, default=0, metavar="TIME")
    burned.add_argument("--to", dest="end", type=_moment, default=0, metavar="TIME")
    soft = parser.add_argument_group("as a track")
    soft.add_argument("--soft", action="store_true", help="do not burn in")
    soft.add_argument("--language", default="", metavar="CODE", help="of the track, such as ko")
    soft.add_argument("--title", default="", help="of the track, as players show it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the film; return the exit code."""
    output: Path = options.output
    container_of(output)
    loaded = registry.read(options.source)
    document = loaded.document
    if options.film is not None:
        document = edits.set_media(document, media_ref(probe(options.film), "", 0))
    film = _film_of(document)
    if output.exists() and not options.overwrite:
        raise OutputExistsError(path=output)
    if options.theme:
        document = edits.set_theme(document, find_theme(options.theme, user_themes()))
    notes = [str(remark) for remark in loaded.remarks]
    own = own_fonts(document)
    notes += map(_font_note, filter(_is_lacking, used_fonts(document, own=own)))
    if options.soft:
        notes += map(str, mux_losses(document, output))
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    began = monotonic()
    with ProgressLine(console, quiet=options.json).live() as line:
        _work(options, document, film, own)(line)
    seconds = round(monotonic() - began, 1)
    if options.json:
        size = output.stat().st_size
        print_json({"output": str(output), "bytes": size, "seconds": seconds, "remarks": notes})
        return 0
    for note in notes:
        console.print(escape(note))
    console.print(f"[bold]{escape(str(output))}[/]: {output.stat().st_size / 1e6:.1f} MB.")
    return 0


def _work(
    options: argparse.Namespace, document: Document, film: Path, own: list[Path]
) -> Callable[[ProgressLine], None]:
    """Return what writes the film and tells a progress line how far it is."""
    if options.soft:
        along = MuxOptions(language=options.language, title=options.title)
        return lambda line: mux(
            document, film, options.output, along, own_fonts=own, report=line.update
        )
    if options.end and options.end <= options.start:
        raise UsageError(reason="--to is not after --from")
    how = BurnOptions(
        lines=options.lines,
        crf=_QUALITIES[options.quality],
        speed=options.speed,
        encoder=options.encoder,
        start=options.start,
        end=options.end,
    )
    return lambda line: burn(document, film, options.output, how, own_fonts=own, report=line.update)


def _film_of(document: Document) -> Path:
    """Return the film that the subtitles belong to."""
    if document.media is None:
        raise NoFilmError
    film = Path(document.media.path)
    if not film.exists():
        raise FileMissingError(path=film)
    return film


def _moment(text: str) -> int:
    """Read a time of the film; argparse says what is wrong with one."""
    time = parse(text)
    if time < 0:
        raise ValueError(text)
    return time


def _is_lacking(font: UsedFont) -> bool:
    """Tell whether a font is missing, or misses some characters."""
    return bool(font.missing) or font.match.source is FontSource.MISSING


def _font_note(font: UsedFont) -> str:
    """Return a sentence on what is not there."""
    match = font.match
    if match.source is FontSource.MISSING:
        return f"The font {match.family} is not here; {match.replacement} comes nearest."
    return f"The font {match.family} lacks {font.missing}; another one stands in."
