"""A cue's sound as one vector: statistics of its frames, the input of the sound emotion model.

The set follows the ideas of eGeMAPS (F. Eyben et al., "The Geneva Minimalistic Acoustic
Parameter Set", IEEE Transactions on Affective Computing 7(2), 2016): contours of pitch, voice
quality and spectrum, each by a few robust statistics. Two additions are for film sound:
steady noise is subtracted from the mel bands, and voice quality is also read at the harmonics
of the pitch, between which the noise lies.

Left out on purpose are the duration and the overall level: both are a recording's or an
editor's choice as much as the speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.voice.acoustics import (
    BAND_HERTZ,
    BANDS,
    FRAMES_PER_SECOND,
    HARMONICS,
    Frames,
)

Array = NDArray[np.float64]
Values = dict[str, float]

FEWEST_FRAMES = 3
"""Frames below which nothing is measured: the voiced ones for pitch, the active ones for all."""

_CEPSTRA = 13
_HARMONIC_CEPSTRA = 8
_COARSE_BANDS = 8
_LAGS = (2, 5, 12)
"""Frames over which the spectrum's movement is measured: 20, 50 and 120 ms."""
_RHYTHM_HERTZ = ((1, 3), (3, 6), (6, 10), (10, 25))
"""Phrases, stresses, syllables, roughness."""
_NOISE_PERCENTILE = 10.0
_NOISE_FLOOR = 0.03
"""What spectral subtraction leaves at least, as a share of the power."""

_DESCRIPTORS = (
    "centroid",
    "flatness",
    "alpha",
    "hammarberg",
    "slope",
    "low_slope",
    "flux",
    "spread",
    "treble",
)
_FULL = ("mean", "sd", "p10", "p50", "p90", "delta", "slope")


def cosines(points: int, count: int) -> Array:
    """Return the (points, count) discrete cosine transform without its constant."""
    order = np.outer(np.arange(points) + 0.5, np.arange(1, count + 1))
    matrix: Array = np.cos(np.pi * order / points) * np.sqrt(2.0 / points)
    return matrix


_OCTAVES = np.log2(BAND_HERTZ)
_CEPSTRUM = cosines(BANDS, _CEPSTRA)
_ENVELOPE_HERTZ = np.geomspace(200.0, 5500.0, 20)
_HARMONIC_CEPSTRUM = cosines(len(_ENVELOPE_HERTZ), _HARMONIC_CEPSTRA)
_RHYTHM_FFT = 1024


def functionals(frames: Frames) -> Values:
    """Return the functionals of a cue by name; always the same names in the same order.

    NaN stands for what cannot be measured: everything without speech-like frames, the voice
    without voiced ones.
    """
    active, voiced = frames.active, frames.voiced
    if active.sum() < FEWEST_FRAMES:
        return dict.fromkeys(NAMES, np.nan)
    bands = _subtract_noise(frames.bands.astype(np.float64))
    power = bands[active]
    decibels = 10.0 * np.log10(power)
    cepstrum = decibels @ _CEPSTRUM
    values = _statistics(_DESCRIPTORS, _shape(power, decibels), _FULL)
    values |= _cepstral(cepstrum, power.sum(axis=1), voiced[active])
    values |= _movement(bands, active)
    values |= _rhythm(frames, power.sum(axis=1))
    if voiced.sum() < FEWEST_FRAMES:
        return values | dict.fromkeys(_VOICE_NAMES, np.nan)
    return values | _voice(frames)


def _subtract_noise(bands: Array) -> Array:
    """Take each band's quietest tenth as its steady noise, and subtract it."""
    noise = np.percentile(bands, _NOISE_PERCENTILE, axis=0)
    return np.maximum(np.maximum(bands - noise, _NOISE_FLOOR * bands), 1e-10)


