"""Mel spectrograms and cepstra as librosa computes them, in numpy.

Published networks were trained on librosa's numbers, and librosa itself takes seconds to import.
These are its defaults (B. McFee et al., librosa 0.11, `feature.melspectrogram`, `feature.mfcc`):
frames centred on their time with zeros beyond the ends, Slaney's mel scale and area
normalisation, decibels no lower than 80 below the loudest, an orthonormal cosine transform.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.types import SAMPLE_RATE

Array = NDArray[np.float64]

_AMIN = 1e-10
_RANGE_DB = 80.0
_LINEAR_STEP = 200.0 / 3.0
_LOG_FROM_HZ = 1000.0
_LOG_STEP = np.log(6.4) / 27.0
"""Slaney's scale: linear below 1 kHz, logarithmic above (Auditory Toolbox, 1998)."""


def resampled(sound: NDArray[np.float32], rate: int) -> Array:
    """Return 16 kHz sound at another rate, band-limited, as one period of a Fourier series."""
    length = round(len(sound) * rate / SAMPLE_RATE)
    spectrum = np.fft.rfft(sound)
    return np.fft.irfft(spectrum, length) * (length / len(sound))


def power(sound: Array, n_fft: int, hop: int, window: Array) -> Array:
    """Return the (n_fft // 2 + 1, frames) power spectrogram; a shorter window is centred."""
    side = (n_fft - len(window)) // 2
    window = np.pad(window, (side, n_fft - len(window) - side))
    padded = np.pad(sound, n_fft // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, n_fft)[::hop]
    spectrum = np.fft.rfft(frames * window, axis=1)
    return np.asarray((spectrum.real**2 + spectrum.imag**2).T)


@functools.cache
def filters(rate: int, n_fft: int, bands: int) -> Array:
    """Return the (bands, n_fft // 2 + 1) triangular filters from 0 Hz to half the rate."""
    edges = _to_hz(np.linspace(0.0, _to_mel(rate / 2.0), bands + 2))
    bins = np.linspace(0.0, rate / 2.0, n_fft // 2 + 1)
    ramps = edges[:, None] - bins
    widths = np.diff(edges)[:, None]
    rising, falling = -ramps[:-2] / widths[:-1], ramps[2:] / widths[1:]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    return np.asarray(triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None])


def decibels(spectrum: Array, *, below_loudest: bool = False) -> Array:
    """Return powers in dB, against 1 or against the loudest; none lower than the range."""
    levels = 10.0 * np.log10(np.maximum(_AMIN, spectrum))
    if below_loudest:
        levels -= levels.max()
    return np.asarray(np.maximum(levels, levels.max() - _RANGE_DB))


@functools.cache
def cosines(count: int, bands: int) -> Array:
    """Return the first (count, bands) rows of the orthonormal discrete cosine transform II."""
    angles = np.pi * np.arange(count)[:, None] * (2 * np.arange(bands) + 1) / (2 * bands)
    rows = np.cos(angles) * np.sqrt(2.0 / bands)
    rows[0] /= np.sqrt(2.0)
    return np.asarray(rows)


def periodic_window(shape: str, length: int) -> Array:
    """Return a Hann or Hamming window whose next sample would be its first."""
    edge = {"hann": 0.5, "hamming": 0.54}[shape]
    return np.asarray(edge - (1.0 - edge) * np.cos(2.0 * np.pi * np.arange(length) / length))


def _to_mel(hz: float) -> float:
    if hz < _LOG_FROM_HZ:
        return hz / _LINEAR_STEP
    return _LOG_FROM_HZ / _LINEAR_STEP + float(np.log(hz / _LOG_FROM_HZ) / _LOG_STEP)


def _to_hz(mel: Array) -> Array:
    corner = _LOG_FROM_HZ / _LINEAR_STEP
    above = _LOG_FROM_HZ * np.exp(_LOG_STEP * np.maximum(0.0, mel - corner))
    return np.where(mel < corner, mel * _LINEAR_STEP, above)
