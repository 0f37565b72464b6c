"""The linear discriminant of the sound model: how it is fitted, calibrated and normalised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.embedded_sound import class_shares
from emosub_gui.analysis.training.emodb import CODES
from emosub_gui.analysis.voice.baseline import NEUTRAL_SHARE, Baseline, moments
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

SHRINKAGE = 0.1
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
        films: (lines,) whose normal a line is heard against: its speaker's alone, or that of
            several speakers whom nobody has told apart.
        audibility: (lines,) by what a line's log-odds are to be multiplied.
    """

    features: Array
    classes: NDArray[np.intp]
    speakers: NDArray[np.str_]
    sentences: NDArray[np.str_]
    films: NDArray[np.str_]
    audibility: Array

    @property
    def emotions(self) -> NDArray[np.intp]:
        """(lines,) index into `EMOTIONS`."""
        return np.array([INDEX[emotion] for emotion in CLASSES.values()])[self.classes]

    def where(self, mask: NDArray[np.bool_]) -> Recordings:
        """Return some of the lines."""
        return Recordings(
            self.features[mask],
            self.classes[mask],
            self.speakers[mask],
            self.sentences[mask],
            self.films[mask],
            self.audibility[mask],
        )

    def by_film(self) -> list[Recordings]:
        """Return the lines of each film."""
        return [self.where(self.films == name) for name in np.unique(self.films)]

    def film_weights(self) -> Array:
        """Return (lines,) weights under which one film is neutral as often as films are."""
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
        """Return (lines, classes + 1), each line heard against the normal of its film."""
        result = np.empty((len(lines.classes), len(self.bias)))
        for name in np.unique(lines.films):
            mask = lines.films == name
            result[mask] = normalised(lines.where(mask), self.population) @ self.weights.T
        return result + self.bias

    def divided(self, temperature: float, arousal_temperature: float) -> Discriminant:
        """Return the model with its temperatures inside the weights."""
        scale = np.full(len(self.bias), 1.0 / temperature)
        scale[-1] = 1.0 / arousal_temperature
        return Discriminant(self.weights * scale[:, None], self.bias * scale, self.population)


def joined(recordings: Mapping[str, Recordings]) -> Recordings:
    """Return the lines of several recordings as one, each film still heard by itself."""
    parts = recordings.values()
    return Recordings(
        features=np.concatenate([part.features for part in parts]),
        classes=np.concatenate([part.classes for part in parts]),
        speakers=np.concatenate([part.speakers for part in parts]),
        sentences=np.concatenate([part.sentences for part in parts]),
        films=np.array(
            [f"{name}, {film}" for name, part in recordings.items() for film in part.films]
        ),
        audibility=np.concatenate([part.audibility for part in parts]),
    )


def population(recordings: Sequence[Recordings]) -> Baseline:
    """Return the mean of the films' means and the mean of their variances."""
    means, variances = [], []
    for recording in recordings:
        for film in recording.by_film():
            mean, variance, _ = moments(film.features, film.film_weights())
            means.append(mean)
            variances.append(variance)
    deviation = np.sqrt(np.mean(variances, axis=0) + 1e-9)
    return Baseline(np.mean(means, axis=0), deviation)


def normalised(film: Recordings, prior: Baseline) -> Array:
    """Return one film's features in deviations from its normal."""
    return prior.updated(film.features, film.film_weights()).normalise(film.features)


def fit(recordings: Sequence[Recordings], shrinkage: float = SHRINKAGE) -> Discriminant:
    """Fit a regularised linear discriminant on several recordings of a corpus.

    J. Friedman, "Regularized Discriminant Analysis", JASA 84, 1989. All classes count alike in
    the covariance, and are equally likely beforehand.
    """
    prior = population(recordings)
    films = [film for recording in recordings for film in recording.by_film()]
    values = np.concatenate([normalised(film, prior) for film in films])
    classes = np.concatenate([film.classes for film in films])

    groups = [values[classes == index] for index in range(len(ORDER))]
    means = np.stack([group.mean(axis=0) for group in groups])
    scatter = np.mean([np.cov(group, rowvar=False, bias=True) for group in groups], axis=0)
    size = len(scatter)
    scatter = (1.0 - shrinkage) * scatter + shrinkage * np.trace(scatter) / size * np.eye(size)

    solved = np.linalg.solve(scatter, means.T).T
    bias = -0.5 * np.sum(solved * means, axis=1)

    high, low = (
        means[[ORDER.index(name) for name in names]].mean(axis=0)
        for names in (HIGH_AROUSAL, LOW_AROUSAL)
    )
    excitement = np.linalg.solve(scatter, high - low)
    middle = -0.5 * float(excitement @ (high + low))
    return Discriminant(np.vstack([solved, excitement]), np.append(bias, middle), prior)


def emotion_scores(
    logits: Array, temperature: float = 1.0, audibility: Array | None = None
) -> Array:
    """Return (lines, 7) distributions of (lines, classes) logits; surprise gets nothing.

    Args:
        logits: of the classes.
        temperature: divides them.
        audibility: (lines,) by what the emotions' log-odds are multiplied, as a fusion does.
    """
    scaled = logits / temperature
    odds = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    scores = odds @ class_shares(CLASSES)
    if audibility is not None:
        scores = scores ** audibility[:, None]
    return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float64)


def fit_temperature(logits: Array, emotions: NDArray[np.intp], audibility: Array) -> float:
    """Return the temperature of least cross-entropy, all emotions counting alike."""
    counts = np.bincount(emotions, minlength=len(EMOTIONS))[emotions]

    def loss(temperature: float) -> float:
        scores = emotion_scores(logits, temperature, audibility)
        right = scores[np.arange(len(emotions)), emotions]
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
