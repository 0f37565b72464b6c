"""Evidence into one distribution: a calibrated, traced product of experts.

An expert (sound, text) that gives p(k) where its training data made it expect prior(k) says with
the ratio r(k) = p(k) / prior(k) how much likelier its evidence is under emotion k than usual. Not
every line lets it know: on a share `lapse` of the lines its word means nothing, and a share
`understatement` of the emotional lines sound or read like neutral ones. So its evidence is

    L(k) = lapse + (1 - lapse) * ((1 - understatement) * r(k) + understatement * r(neutral))

(without understatement for neutral itself), which bounds how far a single expert can go, and how
little a neutral one can say against the other. With reliability R on this line and its weight w,

    combined(k)  ~  prior(k) * weight(k) * exp(sum over experts of w * R * z(k))
    z(k) = log L(k) / temperature + neutral_bias [k = neutral]

`prior` is what the film makes us expect. It starts as that of dialogue, mostly neutral, and is
moved towards all emotions alike as far as the film's own lines ask for it (see `film_prior`); the
bias is no evidence, and has no part in that. A missing expert adds nothing: it is not a vote for
neutral.

G. Hinton, "Training products of experts by minimizing contrastive divergence", 2002; C. Guo et
al., "On calibration of modern neural networks", 2017; lapses as in psychometric functions (F.
Wichmann & N. Hill 2001). How the numbers were fitted is in `resources/models/README.md`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
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
_SMALLEST = 1e-300
_NEUTRAL = INDEX[Emotion.NEUTRAL]
_SHARES = 26
"""Steps in which a film's prior is looked for."""
_DOUBT_LINES = 10.0
"""How many lines the expectation counts for that a film is like others."""
_SMOOTHING_REACH = 3000
"""Milliseconds of silence over which a speaker's mood is taken to last."""

