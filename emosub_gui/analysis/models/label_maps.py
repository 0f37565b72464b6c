"""What a model's own labels mean in the seven emotions.

Two rules make a model with other classes comparable with the rest. An emotion that several
labels mean (calm and neutral, or an angry woman and an angry man) gets their mean, so that having
two names makes nothing more likely. An emotion that no label means gets 1/7, which a fusion reads
as "no information" and not as "certainly not".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.types import Judgement
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores
from emosub_gui.core.errors import ModelLabelsError

Array = NDArray[np.float64]
Meanings = Mapping[str, Emotion | None]
"""Label to emotion; None for a label outside the seven, whose share counts as not knowing."""

_SEXES = ("female_", "male_")
"""Prefixes of labels that also tell a speaker's sex."""


class LabelMap:
    """The outputs of a model, in order, as emotions."""

    def __init__(self, model: str, labels: Sequence[str], meanings: Meanings | None = None) -> None:
        """Look up what each label means.

        Args:
            model: whose labels they are, for the error.
            labels: of the outputs, in order.
            meanings: of labels that the names of the emotions (`core.emotion.ALIASES`) do not
                explain; letter case and a prefix `female_` or `male_` do not matter.

        Raises:
            ModelLabelsError: there are none, or one that neither explains.
        """
        known = {label.casefold(): emotion for label, emotion in (meanings or {}).items()}
        found, unknown = [], []
        for label in labels:
            name = _plain(label)
            try:
                found.append(known[name] if name in known else Emotion(name))
            except ValueError:
                unknown.append(label)
        if unknown or not any(found):
            raise ModelLabelsError(model=model, labels=", ".join(unknown) or "none")
        self.labels = tuple(labels)
        self.emotions = tuple(found)
        self.missing = tuple(emotion for emotion in EMOTIONS if emotion not in found)
        self._outside = np.array([emotion is None for emotion in found])
        shares = np.zeros((len(found), len(EMOTIONS)))
        for row, emotion in enumerate(found):
            if emotion is not None:
                shares[row, INDEX[emotion]] = 1.0
        self._shares = shares / np.maximum(shares.sum(axis=0), 1.0)

    def judgement(self, probabilities: Array) -> Judgement:
        """Return what (labels,) probabilities say of the seven.

        It is as reliable as the model is sure that the line is one of its emotions at all.
        """
        inside = probabilities @ self._shares
        outside = float(probabilities[self._outside].sum())
        if inside.sum() <= 0.0:
            return Judgement(Scores.of([1.0] * len(EMOTIONS)), reliability=0.0)
        scores = inside / inside.sum() * (1.0 - len(self.missing) / len(EMOTIONS))
        for emotion in self.missing:
            scores[INDEX[emotion]] = 1.0 / len(EMOTIONS)
        return Judgement(Scores.of(scores), reliability=min(1.0, max(0.0, 1.0 - outside)))


def _plain(label: str) -> str:
    """Return a label as it is looked up."""
    name = label.strip().casefold()
    for sex in _SEXES:
        name = name.removeprefix(sex)
    return name