def _statistics(names: Sequence[str], contours: Array, kinds: Sequence[str]) -> Values:
    """Return statistics of (frames, len(names)) contours as `name.kind`."""
    p10, p50, p90 = np.percentile(contours, [10, 50, 90], axis=0)
    time = np.arange(len(contours)) - (len(contours) - 1) / 2.0
    table = {
        "mean": contours.mean(axis=0),
        "sd": contours.std(axis=0),
        "p10": p10,
        "p50": p50,
        "p90": p90,
        "delta": np.abs(np.diff(contours, axis=0)).mean(axis=0),
        "slope": time @ contours / (time @ time) * FRAMES_PER_SECOND,
    }
    rows = np.stack([table[kind] for kind in kinds], axis=1)
    labels = (f"{name}.{kind}" for name in names for kind in kinds)
    return dict(zip(labels, rows.ravel().tolist(), strict=True))


def _shape(power: Array, decibels: Array) -> Array:
    """Return the (frames, len(_DESCRIPTORS)) shape of each frame's spectrum."""
    total = power.sum(axis=1)
    centroid = power @ _OCTAVES / total
    speech = slice(2, 36)
    flatness = decibels[:, speech].mean(axis=1) - 10.0 * np.log10(power[:, speech].mean(axis=1))
    low, middle = BAND_HERTZ < 1000.0, (BAND_HERTZ >= 1000.0) & (BAND_HERTZ < 5000.0)
    alpha = 10.0 * np.log10(power[:, low].sum(axis=1) / power[:, middle].sum(axis=1))
    bass, presence = BAND_HERTZ < 2000.0, (BAND_HERTZ >= 2000.0) & (BAND_HERTZ < 5000.0)
    hammarberg = decibels[:, bass].max(axis=1) - decibels[:, presence].max(axis=1)
    share = power / total[:, None]
    flux = np.abs(np.diff(share, axis=0, prepend=share[:1])).sum(axis=1)
    spread = np.sqrt(np.sum(share * (_OCTAVES - centroid[:, None]) ** 2, axis=1))
    treble = 10.0 * np.log10(share[:, BAND_HERTZ > 4000.0].sum(axis=1))
    slope = _slope(decibels, (BAND_HERTZ > 300.0) & (BAND_HERTZ < 5000.0))
    low_slope = _slope(decibels, BAND_HERTZ < 600.0)
    return np.stack(
        [centroid, flatness, alpha, hammarberg, slope, low_slope, flux, spread, treble], axis=1
    )


def _slope(decibels: Array, where: NDArray[np.bool_]) -> Array:
    """Return each frame's regression of level on pitch height, in dB an octave."""
    octaves = _OCTAVES[where] - _OCTAVES[where].mean()
    slope: Array = decibels[:, where] @ octaves / (octaves @ octaves)
    return slope


def _cepstral(cepstrum: Array, power: Array, voiced: NDArray[np.bool_]) -> Values:
    """Return statistics of the cepstrum, with loud frames, where noise matters less, first."""
    names = [f"cepstrum{index}" for index in range(1, _CEPSTRA + 1)]
    values = _statistics(names, cepstrum, ("mean", "sd", "p10", "p90", "delta"))
    weight = np.sqrt(power)
    loud = weight @ cepstrum / weight.sum()
    spread = np.sqrt(weight @ (cepstrum - loud) ** 2 / weight.sum())
    weight = weight * voiced if voiced.any() else weight
    vowels = weight @ cepstrum / weight.sum()
    for kind, row in (("loud", loud), ("loud_sd", spread), ("vowels", vowels)):
        values |= {f"{name}.{kind}": value for name, value in zip(names, row.tolist(), strict=True)}
    return values


def _movement(bands: Array, active: NDArray[np.bool_]) -> Values:
    """Return how fast the coarse spectrum moves, from the first to the last active frame."""
    span = _span(active)
    decibels = 10.0 * np.log10(bands[span])
    coarse = decibels.reshape(len(decibels), _COARSE_BANDS, -1).mean(axis=2)
    values: Values = {}
    for lag in _LAGS:
        lag_here = min(lag, len(coarse) - 1)
        change = np.abs(coarse[lag_here:] - coarse[:-lag_here]).mean(axis=0)
        values |= {f"movement{lag}.{band}": value for band, value in enumerate(change.tolist())}
    return values


