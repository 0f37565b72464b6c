"""The Torch modules of `parallel_cnn`, under the names of its published weights."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def _convolutions(*pools: int) -> nn.Sequential:
    """Return three convolutions, each normalised, rectified, pooled and (in training) dropped."""
    channels = (1, 16, 32, 64)
    return nn.Sequential(
        *(
            layer
            for before, after, pool in zip(channels[:-1], channels[1:], pools, strict=True)
            for layer in (
                nn.Conv2d(before, after, kernel_size=3, padding=1),
                nn.BatchNorm2d(after),
                nn.ReLU(),
                nn.MaxPool2d(pool),
                nn.Dropout(0.3),
            )
        )
    )


class ParallelNetwork(nn.Module):
    """Two stacks of convolutions and, in one of the two, a transformer encoder beside them."""

    def __init__(self, outputs: int, *, with_transformer: bool) -> None:
        super().__init__()
        pools = (2, 8, 8) if with_transformer else (2, 4, 4)
        self.conv2Dblock1 = _convolutions(*pools)
        self.conv2Dblock2 = _convolutions(*pools)
        self.transformer_maxpool = nn.MaxPool2d((2, 4))
        self.transformer_encoder = (
            nn.TransformerEncoder(
                nn.TransformerEncoderLayer(64, nhead=4, dim_feedforward=512, dropout=0.4),
                num_layers=4,
                enable_nested_tensor=False,
            )
            if with_transformer
            else None
        )
        self.fc1_linear = nn.Linear(2 * 256 + 64 if with_transformer else 2 * 512, outputs)

    def forward(self, tables: Tensor) -> Tensor:
        """Map (batch, 1, coefficients, frames) to (batch, outputs)."""
        heard = [self.conv2Dblock1(tables).flatten(1), self.conv2Dblock2(tables).flatten(1)]
        if self.transformer_encoder is not None:
            steps = self.transformer_maxpool(tables).squeeze(1).permute(2, 0, 1)
            heard.append(self.transformer_encoder(steps).mean(dim=0))
        return self.fc1_linear(torch.cat(heard, dim=1))  # type: ignore[no-any-return, unused-ignore]
