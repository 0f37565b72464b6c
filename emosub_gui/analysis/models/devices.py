"""Which graphics cards there are, without loading a model library for the question.

NVIDIA's driver brings NVML, which answers in milliseconds and takes no memory on the card:
https://docs.nvidia.com/deploy/nvml-api/
"""

from __future__ import annotations

import ctypes
import sys
from typing import NamedTuple

_LIBRARY = "nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1"
_NAME_LENGTH = 96


class Gpu(NamedTuple):
    """A graphics card: what it is called, and the bytes of its memory."""

    name: str
    memory: int


class _Memory(ctypes.Structure):
    """`nvmlMemory_t`."""

    _fields_ = (
        ("total", ctypes.c_ulonglong),
        ("free", ctypes.c_ulonglong),
        ("used", ctypes.c_ulonglong),
    )


def gpus() -> list[Gpu]:
    """Return the graphics cards that models could run on; none where there is no driver."""
    try:
        nvml = ctypes.CDLL(_LIBRARY)
    except OSError:
        return []
    if nvml.nvmlInit_v2() != 0:
        return []
    try:
        count = ctypes.c_uint()
        nvml.nvmlDeviceGetCount_v2(ctypes.byref(count))
        return [_describe(nvml, index) for index in range(count.value)]
    finally:
        nvml.nvmlShutdown()


def _describe(nvml: ctypes.CDLL, index: int) -> Gpu:
    """Ask for a card's name and memory; what it does not tell is empty."""
    device, memory = ctypes.c_void_p(), _Memory()
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    nvml.nvmlDeviceGetHandleByIndex_v2(index, ctypes.byref(device))
    nvml.nvmlDeviceGetName(device, name, _NAME_LENGTH)
    nvml.nvmlDeviceGetMemoryInfo(device, ctypes.byref(memory))
    return Gpu(name.value.decode(errors="replace"), memory.total)
