"""Measure a text model as it is shipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.embedded_text import TextModel
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.training.data import (
    Floats,
    LabelMap,
    Line,
    emotions_of,
    read_maps,
)
from emosub_gui.analysis.training.measures import (
    Fit,
    Interval,
    accuracy,
    bootstrap,
    calibration_error,
    choose_thresholds,
    cross_entropy,
    doubtful_share,
    draw_like_film,
    f1,
    macro_f1,
    one_hot,
)
from emosub_gui.core.emotion import EMOTIONS

Scored = NDArray[np.float64]
_LEAST = 1e-6

FILM = np.array(tuple(FusionSettings().prior))
"""(7,) what a film is expected to hold."""


class Sample(NamedTuple):
    """Texts with the emotions that each shows.

    Attributes:
        texts: as written.
        truth: (texts, 7) of 0 and 1.
        expected: (7,) share of each emotion that the fusion is told to expect.
    """

    texts: list[str]
    truth: Floats
    expected: NDArray[np.floating] = FILM

    @classmethod
    def of(cls, lines: Sequence[Line], label_map: LabelMap) -> Sample:
        """Make a sample of labelled lines under a map."""
        return cls([line.text for line in lines], emotions_of(lines, label_map))

    def shares(self) -> NDArray[np.floating]:
        """Return (7,) shares among the texts that show one emotion only."""
        shares = np.maximum(self.truth[self.truth.sum(axis=1) == 1].mean(axis=0), 1e-3)
        return np.asarray(shares / shares.sum())

    def single(self, expected: NDArray[np.floating]) -> Sample:
        """Keep the texts that show one emotion only, to be judged with these shares."""
        kept = self._take(np.flatnonzero(self.truth.sum(axis=1) == 1))
        return kept._replace(expected=expected)

    def like_film(self) -> Sample:
        """Draw texts with one emotion so that each is as frequent as in a film."""
        return self._take(draw_like_film(self.truth, FILM))

    def _take(self, kept: NDArray[np.int64]) -> Sample:
        return Sample([self.texts[index] for index in kept.tolist()], self.truth[kept])


class MultiLabel(msgspec.Struct, frozen=True):
    """Several emotions may hold at once; thresholds come from the development split.

    Attributes:
        dev: macro-F1 of each half of that split, with thresholds from the other half.
        test: macro-F1 of the test split.
        greedy: the same with the thresholds of the highest F1 on dev.
        classes: (7,) F1 of the test split.
    """

    dev: Interval
    test: Interval
    greedy: Interval
    classes: tuple[float, ...]


class OneLabel(msgspec.Struct, frozen=True):
    """One emotion a line, by the highest score."""

    lines: int
    accuracy: Interval
    macro_f1: Interval
    classes: tuple[float, ...]
    always_neutral: float
    neutral_rate: float
    cross_entropy: float
    calibration_error: float
    doubtful_share: float


def judge(model: TextModel, texts: Sequence[str]) -> Scored:
    """Return (texts, labels) probabilities, each text by itself."""
    unique = {text: model.probabilities(text) for text in dict.fromkeys(texts)}
    return np.stack([unique[text] for text in texts])


def ekman_multi_label(model: TextModel, dev: Sequence[Line], test: Sequence[Line]) -> MultiLabel:
    """Measure as the GoEmotions paper does (Demszky et al. 2020, section 5.3).

    Labels and probabilities are grouped by the Ekman map; an emotion is predicted where its
    summed probability reaches a threshold.
    """
    ekman, to_ekman = read_maps()["ekman"], model.matrix("ekman")
    known, unseen = Sample.of(dev, ekman), Sample.of(test, ekman)
    known_scores, scores = (judge(model, each.texts) @ to_ekman for each in (known, unseen))
    guess = (scores >= expected_f1_thresholds(known.truth, known_scores)).astype(float)
    greedy = (scores > choose_thresholds(known.truth, known_scores)).astype(float)
    return MultiLabel(
        bootstrap(macro_f1, known.truth, _guess_by_halves(known.truth, known_scores)),
        bootstrap(macro_f1, unseen.truth, guess),
        bootstrap(macro_f1, unseen.truth, greedy),
        tuple(f1(unseen.truth, guess).tolist()),
    )


def expected_f1_thresholds(truth: Floats, scores: Scored) -> Scored:
    """Return (classes,) thresholds of the highest F1 that calibrated scores promise.

    The threshold of the highest F1 on the lines themselves follows chance: chosen on one half
    of GoEmotions dev, it loses .005 of macro-F1 on the other half against this one. Each class
    is calibrated by two numbers (Platt 1999, "Probabilistic outputs for support vector
    machines"), and F1 is what those probabilities lead one to expect (Lipton et al. 2014,
    "Optimal thresholding of classifiers to maximize F1 measure").
    """
    return np.array([_threshold(*column) for column in zip(truth.T, scores.T, strict=True)])


def _threshold(truth: Floats, scores: Scored) -> float:
    """Return one class's threshold."""
    from scipy.optimize import minimize
    from scipy.special import expit, logit

    ordered = logit(np.clip(np.sort(scores)[::-1], _LEAST, 1.0 - _LEAST))
    odds = logit(np.clip(scores, _LEAST, 1.0 - _LEAST))
    positive, negative = truth.sum(), len(truth) - truth.sum()
    targets = np.where(truth > 0, (positive + 1) / (positive + 2), 1 / (negative + 2))

    def loss(line: Scored) -> float:
        values = line[0] * odds + line[1]
        return float((np.logaddexp(0.0, values) - targets * values).mean())

    slope, offset = minimize(loss, (1.0, 0.0)).x
    chances = expit(slope * ordered + offset)
    chosen = np.arange(1, len(chances) + 1)
    best = int(np.argmax(2.0 * np.cumsum(chances) / (chosen + chances.sum())))
    return float(expit(ordered[best]))


