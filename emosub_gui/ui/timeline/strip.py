"""Many stretches of time as one row of pixels: what is left of them when a film is in view."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from emosub_gui.ui.timeline.index import Times
from emosub_gui.ui.waveform.surface import Surface


def paint_strip(surface: Surface, starts: Times, ends: Times, colours: NDArray[np.uint32]) -> None:
    """Paint stretches of time over the height of a surface, each at least a pixel wide.

    Args:
        surface: where.
        starts: (stretches,) int64, milliseconds, ascending.
        ends: (stretches,) int64, milliseconds.
        colours: (stretches,) uint32 0xAARRGGBB; later ones cover earlier ones.
    """
    left = math.floor(surface.part.left())
    ratio, viewport = surface.ratio, surface.viewport
    width = math.ceil((surface.part.right() - left) * ratio)
    begin, end = (
        (((times - viewport.start) * viewport.scale - left) * ratio).astype(np.int64)
        for times in (starts, ends)
    )
    begin, end = begin.clip(0, width), np.maximum(end, begin + 1).clip(0, width)
    lengths = end - begin
    offsets = np.repeat(begin - np.cumsum(lengths) + lengths, lengths)
    row = np.zeros(width, np.uint32)
    row[offsets + np.arange(offsets.size)] = np.repeat(colours, lengths)
    image = QImage(row.data, width, 1, QImage.Format.Format_ARGB32)
    where = QRectF(left, surface.rect.top(), width / ratio, surface.rect.height())
    surface.painter.drawImage(where, image)
