"""Fitting a model to the device and stepping down when memory runs out."""

from __future__ import annotations

import re

import msgspec

from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.errors import UsageError

CPU_BATCH = 4
GPU_BATCH = 8
"""Half-minutes of sound at once: large-v3 in float16 with 5 beams stays under 8 GB."""
_INCOMPLETE_CUDA = re.compile(r"lib(cublas|cudnn|cudart)|CUDA driver version", re.IGNORECASE)


class Fit(msgspec.Struct, frozen=True):
    """Where and how a model runs; `compute_type` is CTranslate2's."""

    device: str
    compute_type: str
    batch_size: int

    def smaller(self) -> Fit | None:
        """Return what to try when memory ran out; None if this was the least.

        The batch is halved first, then the weights become int8, then the CPU takes over.
        """
        if self.batch_size > 1:
            return msgspec.structs.replace(self, batch_size=self.batch_size // 2)
        return self.lighter()

    def lighter(self) -> Fit | None:
        """Return what to try when not even the weights fit; None if nothing is lighter."""
        if not self.compute_type.startswith("int8"):
            return msgspec.structs.replace(self, compute_type="int8")
        if self.device != "cpu":
            return self.on_cpu()
        return None

    def on_cpu(self) -> Fit:
        """Return what to try when the GPU cannot be used at all."""
        return Fit("cpu", "int8", CPU_BATCH)


def best_fit(options: TranscribeOptions) -> Fit:
    """Choose device, compute type and batch size where the person left them open.

    Raises:
        UsageError: a GPU is asked for that is not there, or an unknown device.
    """
    import ctranslate2

    gpus = ctranslate2.get_cuda_device_count()
    if options.device not in ("auto", "cpu", "cuda"):
        raise UsageError(reason=f"There is no device {options.device}; use auto, cpu or cuda")
    if options.device == "cuda" and not gpus:
        raise UsageError(reason="No CUDA device was found; use auto or cpu")
    device = "cuda" if gpus and options.device != "cpu" else "cpu"
    supported = ctranslate2.get_supported_compute_types(device)
    compute_type = options.compute_type
    if compute_type == "auto":
        wanted = "float16" if device == "cuda" else "int8"
        compute_type = wanted if wanted in supported else "default"
    elif compute_type != "default" and compute_type not in supported:
        names = ", ".join(sorted(supported))
        raise UsageError(reason=f"{device} cannot compute in {compute_type}; it can in {names}")
    batch_size = options.batch_size or (GPU_BATCH if device == "cuda" else CPU_BATCH)
    return Fit(device, compute_type, batch_size)


def is_cuda_incomplete(error: BaseException) -> bool:
    """Tell whether a GPU is there but the libraries that it needs are not."""
    return _INCOMPLETE_CUDA.search(str(error)) is not None
