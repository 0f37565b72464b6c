"""What the text networks are asked to get right (needs torch)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from emosub_gui.analysis.training.data import LABELS_BELIEVED, Example, map_matrix, read_maps
from emosub_gui.core.emotion import EMOTIONS

_FLOOR = 1e-6


class EmotionLoss:
    """Cross-entropy of a comment's labels, and of the emotion of a line of dialogue.

    A network's outputs are logits of the labels, as of a comment, and then a tilt for each
    emotion. Where the same words are a line of dialogue, the tilts are added to
    `LABELS_BELIEVED` times the logarithms of the emotions that the labels add up to. Lines of
    dialogue move the tilts alone, not the labels of comments. Comments have a say in the tilts
    as well.

    Args:
        label_weight: of the labels' cross-entropy.
        emotion_weight: of the cross-entropy of the Ekman emotions that the labels add up to; it
            makes mistakes within an emotion cheap and those between emotions dear.
        tilt_weight: of a comment's cross-entropy as if it were dialogue.
    """

    def __init__(
        self, label_weight: float = 0.7, emotion_weight: float = 0.6, tilt_weight: float = 0.3
    ) -> None:
        maps = read_maps()
        self._ekman = torch.from_numpy(map_matrix(maps["ekman"]))
        self._dialogue = torch.from_numpy(map_matrix(maps["dialogue"]))
        self._label_weight, self._emotion_weight = label_weight, emotion_weight
        self._tilt_weight = tilt_weight

    def of(self, network: nn.Module) -> Callable[[Tensor, Sequence[Example]], Tensor]:
        """Return the mean loss of a network as a function of a batch."""

        def mean(tokens: Tensor, examples: Sequence[Example]) -> Tensor:
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(tokens)
            return self(logits, examples) / len(examples)

        return mean

    def __call__(self, outputs: Tensor, examples: Sequence[Example]) -> Tensor:
        """Return the sum over (lines, labels + 7) outputs."""
        count = len(self._dialogue)
        logs = torch.log_softmax(outputs[:, :count].float(), 1)
        plain = _grouped(logs, self._dialogue)
        tilted = torch.log_softmax(
            LABELS_BELIEVED * plain.detach() + outputs[:, count:].float() + _shifts(examples), 1
        )
        loss = outputs.new_zeros((), dtype=torch.float32)
        comments = [i for i, example in enumerate(examples) if example.labels is not None]
        native = [i for i, example in enumerate(examples) if example.kote is not None]
        spoken = [i for i, e in enumerate(examples) if e.labels is None and e.kote is None]
        if comments:
            labels = stack([examples[i].labels for i in comments])
            loss -= self._label_weight * (labels * logs[comments]).sum()
            emotions = stack([examples[i].emotions for i in comments])
            grouped = _grouped(logs[comments], self._ekman)
            loss -= self._emotion_weight * (emotions * grouped).sum()
            loss -= self._tilt_weight * ((labels @ self._dialogue) * tilted[comments]).sum()
        if native:
            shifted = plain[native] + _shifts([examples[i] for i in native])
            emotions = stack([examples[i].emotions for i in native])
            loss -= (emotions * torch.log_softmax(shifted, 1)).sum()
            loss -= self._tilt_weight * (emotions * tilted[native]).sum()
        if spoken:
            loss -= (stack([examples[i].emotions for i in spoken]) * tilted[spoken]).sum()
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
