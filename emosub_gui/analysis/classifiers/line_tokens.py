"""A line and those before it as the numbers that a text network reads.

The line comes first, so that it is read alike whatever follows; then the lines before it, the
nearest first, of each its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import hangul
from emosub_gui.analysis.classifiers.spoken import name_emoji

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LINES_BEFORE = 3
"""How many lines before a line are read."""
_PIECES, _CHARACTERS = 16, 40
"""How much of each is read, in English and in Korean."""

Tokens = NDArray[np.int64]
"""(tokens,) or (tokens, features)."""
Encode = Callable[[str, Sequence[str]], Tokens]
"""A line, and the lines before it, nearest first."""


def word_pieces(tokenizer: Tokenizer) -> Encode:
    """Return the English encoder: word pieces, each line ended by "[SEP]"."""

    def encode(line: str, before: Sequence[str]) -> Tokens:
        numbers: list[int] = tokenizer.encode(name_emoji(line)).ids
        for earlier in before:
            *pieces, end = tokenizer.encode(name_emoji(earlier)).ids[1:]
            numbers += [*pieces[:_PIECES], end]
        return np.array(numbers, np.int64)

    return encode


def characters(numbers: Mapping[str, int]) -> Encode:
    """Return the Korean encoder: characters by their numbers, lines parted by `SEPARATOR`."""

    def encode(line: str, before: Sequence[str]) -> Tokens:
        rows = [hangul.encode(hangul.normalise(line), numbers)]
        for earlier in before:
            read = hangul.encode(hangul.normalise(earlier)[:_CHARACTERS], numbers)
            rows += [hangul.SEPARATION, read]
        return np.concatenate(rows)

    return encode


def encode_within(encode: Encode, room: int, line: str, before: Sequence[str]) -> Tokens:
    """Return the tokens of a line and of as many lines before it as there is room for.

    Args:
        encode: what the network reads.
        room: tokens that it can see at once; the line alone may take more.
        line: whatever was said.
        before: the lines before it, nearest first.
    """
    for count in range(len(before), 0, -1):
        tokens = encode(line, before[:count])
        if len(tokens) <= room:
            return tokens
    return encode(line, ())
