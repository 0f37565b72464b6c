"""What the text networks are asked to get right (needs torch)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from emosub_gui.analysis.training.data import Example, map_matrix, read_maps
from emosub_gui.core.emotion import EMOTIONS

_FLOOR = 1e-6


class EmotionLoss:
    """Cross-entropy of the labels, and of the emotions that they add up to.

    The second term makes mistakes within an emotion cheap and those between emotions dear.
    Lines that only have an emotion count by the dialogue map, the others by the Ekman map.
    """

    def __init__(self, label_weight: float = 0.7, emotion_weight: float = 0.6) -> None:
        maps = read_maps()
        self._ekman = torch.from_numpy(map_matrix(maps["ekman"]))
        self._dialogue = torch.from_numpy(map_matrix(maps["dialogue"]))
        self._label_weight, self._emotion_weight = label_weight, emotion_weight

    def of(self, network: nn.Module) -> Callable[[Tensor, Sequence[Example]], Tensor]:
        """Return the mean loss of a network as a function of a batch."""

        def mean(tokens: Tensor, examples: Sequence[Example]) -> Tensor:
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(tokens)
            return self(logits, examples) / len(examples)

        return mean

    def __call__(self, logits: Tensor, examples: Sequence[Example]) -> Tensor:
        """Return the sum over (lines, 28) logits."""
        logs = torch.log_softmax(logits.float(), 1)
        labelled = [i for i, example in enumerate(examples) if example.labels is not None]
        others = [i for i, example in enumerate(examples) if example.labels is None]
        loss = logits.new_zeros((), dtype=torch.float32)
        if labelled:
            labels = stack([examples[i].labels for i in labelled])
            loss -= self._label_weight * (labels * logs[labelled]).sum()
            grouped = _grouped(logs[labelled], self._ekman)
            emotions = stack([examples[i].emotions for i in labelled])
            loss -= self._emotion_weight * (emotions * grouped).sum()
        if others:
            grouped = _grouped(logs[others], self._dialogue)
            grouped = torch.log_softmax(grouped + _shifts([examples[i] for i in others]), 1)
            loss -= (stack([examples[i].emotions for i in others]) * grouped).sum()
        return loss


def kote_loss(logits: Tensor, examples: Sequence[Example], weight: float = 0.1) -> Tensor:
    """Return the weighted sum of binary cross-entropies over (lines, 44) logits."""
    native = [i for i, example in enumerate(examples) if example.kote is not None]
    if not native:
        return logits.new_zeros((), dtype=torch.float32)
    labels = stack([examples[i].kote for i in native])
    return weight * functional.binary_cross_entropy_with_logits(
        logits[native].float(), labels, reduction="sum"
    )


def stack(rows: Sequence[np.ndarray | None]) -> Tensor:
    """Return (rows, ...) of rows that are all there."""
    return torch.from_numpy(np.stack([row for row in rows if row is not None]))


def _shifts(examples: Sequence[Example]) -> Tensor:
    """Return (examples, 7) shifts, 0 where an example has none."""
    none = np.zeros(len(EMOTIONS), np.float32)
    return stack([none if example.shift is None else example.shift for example in examples])


def _grouped(logs: Tensor, matrix: Tensor) -> Tensor:
    """Return (lines, 7) log-probabilities of the emotions that the labels map to."""
    return (logs.exp() @ matrix).clamp_min(_FLOOR).log()
