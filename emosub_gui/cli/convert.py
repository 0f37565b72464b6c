"""`emosub convert`: any subtitle file or project into any other."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from rich.console import Console

from emosub_gui.cli.terminal import print_json
from emosub_gui.core import edits
from emosub_gui.core.errors import OutputExistsError, UsageError
from emosub_gui.export.fonts import carried_fonts, own_fonts
from emosub_gui.formats import registry
from emosub_gui.styling.themes import find_theme, user_themes


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "convert",
        help="turn subtitles or a project into another format",
        description="Read subtitles or a project and write another format. What the format "
        "cannot carry is said.",
    )
    parser.add_argument("source", type=Path, metavar="IN", help="subtitles or a project")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--theme", metavar="NAME", help="look to write; see `emosub themes`")
    parser.add_argument("--fonts", action="store_true", help="put the fonts into an ASS file")
    parser.add_argument("--overwrite", action="store_true", help="replace OUT if it exists")
    parser.add_argument("--json", action="store_true", help="report in JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Convert a file; return the exit code."""
    output: Path = options.output
    registry.format_of(output)
    loaded = registry.read(options.source)
    if output.exists():
        if output.resolve() == options.source.resolve():
            raise UsageError(reason="IN and OUT are the same file")
        if not options.overwrite:
            raise OutputExistsError(path=output)
    document = loaded.document
    if options.theme:
        document = edits.set_theme(document, find_theme(options.theme, user_themes()))
    fonts = carried_fonts(document, own=own_fonts(document)) if options.fonts else None
    losses = [str(loss) for loss in registry.write(document, output, fonts=fonts)]
    remarks = [str(remark) for remark in loaded.remarks]
    if options.json:
        report = {"output": str(output), "cues": len(document), "encoding": loaded.encoding}
        print_json(report | {"remarks": remarks, "losses": losses})
        return 0
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for sentence in (*remarks, *losses):
        console.print(sentence)
    console.print(f"[bold]{output}[/]: {len(document)} lines.")
    return 0
