"""A voice as a point: where lines of one speaker lie together, whatever their mood.

A line is described by the mean of its voiced frames' cepstrum (the shape of the vocal tract, its
fine structure included: the higher coefficients tell speakers apart best) and its median pitch.
Mood moves these as much as another speaker does, but not in the same directions. So the space is
turned and scaled until the differences within speakers are alike in all directions (within-class
covariance normalisation; A. Hatch et al., "Within-class covariance normalization for SVM-based
speaker recognition", Interspeech 2006). How that was learned and how well it does is in
`resources/models/speakers/README.md`.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.voice.acoustics import BANDS, FRAMES_PER_SECOND, Frames
from emosub_gui.analysis.voice.functionals import cosines
from emosub_gui.core.resources import resource

Array = NDArray[np.float64]

CEPSTRA = 22
FEATURES = CEPSTRA + 1
FEWEST_FRAMES = 10
"""Voiced frames (100 ms) below which a line tells nothing of its speaker."""
ANCHOR_SECONDS = 0.4
"""Voiced seconds from which on a line tells enough to found a speaker; a cue of about 1 s."""

_CEPSTRUM = cosines(BANDS, CEPSTRA)
_LOWEST = 55.0
"""Hz from which pitch is counted in semitones."""


class VoiceSpace(msgspec.Struct, frozen=True):
    """Where voices lie, learned from speakers in many moods.

    Attributes:
        deviation: (FEATURES,) by which each feature is divided.
        axes: (FEATURES, FEATURES) which then turns and scales so that lines of one speaker
            scatter with variance 1 in every direction.
        spread: variance of the speakers themselves in each direction, on average.
    """

    deviation: list[float]
    axes: list[list[float]]
    spread: float

    def place(self, voices: Array) -> Array:
        """Return (lines, FEATURES) points of a film's voices, around their mean.

        The mean holds what microphones and rooms add, as all lines have it.
        """
        scaled = (voices - voices.mean(axis=0)) / np.array(self.deviation)
        return np.asarray(scaled @ np.array(self.axes), np.float64)


@functools.cache
def voice_space() -> VoiceSpace:
    """Return the space that comes along."""
    data = resource("models", "speakers", "model.json").read_bytes()
    return msgspec.json.decode(data, type=VoiceSpace)


class Voiced(NamedTuple):
    """A line's voice.

    Attributes:
        voice: (FEATURES,); None where too little is voiced.
        anchor: whether it is long enough to found a speaker.
    """

    voice: Array | None
    anchor: bool


NOT_HEARD = Voiced(None, anchor=False)


def listen(frames: Frames) -> Voiced:
    """Return the voice of a line by its frames."""
    enough = frames.voiced.sum() >= ANCHOR_SECONDS * FRAMES_PER_SECOND
    return Voiced(voice(frames), anchor=bool(enough))


def voice(frames: Frames) -> Array | None:
    """Return the (FEATURES,) voice of a line; None where too little is voiced."""
    voiced = frames.voiced
    if voiced.sum() < FEWEST_FRAMES:
        return None
    decibels = 10.0 * np.log10(np.maximum(frames.bands[voiced].astype(np.float64), 1e-10))
    pitch = 12.0 * np.log2(float(np.median(frames.pitch[voiced])) / _LOWEST)
    return np.append((decibels @ _CEPSTRUM).mean(axis=0), pitch)
