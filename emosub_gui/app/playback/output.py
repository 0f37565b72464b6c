"""The library that plays, made when something is first to be played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from emosub_gui.app.playback.backend import Backend, Source


class Output(QObject):
    """Opens the film in a backend once it is played, and keeps the settings until then.

    Signals: as those of `Backend`.

    Attributes:
        rate, volume, muted: as they were set.
    """

    pictureShown = Signal(QImage)  # noqa: N815 - Qt's style for signals
    timeTold = Signal(float, float)  # noqa: N815
    rateTold = Signal(float)  # noqa: N815
    ended = Signal()
    broke = Signal()

    def __init__(self, make_backend: Callable[[], Backend], parent: QObject) -> None:
        super().__init__(parent)
        self.rate, self.volume, self.muted = 1.0, 100, False
        self._make_backend = make_backend
        self._backend: Backend | None = None
        self._source = Source(Path(), QSize(), 0, 0)
        self._has_film = False

    def open(self, source: Source) -> None:
        """Take note of the film to play."""
        self.close()
        self._source = source

    def close(self) -> None:
        """Let go of the film."""
        if self._backend is not None and self._has_film:
            self._backend.close()
            self._has_film = False

    def release(self) -> None:
        """Let go of the library."""
        if self._backend is not None:
            self._backend.release()
            self._backend = None

    def play(self, start: int | None) -> None:
        """Play from a time in ms, or go on where it was paused.

        Raises:
            NoPlayerError: there is no library that could.
        """
        if self._backend is None:
            self._backend = self._connected(self._make_backend())
        if not self._has_film:
            self._backend.open(self._source)
            self._has_film = True
        self._backend.play(start)

    def pause(self) -> None:
        """Hold."""
        if self._backend is not None and self._has_film:
            self._backend.pause()

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, at the same pitch."""
        self.rate = rate
        if self._backend is not None:
            self._backend.set_rate(rate)

    def set_volume(self, volume: int) -> None:
        """Set the loudness, 0 to 100."""
        self.volume = volume
        if self._backend is not None:
            self._backend.set_volume(volume)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self.muted = muted
        if self._backend is not None:
            self._backend.set_muted(muted)

    def _connected(self, backend: Backend) -> Backend:
        """Return a new backend with its signals passed on and the settings made."""
        backend.setParent(self)
        backend.pictureShown.connect(self.pictureShown)
        backend.timeTold.connect(self.timeTold)
        backend.rateTold.connect(self.rateTold)
        backend.ended.connect(self.ended)
        backend.broke.connect(self.broke)
        backend.set_rate(self.rate)
        backend.set_volume(self.volume)
        backend.set_muted(self.muted)
        return backend
