"""Fit a person's knobs of the fusion to lines whose emotion a person has told.

The knobs are those of `FusionSettings`: weight and temperature of words and of voice, the seven
emotions' weights, and neutral's suppression. Written as factors on the ones to start from,

    knob = start * exp(departure),    departure in [-log 4, log 4]

they are the maximum a posteriori under departures that are normal around 0, so that few labels
move them little. The loss is cross-entropy, in part with all emotions counting alike, since in
dialogue most lines are neutral. An emotion that no label names stays as it is.

Everything is deterministic, and works on arrays that are read from the cues once: no model is
asked, and a thousand lines take tenths of a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from msgspec.structs import replace as replace_fields
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.fusion import (
    Expert,
    FusionSettings,
    calibration,
    film_prior,
    knobs,
    terms,
)
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion
from emosub_gui.core.progress import NEVER, Cancel, check

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]

UNDECIDED = -1
"""The label of a line about which nobody has said anything."""
BALANCE = 0.1
"""Share of the loss in which all emotions count alike.

A little, so that rare emotions are not given up. On held-out lines (written scenes in English and
Korean, GoEmotions) shares of .3 and .6 bought no macro-F1, and cost accuracy and cross-entropy.
"""
STRENGTH = 10.0
"""How many lines' worth of doubt there is about a departure of 1 (a factor of 2.7)."""
FURTHEST = float(np.log(4.0))
"""How far a knob may depart, as in the window's sliders."""

_NEUTRAL = INDEX[Emotion.NEUTRAL]
FACTORS = ("text_weight", "audio_weight", "text_temperature", "audio_temperature")
"""Fields of the settings that are fitted, beside the emotions' weights and neutral's."""
_SIZE = len(FACTORS) + len(EMOTIONS)
_FLOOR = 1e-6
_STEPS, _HALVINGS = 100, 20
_ENOUGH = 1e-8
"""Gain in nats below which a search ends."""
_GRID = tuple(np.linspace(-FURTHEST, FURTHEST, 17).tolist())
"""Departures that the grid search tries: factors in steps of about 1.2."""
_DIGITS = 3
"""Significant digits of a fitted knob; more would claim what no labels can tell."""
_MOST_HELD_BACK = 0.999


class Method(StrEnum):
    """How to look for the knobs."""

    GRADIENT = "gradient"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Lines:
    """What the experts say of lines, and what a person said of some; all arrays run over lines.

    Attributes:
        text, audio: (lines, 7) what words and voice say in the log domain at weight 1 and
            temperature 1, scaled by their reliability; 0 without evidence.
        text_bias, audio_bias: (lines,) what these add to neutral at weight 1.
        labels: (lines,) indices into `EMOTIONS`, or `UNDECIDED`.
        films: (lines,) number of the film of each line; its lines together tell its prior.
    """

    text: Array
    audio: Array
    text_bias: Array
    audio_bias: Array
    labels: Numbers
    films: Numbers

    @property
    def decided(self) -> NDArray[np.bool_]:
        """(lines,) whether the line has a label."""
        return np.asarray(self.labels != UNDECIDED)


def read(
    cues: Sequence[Cue],
    labels: Sequence[Emotion | None],
    films: Sequence[int] | None = None,
    experts: Mapping[str, Expert] | None = None,
) -> Lines:
    """Return cues as arrays; a label on a line without evidence is dropped.

    Args:
        cues: with the evidence that was kept of them.
        labels: what a person said of each; None is undecided.
        films: which film each is of; all of one if None.
        experts: calibration by model name; the embedded models' if None.
    """
    experts = calibration().experts if experts is None else experts
    found = [cue.evidence or Evidence() for cue in cues]
    text_share = np.array([item.text_reliability for item in found])
    audio_share = np.array([item.audio_reliability for item in found])
    text_models = [item.text_model for item in found]
    audio_models = [item.audio_model for item in found]
    bias = {name: expert.neutral_bias for name, expert in experts.items()}
    words = np.array([item.text is not None for item in found])
    voice = np.array([item.audio is not None for item in found])
    told = np.array([UNDECIDED if label is None else INDEX[label] for label in labels], np.intp)
    return Lines(
        text=terms([item.text for item in found], text_models, text_share, 1.0, experts),
        audio=terms([item.audio for item in found], audio_models, audio_share, 1.0, experts),
        text_bias=words * text_share * np.array([bias.get(name, 0.0) for name in text_models]),
        audio_bias=voice * audio_share * np.array([bias.get(name, 0.0) for name in audio_models]),
        labels=np.where(words | voice, told, UNDECIDED),
        films=np.zeros(len(found), np.intp) if films is None else np.array(films, np.intp),
    )


