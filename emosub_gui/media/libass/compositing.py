"""Bitmaps of coverage, each in one colour, put on top of each other as premultiplied pixels.

Only where something is drawn: a picture is a few regions that do not touch, not a whole frame.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_RED_BLUE: Final = np.uint32(0x00FF00FF)
_ALPHA_GREEN: Final = np.uint32(0xFF00FF00)
_HALF: Final = np.uint32(0x00800080)
_BYTE: Final = np.uint32(8)


class Bitmap(NamedTuple):
    """Coverage in one colour: (h, w) uint8 `mask`, `colour` as 0xRRGGBBTT with TT = 0 opaque."""

    x: int
    y: int
    mask: NDArray[np.uint8]
    colour: int


class Box(NamedTuple):
    """A rectangle in pixels; `right` and `bottom` lie outside of it."""

    left: int
    top: int
    right: int
    bottom: int

    def joined(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def touches(self, other: Box) -> bool:
        """Tell whether the boxes share pixels or an edge."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


class Region(NamedTuple):
    """A part of a picture: (h, w, 4) uint8 `pixels`, premultiplied BGRA (ARGB32 words)."""

    x: int
    y: int
    pixels: NDArray[np.uint8]


def ink_of(bitmap: Bitmap) -> Box | None:
    """Return the box of what can be seen of a bitmap; None if that is nothing."""
    if bitmap.colour & 0xFF == 0xFF or not bitmap.mask.any():
        return None
    rows, columns = np.flatnonzero(bitmap.mask.any(1)), np.flatnonzero(bitmap.mask.any(0))
    left, top, x, y = int(columns[0]), int(rows[0]), bitmap.x, bitmap.y
    return Box(x + left, y + top, x + int(columns[-1]) + 1, y + int(rows[-1]) + 1)


def composite(bitmaps: Iterable[Bitmap]) -> tuple[Region, ...]:
    """Draw bitmaps in order; those that are fully transparent are left out."""
    visible = [bitmap for bitmap in bitmaps if bitmap.colour & 0xFF != 0xFF and bitmap.mask.size]
    return tuple(_draw(box, members) for box, members in _clusters(visible))


def _clusters(bitmaps: Sequence[Bitmap]) -> list[tuple[Box, list[Bitmap]]]:
    """Return bitmaps that touch together with the box around them; the boxes do not touch."""
    clusters: list[tuple[Box, list[int]]] = []
    for index, bitmap in enumerate(bitmaps):
        box, members = _box(bitmap), [index]
        while touching := [cluster for cluster in clusters if cluster[0].touches(box)]:
            clusters = [cluster for cluster in clusters if cluster not in touching]
            for other, others in touching:
                box, members = box.joined(other), others + members
        clusters.append((box, members))
    return [(box, [bitmaps[index] for index in sorted(members)]) for box, members in clusters]


def _draw(box: Box, bitmaps: Sequence[Bitmap]) -> Region:
    """Draw the bitmaps that lie in a box."""
    width, height = box.right - box.left, box.bottom - box.top
    canvas = np.zeros((height, width), np.uint32)
    drawn: list[Box] = []
    for bitmap in bitmaps:
        place = _box(bitmap)
        part = canvas[
            place.top - box.top : place.bottom - box.top,
            place.left - box.left : place.right - box.left,
        ]
        source = _ramp(bitmap.colour)[bitmap.mask]
        if any(place.touches(other) for other in drawn):
            _blend(part, source)
        else:
            part[:] = source
        drawn.append(place)
    return Region(box.left, box.top, canvas.view(np.uint8).reshape(height, width, 4))


def _box(bitmap: Bitmap) -> Box:
    """Return where a bitmap lies."""
    height, width = bitmap.mask.shape
    return Box(bitmap.x, bitmap.y, bitmap.x + width, bitmap.y + height)


@functools.lru_cache(maxsize=256)
def _ramp(colour: int) -> NDArray[np.uint32]:
    """Return the premultiplied pixel of a colour for each of the 256 coverages."""
    red, green, blue, transparency = colour.to_bytes(4, "big")
    alpha = (np.arange(256) * (255 - transparency) + 127) // 255
    parts = [(alpha * part + 127) // 255 for part in (red, green, blue)]
    packed = alpha << 24 | parts[0] << 16 | parts[1] << 8 | parts[2]
    return packed.astype(np.uint32)


def _blend(target: NDArray[np.uint32], source: NDArray[np.uint32]) -> None:
    """Put premultiplied pixels over others, two channels of 8 bits in one word at a time.

    A product p of bytes is divided by 255 as (p + 128 + ((p + 128) >> 8)) >> 8, which rounds
    (Blinn, "Three Wrongs Make a Right", 1995).
    """
    through = 255 - (source >> np.uint32(24))
    red_blue = (target & _RED_BLUE) * through
    red_blue += _HALF
    red_blue += (red_blue >> _BYTE) & _RED_BLUE
    red_blue >>= _BYTE
    red_blue &= _RED_BLUE
    alpha_green = ((target >> _BYTE) & _RED_BLUE) * through
    alpha_green += _HALF
    alpha_green += (alpha_green >> _BYTE) & _RED_BLUE
    alpha_green &= _ALPHA_GREEN
    red_blue |= alpha_green
    np.add(red_blue, source, out=target)
