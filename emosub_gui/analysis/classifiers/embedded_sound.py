"""The sound emotion model that comes with the program: a linear discriminant, numpy only.

A cue becomes a vector of functionals, the vector is normalised by what is normal for its
speaker in this film, and a linear function gives the log-odds of the emotions. The model was
trained on acted speech without surprise (see its card), so it abstains from surprise: surprise
always gets its prior share, which a fusion that divides by the prior reads as "no information".
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.types import Judgement, Pcm, Segment
from emosub_gui.analysis.voice.acoustics import Frames, analyse
from emosub_gui.analysis.voice.baseline import MEAN_LINES, Baseline, Baselines, neutral_weights
from emosub_gui.analysis.voice.functionals import NAMES, functionals
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores
from emosub_gui.core.errors import FileError, ModelFileError
from emosub_gui.core.files import read_bytes
from emosub_gui.core.resources import resource

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Features = NDArray[np.float32]
"""(cues, len(FEATURES)); a row of NaN where there is nothing to judge."""

FEATURES = (*NAMES, "voiced_seconds", "snr")
"""Columns of a feature matrix: what the model reads, then what its reliability depends on."""

_NOISE_SNR = 3.0
"""dB below which sound without any voice is taken for noise."""

_NEUTRAL_LINES = 3.0
"""How many lines one counts for in what is normal that a person has called neutral."""
NORMAL_PASSES = 3
"""How often a film's normal is made anew of the lines that sound neutral against it."""


class SoundModelSpec(msgspec.Struct, frozen=True):
    """What `model.json` says of the sound model beside its weights.

    Attributes:
        name: what the model is called.
        features: the functionals that it reads, in order.
        classes: its outputs, in order, and the emotion that each belongs to.
        prior: share of each emotion that the distribution expects, for a fusion to divide by;
            surprise's is what it always gets.
        temperature: of log-odds times audibility, fitted on held-out speakers; already in the
            weights.
    """

    name: str
    features: tuple[str, ...]
    classes: dict[str, Emotion]
    prior: Scores
    temperature: float


class SoundModel:
    """The trained weights; a pure function of a cue's features and its speaker's normal."""

    def __init__(self, spec: SoundModelSpec, weights: Mapping[str, Array]) -> None:
        """Take weights as `training.sound` makes them.

        Args:
            spec: what they mean.
            weights: `weights` (classes + 1, features) and `bias` (classes + 1,), the last row
                for arousal; `mean` and `deviation` (features,) of the training population.
        """
        self.spec = spec
        self._weights = weights["weights"]
        self._bias = weights["bias"]
        self.population = Baseline(weights["mean"], weights["deviation"])
        self._to_emotions = class_shares(spec.classes)

    @classmethod
    def load(cls, folder: Path) -> SoundModel:
        """Read `model.json` and `weights.npz`.

        Raises:
            ModelFileError: a file is missing, damaged, or does not fit this version's features.
        """
        try:
            spec = msgspec.json.decode(read_bytes(folder / "model.json"), type=SoundModelSpec)
            with np.load(io.BytesIO(read_bytes(folder / "weights.npz"))) as archive:
                weights = {name: archive[name].astype(np.float64) for name in archive.files}
        except (FileError, msgspec.DecodeError, BadZipFile, ValueError, EOFError) as error:
            raise ModelFileError(model=folder, reason=str(error)) from error
        outputs = len(spec.classes) + 1
        expected = {
            "weights": (outputs, len(NAMES)),
            "bias": (outputs,),
            "mean": (len(NAMES),),
            "deviation": (len(NAMES),),
        }
        shapes = {name: array.shape for name, array in weights.items()}
        if spec.features != NAMES or shapes != expected:
            raise ModelFileError(model=folder, reason="it was made for another version's features")
        return cls(spec, weights)

    def judge(self, features: Features, baseline: Baseline) -> Judgement | None:
        """Judge one cue by its (len(FEATURES),) features; None where they are unknown."""
        if np.isnan(features).all():
            return None
        normalised = baseline.normalise(features[: len(NAMES)])
        # Not one product for all cues: BLAS would round a row by how many others there are.
        *logits, excitement = (self._weights * normalised).sum(axis=1) + self._bias
        heard = self._emotions(np.array(logits))
        surprise = self.spec.prior[Emotion.SURPRISE]
        heard *= 1.0 - surprise
        heard[INDEX[Emotion.SURPRISE]] = surprise
        return Judgement(
            Scores.of(heard),
            reliability=reliability(baseline.lines, *features[len(NAMES) :].tolist()),
            arousal=float(1.0 / (1.0 + np.exp(-excitement))),
        )

    def neutrality(self, features: Features, baseline: Baseline) -> Array:
        """Return (lines,) how probable it is that each is neutral, of the emotions it tells."""
        normalised = baseline.normalise(features[:, : len(NAMES)])
        logits = normalised @ self._weights[:-1].T + self._bias[:-1]
        return np.asarray(self._emotions(logits)[:, INDEX[Emotion.NEUTRAL]], np.float64)

    def _emotions(self, logits: Array) -> Array:
        """Return (..., 7) distributions of (..., classes) logits; surprise gets nothing."""
        odds = np.exp(logits - logits.max(axis=-1, keepdims=True)) @ self._to_emotions
        return np.asarray(odds / odds.sum(axis=-1, keepdims=True), np.float64)


def class_shares(classes: Mapping[str, Emotion]) -> Array:
    """Return (classes, 7) shares by which classes make up emotions.

    An emotion is the mean of its classes, not their sum, so that one with two ways of sounding
    is no more likely beforehand than the others.
    """
    shares = np.zeros((len(classes), len(EMOTIONS)))
    for row, emotion in enumerate(classes.values()):
        shares[row, INDEX[emotion]] = 1.0
    return np.asarray(shares / np.maximum(shares.sum(axis=0), 1.0), np.float64)


