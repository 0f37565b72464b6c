"""Train the sound emotion model on EMO-DB, measure it on held-out speakers, write it down.

    python -m emosub_gui.analysis.training.sound --data DATA/emodb --out resources/models/sound

Every clip is heard several times: as it is, and as films would have it (`augment.Scene`), also
shortened to a part and lengthened by a second sentence. Each speaker, or in half of the copies
each film of several, is normalised by its own statistics, weighted as if `NEUTRAL_SHARE` of what
is said were neutral.
"""

from __future__ import annotations

import argparse
import io
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.embedded_sound import SoundModelSpec, audibility
from emosub_gui.analysis.training import augment, emodb, sound_card, sound_report
from emosub_gui.analysis.training.augment import Scene, Sound
from emosub_gui.analysis.training.discriminant import (
    CLASSES,
    ORDER,
    Discriminant,
    Recordings,
    fit,
    joined,
)
from emosub_gui.analysis.training.emodb import Clip
from emosub_gui.analysis.types import SAMPLE_RATE
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.functionals import NAMES, functionals
from emosub_gui.core.emotion import Scores
from emosub_gui.core.files import write_bytes, write_text

_LOG = logging.getLogger("emosub_gui.analysis.training.sound")

SEED = 3
COPIES = 12
"""How often each clip is heard beside its clean self."""
SHORTENED, LENGTHENED = 0.4, 0.3
"""Shares of the copies that are a part of their clip, and two sentences."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure and write the model, as the command line asks."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    parser = argparse.ArgumentParser(description="Make the sound model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of EMO-DB's clips")
    parser.add_argument("--out", type=Path, required=True, help="folder of the finished model")
    parser.add_argument("--quick", action="store_true", help="one copy, clean tests only")
    options = parser.parse_args(arguments)
    train(emodb.load(options.data), options.out, quick=options.quick)


def train(clips: Sequence[Clip], out: Path, *, quick: bool = False) -> None:
    """Write `weights.npz`, `model.json` and the card `README.md` into `out`.

    Raises:
        FileError: the folder cannot be written.
    """
    copies = copies_for_training(clips, quick=quick)
    _LOG.info("%d clips, %d recordings of each", len(clips), len(copies))
    tests = {"clean": copies[0]} if quick else copies_for_tests(clips, copies[0])
    report = sound_report.measure(copies, tests)
    model = fit(copies).divided(report.temperature, report.arousal_temperature)
    save(model, report.temperature, out)
    write_text(out / "README.md", sound_card.card(report, clips, len(copies)))
    _LOG.info("\n%s", sound_card.table(report))


def copies_for_training(clips: Sequence[Clip], *, quick: bool = False) -> list[Recordings]:
    """Return the recordings that the model is trained on, the clean one first."""
    copies = [clean(clips)]
    for number in range(1 if quick else COPIES):
        rng = np.random.default_rng([SEED, number])
        copy = filmed(clips, per_film=number % 4 < 2, rng=rng)
        copies.append(shared(copy, 2 + number // 2 % 4, rng) if number % 2 else copy)
    return copies


def clean(clips: Sequence[Clip]) -> Recordings:
    """Return the clips as they are."""
    return _recordings(clips, [augment.to_sound(clip.pcm) for clip in clips])


def filmed(clips: Sequence[Clip], *, per_film: bool, rng: Generator) -> Recordings:
    """Return the clips as films would have them.

    Args:
        clips: the corpus.
        per_film: one room and channel for each speaker, instead of one for each clip.
        rng: decides everything.
    """
    groups = _by_speaker(clips)
    scenes = {speaker: Scene.draw(rng) for speaker in groups}
    sounds = []
    for clip in clips:
        voices = [augment.to_sound(other.pcm) for other in groups[clip.speaker]]
        scene = scenes[clip.speaker] if per_film else Scene.draw(rng)
        sound = _resized(clip, groups[clip.speaker], rng)
        sounds.append(scene.record(sound, voices, rng))
    return _recordings(clips, sounds)


def shared(lines: Recordings, size: int, rng: Generator) -> Recordings:
    """Return the lines in films of `size` speakers, whom nobody has told apart."""
    names = rng.permutation(np.unique(lines.speakers))
    cast = {str(name): f"film {place // size}" for place, name in enumerate(names)}
    return replace(lines, films=np.array([cast[str(name)] for name in lines.speakers]))


def copies_for_tests(clips: Sequence[Clip], as_they_are: Recordings) -> dict[str, Recordings]:
    """Return the recordings that the model is measured on, none of which it is trained on."""
    rng = np.random.default_rng([SEED, 1000])
    kinds = augment.HELD_OUT_KINDS
    speakers = sorted(_by_speaker(clips))
    sounds = [augment.to_sound(clip.pcm) for clip in clips]

    def degraded(chosen: Sequence[str]) -> Recordings:
        pairs = zip(sounds, chosen, strict=True)
        return _recordings(clips, [augment.degrade(sound, kind, rng) for sound, kind in pairs])

    def part(seconds: float) -> Recordings:
        return _recordings(clips, [_part(sound, seconds, rng) for sound in sounds])

    clean_and_degraded = {
        "clean": as_they_are,
        "degraded, each clip in its own way": degraded(
            [kinds[index] for index in rng.integers(len(kinds), size=len(clips))]
        ),
        "degraded, each speaker in one way": degraded(
            [kinds[speakers.index(clip.speaker) % len(kinds)] for clip in clips]
        ),
    }
    by_kind = {kind: degraded([kind] * len(clips)) for kind in kinds}
    return clean_and_degraded | {
        "degraded, each clip in all four ways": joined(by_kind),
        **{
            f"{name}, five speakers not told apart": shared(lines, 5, rng)
            for name, lines in clean_and_degraded.items()
        },
        **{f"{kind} over all": lines for kind, lines in by_kind.items()},
        "cut to 0.3 s": part(0.3),
        "cut to 0.6 s": part(0.6),
        "cut to 1.0 s": part(1.0),
    }


def save(model: Discriminant, temperature: float, out: Path) -> None:
    """Write `weights.npz` and `model.json`.

    Raises:
        FileError: the folder cannot be written.
    """
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        weights=model.weights.astype(np.float32),
        bias=model.bias.astype(np.float32),
        mean=model.population.mean.astype(np.float32),
        deviation=model.population.deviation.astype(np.float32),
    )
    spec = SoundModelSpec(
        name="embedded-sound",
        features=NAMES,
        classes=CLASSES,
        prior=Scores.of([1.0] * 7),
        temperature=round(temperature, 3),
    )
    write_bytes(out / "weights.npz", buffer.getvalue())
    write_bytes(out / "model.json", msgspec.json.format(msgspec.json.encode(spec), indent=2))


def _recordings(clips: Sequence[Clip], sounds: Sequence[Sound]) -> Recordings:
    """Return the features of sounds, each made from its clip."""
    frames = [analyse(augment.to_pcm(sound)) for sound in sounds]
    speakers = np.array([clip.speaker for clip in clips])
    return Recordings(
        features=np.array([[*functionals(found).values()] for found in frames]),
        classes=np.array([ORDER.index(clip.emotion) for clip in clips]),
        speakers=speakers,
        sentences=np.array([clip.sentence for clip in clips]),
        films=speakers,
        audibility=np.array([audibility(found.voiced_seconds, found.snr) for found in frames]),
    )


def _by_speaker(clips: Sequence[Clip]) -> dict[str, list[Clip]]:
    """Return each speaker's clips."""
    return {
        speaker: [clip for clip in clips if clip.speaker == speaker]
        for speaker in dict.fromkeys(clip.speaker for clip in clips)
    }


def _resized(clip: Clip, own: Sequence[Clip], rng: Generator) -> Sound:
    """Return a clip as a cue of another length: a part, or with a second sentence like it."""
    sound = augment.to_sound(clip.pcm)
    choice = rng.random()
    if choice < SHORTENED:
        return _part(sound, rng.uniform(0.5, 2.0), rng)
    if choice < SHORTENED + LENGTHENED:
        alike = [other for other in own if other.emotion == clip.emotion]
        second = augment.to_sound(alike[rng.integers(len(alike))].pcm)
        pause = np.zeros(int(rng.uniform(0.0, 0.4) * SAMPLE_RATE))
        return np.concatenate([sound, pause, second])
    return sound


def _part(sound: NDArray[np.float64], seconds: float, rng: Generator) -> Sound:
    """Return a random part of this length, or all of a shorter sound."""
    length = min(len(sound), int(seconds * SAMPLE_RATE))
    start = rng.integers(len(sound) - length + 1)
    return sound[start : start + length]


if __name__ == "__main__":
    main()
