"""`emosub evaluate`: how right the emotion models are on labelled lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from rich.console import Console

from emosub_gui.analysis.evaluation import (
    Evaluation,
    class_rows,
    evaluate,
    markdown,
    summary_rows,
)
from emosub_gui.analysis.judging import Film, Judge
from emosub_gui.analysis.pipeline import default_classifiers
from emosub_gui.analysis.types import Classifier, Pcm
from emosub_gui.cli.terminal import ProgressLine, print_json, print_table
from emosub_gui.core import files, markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.errors import FileMissingError, UsageError
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.formats import labels
from emosub_gui.formats.labels import Label
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache

_SILENCE: Pcm = np.zeros(0, np.int16)


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "evaluate",
        help="measure the emotion models on labelled lines",
        description="Compare what the models say with a label on each line: accuracy, macro-F1, "
        "calibration and more, against calling everything neutral. LABELS is JSON Lines with "
        "at least text and label, and for sound video, start and end (seconds), as "
        "`emosub analyze -o x.jsonl` writes them.",
    )
    parser.add_argument("labels", type=Path, metavar="LABELS", help="labelled lines (.jsonl)")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--text-only", action="store_true", help="words alone; needs no film")
    which.add_argument(
        "--audio-only", "--disable-text", action="store_true", help="sound alone", dest="audio_only"
    )
    parser.add_argument(
        "--media", type=Path, metavar="DIR", help="folder of the films (default: that of LABELS)"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables here too")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Evaluate the models; return the exit code."""
    lines = labels.read(options.labels)
    if not any(line.label for line in lines):
        raise UsageError(reason=f"no line of {options.labels} has a label")
    progress = ProgressLine(Console(stderr=True), quiet=options.json)
    with progress.live():
        true, said = _judged(lines, options, progress)
    result = evaluate(true, said)
    title = f"{options.labels.name}: {_models(options)}"
    if options.markdown:
        files.write_text(options.markdown, markdown(result, title))
    if options.json:
        print_json(msgspec.to_builtins(result))
    else:
        _show(result, title)
    return 0


def _models(options: argparse.Namespace) -> str:
    """Say which models are measured."""
    if options.text_only:
        return "text alone"
    return "sound alone" if options.audio_only else "text and sound"


def _classifiers(options: argparse.Namespace) -> list[Classifier]:
    """Return the models that are to be measured."""
    left_out = "audio" if options.text_only else "text" if options.audio_only else ""
    return [each for each in default_classifiers() if each.modality != left_out]


def _judged(
    lines: Sequence[Label], options: argparse.Namespace, progress: ProgressLine
) -> tuple[list[Emotion], list[Scores | None]]:
    """Return the labels and what the models say of the same lines, film by film."""
    classifiers = _classifiers(options)
    true: list[Emotion] = []
    said: list[Scores | None] = []
    done = 0
    for video, group in groupby(lines, key=lambda line: line.video):
        film_lines = list(group)
        pcm = _SILENCE if options.text_only else _sound(video, options, progress)
        judge = Judge(Film(pcm, classifiers))
        judge.take([_cue(number, line) for number, line in enumerate(film_lines, 1)])
        for line, cue in zip(film_lines, judge.final(), strict=True):
            if line.label is not None:
                true.append(line.label)
                said.append(cue.evidence.combined if cue.evidence else None)
        done += len(film_lines)
        progress.update(Progress(Stage.EMOTION, done, len(lines)))
    return true, said


def _sound(video: str, options: argparse.Namespace, progress: ProgressLine) -> Pcm:
    """Return a film's sound."""
    if not video:
        raise UsageError(reason="a line names no video; --text-only needs none")
    for path in _places(video, options):
        if path.exists():
            return open_audio(path, cache=Cache(), report=progress.update).pcm
    raise FileMissingError(path=video)


def _places(video: str, options: argparse.Namespace) -> Iterator[Path]:
    """Yield where a film may lie."""
    folder: Path = options.media or options.labels.parent
    yield folder / video
    yield folder / Path(video).name


def _cue(number: int, line: Label) -> Cue:
    """Return a labelled line as a cue."""
    start, end = round(line.start * 1000), round(line.end * 1000)
    text = markup.from_plain(line.text)
    return Cue(number, start, max(start, end), text, speaker=line.speaker)


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
