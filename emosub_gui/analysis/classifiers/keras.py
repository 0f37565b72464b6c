"""Keras networks over cepstra, of the kind that is trained on RAVDESS; numpy, no TensorFlow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import keras_file, keras_network
from emosub_gui.analysis.classifiers.front_end import describe, of_frames
from emosub_gui.analysis.classifiers.keras_file import Layer
from emosub_gui.analysis.classifiers.listening import hear, hearing_for, sounding
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.models.catalogue import Entry, FrontEnd
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Segment
from emosub_gui.core.errors import ModelFileError

Array = NDArray[np.float64]


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder that holds a Keras file.

    Raises:
        ModelFileError: there is none, it is damaged, or it does not fit its input or labels.
        ModelLabelsError: a label that means no known emotion.
        PackageMissingError: h5py is not installed.
    """
    del placement
    paths = sorted(path for path in folder.iterdir() if path.suffix in keras_file.SUFFIXES)
    if not paths:
        raise ModelFileError(model=folder, reason="it holds no Keras file")
    meanings = LabelMap(entry.id, entry.labels, entry.meanings)
    front_end = entry.front_end or FrontEnd()
    layers = keras_file.read(paths[0])
    example = of_frames(describe(np.zeros(SAMPLE_RATE, np.float32), front_end), front_end.frames)
    keras_network.check(layers, _shaped(example).shape, len(entry.labels), paths[0])
    return ModelClassifier(entry, Network(layers, front_end), meanings.judgement)


class Network:
    """A network over the front end's table of each window, one at a time."""

    def __init__(self, layers: Sequence[Layer], front_end: FrontEnd) -> None:
        self._front_end = front_end
        self._layers = layers
        self._hearing = hearing_for(front_end.seconds)

    def __call__(self, segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        """Return (labels,) for each cue; None for silence."""
        del batch_size
        return hear(segments, self._hearing, lambda windows: [self.forward(one) for one in windows])

    def forward(self, window: Pcm) -> Array:
        """Return (labels,) of one window."""
        table = describe(sounding(window), self._front_end)
        return keras_network.run(self._layers, _shaped(of_frames(table, self._front_end.frames)))


def _shaped(table: Array) -> Array:
    """Return (steps, channels): time first, or a mean as steps of one number."""
    return table[:, None] if table.ndim == 1 else table.T
