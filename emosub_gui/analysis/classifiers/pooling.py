"""Heads over the mean of an encoder's frames, as Torch modules; imported only where Torch is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import torch
from torch import Tensor, nn


class TwoLayers(nn.Module):
    """Dense, tanh, outputs."""

    def __init__(self, hidden: int, outputs: int) -> None:
        super().__init__()
        self.dense = nn.Linear(hidden, hidden)
        self.out_proj = nn.Linear(hidden, outputs)

    def forward(self, features: Tensor) -> Tensor:
        """Map (batch, hidden) to (batch, outputs)."""
        return self.out_proj(torch.tanh(self.dense(features)))  # type: ignore[no-any-return, unused-ignore]


class Pooled(nn.Module):
    """An encoder, its frames in one, a head."""

    def __init__(
        self, encoder: Any, head: nn.Module, mode: str = "mean", *, normalise: bool = False
    ) -> None:
        """Take the parts.

        Args:
            encoder: a Transformers speech encoder.
            head: (batch, hidden) to (batch, outputs).
            mode: "mean", "sum" or "max" over the frames.
            normalise: whether the frames are brought to zero mean and unit variance first, all
                together.
        """
        super().__init__()
        self.encoder = encoder
        self.head = head
        self._mode = mode
        self._normalise = normalise

    def forward(self, input_values: Tensor, attention_mask: Tensor | None = None) -> Any:
        """Map (batch, samples) to `logits` of (batch, outputs)."""
        frames = self.encoder(input_values, attention_mask=attention_mask).last_hidden_state
        if self._normalise:
            frames = nn.functional.layer_norm(frames, frames.shape[1:])
        return SimpleNamespace(logits=self.head(self._pool(frames, attention_mask)))

    def _pool(self, frames: Tensor, attention_mask: Tensor | None) -> Tensor:
        """Map (batch, frames, hidden) to (batch, hidden), leaving out what is padding."""
        if attention_mask is None:
            inside = torch.ones(frames.shape[:2], dtype=torch.bool, device=frames.device)
        else:
            inside = self.encoder._get_feature_vector_attention_mask(  # noqa: SLF001 - as its own heads do
                frames.shape[1], attention_mask
            ).bool()
        inside = inside.unsqueeze(-1)
        if self._mode == "max":
            return frames.masked_fill(~inside, -torch.inf).amax(dim=1)
        total = (frames * inside).sum(dim=1)
        return total if self._mode == "sum" else total / inside.sum(dim=1)
