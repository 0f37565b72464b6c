"""The voices of recorded lines, clean and with noise, to learn from and to measure on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from emosub_gui.analysis.training import augment
from emosub_gui.analysis.training.emodb import Clip
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.identity import voice

CALM = ("neutral", "bored")
"""Moods of EMO-DB that are none."""
SPLICED = 150
"""Spliced lines of a speaker, calm ones and as many others."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Lines by their voices; all arrays run over lines.

    Attributes:
        voices: (lines, FEATURES).
        speakers: who speaks.
        moods: values of `emodb.CODES`.
    """

    voices: NDArray[np.float64]
    speakers: NDArray[np.str_]
    moods: NDArray[np.str_]

    def where(self, mask: NDArray[np.bool_]) -> Voices:
        """Return some of the lines."""
        return Voices(self.voices[mask], self.speakers[mask], self.moods[mask])


def heard(clips: Sequence[Clip], kind: str, rng: Generator) -> Voices:
    """Return the clips' voices: "clean", "noisy" as for training, or "degraded" as for tests."""
    sounds = [augment.to_sound(clip.pcm) for clip in clips]

    def recorded(sound: augment.Sound) -> augment.Sound:
        if kind == "noisy":
            noise = augment.coloured_noise(len(sound), rng.uniform(0.0, 1.2), rng)
            return augment.mix(sound, noise, rng.uniform(*augment.NOISE_RANGE))
        if kind == "degraded":
            return augment.degrade(sound, str(rng.choice(augment.HELD_OUT_KINDS)), rng)
        return sound

    found = [voice(analyse(augment.to_pcm(recorded(sound)))) for sound in sounds]
    told = [index for index, one in enumerate(found) if one is not None]
    return Voices(
        np.array([found[index] for index in told]),
        np.array([clips[index].speaker for index in told]),
        np.array([clips[index].emotion for index in told]),
    )


def spliced(clips: Sequence[Clip], rng: Generator) -> Voices:
    """Return many lines of each speaker, each of two parts of clips in the same mood."""
    sounds: list[Clip] = []
    for speaker in dict.fromkeys(clip.speaker for clip in clips):
        own = [clip for clip in clips if clip.speaker == speaker]
        for calm in (True, False):
            of_kind = [clip for clip in own if (clip.emotion in CALM) is calm]
            for _ in range(SPLICED):
                first = of_kind[rng.integers(len(of_kind))]
                alike = [clip for clip in of_kind if clip.emotion == first.emotion]
                second = alike[rng.integers(len(alike))]
                pcm = np.concatenate([_part(first.pcm, rng), _part(second.pcm, rng)])
                sounds.append(replace(first, pcm=pcm))
    return heard(sounds, "clean", rng)


def _part(pcm: Pcm, rng: Generator) -> Pcm:
    """Return about a second of a clip, from anywhere."""
    length = min(len(pcm), int(rng.uniform(0.7, 1.2) * SAMPLE_RATE))
    start = int(rng.integers(len(pcm) - length + 1))
    return pcm[start : start + length]
