"""Pictures of sound in tiles, so that scrolling draws only what comes into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from emosub_gui.media.pcm import SAMPLE_RATE
from emosub_gui.ui.waveform.surface import Surface

TILE = 256
"""Width of a tile in device pixels."""

_KEPT = 48
"""Tiles that are kept: three screens full at 4K; 10 MB at usual heights, 60 MB on such a screen."""

ColourTable = NDArray[np.uint32]
"""Colours as 0xAARRGGBB, multiplied by their alpha."""


class Tile(NamedTuple):
    """A tile of a picture: which samples it shows, and how high it is.

    Attributes:
        number: of the tile, from 0 at the start of the film.
        scale: samples a device pixel.
        height: in device pixels.
    """

    number: int
    scale: float
    height: int

    @property
    def start(self) -> int:
        """The first sample."""
        return round(self.number * TILE * self.scale)

    @property
    def end(self) -> int:
        """The sample after the last."""
        return max(self.start + 1, round((self.number + 1) * TILE * self.scale))


class TileCache:
    """The images of tiles that were drawn last."""

    def __init__(self) -> None:
        self._images: OrderedDict[Tile, QImage] = OrderedDict()

    def get(self, tile: Tile) -> QImage | None:
        """Return a tile's image; None if it has to be made."""
        if tile not in self._images:
            return None
        self._images.move_to_end(tile)
        return self._images[tile]

    def put(self, tile: Tile, image: QImage) -> QImage:
        """Keep a tile's image, and return it."""
        self._images[tile] = image
        if len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return image

    def drop_after(self, sample: int) -> None:
        """Forget tiles that show anything after a sample, because there is more sound now."""
        for tile in [tile for tile in self._images if tile.end > sample]:
            del self._images[tile]

    def clear(self) -> None:
        """Forget all, because they would look different now."""
        self._images.clear()


def tiles(surface: Surface) -> Iterator[tuple[Tile, QPoint]]:
    """Yield the tiles that have to be painted, and where each goes in device pixels.

    Tiles always begin at whole device pixels, so that a picture keeps its shape while it scrolls.
    """
    ratio, rect, part = surface.ratio, surface.rect, surface.part
    scale = surface.viewport.scale * ratio
    origin = round(surface.viewport.start * scale)
    top, height = round(rect.top() * ratio), round(rect.height() * ratio)
    first, last = (int(origin + x * ratio) // TILE for x in (part.left(), part.right()))
    for number in range(first, last + 1):
        tile = Tile(number, SAMPLE_RATE / 1000 / scale, height)
        yield tile, QPoint(number * TILE - origin, top)


def image_of(pixels: ColourTable, *, opaque: bool = True) -> QImage:
    """Return (height, width) pixels as an image of its own; opaque ones are drawn faster."""
    formats = QImage.Format
    height, width = pixels.shape
    data = np.ascontiguousarray(pixels)
    kind = formats.Format_RGB32 if opaque else formats.Format_ARGB32_Premultiplied
    return QImage(data.data, width, height, width * 4, kind).copy()


def colour_table(*stops: str) -> ColourTable:
    """Return 256 colours from the first stop (`#RRGGBB`, `#AARRGGBB`) to the last, evenly."""
    channels = np.array([QColor(stop).getRgb() for stop in stops]).T
    channels = np.vstack((channels[:3] * (channels[3] / 255), channels[3]))
    places = np.linspace(0, 255, len(stops))
    mixed = [np.interp(np.arange(256), places, channel).round() for channel in channels]
    red, green, blue, alpha = (channel.astype(np.uint32) for channel in mixed)
    table: ColourTable = alpha << 24 | red << 16 | green << 8 | blue
    return table
