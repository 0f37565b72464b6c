"""Tiny real emotion models with random weights, each in the files that its publisher uses."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from emosub_gui.analysis.classifiers.listening import Hearing, windows
from emosub_gui.analysis.models import stack
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.types import SAMPLE_RATE, Segment

HIDDEN = 16


def speech_config(kind: str, labels: Sequence[str], *, norm: str = "layer", **more: Any) -> Any:
    """Return a small configuration of wav2vec2, hubert or wavlm."""
    stack.prepare()
    from transformers import CONFIG_MAPPING

    return CONFIG_MAPPING[kind](
        hidden_size=HIDDEN,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        conv_dim=(8,) * 7,
        num_conv_pos_embeddings=16,
        num_conv_pos_embedding_groups=2,
        classifier_proj_size=8,
        feat_extract_norm=norm,
        do_stable_layer_norm=norm == "layer",
        id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)},
        **more,
    )


def native_speech(folder: Path, config: Any, *, safe: bool = True) -> Any:
    """Save a model with Transformers' own head; return it."""
    import torch
    from transformers import MODEL_FOR_AUDIO_CLASSIFICATION_MAPPING

    torch.manual_seed(1)
    model = MODEL_FOR_AUDIO_CLASSIFICATION_MAPPING[type(config)](config).eval()
    _livelier(model)
    _save(folder, config, model.state_dict(), safe=safe)
    return model


def pooled_speech(folder: Path, config: Any, *, last: str = "out_proj", safe: bool = False) -> Any:
    """Save a model with a head of two layers over the mean; return its direct forward pass."""
    import torch
    from transformers import MODEL_MAPPING

    torch.manual_seed(2)
    body = MODEL_MAPPING[type(config)](config).eval()
    dense = torch.nn.Linear(HIDDEN, HIDDEN)
    out = torch.nn.Linear(HIDDEN, config.num_labels)
    for module in (body, dense, out):
        _livelier(module)
    state = {f"{config.model_type}.{key}": one for key, one in body.state_dict().items()}
    for name, layer in (("dense", dense), (last, out)):
        state[f"classifier.{name}.weight"] = layer.weight.detach()
        state[f"classifier.{name}.bias"] = layer.bias.detach()
    _save(folder, config, state, safe=safe)

    def forward(sound: Any) -> Any:
        frames = body(sound).last_hidden_state
        return out(torch.tanh(dense(frames.mean(dim=1))))

    return forward


def speechbrain(folder: Path, labels: Sequence[str]) -> Any:
    """Save a model as SpeechBrain does; return its direct forward pass."""
    import torch
    from transformers import Wav2Vec2Model

    config = speech_config("wav2vec2", labels, norm="group")
    torch.manual_seed(3)
    body, out = Wav2Vec2Model(config).eval(), torch.nn.Linear(HIDDEN, len(labels), bias=False)
    _livelier(body)
    folder.mkdir(parents=True, exist_ok=True)
    state = {f"model.{key}": one for key, one in body.state_dict().items()}
    torch.save(state, folder / "wav2vec2.ckpt")
    torch.save({"0.w.weight": out.weight.detach()}, folder / "model.ckpt")
    lines = [f"'{label}' => {index}" for index, label in enumerate(labels)]
    end = ["================", "'starting_index' => 0"]
    (folder / "label_encoder.txt").write_text("\n".join([*lines, *end]) + "\n")
    (folder / "hyperparams.yaml").write_text("wav2vec2: !new:os.system\n")
    config.to_json_file(folder / "config.json", use_diff=False)

    def forward(sound: Any) -> Any:
        frames = body(sound).last_hidden_state
        return out(torch.nn.functional.layer_norm(frames, frames.shape).mean(dim=1))

    return forward


def text(folder: Path, labels: Sequence[str], words: Iterable[str], kind: str = "roberta") -> Any:
    """Save a sequence classifier with a tokenizer of whole words; return it."""
    stack.prepare()
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import (
        CONFIG_MAPPING,
        MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING,
        PreTrainedTokenizerFast,
    )

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    vocabulary = {word: index for index, word in enumerate([*special, *dict.fromkeys(words)])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))  # noqa: S106
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<s>",  # noqa: S106
        pad_token="<pad>",  # noqa: S106
        eos_token="</s>",  # noqa: S106
        unk_token="<unk>",  # noqa: S106
        model_max_length=60,
    ).save_pretrained(folder)
    torch.manual_seed(4)
    config = CONFIG_MAPPING[kind](
        vocab_size=len(vocabulary),
        hidden_size=HIDDEN,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        pad_token_id=1,
        id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)},
    )
    model = MODEL_FOR_SEQUENCE_CLASSIFICATION_MAPPING[type(config)](config).eval()
    _livelier(model)
    _save(folder, config, model.state_dict(), safe=True)
    return model


