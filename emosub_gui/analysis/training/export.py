"""From a fitted network to a small ONNX file (needs torch, onnx and onnxruntime)."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from emosub_gui.core.files import replacing

_OPSET = 18


def export_int8(network: nn.Module, tokens: Tensor, path: Path) -> None:
    """Write a network as ONNX with int8 weights and float activations quantised as it runs.

    Embeddings and matrix products are quantised, each output channel with its own scale; the
    rest stays float32. The file takes one line, "tokens" (1, tokens, ...) of any length, and
    gives "logits" (1, labels).

    Args:
        network: to be run on one line at a time.
        tokens: (1, tokens, ...) int64, an example.
        path: of the file; replaced whole.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    network.eval()
    # The fused inference kernel of torch's encoder has no ONNX counterpart.
    torch.backends.mha.set_fastpath_enabled(False)
    with tempfile.TemporaryDirectory() as folder, replacing(path) as part:
        whole, simplified = Path(folder, "float.onnx"), Path(folder, "simplified.onnx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                network,
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
        quantize_dynamic(
            simplified,
            part,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


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