def _rhythm(frames: Frames, power: Array) -> Values:
    """Return how speech and pauses, voiced and unvoiced sounds alternate."""
    span = _span(frames.active)
    active, voiced = frames.active[span], frames.voiced[span]
    level = 10.0 * np.log10(power)
    values = _statistics(
        ["level"], (level - level.mean())[:, None], ("sd", "p10", "p90", "delta", "slope")
    )
    edges = np.diff(voiced.astype(np.int8), prepend=0, append=0)
    runs = (np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)) / FRAMES_PER_SECOND
    seconds = len(active) / FRAMES_PER_SECOND
    values |= {
        "voiced_share": float(voiced.sum() / active.sum()),
        "active_share": float(active.mean()),
        "runs": len(runs) / seconds,
        "run_mean": float(runs.mean()) if len(runs) else 0.0,
        "run_sd": float(runs.std()) if len(runs) else 0.0,
    }
    envelope = 10.0 ** (frames.level[span].astype(np.float64) / 20.0)
    swing = np.abs(np.fft.rfft(envelope - envelope.mean(), _RHYTHM_FFT)) ** 2
    hertz = np.fft.rfftfreq(_RHYTHM_FFT, 1.0 / FRAMES_PER_SECOND)
    lowest, highest = _RHYTHM_HERTZ[0][0], _RHYTHM_HERTZ[-1][1]
    total = swing[(hertz >= lowest) & (hertz < highest)].sum() + 1e-12
    for low, high in _RHYTHM_HERTZ:
        share = swing[(hertz >= low) & (hertz < high)].sum() / total
        values[f"rhythm{low}-{high}"] = float(share)
    return values


def _voice(frames: Frames) -> Values:
    """Return statistics of pitch and of the voice's own spectrum, over the voiced frames."""
    voiced = frames.voiced
    semitones = 12.0 * np.log2(frames.pitch[voiced].astype(np.float64) / 55.0)
    clarity = np.clip(frames.clarity[voiced].astype(np.float64), 0.01, 0.999)
    harmonicity = 10.0 * np.log10(clarity / (1.0 - clarity))
    values = _statistics(
        ["pitch", "harmonicity"], np.stack([semitones, harmonicity], axis=1), _FULL
    )
    neighbours = np.diff(np.flatnonzero(voiced)) == 1
    steps = np.abs(np.diff(semitones))[neighbours]
    steps = steps if len(steps) else np.zeros(1)
    values["pitch.step"] = float(steps.mean())
    values["pitch.leap"] = float(np.percentile(steps, 90))

    harmonics = frames.harmonics[voiced].astype(np.float64)
    place = np.maximum(_ENVELOPE_HERTZ / frames.pitch[voiced, None] - 1.0, 0.0)
    last = np.sum(np.isfinite(harmonics), axis=1, keepdims=True) - 1
    below = np.minimum(place.astype(np.intp), last)
    above = np.minimum(below + 1, last)
    rows = np.arange(len(harmonics))[:, None]
    share = place - np.floor(place)
    envelope = (1.0 - share) * harmonics[rows, below] + share * harmonics[rows, above]
    names = [f"harmonic_cepstrum{index}" for index in range(1, _HARMONIC_CEPSTRA + 1)]
    values |= _statistics(names, envelope @ _HARMONIC_CEPSTRUM, ("mean", "sd", "p10", "p90"))
    balance = harmonics[:, :1] - harmonics[:, 1:3]
    return values | _statistics(["h1-h2", "h1-h3"], balance, ("mean", "sd"))


def _span(active: NDArray[np.bool_]) -> slice:
    """Return the frames from the first to the last active one."""
    places = np.flatnonzero(active)
    return slice(int(places[0]), int(places[-1]) + 1)


_EXAMPLE = Frames(
    level=np.zeros(4, np.float32),
    active=np.ones(4, np.bool_),
    pitch=np.full(4, 100.0, np.float32),
    clarity=np.ones(4, np.float32),
    bands=np.ones((4, BANDS), np.float32),
    harmonics=np.zeros((4, HARMONICS), np.float32),
)
_VOICE_NAMES = tuple(_voice(_EXAMPLE))
NAMES: tuple[str, ...] = tuple(functionals(_EXAMPLE))
"""Names of the functionals, in the order of every vector."""
