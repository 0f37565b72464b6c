"""`emosub models` and `emosub themes`: what there is to choose from."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from emosub_gui.analysis.models import selection
from emosub_gui.analysis.models.catalogue import Entry, entries
from emosub_gui.analysis.models.installation import missing_packages
from emosub_gui.analysis.transcribers.registry import available
from emosub_gui.cli.terminal import print_json, print_table
from emosub_gui.styling.themes import ThemeFile, list_themes, user_themes


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
    known = entries()
    if options.json:
        heard = [
            {"name": one.name, "available": one.ok, "reason": str(one.reason)} for one in found
        ]
        print_json({"transcribers": heard, "emotions": [_model_facts(entry) for entry in known]})
        return 0
    print_table(
        ["", "here", ""],
        [[one.name, "yes" if one.ok else "no", str(one.reason)] for one in found],
        title="Speech recognisers",
    )
    for modality, title in (("audio", "Emotion from sound"), ("text", "Emotion from words")):
        rows = [_model_row(entry) for entry in known if entry.modality == modality]
        print_table(["", "here", "size", "", ""], rows, title=title)
    return 0


def _model_row(entry: Entry) -> list[str]:
    """Return what the table says of an emotion model."""
    verdict, presence = selection.verdict(entry), selection.presence(entry)
    size = f"{entry.download_size / 1e9:.1f} GB" if entry.download_size > 1e8 else ""
    why = str(presence.reason if missing_packages(entry) else verdict.reason)
    return [entry.id, "yes" if presence.ok else "no", size, str(verdict.rank), why]


def _model_facts(entry: Entry) -> dict[str, Any]:
    """Return what JSON says of an emotion model: all that is known, and what the rules say."""
    verdict, presence = selection.verdict(entry), selection.presence(entry)
    facts: dict[str, Any] = msgspec.to_builtins(entry)
    return facts | {
        "available": presence.ok,
        "reason": str(presence.reason),
        "emotions": [str(emotion) for emotion in selection.reachable(entry)],
        "rank": str(verdict.rank),
        "rules": {
            finding.rule: {"ok": finding.ok, "reason": str(finding.reason)}
            for finding in verdict.findings
        },
    }


def themes(options: argparse.Namespace) -> int:
    """List the themes."""
    found = list_themes(user_themes())
    if options.json:
        print_json({"themes": [_theme_facts(one) for one in found]})
        return 0
    rows = [[one.id, one.theme.description if one.theme else str(one.problem)] for one in found]
    print_table(["theme", ""], rows)
    return 0


def _theme_facts(file: ThemeFile) -> dict[str, str]:
    """Return what JSON says of a theme."""
    return {"id": file.id, "description": file.theme.description if file.theme else ""}