def distributions(lines: Lines, settings: FusionSettings) -> Array:
    """Return the (lines, 7) distributions that `fusion.score` gives to undecided lines.

    Smoothing over neighbouring lines is left out: it is no knob of this search.
    """
    text = settings.text_weight / settings.text_temperature * lines.text
    audio = settings.audio_weight / settings.audio_temperature * lines.audio
    said = text + audio
    logits = said + knobs(settings)
    logits[:, _NEUTRAL] += settings.text_weight * lines.text_bias
    logits[:, _NEUTRAL] += settings.audio_weight * lines.audio_bias
    for film in _members(lines.films):
        logits[film] += np.log(np.maximum(film_prior(said[film], settings), _FLOOR))
    return softmax(logits)


def fit(
    lines: Lines,
    start: FusionSettings | None = None,
    *,
    method: Method = Method.GRADIENT,
    balance: float = BALANCE,
    strength: float = STRENGTH,
    cancel: Cancel = NEVER,
) -> FusionSettings:
    """Return the knobs under which the labels are most probable, near those to start from.

    Args:
        lines: with at least one label; those without take part in their film's prior.
        start: knobs to depart from; the calibrated ones if None.
        method: Fisher scoring (projected, with backtracking), or a search over a grid, one knob
            after the other, which finds the same within a step of the grid.
        balance: share of the loss in which all emotions count alike.
        strength: how many lines' worth of doubt there is about a departure of 1.
        cancel: looked at in every step.

    Raises:
        ValueError: no line has a label.
        Cancelled: the flag was set.
    """
    start = start or calibration().settings
    problem = _Problem(lines, start, balance, strength)
    search = _fisher_scoring if method is Method.GRADIENT else _grid_search
    return _presented(_depart(start, search(problem, cancel)))


def line_weights(labels: Numbers, balance: float) -> Array:
    """Return (lines,) weights of sum 1 in a loss that partly counts all emotions alike.

    Args:
        labels: (lines,) indices into `EMOTIONS`, all decided.
        balance: that part, in [0, 1].
    """
    counts = np.bincount(labels, minlength=len(EMOTIONS))
    alike = 1.0 / (np.count_nonzero(counts) * counts[labels])
    return np.asarray((1.0 - balance) / len(labels) + balance * alike, np.float64)


def nats(labels: Numbers, probabilities: Array) -> Array:
    """Return (lines,) -log p of each line's label, with p floored at 1e-6."""
    own = probabilities[np.arange(len(labels)), labels]
    return np.asarray(-np.log(np.maximum(own, _FLOOR)), np.float64)


def _depart(start: FusionSettings, departure: Array) -> FusionSettings:
    """Return knobs that depart from others, all of the emotions' in their weights."""
    factors = np.exp(departure[: len(FACTORS)]).tolist()
    weights = np.exp(knobs(start) + departure[len(FACTORS) :]).tolist()
    return replace_fields(
        start,
        **{name: getattr(start, name) * f for name, f in zip(FACTORS, factors, strict=True)},
        emotion_weights=dict(zip(EMOTIONS, weights, strict=True)),
        neutral_suppression=0.0,
    )


def _presented(settings: FusionSettings) -> FusionSettings:
    """Return the same knobs as a person reads them: rounded, a low neutral as suppressed."""
    weights = {emotion: _rounded(each) for emotion, each in settings.emotion_weights.items()}
    held_back = min(_MOST_HELD_BACK, round(max(0.0, 1.0 - weights[Emotion.NEUTRAL]), _DIGITS))
    if held_back:
        weights[Emotion.NEUTRAL] = 1.0
    return replace_fields(
        settings,
        **{name: _rounded(getattr(settings, name)) for name in FACTORS},
        emotion_weights={name: weight for name, weight in weights.items() if weight != 1.0},
        neutral_suppression=held_back,
    )


def _rounded(number: float) -> float:
    """Return a knob with as many digits as labels can tell."""
    return float(f"{number:.{_DIGITS}g}")


def _members(groups: Numbers) -> Iterator[Numbers]:
    """Yield the lines of each group."""
    order = np.argsort(groups, kind="stable")
    ends = np.flatnonzero(np.diff(groups[order])) + 1
    yield from np.split(order, ends)


