"""The Torch modules of `yamnet`, under the names of its published weights."""

from __future__ import annotations

import torch
from torch import Tensor, nn

_FILTERS = (
    *((1, 64), (2, 128), (1, 128), (2, 256), (1, 256)),
    *((2, 512), *((1, 512),) * 5, (2, 1024), (1, 1024)),
)
"""Stride and channels of each separable convolution."""
_EPSILON = 1e-4


class _Normalise(nn.Module):
    """A batch normalisation without scale, as it is at inference."""

    running_mean: Tensor
    running_var: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(channels))
        self.register_buffer("running_mean", torch.zeros(channels))
        self.register_buffer("running_var", torch.ones(channels))

    def forward(self, values: Tensor) -> Tensor:
        """Map (batch, channels, …), then rectify."""
        return nn.functional.relu(
            nn.functional.batch_norm(
                values, self.running_mean, self.running_var, None, self.bias, eps=_EPSILON
            )
        )


class _Same(nn.Conv2d):
    """A convolution that pads as TensorFlow does: one more at the end than at the beginning."""

    def forward(self, values: Tensor) -> Tensor:
        """Map (batch, channels, height, width)."""
        stride, reach = self.stride[0], self.kernel_size[0]
        missing = [
            max(0, (-(-size // stride) - 1) * stride + reach - size) for size in values.shape[2:]
        ]
        around = [side for one in reversed(missing) for side in (one // 2, one - one // 2)]
        return super().forward(nn.functional.pad(values, around))


class YamnetNetwork(nn.Module):
    """The convolutions, and the mean of what they find."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleDict(
            {"layer1_conv": _Same(1, 32, 3, 2, bias=False), "layer1_conv_bn": _Normalise(32)}
        )
        before = 32
        for number, (stride, channels) in enumerate(_FILTERS, 2):
            depthwise, pointwise = f"layer{number}_depthwise_conv", f"layer{number}_pointwise_conv"
            self.layers[depthwise] = _Same(before, before, 3, stride, groups=before, bias=False)
            self.layers[f"{depthwise}_bn"] = _Normalise(before)
            self.layers[pointwise] = nn.Conv2d(before, channels, 1, bias=False)
            self.layers[f"{pointwise}_bn"] = _Normalise(channels)
            before = channels

    def forward(self, patches: Tensor) -> Tensor:
        """Map (batch, 1, 96, 64) log-mel patches to (batch, 1024) embeddings."""
        for layer in self.layers.values():
            patches = layer(patches)
        return patches.mean(dim=(2, 3))
