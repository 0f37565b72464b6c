"""The English network: the MiniLM sentence encoder with a linear head (needs torch)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from emosub_gui.core.emotion import EMOTIONS

_WIDTH, _HEADS, _LAYERS = 384, 12, 6
_EPSILON = 1e-12
POSITIONS = 128
"""Tokens that the network can see at once; MiniLM's other positions are dropped."""
_PARTS = (
    ("attended", "attention.output.dense"),
    ("attention_norm", "attention.output.LayerNorm"),
    ("inner", "intermediate.dense"),
    ("outer", "output.dense"),
    ("norm", "output.LayerNorm"),
)
"""Names of a BERT layer's parts here and in the published weights."""


class EncoderLayer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): self-attention, then two linear maps."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.projections = nn.Linear(_WIDTH, 3 * _WIDTH)
        self.attended = nn.Linear(_WIDTH, _WIDTH)
        self.attention_norm = nn.LayerNorm(_WIDTH, _EPSILON)
        self.inner = nn.Linear(_WIDTH, 4 * _WIDTH)
        self.outer = nn.Linear(4 * _WIDTH, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, _EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, vectors: Tensor, there: Tensor) -> Tensor:
        """Return (lines, tokens, 384) for such vectors, and (lines, tokens) bool."""
        attended = self.dropout(self.attended(self._attention(vectors, there)))
        vectors = self.attention_norm(vectors + attended)
        inner = self.dropout(functional.gelu(self.inner(vectors)))
        layer: Tensor = self.norm(vectors + self.dropout(self.outer(inner)))
        return layer

    def _attention(self, vectors: Tensor, there: Tensor) -> Tensor:
        """Return each token's mean of the others' values, all heads side by side."""
        query, key, value = (
            part.unflatten(-1, (_HEADS, -1)).transpose(1, 2)
            for part in self.projections(vectors).chunk(3, -1)
        )
        mixed = functional.scaled_dot_product_attention(
            query,
            key,
            value,
            attn_mask=there[:, None, None, :],
            dropout_p=self.dropout.p if self.training else 0.0,
        )
        return mixed.transpose(1, 2).flatten(-2)


class EnglishNetwork(nn.Module):
    """BERT encoder (Wang et al. 2020, MiniLM-L6-H384), mean over tokens, linear head.

    `forward` takes (lines, tokens) int64 from `line_tokens.word_pieces`, 0 where padded, and
    gives (lines, labels + 7): logits of the labels, and the emotions' tilts (see
    `text_objective`). The mean is over the line's own tokens, which see those of the lines
    before it.

    Args:
        pieces: of the vocabulary.
        labels: how many there are.
        separator: number of the piece that ends a line.
        dropout: everywhere.
    """

    def __init__(self, pieces: int, labels: int, separator: int, dropout: float = 0.1) -> None:
        super().__init__()
        self._separator = separator
        self.words = nn.Embedding(pieces, _WIDTH)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, _WIDTH))
        self.earlier = nn.Parameter(torch.zeros(_WIDTH))
        self.norm = nn.LayerNorm(_WIDTH, _EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(EncoderLayer(dropout) for _ in range(_LAYERS))
        self.head = nn.Linear(_WIDTH, labels + len(EMOTIONS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def embed(self, tokens: Tensor) -> Tensor:
        """Return (lines, 384) means of the lines' own encoded tokens."""
        there = tokens != 0
        ends = (tokens == self._separator).long()
        own = there & (ends.cumsum(1) == ends)
        vectors = self.words(tokens) + self.positions[: tokens.shape[1]]
        vectors = vectors + (there & ~own).unsqueeze(-1) * self.earlier
        vectors = self.dropout(self.norm(vectors))
        for layer in self.layers:
            vectors = layer(vectors, there)
        weights = own.unsqueeze(-1).to(vectors.dtype)
        mean: Tensor = (vectors * weights).sum(1) / weights.sum(1)
        return mean

    def forward(self, tokens: Tensor) -> Tensor:
        """Return (lines, labels + 7) logits and tilts."""
        logits: Tensor = self.head(self.dropout(self.embed(tokens)))
        return logits


def load_pretrained(
    weights: Path, kept: Sequence[int], labels: int, separator: int
) -> EnglishNetwork:
    """Return the network with MiniLM's weights, the word pieces `kept`, and a new head.

    Args:
        weights: safetensors file of all-MiniLM-L6-v2.
        kept: numbers of the pieces in the full vocabulary.
        labels: how many there are.
        separator: number among `kept` of the piece that ends a line.
    """
    from safetensors.torch import load_file

    source = load_file(weights)
    network = EnglishNetwork(len(kept), labels, separator)
    state = network.state_dict()
    state["words.weight"] = source["embeddings.word_embeddings.weight"][list(kept)]
    state["positions"] = (
        source["embeddings.position_embeddings.weight"][:POSITIONS]
        + source["embeddings.token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = source[f"embeddings.LayerNorm.{kind}"]
        for number in range(_LAYERS):
            here, there = f"layers.{number}.", f"encoder.layer.{number}."
            state[f"{here}projections.{kind}"] = torch.cat(
                [source[f"{there}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            )
            for ours, theirs in _PARTS:
                state[f"{here}{ours}.{kind}"] = source[f"{there}{theirs}.{kind}"]
    network.load_state_dict(state)
    return network
