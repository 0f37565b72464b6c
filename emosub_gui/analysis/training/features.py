"""Train a linear support vector machine on functionals, with a person's own labelled lines.

    python -m emosub_gui.analysis.training.features LABELS.jsonl --media FILMS --out FOLDER

LABELS is what `emosub analyze -o x.jsonl` writes and a person has corrected. FOLDER is then a
model by itself: `emosub analyze film.mp4 --emotion-model FOLDER`. Functionals are the program's
own, or openSMILE's with `--features eGeMAPSv02` or `ComParE_2016`, as in B. Schuller et al., "The
INTERSPEECH 2009 Emotion Challenge", whose baseline is such a machine. What it says of itself is
measured on folds that it was not trained on, by speaker where speakers are named.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.features import FeatureSet, Linear, describer
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm
from emosub_gui.core.errors import UsageError
from emosub_gui.core.files import write_bytes
from emosub_gui.formats import labels
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache

Array = NDArray[np.float64]

_LOG = logging.getLogger("emosub_gui.analysis.training.features")

FEWEST = 4
"""Lines that each emotion needs."""
_FOLDS = 5
_COST = 0.01
"""Weight of errors against the width of the margin."""
_SCALES = np.geomspace(0.1, 30.0, 60)
"""Among which the one is taken that makes decisions probabilities."""


class Example(msgspec.Struct, frozen=True):
    """A labelled line: its sound, its emotion, and whose it is."""

    pcm: Pcm
    label: str
    speaker: str = ""


class Measured(msgspec.Struct, frozen=True):
    """How right the machine is on lines that it was not trained on.

    Attributes:
        lines: how many there were.
        accuracy: share called right.
        recall: unweighted average over the emotions.
        cross_entropy: in nats.
        by_speaker: whether the lines of a speaker were kept together.
    """

    lines: int
    accuracy: float
    recall: float
    cross_entropy: float
    by_speaker: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure and write, as the command line asks."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(description="Train a classifier on your own labels.")
    parser.add_argument("labels", type=Path, help="labelled lines (.jsonl)")
    parser.add_argument("--media", type=Path, help="folder of the films (default: that of LABELS)")
    parser.add_argument("--out", type=Path, required=True, help="folder of the finished model")
    parser.add_argument(
        "--features", type=FeatureSet, choices=list(FeatureSet), default=FeatureSet.OWN
    )
    options = parser.parse_args(arguments)
    media = options.media or options.labels.parent
    linear, measured = train(list(examples(options.labels, media, Cache())), options.features)
    linear.write(options.out)
    write_bytes(options.out / "measured.json", msgspec.json.format(msgspec.json.encode(measured)))
    _LOG.info("%s", measured)


def examples(path: Path, media: Path, cache: Cache) -> Iterator[Example]:
    """Yield the labelled lines of a file with their sound.

    Raises:
        FileError, SubtitleFormatError: the labels cannot be read.
        MediaError: a film cannot be opened.
    """
    lines = [line for line in labels.read(path) if line.label and line.video]
    for video, group in groupby(sorted(lines, key=lambda line: line.video), lambda one: one.video):
        pcm = open_audio(media / video, cache=cache).pcm
        for line in group:
            start, end = (round(time * SAMPLE_RATE) for time in (line.start, line.end))
            yield Example(pcm[start : end or None], str(line.label), line.speaker)


def train(lines: Sequence[Example], features: FeatureSet) -> tuple[Linear, Measured]:
    """Return a classifier, and how right it is.

    Raises:
        UsageError: there are too few lines of an emotion, or only one emotion.
        PackageMissingError: openSMILE's functionals are wanted, and the package is not installed.
    """
    names, describe = describer(features)
    true = np.array([line.label for line in lines])
    classes, counts = np.unique(true, return_counts=True)
    if len(classes) < 2 or counts.min() < FEWEST:
        raise UsageError(reason=f"Label at least {FEWEST} lines of two emotions or more")
    values = np.stack([describe(line.pcm) for line in lines])
    mean = np.nan_to_num(np.nanmean(values, axis=0))
    deviation = np.nanstd(values, axis=0)
    deviation = np.where(np.nan_to_num(deviation) > 0.0, deviation, 1.0)
    against = np.nan_to_num((values - mean) / deviation)

    speakers = np.array([line.speaker for line in lines])
    decisions, by_speaker = _held_out(against, true, speakers)
    scale = min(_SCALES, key=lambda one: _cross_entropy(softmax(one * decisions), true, classes))
    machine = _machine().fit(against, true)
    weights, bias = _outputs(machine.coef_), _outputs(machine.intercept_[:, None])[:, 0]
    linear = Linear(
        features,
        names,
        tuple(classes.tolist()),
        tuple(mean.tolist()),
        tuple(deviation.tolist()),
        tuple(map(tuple, (scale * weights).tolist())),
        tuple((scale * bias).tolist()),
    )
    called = classes[decisions.argmax(axis=1)]
    recalls = [float(np.mean(called[true == one] == one)) for one in classes]
    entropy = _cross_entropy(softmax(scale * decisions), true, classes)
    accuracy = float(np.mean(called == true))
    return linear, Measured(len(lines), accuracy, float(np.mean(recalls)), entropy, by_speaker)


def _machine() -> Any:
    from sklearn.svm import LinearSVC

    return LinearSVC(C=_COST, class_weight="balanced", random_state=0)


def _held_out(values: Array, true: NDArray[Any], speakers: NDArray[Any]) -> tuple[Array, bool]:
    """Return (lines, classes) decisions of machines that have not seen the line."""
    from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict

    by_speaker = len(np.unique(speakers)) >= _FOLDS
    folds = (
        GroupKFold(_FOLDS)
        if by_speaker
        else StratifiedKFold(min(_FOLDS, FEWEST), shuffle=True, random_state=0)
    )
    groups = speakers if by_speaker else None
    decisions = cross_val_predict(
        _machine(), values, true, groups=groups, cv=folds, method="decision_function"
    )
    return _outputs(np.atleast_2d(decisions.T)).T, by_speaker


def _outputs(rows: Array) -> Array:
    """Return a row for each class; of two classes, scikit-learn keeps only the second's."""
    return np.concatenate([-rows, rows]) if len(rows) == 1 else rows


def _cross_entropy(probabilities: Array, true: NDArray[Any], classes: NDArray[Any]) -> float:
    given = probabilities[np.arange(len(true)), np.searchsorted(classes, true)]
    return float(-np.log(np.maximum(given, 1e-12)).mean())
