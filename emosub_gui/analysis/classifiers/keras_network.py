"""The layers of small Keras networks over sequences, in numpy.

Each function maps (steps, channels), or (channels,) after flattening, of one input. Formulas are
those of Keras 2 and 3 at inference, where dropout and noise do nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.keras_file import Layer, Weights
from emosub_gui.core.errors import ModelFileError

Array = NDArray[np.float64]

_SILENT = frozenset({"Dropout", "SpatialDropout1D", "GaussianNoise", "GaussianDropout"})


def sigmoid(values: Array) -> Array:
    """Return the logistic function, without overflow."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * values)))


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "linear": lambda values: values,
    "relu": lambda values: np.maximum(values, 0.0),
    "leaky_relu": lambda values: np.where(values > 0.0, values, 0.2 * values),
    "elu": lambda values: np.where(values > 0.0, values, np.expm1(np.minimum(values, 0.0))),
    "tanh": np.tanh,
    "sigmoid": sigmoid,
    "hard_sigmoid": lambda values: np.clip(0.2 * values + 0.5, 0.0, 1.0),
    "softmax": softmax,
}
"""By their Keras names."""


def run(layers: Sequence[Layer], values: Array) -> Array:
    """Return a network's output for one (steps, channels) input."""
    for layer in layers:
        values = LAYERS[layer.kind](values, layer.config, layer.weights)
    return values


def check(layers: Sequence[Layer], shape: tuple[int, ...], outputs: int, model: Path) -> None:
    """Refuse layers that nobody knows, and a network that does not fit its input or labels.

    Raises:
        ModelFileError: naming what does not fit.
    """
    for layer in layers:
        for name in _unknown(layer.kind, layer.config):
            raise ModelFileError(model=model, reason=f"nobody knows its layer {name}")
    try:
        made = run(layers, np.zeros(shape)).shape
    except (ValueError, IndexError, KeyError, TypeError) as error:
        reason = "its layers do not fit each other or their input"
        raise ModelFileError(model=model, reason=reason) from error
    if made != (outputs,):
        reason = f"it gives {made[-1]} numbers for {outputs} labels"
        raise ModelFileError(model=model, reason=reason)


def _unknown(kind: str, config: dict[str, Any]) -> Iterator[str]:
    """Yield what of a layer is not implemented here."""
    if kind not in LAYERS:
        yield kind
    for setting in ("activation", "recurrent_activation"):
        name = config.get(setting, "linear")
        if not isinstance(name, str) or name not in ACTIVATIONS:
            yield str(name)
    if kind == "Bidirectional":
        yield from _unknown(*_inner(config))


def _activated(values: Array, config: dict[str, Any]) -> Array:
    return ACTIVATIONS[config.get("activation", "linear")](values)


def _dense(values: Array, config: dict[str, Any], weights: Weights) -> Array:
    kernel, *bias = weights
    return _activated(values @ kernel + (bias[0] if bias else 0.0), config)


def _conv(values: Array, config: dict[str, Any], weights: Weights) -> Array:
    kernel, *bias = weights
    stride, dilation = config["strides"][0], config.get("dilation_rate", [1])[0]
    reach = (len(kernel) - 1) * dilation + 1
    padded = _padded(values, reach, stride, config["padding"])
    views = np.lib.stride_tricks.sliding_window_view(padded, reach, axis=0)[::stride, :, ::dilation]
    rows = views.transpose(0, 2, 1).reshape(len(views), -1)
    made = rows @ kernel.reshape(rows.shape[1], -1)
    return _activated(made + (bias[0] if bias else 0.0), config)


