"""Arousal, dominance and valence as emotions: an approximation, and marked as one.

Each emotion has a place in that space: the means that people gave to the words *neutral*
(the middle, by definition), *happy*, *sad*, *angry*, *fearful*, *surprised* and *disgusted* in
Russell and Mehrabian, "Evidence for a three-factor theory of emotions", 1977, from -1 to 1. A
model's values, from 0 to 1, are as likely under an emotion as a normal distribution around its
place says. How wide these are is a choice: `SPREAD` lets a voice halfway between neutral and
another emotion be either. Reliability is halved, because three numbers do not hold the seven.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.types import Judgement
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores

Array = NDArray[np.float64]

LABELS = ("arousal", "dominance", "valence")
PLACES: dict[Emotion, tuple[float, float, float]] = {
    Emotion.NEUTRAL: (0.0, 0.0, 0.0),
    Emotion.HAPPY: (0.51, 0.46, 0.81),
    Emotion.SAD: (-0.27, -0.33, -0.63),
    Emotion.ANGRY: (0.59, 0.25, -0.51),
    Emotion.FEAR: (0.60, -0.43, -0.64),
    Emotion.SURPRISE: (0.67, -0.13, 0.40),
    Emotion.DISGUST: (0.35, 0.11, -0.60),
}
"""Arousal, dominance, valence."""
SPREAD = 0.35
RELIABILITY = 0.5

_PLACES = np.array([PLACES[emotion] for emotion in EMOTIONS])


def judgement(values: Array) -> Judgement:
    """Return what (3,) arousal, dominance and valence, about 0 to 1, say of the seven."""
    distances = ((2.0 * values - 1.0 - _PLACES) ** 2).sum(axis=1)
    scores = Scores.of(softmax(-distances / (2.0 * SPREAD**2)))
    arousal = float(np.clip(values[0], 0.0, 1.0))
    return Judgement(scores, reliability=RELIABILITY, arousal=arousal)
