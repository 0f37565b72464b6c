"""SpeechBrain's emotion recogniser on IEMOCAP: its files, without SpeechBrain and its YAML.

The folder of `speechbrain/emotion-recognition-wav2vec2-IEMOCAP` holds `wav2vec2.ckpt`, an encoder
whose frames are normalised and averaged, `model.ckpt`, one linear layer without bias, and
`label_encoder.txt`. Its `hyperparams.yaml` builds Python objects by name and is not read. The
encoder is wav2vec 2.0 base, unless a `config.json` of Transformers' lies beside it.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from emosub_gui.analysis.classifiers import transformer
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.classifiers.speech import Speech
from emosub_gui.analysis.models import stack, weights
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.core.errors import FileError, ModelFileError
from emosub_gui.core.files import read_bytes

_ENCODER = "model."
"""What SpeechBrain's wrapper puts before the encoder's own names."""
_HEAD = "0.w."
"""What its `ModuleList` and `Linear` put before theirs."""


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder in SpeechBrain's format.

    Raises:
        ModelFileError: a file is missing or damaged.
        ModelHeadError: the output layer does not fit.
        ModelLabelsError: a label that means no known emotion.
    """
    stack.prepare()
    from torch import nn
    from transformers import Wav2Vec2Config, Wav2Vec2Model

    from emosub_gui.analysis.classifiers.pooling import Pooled

    labels = _labels(folder) or entry.labels
    config: Any = Wav2Vec2Config()
    if (folder / "config.json").is_file():
        facts = transformer.read_json(folder, "config.json")
        config = transformer.configuration(folder) if "model_type" in facts else config
    body = _without(_ENCODER, weights.read_file(folder / "wav2vec2.ckpt"))
    encoder = transformer.build(Wav2Vec2Model, config, body, placement, folder)
    head = nn.ModuleDict({"classifier": nn.Linear(config.hidden_size, len(labels), bias=False)})
    state = _without(_HEAD, weights.read_file(folder / "model.ckpt"))
    weights.fill(head, {f"classifier.{key}": one for key, one in state.items()}, folder)
    network = Pooled(encoder, head["classifier"].to(encoder.dtype), normalise=True)
    speech = Speech(
        entry.id, transformer.settle(network, placement), config, placement, normalise=True
    )
    return ModelClassifier(entry, speech, LabelMap(entry.id, labels, entry.meanings).judgement)


def _without(prefix: str, state: weights.State) -> weights.State:
    """Return weights under the names behind a prefix."""
    return {key.removeprefix(prefix): one for key, one in state.items()}


def _labels(folder: Path) -> tuple[str, ...]:
    """Return the labels of `label_encoder.txt`, lines of `'name' => number`, in order."""
    path = folder / "label_encoder.txt"
    if not path.is_file():
        return ()
    try:
        pairs = [
            (ast.literal_eval(name.strip()), int(number))
            for name, arrow, number in (
                line.partition("=>") for line in read_bytes(path).decode().splitlines()
            )
            if arrow and "starting_index" not in name
        ]
    except (FileError, ValueError, SyntaxError) as error:
        raise ModelFileError(model=folder, reason=f"{path.name} is damaged") from error
    return tuple(str(name) for name, _ in sorted(pairs, key=lambda pair: pair[1]))
