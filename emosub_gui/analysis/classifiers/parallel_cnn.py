"""I. Zenkov's parallel networks, trained on RAVDESS.

From github.com/IliaZenkov/transformer-cnn-emotion-recognition (MIT). Two stacks of convolutions
hear the same table; in the first published state (`-119`, over a mel spectrogram) a transformer
encoder hears it as well, in the last (`FINAL-429`, over cepstra) not. The class in the repository
fits neither: these shapes were found from the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import transformer
from emosub_gui.analysis.classifiers.batches import Batches, softmax
from emosub_gui.analysis.classifiers.front_end import describe
from emosub_gui.analysis.classifiers.listening import hear, hearing_for, sounding
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.models import stack, weights
from emosub_gui.analysis.models.catalogue import Entry, FrontEnd
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Segment
from emosub_gui.core.errors import ModelFileError

Array = NDArray[np.float64]

_LAST_LAYER = "fc1_linear.weight"
_TRANSFORMER = "transformer_encoder.layers.0.linear1.weight"


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder that holds one of the two states.

    Raises:
        ModelFileError: there is none, it is damaged, or it is another network.
        ModelHeadError: it has other outputs than labels.
        ModelLabelsError: a label that means no known emotion.
    """
    stack.prepare()
    from emosub_gui.analysis.classifiers.parallel_network import ParallelNetwork

    meanings = LabelMap(entry.id, entry.labels, entry.meanings)
    named = [folder / file.name for file in entry.files]
    path = next((path for path in named if path.is_file()), None)
    if path is None:
        raise ModelFileError(model=folder, reason=f"{named[0].name} is missing")
    state = weights.read_file(path)
    if _LAST_LAYER not in state:
        raise ModelFileError(model=path, reason="it is another network")
    network = ParallelNetwork(len(entry.labels), with_transformer=_TRANSFORMER in state)
    weights.fill(network, state, path)
    exact = placement.exact
    parallel = Parallel(entry, transformer.settle(network, exact), exact)
    return ModelClassifier(entry, parallel, meanings.judgement)


class Parallel:
    """The network over the front end's table of each window."""

    def __init__(self, entry: Entry, network: Any, placement: Placement) -> None:
        self._front_end = entry.front_end or FrontEnd()
        self._network = network
        self._placement = placement
        self._hearing = hearing_for(self._front_end.seconds)
        budget = placement.seconds_at_once * SAMPLE_RATE
        self._batches: Batches[Pcm] = Batches(entry.id, self.forward, len, budget)

    def __call__(self, segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        """Return (labels,) for each cue; None for silence.

        Raises:
            OutOfMemoryError: memory ran out with a single window.
        """
        return hear(segments, self._hearing, lambda windows: self._batches(windows, batch_size))

    def forward(self, windows: Sequence[Pcm]) -> Array:
        """Return (windows, labels)."""
        import torch

        tables = np.stack([describe(sounding(window), self._front_end) for window in windows])[
            :, None
        ]
        inputs = torch.from_numpy(tables).to(self._placement.device, torch.float32)
        with transformer.inference(self._placement):
            logits = self._network(inputs)
        return softmax(logits.double().cpu().numpy())
