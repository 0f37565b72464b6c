"""HyukII's network: convolutions and a bidirectional LSTM over cepstra against a normal voice.

Of huggingface.co/HyukII/audio-emotion-model (MIT). Only numbers are read of its files: the
weights, the names of the outputs, and the normal voices. Its `model.py` is never run; the layers
are made here after the description of the service that it was trained for
(github.com/2025-1-OSSP2-TodAi-8), which hears sound at 16 kHz, in 100 frames of 13 cepstra.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import transformer
from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.listening import Hearing
from emosub_gui.analysis.classifiers.normal_voice import NormalVoice
from emosub_gui.analysis.models import stack, weights
from emosub_gui.analysis.models.catalogue import Entry, FrontEnd
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.core.errors import FileError, ModelFileError
from emosub_gui.core.files import read_bytes

Array = NDArray[np.float64]

WEIGHTS = "pytorch_model.pth"
LABELS = "labels.json"


def load(entry: Entry, folder: Path, placement: Placement) -> NormalVoice:
    """Load a folder that holds the published files.

    Raises:
        ModelFileError: one is missing or damaged, or they are of another network.
        ModelHeadError: it has other outputs than labels.
        ModelLabelsError: a label that means no known emotion.
    """
    stack.prepare()
    from emosub_gui.analysis.classifiers.conv_lstm_network import ConvLstmNetwork

    meanings = LabelMap(entry.id, _labels(folder), entry.meanings)
    front_end = entry.front_end or FrontEnd()
    module = ConvLstmNetwork(front_end.coefficients, len(meanings.labels))
    weights.fill(module, weights.read_file(folder / WEIGHTS), folder)
    exact = placement.exact
    network = Network(front_end, transformer.settle(module, exact), exact)
    return NormalVoice(entry, network, meanings.judgement, folder)


class Network:
    """The network over the cepstra of a window, one at a time."""

    def __init__(self, front_end: FrontEnd, module: Any, placement: Placement) -> None:
        self.front_end = front_end
        # More than its frames it would not hear: longer cues are heard in several windows.
        longest = front_end.frames * front_end.hop / front_end.sample_rate
        self.hearing = Hearing(longest=longest)
        self._module = module
        self._placement = placement

    def judge(self, table: Array) -> Array:
        """Return (labels,) of (coefficients, frames)."""
        import torch

        inputs = torch.from_numpy(table[None]).to(self._placement.device, torch.float32)
        with transformer.inference(self._placement):
            logits = self._module(inputs)[0]
        return softmax(logits.double().cpu().numpy())


def _labels(folder: Path) -> list[str]:
    """Return the names of the outputs; their order is told by this file alone."""
    try:
        return msgspec.json.decode(read_bytes(folder / LABELS), type=list[str])
    except (FileError, msgspec.DecodeError) as error:
        reason = f"{LABELS} is missing or damaged"
        raise ModelFileError(model=folder, reason=reason) from error
