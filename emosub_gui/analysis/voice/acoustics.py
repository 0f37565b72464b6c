"""Sound as frames: level, pitch and spectrum every 10 ms, the ground of prosody and emotion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from emosub_gui.analysis.voice import pitch as pitch_tracking
from emosub_gui.media.pcm import SAMPLE_RATE, Pcm

HOP = 160
"""Samples from frame to frame: 10 ms."""
FRAMES_PER_SECOND = SAMPLE_RATE // HOP
WINDOW = 400
"""Samples of a spectral frame: 25 ms."""
BANDS = 40
"""Mel bands, from `LOWEST` to `HIGHEST`."""
LOWEST, HIGHEST = 60.0, 7600.0
HARMONICS = 40

QUIETEST = -70.0
"""dBFS below which a frame is never speech."""
MARGIN = 15.9
"""dB below the active level at which a frame still counts as speech (ITU-T P.56)."""

_FFT = 512
_FINE_FFT = 1152
_BLOCK = 512
"""Frames at once, which keeps memory flat for sound of any length."""
_FLOOR = 1e-10
"""Power that stands for digital silence: -100 dBFS."""


def _mel(hertz: ArrayLike) -> NDArray[np.float64]:
    """Return frequencies on HTK's mel scale."""
    return np.asarray(2595.0 * np.log10(1.0 + np.asarray(hertz) / 700.0), np.float64)


_BAND_EDGES = np.linspace(_mel(LOWEST), _mel(HIGHEST), BANDS + 2)
BAND_HERTZ: NDArray[np.float64] = 700.0 * (10.0 ** (_BAND_EDGES[1:-1] / 2595.0) - 1.0)
"""(BANDS,) centres of the mel bands."""

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Frames:
    """A stretch of sound, every 10 ms; all arrays run over the same frames.

    Attributes:
        level: (frames,) RMS in dBFS; a full-scale sine is at -3.01.
        active: (frames,) whether the frame is loud enough to be speech.
        pitch: (frames,) fundamental frequency in Hz; 0 where unvoiced.
        clarity: (frames,) periodic share of the power in [0, 1]; 0 where unvoiced.
        bands: (frames, BANDS) power in mel bands.
        harmonics: (frames, HARMONICS) level of the multiples of the pitch in dB; NaN where
            unvoiced or above `HIGHEST`. Between them lies what is not voice, so they tell the
            voice's own spectrum under noise.
    """

    level: Floats
    active: Mask
    pitch: Floats
    clarity: Floats
    bands: Floats
    harmonics: Floats

    @property
    def voiced(self) -> Mask:
        """(frames,) whether the frame is active and has a pitch."""
        return self.active & (self.pitch > 0.0)

    @property
    def voiced_seconds(self) -> float:
        """How long the voice sounds."""
        return float(self.voiced.sum()) / FRAMES_PER_SECOND

    @property
    def loudness(self) -> float:
        """Active speech level in dBFS; `QUIETEST` where nothing is active."""
        power = 10.0 ** (self.level[self.active].astype(np.float64) / 10.0)
        return 10.0 * float(np.log10(power.mean())) if len(power) else QUIETEST

    @property
    def snr(self) -> float:
        """Signal-to-noise ratio in dB, with the quietest tenth of the frames as the noise.

        Within 1 dB for steady noise at 5 to 20 dB, some dB high for babble and music; even a
        studio has no more than about 25 dB within a sentence. In [-10, 40].
        """
        if not self.active.any():
            return -10.0
        power = 10.0 ** (self.level.astype(np.float64) / 10.0)
        noise = max(float(np.percentile(power, 10)), _FLOOR)
        ratio = power[self.active].mean() / noise - 1.0
        return float(np.clip(10.0 * np.log10(max(ratio, 0.1)), -10.0, 40.0))


