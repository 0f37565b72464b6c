"""What the Transformers families share: configuration, weights, precision.

Only this program's and Transformers' own code runs: architectures are chosen by the name of
their kind in `config.json`, and code that a repository brings along is never imported.
"""

from __future__ import annotations

import contextlib
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from emosub_gui.analysis.models import weights
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.core.errors import FileError, ModelFileError, ModelHeadError
from emosub_gui.core.files import read_bytes

_TRAINING_ONLY = "masked_spec_embed"
"""Stands in for masked sound while a network is trained; absent from some files."""


def read_json(folder: Path, name: str) -> dict[str, Any]:
    """Return a JSON object from a model's folder.

    Raises:
        ModelFileError: it is missing or damaged.
    """
    try:
        value = json.loads(read_bytes(folder / name))
    except FileError as error:
        raise ModelFileError(model=folder, reason=str(error).rstrip(".")) from error
    except ValueError as error:
        raise ModelFileError(model=folder, reason=f"{name} is damaged") from error
    if not isinstance(value, dict):
        raise ModelFileError(model=folder, reason=f"{name} is damaged")
    return value


def configuration(folder: Path) -> Any:
    """Return a folder's `transformers.PretrainedConfig`.

    Raises:
        ModelFileError: `config.json` is missing, damaged, or of an architecture nobody knows.
    """
    from transformers import CONFIG_MAPPING

    facts = read_json(folder, "config.json")
    kind = str(facts.get("model_type"))
    if kind not in CONFIG_MAPPING:
        raise ModelFileError(model=folder, reason=f"nobody knows the architecture {kind}")
    facts.pop("auto_map", None)
    try:
        return CONFIG_MAPPING[kind].from_dict(facts)
    except Exception as error:  # it raises whatever its validators do
        raise ModelFileError(model=folder, reason="config.json is damaged") from error


def build(kind: Any, config: Any, state: weights.State, placement: Placement, model: Path) -> Any:
    """Return a network of a Transformers class with its weights, ready to run.

    Raises:
        ModelHeadError: the last layers do not fit.
        ModelFileError: other layers do not fit.
    """
    import torch
    from transformers.utils import logging

    report: Any = logging
    report.disable_progress_bar()
    half = placement.precision == "float16"
    network, info = kind.from_pretrained(
        None,
        config=config,
        state_dict=state,
        dtype=torch.float16 if half else torch.float32,
        output_loading_info=True,
        ignore_mismatched_sizes=True,  # or else it raises a report of many lines
    )
    missing = [key for key in info["missing_keys"] if _TRAINING_ONLY not in key]
    misfits = [key for key, *_ in info["mismatched_keys"]]
    weights.check(model, missing, info["unexpected_keys"], misfits)
    return network


def settle(network: Any, placement: Placement) -> Any:
    """Return a network on its device, in its precision, with what only training needs undone."""
    import torch
    from torch.nn.utils import parametrize

    torch.set_num_threads(placement.threads)
    for module in network.modules():
        if parametrize.is_parametrized(module, "weight"):
            # The positional convolution's weight would be made anew in every pass.
            parametrize.remove_parametrizations(module, "weight")
    network = network.eval().requires_grad_(requires_grad=False).to(placement.device)
    if placement.precision == "bfloat16":
        for module in network.modules():
            if isinstance(module, (torch.nn.Linear, torch.nn.Conv1d)):
                # Autocast would make these in every pass; what it leaves alone stays as it is.
                module.to(torch.bfloat16)
    if placement.precision == "int8":
        network = _quantised(network)
    if placement.precision in ("bfloat16", "int8"):
        for parameter in network.parameters():
            # Those left lie in the pages of their file, which the last one out gives back.
            parameter.data = parameter.data.clone()
    return network


def _quantised(network: Any) -> Any:
    """Return a network whose linear layers multiply in int8."""
    import torch

    quantize: Any = torch.ao.quantization.quantize_dynamic
    with warnings.catch_warnings():
        # Announced to move to a package of its own; `placement` asks whether it is still there.
        warnings.simplefilter("ignore", DeprecationWarning)
        return quantize(network, {torch.nn.Linear}, dtype=torch.qint8, inplace=True)


@contextlib.contextmanager
def inference(placement: Placement) -> Iterator[None]:
    """Run a block without gradients, in the precision of a placement."""
    import torch

    with (
        torch.inference_mode(),
        torch.autocast(placement.device, torch.bfloat16, enabled=placement.precision == "bfloat16"),
    ):
        yield


def labels(config: Any, entry: Entry, folder: Path) -> tuple[str, ...]:
    """Return the labels of a network's outputs: its configuration's, or else the catalogue's.

    Raises:
        ModelHeadError: there are more or fewer of them than outputs.
    """
    names = tuple(str(config.id2label[index]) for index in range(len(config.id2label)))
    if any(name.startswith("LABEL_") for name in names):  # what Transformers calls them unasked
        names = entry.labels or names
    if len(names) != config.num_labels:
        reason = f"it has {config.num_labels} outputs for {len(names)} labels"
        raise ModelHeadError(model=folder, reason=reason)
    return names
