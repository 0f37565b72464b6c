"""The English network: the MiniLM sentence encoder with a linear head (needs torch)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

_WIDTH, _HEADS, _LAYERS = 384, 12, 6
POSITIONS = 128
"""Tokens that the network can see at once; MiniLM's other positions are dropped."""
_PARTS = (
    ("self_attn.out_proj", "attention.output.dense"),
    ("norm1", "attention.output.LayerNorm"),
    ("linear1", "intermediate.dense"),
    ("linear2", "output.dense"),
    ("norm2", "output.LayerNorm"),
)
"""Names of a BERT layer's parts here and in the published weights."""


class EnglishNetwork(nn.Module):
    """BERT encoder (Wang et al. 2020, MiniLM-L6-H384), mean over tokens, linear head.

    `forward` takes (lines, tokens) int64, 0 where padded, and gives (lines, labels) logits.
    """

    def __init__(self, pieces: int, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, _WIDTH)
        self.positions = nn.Embedding(POSITIONS, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        layer = nn.TransformerEncoderLayer(
            _WIDTH, _HEADS, 4 * _WIDTH, dropout, "gelu", 1e-12, batch_first=True
        )
        self.encoder = nn.TransformerEncoder(layer, _LAYERS, enable_nested_tensor=False)
        self.head = nn.Linear(_WIDTH, labels)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def embed(self, tokens: Tensor) -> Tensor:
        """Return (lines, 384) means of the encoded tokens."""
        there = tokens != 0
        vectors = self.words(tokens) + self.positions.weight[: tokens.shape[1]]
        vectors = self.dropout(self.norm(vectors))
        vectors = self.encoder(vectors, src_key_padding_mask=~there)
        weights = there.unsqueeze(-1).to(vectors.dtype)
        mean: Tensor = (vectors * weights).sum(1) / weights.sum(1)
        return mean

    def forward(self, tokens: Tensor) -> Tensor:
        """Return (lines, labels) logits."""
        logits: Tensor = self.head(self.dropout(self.embed(tokens)))
        return logits


def load_pretrained(weights: Path, kept: Sequence[int], labels: int) -> EnglishNetwork:
    """Return the network with MiniLM's weights, the word pieces `kept`, and a new head.

    Args:
        weights: safetensors file of all-MiniLM-L6-v2.
        kept: numbers of the pieces in the full vocabulary.
        labels: size of the head.
    """
    from safetensors.torch import load_file

    source = load_file(weights)
    network = EnglishNetwork(len(kept), labels)
    state = network.state_dict()
    state["words.weight"] = source["embeddings.word_embeddings.weight"][list(kept)]
    state["positions.weight"] = (
        source["embeddings.position_embeddings.weight"][:POSITIONS]
        + source["embeddings.token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = source[f"embeddings.LayerNorm.{kind}"]
        for number in range(_LAYERS):
            here, there = f"encoder.layers.{number}.", f"encoder.layer.{number}."
            state[f"{here}self_attn.in_proj_{kind}"] = torch.cat(
                [source[f"{there}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            )
            for ours, theirs in _PARTS:
                state[f"{here}{ours}.{kind}"] = source[f"{there}{theirs}.{kind}"]
    network.load_state_dict(state)
    return network
