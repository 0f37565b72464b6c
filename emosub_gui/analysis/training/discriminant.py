"""The linear discriminant of the sound model: how it is fitted, calibrated and normalised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.baseline import Baseline, moments
from emosub_gui.analysis.training.emodb import CODES
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion

Array = NDArray[np.float64]

CLASSES: dict[str, Emotion] = {
    emotion: Emotion.NEUTRAL if emotion == "bored" else Emotion(emotion)
    for emotion in CODES.values()
}
"""The classes of the model in order, and the emotion of each: to be bored is one way of neutral."""
ORDER = tuple(CLASSES)
HIGH_AROUSAL = ("angry", "fear", "happy")
LOW_AROUSAL = ("sad", "bored")

NEUTRAL_SHARE = 0.65
"""How much of a speaker's normal is neutral speech, as in a film."""
SHRINKAGE = 0.2
"""Share of the covariance that is replaced by a multiple of the identity (Friedman 1989)."""

_TEMPERATURES = np.geomspace(0.5, 20.0, 75)


@dataclass(frozen=True, slots=True)
class Recordings:
    """The lines of a corpus in one recording of it.

    Attributes:
        features: (lines, features); NaN where unknown.
        classes: (lines,) index into `ORDER`.
        speakers: (lines,) names.
        sentences: (lines,) codes of the texts.
    """

    features: Array
    classes: NDArray[np.intp]
    speakers: NDArray[np.str_]
    sentences: NDArray[np.str_]

    @property
    def emotions(self) -> NDArray[np.intp]:
        """(lines,) index into `EMOTIONS`."""
        return np.array([INDEX[emotion] for emotion in CLASSES.values()])[self.classes]

    def where(self, mask: NDArray[np.bool_]) -> Recordings:
        """Return some of the lines."""
        return Recordings(
            self.features[mask], self.classes[mask], self.speakers[mask], self.sentences[mask]
        )

    def of_speakers(self) -> list[Recordings]:
        """Return the lines of each speaker."""
        return [self.where(self.speakers == name) for name in np.unique(self.speakers)]

    def film_weights(self) -> Array:
        """Return (lines,) weights under which one speaker is neutral as often as in a film."""
        neutral = self.classes == ORDER.index("neutral")
        share = NEUTRAL_SHARE if 0 < neutral.sum() < len(neutral) else 0.5
        weights = np.where(
            neutral, share / max(neutral.sum(), 1), (1.0 - share) / max((~neutral).sum(), 1)
        )
        return np.asarray(weights / weights.sum() * len(weights), np.float64)


@dataclass(frozen=True, slots=True)
class Discriminant:
    """A fitted model; its fields are what `classifiers.embedded_sound.SoundModel` reads.

    Attributes:
        weights: (classes + 1, features); the last row is for arousal.
        bias: (classes + 1,).
        population: what is normal before anything of a film is known.
    """

    weights: Array
    bias: Array
    population: Baseline

    def logits(self, lines: Recordings) -> Array:
        """Return (lines, classes + 1), each speaker heard against their own normal."""
        result = np.empty((len(lines.classes), len(self.bias)))
        for name in np.unique(lines.speakers):
            mask = lines.speakers == name
            result[mask] = normalised(lines.where(mask), self.population) @ self.weights.T
        return result + self.bias

    def divided(self, temperature: float, arousal_temperature: float) -> Discriminant:
        """Return the model with its temperatures inside the weights."""
        scale = np.full(len(self.bias), 1.0 / temperature)
        scale[-1] = 1.0 / arousal_temperature
        return Discriminant(self.weights * scale[:, None], self.bias * scale, self.population)


def population(recordings: Sequence[Recordings]) -> Baseline:
    """Return the mean of the speakers' means and the mean of their variances."""
    means, variances = [], []
    for recording in recordings:
        for speaker in recording.of_speakers():
            mean, variance, _ = moments(speaker.features, speaker.film_weights())
            means.append(mean)
            variances.append(variance)
    deviation = np.sqrt(np.mean(variances, axis=0) + 1e-9)
    return Baseline(np.mean(means, axis=0), deviation)


def normalised(speaker: Recordings, prior: Baseline) -> Array:
    """Return one speaker's features in deviations from their normal, as a film has it."""
    own = prior.updated(speaker.features, speaker.film_weights())
    return own.normalise(speaker.features)


def fit(recordings: Sequence[Recordings], shrinkage: float = SHRINKAGE) -> Discriminant:
    """Fit a regularised linear discriminant on several recordings of a corpus.

    J. Friedman, "Regularized Discriminant Analysis", JASA 84, 1989. All classes count alike in
    the covariance; all emotions are equally likely beforehand, a class shares its emotion's.
    """
    prior = population(recordings)
    speakers = [speaker for recording in recordings for speaker in recording.of_speakers()]
    values = np.concatenate([normalised(speaker, prior) for speaker in speakers])
    classes = np.concatenate([speaker.classes for speaker in speakers])

    groups = [values[classes == index] for index in range(len(ORDER))]
    means = np.stack([group.mean(axis=0) for group in groups])
    scatter = np.mean([np.cov(group, rowvar=False, bias=True) for group in groups], axis=0)
    size = len(scatter)
    scatter = (1.0 - shrinkage) * scatter + shrinkage * np.trace(scatter) / size * np.eye(size)

    solved = np.linalg.solve(scatter, means.T).T
    siblings = [list(CLASSES.values()).count(emotion) for emotion in CLASSES.values()]
    bias = -0.5 * np.sum(solved * means, axis=1) - np.log(siblings)

    high, low = (
        means[[ORDER.index(name) for name in names]].mean(axis=0)
        for names in (HIGH_AROUSAL, LOW_AROUSAL)
    )
    excitement = np.linalg.solve(scatter, high - low)
    middle = -0.5 * float(excitement @ (high + low))
    return Discriminant(np.vstack([solved, excitement]), np.append(bias, middle), prior)


def emotion_scores(logits: Array, temperature: float = 1.0) -> Array:
    """Return (lines, 7) distributions of (lines, classes) logits; surprise gets nothing."""
    scaled = logits / temperature
    odds = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    scores = np.zeros((len(odds), len(EMOTIONS)))
    for column, emotion in enumerate(CLASSES.values()):
        scores[:, INDEX[emotion]] += odds[:, column] / odds.sum(axis=1)
    return scores


def fit_temperature(logits: Array, emotions: NDArray[np.intp]) -> float:
    """Return the temperature of least cross-entropy, all emotions counting alike."""
    counts = np.bincount(emotions, minlength=len(EMOTIONS))[emotions]

    def loss(temperature: float) -> float:
        right = emotion_scores(logits, temperature)[np.arange(len(emotions)), emotions]
        return float(-np.sum(np.log(np.maximum(right, 1e-12)) / counts))

    return float(min(_TEMPERATURES, key=loss))


def fit_arousal_temperature(logits: Array, classes: NDArray[np.intp]) -> float:
    """Return the temperature at which arousal is the probability of high against low."""
    high = np.isin(classes, [ORDER.index(name) for name in HIGH_AROUSAL])
    low = np.isin(classes, [ORDER.index(name) for name in LOW_AROUSAL])
    sign = np.where(high, 1.0, -1.0)[high | low]
    weight = np.where(sign > 0, 1.0 / high.sum(), 1.0 / low.sum())
    odds = logits[high | low] * sign

    def loss(temperature: float) -> float:
        return float(np.sum(weight * np.logaddexp(0.0, -odds / temperature)))

    return float(min(_TEMPERATURES, key=loss))
