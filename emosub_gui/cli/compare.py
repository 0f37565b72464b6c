"""`emosub compare`: emotion models beside each other on labelled lines."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace
from rich.console import Console

from emosub_gui.analysis.classifiers import ensemble
from emosub_gui.analysis.classifiers.loading import Options, load
from emosub_gui.analysis.judging import Film, Judge
from emosub_gui.analysis.measuring import comparison_report as report
from emosub_gui.analysis.measuring.comparing import (
    EMBEDDED,
    SHIPPED,
    Answers,
    Comparison,
    Recipe,
    compare,
)
from emosub_gui.analysis.types import Judgement
from emosub_gui.cli import labelled
from emosub_gui.cli.terminal import ProgressLine, print_json, print_table
from emosub_gui.core import files
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import UsageError
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.formats.labels import Label


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="measure several emotion models and combinations beside each other",
        description="Ask each model once about labelled lines (see `emosub evaluate`), and measure "
        "each --emotion-model M beside what comes along and beside calling everything neutral. "
        "Combinations such as --emotion-model 'A * 2 + B' cost no more than their models.",
    )
    labelled.declare(parser)
    parser.add_argument(
        "--alone",
        action="store_true",
        help="each by itself: what comes along does not add what a model cannot",
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables here too")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the main table here too")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare the models; return the exit code."""
    recipes = [replace(SHIPPED, alone=options.alone), *_recipes(options)]
    lines = labelled.read(options)
    progress = ProgressLine(Console(stderr=True), quiet=options.json)
    with progress.live():
        films, answers = _asked(lines, recipes, options, progress)
    told = frozenset(cue.id for film in films for cue in film if cue.emotion)
    result = compare(films, recipes, answers, only=told, labelled=True)
    title = f"{options.labels.name}: {labelled.models(options)}"
    if options.markdown:
        files.write_text(options.markdown, report.markdown(result, title))
    if options.csv:
        files.write_text(options.csv, report.as_csv(result))
    if options.json:
        print_json(_facts(result))
    else:
        _show(result, title)
    return 0


def _recipes(options: argparse.Namespace) -> list[Recipe]:
    """Return what is asked for beside what comes along.

    Raises:
        UsageError: nothing, or a name that says for which language.
    """
    if not options.emotion_model:
        raise UsageError(reason="name what to compare with --emotion-model, once or more")
    recipes = []
    for name in options.emotion_model:
        models, language = ensemble.route(name)
        if language:
            raise UsageError(reason=f"all models are asked about all lines; leave out @ {language}")
        recipes.append(Recipe(tuple(ensemble.parts(models)), options.alone))
    return recipes


def _asked(
    lines: Sequence[Label],
    recipes: Sequence[Recipe],
    options: argparse.Namespace,
    progress: ProgressLine,
) -> tuple[list[list[Cue]], dict[str, Answers]]:
    """Return each film's cues with their labels, and what each model says of all of them."""
    films: list[list[Cue]] = []
    judges: list[Judge] = []
    for film_lines, sound, cues in labelled.opened(lines, options, progress):
        judge = Judge(Film(sound, []))
        judge.take(cues)
        judges.append(judge)
        films.append(
            [replace(cue, emotion=one.label) for cue, one in zip(cues, film_lines, strict=True)]
        )
    names = dict.fromkeys([*EMBEDDED.values(), *(one for r in recipes for one, _ in r.parts)])
    left_out = "audio" if options.text_only else "text" if options.audio_only else ""
    answers = {}
    for done, name in enumerate(names):
        progress.update(Progress(Stage.EMOTION, done, len(names), name))
        classifier = load(name, Options(download=options.download), report=progress.update)
        said: dict[int, Judgement] = {}
        began = time.monotonic()
        if classifier.modality != left_out:
            for judge in judges:
                said |= judge.ask(classifier)
        answers[name] = Answers(classifier.modality, said, time.monotonic() - began)
    return films, answers


def _facts(result: Comparison) -> dict[str, Any]:
    """Return all figures for scripts."""
    rows = [
        {
            "models": row.recipe.name,
            "confidence": row.confidence,
            "diversity": row.diversity,
            "seconds": row.seconds,
            **msgspec.to_builtins(row.evaluation),
        }
        for row in result.rows
    ]
    return {"lines": result.lines, "rows": rows, "agreement": result.agreement}


def _show(result: Comparison, title: str) -> None:
    """Print the tables."""
    names = [row.recipe.name for row in result.rows]
    rows = [[name, *report.cells(result, index)] for index, name in enumerate(names)]
    rows.append([report.NEUTRAL_NAME, *report.baseline_cells(result)])
    print_table(["models", *report.figures(result)], rows, title=title)
    print_table(["F1 of", "labelled", *names], report.class_table(result))
    agreement = zip(names, report.agreement_table(result), strict=True)
    print_table(["agreement", *names], [[name, *shares] for name, shares in agreement])
