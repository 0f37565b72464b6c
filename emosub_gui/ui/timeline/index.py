"""The cues of a document in time order, ready to be asked what is in view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import INDEX

NO_EMOTION = len(INDEX)
"""Number of "not judged", after those of the emotions."""

MOST_ROWS = 4
"""Rows that overlapping cues are spread over at most."""

Times = NDArray[np.int64]
Positions = NDArray[np.int64]


def emotion_number(cue: Cue) -> int:
    """Return the number of a cue's emotion; comments have none."""
    return NO_EMOTION if cue.emotion is None or cue.comment else INDEX[cue.emotion]


class CueIndex:
    """Cues in order of their starts; everything is addressed by position in that order.

    Attributes:
        cues: in time order.
        starts, ends: (cues,) int64, milliseconds.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.cues: Sequence[Cue] = sorted(cues, key=lambda cue: cue.start)
        count = len(self.cues)
        self.starts: Times = np.fromiter((cue.start for cue in self.cues), np.int64, count)
        self.ends: Times = np.fromiter((cue.end for cue in self.cues), np.int64, count)

    def __len__(self) -> int:
        return len(self.cues)

    def __getitem__(self, cue_id: int) -> Cue:
        """Return the cue with this id.

        Raises:
            KeyError: no such cue.
        """
        return self.cues[self._by_id[cue_id]]

    @cached_property
    def emotions(self) -> NDArray[np.uint8]:
        """(cues,) the number of each cue's emotion, `NO_EMOTION` where there is none."""
        return np.fromiter(map(emotion_number, self.cues), np.uint8, len(self.cues))

    @cached_property
    def rows(self) -> NDArray[np.uint8]:
        """(cues, 2) the row of each cue among those that overlap, and how many rows they take."""
        rows = np.zeros((len(self.cues), 2), np.uint8)
        rows[:, 1] = 1
        if not len(self.cues):
            return rows
        apart = np.flatnonzero(self.starts[1:] >= self._furthest[:-1]) + 1
        bounds = [0, *apart.tolist(), len(self.cues)]
        for first, last in pairwise(bounds):
            if last - first > 1:
                rows[first:last] = self._spread(first, last)
        return rows

    def within(self, start: float, end: float) -> Positions:
        """Return the positions of cues that touch [start, end]."""
        first = int(np.searchsorted(self._furthest, start, "left"))
        last = int(np.searchsorted(self.starts, end, "right"))
        positions = np.arange(first, max(first, last))
        return positions[self.ends[positions] >= start]

    def position(self, cue_id: int) -> int:
        """Return the position of the cue with this id.

        Raises:
            KeyError: no such cue.
        """
        return self._by_id[cue_id]

    def positions(self, ids: Iterable[int]) -> Positions:
        """Return the positions of those cues that are there."""
        found = [self._by_id[cue_id] for cue_id in ids if cue_id in self._by_id]
        return np.array(found, np.int64)

    def edges_without(self, ids: Iterable[int]) -> list[int]:
        """Return the starts and ends of all cues but some, ascending."""
        out = self.positions(ids)
        edges = np.concatenate((np.delete(self.starts, out), np.delete(self.ends, out)))
        ascending: list[int] = np.sort(edges).tolist()
        return ascending

    def moved(self, times: Mapping[int, tuple[int, int]]) -> CueIndex:
        """Return an index in which the cues with these ids have other (start, end)."""
        return CueIndex(
            replace(cue, start=times[cue.id][0], end=times[cue.id][1]) if cue.id in times else cue
            for cue in self.cues
        )

    @cached_property
    def _by_id(self) -> dict[int, int]:
        return {cue.id: position for position, cue in enumerate(self.cues)}

    @cached_property
    def _furthest(self) -> Times:
        """The latest end of each cue and all before it; ascending, unlike the ends themselves."""
        return np.maximum.accumulate(self.ends) if len(self.ends) else self.ends

    def _spread(self, first: int, last: int) -> NDArray[np.uint8]:
        """Give each of some cues the first row that is free."""
        ends: list[int] = []
        taken = []
        for start, end in zip(
            self.starts[first:last].tolist(), self.ends[first:last].tolist(), strict=True
        ):
            row = next((row for row, busy in enumerate(ends) if busy <= start), len(ends))
            ends[row : row + 1] = [end]
            taken.append(min(row, MOST_ROWS - 1))
        rows = np.empty((last - first, 2), np.uint8)
        rows[:, 0] = taken
        rows[:, 1] = min(len(ends), MOST_ROWS)
        return rows
