"""Progress and cancelling: what long work tells, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

import msgspec

from emosub_gui.core.errors import Cancelled


class Stage(StrEnum):
    """The parts of an analysis, in the order in which they run, and other long work."""

    PROBE = "probe"
    DECODE = "decode"
    SHOTS = "shots"
    LOAD = "load"
    DOWNLOAD = "download"
    SPEECH = "speech"
    TRANSCRIBE = "transcribe"
    ALIGN = "align"
    SPEAKERS = "speakers"
    EMOTION = "emotion"
    TUNE = "tune"
    EXPORT = "export"


class Progress(msgspec.Struct, frozen=True):
    """How far one stage has come.

    `done` and `total` share a unit that the stage chooses (media milliseconds, bytes, cues);
    `total` is 0 where it is not known. `note` is a short remark for a log.
    """

    stage: Stage
    done: float = 0.0
    total: float = 0.0
    note: str = ""

    @property
    def fraction(self) -> float | None:
        """Share that is done, in [0, 1]; None where the total is unknown."""
        return min(1.0, self.done / self.total) if self.total > 0 else None


Report = Callable[[Progress], None]


def ignore(progress: Progress) -> None:
    """Drop a progress report."""
    del progress


class Cancel(Protocol):
    """What a cancel flag must offer; `threading.Event` does."""

    def is_set(self) -> bool:
        """Tell whether to stop."""
        ...


class Never:
    """A cancel flag that is never set."""

    def is_set(self) -> bool:
        """Tell whether to stop: no."""
        return False


NEVER = Never()


def check(cancel: Cancel) -> None:
    """Raise `Cancelled` if the flag is set."""
    if cancel.is_set():
        raise Cancelled
