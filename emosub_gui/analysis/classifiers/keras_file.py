"""Layers and weights of Keras files, read with h5py alone; nothing in them is executed.

Keras 1 and 2 wrote `.h5`: the architecture as JSON in an attribute, a group of named weights for
each layer. Keras 3 writes `.keras`: a zip of `config.json` and `model.weights.h5`, where layers
are named by kind and count. A sequence of layers is read; networks that branch are refused.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.core.errors import FileError, ModelFileError, PackageMissingError
from emosub_gui.core.files import read_bytes

SUFFIXES = (".h5", ".hdf5", ".keras")
Weights = tuple[NDArray[np.float32], ...]


class Layer(msgspec.Struct, frozen=True):
    """One layer: its Keras class, its settings, and its weights in Keras' order."""

    kind: str
    config: dict[str, Any]
    weights: Weights = ()


def read(path: Path) -> list[Layer]:
    """Return the layers of a Keras file, in order.

    Raises:
        PackageMissingError: h5py is not installed.
        ModelFileError: it is missing, damaged, no Keras model, or a network that branches.
    """
    with _reading(path) as data:
        if path.suffix != ".keras":
            with _open(data) as file:
                architecture = json.loads(file.attrs["model_config"])
                return list(_of_keras_2(_layers(architecture), file["model_weights"]))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            architecture = json.loads(archive.read("config.json"))
            with _open(archive.read("model.weights.h5")) as file:
                return list(_of_keras_3(_layers(architecture), file))


def read_weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """Return a Keras 2 file's weights by their names, such as `layer1/conv/kernel`.

    Raises:
        PackageMissingError: h5py is not installed.
        ModelFileError: it is missing, damaged or holds no weights.
    """
    with _reading(path) as data, _open(data) as file:
        stored = file.get("model_weights", file)
        return {
            _text(name).partition(":")[0]: np.asarray(group[name], np.float32)
            for group in (stored[layer] for layer in stored.attrs["layer_names"])
            for name in group.attrs["weight_names"]
        }


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes, and turn what shows damage into a typed error."""
    try:
        yield read_bytes(path)
    except FileError as error:
        raise ModelFileError(model=path, reason=str(error).rstrip(".")) from error
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise ModelFileError(model=path, reason="it is damaged or no Keras model") from error


def _open(data: bytes) -> Any:
    """Open HDF5 data."""
    try:
        import h5py
    except ImportError as error:
        raise PackageMissingError(
            feature="Reading Keras models", package="h5py", command="pip install h5py"
        ) from error
    return h5py.File(io.BytesIO(data))


def _layers(architecture: Any) -> list[dict[str, Any]]:
    """Return the descriptions of a model's layers, without those that only name the input."""
    config = architecture["config"]
    described = config if isinstance(config, list) else config["layers"]
    for layer in described:
        # Functional models list what each layer hears; more than one is a branch.
        nodes = layer.get("inbound_nodes") or [[]]
        if len(nodes) > 1 or (isinstance(nodes[0], list) and len(nodes[0]) > 1):
            raise ValueError("it branches")
    return [layer for layer in described if layer["class_name"] != "InputLayer"]


def _of_keras_2(described: list[dict[str, Any]], group: Any) -> Iterator[Layer]:
    """Yield layers with the weights that stand under their names."""
    for layer in described:
        config = layer["config"]
        stored = group[config["name"]]
        names = [_text(name) for name in stored.attrs.get("weight_names", ())]
        weights = tuple(np.asarray(stored[name], np.float32) for name in names)
        yield Layer(layer["class_name"], config, weights)


def _of_keras_3(described: list[dict[str, Any]], file: Any) -> Iterator[Layer]:
    """Yield layers with the weights that stand under their kind and its count."""
    groups = file["layers"] if "layers" in file else file["_layer_checkpoint_dependencies"]
    seen: Counter[str] = Counter()
    for layer in described:
        kind = _snake_case(layer["class_name"])
        name = f"{kind}_{seen[kind]}" if seen[kind] else kind
        seen[kind] += 1
        weights = tuple(_variables(groups[name])) if name in groups else ()
        yield Layer(layer["class_name"], layer["config"], weights)


def _variables(group: Any) -> Iterator[NDArray[np.float32]]:
    """Yield a layer's variables, a bidirectional layer's forward ones first."""
    for name in ("forward_layer", "backward_layer", "cell"):
        if name in group:
            yield from _variables(group[name])
    stored = group.get("vars", {})
    for name in sorted(stored, key=int):
        yield np.asarray(stored[name], np.float32)


def _snake_case(name: str) -> str:
    """Write a class name as Keras names its groups: `MaxPooling1D`, `max_pooling1d`."""
    name = re.sub(r"\W+", "", name)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def _text(name: str | bytes) -> str:
    return name.decode() if isinstance(name, bytes) else name
