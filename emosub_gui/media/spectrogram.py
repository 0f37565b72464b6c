"""Spectrogram: how loud each frequency is over time, as a picture for any stretch of a film."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emosub_gui.media.pcm import Pcm

WINDOW = 512
"""Samples looked at for a column: 32 ms, which shows a voice's harmonics and its syllables."""

ROWS = WINDOW // 2
"""Frequencies in a picture, evenly spaced from 0 Hz to just below 8 kHz."""

QUIETEST_DB, LOUDEST_DB = -100.0, -20.0
"""Levels of 0 and 255, against a sine at full scale: film sound's noise floor, loud vowels."""

_LOOKS = 4
"""Windows that a wide column is averaged from at most."""

_BATCH = 512
"""Columns transformed at once: some MB of memory, whatever the picture's width."""

_HANN = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
_FULL_SCALE = 32768.0 * float(_HANN.sum()) / 2


def spectrogram(pcm: Pcm, start: int, end: int, columns: int) -> NDArray[np.uint8]:
    """Return the levels of a stretch of sound, one short-time spectrum (Hann) for each column.

    Column `i` is centred on the middle of its share of [start, end). One that is wider than a
    window is the mean power of up to four windows, spread evenly. Outside of the sound is silence.

    Args:
        pcm: (samples,) int16 at 16 kHz.
        start: first sample; may be negative.
        end: sample after the last; may lie beyond the sound.
        columns: width of the picture.

    Returns:
        (256, columns) uint8: the lowest frequency first, decibels evenly from 0 to 255.
    """
    looks = int(np.clip(np.ceil((end - start) / columns / WINDOW), 1, _LOOKS))
    halves = 2 * np.arange(columns * looks, dtype=np.int64) + 1
    first = start + halves * (end - start) // (2 * columns * looks) - WINDOW // 2
    picture = np.empty((ROWS, columns), np.uint8)
    for left in range(0, columns, _BATCH):
        right = min(columns, left + _BATCH)
        power = _power(pcm, first[left * looks : right * looks])
        power = power.reshape(right - left, looks, ROWS).mean(axis=1)
        level = 10 * np.log10(power + 1e-12)
        shade = (level - QUIETEST_DB) * (255 / (LOUDEST_DB - QUIETEST_DB))
        picture[:, left:right] = shade.clip(0, 255).round().T
    return picture


def _power(pcm: Pcm, first: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the (windows, 256) power of windows that begin at these samples; 1 is full scale."""
    where = first[:, None] + np.arange(WINDOW)
    windows = pcm.take(where, mode="clip") * _HANN if pcm.size else np.zeros(where.shape)
    windows[(where < 0) | (where >= pcm.size)] = 0
    spectrum = np.fft.rfft(windows, axis=1)[:, :ROWS]
    return np.square(np.abs(spectrum) / _FULL_SCALE).astype(np.float32)