def keras_2(path: Path, layers: Sequence[tuple[str, dict[str, Any], Sequence[Any]]]) -> None:
    """Write an `.h5` as Keras 2 does; a layer is its class, settings and weights."""
    import h5py

    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        described = []
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [f"{kind.lower()}_{i}" for i, (kind, *_) in enumerate(layers)]
        for number, (kind, config, arrays) in enumerate(layers):
            name = f"{kind.lower()}_{number}"
            described.append({"class_name": kind, "config": {"name": name, **config}})
            stored = group.create_group(name)
            names = [f"{name}/weight_{index}:0" for index in range(len(arrays))]
            stored.attrs["weight_names"] = [one.encode() for one in names]
            for one, array in zip(names, arrays, strict=True):
                stored[one] = np.asarray(array, np.float32)
        architecture = {"class_name": "Sequential", "config": {"layers": described}}
        file.attrs["model_config"] = json.dumps(architecture)


def keras_3(path: Path, layers: Sequence[tuple[str, dict[str, Any], Sequence[Any]]]) -> None:
    """Write a `.keras` as Keras 3 does."""
    import h5py

    names = {"Conv1D": "conv1d", "LSTM": "lstm", "MaxPooling1D": "max_pooling1d"}
    seen: dict[str, int] = {}
    described = []
    weights = io.BytesIO()
    with h5py.File(weights, "w") as file:
        for kind, config, arrays in layers:
            name = names.get(kind, kind.lower())
            count = seen[name] = seen.get(name, -1) + 1
            group = file.create_group(f"layers/{name}_{count}" if count else f"layers/{name}")
            described.append({"class_name": kind, "config": config})
            half = len(arrays) // 2
            places = {
                "LSTM": [("cell/vars", arrays)],
                "Bidirectional": [
                    ("forward_layer/cell/vars", arrays[:half]),
                    ("backward_layer/cell/vars", arrays[half:]),
                ],
            }.get(kind, [("vars", arrays)])
            for place, part in places:
                stored = group.create_group(place)
                for index, array in enumerate(part):
                    stored[str(index)] = np.asarray(array, np.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        architecture = {"class_name": "Sequential", "config": {"layers": described}}
        archive.writestr("config.json", json.dumps(architecture))
        archive.writestr("model.weights.h5", weights.getvalue())


def yamnet(path: Path, seed: int = 0) -> None:
    """Write `yamnet.h5` with random weights under its published names."""
    import h5py

    rng = np.random.default_rng(seed)
    widths = [32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024]

    def store(file: Any, layer: str, arrays: dict[str, Any]) -> None:
        group = file.create_group(layer)
        group.attrs["weight_names"] = [f"{layer}/{kind}:0".encode() for kind in arrays]
        file.attrs["layer_names"] = [*file.attrs.get("layer_names", ()), layer]
        for kind, array in arrays.items():
            group[f"{layer}/{kind}:0"] = array.astype(np.float32)

    def layer(file: Any, name: str, kernel: str, shape: tuple[int, ...], outputs: int) -> None:
        store(file, name, {kernel: rng.normal(0, 0.5, shape)})
        kinds = ("beta", "moving_mean", "moving_variance")
        store(file, f"{name}/bn", {kind: rng.uniform(0.5, 1.5, outputs) for kind in kinds})

    with h5py.File(path, "w") as file:
        layer(file, "layer1/conv", "kernel", (3, 3, 1, 32), 32)
        for number, (before, after) in enumerate(itertools.pairwise(widths), 2):
            name = f"layer{number}"
            layer(file, f"{name}/depthwise_conv", "depthwise_kernel", (3, 3, before, 1), before)
            layer(file, f"{name}/pointwise_conv", "kernel", (1, 1, before, after), after)
        store(file, "logits", {"kernel": np.zeros((1024, 521)), "bias": np.zeros(521)})


def voice(seconds: float, seed: int = 0) -> Any:
    """Return (samples,) int16 of a buzzing voice, different for each seed."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = rng.uniform(90, 250) * (1 + 0.1 * np.sin(2 * np.pi * rng.uniform(1, 4) * time))
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    tones = sum(np.sin(n * phase) / n ** rng.uniform(0.5, 1.5) for n in range(1, 15))
    return (2500 * tones + 200 * rng.standard_normal(len(time))).astype(np.int16)


def heard(segment: Segment, hearing: Hearing) -> list[Any]:
    """Return what a network hears of a cue: its windows, as numbers in [-1, 1]."""
    return [window.astype(np.float32) / 32768 for window in windows(segment, hearing)]


def own_entry(entry: Entry, folder: Path, **changes: Any) -> Entry:
    """Return a catalogue entry whose files lie in a folder."""
    from msgspec.structs import replace

    return replace(entry, repository="", revision=None, folder=str(folder), **changes)


def _livelier(module: Any) -> None:
    """Make random weights large enough for answers to differ."""
    import torch

    with torch.no_grad():
        for parameter in module.parameters():
            if parameter.dim() > 1:
                parameter.mul_(4)


def _save(folder: Path, config: Any, state: dict[str, Any], *, safe: bool) -> None:
    """Save as the hub's files are: configuration and weights, the older ones in a pickle."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    config.to_json_file(folder / "config.json", use_diff=False)
    state = {key: one.detach().contiguous() for key, one in state.items()}
    if safe:
        save_file(state, folder / "model.safetensors", {"format": "pt"})
        return
    # Written before Torch's parametrizations: the names of weight normalisation were others.
    renamed = {
        key.replace("parametrizations.weight.original0", "weight_g").replace(
            "parametrizations.weight.original1", "weight_v"
        ): one
        for key, one in state.items()
    }
    torch.save(renamed, folder / "pytorch_model.bin")
