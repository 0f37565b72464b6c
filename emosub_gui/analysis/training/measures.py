"""What the model cards report of a text model, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.emotion import INDEX, Emotion

Matrix = NDArray[np.floating]

_THRESHOLDS = np.concatenate([np.arange(0.01, 0.10, 0.01), np.arange(0.10, 0.90, 0.02)])
_TEMPERATURES = np.arange(0.50, 4.01, 0.05)
_NEUTRAL = INDEX[Emotion.NEUTRAL]


class Interval(msgspec.Struct, frozen=True):
    """A figure with the ends of its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


class Fit(msgspec.Struct, frozen=True):
    """How the fusion should read a model's distributions (see `analysis.fusion`).

    Attributes:
        prior: (7,) shares that its training made it expect.
        temperature: divides its log-ratios to the prior.
        neutral_bias: added to neutral's log-ratio afterwards.
    """

    prior: tuple[float, ...]
    temperature: float = 1.0
    neutral_bias: float = 0.0

    def apply(self, scores: Matrix, expected: Matrix) -> NDArray[np.float64]:
        """Return (lines, 7) distributions where `expected` (7,) is what a film holds."""
        ratio = np.log(np.maximum(scores, 1e-6)) - np.log(np.maximum(self.prior, 1e-6))
        logits = np.log(expected) + ratio / self.temperature
        logits[:, _NEUTRAL] += self.neutral_bias
        return softmax(logits)


def softmax(logits: Matrix) -> NDArray[np.float64]:
    """Return (lines, classes) distributions."""
    weights = np.exp(np.asarray(logits, np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float64)


def f1(truth: Matrix, guess: Matrix) -> NDArray[np.float64]:
    """Return (classes,) F1 of 0/1 matrices (lines, classes); 0 for a class without any."""
    both = (truth * guess).sum(axis=0)
    return np.asarray(2 * both / np.maximum(truth.sum(axis=0) + guess.sum(axis=0), 1), np.float64)


def macro_f1(truth: Matrix, guess: Matrix) -> float:
    """Return the unweighted mean F1 of 0/1 matrices."""
    return float(f1(truth, guess).mean())


def accuracy(truth: Matrix, guess: Matrix) -> float:
    """Return the share of lines whose one guess is true."""
    return float((truth * guess).sum() / len(truth))


def one_hot(scores: Matrix) -> NDArray[np.float64]:
    """Return (lines, classes) with a 1 at each line's highest score."""
    return np.asarray(np.eye(scores.shape[1])[scores.argmax(axis=1)], np.float64)


def choose_thresholds(truth: Matrix, scores: Matrix) -> NDArray[np.float64]:
    """Return (classes,) thresholds that give each class its best F1 on these lines."""
    columns = [
        [f1(truth[:, [k]], scores[:, [k]] > threshold)[0] for threshold in _THRESHOLDS]
        for k in range(scores.shape[1])
    ]
    return np.asarray(_THRESHOLDS[np.argmax(columns, axis=1)], np.float64)


def bootstrap(
    measure: Callable[[Matrix, Matrix], float], truth: Matrix, guess: Matrix, times: int = 1000
) -> Interval:
    """Return the measure with its 2.5th and 97.5th percentile over resampled lines."""
    chance = np.random.default_rng(0)
    draws = chance.integers(0, len(truth), (times, len(truth)))
    low, high = np.quantile([measure(truth[d], guess[d]) for d in draws], [0.025, 0.975])
    return Interval(measure(truth, guess), float(low), float(high))


def draw_like_film(truth: Matrix, expected: Matrix) -> NDArray[np.int64]:
    """Return the numbers of as many lines as hold each emotion as often as films do.

    No line is drawn twice, so that intervals are honest; the scarcest emotion sets the size.

    Args:
        truth: (lines, 7) of 0 and 1; lines with several emotions are left out.
        expected: (7,) share of each emotion in a film.
    """
    chance = np.random.default_rng(0)
    single = truth * (truth.sum(axis=1, keepdims=True) == 1)
    counts = single.sum(axis=0)
    size = (counts / expected)[counts > 0].min()
    drawn = [
        chance.permutation(np.flatnonzero(single[:, k]))[: round(size * expected[k])]
        for k in range(truth.shape[1])
    ]
    return np.sort(np.concatenate(drawn))


def cross_entropy(truth: Matrix, scores: Matrix) -> float:
    """Return the mean of -log p of the true class, in nats."""
    return float(-np.log(np.maximum((truth * scores).sum(axis=1), 1e-12)).mean())


def calibration_error(truth: Matrix, scores: Matrix, bins: int = 15) -> float:
    """Return the expected calibration error over bins of equal width (Guo et al. 2017)."""
    confidence, right = scores.max(axis=1), (truth * one_hot(scores)).sum(axis=1)
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs((confidence[place == b] - right[place == b]).sum()) for b in range(bins)]
    return float(sum(gaps) / len(scores))


def chance_calibration_error(scores: Matrix, times: int = 20) -> float:
    """Return the mean calibration error if the truth were drawn from the scores themselves.

    Bins of few lines differ from their confidence by chance alone, so the error of a perfect
    model is not 0 (A. Kumar et al., "Verified uncertainty calibration", 2019).
    """
    chance = np.random.default_rng(0)
    ends = np.cumsum(scores, axis=1)[:, :-1]
    drawn = [(chance.random((len(scores), 1)) > ends).sum(axis=1) for _ in range(times)]
    return float(np.mean([calibration_error(np.eye(scores.shape[1])[y], scores) for y in drawn]))


def calibrate(
    truth: Matrix, scores: Matrix, prior: Matrix, expected: Matrix, neutral_bias: float = 0.0
) -> Fit:
    """Return the temperature of least cross-entropy on these lines, the bias being given."""
    fits = (
        Fit(tuple(prior.tolist()), round(float(temperature), 2), neutral_bias)
        for temperature in _TEMPERATURES
    )
    return min(fits, key=lambda fit: cross_entropy(truth, fit.apply(scores, expected)))


def doubtful_share(truth: Matrix, scores: Matrix, share: float = 0.2) -> float:
    """Return how many times their part of the errors the least certain lines hold.

    1 is a ranking by chance; the most that is possible is 1 / share.
    """
    wrong = 1.0 - (truth * one_hot(scores)).sum(axis=1)
    least = np.argsort(scores.max(axis=1))[: max(1, round(share * len(scores)))]
    return float(wrong[least].sum() / max(wrong.sum(), 1.0) / share)
