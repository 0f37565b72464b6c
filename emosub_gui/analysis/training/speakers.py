"""Learn the space in which voices are told apart, and write down how well it does.

    python -m emosub_gui.analysis.training.speakers --data DATA --out resources/models/speakers

What is learned is how lines of one speaker differ from each other, from actors in seven moods
(EMO-DB), clean and with noise; see `analysis.speakers.voice`.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from emosub_gui.analysis.acoustics import analyse
from emosub_gui.analysis.speakers.voice import VoiceSpace, voice
from emosub_gui.analysis.training import augment, emodb, speakers_report
from emosub_gui.analysis.training.emodb import Clip
from emosub_gui.core.files import write_bytes, write_text

Array = NDArray[np.float64]

_LOG = logging.getLogger(f"{__package__}.speakers")

SHRINKAGE = 0.05
"""Share of the covariance within speakers that is taken to be alike in all directions."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Lines by their voices; all arrays run over lines.

    Attributes:
        voices: (lines, FEATURES).
        speakers: who speaks.
        moods: values of `emodb.CODES`.
    """

    voices: Array
    speakers: NDArray[np.str_]
    moods: NDArray[np.str_]

    def where(self, mask: NDArray[np.bool_]) -> Voices:
        """Return some of the lines."""
        return Voices(self.voices[mask], self.speakers[mask], self.moods[mask])


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and report, as the command line asks."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    _LOG.setLevel(logging.INFO)
    parser = argparse.ArgumentParser(description="Learn to tell speakers apart.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.json")
    parser.add_argument("--quick", action="store_true", help="few films")
    options = parser.parse_args(arguments)
    train(emodb.load(options.data / "emodb"), options.out, quick=options.quick)


def train(clips: Sequence[Clip], out: Path, *, quick: bool = False) -> None:
    """Write `model.json` and the card `README.md` into `out`.

    Raises:
        FileError: the folder cannot be written.
    """
    rng = np.random.default_rng(0)
    clean, noisy, degraded = (heard(clips, kind, rng) for kind in ("clean", "noisy", "degraded"))
    space = fit([clean, noisy])
    write_bytes(out / "model.json", msgspec.json.encode(space) + b"\n")
    found = speakers_report.measure(
        fit, [clean, noisy], {"clean": clean, "degraded": degraded}, films=4 if quick else 40
    )
    write_text(out / "README.md", speakers_report.card(found, clips))
    _LOG.info("\n%s", speakers_report.table(found))


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


def fit(recordings: Sequence[Voices]) -> VoiceSpace:
    """Return the space of voices, from recordings of the same lines in several ways.

    The spread of speakers is the variance of their means less what the scatter of so many lines
    adds to it.
    """
    deviation = recordings[0].voices.std(axis=0)
    size = len(deviation)
    within, between, lines = np.zeros((size, size)), np.zeros((size, size)), 0
    for each in recordings:
        scaled = each.voices / deviation
        names, number = np.unique(each.speakers, return_inverse=True)
        means = np.array([scaled[number == index].mean(axis=0) for index in range(len(names))])
        rest = scaled - means[number]
        within += rest.T @ rest
        between += np.cov(means.T) / len(recordings)
        lines += len(scaled) - len(names)
    covariance = within / lines
    alike = np.trace(covariance) / size * np.eye(size)
    covariance = (1.0 - SHRINKAGE) * covariance + SHRINKAGE * alike
    values, directions = np.linalg.eigh(covariance)
    axes = directions / np.sqrt(values)
    per_speaker = len(recordings[0].voices) / len(np.unique(recordings[0].speakers))
    apart = axes.T @ (between - covariance / per_speaker) @ axes
    return VoiceSpace(
        deviation=[float(f"{value:.6g}") for value in deviation],
        axes=[[float(f"{value:.6g}") for value in row] for row in axes],
        spread=round(float(np.trace(apart)) / len(apart), 4),
    )


if __name__ == "__main__":
    main()
