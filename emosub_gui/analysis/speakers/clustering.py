"""Points of voices into speakers: agglomerative clustering by how probable each union is.

The model has two covariances (S. Prince & J. Elder, "Probabilistic linear discriminant analysis
for inferences about identity", ICCV 2007; "two-covariance PLDA"): a speaker is drawn from
N(0, spread), and their lines from N(speaker, 1), alike in all directions. Then the evidence that
n points of mean m are of one speaker is, besides terms that do not depend on the clustering,

    E = -d/2 log(1 + w spread) + spread/2 |w m|^2 / (1 + w spread)

with w = n for independent lines. But lines of one speaker share moods and scenes, so that many
tell less than as many independent ones would: w = SHARE n / (1 + n / MOST). Two groups become one
speaker as long as E(together) > E(one) + E(other); each step takes the best pair.

That also tells how many speakers there are, of few lines: of many, each mood of a speaker has lines
enough to pass for somebody else. So the number is the median of what samples of few lines tell.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.progress import NEVER, Cancel, check

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]

SHARE = 0.25
"""What each line counts for, as a share of an independent one."""
MOST = 12.0
"""Lines of a speaker that tell half as much as any number of them would."""
NOBODY = -1
"""The number of a point that nobody has named."""

_SAMPLE, _SAMPLES = 40, 9
"""Lines in a sample that tells how many speakers there are, and how many samples."""
_ROUNDS = 10
"""Of moving single points to the speaker they are nearest to, once the groups are made."""


def cluster(
    points: Array,
    spread: float,
    count: int = 0,
    names: Numbers | None = None,
    cancel: Cancel = NEVER,
) -> Numbers:
    """Return (points,) numbers of speakers, from 0 on without gaps.

    Takes time and memory by the square of the points: 2 s and 40 MB for 1,500.

    Args:
        points: (points, directions) around 0, of variance 1 within speakers.
        spread: variance of speakers in each direction.
        count: how many speakers there are; 0 finds out. There are no fewer than names.
        names: (points,) numbers of the names that a person gave, else `NOBODY`: points of one
            name stay together, those of two apart.
        cancel: looked at in every step.

    Raises:
        Cancelled: the flag was set.
    """
    if not len(points):
        return np.zeros(0, np.intp)
    named = np.full(len(points), NOBODY) if names is None else names
    numbers = _grouped(points, named, spread, count or how_many(points, spread, cancel), cancel)
    for _ in range(_ROUNDS):
        found = nearest(points, centres(points, numbers, spread))
        found = np.where(named == NOBODY, found, numbers)
        _, found = np.unique(found, return_inverse=True)
        if np.array_equal(found, numbers):
            break
        numbers = found
    return numbers


def how_many(points: Array, spread: float, cancel: Cancel = NEVER) -> int:
    """Return how many speakers the points are of.

    Args:
        points: as of `cluster`, at least one.
        spread: as of `cluster`.
        cancel: looked at in every step.

    Raises:
        Cancelled: the flag was set.
    """
    chance = np.random.default_rng(0)
    size = min(_SAMPLE, len(points))
    samples = _SAMPLES if size < len(points) else 1
    nobody = np.full(size, NOBODY)
    found = [
        _grouped(points[chance.choice(len(points), size, replace=False)], nobody, spread, 0, cancel)
        for _ in range(samples)
    ]
    return int(np.median([numbers.max() + 1 for numbers in found]))


def _grouped(points: Array, names: Numbers, spread: float, count: int, cancel: Cancel) -> Numbers:
    """Return (points,) numbers of groups, united until there are `count`; 0 is while it gains."""
    groups = _Groups(points, names, spread)
    while (pair := groups.best_pair(count)) is not None:
        check(cancel)
        groups.unite(*pair)
    return groups.numbers


def centres(points: Array, numbers: Numbers, spread: float) -> Array:
    """Return (speakers, directions) where each speaker most probably is."""
    weight = np.bincount(numbers)[:, None].astype(np.float64)
    sums = np.zeros((len(weight), points.shape[1]))
    np.add.at(sums, numbers, points)
    evidence = SHARE * weight * spread
    return np.asarray(sums / weight * evidence / (1.0 + evidence), np.float64)


def nearest(points: Array, places: Array) -> Numbers:
    """Return (points,) the number of the nearest place."""
    # |a - b|^2 without |a|^2, which is the same for all places.
    apart = (places**2).sum(axis=1) - 2.0 * points @ places.T
    return np.asarray(apart.argmin(axis=1), np.intp)


class _Groups:
    """Groups of points, and what it gains to unite each two of them."""

    def __init__(self, points: Array, names: Numbers, spread: float) -> None:
        self._spread = spread
        self._sums = points.copy()
        self._counts = np.ones(len(points))
        self._names = names.copy()
        self._group = np.arange(len(points))
        self._alive = np.ones(len(points), np.bool_)
        self._evidence = self._told(self._counts, self._sums)
        self._gains = np.array([self._gain(number) for number in range(len(points))])
        for name in np.unique(names[names != NOBODY]).tolist():
            first, *others = np.flatnonzero(names == name).tolist()
            for other in others:
                self.unite(first, other)

    @property
    def numbers(self) -> Numbers:
        """(points,) numbers of the groups, from 0 on without gaps."""
        return np.asarray(np.unique(self._group, return_inverse=True)[1], np.intp)

    def best_pair(self, count: int) -> tuple[int, int] | None:
        """Return the groups to unite next; None if there are as many as there should be.

        Args:
            count: how many that is; 0 is as long as it gains anything.
        """
        one, other = divmod(int(self._gains.argmax()), len(self._gains))
        gain = self._gains[one, other]
        enough = gain <= 0.0 if not count else int(self._alive.sum()) <= count
        return None if enough or np.isneginf(gain) else (one, other)

    def unite(self, one: int, other: int) -> None:
        """Make two groups one."""
        self._sums[one] += self._sums[other]
        self._counts[one] += self._counts[other]
        self._names[one] = max(self._names[one], self._names[other])
        self._group[self._group == other] = one
        self._alive[other] = False
        self._evidence[one] = self._told(self._counts[one], self._sums[one])
        self._gains[other] = self._gains[:, other] = -np.inf
        self._gains[one] = self._gains[:, one] = self._gain(one)

    def _gain(self, number: int) -> Array:
        """Return (groups,) what it gains to unite one group with each."""
        together = self._told(self._counts + self._counts[number], self._sums + self._sums[number])
        gain = together - self._evidence - self._evidence[number]
        theirs = self._names[number]
        apart = (self._names != theirs) & (self._names != NOBODY) & (theirs != NOBODY)
        apart |= ~self._alive
        apart[number] = True
        return np.where(apart, -np.inf, gain)

    def _told(self, counts: Array, sums: Array) -> Array:
        """Return the evidence that groups are of one speaker each."""
        weight = SHARE * counts / (1.0 + counts / MOST)
        means = (sums**2).sum(axis=-1) / counts**2
        evidence = weight * self._spread
        told = self._spread * weight**2 * means / (1.0 + evidence)
        return np.asarray(0.5 * (told - sums.shape[-1] * np.log1p(evidence)), np.float64)
