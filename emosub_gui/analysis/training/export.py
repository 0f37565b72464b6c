"""From a fitted network to a small ONNX file (needs torch, onnx and onnxruntime)."""

from __future__ import annotations

import copy
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from emosub_gui.core.files import replacing

_OPSET = 18
_BLOCK = 64
"""Inputs of a matrix product that share a scale."""
_INT8_PRODUCTS = 4
"""`accuracy_level` of ONNX Runtime's MatMulNBits at which it multiplies int8 by int8; the other
levels turn the weights back into float32 in every run, which takes five times as long."""


class Int8Embedding(nn.Module):
    """An embedding's rows as int8, each with its own scale."""

    rows: Tensor
    scales: Tensor

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        weight = embedding.weight.detach()
        scales = weight.abs().amax(1, keepdim=True).clamp_min(torch.finfo().tiny) / 127.0
        self.register_buffer("scales", scales)
        self.register_buffer("rows", torch.round(weight / scales).to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        """Return (..., width) float32 vectors of (...) int64 numbers."""
        return self.rows[numbers].float() * self.scales[numbers]


def export_int8(network: nn.Module, tokens: Tensor, path: Path) -> None:
    """Write a network as ONNX with int8 embeddings and matrices; the rest stays float32.

    A matrix that tokens are multiplied by has a scale for each output and 64 inputs. The tokens
    are quantised as it runs, in the same blocks, so that the range of one changes the rounding
    of no other. After pooling there is but one vector, and each output has one scale. The file
    takes one line, "tokens" (1, tokens, ...) of any length, and gives "logits" (1, labels).

    Args:
        network: to be run on one line at a time.
        tokens: (1, tokens, ...) int64, an example.
        path: of the file; replaced whole.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder, replacing(path) as part:
        whole, simplified = Path(folder, "float.onnx"), Path(folder, "simplified.onnx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                _with_int8_embeddings(network).eval(),
                (tokens,),
                whole,
                input_names=["tokens"],
                output_names=["logits"],
                dynamic_shapes=({1: torch.export.Dim("length", min=2, max=128)},),
                opset_version=_OPSET,
                dynamo=True,
                external_data=False,
                verbose=False,
            )
        quant_pre_process(_bare(whole), simplified, skip_symbolic_shape=True)
        config = DefaultWeightOnlyQuantConfig(
            bits=8, block_size=_BLOCK, is_symmetric=True, accuracy_level=_INT8_PRODUCTS
        )
        quantizer = MatMulNBitsQuantizer(str(simplified), algo_config=config)
        quantizer.process()
        quantizer.model.save_model_to_file(str(simplified))
        quantize_dynamic(
            simplified,
            part,
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


def _with_int8_embeddings(network: nn.Module) -> nn.Module:
    """Return a copy of the network with each embedding quantised."""
    network = copy.deepcopy(network)
    for module in list(network.modules()):
        for name, child in module.named_children():
            if isinstance(child, nn.Embedding):
                setattr(module, name, Int8Embedding(child))
    return network


def _bare(path: Path) -> Path:
    """Drop what the exporter notes beside the graph.

    Its shapes of inner values contradict the simplified graph, and its stack traces weigh
    half a megabyte.
    """
    import onnx

    model = onnx.load(path)
    del model.graph.value_info[:]
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    onnx.save(model, path)
    return path
