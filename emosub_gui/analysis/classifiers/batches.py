"""Running inputs of many sizes through a network: little padding, and memory that may run out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.models.memory import is_out_of_memory
from emosub_gui.core.errors import OutOfMemoryError

Array = NDArray[np.float64]
Item = TypeVar("Item")


class Batches(Generic[Item]):
    """A network's forward pass over any number of inputs.

    Inputs are sorted by size; a batch is padded to its largest and holds no more than a budget.
    When memory runs out, the batch and the budget are halved.
    """

    def __init__(
        self,
        model: str,
        forward: Callable[[Sequence[Item]], Array],
        size: Callable[[Item], int],
        budget: float,
        *,
        same_size: bool = False,
    ) -> None:
        """Prepare.

        Args:
            model: its name, for the error.
            forward: a batch to (inputs, outputs); each row depends on its input alone.
            size: of an input, in the unit of the budget.
            budget: size of a batch, padding included; an input beyond it is a batch of its own.
            same_size: whether a batch may only hold inputs of one size.
        """
        self._model = model
        self._forward = forward
        self._size = size
        self._budget = budget
        self._same_size = same_size

    def __call__(self, items: Sequence[Item], most: int) -> list[Array]:
        """Return the outputs of each input, running no more than `most` at once.

        Raises:
            OutOfMemoryError: memory ran out with a single input.
        """
        outputs: dict[int, Array] = {}
        for chosen in self._batches([self._size(item) for item in items], most):
            rows = self._run([items[index] for index in chosen])
            outputs.update(zip(chosen, rows, strict=True))
        return [outputs[index] for index in range(len(items))]

    def _batches(self, sizes: list[int], most: int) -> Iterator[list[int]]:
        """Yield the indices of each batch."""
        batch: list[int] = []
        for index in sorted(range(len(sizes)), key=sizes.__getitem__):
            size = sizes[index]
            full = len(batch) == most or (len(batch) + 1) * size > self._budget
            if batch and (full or (self._same_size and size != sizes[batch[0]])):
                yield batch
                batch = []
            batch.append(index)
        if batch:
            yield batch

    def _run(self, items: Sequence[Item]) -> Array:
        """Run a batch, in halves where it does not fit into memory."""
        try:
            return self._forward(items)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            if len(items) == 1:
                raise OutOfMemoryError(model=self._model) from error
        half = len(items) // 2
        self._budget = min(self._budget, sum(map(self._size, items)) / 2)
        return np.concatenate([self._run(items[:half]), self._run(items[half:])])


def softmax(logits: Array) -> Array:
    """Return probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), np.float64)
