"""YAMNet's embedding of a sound, and a head that was trained upon it.

M. Plakal and D. Ellis, "YAMNet" (tensorflow/models, research/audioset/yamnet, Apache-2.0): a
MobileNet over log-mel patches of 0.96 s. Its published weights are `yamnet.h5`; the head is a
Keras file of dense layers, `head.h5`, that maps 1,024 numbers to labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import keras_file, keras_network, transformer
from emosub_gui.analysis.classifiers.keras_file import Layer
from emosub_gui.analysis.classifiers.listening import Hearing, Sound, hear, sounding
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.models import stack, weights
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Segment
from emosub_gui.analysis.voice import mel
from emosub_gui.core.errors import ModelFileError

Array = NDArray[np.float64]

EMBEDDING = 1024
BANDS = 64
_LOWEST_HZ, _HIGHEST_HZ = 125.0, 7500.0
_WINDOW, _HOP, _N_FFT = 400, 160, 512
_PATCH, _PATCH_HOP = 96, 48
_OFFSET = 0.001
"""Added to the mel bands before the logarithm."""


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder that holds `yamnet.h5` and `head.h5`.

    Raises:
        ModelFileError: a file is missing or damaged, or does not fit.
        ModelLabelsError: a label that means no known emotion, or none is listed.
    """
    stack.prepare()
    from emosub_gui.analysis.classifiers.yamnet_network import YamnetNetwork

    meanings = LabelMap(entry.id, entry.labels, entry.meanings)
    head = keras_file.read(folder / "head.h5")
    keras_network.check(head, (EMBEDDING,), len(entry.labels), folder / "head.h5")
    network = YamnetNetwork()
    weights.fill(network, _state(folder / "yamnet.h5"), folder / "yamnet.h5")
    exact = placement.exact
    yamnet = Yamnet(transformer.settle(network, exact), head, exact)
    return ModelClassifier(entry, yamnet, meanings.judgement)


class Yamnet:
    """The embedding of each patch of a window, through the head; the mean of the patches."""

    def __init__(self, network: Any, head: Sequence[Layer], placement: Placement) -> None:
        self._network = network
        self._head = head
        self._placement = placement

    def __call__(self, segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        """Return (labels,) for each cue; None for silence."""
        del batch_size
        return hear(segments, Hearing(), lambda windows: [self.forward(one) for one in windows])

    def forward(self, window: Pcm) -> Array:
        """Return (labels,) of one window."""
        import torch

        inputs = torch.from_numpy(patches(sounding(window)))[:, None]
        with transformer.inference(self._placement):
            embedded = self._network(inputs.to(self._placement.device, torch.float32))
        judged = [keras_network.run(self._head, row) for row in embedded.double().cpu().numpy()]
        return np.asarray(np.mean(judged, axis=0), np.float64)


def patches(sound: Sound) -> Array:
    """Return (patches, 96, 64) log-mel patches, half overlapping; the end is filled with zeros."""
    first = _WINDOW + (_PATCH - 1) * _HOP
    beyond = max(0, len(sound) - first)
    count = -(-beyond // (_PATCH_HOP * _HOP)) + 1
    padded = np.pad(sound, (0, first + (count - 1) * _PATCH_HOP * _HOP - len(sound)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    spectrum = np.abs(np.fft.rfft(frames * mel.periodic_window("hann", _WINDOW), _N_FFT, axis=1))
    bands = np.log(spectrum @ _filters().T + _OFFSET)
    return np.stack([bands[i * _PATCH_HOP : i * _PATCH_HOP + _PATCH] for i in range(count)])


def _filters() -> Array:
    """Return (64, 257) triangles on the HTK mel scale, as `tf.signal` makes them."""
    lowest, highest = _htk(np.array([_LOWEST_HZ, _HIGHEST_HZ])).tolist()
    edges = np.linspace(lowest, highest, BANDS + 2)[:, None]
    bins = _htk(np.linspace(0.0, SAMPLE_RATE / 2.0, _N_FFT // 2 + 1))
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    triangles[:, 0] = 0.0  # the constant is left out
    return np.asarray(triangles)


def _htk(hertz: Array) -> Array:
    return np.asarray(1127.0 * np.log1p(hertz / 700.0))


def _state(path: Path) -> weights.State:
    """Return the published weights under the names and in the order of axes of our modules."""
    import torch

    state = {}
    for name, values in keras_file.read_weights(path).items():
        layer, _, kind = name.rpartition("/")
        if layer == _AUDIOSET:
            continue
        if kind not in _OURS:
            raise ModelFileError(model=path, reason="it is another network")
        ours = f"layers.{layer.replace('/', '_')}.{_OURS[kind]}"
        state[ours] = torch.from_numpy(values.transpose(_AXES.get(kind, (0,))).copy())
    return state


_AUDIOSET = "logits"
"""Its own last layer, which tells 521 kinds of sounds."""
_OURS = {
    "kernel": "weight",
    "depthwise_kernel": "weight",
    "beta": "bias",
    "moving_mean": "running_mean",
    "moving_variance": "running_var",
}
"""Keras' names of weights, and Torch's."""
_AXES = {"kernel": (3, 2, 0, 1), "depthwise_kernel": (2, 3, 0, 1)}
"""Keras' axes in Torch's order."""
