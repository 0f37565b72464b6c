"""Which lines are being spoken at a time."""

from __future__ import annotations

import numpy as np

from emosub_gui.core.document import Document

_NOBODY: frozenset[int] = frozenset()


class Spoken:
    """The cues of a document by time; asked at the screen's rate, it seldom has to look."""

    def __init__(self, document: Document) -> None:
        shown = [cue for cue in document.cues if not cue.comment]
        self._ids = np.array([cue.id for cue in shown], dtype=np.int64)
        self._starts = np.array([cue.start for cue in shown], dtype=np.int64)
        self._ends = np.array([cue.end for cue in shown], dtype=np.int64)
        self._edges = np.unique(np.concatenate([self._starts, self._ends]))
        self._from, self._until = 0, 0
        self._answer = _NOBODY

    def at(self, time: int) -> frozenset[int]:
        """Return the ids of the cues that are shown at `time` milliseconds."""
        if self._from <= time < self._until:
            return self._answer
        here = (self._starts <= time) & (time < self._ends)
        self._answer = frozenset(self._ids[here].tolist())
        edge = int(np.searchsorted(self._edges, time, side="right"))
        self._from = int(self._edges[edge - 1]) if edge else 0
        self._until = int(self._edges[edge]) if edge < len(self._edges) else time + 1
        return self._answer
