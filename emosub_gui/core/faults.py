"""Faults of the program itself: kept in a file that can be sent to us, and told in a sentence."""

from __future__ import annotations

import contextlib
import traceback
from pathlib import Path

from emosub_gui.core.errors import UnexpectedError


def record(error: BaseException, log: Path) -> UnexpectedError:
    """Write what happened into `log`, in place of what was there; return what to tell."""
    with contextlib.suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return UnexpectedError(reason=f"{type(error).__name__}: {error}", log=log)
