"""The waveform: each column from the lowest to the highest sample, with a brighter core."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emosub_gui.media.audio import Audio
from emosub_gui.media.peaks import Peaks
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

_FINER = 2
"""Parts of a column whose mean extremes are its core: what is loud throughout, not for a moment."""

_OVER = (0, 70, 150)
"""Opacities of 255 of ground, outline and core over a spectrogram, which shines through."""

_GLANCE, _LOUD_PERCENT, _FILLED, _MOST_NATURAL = 2000, 98, 0.9, 8.0
"""For the natural height: columns looked at, how many of them fill how much of it, its limit."""


class Waveform:
    """Draws sound as a waveform."""

    def __init__(self) -> None:
        self._audio: Audio | None = None
        self._tiles = TileCache()
        self._colours: Colours | None = None
        self._gain = 1.0
        self._over = False

    def set_audio(self, audio: Audio | None) -> None:
        """Draw another sound, or more of the same one while it is being decoded."""
        self._tiles.drop_after(unchanged(self._audio, audio))
        self._audio = audio

    def set_gain(self, gain: float) -> None:
        """Draw it higher by a factor; what does not fit is cut off."""
        if gain != self._gain:
            self._gain = gain
            self._tiles.clear()

    def set_over(self, over: bool) -> None:
        """Draw it translucent, over something else, or on a ground of its own."""
        if over != self._over:
            self._over = over
            self._tiles.clear()

    def paint(self, surface: Surface) -> None:
        """Paint what has to be repainted."""
        audio = self._audio
        if audio is None:
            return
        if surface.colours is not self._colours:
            self._colours = surface.colours
            self._tiles.clear()
        table = (over_table if self._over else wave_table)(surface.colours)
        painter = surface.painter
        painter.save()
        painter.scale(1 / surface.ratio, 1 / surface.ratio)
        for tile, where in tiles(surface):
            image = self._tiles.get(tile)
            if image is None:
                pixels = draw(audio.peaks, tile, self._gain)
                image = self._tiles.put(tile, image_of(table[pixels], opaque=not self._over))
            painter.drawImage(where, image)
        painter.restore()


def unchanged(before: Audio | None, after: Audio | None) -> int:
    """Return the sample up to which two sounds are the same one."""
    if before is None or after is None:
        return 0
    if (before.fingerprint, before.track) != (after.fingerprint, after.track):
        return 0
    return min(before.pcm.size, after.pcm.size)


def natural_gain(audio: Audio) -> float:
    """Return the factor at which all but the loudest moments fill the height; at least 1."""
    view = audio.peaks.view(0, audio.pcm.size, _GLANCE).astype(np.int32)
    loud = float(np.percentile(np.abs(view).max(axis=1), _LOUD_PERCENT)) / 32768
    return float(np.clip(_FILLED / max(loud, 1e-6), 1.0, _MOST_NATURAL))


def wave_table(colours: Colours) -> ColourTable:
    """Return the colours of a waveform: ground, outline, core."""
    return colour_table(colours.sunken, colours.wave, colours.wave_soft)


def over_table(colours: Colours) -> ColourTable:
    """Return the colours of a waveform that lies over a spectrogram: nothing, outline, core."""
    return colour_table(*(f"#{alpha:02X}{colours.text[1:]}" for alpha in _OVER))


def draw(peaks: Peaks, tile: Tile, gain: float) -> NDArray[np.uint8]:
    """Draw a tile of a waveform.

    Rows that a column covers in part are shaded in part, so that slopes look smooth. Neighbouring
    columns join, also where samples lie further apart than pixels.

    Returns:
        (height, 256) uint8: 0 is ground, 127 the outline, 255 the core.
    """
    step = max(1, (tile.end - tile.start) // TILE)
    view = peaks.view(tile.start - step, tile.end, (TILE + 1) * _FINER)
    view = view.reshape(-1, _FINER, 2)
    lowest, highest = view[:, :, 0].min(axis=1), view[:, :, 1].max(axis=1)
    low = np.minimum(lowest[1:], highest[:-1])
    high = np.maximum(highest[1:], lowest[:-1])
    core = view[1:].mean(axis=1)
    cover = _cover(low, high, tile.height, gain, 1.0)
    cover += _cover(core[:, 0], core[:, 1], tile.height, gain, 0.0)
    return (cover * 127.5).astype(np.uint8)


def _cover(
    low: NDArray[np.generic], high: NDArray[np.generic], height: int, gain: float, thinnest: float
) -> NDArray[np.float32]:
    """Return (height, columns) how much of each pixel lies between two levels, in [0, 1]."""
    middle = height / 2
    scale = np.float32(gain * middle / 32768)
    top = middle - np.maximum(high.astype(np.float32) * scale, np.float32(thinnest / 2))
    bottom = middle - np.minimum(low.astype(np.float32) * scale, np.float32(-thinnest / 2))
    rows = np.arange(height, dtype=np.float32)[:, None]
    cover: NDArray[np.float32] = np.minimum(rows + 1, bottom) - np.maximum(rows, top)
    return cover.clip(0, 1, out=cover)
