"""A loaded model as a classifier: its network's outputs, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.types import Judgement, Segment

Array = NDArray[np.float64]
Outputs = Callable[[Sequence[Segment], int], list[Array | None]]
"""Cues and the most to run at once, to (outputs,) for each; None where there is no evidence."""
Reading = Callable[[Array], Judgement]
"""(outputs,) to what they say of the seven emotions."""


class ModelClassifier:
    """A model of the catalogue at work."""

    def __init__(self, entry: Entry, outputs: Outputs, reading: Reading) -> None:
        self.name = entry.id
        self.modality = entry.modality
        self.languages = frozenset(entry.languages)
        self.outputs = outputs
        self._reading = reading

    def classify_batch(
        self, segments: Sequence[Segment], batch_size: int = 16
    ) -> list[Judgement | None]:
        """Judge each cue; None is "no evidence" (no text, no sound).

        Raises:
            OutOfMemoryError: memory ran out with a single cue.
        """
        return [
            None if row is None else replace(self._reading(row), model=self.name)
            for row in self.outputs(segments, batch_size)
        ]