Positive = Annotated[float, msgspec.Meta(gt=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Expert(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """Calibration of one model, fitted on held-out data.

    Attributes:
        prior: class frequencies that its training made it expect.
        temperature: divides its log-evidence; above 1 it was too sure of itself.
        neutral_bias: added to neutral's log-evidence.
        lapse: share of the lines on which its word means nothing.
        understatement: share of the emotional lines that it takes for neutral.
    """

    prior: Scores = Scores(*[1 / 7] * 7)
    temperature: Positive = 1.0
    neutral_bias: float = 0.0
    lapse: Share = 0.0
    understatement: Share = 0.0


class FusionSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person's knobs; the defaults change nothing that was calibrated.

    Attributes:
        text_weight, audio_weight: share of each expert; 0 leaves it out.
        text_temperature, audio_temperature: multiply the expert's own temperature.
        emotion_weights: multiply the odds of an emotion.
        neutral_suppression: share of neutral's odds that is taken away, below 1.
        smoothing: share of each line that comes from the speaker's neighbouring lines.
        prior: what a film is expected to hold.
        adaptation: how far a film's lines may move that towards all emotions alike.
    """

    text_weight: Annotated[float, msgspec.Meta(ge=0)] = 1.0
    audio_weight: Annotated[float, msgspec.Meta(ge=0)] = 0.5
    text_temperature: Positive = 1.0
    audio_temperature: Positive = 1.0
    emotion_weights: dict[Emotion, Positive] = {}
    neutral_suppression: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.0
    smoothing: Share = 0.0
    prior: Scores = Scores(0.50, 0.16, 0.08, 0.10, 0.03, 0.10, 0.03)
    adaptation: Share = 0.5


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
    experts: Mapping[str, Expert] | None = None,
) -> list[Cue]:
    """Fuse each cue's evidence; set combined, emotion and confidence.

    A reviewed cue keeps its emotion. A cue without any evidence is returned as it is: nobody
    knows, and that is not "neutral".

    Args:
        cues: of one film, in time order; all of them, for the film's prior and for smoothing.
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
    found = [cue.evidence or Evidence() for cue in subset]
    said = _evidence(found, settings, experts)
    prior = film_prior(_with_decisions(said, subset), settings)
    logits = np.log(np.maximum(prior, _FLOOR)) + knobs(settings) + said
    logits[:, _NEUTRAL] += _biases(found, settings, experts)
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
    experts: Mapping[str, Expert] | None = None,
) -> Document:
    """Score a whole document again from the kept evidence, without any model; an edit."""
    cues = score(document.cues, settings, experts)
    same = all(a is b or a == b for a, b in zip(cues, document.cues, strict=True))
    return document if same else replace(document, cues=tuple(cues))


def film_prior(said: Array, settings: FusionSettings) -> Array:
    """Return (7,) what to expect of a line of this film.

    The prior is `settings.prior` mixed with all emotions alike, by the share under which the
    film's lines are most probable, from 0 to `settings.adaptation`; `_DOUBT_LINES` lines'
    worth of evidence has to be overcome. One number can be told from few lines, and cannot end
    in one class as the re-estimation of all seven can (M. Saerens et al., "Adjusting the
    outputs of a classifier to new a priori probabilities", Neural Computation 14, 2002).

    Args:
        said: (lines, 7) what the experts say of each line, in the log domain, without biases.
        settings: for `prior` and `adaptation`.
    """
    usual = np.array(tuple(settings.prior))
    likelihood = np.exp(said - said.max(axis=1, keepdims=True))
    shares = np.linspace(0.0, settings.adaptation, _SHARES)
    mixed = np.outer(likelihood.mean(axis=1), shares) + np.outer(likelihood @ usual, 1.0 - shares)
    worth = np.log(np.maximum(mixed, _FLOOR)).sum(axis=0)
    worth += _DOUBT_LINES * np.log(np.maximum(1.0 - shares, _FLOOR))
    share = shares[worth.argmax()]
    return np.asarray(share / len(EMOTIONS) + (1.0 - share) * usual, np.float64)


def explain(
    evidence: Evidence,
    settings: FusionSettings | None = None,
    experts: Mapping[str, Expert] | None = None,
) -> list[Step]:
    """Return how a line's result came about: the distribution after each step, in order.

    The first step, "prior", is what the film without this line's own evidence made of it. The
    last one is `evidence.combined` where that was scored with the same settings.
    """
    settings = settings or calibration().settings
    experts = calibration().experts if experts is None else experts
    added = knobs(settings)
    so_far = np.log(np.maximum(tuple(settings.prior), _FLOOR))
    if evidence.combined is not None:
        so_far = np.log(np.maximum(tuple(evidence.combined), _SMALLEST)) - added
        so_far = so_far - _said(evidence, settings, experts)
    steps = [Step("prior", _scores(so_far), 1.0)]
    for name, found, part, share in (
        ("text", evidence.text, replace(evidence, audio=None), _text_share),
        ("audio", evidence.audio, replace(evidence, text=None), _audio_share),
    ):
        if found is not None:
            so_far = so_far + _said(part, settings, experts)
            steps.append(Step(name, _scores(so_far), share(evidence, settings)))
    if added.any():
        steps.append(Step("weights", _scores(so_far + added), 1.0))
    return steps


def _text_share(evidence: Evidence, settings: FusionSettings) -> float:
    return settings.text_weight * evidence.text_reliability


def _audio_share(evidence: Evidence, settings: FusionSettings) -> float:
    return settings.audio_weight * evidence.audio_reliability


def _scores(logits: Array) -> Scores:
    """Return the distribution of (7,) logits."""
    return Scores(*_softmax(logits).tolist())


def knobs(settings: FusionSettings) -> Array:
    """Return (7,) what a person adds to the log-odds of each emotion."""
    added = np.zeros(len(EMOTIONS))
    for emotion, weight in settings.emotion_weights.items():
        added[INDEX[emotion]] = np.log(weight)
    added[_NEUTRAL] += np.log1p(-settings.neutral_suppression)
    return added


def _said(evidence: Evidence, settings: FusionSettings, experts: Mapping[str, Expert]) -> Array:
    """Return (7,) what the experts say of one line, biases included."""
    said = _evidence([evidence], settings, experts)
    said[:, _NEUTRAL] += _biases([evidence], settings, experts)
    return np.asarray(said[0], np.float64)


def _with_decisions(said: Array, cues: Sequence[Cue]) -> Array:
    """Return what is said of each line, by the person where one has decided."""
    decided = [index for index, cue in enumerate(cues) if cue.reviewed and cue.emotion]
    if not decided:
        return said
    certain = said.copy()
    certain[decided] = np.log(_FLOOR)
    certain[decided, [INDEX[cues[index].emotion or Emotion.NEUTRAL] for index in decided]] = 0.0
    return certain


def _biases(
    evidence: Sequence[Evidence], settings: FusionSettings, experts: Mapping[str, Expert]
) -> Array:
    """Return (lines,) what the experts' biases add to neutral, in the log domain."""
    bias = {name: expert.neutral_bias for name, expert in experts.items()}
    return np.array(
        [
            bool(item.text) * _text_share(item, settings) * bias.get(item.text_model, 0.0)
            + bool(item.audio) * _audio_share(item, settings) * bias.get(item.audio_model, 0.0)
            for item in evidence
        ]
    )


def _evidence(
    evidence: Sequence[Evidence], settings: FusionSettings, experts: Mapping[str, Expert]
) -> Array:
    """Return what the experts together say, (lines, 7) in the log domain, without biases."""
    return terms(
        [item.text for item in evidence],
        [item.text_model for item in evidence],
        np.array([_text_share(item, settings) for item in evidence]),
        settings.text_temperature,
        experts,
    ) + terms(
        [item.audio for item in evidence],
        [item.audio_model for item in evidence],
        np.array([_audio_share(item, settings) for item in evidence]),
        settings.audio_temperature,
        experts,
    )


def terms(
    found: Sequence[Scores | None],
    models: Sequence[str],
    share: Array,
    temperature: float,
    experts: Mapping[str, Expert],
) -> Array:
    """Return what one modality says, (lines, 7) in the log domain; 0 without evidence.

    Args:
        found: each line's distribution.
        models: name of the model that each is of.
        share: (lines,) how much each counts for.
        temperature: multiplies the models' own.
        experts: calibration by model name; a model without one is taken at its word.
    """
    said = np.zeros((len(found), len(EMOTIONS)))
    have = np.array([scores is not None for scores in found])
    names = np.array(models)
    for name in dict.fromkeys(models):
        rows = np.flatnonzero(have & (names == name))
        if len(rows):
            given = np.array([tuple(found[row] or ()) for row in rows.tolist()])
            evidence = log_evidence(given, experts.get(name, Expert()), temperature)
            said[rows] = share[rows, None] * evidence
    return said


def log_evidence(given: Array, expert: Expert, temperature: float = 1.0) -> Array:
    """Return (lines, 7) what an expert's distributions say, in the log domain, without its bias.

    Args:
        given: (lines, 7) its distributions.
        expert: its calibration.
        temperature: multiplies its own.
    """
    ratio = np.maximum(given, _FLOOR) / np.maximum(tuple(expert.prior), _FLOOR)
    masked = np.full(len(EMOTIONS), expert.understatement)
    masked[_NEUTRAL] = 0.0
    likelihood = (1.0 - masked) * ratio + masked * ratio[:, [_NEUTRAL]]
    said = np.log(expert.lapse + (1.0 - expert.lapse) * likelihood)
    return np.asarray(said / (expert.temperature * temperature), np.float64)


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