def _guess_by_halves(truth: Floats, scores: Scored) -> NDArray[np.float64]:
    """Return what is predicted of every other line with thresholds from the lines between."""
    guess = np.zeros(scores.shape)
    for half in (slice(0, None, 2), slice(1, None, 2)):
        other = slice(1 - half.start, None, 2)
        guess[half] = scores[half] >= expected_f1_thresholds(truth[other], scores[other])
    return guess


def one_label(truth: NDArray[np.floating], scores: Scored) -> OneLabel:
    """Measure the best class of each line against (lines, 7) truth with one 1 in each row."""
    guess = one_hot(scores)
    return OneLabel(
        len(truth),
        bootstrap(accuracy, truth, guess),
        bootstrap(macro_f1, truth, guess),
        tuple(f1(truth, guess).tolist()),
        float(truth[:, 0].mean()),
        float(guess[:, 0].mean()),
        cross_entropy(truth, scores),
        calibration_error(truth, scores),
        doubtful_share(truth, scores),
    )


def fused(model: TextModel, sample: Sample, fit: Fit) -> OneLabel:
    """Measure a model alone in the fusion."""
    scores = judge(model, sample.texts) @ model.to_emotions
    return one_label(sample.truth, fit.apply(scores, sample.expected))


def class_table(columns: Mapping[str, Sequence[float]]) -> str:
    """Return a Markdown table with a row for each emotion."""
    rows = [["F1", *columns], ["---", *("---:" for _ in columns)]]
    rows += [
        [str(emotion), *(f"{values[index]:.3f}" for values in columns.values())]
        for index, emotion in enumerate(EMOTIONS)
    ]
    return _markdown(rows)


def one_label_table(columns: Mapping[str, OneLabel]) -> str:
    """Return a Markdown table with a row for each figure."""
    found = columns.values()
    return _markdown(
        [
            ["", *columns],
            ["---", *("---:" for _ in columns)],
            ["lines", *(str(one.lines) for one in found)],
            ["accuracy", *(str(one.accuracy) for one in found)],
            ["macro-F1", *(str(one.macro_f1) for one in found)],
            [
                "neutral in truth (accuracy of always neutral)",
                *(f"{one.always_neutral:.3f}" for one in found),
            ],
            ["neutral in prediction", *(f"{one.neutral_rate:.3f}" for one in found)],
            ["cross-entropy, nats", *(f"{one.cross_entropy:.3f}" for one in found)],
            ["calibration error", *(f"{one.calibration_error:.3f}" for one in found)],
            [
                "share of errors in the least certain fifth, × its size",
                *(f"{one.doubtful_share:.2f}" for one in found),
            ],
        ]
    )


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
