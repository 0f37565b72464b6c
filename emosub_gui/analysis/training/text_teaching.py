"""Second opinions on labelled lines, by networks that have not seen them.

The labels of a line are a few readers' opinion. A network that learned from them knows their
chance by heart; one that did not says what such lines mostly mean (cross-fitted distillation:
Furlanello et al. 2018, "Born-again neural networks"; Dao et al. 2021, "Knowledge distillation as
semiparametric inference").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.training.data import Line

Answer = Callable[[Sequence[str]], NDArray[np.floating]]
"""Texts to their (texts, labels) probabilities."""
_FOLDS = 3


def second_opinions(
    lines: Sequence[Line], teach: Callable[[Sequence[Line], int], Answer]
) -> NDArray[np.float64]:
    """Return (lines, labels) probabilities, each third's from a network taught by the others.

    Args:
        lines: every third of which is left out in turn.
        teach: makes a network from lines and a number of its own.
    """
    thirds = []
    for fold in range(_FOLDS):
        answer = teach([line for row, line in enumerate(lines) if row % _FOLDS != fold], fold)
        thirds.append(answer([line.text for line in lines[fold::_FOLDS]]))
    opinions = np.empty((len(lines), thirds[0].shape[1]))
    for fold, answers in enumerate(thirds):
        opinions[fold::_FOLDS] = answers
    return opinions