def _padded(values: Array, reach: int, stride: int, padding: str) -> Array:
    """Pad the steps as Keras does: more at the end, or all at the beginning."""
    if padding == "valid":
        return values
    if padding == "causal":
        return np.pad(values, ((reach - 1, 0), (0, 0)))
    missing = max(0, (-(-len(values) // stride) - 1) * stride + reach - len(values))
    return np.pad(values, ((missing // 2, missing - missing // 2), (0, 0)))


def _pool(take: Callable[..., Array]) -> Callable[[Array, dict[str, Any], Weights], Array]:
    def pool(values: Array, config: dict[str, Any], weights: Weights) -> Array:
        del weights
        size = _one(config["pool_size"])
        stride = _one(config.get("strides") or size)
        if config.get("padding", "valid") == "same":
            missing = max(0, (-(-len(values) // stride) - 1) * stride + size - len(values))
            around = ((missing // 2, missing - missing // 2), (0, 0))
            values = np.pad(values, around, constant_values=np.nan)
        views = np.lib.stride_tricks.sliding_window_view(values, size, axis=0)[::stride]
        return take(views, axis=-1)

    return pool


def _one(value: Any) -> int:
    """Return a number that is written alone or as a list of one."""
    return int(value[0] if isinstance(value, (list, tuple)) else value)


def _batch_norm(values: Array, config: dict[str, Any], weights: Weights) -> Array:
    *learned, mean, variance = weights
    gamma = learned.pop(0) if config.get("scale", True) else 1.0
    beta = learned.pop(0) if config.get("center", True) else 0.0
    deviation = np.sqrt(variance + config.get("epsilon", 1e-3))
    return np.asarray((values - mean) / deviation * gamma + beta)


def _lstm(values: Array, config: dict[str, Any], weights: Weights) -> Array:
    """Hochreiter and Schmidhuber's cell with Keras' order of gates: in, forget, cell, out."""
    kernel, recurrent, *bias = weights
    gate = ACTIVATIONS[config.get("recurrent_activation", "sigmoid")]
    squash = ACTIVATIONS[config.get("activation", "tanh")]
    if config.get("go_backwards"):
        values = values[::-1]
    inputs = values @ kernel + (bias[0] if bias else 0.0)
    hidden = cell = np.zeros(len(recurrent))
    states = []
    for step in inputs:
        entering, forgetting, news, leaving = np.split(step + hidden @ recurrent, 4)
        cell = gate(forgetting) * cell + gate(entering) * squash(news)
        hidden = gate(leaving) * squash(cell)
        states.append(hidden)
    return np.stack(states) if config.get("return_sequences") else hidden


def _bidirectional(values: Array, config: dict[str, Any], weights: Weights) -> Array:
    kind, inner = _inner(config)
    half = len(weights) // 2
    forward = LAYERS[kind](values, inner, weights[:half])
    backward = LAYERS[kind](values[::-1], inner, weights[half:])
    if inner.get("return_sequences"):
        backward = backward[::-1]
    merge = config.get("merge_mode", "concat")
    if merge == "concat":
        return np.concatenate([forward, backward], axis=-1)
    return {"sum": forward + backward, "mul": forward * backward}.get(
        merge, (forward + backward) / 2
    )


def _inner(config: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the class and settings of the layer that a bidirectional one wraps."""
    return config["layer"]["class_name"], config["layer"]["config"]


LAYERS: dict[str, Callable[[Array, dict[str, Any], Weights], Array]] = {
    "Dense": _dense,
    "Conv1D": _conv,
    "LSTM": _lstm,
    "Bidirectional": _bidirectional,
    "BatchNormalization": _batch_norm,
    "MaxPooling1D": _pool(np.nanmax),
    "AveragePooling1D": _pool(np.nanmean),
    "GlobalMaxPooling1D": lambda values, *_: values.max(axis=0),
    "GlobalAveragePooling1D": lambda values, *_: values.mean(axis=0),
    "Flatten": lambda values, *_: values.ravel(),
    "Reshape": lambda values, config, _: values.reshape(config["target_shape"]),
    "Activation": lambda values, config, _: _activated(values, config),
    "ReLU": lambda values, *_: ACTIVATIONS["relu"](values),
    "Softmax": lambda values, *_: softmax(values),
    **dict.fromkeys(_SILENT, lambda values, *_: values),
}
"""By their Keras class names: input, settings and weights to output."""
