"""Sequence classifiers in Transformers' format, over the words of a cue."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import transformer
from emosub_gui.analysis.classifiers.batches import Batches, softmax
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.classifiers.spoken import spoken
from emosub_gui.analysis.models import stack, weights
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import Segment
from emosub_gui.core.errors import ModelFileError

Array = NDArray[np.float64]
Tokens = list[int]

_LONGEST = 128
"""Tokens of a line that are read; a cue of seven seconds has about 40."""
_AT_ONCE = 2048
"""Tokens in a batch, padding included."""


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder in Transformers' format.

    Raises:
        ModelFileError: a file is missing or damaged, or the architecture is none that reads.
        ModelHeadError: the output layer would be random, or has other outputs than labels.
        ModelLabelsError: a label that means no known emotion.
    """
    stack.prepare()
    from transformers import MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING

    config = transformer.configuration(folder)
    if type(config) not in MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING:
        reason = f"{config.model_type} is no architecture that reads"
        raise ModelFileError(model=folder, reason=reason)
    labels = transformer.labels(config, entry, folder)
    meanings = LabelMap(entry.id, labels, entry.meanings)
    kind = MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING[type(config)]
    network = transformer.build(kind, config, weights.read_folder(folder), placement, folder)
    tokenizer = _tokenizer(folder)
    longest = min(_LONGEST, tokenizer.model_max_length)
    text = Text(entry.id, transformer.settle(network, placement), tokenizer, longest, placement)
    return ModelClassifier(entry, text, meanings.judgement)


def _tokenizer(folder: Path) -> Any:
    """Return a folder's tokenizer, of Transformers' code."""
    from transformers import AutoTokenizer

    kind: Any = AutoTokenizer
    try:
        return kind.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # it raises nothing more special
        raise ModelFileError(model=folder, reason="its tokenizer is missing or damaged") from error


class Text:
    """A network over the words of cues."""

    def __init__(
        self, model: str, network: Any, tokenizer: Any, longest: int, placement: Placement
    ) -> None:
        """Take a network that is ready to run, and the tokens that it reads at most."""
        self._network = network
        self._tokenizer = tokenizer
        self._longest = longest
        self._placement = placement
        self._batches: Batches[Tokens] = Batches(model, self.forward, len, _AT_ONCE)

    def __call__(self, segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        """Return (labels,) for each cue; None where there are no words.

        Raises:
            OutOfMemoryError: memory ran out with a single line.
        """
        lines = [spoken(segment.text) for segment in segments]
        worded = [index for index, line in enumerate(lines) if line]
        if not worded:
            return [None] * len(segments)
        tokens = self._tokenizer(
            [lines[index] for index in worded], truncation=True, max_length=self._longest
        )
        most = 1 if self._placement.alone else batch_size
        rows = dict(zip(worded, self._batches(tokens["input_ids"], most), strict=True))
        return [rows.get(index) for index in range(len(segments))]

    def forward(self, lines: Sequence[Tokens]) -> Array:
        """Return (lines, labels); each row depends on its line alone."""
        batch = self._tokenizer.pad({"input_ids": list(lines)}, return_tensors="pt")
        with transformer.inference(self._placement):
            logits = self._network(**batch.to(self._placement.device)).logits
        return softmax(logits.double().cpu().numpy())
