"""Sound as the table of numbers that a small published network was trained on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.listening import Sound
from emosub_gui.analysis.models.catalogue import FrontEnd
from emosub_gui.analysis.voice import mel

Array = NDArray[np.float64]

_EPSILON = 1e-8
"""Added to deviations, as `HyukII/audio-emotion-model` does."""


def describe(sound: Sound, front_end: FrontEnd) -> Array:
    """Return a (coefficients, frames) table, or (n,) where a mean is taken."""
    spec = front_end
    resampled = mel.resampled(sound, spec.sample_rate)
    if spec.seconds:
        resampled = _of_length(resampled, round(spec.seconds * spec.sample_rate))
    window = mel.periodic_window(spec.window_shape, spec.window or spec.n_fft)
    spectrum = mel.power(resampled, spec.n_fft, spec.hop, window)
    bands = mel.filters(spec.sample_rate, spec.n_fft, spec.mels) @ spectrum
    if spec.kind == "mel":
        table = mel.decibels(bands, below_loudest=True)
    else:
        table = mel.cosines(spec.coefficients, spec.mels) @ mel.decibels(bands)
    if spec.standardise == "cue":
        table = standardised(table, table.mean(axis=1), table.std(axis=1))
    if spec.mean:
        return np.asarray(table.mean(axis=1 if spec.mean == "time" else 0))
    return table


def standardised(table: Array, mean: Array, deviation: Array) -> Array:
    """Return a (coefficients, frames) table against (coefficients,) statistics."""
    return np.asarray((table - mean[:, None]) / (deviation[:, None] + _EPSILON))


def of_frames(table: Array, frames: int) -> Array:
    """Return a table cut, or filled with zeros, to so many frames; 0 leaves it."""
    return _of_length(table, frames) if frames else table


def _of_length(values: Array, length: int) -> Array:
    """Cut or fill the last axis."""
    missing = max(0, length - values.shape[-1])
    return np.pad(values[..., :length], [(0, 0)] * (values.ndim - 1) + [(0, missing)])
