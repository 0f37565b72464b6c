"""Subtitles' colours for HDR films, whose brightest white is a lamp and not a sheet of paper.

Graphics white is 203 cd/m², 58 % of the PQ signal and 75 % of the HLG one (ITU-R BT.2408).
"""

from __future__ import annotations

import re
from typing import Final

PQ, HLG = 16, 18
"""Transfer functions as numbered in ITU-T H.273."""

_WHITE: Final = 203.0
_GAMMA: Final = 2.4
_HLG_WHITE: Final = 0.75
_COLOUR = re.compile(r"&H((?:[0-9A-Fa-f]{2})?)([0-9A-Fa-f]{6})")


def for_hdr(script: str, transfer: int) -> str:
    """Return a script with every colour, BBGGRR, as bright as it would be on an SDR screen."""

    def dimmed(match: re.Match[str]) -> str:
        parts = (_signal(part / 255, transfer) for part in bytes.fromhex(match[2]))
        return f"&H{match[1]}" + "".join(f"{round(part * 255):02X}" for part in parts)

    return _COLOUR.sub(dimmed, script)


def _signal(value: float, transfer: int) -> float:
    """Return the HDR signal of an SDR one, both in [0, 1]."""
    if transfer == HLG:
        return value * _HLG_WHITE
    # The inverse EOTF of SMPTE ST 2084.
    light = (_WHITE * value**_GAMMA / 10_000) ** (2610 / 16384)
    return float(((3424 / 4096 + 2413 / 128 * light) / (1 + 2392 / 128 * light)) ** (2523 / 32))
