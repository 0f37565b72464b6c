"""How right an emotion model is, against the simplest thing that could work.

The baseline calls everything neutral. In drama that is right for about half of all lines, so
accuracy alone says little: macro-F1 asks for every emotion alike, and calibration asks whether
a confidence means what it says, for the review queue is ordered by it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores

Floats = NDArray[np.float64]
Labels = NDArray[np.intp]

_BINS = 15
"""As in Guo et al. 2017, "On calibration of modern neural networks"."""
_RESAMPLES = 1000
_FLOOR = 1e-6
_DOUBTFUL_SHARE = 0.2


class Interval(msgspec.Struct, frozen=True, array_like=True):
    """A 95 % bootstrap interval (percentiles over resampled lines)."""

    low: float
    high: float


class ClassFigures(msgspec.Struct, frozen=True):
    """How well one emotion is found.

    Attributes:
        precision: of the lines called so, the share that are so.
        recall: of the lines that are so, the share called so.
        f1: their harmonic mean.
        support: how many lines are so.
        predicted: how many lines were called so.
    """

    precision: float
    recall: float
    f1: float
    support: int
    predicted: int


class Baseline(msgspec.Struct, frozen=True):
    """What calling every line neutral gives.

    Attributes:
        accuracy: share of neutral lines.
        macro_f1: over the emotions that occur.
        cross_entropy: of always answering with the true shares, the best constant answer.
    """

    accuracy: float
    macro_f1: float
    cross_entropy: float


class Evaluation(msgspec.Struct, frozen=True):
    """All figures; shares in [0, 1], cross-entropy in nats.

    Attributes:
        accuracy: share of lines called right.
        macro_f1: mean F1 of the emotions that occur among the labels.
        neutral_rate: share of lines called neutral.
        cross_entropy: mean of -log p(true label), p floored at 1e-6.
        calibration_error: expected calibration error over 15 bins of confidence.
        error_share_of_doubtful: share of all errors among the fifth of lines with the least
            confidence; 0.2 is chance.
        doubtful_ratio: how many times its part of the lines that is; 1 is chance.
        lines: how many were judged.
        skipped: labelled lines for which there was no evidence; called neutral.
        intervals: of accuracy, macro_f1, cross_entropy and calibration_error.
        per_class: figures by emotion.
        confusion: rows are labels, columns predictions, in the order of `EMOTIONS`.
        baseline: always neutral.
    """

    accuracy: float
    macro_f1: float
    neutral_rate: float
    cross_entropy: float
    calibration_error: float
    error_share_of_doubtful: float
    doubtful_ratio: float
    lines: int
    skipped: int
    intervals: dict[str, Interval]
    per_class: dict[Emotion, ClassFigures]
    confusion: tuple[tuple[int, ...], ...]
    baseline: Baseline


def evaluate(
    labels: Sequence[Emotion],
    scores: Sequence[Scores | None],
    *,
    resamples: int = _RESAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Compare distributions with labels.

    A line without evidence counts as called neutral, with the certainty of a guess: that is
    what its viewer gets.

    Args:
        labels: what people said.
        scores: what the models said, for the same lines.
        resamples: for the bootstrap; 0 leaves the intervals out.
        seed: of the bootstrap.

    Raises:
        ValueError: no lines, or the lengths differ.
    """
    if not labels or len(labels) != len(scores):
        raise ValueError("labels and scores must be as many, and at least one")
    guess = Scores.of([2 if emotion is Emotion.NEUTRAL else 1 for emotion in EMOTIONS])
    true = np.array([INDEX[label] for label in labels])
    probability = np.array([tuple(item or guess) for item in scores])
    called = probability.argmax(axis=1)
    confusion = _confusion(true, called)
    figures = _figures(confusion)
    doubtful = _doubtful(true, probability)
    return Evaluation(
        accuracy=_accuracy(true, probability),
        macro_f1=_macro_f1(true, probability),
        neutral_rate=float(np.mean(called == INDEX[Emotion.NEUTRAL])),
        cross_entropy=_cross_entropy(true, probability),
        calibration_error=_calibration_error(true, probability),
        error_share_of_doubtful=doubtful,
        doubtful_ratio=doubtful / _DOUBTFUL_SHARE,
        lines=len(labels),
        skipped=sum(item is None for item in scores),
        intervals=_intervals(true, probability, resamples, seed),
        per_class=dict(zip(EMOTIONS, figures, strict=True)),
        confusion=tuple(tuple(row) for row in confusion.tolist()),
        baseline=_baseline(true),
    )


def _confusion(true: Labels, called: Labels) -> NDArray[np.intp]:
    """Count (label, prediction) pairs, shape (7, 7)."""
    size = len(EMOTIONS)
    counts = np.bincount(true * size + called, minlength=size * size)
    return counts.reshape(size, size)


def _figures(confusion: NDArray[np.intp]) -> list[ClassFigures]:
    """Return the figures of each emotion."""
    hits, support, predicted = confusion.diagonal(), confusion.sum(axis=1), confusion.sum(axis=0)
    return [
        ClassFigures(
            precision=float(hit / called) if called else 0.0,
            recall=float(hit / real) if real else 0.0,
            f1=float(2 * hit / (real + called)) if real + called else 0.0,
            support=int(real),
            predicted=int(called),
        )
        for hit, real, called in zip(hits, support, predicted, strict=True)
    ]


