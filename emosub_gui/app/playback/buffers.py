"""Memory that a player draws into in its own thread, while the window shows what it drew."""

from __future__ import annotations

import ctypes
import threading

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage


class PictureBuffers:
    """Three pictures of one size: one is shown, one is ready, and one is drawn into."""

    def __init__(self) -> None:
        self.size = QSize()
        self._images: list[QImage] = []
        self._addresses: list[int] = []
        self._lock = threading.Lock()
        self._shown, self._ready, self._drawn = 0, 1, 2
        self._waiting = False

    def resize(self, size: QSize) -> None:
        """Begin anew in another size (none if empty), 32 bits a pixel; nothing may be drawing."""
        self.size = size
        count = 0 if size.isEmpty() else 3
        self._images = [QImage(size, QImage.Format.Format_RGB32) for _ in range(count)]
        self._addresses = [
            ctypes.addressof(ctypes.c_char.from_buffer(image.bits())) for image in self._images
        ]
        self._waiting = False

    @property
    def pitch(self) -> int:
        """Bytes of a row."""
        return self._images[0].bytesPerLine()

    @property
    def address(self) -> int:
        """Where to draw."""
        return self._addresses[self._drawn]

    @property
    def shown(self) -> QImage:
        """The picture that was taken last."""
        return self._images[self._shown]

    def finish(self) -> bool:
        """Make the drawn picture the ready one; tell whether the one before was taken."""
        with self._lock:
            self._drawn, self._ready = self._ready, self._drawn
            waited, self._waiting = self._waiting, True
        return not waited

    def take(self) -> QImage:
        """Return the picture that is ready; it stays as it is until the next is taken."""
        with self._lock:
            self._shown, self._ready = self._ready, self._shown
            self._waiting = False
        return self.shown
