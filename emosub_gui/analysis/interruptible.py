"""Cancelling calls that cannot be stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from emosub_gui.core.progress import Cancel, check

Result = TypeVar("Result")
_POLL_S = 0.05


def interruptible(call: Callable[[], Result], cancel: Cancel) -> Result:
    """Run a call in a thread and return its result, or leave it behind when cancelled.

    Models compute for seconds inside one call of a library that has no cancel. Those calls
    release the GIL, so the flag can be watched meanwhile; an abandoned call ends by itself and
    its result is dropped.

    Raises:
        Cancelled: the flag was set; within a tenth of a second.
    """
    check(cancel)
    executor = ThreadPoolExecutor(1, "interruptible")
    try:
        future = executor.submit(call)
        while not wait((future,), _POLL_S).done:
            check(cancel)
        return future.result()
    finally:
        executor.shutdown(wait=False)
