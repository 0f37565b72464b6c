"""Korean text as numbers: each character with the jamo that it is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

FIRST, LAST = 0xAC00, 0xD7A3
"""The precomposed syllables 가 to 힣 (Unicode Standard, section 3.12)."""

INITIALS, MEDIALS, FINALS = 19, 21, 28
PAD, UNKNOWN, SEPARATOR = 0, 1, 2
"""Symbol numbers that are no character; what is between two lines is a separator."""
SEPARATION = np.array([[SEPARATOR, 0, 0, 0]], np.int64)
"""(1, 4) between two lines that `encode` made."""

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{2,}")


def number(symbols: str) -> dict[str, int]:
    """Return the numbers of characters that are known, in their order."""
    return {character: number for number, character in enumerate(symbols, SEPARATOR + 1)}


def normalise(text: str) -> str:
    """Return text with composed syllables, lower case, digits as 0, and runs cut to two.

    ㅋㅋㅋㅋㅋ and ㅋㅋ, or !!!! and !!, mean the same.
    """
    text = unicodedata.normalize("NFC", text).lower()
    text = _RUN.sub(r"\1\1", _DIGIT.sub("0", text))
    return " ".join(text.split())


def encode(text: str, symbols: Mapping[str, int]) -> NDArray[np.int64]:
    """Return (characters + 2, 4) numbers: symbol, initial, medial, final, framed by UNKNOWN.

    The jamo columns count from 1 (0 is "none"), so that a syllable that was never seen still
    shows its sound, and a batchim its grammar.

    Args:
        text: what `normalise` returned.
        symbols: number of each known character.
    """
    rows = np.zeros((len(text) + 2, 4), np.int64)
    rows[:, 0] = UNKNOWN
    rows[1:-1, 0] = [symbols.get(character, UNKNOWN) for character in text]
    points = np.array([ord(character) for character in text], np.int64)
    syllable = (points >= FIRST) & (points <= LAST)
    index = points - FIRST
    jamo = np.stack(
        [index // (MEDIALS * FINALS), index // FINALS % MEDIALS, index % FINALS], axis=1
    )
    rows[1:-1, 1:] = np.where(syllable[:, None], jamo + 1, 0)
    return rows
