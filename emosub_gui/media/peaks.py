"""Waveform peaks: a pyramid of minima and maxima, so that any stretch of a film draws at once."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

BASE = 64
"""Samples in a bin of the lowest level: 4 ms at 16 kHz; two hours of film take 14 MB in all."""

Pcm = NDArray[np.int16]
"""(samples,) int16."""

Bins = NDArray[np.int16]
"""(bins, 2) int16: minimum and maximum of each bin."""


def fold(pcm: Pcm) -> Bins:
    """Return the minimum and maximum of each complete `BASE` samples; a rest is left out."""
    bins = pcm[: pcm.size // BASE * BASE].reshape(-1, BASE)
    return np.stack((bins.min(axis=1), bins.max(axis=1)), axis=1)


class PeaksBuilder:
    """Folds sound into bins as it arrives, in blocks of any length."""

    def __init__(self) -> None:
        self._folded: list[Bins] = [np.empty((0, 2), np.int16)]
        self._rest: Pcm = np.empty(0, np.int16)

    def append(self, block: Pcm) -> None:
        """Take in the next samples."""
        pcm = np.concatenate((self._rest, block))
        bins = fold(pcm)
        self._folded.append(bins)
        self._rest = pcm[len(bins) * BASE :]

    def bins(self) -> Bins:
        """Return the bins that are complete so far."""
        self._folded = [np.concatenate(self._folded)]
        return self._folded[0]


class Peaks:
    """The waveform of a sound, to be looked at from any distance.

    Attributes:
        bins: the lowest level of the pyramid; each level above has half as many.
    """

    def __init__(self, pcm: Pcm, bins: Bins) -> None:
        """Join a sound and its folded bins.

        Raises:
            ValueError: the bins are not those of a sound of this length.
        """
        if bins.shape != (pcm.size // BASE, 2):
            raise ValueError(f"{pcm.size} samples do not fold into bins of shape {bins.shape}")
        self.bins = bins
        self._pcm = np.asarray(pcm)  # a plain array: slicing a memmap costs ten times as much

    @cached_property
    def _levels(self) -> list[Bins]:
        levels = [self.bins]
        while len(levels[-1]) > 1:
            below = levels[-1][: len(levels[-1]) // 2 * 2]
            level = np.empty((len(below) // 2, 2), np.int16)
            np.minimum(below[0::2, 0], below[1::2, 0], out=level[:, 0])
            np.maximum(below[0::2, 1], below[1::2, 1], out=level[:, 1])
            levels.append(level)
        return levels

    def view(self, start: int, end: int, columns: int) -> NDArray[np.int16]:
        """Return the exact minimum and maximum of each column of a picture.

        Column `i` shows the samples from `start + i * (end - start) // columns` up to where the
        next one begins, and at least one. Outside of the sound is silence.

        Args:
            start: first sample; may be negative.
            end: sample after the last; may lie beyond the sound.
            columns: width of the picture.

        Returns:
            (columns, 2) int16: minimum and maximum, 0 where there is no sound.
        """
        edges = start + np.arange(columns + 1, dtype=np.int64) * (end - start) // columns
        begins = edges[:-1].clip(0, self._pcm.size)
        ends = np.maximum(edges[1:], edges[:-1] + 1).clip(0, self._pcm.size)
        sounding = np.flatnonzero(begins < ends)
        picture = np.zeros((columns, 2), np.int16)
        if sounding.size:
            narrow = end - start < columns * 2 * BASE
            extremes = self._of_samples if narrow else self._of_bins
            picture[sounding] = extremes(begins[sounding], ends[sounding])
        return picture

    def _of_samples(self, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> Bins:
        """Return the extremes of adjoining columns by reading every sample."""
        pcm = self._pcm[begins[0] : ends[-1]]
        # Where two columns begin at the same sample, reduceat gives each that one sample.
        lowest = np.minimum.reduceat(pcm, begins - begins[0])
        highest = np.maximum.reduceat(pcm, begins - begins[0])
        return np.stack((lowest, highest), axis=1)

    def _of_bins(self, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> Bins:
        """Return the extremes of wide columns from as few bins as cover them.

        This is the bottom-up query of a segment tree, for all columns at once: on each level a
        column takes at most one bin at either end, and below the lowest level the few samples
        there. Samples that are looked at twice do no harm.
        """
        steps = np.arange(BASE)
        heads = np.minimum(begins[:, None] + steps, ends[:, None] - 1)
        tails = np.maximum(ends[:, None] - 1 - steps, begins[:, None])
        fringe = self._pcm.take(np.concatenate((heads, tails), axis=1))
        extremes = np.stack((fringe.min(axis=1), fringe.max(axis=1)), axis=1)
        first, last = -(-begins // BASE), ends // BASE
        for level in self._levels:
            if not (first < last).any():
                break
            odd = np.flatnonzero((first < last) & (first & 1 == 1))
            _take(extremes, odd, level[first[odd]])
            first[odd] += 1
            odd = np.flatnonzero((first < last) & (last & 1 == 1))
            last[odd] -= 1
            _take(extremes, odd, level[last[odd]])
            first >>= 1
            last >>= 1
        return extremes


def _take(extremes: Bins, columns: NDArray[np.intp], bins: Bins) -> None:
    """Widen the extremes of some columns by one bin each."""
    extremes[columns, 0] = np.minimum(extremes[columns, 0], bins[:, 0])
    extremes[columns, 1] = np.maximum(extremes[columns, 1], bins[:, 1])
