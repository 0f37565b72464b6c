"""`emosub evaluate`: how right the emotion models are on labelled lines."""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from emosub_gui.analysis.measuring import profiles
from emosub_gui.analysis.measuring.evaluation import (
    Evaluation,
    class_rows,
    evaluate,
    markdown,
    summary_rows,
)
from emosub_gui.cli import labelled
from emosub_gui.cli.terminal import ProgressLine, print_json, print_table
from emosub_gui.core import files
from emosub_gui.core.emotion import EMOTIONS


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "evaluate",
        help="measure the emotion models on labelled lines",
        description="Compare what the models say with a label on each line: accuracy, macro-F1, "
        "calibration and more, against calling everything neutral. LABELS is JSON Lines with "
        "at least text and label, and for sound video, start and end (seconds), as "
        "`emosub analyze -o x.jsonl` writes them; a line without times is all of its video.",
    )
    labelled.declare(parser)
    parser.add_argument(
        "--profile", type=Path, metavar="FILE", help="weigh evidence as `emosub tune` wrote it down"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables here too")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Evaluate the models; return the exit code."""
    lines = labelled.read(options)
    settings = profiles.load(options.profile).fusion if options.profile else None
    progress = ProgressLine(Console(stderr=True), quiet=options.json)
    with progress.live():
        films = labelled.judged(lines, options, progress, settings)
    told = [
        (line.label, cue.evidence.combined if cue.evidence else None)
        for line, cue in chain.from_iterable(films)
        if line.label is not None
    ]
    result = evaluate([label for label, _ in told], [scores for _, scores in told])
    title = f"{options.labels.name}: {labelled.models(options)}"
    if options.markdown:
        files.write_text(options.markdown, markdown(result, title))
    if options.json:
        print_json(msgspec.to_builtins(result))
    else:
        _show(result, title)
    return 0


def _show(result: Evaluation, title: str) -> None:
    """Print the tables."""
    print_table(["", "models", "95 %", "always neutral"], summary_rows(result), title=title)
    columns = ["emotion", "precision", "recall", "F1", "labelled", "called"]
    print_table(columns, class_rows(result))
    rows = [
        [str(emotion), *map(str, row)]
        for emotion, row in zip(EMOTIONS, result.confusion, strict=True)
    ]
    print_table(["labelled \\ called", *EMOTIONS], rows)
    print(f"{result.lines} lines, {result.skipped} of them without evidence.")  # noqa: T201
