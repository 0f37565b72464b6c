"""Where a Torch model runs, and in which precision."""

from __future__ import annotations

import msgspec

from emosub_gui.analysis.models import stack
from emosub_gui.core.errors import UsageError

PRECISIONS = ("auto", "float32", "float16", "bfloat16", "int8")
_BFLOAT16_UNITS = ("avx512_bf16", "amx_bf16", "arm_bf16")
_INT8_ENGINES = ("x86", "fbgemm", "onednn")


class Placement(msgspec.Struct, frozen=True):
    """A device, a precision and a number of CPU threads.

    `float16` is half precision throughout; `bfloat16` multiplies in half precision and adds up in
    single; `int8` multiplies in integers whose scale follows each input.
    """

    device: str = "cpu"
    precision: str = "float32"
    threads: int = 1

    @property
    def seconds_at_once(self) -> float:
        """Seconds of sound in a batch: a GPU's units are idle with less, a CPU's caches full."""
        return 120.0 if self.device == "cuda" else 6.0

    @property
    def exact(self) -> Placement:
        """The same device in single precision: for networks so small that less gains nothing."""
        return msgspec.structs.replace(self, precision="float32")

    @property
    def alone(self) -> bool:
        """Whether each input has to be run by itself, lest others change its answer."""
        return self.precision == "int8"


def place(device: str = "auto", precision: str = "auto", threads: int = 0) -> Placement:
    """Choose what a person left open.

    A GPU computes in float16. A CPU computes in bfloat16 where it has units for that, else in
    int8 where Torch was built for it: both take less than half of float32's time here.

    Args:
        device: "auto", "cpu" or "cuda".
        precision: one of `PRECISIONS`.
        threads: of the CPU; 0 is one fewer than there are.

    Raises:
        UsageError: there is no such device here, or it cannot compute so.
    """
    stack.prepare()
    import torch

    if device not in ("auto", "cpu", "cuda"):
        raise UsageError(reason=f"There is no device {device}; use auto, cpu or cuda")
    if precision not in PRECISIONS:
        names = ", ".join(PRECISIONS)
        raise UsageError(reason=f"There is no precision {precision}; use {names}")
    cuda = torch.cuda.is_available()
    if device == "cuda" and not cuda:
        raise UsageError(reason="No CUDA device was found; use auto or cpu")
    on_gpu = cuda and device != "cpu"
    if precision == "auto":
        precision = "float16" if on_gpu else _cpu_precision()
    impossible = precision == "int8" and (on_gpu or not _has_int8())
    if impossible or (precision == "float16" and not on_gpu):
        raise UsageError(reason=f"A {'GPU' if on_gpu else 'CPU'} does not compute in {precision}")
    threads = threads or stack.default_threads()
    return Placement("cuda" if on_gpu else "cpu", precision, threads)


def _cpu_precision() -> str:
    """Return the fastest precision of this CPU that costs nothing to speak of."""
    import torch

    # Newer than the oldest Torch that is supported.
    units: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    if any(units.get(unit) for unit in _BFLOAT16_UNITS):
        return "bfloat16"
    return "int8" if _has_int8() else "float32"


def _has_int8() -> bool:
    """Tell whether Torch was built to multiply in int8 here, and still brings what makes it."""
    import torch

    engines = torch.backends.quantized.supported_engines
    quantization = getattr(torch.ao, "quantization", None)
    return hasattr(quantization, "quantize_dynamic") and any(
        engine in engines for engine in _INT8_ENGINES
    )
