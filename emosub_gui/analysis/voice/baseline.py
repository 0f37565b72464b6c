"""What is normal in a film and for each of its speakers, so that a line can be heard against it.

How a microphone, a room and a mix colour a voice is alike in all lines of a film, and how a
person speaks is alike in all lines of that person; an emotion is what departs from it. So each
feature is normalised by the speaker's mean and deviation. Where few lines are known, these are
shrunk: the speaker's to the film's, the film's to the training population's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

MEAN_LINES = 4.0
"""How many lines the prior of a mean counts for."""
DEVIATION_LINES = 40.0
"""How many lines the prior of a deviation counts for.

Many more than of a mean: a calm film has small deviations, and if they were taken at their word,
its liveliest lines would pass for outbursts.
"""
NEUTRAL_SHARE = 0.65
"""How much of what makes a normal is neutral speech."""
LIMIT = 4.0
"""Deviations beyond which a feature says no more."""


def neutral_weights(neutral: Array, counts: Array) -> Array:
    """Return (lines,) weights under which neutral speech has `NEUTRAL_SHARE` of a normal.

    Their sum is that of `counts`. In a film that is mostly neutral they change next to nothing;
    of a quarrel they keep the normal apart from the shouting.

    Args:
        neutral: (lines,) how probable it is that each is neutral.
        counts: (lines,) how many lines each counts for by itself.
    """
    sides = ((NEUTRAL_SHARE, counts * neutral), (1.0 - NEUTRAL_SHARE, counts * (1.0 - neutral)))
    weights = sum(share * side / max(float(side.sum()), 1e-6) for share, side in sides)
    return np.asarray(weights * counts.sum() / np.sum(weights), np.float64)


def moments(features: NDArray[np.floating], weights: Array) -> tuple[Array, Array, Array]:
    """Return (features,) weighted means and variances, and how many lines they were made of.

    Args:
        features: (lines, features); NaN where unknown, which is left out.
        weights: (lines,) how many lines each counts for.
    """
    known = np.isfinite(features)
    share = weights[:, None] * known
    count = share.sum(axis=0)
    values = np.where(known, features, 0.0).astype(np.float64)
    seen = np.maximum(count, 1e-9)
    mean = (share * values).sum(axis=0) / seen
    return mean, (share * (values - mean) ** 2).sum(axis=0) / seen, count


@dataclass(frozen=True, slots=True)
class Baseline:
    """The normal of one speaker, film or population.

    Attributes:
        mean: (features,).
        deviation: (features,) standard deviation, above 0.
        lines: how many lines it knows, those of its prior included.
    """

    mean: Array
    deviation: Array
    lines: float = 0.0

    def normalise(self, features: NDArray[np.floating]) -> Array:
        """Return (lines, features) in deviations from normal; unknown features (NaN) as 0."""
        scaled = np.clip((features - self.mean) / self.deviation, -LIMIT, LIMIT)
        return np.where(np.isfinite(scaled), scaled, 0.0)

    def updated(self, features: NDArray[np.floating], weights: Array) -> Baseline:
        """Return the normal of these lines, with this one as the prior.

        Args:
            features: (lines, features); NaN where unknown.
            weights: (lines,) how many lines each counts for.
        """
        mean, variance, count = moments(features, weights)
        trust = count / (count + MEAN_LINES)
        spread = count / (count + DEVIATION_LINES)
        return Baseline(
            mean=trust * mean + (1.0 - trust) * self.mean,
            deviation=np.sqrt(spread * variance + (1.0 - spread) * self.deviation**2),
            lines=self.lines + float(weights[np.isfinite(features).any(axis=1)].sum()),
        )


@dataclass(frozen=True, slots=True)
class Baselines:
    """The normal of a film and of each speaker in it."""

    film: Baseline
    speakers: Mapping[str, Baseline] = field(default_factory=dict)

    def of(self, speaker: str) -> Baseline:
        """Return a speaker's normal; the film's where the speaker is unknown or unnamed."""
        return self.speakers.get(speaker, self.film)

    @classmethod
    def learn(
        cls,
        population: Baseline,
        features: NDArray[np.floating],
        speakers: Sequence[str],
        weights: Array,
    ) -> Baselines:
        """Return the normal of a film.

        Args:
            population: what is normal before anything of the film is known.
            features: (lines, features); a line of NaN counts for nothing.
            speakers: whose each line is; "" is nobody in particular.
            weights: (lines,) how many lines each counts for.
        """
        film = population.updated(features, weights)
        names = np.array(speakers)
        return cls(
            film,
            {
                name: film.updated(features[names == name], weights[names == name])
                for name in dict.fromkeys(speakers)
                if name
            },
        )