def features_of(frames: Frames) -> Features:
    """Return the (len(FEATURES),) features of one cue's sound; NaN where there is nothing to judge.

    Nothing to judge is silence, and sound that neither has a voice nor stands out from its own
    quietest moments. A whisper has no voice but does stand out.
    """
    snr, voiced = frames.snr, frames.voiced_seconds
    if voiced == 0.0 and snr < _NOISE_SNR:
        return np.full(len(FEATURES), np.nan, np.float32)
    values = np.array([*functionals(frames).values(), voiced, snr], np.float32)
    return values if np.isfinite(values[: len(NAMES)]).any() else np.full_like(values, np.nan)


def reliability(lines: float, voiced_seconds: float, snr: float) -> float:
    """Return by what a judgement's log-odds should be multiplied, in [0, 1].

    Args:
        lines: how many lines of the film the baseline knows; what counts is the film's own share
            of its mean.
        voiced_seconds: how long the voice sounds in the cue.
        snr: signal-to-noise ratio in dB.
    """
    return lines / (lines + MEAN_LINES) * audibility(voiced_seconds, snr)


def audibility(voiced_seconds: float, snr: float) -> float:
    """Return the part of `reliability` that is the cue's own, in [0, 1].

    It follows the temperatures that held-out speakers needed in short cues, and under noises
    that training did not have (see the card). The model is calibrated with it.
    """
    return voiced_seconds / (voiced_seconds + 0.3) / (1.0 + math.exp(-(snr - 6.0) / 3.5))


class EmbeddedSound:
    """The sound expert that comes with the program.

    It hears a line against its film: `observe` lines first, then `classify_batch` them. With
    nothing observed, it hears them against the training population and says that it is not to
    be relied on.
    """

    name = "embedded-sound"
    modality = "audio"
    languages: frozenset[str] = frozenset()

    def __init__(self, folder: Path | None = None) -> None:
        """Load the model, the bundled one if no folder is named.

        Raises:
            ModelFileError: a file is missing or damaged.
        """
        self.model = SoundModel.load(folder or resource("models", "sound"))
        self.film = Baselines(self.model.population)
        self._heard: dict[int, tuple[Pcm, Features]] = {}

    def features(self, segments: Sequence[Segment]) -> Features:
        """Return the (segments, len(FEATURES)) features; each row depends on its segment alone."""
        rows = [self._features(segment.pcm) for segment in segments]
        return np.stack(rows) if rows else np.zeros((0, len(FEATURES)), np.float32)

    def baselines(
        self, features: Features, speakers: Sequence[str], neutral: Mask | None = None
    ) -> Baselines:
        """Return what is normal in a film, as far as it sounds neutral.

        At first all lines make the normal; then those that sound neutral against it count as if
        they were `NEUTRAL_SHARE` of each speaker's lines, as in training, and so on.

        Args:
            features: (lines, len(FEATURES)).
            speakers: whose each line is; "" is nobody in particular.
            neutral: (lines,) whether a person has called it so; None if nobody has.
        """
        decided = np.zeros(len(features), np.bool_) if neutral is None else neutral
        counts = np.where(decided, _NEUTRAL_LINES, 1.0)
        known, names = features[:, : len(NAMES)], np.array(speakers)
        film = Baselines.learn(self.model.population, known, speakers, counts)
        for _ in range(NORMAL_PASSES):
            weights = np.zeros(len(features))
            for name in dict.fromkeys(speakers):
                own = names == name
                calm = self.model.neutrality(features[own], film.of(name))
                weights[own] = neutral_weights(np.where(decided[own], 1.0, calm), counts[own])
            film = Baselines.learn(self.model.population, known, speakers, weights)
        return film

    def judge(
        self, features: Features, speakers: Sequence[str], film: Baselines
    ) -> list[Judgement | None]:
        """Judge cues by their features, against a film."""
        return [
            self.model.judge(row, film.of(speaker))
            for row, speaker in zip(features, speakers, strict=True)
        ]

    def hear(self, pcm: Pcm, frames: Frames) -> None:
        """Take the features of a cue's sound from its frames."""
        if id(pcm) not in self._heard:
            self._heard[id(pcm)] = (pcm, features_of(frames))

    def observe(self, segments: Sequence[Segment]) -> None:
        """Take segments, all that are known of a film, as what is normal in it.

        Their features are kept, so that each is listened to once however often a film grows.
        """
        for segment in segments:
            if id(segment.pcm) not in self._heard:
                self.hear(segment.pcm, analyse(segment.pcm))
        # The sound is kept beside its id, which is unique only while its object lives.
        self._heard = {id(segment.pcm): self._heard[id(segment.pcm)] for segment in segments}
        speakers = [segment.speaker for segment in segments]
        neutral = np.array([segment.neutral for segment in segments], np.bool_)
        self.film = self.baselines(self.features(segments), speakers, neutral)

    def _features(self, pcm: Pcm) -> Features:
        """Return the features of one cue's sound, the kept ones if it has been heard."""
        known = self._heard.get(id(pcm))
        return features_of(analyse(pcm)) if known is None else known[1]

    def classify_batch(
        self, segments: Sequence[Segment], batch_size: int = 16
    ) -> list[Judgement | None]:
        """Judge each segment's sound; None where nothing is to be heard in it."""
        del batch_size
        return self.judge(
            self.features(segments), [segment.speaker for segment in segments], self.film
        )