def analyse(pcm: Pcm) -> Frames:
    """Describe a stretch of sound frame by frame.

    Args:
        pcm: (samples,) int16 at 16 kHz; any length, also 0.

    Returns:
        One frame for each begun 10 ms, centred in them.
    """
    count = -(-len(pcm) // HOP)
    reach = (pitch_tracking.WINDOW - HOP) // 2
    inset = (pitch_tracking.WINDOW - WINDOW) // 2
    levels, bands, candidates = [], [], []
    for first in range(0, count, _BLOCK):
        wide = _windows(pcm, first, min(_BLOCK, count - first), reach)
        narrow = wide[:, inset : inset + WINDOW]
        levels.append(np.mean(narrow * narrow, axis=1))
        bands.append(_band_power(narrow))
        candidates.append(pitch_tracking.candidates(wide))
    if not count:
        return _NOTHING
    power = np.concatenate(levels)
    found, clarity = pitch_tracking.track(candidates)
    return Frames(
        level=decibels(power),
        active=active_frames(power),
        pitch=found,
        clarity=clarity,
        bands=np.concatenate(bands),
        harmonics=_harmonics(pcm, found, reach),
    )


def decibels(power: Floats) -> Floats:
    """Return 10 log10 of a power, with digital silence at -100 dB."""
    levels: Floats = np.float32(10.0) * np.log10(np.maximum(power, np.float32(_FLOOR)))
    return levels


def active_frames(power: Floats) -> Mask:
    """Tell which frames are speech by their power: gated at `QUIETEST`, then at `MARGIN`.

    The second gate is relative to the mean power of what passed the first, in the manner of
    ITU-T P.56's active speech level.
    """
    loud: Mask = power > 10.0 ** (QUIETEST / 10.0)
    if loud.any():
        loud &= power > power[loud].mean() * 10.0 ** (-MARGIN / 10.0)
    return loud


def _windows(pcm: Pcm, first: int, count: int, reach: int) -> Floats:
    """Return `count` frames of the pitch window's length from frame `first`, silence outside."""
    start, stop = first * HOP - reach, (first + count) * HOP + reach
    inside = pcm[max(start, 0) : max(stop, 0)].astype(np.float32) / np.float32(32768.0)
    before = max(-start, 0)
    sound = np.pad(inside, (before, stop - start - before - len(inside)))
    return np.lib.stride_tricks.sliding_window_view(sound, pitch_tracking.WINDOW)[::HOP]


@cache
def _tables() -> tuple[Floats, Floats]:
    """Return the spectral window and the (bins, BANDS) triangular mel filters."""
    window = np.hamming(WINDOW).astype(np.float32)
    mel = _mel(np.fft.rfftfreq(_FFT, 1.0 / SAMPLE_RATE))[:, None]
    width = _BAND_EDGES[1] - _BAND_EDGES[0]
    rise = (mel - _BAND_EDGES[:-2]) / width
    fall = (_BAND_EDGES[2:] - mel) / width
    filters = np.maximum(0.0, np.minimum(rise, fall))
    return window, (filters / np.sum(window**2)).astype(np.float32)


def _band_power(frames: Floats) -> Floats:
    """Return the (frames, BANDS) power of (frames, WINDOW) sound."""
    window, filters = _tables()
    spectrum = np.fft.rfft(frames * window, _FFT)
    return np.asarray((spectrum.real**2 + spectrum.imag**2) @ filters, np.float32)


def _harmonics(pcm: Pcm, pitch: Floats, reach: int) -> Floats:
    """Return the (frames, HARMONICS) level of each voiced frame's harmonics in dB."""
    window = np.hanning(pitch_tracking.WINDOW).astype(np.float32)
    levels = np.full((len(pitch), HARMONICS), np.nan, np.float32)
    multiples = np.arange(1, HARMONICS + 1, dtype=np.float32)
    for first in range(0, len(pitch), _BLOCK):
        here = pitch[first : first + _BLOCK]
        voiced = np.flatnonzero(here > 0.0)
        if not len(voiced):
            continue
        frames = _windows(pcm, first, len(here), reach)[voiced] * window
        spectrum = np.fft.rfft(frames, _FINE_FFT)
        power = spectrum.real**2 + spectrum.imag**2
        hertz = here[voiced, None] * multiples
        bins = np.rint(hertz * (_FINE_FFT / SAMPLE_RATE)).astype(np.intp)
        bins = np.clip(bins, 1, power.shape[1] - 2)
        rows = np.arange(len(voiced))[:, None]
        peak = np.maximum(power[rows, bins], power[rows, bins - 1])
        peak = decibels(np.maximum(peak, power[rows, bins + 1]))
        levels[first + voiced] = np.where(hertz < HIGHEST, peak, np.nan)
    return levels


_NOTHING = Frames(
    level=np.zeros(0, np.float32),
    active=np.zeros(0, np.bool_),
    pitch=np.zeros(0, np.float32),
    clarity=np.zeros(0, np.float32),
    bands=np.zeros((0, BANDS), np.float32),
    harmonics=np.zeros((0, HARMONICS), np.float32),
)
