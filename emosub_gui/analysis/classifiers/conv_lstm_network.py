"""The Torch module of `conv_lstm`, under the names of its published weights."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class ConvLstmNetwork(nn.Module):
    """Two convolutions that each halve the time, a bidirectional LSTM, two dense layers."""

    def __init__(self, coefficients: int, outputs: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(coefficients, 64, kernel_size=5, padding="same")
        self.bn1 = nn.BatchNorm1d(64)
        self.conv2 = nn.Conv1d(64, 128, kernel_size=3, padding="same")
        self.bn2 = nn.BatchNorm1d(128)
        self.bilstm = nn.LSTM(128, 64, bidirectional=True, batch_first=True)
        self.dense1 = nn.Linear(128, 128)
        self.dense2 = nn.Linear(128, outputs)

    def forward(self, tables: Tensor) -> Tensor:
        """Map (batch, coefficients, frames) to (batch, outputs)."""
        halve = nn.functional.max_pool1d
        heard = halve(self.bn1(self.conv1(tables)).relu(), 2)
        heard = halve(self.bn2(self.conv2(heard)).relu(), 2)
        _, (last, _) = self.bilstm(heard.transpose(1, 2))
        both = torch.cat([last[0], last[1]], dim=1)
        return self.dense2(self.dense1(both).relu())  # type: ignore[no-any-return, unused-ignore]
