"""The spectrogram, computed tile by tile in a thread while the view shows what is there."""

from __future__ import annotations

import contextlib
import math
import threading

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter

from emosub_gui.media.audio import Audio
from emosub_gui.media.spectrogram import LOUDEST_DB, QUIETEST_DB, ROWS, spectrogram
from emosub_gui.ui.look.colours import Colours
from emosub_gui.ui.waveform.surface import Surface
from emosub_gui.ui.waveform.tiles import (
    TILE,
    ColourTable,
    Tile,
    TileCache,
    colour_table,
    image_of,
    tiles,
)
from emosub_gui.ui.waveform.wave import unchanged


class Spectrogram(QObject):
    """Draws sound as a spectrogram, 0 Hz at the bottom and 8 kHz at the top.

    One tile is computed at a time, always one that is in view at that moment.

    Signals:
        ready(): more of it can be drawn.
    """

    ready = Signal()
    _computed = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._audio: Audio | None = None
        self._tiles = TileCache()
        self._colours: Colours | None = None
        self._gain = 1.0
        self._thread: threading.Thread | None = None
        self._computed.connect(self._on_computed)

    def set_audio(self, audio: Audio | None) -> None:
        """Draw another sound, or more of the same one while it is being decoded."""
        self._tiles.drop_after(unchanged(self._audio, audio))
        self._audio = audio

    def set_gain(self, gain: float) -> None:
        """Draw it as if it were louder by a factor."""
        if gain != self._gain:
            self._gain = gain
            self._tiles.clear()

    def stop(self) -> None:
        """Wait for the thread, some milliseconds; call it before dropping the object."""
        if self._thread is not None:
            self._thread.join()

    def paint(self, surface: Surface) -> None:
        """Paint what there is of what has to be repainted, and have one more tile computed."""
        if self._audio is None:
            return
        if surface.colours is not self._colours:
            self._colours = surface.colours
            self._tiles.clear()
        painter = surface.painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(1 / surface.ratio, 1 / surface.ratio)
        missing = []
        for shown, where in tiles(surface):
            tile = shown._replace(height=ROWS)
            image = self._tiles.get(tile)
            if image is None:
                missing.append(tile)
            else:
                painter.drawImage(QRectF(where.x(), where.y(), TILE, shown.height), image)
        painter.restore()
        if missing and self._thread is None:
            work = (self._audio, missing[len(missing) // 2])
            self._thread = threading.Thread(target=self._compute, args=work, daemon=True)
            self._thread.start()

    def _compute(self, audio: Audio, tile: Tile) -> None:
        """Compute a tile; runs in the thread."""
        levels = spectrogram(np.asarray(audio.pcm), tile.start, tile.end, TILE)
        with contextlib.suppress(RuntimeError):  # the object was dropped meanwhile
            self._computed.emit(audio, tile, levels)

    def _on_computed(self, audio: Audio, tile: Tile, levels: NDArray[np.uint8]) -> None:
        self._thread = None
        valid = audio is self._audio or unchanged(audio, self._audio) >= tile.end
        if valid and self._colours is not None:
            louder = 20 * math.log10(self._gain) * 255 / (LOUDEST_DB - QUIETEST_DB)
            shades = (levels[::-1] + louder).clip(0, 255).astype(np.uint8)
            self._tiles.put(tile, image_of(spectrum_table(self._colours)[shades]))
        self.ready.emit()


def spectrum_table(colours: Colours) -> ColourTable:
    """Return the colours of a spectrogram, from silence to loud."""
    loud = "#FFFFFF" if colours.dark else colours.text
    return colour_table(colours.sunken, colours.wave, colours.wave_soft, loud)
