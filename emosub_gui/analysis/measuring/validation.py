"""Whether fitted knobs help on lines that they were not fitted to: cross-validation.

Lines of one film are more alike than lines of two, so whole films are held out where there are
enough of them, and intervals come from resampling whole films as well (the cluster bootstrap; A.
Davison & D. Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import numpy as np

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.measuring.fitting import (
    UNDECIDED,
    Array,
    Lines,
    Method,
    Numbers,
    distributions,
    fit,
    nats,
)
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.progress import NEVER, Cancel, check

FOLDS = 5
_RESAMPLES = 1000
_SIZE_MATTERS = 1e-6
"""How much a fold's size counts against its mixture of emotions: it settles ties."""

Advance = Callable[[int], None]


class Difference(msgspec.Struct, frozen=True):
    """How much better a figure is, above 0, or worse, with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


class Gain(msgspec.Struct, frozen=True):
    """How much better lines are judged than before; everything above 0 is better.

    Attributes:
        cross_entropy: nats saved a line.
        accuracy: share of lines gained.
        macro_f1: over the emotions that occur.
    """

    cross_entropy: Difference
    accuracy: Difference
    macro_f1: Difference

    @property
    def helps(self) -> bool:
        """Whether something is surely better, and nothing surely worse."""
        found = (self.cross_entropy, self.accuracy, self.macro_f1)
        return any(each.low > 0.0 for each in found) and all(each.high >= 0.0 for each in found)


def deal(labels: Numbers, groups: Numbers, folds: int = FOLDS) -> Numbers:
    """Return (lines,) the fold of each line: groups stay whole, folds get alike mixtures.

    As scikit-learn's StratifiedGroupKFold without shuffling: groups with the most uneven
    emotions are dealt first, each to the fold that this leaves the folds most alike.

    Args:
        labels: (lines,) indices into `EMOTIONS`, all decided.
        groups: (lines,) lines with the same number belong together.
        folds: how many at most; no more than there are groups.

    Raises:
        ValueError: fewer than two groups.
    """
    _, group = np.unique(groups, return_inverse=True)
    count = int(group.max(initial=-1)) + 1
    if count < 2:
        raise ValueError("cross-validation takes at least two groups")
    folds = min(folds, count)
    held = np.zeros((count, len(EMOTIONS)))
    np.add.at(held, (group, labels), 1.0)
    share = held / np.maximum(held.sum(axis=0), 1.0)
    fold_of = np.zeros(count, np.intp)
    tally = np.zeros((folds, len(EMOTIONS)))
    sizes = np.zeros(folds)
    places = np.eye(folds)[:, :, None]
    for number in np.argsort(-share.std(axis=1), kind="stable"):
        candidates = tally + places * share[number]
        uneven = candidates.std(axis=1).mean(axis=1) + _SIZE_MATTERS * sizes
        chosen = int(uneven.argmin())
        fold_of[number] = chosen
        tally[chosen] += share[number]
        sizes[chosen] += held[number].sum()
    return fold_of[group]


def held_out(
    lines: Lines,
    start: FusionSettings | None = None,
    groups: Numbers | None = None,
    *,
    folds: int = FOLDS,
    method: Method = Method.GRADIENT,
    cancel: Cancel = NEVER,
    advance: Advance | None = None,
) -> Array:
    """Return (decided lines, 7) distributions, each by knobs fitted without the line's group.

    Args:
        lines: with at least two labels.
        start: as of `fit`.
        groups: (lines,) what is held out together; every line by itself if None.
        folds: in how many parts to hold lines out.
        method: as of `fit`.
        cancel: looked at in every step.
        advance: told how many folds are done.

    Raises:
        ValueError: fewer than two groups have a label.
        Cancelled: the flag was set.
    """
    rows = np.flatnonzero(lines.decided)
    among = np.arange(len(lines.labels)) if groups is None else groups
    fold = deal(lines.labels[rows], among[rows], folds)
    result = np.zeros((len(rows), len(EMOTIONS)))
    for number in range(int(fold.max()) + 1):
        out = fold == number
        labels = lines.labels.copy()
        labels[rows[out]] = UNDECIDED
        fitted = fit(replace(lines, labels=labels), start, method=method, cancel=cancel)
        result[out] = distributions(lines, fitted)[rows[out]]
        if advance is not None:
            advance(number + 1)
    return result


def gain(
    labels: Numbers,
    before: Array,
    after: Array,
    groups: Numbers | None = None,
    *,
    resamples: int = _RESAMPLES,
    cancel: Cancel = NEVER,
) -> Gain:
    """Return how much better one judgement of lines is than another, on the same resamples.

    Args:
        labels: (lines,) indices into `EMOTIONS`, all decided.
        before: (lines, 7) distributions.
        after: (lines, 7) distributions of the same lines.
        groups: (lines,) what is drawn together; every line by itself if None.
        resamples: for the intervals.
        cancel: looked at in every resample.

    Raises:
        Cancelled: the flag was set.
    """
    among = np.arange(len(labels)) if groups is None else groups
    _, group = np.unique(among, return_inverse=True)
    count = int(group.max()) + 1
    chance = np.random.default_rng(0)
    even = np.full(count, 1.0 / count)

    def improvement(weights: Array) -> Array:
        return _figures(labels, after, weights) - _figures(labels, before, weights)

    drawn = []
    for _ in range(resamples):
        check(cancel)
        drawn.append(improvement(chance.multinomial(count, even)[group].astype(np.float64)))
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0).tolist()
    value = improvement(np.ones(len(labels))).tolist()
    return Gain(*(Difference(*ends) for ends in zip(value, low, high, strict=True)))


def _figures(labels: Numbers, probabilities: Array, weights: Array) -> Array:
    """Return (3,) the figures of `Gain`, of which more is better, with lines weighted."""
    called = probabilities.argmax(axis=1)
    support = _sums(labels, weights)
    hits = _sums(labels, weights * (called == labels))
    f1 = 2.0 * hits / np.maximum(support + _sums(called, weights), 1e-9)
    mean = weights / weights.sum()
    told = mean @ nats(labels, probabilities)
    return np.array([-told, hits.sum() / weights.sum(), f1[support > 0.0].mean()])


def _sums(numbers: Numbers, weights: Array) -> Array:
    """Return (7,) the weights of the lines of each emotion."""
    return np.asarray(np.bincount(numbers, weights, minlength=len(EMOTIONS)), np.float64)