def _accuracy(true: Labels, probability: Floats) -> float:
    return float(np.mean(probability.argmax(axis=1) == true))


def _macro_f1(true: Labels, probability: Floats) -> float:
    """Return the mean F1 of the emotions that occur."""
    confusion = _confusion(true, probability.argmax(axis=1))
    support = confusion.sum(axis=1)
    f1 = 2 * confusion.diagonal() / np.maximum(support + confusion.sum(axis=0), 1)
    return float(f1[support > 0].mean())


def _cross_entropy(true: Labels, probability: Floats) -> float:
    own = probability[np.arange(len(true)), true]
    return float(-np.log(np.maximum(own, _FLOOR)).mean())


def _calibration_error(true: Labels, probability: Floats) -> float:
    """Return the mean gap between confidence and accuracy, weighted by the bins' sizes."""
    confidence = probability.max(axis=1)
    right = probability.argmax(axis=1) == true
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gap = np.bincount(bins, confidence - right, minlength=_BINS)
    return float(np.abs(gap).sum() / len(true))


def _doubtful(true: Labels, probability: Floats) -> float:
    """Return the share of all errors that the least certain fifth holds."""
    wrong = probability.argmax(axis=1) != true
    if not wrong.any():
        return 0.0
    order = np.argsort(probability.max(axis=1), kind="stable")
    first = order[: max(1, round(len(true) * _DOUBTFUL_SHARE))]
    return float(wrong[first].sum() / wrong.sum())


def _intervals(true: Labels, probability: Floats, resamples: int, seed: int) -> dict[str, Interval]:
    """Return bootstrap intervals of the figures that are means over lines."""
    measures: dict[str, Callable[[Labels, Floats], float]] = {
        "accuracy": _accuracy,
        "macro_f1": _macro_f1,
        "cross_entropy": _cross_entropy,
        "calibration_error": _calibration_error,
    }
    if not resamples:
        return {}
    generator = np.random.default_rng(seed)
    drawn: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(resamples):
        lines = generator.integers(0, len(true), len(true))
        for name, measure in measures.items():
            drawn[name].append(measure(true[lines], probability[lines]))
    return {
        name: Interval(*np.percentile(values, [2.5, 97.5]).tolist())
        for name, values in drawn.items()
    }


def _baseline(true: Labels) -> Baseline:
    """Return what calling everything neutral gives."""
    shares = np.bincount(true, minlength=len(EMOTIONS)) / len(true)
    neutral = np.zeros((len(true), len(EMOTIONS)))
    neutral[:, INDEX[Emotion.NEUTRAL]] = 1.0
    there = shares[shares > 0]
    return Baseline(
        accuracy=_accuracy(true, neutral),
        macro_f1=_macro_f1(true, neutral),
        cross_entropy=float(-(there * np.log(there)).sum()),
    )


# ---- reports ----------------------------------------------------------------------------


def markdown(evaluation: Evaluation, title: str) -> str:
    """Write an evaluation as Markdown tables."""
    rows = [
        f"## {title}",
        "",
        f"{evaluation.lines} lines, {evaluation.skipped} without evidence.",
        "",
    ]
    rows += ["| | models | 95 % | always neutral |", "| --- | --- | --- | --- |"]
    rows += ["| " + " | ".join(row) + " |" for row in summary_rows(evaluation)]
    rows += ["", "| emotion | precision | recall | F1 | labelled | called |"]
    rows += ["| --- | --- | --- | --- | --- | --- |"]
    rows += ["| " + " | ".join(row) + " |" for row in class_rows(evaluation)]
    rows += ["", "| labelled \\ called | " + " | ".join(EMOTIONS) + " |"]
    rows += ["| --- |" + " --- |" * len(EMOTIONS)]
    rows += [
        f"| {emotion} | " + " | ".join(map(str, row)) + " |"
        for emotion, row in zip(EMOTIONS, evaluation.confusion, strict=True)
    ]
    return "\n".join(rows) + "\n"


def summary_rows(evaluation: Evaluation) -> list[list[str]]:
    """Return the main figures as (name, value, interval, baseline)."""
    base = evaluation.baseline
    return [
        _row(evaluation, "accuracy", f"{base.accuracy:.3f}"),
        _row(evaluation, "macro_f1", f"{base.macro_f1:.3f}"),
        _row(evaluation, "cross_entropy", f"{base.cross_entropy:.3f}"),
        _row(evaluation, "calibration_error", ""),
        _row(evaluation, "neutral_rate", "1.000"),
        _row(evaluation, "error_share_of_doubtful", "0.200"),
        _row(evaluation, "doubtful_ratio", "1.000"),
    ]


def class_rows(evaluation: Evaluation) -> list[list[str]]:
    """Return each emotion's figures as (name, precision, recall, F1, labelled, called)."""
    return [
        [
            str(emotion),
            f"{each.precision:.3f}",
            f"{each.recall:.3f}",
            f"{each.f1:.3f}",
            str(each.support),
            str(each.predicted),
        ]
        for emotion, each in evaluation.per_class.items()
    ]


def _row(evaluation: Evaluation, name: str, baseline: str) -> list[str]:
    interval = evaluation.intervals.get(name)
    span = f"{interval.low:.3f} to {interval.high:.3f}" if interval else ""
    return [name.replace("_", " "), f"{getattr(evaluation, name):.3f}", span, baseline]
