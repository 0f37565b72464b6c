"""`emosub models` and `emosub themes`: what there is to choose from."""

from __future__ import annotations

import argparse
from typing import Any

from emosub_gui.analysis.transcribers.registry import available
from emosub_gui.cli.terminal import print_json, print_table
from emosub_gui.styling.themes import ThemeFile, list_themes


def add(commands: Any) -> None:
    """Declare both commands' options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "models", help="list speech recognisers and emotion models, and which can run here"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=models)
    parser = commands.add_parser("themes", help="list the looks that subtitles can have")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=themes)


def models(options: argparse.Namespace) -> int:
    """List what can hear words and emotions."""
    found = available()
    if options.json:
        rows = [{"name": one.name, "available": one.ok, "reason": str(one.reason)} for one in found]
        print_json({"transcribers": rows})
        return 0
    print_table(
        ["", "here", ""],
        [[one.name, "yes" if one.ok else "no", str(one.reason)] for one in found],
        title="Speech recognisers",
    )
    return 0


def themes(options: argparse.Namespace) -> int:
    """List the themes."""
    found = list_themes()
    if options.json:
        print_json({"themes": [_theme_facts(one) for one in found]})
        return 0
    rows = [[one.id, one.theme.description if one.theme else str(one.problem)] for one in found]
    print_table(["theme", ""], rows)
    return 0


def _theme_facts(file: ThemeFile) -> dict[str, str]:
    """Return what JSON says of a theme."""
    return {"id": file.id, "description": file.theme.description if file.theme else ""}
