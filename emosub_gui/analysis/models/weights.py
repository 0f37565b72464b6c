"""Weights from files, and only weights: safetensors, or pickles from which no code is run.

`torch.load(weights_only=True)` builds tensors and plain containers and refuses everything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from emosub_gui.core.errors import ModelFileError, ModelHeadError

State = dict[str, Any]
"""Names to `torch.Tensor`s."""

WEIGHTS = (
    "model.safetensors",
    "model.safetensors.index.json",
    "pytorch_model.bin",
    "pytorch_model.bin.index.json",
)
"""What Transformers calls weights, best first."""
_HEADS = (
    *("classifier", "projector", "score", "head", "pooler"),
    *("dense", "dense2", "out_proj", "fc1_linear"),
)
"""First names of layers behind the part of a network that was trained without labels."""


def read_folder(folder: Path) -> State:
    """Return the weights of a Transformers folder, in one file or several.

    Raises:
        ModelFileError: there are none, or they are damaged or no weights.
    """
    for name in WEIGHTS:
        path = folder / name
        if path.is_file():
            parts = _parts(path) if name.endswith(".index.json") else [path]
            return {key: tensor for part in parts for key, tensor in read_file(part).items()}
    raise ModelFileError(model=folder, reason=f"{WEIGHTS[0]} is missing")


def _parts(index: Path) -> list[Path]:
    """Return the files that an index names."""
    try:
        names = sorted(set(json.loads(index.read_bytes())["weight_map"].values()))
        return [index.with_name(Path(name).name) for name in names]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ModelFileError(model=index.parent, reason=f"{index.name} is damaged") from error


def read_file(path: Path) -> State:
    """Return the weights of one file, on the CPU.

    Raises:
        ModelFileError: it is missing, damaged, or holds anything but weights.
    """
    import torch
    from safetensors.torch import load_file

    try:
        if path.suffix == ".safetensors":
            return dict(load_file(path))
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise ModelFileError(model=path.parent, reason=f"{path.name} is missing") from error
    except Exception as error:  # damage shows in many ways, and a refused pickle as one of them
        reason = f"{path.name} is damaged or holds program code, which was not run"
        raise ModelFileError(model=path.parent, reason=reason) from error
    if isinstance(state, dict) and all(isinstance(one, torch.Tensor) for one in state.values()):
        return dict(state)
    raise ModelFileError(model=path.parent, reason=f"{path.name} is no table of weights")


def fill(module: Any, state: Mapping[str, Any], model: str | Path) -> None:
    """Put weights into a `torch.nn.Module`, all of them and nothing else.

    Raises:
        ModelHeadError: the last layers do not fit.
        ModelFileError: other layers do not fit.
    """
    wanted = module.state_dict()
    misfits = [key for key in wanted if key in state and wanted[key].shape != state[key].shape]
    check(model, wanted.keys() - state.keys(), state.keys() - wanted.keys(), misfits)
    module.load_state_dict(state)


def check(
    model: str | Path, missing: Iterable[str], unexpected: Iterable[str], misfits: Iterable[str]
) -> None:
    """Refuse weights that would leave a layer random or are left over.

    Raises:
        ModelHeadError: the first that is wrong is of the last layers.
        ModelFileError: it is of others.
    """
    for keys, fault in (
        (missing, "has no weights"),
        (misfits, "has another shape"),
        (unexpected, "is a layer that this kind of model does not have"),
    ):
        wrong = sorted(keys)
        if wrong:
            more = f", and {len(wrong) - 1} more like it" if len(wrong) > 1 else ""
            kind = ModelHeadError if wrong[0].split(".")[0] in _HEADS else ModelFileError
            raise kind(model=model, reason=f"{wrong[0]} {fault}{more}")