@dataclass(slots=True)
class _Problem:
    """The loss as a function of departures, (11,): the four factors, then the seven emotions."""

    lines: Lines
    start: FusionSettings
    balance: float
    strength: float
    rows: Numbers = field(init=False)
    weights: Array = field(init=False)
    limits: Array = field(init=False)

    def __post_init__(self) -> None:
        self.rows = np.flatnonzero(self.lines.decided)
        if not len(self.rows):
            raise ValueError("no line has a label")
        labels = self.lines.labels[self.rows]
        self.weights = line_weights(labels, self.balance)
        seen = np.bincount(labels, minlength=len(EMOTIONS)) > 0
        free = [*(getattr(self.start, name) > 0.0 for name in FACTORS), *seen]
        self.limits = np.where(free, FURTHEST, 0.0)

    @property
    def doubt(self) -> float:
        """Weight of the squared departures against the mean loss of a line."""
        return self.strength / len(self.rows)

    def loss(self, departure: Array) -> float:
        """Return the mean loss in nats, doubt about departures included."""
        probability = distributions(self.lines, _depart(self.start, departure))[self.rows]
        told = float(self.weights @ nats(self.lines.labels[self.rows], probability))
        return told + 0.5 * self.doubt * float(departure @ departure)

    def slope(self, departure: Array) -> tuple[Array, Array]:
        """Return gradient (11,) and Fisher information (11, 11), the films' priors held fixed."""
        settings = _depart(self.start, departure)
        rows, size = self.rows, len(self.rows)
        probability = distributions(self.lines, settings)[rows]
        jacobian = np.zeros((size, len(EMOTIONS), _SIZE))
        for expert, (said, bias) in enumerate(
            (
                (self.lines.text, self.lines.text_bias),
                (self.lines.audio, self.lines.audio_bias),
            )
        ):
            weight = getattr(settings, FACTORS[expert])
            term = weight / getattr(settings, FACTORS[expert + 2]) * said[rows]
            jacobian[:, :, expert] = term
            jacobian[:, _NEUTRAL, expert] += weight * bias[rows]
            jacobian[:, :, expert + 2] = -term
        jacobian[:, range(len(EMOTIONS)), range(len(FACTORS), _SIZE)] = 1.0
        error = probability.copy()
        error[np.arange(size), self.lines.labels[rows]] -= 1.0
        expected = np.einsum("nk,nkd->nd", probability, jacobian)
        gradient = np.einsum("n,nk,nkd->d", self.weights, error, jacobian)
        weighted = (self.weights[:, None] * probability)[:, :, None] * jacobian
        information = np.tensordot(weighted, jacobian, ([0, 1], [0, 1]))
        information -= (self.weights[:, None] * expected).T @ expected
        return (
            gradient + self.doubt * departure,
            information + self.doubt * np.eye(_SIZE),
        )


def _fisher_scoring(problem: _Problem, cancel: Cancel) -> Array:
    """Return the departure of least loss by Fisher scoring within the limits.

    Every step is taken only as far as it makes the loss itself less, so that it does not matter
    that the films' priors, which follow the knobs in small jumps, have no slope.
    """
    limits = problem.limits
    best = np.zeros(_SIZE)
    least = problem.loss(best)
    for _ in range(_STEPS):
        check(cancel)
        gradient, information = problem.slope(best)
        free = (np.abs(best) < limits) | (best * gradient > 0.0)
        step = np.zeros(_SIZE)
        step[free] = -np.linalg.solve(information[np.ix_(free, free)], gradient[free])
        before = least
        for halving in range(_HALVINGS):
            candidate = np.clip(best + 0.5**halving * step, -limits, limits)
            found = problem.loss(candidate)
            if found < least:
                best, least = candidate, found
                break
        if before - least < _ENOUGH:
            break
    return best


def _grid_search(problem: _Problem, cancel: Cancel) -> Array:
    """Return the departure of least loss on a grid, one knob after the other, in rounds."""
    best = np.zeros(_SIZE)
    least = problem.loss(best)
    for _ in range(_STEPS):
        before = least
        for knob in np.flatnonzero(problem.limits):
            check(cancel)
            for value in _GRID:
                candidate = best.copy()
                candidate[knob] = value
                found = problem.loss(candidate)
                if found < least:
                    best, least = candidate, found
        if before - least < _ENOUGH:
            break
    return best
