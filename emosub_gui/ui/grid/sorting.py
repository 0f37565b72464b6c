"""In which order the grid shows its lines; the document's own stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.reading import cps, profile
from emosub_gui.core.review import effective_confidence
from emosub_gui.ui.grid.rows import Column, Row

_REVIEWS = tuple(Review)
_SURE = 2.0
"""What a person chose is surer than what any model said."""


def _confidence(cue: Cue) -> float | None:
    return _SURE if cue.emotion and cue.review is Review.CORRECTED else effective_confidence(cue)


_NUMBERS: dict[str, Callable[[Row], float | None]] = {
    "number": lambda row: row.number,
    "start": lambda row: row.cue.start,
    "end": lambda row: row.cue.end,
    "duration": lambda row: row.cue.duration,
    "cps": lambda row: cps(row.cue, profile(row.cue.language)),
    "emotion": lambda row: EMOTIONS.index(row.cue.emotion) if row.cue.emotion else None,
    "confidence": lambda row: _confidence(row.cue),
    "review": lambda row: _REVIEWS.index(row.cue.review) if row.cue.emotion else None,
    "layer": lambda row: row.cue.layer,
}
"""What the columns are sorted by that are not sorted by their text."""


class Order(NamedTuple):
    """An order: by which column, and whether the greatest comes first."""

    column: Column
    descending: bool = False

    @property
    def heading(self) -> str:
        """The column's heading with an arrow: up where values rise, as in other programs."""
        return f"{self.column.heading} {'↓' if self.descending else '↑'}"

    def __call__(self, rows: Iterable[Row]) -> list[Row]:
        """Return rows in this order; equal ones stay as they were, empty ones come last."""
        column, number = self.column, _NUMBERS.get(self.column.name)

        def key(row: Row) -> float | str | None:
            return number(row) if number else row.text(column).casefold() or None

        known, empty = [], []
        for row in rows:
            value = key(row)
            if value is None:
                empty.append(row)
            else:
                known.append((value, row))
        known.sort(key=lambda pair: pair[0], reverse=self.descending)
        return [*(row for _, row in known), *empty]
