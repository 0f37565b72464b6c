"""Answers to learn from beside the labels, by networks that have not seen the lines.

The labels of a line are a few readers' opinion. A network that saw them has learned their chance
by heart; one that did not says what such lines mostly mean (cross-fitted self-distillation:
Furlanello et al. 2018, "Born-again neural networks"; Dao et al. 2021, "Knowledge distillation as
semiparametric inference"). It can also be asked about the single sentences of a comment, which
nobody has labelled and which are as short as subtitles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.training.data import (
    Example,
    Line,
    answered_examples,
    comment_examples,
)

Answer = Callable[[Sequence[str]], NDArray[np.floating]]
"""Texts to their (texts, labels) probabilities."""
_FOLDS = 3
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def taught_examples(
    lines: Sequence[Line], teach: Callable[[Sequence[Line]], Answer], share: float
) -> list[Example]:
    """Return the lines, and their sentences, with answers of networks that saw neither.

    Args:
        lines: to learn from.
        teach: makes a network that learned from the lines it is given.
        share: of a line's target that is the network's answer; the rest is its own labels.
            A sentence's is all the network's.
    """
    examples: list[Example] = []
    for fold in range(_FOLDS):
        answer = teach([line for row, line in enumerate(lines) if row % _FOLDS != fold])
        unseen = lines[fold::_FOLDS]
        parts = [part for line in unseen for part in sentences(line.text)]
        answers = answer([line.text for line in unseen] + parts)
        examples += comment_examples(unseen, taught=answers[: len(unseen)], share=share)
        examples += answered_examples(parts, answers[len(unseen) :])
    return examples


def sentences(text: str) -> list[str]:
    """Return the sentences of a comment, without those of one word; none if it is but one."""
    parts = [part for part in _SENTENCE_END.split(text) if " " in part]
    return parts if len(parts) > 1 else []
