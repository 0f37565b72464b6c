"""Colours: our `#RRGGBB[AA]` (AA = FF opaque) and ASS's `&HAABBGGRR` (AA = 00 opaque)."""

from __future__ import annotations

import re

from emosub_gui.core.theme import Colour

_HEXADECIMAL = re.compile(r"&?H([0-9A-F]{1,8})&?", re.IGNORECASE)
_DECIMAL = re.compile(r"[+-]?\d{1,10}")


def to_ass(colour: Colour) -> str:
    """Return a colour as a field of an ASS style: `#FF8000` becomes `&H000080FF`."""
    red, green, blue, transparency = _components(colour)
    return f"&H{transparency:02X}{blue:02X}{green:02X}{red:02X}"


def to_tags(colour: Colour, number: int) -> str:
    r"""Return the override tags that set colour `number` (1 fill, 3 outline, 4 shadow)."""
    red, green, blue, transparency = _components(colour)
    return f"\\{number}c&H{blue:02X}{green:02X}{red:02X}&" + f"\\{number}a&H{transparency:02X}&"


def transparency(colour: Colour) -> int:
    """Return how transparent a colour is: 0 opaque, 255 invisible."""
    return _components(colour)[3]


def from_ass(value: str) -> Colour:
    """Return an ASS or SSA colour, hexadecimal or decimal, as `#RRGGBB` or `#RRGGBBAA`.

    Raises:
        ValueError: not a colour.
    """
    value = value.strip()
    if match := _HEXADECIMAL.fullmatch(value):
        number = int(match.group(1), 16)
    elif _DECIMAL.fullmatch(value):
        number = int(value) & 0xFFFFFFFF
    else:
        raise ValueError(f"not a colour: {value!r}")
    opacity = 255 - (number >> 24)
    rgb = f"#{number & 255:02X}{number >> 8 & 255:02X}{number >> 16 & 255:02X}"
    return rgb if opacity == 255 else f"{rgb}{opacity:02X}"


def with_tags(colour: Colour, value: str, alpha: str) -> Colour:
    r"""Return a colour as the values of a `\1c` and a `\1a` change it.

    "", and what cannot be read, changes nothing.
    """
    red, green, blue, clear = _components(colour)
    if match := _HEXADECIMAL.fullmatch(value.strip()):
        number = int(match[1], 16)
        red, green, blue = number & 255, number >> 8 & 255, number >> 16 & 255
    if match := _HEXADECIMAL.fullmatch(alpha.strip()):
        clear = int(match[1], 16) & 255
    rgb = f"#{red:02X}{green:02X}{blue:02X}"
    return rgb if clear == 0 else f"{rgb}{255 - clear:02X}"


def _components(colour: Colour) -> tuple[int, int, int, int]:
    """Return red, green, blue and transparency, each 0 to 255."""
    value = bytes.fromhex(colour[1:])
    opacity = value[3] if len(value) == 4 else 255
    return value[0], value[1], value[2], 255 - opacity
