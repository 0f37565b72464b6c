"""Measure a text model as it is shipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        before: what was said before each, nearest first; empty where nothing was.
    """

    texts: list[str]
    truth: Floats
    expected: NDArray[np.floating] = FILM
    before: Sequence[tuple[str, ...]] = ()

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
    """Several emotions may hold at once; the decision comes from the development split.

    Attributes:
        dev: macro-F1 of that split, each half decided by what was learned on the other.
        test: macro-F1 of the test split.
        greedy: the same with bare thresholds, those of the highest F1 on dev.
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


def judge(ask: Callable[[str], Scored], texts: Sequence[str]) -> Scored:
    """Return what a model's method says of each text, (texts, ...), asked once for equal ones."""
    unique = {text: ask(text) for text in dict.fromkeys(texts)}
    return np.stack([unique[text] for text in texts])


def ekman_multi_label(model: TextModel, dev: Sequence[Line], test: Sequence[Line]) -> MultiLabel:
    """Measure as the GoEmotions paper does (Demszky et al. 2020, section 5.3).

    Labels and probabilities are grouped by the Ekman map; what is decided from the seven sums
    is learned on dev.
    """
    ekman, to_ekman = read_maps()["ekman"], model.matrix("ekman")
    known, unseen = Sample.of(dev, ekman), Sample.of(test, ekman)
    known_scores, scores = (
        judge(model.probabilities, each.texts) @ to_ekman for each in (known, unseen)
    )
    halves = [decision(known.truth[half::2], known_scores[half::2]) for half in (0, 1)]
    dev_guess = np.empty(known_scores.shape)
    for half, decide in enumerate(halves):
        dev_guess[1 - half :: 2] = decide(known_scores[1 - half :: 2])
    guess = decision(known.truth, known_scores)(scores)
    greedy = (scores > choose_thresholds(known.truth, known_scores)).astype(float)
    return MultiLabel(
        bootstrap(macro_f1, known.truth, dev_guess),
        bootstrap(macro_f1, unseen.truth, guess),
        bootstrap(macro_f1, unseen.truth, greedy),
        tuple(f1(unseen.truth, guess).tolist()),
    )


def decision(truth: Floats, shares: Scored) -> Callable[[Scored], Scored]:
    """Learn to tell from (lines, 7) shares which emotions are there: 1, or 0.

    A network's shares sum to 1, so an emotion's is small where a second one is there too. Hence
    a logistic regression for each emotion on the logarithms of all shares; then the threshold
    of the highest F1 that its probabilities lead one to expect, which follows the chance of
    these lines less than the threshold of their own highest F1 does.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    presence = OneVsRestClassifier(make_pipeline(StandardScaler(), LogisticRegression()))

    def probabilities(asked: Scored) -> Scored:
        return np.asarray(presence.predict_proba(np.log(np.maximum(asked, _LEAST))))

    presence.fit(np.log(np.maximum(shares, _LEAST)), truth)
    thresholds = np.maximum(expected_f1_thresholds(probabilities(shares)), _LEAST)
    return lambda asked: (probabilities(asked) >= thresholds).astype(float)


def expected_f1_thresholds(probabilities: Scored) -> Scored:
    """Return (classes,) thresholds of the highest F1 to expect of (lines, classes).

    Lipton et al. 2014, "Optimal thresholding of classifiers to maximize F1 measure".
    """
    ordered = -np.sort(-probabilities, axis=0)
    chosen = np.arange(1, len(ordered) + 1)[:, None]
    expected = 2.0 * np.cumsum(ordered, axis=0) / (chosen + ordered.sum(axis=0))
    best = expected.argmax(axis=0)
    return np.asarray(np.take_along_axis(ordered, best[None], axis=0)[0])


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
    if sample.before:
        asked = zip(sample.texts, sample.before, strict=True)
        scores = np.stack([model.emotions(text, before) for text, before in asked])
    else:
        scores = judge(model.emotions, sample.texts)
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
