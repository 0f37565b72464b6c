"""Labelled lines on the command line: which ones, what judges them, and what that says of them.

`emosub evaluate`, `emosub tune` and `emosub compare` share this.
"""

from __future__ import annotations

import argparse
import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from emosub_gui.analysis.classifiers.loading import Options, load
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.judging import PAUSE_MS, Film, Judge, Sound
from emosub_gui.analysis.pipeline import default_classifiers
from emosub_gui.analysis.types import SAMPLE_RATE, Classifier, Pcm
from emosub_gui.cli.terminal import ProgressLine
from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import FileMissingError, UsageError
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.formats import labels
from emosub_gui.formats.labels import Label
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache

Judged = tuple[Label, Cue]
"""A line and what the models say of it."""

_SILENCE: Sound = np.zeros(0, np.int16)
_CLIP_LINES = 2
"""Lines up to which a file is a clip among others, and no film."""
_PER_MS = SAMPLE_RATE // 1000
_APART_MS = 2 * PAUSE_MS
"""Between two videos, so that nothing of the one is before or around a line of the other."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say which lines, and which models."""
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
        help="take this one, as with `emosub analyze`, before what comes along",
    )
    parser.add_argument(
        "--download", action="store_true", help="allow fetching models that are not here"
    )


def read(options: argparse.Namespace) -> list[Label]:
    """Return the lines.

    Raises:
        FileError: the file cannot be read.
        SubtitleFormatError: a line is no label.
        UsageError: none has a label.
    """
    lines = labels.read(options.labels)
    if not any(line.label for line in lines):
        raise UsageError(reason=f"no line of {options.labels} has a label")
    return lines


def models(options: argparse.Namespace) -> str:
    """Say which models judge."""
    what = "text alone" if options.text_only else "text and sound"
    what = "sound alone" if options.audio_only else what
    return f"{what} ({', '.join(options.emotion_model)})" if options.emotion_model else what


def _classifiers(options: argparse.Namespace) -> list[Classifier]:
    """Return the models that judge."""
    left_out = "audio" if options.text_only else "text" if options.audio_only else ""
    named = [load(name, Options(download=options.download)) for name in options.emotion_model]
    return [each for each in (*named, *default_classifiers()) if each.modality != left_out]


def judged(
    lines: Sequence[Label],
    options: argparse.Namespace,
    progress: ProgressLine,
    settings: FusionSettings | None = None,
) -> list[list[Judged]]:
    """Return lines with what the models say of them, film by film.

    Raises:
        ModelError: a model cannot be used.
        MediaError: a film cannot be heard.
        FileMissingError: a film is not there.
        UsageError: a line names no film, and sound is asked for.
    """
    classifiers = _classifiers(options)
    films: list[list[Judged]] = []
    done = 0
    for film_lines, sound, cues in opened(lines, options, progress):
        judge = Judge(Film(sound, classifiers), settings)
        judge.take(cues)
        films.append(list(zip(film_lines, judge.final(), strict=True)))
        done += len(film_lines)
        progress.update(Progress(Stage.EMOTION, done, len(lines)))
    return films


def opened(
    lines: Sequence[Label], options: argparse.Namespace, progress: ProgressLine
) -> Iterator[tuple[list[Label], Sound, list[Cue]]]:
    """Yield each film's lines, its sound, and the lines as cues, whose ids no other film's have.

    Raises:
        MediaError: a film cannot be heard.
        FileMissingError: a film is not there.
        UsageError: a line names no film, and sound is asked for.
    """
    numbers = itertools.count(1)
    for film_lines in films_of(lines, options):
        if options.text_only:
            sound, cues = _SILENCE, _read(film_lines)
        else:
            sound, cues = _heard(film_lines, options, progress)
        yield film_lines, sound, [replace(cue, id=next(numbers)) for cue in cues]


def are_clips(lines: Sequence[Label]) -> bool:
    """Tell whether the lines are of clips, a line or two each, and not of films."""
    return all(
        len(list(group)) <= _CLIP_LINES for _, group in groupby(lines, key=lambda line: line.video)
    )


def films_of(lines: Sequence[Label], options: argparse.Namespace) -> list[list[Label]]:
    """Return the lines of each film, which are judged against each other.

    Words alone are judged as one film. So are clips of a line or two each, as collections of
    acted lines have them: one clip tells nothing of what is normal in the others.
    """
    if options.text_only or are_clips(lines):
        return [list(lines)]
    return [list(group) for _, group in groupby(lines, key=lambda line: line.video)]


def _read(lines: Sequence[Label]) -> list[Cue]:
    """Return words alone as cues.

    Where a line is of another video than the last, or of none, it is so far away that nothing
    counts as said before it.
    """
    cues: list[Cue] = []
    start = end = 0
    video = ""
    for line in lines:
        if not line.video or line.video != video:
            start, video = end + _APART_MS, line.video
        cue = _cue(line)
        cues.append(replace(cue, start=start + cue.start, end=start + cue.end))
        end = max(end, cues[-1].end)
    return cues


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
    """The sounds of files, so far apart that none has to do with another's cues."""

    def __init__(self) -> None:
        self._sounds: list[Pcm] = []
        self._starts: list[int] = []
        self._end = 0

    def add(self, pcm: Pcm) -> tuple[int, int]:
        """Append (samples,) int16 at 16 kHz; return where it starts and ends, in milliseconds."""
        start, end = self._end, self._end + -(-len(pcm) // _PER_MS) * _PER_MS
        self._sounds.append(pcm)
        self._starts.append(start)
        self._end = end + _APART_MS * _PER_MS
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
