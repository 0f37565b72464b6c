"""Evidence into one distribution: a calibrated, traced product of experts.

For each emotion k, with the experts e (sound, text) that have evidence:

    z_e(k) = (log p_e(k) - log prior_e(k)) / T_e + bias_e [k = neutral]
    combined(k)  ~  prior(k) * weight(k) * exp(sum_e w_e r_e z_e(k))

`prior_e` is what the expert's training data made it expect, subtracted once; `prior` is what a
film makes us expect, added once; `T_e` is its calibration temperature, `r_e` its reliability on
this line and `w_e` its share. A missing expert adds nothing: it is not a vote for neutral.
Nothing raises a confidence beyond what the experts and the prior give. (Hinton 2002, "Training
products of experts"; Guo et al. 2017, "On calibration of modern neural networks".)
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores
from emosub_gui.core.resources import resource

Array = NDArray[np.float64]

_FLOOR = 1e-6
_NEUTRAL = INDEX[Emotion.NEUTRAL]
_SMOOTHING_REACH = 3000
"""Milliseconds of silence over which a speaker's mood is taken to last."""

Positive = Annotated[float, msgspec.Meta(gt=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Expert(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """Calibration of one model, fitted on held-out data.

    Attributes:
        prior: class frequencies that its training made it expect.
        temperature: divides its log-ratios; above 1 it was too sure of itself.
        neutral_bias: added to neutral's log-ratio.
    """

    prior: Scores = Scores(*[1 / 7] * 7)
    temperature: Positive = 1.0
    neutral_bias: float = 0.0


class FusionSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person's knobs; the defaults change nothing that was calibrated.

    Attributes:
        text_weight, audio_weight: share of each expert; 0 leaves it out.
        text_temperature, audio_temperature: multiply the expert's own temperature.
        emotion_weights: multiply the odds of an emotion.
        neutral_suppression: share of neutral's odds that is taken away, below 1.
        smoothing: share of each line that comes from the speaker's neighbouring lines.
        prior: what a film is expected to hold.
    """

    text_weight: Annotated[float, msgspec.Meta(ge=0)] = 1.0
    audio_weight: Annotated[float, msgspec.Meta(ge=0)] = 0.5
    text_temperature: Positive = 1.0
    audio_temperature: Positive = 1.0
    emotion_weights: dict[Emotion, Positive] = {}
    neutral_suppression: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.0
    smoothing: Share = 0.0
    prior: Scores = Scores(0.50, 0.16, 0.08, 0.10, 0.03, 0.10, 0.03)


class Calibration(msgspec.Struct, frozen=True):
    """What was fitted: the default settings, and each model's calibration by its name."""

    settings: FusionSettings = FusionSettings()
    experts: dict[str, Expert] = {}


class Step(NamedTuple):
    """One step of a line's trace: what was taken in, and where that leads."""

    name: str
    scores: Scores
    weight: float


@functools.cache
def calibration() -> Calibration:
    """Return the calibration that was fitted for the embedded models (see their cards)."""
    data = resource("models", "calibration.json").read_bytes()
    return msgspec.json.decode(data, type=Calibration)


def score(
    cues: Sequence[Cue],
    settings: FusionSettings | None = None,
    experts: dict[str, Expert] | None = None,
) -> list[Cue]:
    """Fuse each cue's evidence; set combined, emotion and confidence.

    A reviewed cue keeps its emotion. A cue without any evidence is returned as it is: nobody
    knows, and that is not "neutral".

    Args:
        cues: in time order, for smoothing.
        settings: the calibrated defaults if None.
        experts: calibration by model name; the embedded models' if None.
    """
    settings = settings or calibration().settings
    experts = calibration().experts if experts is None else experts
    judged = [
        index
        for index, cue in enumerate(cues)
        if cue.evidence is not None and (cue.evidence.audio or cue.evidence.text)
    ]
    if not judged:
        return list(cues)
    subset = [cues[index] for index in judged]
    logits = _logits([cue.evidence or Evidence() for cue in subset], settings, experts)
    if settings.smoothing:
        logits = _smoothed(logits, subset, settings.smoothing)
    result = list(cues)
    for index, row in zip(judged, _softmax(logits).tolist(), strict=True):
        cue, combined = cues[index], Scores(*row)
        evidence = replace(cue.evidence or Evidence(), combined=combined)
        emotion = cue.emotion if cue.reviewed and cue.emotion is not None else combined.best
        result[index] = replace(
            cue, evidence=evidence, emotion=emotion, confidence=combined[emotion]
        )
    return result


def rescore(
    document: Document,
    settings: FusionSettings,
    experts: dict[str, Expert] | None = None,
) -> Document:
    """Score a whole document again from the kept evidence, without any model; an edit."""
    cues = score(document.cues, settings, experts)
    same = all(a is b or a == b for a, b in zip(cues, document.cues, strict=True))
    return document if same else replace(document, cues=tuple(cues))


def explain(
    evidence: Evidence,
    settings: FusionSettings | None = None,
    experts: dict[str, Expert] | None = None,
) -> list[Step]:
    """Return how a line's result came about: the distribution after each step, in order."""
    settings = settings or calibration().settings
    experts = calibration().experts if experts is None else experts
    plain = replace(settings, emotion_weights={}, neutral_suppression=0.0)
    steps = [Step("prior", settings.prior, 1.0)]
    stages = (
        ("text", replace(evidence, audio=None), plain, evidence.text, _text_share),
        ("audio", evidence, plain, evidence.audio, _audio_share),
    )
    for name, so_far, knobs, found, share in stages:
        if found is not None:
            steps.append(Step(name, _one(so_far, knobs, experts), share(evidence, settings)))
    if settings.emotion_weights or settings.neutral_suppression:
        steps.append(Step("weights", _one(evidence, settings, experts), 1.0))
    return steps


def _text_share(evidence: Evidence, settings: FusionSettings) -> float:
    return settings.text_weight * evidence.text_reliability


def _audio_share(evidence: Evidence, settings: FusionSettings) -> float:
    return settings.audio_weight * evidence.audio_reliability


def _one(evidence: Evidence, settings: FusionSettings, experts: dict[str, Expert]) -> Scores:
    """Fuse a single line."""
    return Scores(*_softmax(_logits([evidence], settings, experts))[0].tolist())


def _logits(
    evidence: Sequence[Evidence], settings: FusionSettings, experts: dict[str, Expert]
) -> Array:
    """Return unnormalised log-probabilities, shape (lines, 7)."""
    total = np.tile(np.log(np.maximum(tuple(settings.prior), _FLOOR)), (len(evidence), 1))
    for emotion, weight in settings.emotion_weights.items():
        total[:, INDEX[emotion]] += np.log(weight)
    total[:, _NEUTRAL] += np.log1p(-settings.neutral_suppression)
    total += _terms(
        [item.text for item in evidence],
        [item.text_model for item in evidence],
        np.array([_text_share(item, settings) for item in evidence]),
        settings.text_temperature,
        experts,
    )
    total += _terms(
        [item.audio for item in evidence],
        [item.audio_model for item in evidence],
        np.array([_audio_share(item, settings) for item in evidence]),
        settings.audio_temperature,
        experts,
    )
    return total


def _terms(
    found: Sequence[Scores | None],
    models: Sequence[str],
    share: Array,
    temperature: float,
    experts: dict[str, Expert],
) -> Array:
    """Return one modality's share of the logits, shape (lines, 7); 0 without evidence."""
    terms = np.zeros((len(found), len(EMOTIONS)))
    have = np.array([scores is not None for scores in found])
    names = np.array(models)
    for name in dict.fromkeys(models):
        rows = np.flatnonzero(have & (names == name))
        if not len(rows):
            continue
        expert = experts.get(name, Expert())
        given = np.array([tuple(found[row] or ()) for row in rows.tolist()])
        ratio = np.log(np.maximum(given, _FLOOR)) - np.log(np.maximum(tuple(expert.prior), _FLOOR))
        ratio /= expert.temperature * temperature
        ratio[:, _NEUTRAL] += expert.neutral_bias
        terms[rows] = share[rows, None] * ratio
    return terms


def _smoothed(logits: Array, cues: Sequence[Cue], amount: float) -> Array:
    """Mix each line with its speaker's lines just before and after, in the log domain."""
    starts = np.array([cue.start for cue in cues])
    ends = np.array([cue.end for cue in cues])
    speakers = np.array([cue.speaker for cue in cues])
    near = (starts[1:] - ends[:-1] <= _SMOOTHING_REACH) & (speakers[1:] == speakers[:-1])
    neighbours = np.zeros_like(logits)
    count = np.zeros(len(cues))
    neighbours[1:] += logits[:-1] * near[:, None]
    neighbours[:-1] += logits[1:] * near[:, None]
    count[1:] += near
    count[:-1] += near
    mean = neighbours / np.maximum(count, 1)[:, None]
    share = np.where(count > 0, amount, 0.0)[:, None]
    return (1 - share) * logits + share * mean


def _softmax(logits: Array) -> Array:
    """Return probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))
