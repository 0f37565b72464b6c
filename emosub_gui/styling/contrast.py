"""Can it be read: contrast as WCAG measures it, and colours as colour-blind people see them."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.theme import Border, Colour, Style

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_HALO: Final = 0.03
"""Share of the size from which on an outline counts as what the text stands on."""

_STEPS: Final = 4096


class Verdict(StrEnum):
    """WCAG 2.2's levels for large text (from 24 CSS px), which subtitles are; 1.4.3 and 1.4.6."""

    AAA = "AAA"
    AA = "AA"
    FAIL = "fail"


class Vision(StrEnum):
    """Kinds of colour vision: cones for long, medium or short waves are missing."""

    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


_SEEN: Final = {
    Vision.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Linear RGB as seen, at full severity: G. M. Machado, M. M. Oliveira & L. A. F. Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009."""


def contrast(colour: Colour, other: Colour) -> float:
    """Return the contrast ratio of two opaque colours, in [1, 21], as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def verdict(ratio: float) -> Verdict:
    """Return the level that a contrast ratio reaches for large text."""
    if ratio >= 4.5:
        return Verdict.AAA
    return Verdict.AA if ratio >= 3.0 else Verdict.FAIL


def legibility(style: Style, grounds: Iterable[Colour]) -> float:
    """Return the contrast of a style's text over the worst of the colours behind it.

    As WCAG 2.2 explains 1.4.3, a wide outline is what letters stand on, and a narrow one part of
    the letters; of a narrow one and the picture the better counts, since either sets letters off.
    """
    return min((_over(style, ground) for ground in grounds), default=1.0)


def sample(picture: Pixels, *, columns: int = 8, rows: int = 2) -> list[Colour]:
    """Return the mean colours of the fields of a grid over a (height, width, 3) picture."""
    fields = (
        field
        for band in np.array_split(picture, rows, axis=0)
        for field in np.array_split(band, columns, axis=1)
        if field.size
    )
    return [_written(_encoded(_decode()[field].mean(axis=(0, 1)))) for field in fields]


def simulate(picture: Pixels, vision: Vision) -> Pixels:
    """Return a (…, 3) picture as people with this colour vision see it."""
    return _encoded(_decode()[picture] @ np.asarray(_SEEN[vision], np.float32).T)


def simulate_argb(picture: NDArray[np.uint32], vision: Vision) -> NDArray[np.uint32]:
    """Return a picture of packed `0xffRRGGBB`, quick enough for one that plays.

    Each channel is read in 128 steps, by which a colour may be 1 of 255 off.
    """
    index = (picture >> 1) & 0x7F
    index |= (picture >> 2) & 0x3F80
    index |= (picture >> 3) & 0x1FC000
    return _table(vision).take(index)


def simulate_colour(colour: Colour, vision: Vision) -> Colour:
    """Return a colour as people with this colour vision see it; its opacity stays."""
    return _written(simulate(_pixel(colour), vision)) + colour[7:]


def _over(style: Style, ground: Colour) -> float:
    """Return the contrast of a style's text over one colour."""
    fill = _blend(style.fill, ground)
    halo = _blend(style.outline_colour, ground)
    if style.border is Border.BOX or style.outline >= style.size * _HALO:
        return contrast(fill, halo)
    against_halo = contrast(fill, halo) if style.outline else 1.0
    return max(contrast(fill, ground), against_halo)


def _blend(colour: Colour, ground: Colour) -> Colour:
    """Return a colour over an opaque one, mixed as renderers do, without decoding."""
    opacity = int(colour[7:] or "FF", 16) / 255
    above, below = (_pixel(each).astype(np.float32) for each in (colour, ground))
    return _written(np.rint(above * opacity + below * (1 - opacity)).astype(np.uint8))


def _luminance(colour: Colour) -> float:
    """Return WCAG's relative luminance, in [0, 1]."""
    return float(_decode()[_pixel(colour)] @ np.array([0.2126, 0.7152, 0.0722]))


def _pixel(colour: Colour) -> Pixels:
    """Return red, green and blue."""
    return np.frombuffer(bytes.fromhex(colour[1:7]), np.uint8)


def _written(pixel: Pixels) -> Colour:
    return f"#{pixel.tobytes().hex().upper()}"


@functools.cache
def _table(vision: Vision) -> NDArray[np.uint32]:
    """Return `0xffRRGGBB` as seen, by 7 bits of each channel of what there is."""
    levels = np.arange(0, 256, 2, dtype=np.uint8)
    levels[-1] = 255
    colours = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), axis=-1).reshape(-1, 3)
    red, green, blue = simulate(colours, vision).astype(np.uint32).T
    packed: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return packed


@functools.cache
def _decode() -> Floats:
    """Return the linear value of each of the 256 sRGB values (IEC 61966-2-1)."""
    value = np.arange(256) / 255
    curve = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    linear: Floats = curve.astype(np.float32)
    return linear


@functools.cache
def _encode() -> Pixels:
    """Return the sRGB value of linear values in equal steps from 0 to 1."""
    value = np.arange(_STEPS) / (_STEPS - 1)
    curve = np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)
    codes: Pixels = np.rint(curve * 255).astype(np.uint8)
    return codes


def _encoded(linear: Floats) -> Pixels:
    """Return linear values as sRGB, out of range clipped."""
    steps = np.clip(linear, 0, 1) * np.float32(_STEPS - 1)
    codes: Pixels = _encode()[np.rint(steps).astype(np.uint16)]
    return codes
