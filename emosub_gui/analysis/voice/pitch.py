"""Pitch: the fundamental frequency of a voice, frame by frame, with a voicing decision.

The method is the autocorrelation of P. Boersma, "Accurate short-term analysis of the
fundamental frequency and the harmonics-to-noise ratio of a sampled sound" (IFA Proceedings 17,
1993), with its published costs: each frame offers a few candidates and "unvoiced", and the
cheapest path through all frames wins. Departures: the autocorrelation is made of
`BAND` alone, which keeps rumble and hiss out of the voicing decision, and the range reaches
`CEILING`, for shouts and children.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

FLOOR = 60.0
"""Lowest pitch that is looked for, in Hz."""
CEILING = 620.0
"""Highest pitch that is looked for, in Hz."""
BAND = (70.0, 3500.0)
"""The frequencies that vote, in Hz."""

RATE = 16_000
WINDOW = 800
"""Samples a frame: three periods of `FLOOR`."""

_FFT = 1152
"""Fast, and long enough for the longest lag not to wrap: `WINDOW` + RATE / FLOOR < 1152."""
_CANDIDATES = 6
_VOICING = 0.50
_SILENCE = 0.03
_OCTAVE = 0.02
_OCTAVE_JUMP = 0.35
_VOICED_UNVOICED = 0.14
_FIRST_LAG = int(RATE / CEILING)
_LAST_LAG = int(RATE / FLOOR) + 1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What each frame's pitch may be; column 0 stands for "unvoiced".

    Attributes:
        frequency: (frames, candidates) in Hz; 0 where there is none.
        strength: (frames, candidates) normalised autocorrelation.
        peak: (frames,) largest amplitude.
    """

    frequency: Floats
    strength: Floats
    peak: Floats


def candidates(frames: Floats) -> Candidates:
    """Find the pitches that each frame may have.

    Args:
        frames: (frames, `WINDOW`) float32 at 16 kHz.
    """
    window, weights, correction = _tables()
    spectrum = np.fft.rfft((frames - frames.mean(axis=1, keepdims=True)) * window, _FFT)
    power = (spectrum.real**2 + spectrum.imag**2) * weights
    correlation = np.fft.irfft(power, _FFT)[:, : _LAST_LAG + 2].astype(np.float32)
    correlation *= correction / np.maximum(correlation[:, :1], 1e-12)

    left = correlation[:, _FIRST_LAG - 1 : _LAST_LAG]
    middle = correlation[:, _FIRST_LAG : _LAST_LAG + 1]
    right = correlation[:, _FIRST_LAG + 1 : _LAST_LAG + 2]
    summit = np.where((middle > left) & (middle >= right), middle, np.float32(-1.0))
    lags = np.arange(_FIRST_LAG, _LAST_LAG + 1, dtype=np.float32)
    ranked = summit - _OCTAVE * np.log2(lags / _FIRST_LAG)
    best = np.argpartition(ranked, -_CANDIDATES, axis=1)[:, -_CANDIDATES:]

    before, top, after = (np.take_along_axis(part, best, axis=1) for part in (left, middle, right))
    bend = np.minimum(before - 2.0 * top + after, -1e-9)
    shift = np.clip(0.5 * (before - after) / bend, -0.5, 0.5)
    height = np.minimum(top - 0.25 * (before - after) * shift, 1.0)
    found = np.take_along_axis(summit, best, axis=1) > 0.0
    frequency = np.zeros((len(frames), _CANDIDATES + 1), np.float32)
    strength = np.zeros_like(frequency)
    frequency[:, 1:] = np.where(found, RATE / (lags[best] + shift), 0.0)
    strength[:, 1:] = np.where(found, height, -1.0)
    middle_half = frames[:, WINDOW // 4 : -WINDOW // 4]
    return Candidates(frequency, strength, np.abs(middle_half).max(axis=1))


def track(blocks: Sequence[Candidates]) -> tuple[Floats, Floats]:
    """Choose the pitch of consecutive frames, 10 ms apart.

    Returns:
        (frames,) pitch in Hz, 0 where unvoiced; and (frames,) clarity, the normalised
        autocorrelation at the pitch, which is the periodic share of the power; 0 where unvoiced.
    """
    frequency = np.concatenate([block.frequency for block in blocks])
    strength = np.concatenate([block.strength for block in blocks])
    peak = np.concatenate([block.peak for block in blocks])

    relative = peak / max(float(peak.max()), 1e-6)
    octaves = np.log2(CEILING / np.maximum(frequency, FLOOR))
    score = strength - _OCTAVE * octaves
    score[:, 0] = _VOICING + np.maximum(0.0, 2.0 - relative * (1.0 + _VOICING) / _SILENCE)
    path = _best_path(frequency, score)
    rows = np.arange(len(path))
    return frequency[rows, path], strength[rows, path]


@cache
def _tables() -> tuple[Floats, Floats, Floats]:
    """Return the window, its band-limited spectrum weights and 1 / its autocorrelation."""
    window = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
    own = np.fft.irfft(np.abs(np.fft.rfft(window, _FFT)) ** 2)[: _LAST_LAG + 2]
    hertz = np.fft.rfftfreq(_FFT, 1.0 / RATE)
    low, high = BAND
    rise = np.clip((hertz - 0.6 * low) / (0.4 * low), 0.0, 1.0)
    fall = np.clip((1.3 * high - hertz) / (0.3 * high), 0.0, 1.0)
    weights = (rise * fall).astype(np.float32)
    return window, weights, (own[0] / own).astype(np.float32)


def _best_path(frequency: Floats, score: Floats) -> NDArray[np.intp]:
    """Return the column of each frame on the path of the highest score less transition costs."""
    voiced = frequency > 0.0
    octaves = np.log2(np.where(voiced, frequency, 1.0))
    jump = np.abs(octaves[1:, None, :] - octaves[:-1, :, None])
    both = voiced[1:, None, :] & voiced[:-1, :, None]
    switch = voiced[1:, None, :] ^ voiced[:-1, :, None]
    gain = score[1:, None, :] - _OCTAVE_JUMP * jump * both - _VOICED_UNVOICED * switch

    total = score[0]
    back = np.empty((len(gain), score.shape[1]), np.intp)
    for row, step in enumerate(gain):
        options = total[:, None] + step
        options.argmax(axis=0, out=back[row])
        total = options.max(axis=0)
    path = np.empty(len(score), np.intp)
    path[-1] = total.argmax()
    for row in range(len(back) - 1, -1, -1):
        path[row] = back[row, path[row + 1]]
    return path
