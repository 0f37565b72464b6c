"""Stretches of time as one row of pixels, drawn over the height of a surface.

Filling a row in numpy and drawing it once costs the same for three cues and for a film full of
them; a call of Qt for each would take 60 µs where its edges lie between pixels.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from emosub_gui.ui.timeline.index import Times
from emosub_gui.ui.waveform.surface import Surface

Colours = NDArray[np.uint32]
"""(stretches,) uint32 0xAARRGGBB."""


class Strip:
    """A row of device pixels over the part of a surface that has to be repainted."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._left = math.floor(surface.part.left())
        self._ratio = surface.ratio
        width = math.ceil((surface.part.right() - self._left) * self._ratio)
        self._row = np.zeros(width, np.uint32)

    def fill(self, starts: Times, ends: Times, colours: Colours) -> None:
        """Fill stretches, each at least a pixel wide; later ones cover earlier ones."""
        begins = self._pixels(starts)
        self._put(begins, np.maximum(self._pixels(ends), begins + 1), colours)

    def mark_edges(self, starts: Times, ends: Times, colours: Colours, width: int = 1) -> None:
        """Draw lines of some pixels along the inner sides of stretches."""
        broad = round(width * self._ratio)
        begins, lasts = self._pixels(starts), self._pixels(ends)
        self._put(begins, begins + broad, colours)
        self._put(lasts - broad, lasts, colours)

    def paint(self) -> None:
        """Draw the row over the height of the surface."""
        image = QImage(self._row.data, self._row.size, 1, QImage.Format.Format_ARGB32)
        rect = self._surface.rect
        width = self._row.size / self._ratio
        self._surface.painter.drawImage(QRectF(self._left, rect.top(), width, rect.height()), image)

    def _pixels(self, times: Times) -> NDArray[np.int64]:
        view = self._surface.viewport
        x = (times - view.start) * view.scale - self._left
        pixels: NDArray[np.int64] = np.floor(x * self._ratio).astype(np.int64)
        return pixels

    def _put(self, begins: NDArray[np.int64], ends: NDArray[np.int64], colours: Colours) -> None:
        begins, ends = (pixels.clip(0, self._row.size) for pixels in (begins, ends))
        lengths = ends - begins
        offsets = np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        self._row[offsets + np.arange(offsets.size)] = np.repeat(colours, lengths)
