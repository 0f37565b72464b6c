"""Compositing against the plain arithmetic of source-over."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from emosub_gui.media.libass.compositing import Bitmap, Box, Region, composite

SIZE = 48


@st.composite
def bitmaps(draw: st.DrawFn) -> Bitmap:
    width, height = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    random = np.random.default_rng(draw(st.integers(0, 9999)))
    mask = random.choice([0, 0, 255, 255, 128, 1, 254], (height, width)).astype(np.uint8)
    x, y = draw(st.integers(0, SIZE - width)), draw(st.integers(0, SIZE - height))
    return Bitmap(x, y, mask, draw(st.integers(0, 0xFFFFFFFF)))


def plain(shown: Sequence[Bitmap]) -> NDArray[np.float64]:
    """Return premultiplied (SIZE, SIZE, 4) BGRA, calculated without rounding."""
    canvas = np.zeros((SIZE, SIZE, 4))
    for bitmap in shown:
        red, green, blue, transparency = bitmap.colour.to_bytes(4, "big")
        height, width = bitmap.mask.shape
        part = canvas[bitmap.y : bitmap.y + height, bitmap.x : bitmap.x + width]
        alpha = (bitmap.mask / 255 * (255 - transparency) / 255)[:, :, None]
        part[:] = part * (1 - alpha) + alpha * np.array([blue, green, red, 255])
    return canvas


def box(region: Region) -> Box:
    height, width = region.pixels.shape[:2]
    return Box(region.x, region.y, region.x + width, region.y + height)


@given(st.lists(bitmaps(), max_size=6))
def test_it_is_source_over_but_for_rounding(shown: list[Bitmap]) -> None:
    canvas = np.zeros((SIZE, SIZE, 4), np.uint8)
    for region in composite(shown):
        left, top, right, bottom = box(region)
        canvas[top:bottom, left:right] = region.pixels
    apart = np.abs(canvas - plain(shown))
    assert apart.max(initial=0) <= 1 + len(shown)
    assert (canvas[:, :, :3] <= canvas[:, :, 3:]).all(), "premultiplied"


@given(st.lists(bitmaps(), max_size=8))
def test_regions_do_not_touch(shown: list[Bitmap]) -> None:
    boxes = [box(region) for region in composite(shown)]
    for index, one in enumerate(boxes):
        assert not any(one.touches(other) for other in boxes[:index])


def test_what_is_transparent_is_no_region() -> None:
    mask = np.full((2, 2), 255, np.uint8)
    assert composite([Bitmap(0, 0, mask, 0xFFFFFFFF)]) == ()
    (region,) = composite([Bitmap(3, 4, mask, 0x11223300)])
    assert region.pixels.tolist() == [[[0x33, 0x22, 0x11, 255]] * 2] * 2
