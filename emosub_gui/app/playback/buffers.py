"""Memory that a player draws into in its own thread, while the window shows what it drew."""

from __future__ import annotations

import threading
from typing import NamedTuple

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

_LIMITED_RANGE = 1


class Plane(NamedTuple):
    """Where one of the planes Y, U and V is to be drawn, and its bytes a row and rows."""

    address: int
    pitch: int
    lines: int


class PictureBuffers:
    """One picture of YUV 4:2:0 to draw into, and three of RGB.

    Of these one is shown, one is ready, and one gets what was drawn. libVLC could draw RGB by
    itself, but takes every film's colours for BT.601's: reds would change at each pause.
    """

    def __init__(self) -> None:
        self.size = QSize()
        self.planes: list[Plane] = []
        self._drawing = VideoFrame()
        self._images: list[QImage] = []
        self._pixels: list[NDArray[np.uint8]] = []
        self._reformatter = VideoReformatter()
        self._lock = threading.Lock()
        self._shown, self._ready, self._free = 0, 1, 2
        self._waiting = False

    def resize(self, size: QSize, matrix: int) -> None:
        """Begin anew in another size, none if empty; nothing may be drawing.

        Args:
            size: in pixels, both even.
            matrix: the colour matrix, as numbered in ITU-T H.273.
        """
        self.size = size
        width, height = size.width(), size.height()
        self._drawing = VideoFrame(width, height, "yuv420p")
        self._drawing.colorspace, self._drawing.color_range = matrix, _LIMITED_RANGE
        self.planes = [
            Plane(plane.buffer_ptr, plane.line_size, plane.height) for plane in self._drawing.planes
        ]
        self._images = [QImage(size, QImage.Format.Format_RGB32) for _ in range(3)]
        self._pixels = [
            np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4)
            for image in self._images
        ]
        self._waiting = False

    @property
    def shown(self) -> QImage:
        """The picture that was taken last."""
        return self._images[self._shown]

    def convert(self) -> None:
        """Take over what was drawn."""
        drawn = self._reformatter.reformat(self._drawing, format="bgra")
        self._pixels[self._free][:] = drawn.to_ndarray()

    def finish(self) -> bool:
        """Make the converted picture the ready one; tell whether the one before was taken."""
        with self._lock:
            self._free, self._ready = self._ready, self._free
            waited, self._waiting = self._waiting, True
        return not waited

    def take(self) -> QImage:
        """Return the picture that is ready; it stays as it is until the next is taken."""
        with self._lock:
            self._shown, self._ready = self._ready, self._shown
            self._waiting = False
        return self.shown
