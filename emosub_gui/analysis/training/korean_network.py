"""The Korean network: syllables and jamo, convolutions, attention pooling (needs torch)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from emosub_gui.analysis.classifiers.hangul import (
    FINALS,
    INITIALS,
    MEDIALS,
    PAD,
    SEPARATOR,
    UNKNOWN,
)
from emosub_gui.core.emotion import EMOTIONS

_MASKED = -1e4
_HIDDEN, _EARLIER = 384, 128


class GatedConvolution(nn.Module):
    """Residual convolution over three characters with a gated linear unit (Dauphin et al. 2017).

    It is written as a matrix product of shifted copies, which is what the int8 export quantises.
    """

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.product = nn.Linear(3 * width, 2 * width)
        self.dropout = nn.Dropout(dropout)
        self._dilation = dilation

    def forward(self, vectors: Tensor, there: Tensor) -> Tensor:
        """Return (lines, characters, width)."""
        reach, length = self._dilation, vectors.shape[1]
        padded = functional.pad(self.norm(vectors) * there, (0, 0, reach, reach))
        shifted = [padded[:, start : start + length] for start in (0, reach, 2 * reach)]
        hidden = functional.glu(self.product(torch.cat(shifted, -1)), -1)
        residual: Tensor = self.dropout(hidden)
        return vectors + residual


class Pooling(nn.Module):
    """Four attentive means and a maximum over characters, mixed."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.attention = nn.Linear(width, 4)
        self.mix = nn.Linear(5 * width, hidden)

    def forward(self, vectors: Tensor, there: Tensor) -> Tensor:
        """Return (lines, hidden) of (lines, characters, width), from where (..., 1) says so."""
        scores = self.attention(vectors).float().masked_fill(~there, _MASKED)
        weights = torch.softmax(scores, 1).to(vectors.dtype)
        means = (weights.transpose(1, 2) @ vectors).flatten(1)
        highest = vectors.masked_fill(~there, _MASKED).amax(1)
        return functional.gelu(self.mix(torch.cat([means, highest], 1)))


class KoreanNetwork(nn.Module):
    """Sum of syllable and jamo embeddings, convolutions, four attentive means and a maximum.

    `forward` takes (lines, characters, 4) int64 from `line_tokens.characters`, 0 where padded,
    and gives (lines, labels + 7): logits of the labels, and the emotions' tilts (see
    `text_objective`). What was said before is pooled for itself and turns the tilts alone. The
    head `kote`, for KOTE's 44 labels, only helps to learn.

    Args:
        symbols: number of symbols, those that are no character included.
        labels: how many there are.
        width: of each character.
        dilations: one convolution for each.
        dropout: in the convolutions; twice that before the heads.
        blanks: share of symbols that training hides, so that jamo are learned too.
    """

    def __init__(
        self,
        symbols: int,
        labels: int,
        *,
        width: int = 192,
        dilations: Sequence[int] = (1, 2, 4),
        dropout: float = 0.15,
        blanks: float = 0.08,
    ) -> None:
        super().__init__()
        sizes = (symbols, INITIALS + 1, MEDIALS + 1, FINALS + 1)
        tables = [nn.Embedding(size, width, padding_idx=PAD) for size in sizes]
        for table in tables:
            nn.init.normal_(table.weight, std=0.3)
        self.tables = nn.ModuleList(tables)
        self.convolutions = nn.ModuleList(GatedConvolution(width, d, dropout) for d in dilations)
        self.norm = nn.LayerNorm(width)
        self.line = Pooling(width, _HIDDEN)
        self.earlier = Pooling(width, _EARLIER)
        self.dropout, self.late_dropout = nn.Dropout(dropout), nn.Dropout(2 * dropout)
        self.head = nn.Linear(_HIDDEN, labels + len(EMOTIONS))
        self.kote = nn.Linear(_HIDDEN, 44)
        self.turn = nn.Sequential(
            nn.Linear(_HIDDEN + _EARLIER, _EARLIER),
            nn.GELU(),
            nn.Dropout(2 * dropout),
            nn.Linear(_EARLIER, len(EMOTIONS)),
        )
        self._blanks = blanks

    def outputs(self, tokens: Tensor) -> tuple[Tensor, Tensor]:
        """Return (lines, labels + 7) logits and tilts, and (lines, 44) logits of KOTE's labels."""
        symbols = tokens[..., 0]
        between = symbols == SEPARATOR
        own = (symbols != PAD) & (between.long().cumsum(1) == 0)
        earlier = (symbols != PAD) & ~own & ~between
        if self.training:
            hidden = (torch.rand(symbols.shape) < self._blanks) & (own | earlier)
            tokens = torch.cat(
                [symbols.masked_fill(hidden, UNKNOWN).unsqueeze(-1), tokens[..., 1:]], -1
            )
        vectors = sum(table(tokens[..., i]) for i, table in enumerate(self.tables))
        vectors = self.dropout(vectors)
        line = self.late_dropout(self._read(vectors, own, self.line))
        before = self.late_dropout(self._read(vectors, earlier, self.earlier))
        turn = self.turn(torch.cat([line, before], 1)) * earlier.any(1, keepdim=True)
        labels = self.head.out_features - len(EMOTIONS)
        turned = functional.pad(turn, (labels, 0))
        return self.head(line) + turned, self.kote(line)

    def _read(self, vectors: Tensor, there: Tensor, pooling: Pooling) -> Tensor:
        """Return what a pooling takes from the characters that are there."""
        there = there.unsqueeze(-1)
        for convolution in self.convolutions:
            vectors = convolution(vectors, there)
        pooled: Tensor = pooling(self.norm(vectors), there)
        return pooled

    def forward(self, tokens: Tensor) -> Tensor:
        """Return (lines, labels + 7) logits and tilts."""
        return self.outputs(tokens)[0]
