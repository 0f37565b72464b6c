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
    choose_threshold,
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
        own: macro-F1 with each class's own threshold.
        common: macro-F1 with one threshold for all.
        classes: (7,) F1 with own thresholds.
    """

    own: Interval
    common: Interval
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
    summed probability is above a threshold.
    """
    ekman, to_ekman = read_maps()["ekman"], model.matrix("ekman")
    known, truth = Sample.of(dev, ekman), Sample.of(test, ekman)
    known_scores = judge(model, known.texts) @ to_ekman
    scores = judge(model, truth.texts) @ to_ekman
    own = (scores > choose_thresholds(known.truth, known_scores)).astype(float)
    common = (scores > choose_threshold(known.truth, known_scores)).astype(float)
    return MultiLabel(
        bootstrap(macro_f1, truth.truth, own),
        bootstrap(macro_f1, truth.truth, common),
        tuple(f1(truth.truth, own).tolist()),
    )


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
