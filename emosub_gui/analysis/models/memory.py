"""Memory that runs out: telling it from other failures, whichever library ran out of it."""

from __future__ import annotations

import re

_OUT_OF_MEMORY = re.compile(
    r"out of memory|not enough memory|can't allocate|alloc_failed|failed to allocate", re.IGNORECASE
)


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether a library's error means that memory ran out."""
    return isinstance(error, MemoryError) or bool(_OUT_OF_MEMORY.search(str(error)))
