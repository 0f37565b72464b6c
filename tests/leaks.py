"""What this process holds, so that tests can tell whether something was left behind; Linux only.

The kernel is asked, not Python: libVLC's threads and FFmpeg's files count as well.
"""

import contextlib
import ctypes
import gc
import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_SELF = Path("/proc/self")
_LOOKS, _BETWEEN = 5, 0.1
_TIMES = 3

_MMAP_THRESHOLD = -3
if sys.platform == "linux":
    _C = ctypes.CDLL(None)
    # Left alone, the C library learns to keep pictures in its heaps, whose holes then look like
    # tens of megabytes left behind; so told, it gives what is large back the moment it is freed.
    _C.mallopt(_MMAP_THRESHOLD, 128 * 1024)


class Held(NamedTuple):
    """Threads, child processes, open files, and bytes of memory of its own."""

    threads: int
    processes: int
    files: int
    memory: int

    def __sub__(self, other: "Held") -> "Held":
        return Held(*(mine - its for mine, its in zip(self, other, strict=True)))


def held() -> Held:
    """Return what is held for good: what is closed in the background is given a moment."""
    looks = []
    for _ in range(_LOOKS):
        looks.append(_look())
        time.sleep(_BETWEEN)
    return Held(*map(min, zip(*looks, strict=True)))


def _look() -> Held:
    """Return what is held now, once what can be collected is."""
    gc.collect()
    _C.malloc_trim(0)
    tasks = list((_SELF / "task").iterdir())
    children: list[str] = []
    for task in tasks:
        # A thread may end between being listed and being asked.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            children += (task / "children").read_text().split()
    rollup = dict(line.split(":") for line in (_SELF / "smaps_rollup").read_text().splitlines()[1:])
    memory = int(rollup["Anonymous"].split()[0]) * 1024
    return Held(len(tasks), len(children), len(list((_SELF / "fd").iterdir())), memory)


def grown(act: Callable[[], object], rounds: int, warm_up: int = 3) -> Held:
    """Return what is held more after some rounds than before them; the first ones do not count.

    That is the least of three times: a leak grows every time, the noise of allocators does not.
    """
    for _ in range(warm_up):
        act()
    looks = [held()]
    for _ in range(_TIMES):
        for _ in range(rounds):
            act()
        looks.append(held())
    growths = [after - before for before, after in itertools.pairwise(looks)]
    return Held(*map(min, zip(*growths, strict=True)))
