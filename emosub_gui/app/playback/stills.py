"""Still pictures, decoded in a thread: the last request counts."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from emosub_gui.core.errors import Cancelled, EmoSubError
from emosub_gui.media.container import open_media
from emosub_gui.media.stills import Still, StillReader


class _Request(NamedTuple):
    """A picture: `steps` pictures after (before, if negative) the one at `time` in ms.

    If `within`, they are counted from the first one that does not begin before that.
    """

    number: int
    time: int
    steps: int = 0
    within: bool = False


class StillLoader(QObject):
    """One open file and its thread; used in the GUI thread, where its signals arrive too.

    A request replaces one that still waits. While requests come faster than pictures, each
    picture that is ready is shown all the same: that is what scrubbing looks like.

    Signals:
        opened(has_sound, matrix): the file is a film or sound; how its colours are coded.
        shown(image): a picture that was asked for.
        stepped(time): it was asked for by `step` or `show_from`, and begins at that time in ms.
        failed(error): there is no such picture, or the file is no film at all.
    """

    opened = Signal(bool, int)
    shown = Signal(QImage)
    stepped = Signal(int)
    failed = Signal(object)

    _opened = Signal(bool, int)
    _loaded = Signal(object, int, QImage)
    _failed = Signal(int, object)

    def __init__(self, path: Path, *, picture: bool, parent: QObject | None = None) -> None:
        """Begin to open a file; `picture` says whether it has one."""
        super().__init__(parent)
        self._path = path
        self._picture = picture
        self._latest: _Request | None = None
        self._number = self._valid_from = 0
        self._waiting: _Request | None = None
        self._changed = threading.Condition()
        self._closing = threading.Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._opened.connect(self._on_opened, queued)
        self._loaded.connect(self._on_loaded, queued)
        self._failed.connect(self._on_failed, queued)
        self._thread = threading.Thread(target=self._work, name="stills", daemon=True)
        self._thread.start()

    def show_at(self, time: int) -> None:
        """Ask for the picture at a time in ms."""
        self._ask(time)

    def show_from(self, time: int) -> None:
        """Ask for the first picture that does not begin before a time in ms; else the last one."""
        self._ask(time, within=True)

    def step(self, time: int, steps: int) -> None:
        """Ask for a picture some steps from the one asked for last, or else from that at `time`."""
        if (latest := self._latest) is not None:
            self._ask(latest.time, latest.steps + steps, within=latest.within)
        else:
            self._ask(time, steps)

    def drop(self) -> None:
        """Take back what was asked for."""
        self._latest = None
        self._valid_from = self._number + 1
        with self._changed:
            self._waiting = None

    def close(self) -> None:
        """End the thread, whatever it is doing, and wait for it; no signal comes after this."""
        with self._changed:
            self._closing.set()
            self._changed.notify()
        self._thread.join()

    # ---- in the GUI thread ----

    def _ask(self, time: int, steps: int = 0, *, within: bool = False) -> None:
        self._number += 1
        self._latest = _Request(self._number, time, steps, within)
        with self._changed:
            self._waiting = self._latest
            self._changed.notify()

    def _on_opened(self, has_sound: bool, matrix: int) -> None:
        if not self._closing.is_set():
            self.opened.emit(has_sound, matrix)

    def _on_loaded(self, request: _Request, time: int, image: QImage) -> None:
        if request.number < self._valid_from or self._closing.is_set():
            return
        if request == self._latest:
            self._latest = None
            if request.steps or request.within:
                self.stepped.emit(time)
        self.shown.emit(image)

    def _on_failed(self, number: int, error: EmoSubError) -> None:
        if number >= self._valid_from and not self._closing.is_set():
            self._latest = None
            self.failed.emit(error)

    # ---- in the thread ----

    def _work(self) -> None:
        """Open the file, and answer requests until it is closed."""
        try:
            with open_media(self._path) as container:
                has_sound = bool(container.streams.audio)
            if not self._picture:
                self._opened.emit(has_sound, 0)
                return
            with StillReader(self._path, self._closing) as reader:
                self._opened.emit(has_sound, reader.matrix)
                while (request := self._next()) is not None:
                    self._answer(reader, request)
        except Cancelled:
            pass
        except EmoSubError as error:
            self._failed.emit(0, error)

    def _next(self) -> _Request | None:
        """Wait for a request; None means that there are no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing.is_set())
            request, self._waiting = self._waiting, None
            return None if self._closing.is_set() else request

    def _answer(self, reader: StillReader, request: _Request) -> None:
        """Decode a picture."""
        try:
            still = reader.frame_at(request.time)
            if request.within and still.time < request.time:
                still = reader.next_frame()
            for _ in range(abs(request.steps)):
                still = reader.next_frame() if request.steps > 0 else reader.previous_frame()
        except EmoSubError as error:
            self._failed.emit(request.number, error)
        else:
            self._loaded.emit(request, still.time, _image(still))


def _image(still: Still) -> QImage:
    """Return a picture that owns its memory."""
    pixels = still.pixels()
    height, width = pixels.shape[:2]
    image = QImage(width, height, QImage.Format.Format_RGB32)
    np.frombuffer(image.bits(), np.uint8).reshape(pixels.shape)[:] = pixels
    return image
