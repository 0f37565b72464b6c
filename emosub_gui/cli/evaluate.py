"""`emosub evaluate`: how right the emotion models are on labelled lines."""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec.structs import replace
from rich.console import Console

from emosub_gui.analysis.evaluation import (
    Evaluation,
    class_rows,
    evaluate,
    markdown,
    summary_rows,
)
from emosub_gui.analysis.judging import SURROUNDINGS, Film, Judge, Sound
from emosub_gui.analysis.loading import Options, load
from emosub_gui.analysis.pipeline import default_classifiers
from emosub_gui.analysis.types import SAMPLE_RATE, Classifier, Pcm
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

_SILENCE: Sound = np.zeros(0, np.int16)
_CLIP_LINES = 2
"""Lines up to which a file is a clip among others, and no film."""
_PER_MS = SAMPLE_RATE // 1000


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
    parser.add_argument("labels", type=Path, metavar="LABELS", help="labelled lines (.jsonl)")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--text-only", action="store_true", help="words alone; needs no film")
    which.add_argument(
        "--audio-only", "--disable-text", action="store_true", help="sound alone", dest="audio_only"
    )
    parser.add_argument(
        "--media", type=Path, metavar="DIR", help="folder of the films (default: that of LABELS)"
    )
    parser.add_argument(
        "--emotion-model",
        action="append",
        default=[],
        metavar="M",
        help="measure this one, as with `emosub analyze`, before what comes along",
    )
    parser.add_argument(
        "--download", action="store_true", help="allow fetching models that are not here"
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
    what = "text alone" if options.text_only else "text and sound"
    what = "sound alone" if options.audio_only else what
    return f"{what} ({', '.join(options.emotion_model)})" if options.emotion_model else what


def _classifiers(options: argparse.Namespace) -> list[Classifier]:
    """Return the models that are to be measured."""
    left_out = "audio" if options.text_only else "text" if options.audio_only else ""
    named = [load(name, Options(download=options.download)) for name in options.emotion_model]
    return [each for each in (*named, *default_classifiers()) if each.modality != left_out]


def _judged(
    lines: Sequence[Label], options: argparse.Namespace, progress: ProgressLine
) -> tuple[list[Emotion], list[Scores | None]]:
    """Return the labels and what the models say of the same lines, film by film."""
    classifiers = _classifiers(options)
    true: list[Emotion] = []
    said: list[Scores | None] = []
    done = 0
    for film_lines in _films(lines, options):
        if options.text_only:
            sound, cues = _SILENCE, [_cue(line) for line in film_lines]
        else:
            sound, cues = _heard(film_lines, options, progress)
        judge = Judge(Film(sound, classifiers))
        judge.take([replace(cue, id=number) for number, cue in enumerate(cues, 1)])
        for line, cue in zip(film_lines, judge.final(), strict=True):
            if line.label is not None:
                true.append(line.label)
                said.append(cue.evidence.combined if cue.evidence else None)
        done += len(film_lines)
        progress.update(Progress(Stage.EMOTION, done, len(lines)))
    return true, said


def _films(lines: Sequence[Label], options: argparse.Namespace) -> list[list[Label]]:
    """Return the lines of each film, which are judged against each other.

    Words alone are judged as one film. So are clips of a line or two each, as collections of
    acted lines have them: one clip tells nothing of what is normal in the others.
    """
    films = [list(group) for _, group in groupby(lines, key=lambda line: line.video)]
    clips = all(len(film) <= _CLIP_LINES for film in films)
    return [list(lines)] if options.text_only or clips else films


def _heard(
    lines: Sequence[Label], options: argparse.Namespace, progress: ProgressLine
) -> tuple[Reel, list[Cue]]:
    """Return the sound of a film, or of clips one after the other, and its lines therein."""
    reel = Reel()
    cues = []
    for video, group in groupby(lines, key=lambda line: line.video):
        start, end = reel.add(_sound(video, options, progress))
        for line in group:
            cue = _cue(line)
            first, last = (start + cue.start, start + cue.end) if cue.duration else (start, end)
            cues.append(replace(cue, start=min(first, end), end=min(last, end)))
    return reel, cues


class Reel:
    """The sounds of files, one after the other, so far apart that none surrounds another's cues."""

    def __init__(self) -> None:
        self._sounds: list[Pcm] = []
        self._starts: list[int] = []
        self._end = 0

    def add(self, pcm: Pcm) -> tuple[int, int]:
        """Append (samples,) int16 at 16 kHz; return where it starts and ends, in milliseconds."""
        start, end = self._end, self._end + -(-len(pcm) // _PER_MS) * _PER_MS
        self._sounds.append(pcm)
        self._starts.append(start)
        self._end = end + SURROUNDINGS
        return start // _PER_MS, end // _PER_MS

    def __getitem__(self, samples: slice) -> Pcm:
        """Return what the file in which a stretch ends, or after which it does, has of it."""
        index = max(0, bisect_left(self._starts, samples.stop) - 1)
        start = self._starts[index]
        return self._sounds[index][max(0, samples.start - start) : samples.stop - start]


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


def _cue(line: Label) -> Cue:
    """Return a labelled line as a cue."""
    start, end = round(line.start * 1000), round(line.end * 1000)
    text = markup.from_plain(line.text)
    return Cue(0, start, max(start, end), text, speaker=line.speaker)


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
