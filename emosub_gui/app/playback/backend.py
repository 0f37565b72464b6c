"""What a library that plays has to offer the player."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage


class Source(NamedTuple):
    """A film or sound to play.

    Attributes:
        path: the file.
        size: of the picture as shown, in square pixels; empty for sound alone.
        matrix: of the picture's colours, as numbered in ITU-T H.273.
        audio_track: index of the sound track to play.
    """

    path: Path
    size: QSize
    matrix: int
    audio_track: int


class Backend(QObject):
    """Plays one file at a time; made and used in the GUI thread, where its signals arrive too.

    Signals:
        pictureShown(image): the picture changed; the image is only valid until the next.
        timeTold(time, at): media time in ms, and the `perf_counter` of when it was that.
        rateTold(rate): time passes as fast as this from now on; told where it is not, or no longer,
            what `set_rate` asked for.
        ended(): the end was reached; paused there.
        broke(): the file cannot be played.
    """

    pictureShown = Signal(QImage)  # noqa: N815 - Qt's style for signals
    timeTold = Signal(float, float)  # noqa: N815
    rateTold = Signal(float)  # noqa: N815
    ended = Signal()
    broke = Signal()

    def open(self, source: Source) -> None:
        """Get ready to play a file."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop, and let go of the file; no signal comes after this."""
        raise NotImplementedError

    def play(self, start: int | None) -> None:
        """Play from a time in ms, or go on where it was paused."""
        raise NotImplementedError

    def pause(self) -> None:
        """Hold."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, at the same pitch."""
        raise NotImplementedError

    def set_volume(self, volume: int) -> None:
        """Set the loudness, 0 to 100."""
        raise NotImplementedError

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        raise NotImplementedError

    def release(self) -> None:
        """Let go of the library, for good."""
        raise NotImplementedError
