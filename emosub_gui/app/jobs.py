"""Work that takes longer than a frame, off the GUI thread.

The thread contract: a job's `run` touches nothing of the GUI; it speaks through signals whose
receivers are methods of GUI-thread objects (Qt queues those). A wish to stop is a
`threading.Event`, because a queued signal would not arrive while `run` is busy. Whoever starts
a job keeps it until `finished`, and calls `stop` before dropping it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QThread, Signal

from emosub_gui.core.errors import Cancelled, EmoSubError
from emosub_gui.core.progress import Cancel, Progress, Report


class Worker(QThread):
    """A thread that can be asked to stop, and says how it ended.

    Signals:
        failed(EmoSubError): it ended with an error.
        cancelled(): it was stopped.
    """

    failed = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop; returns at once."""
        self._stop.set()

    def run(self) -> None:
        """Do the work, and tell how it ended unless it ended well."""
        try:
            self.work(self._stop)
        except Cancelled:
            self.cancelled.emit()
        except EmoSubError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must not die unheard
            self.failed.emit(EmoSubError(reason=f"{type(error).__name__}: {error}"))

    def work(self, cancel: Cancel) -> None:
        """Do the work, in the thread; a subclass says what it is.

        Raises:
            Cancelled: the flag was set.
            EmoSubError: it cannot be done.
        """
        raise NotImplementedError


class Job(Worker):
    """Runs one function `work(report, cancel) -> result` in a thread.

    Signals:
        progressed(Progress): how far it is.
        succeeded(object): its result.
    """

    progressed = Signal(object)
    succeeded = Signal(object)

    def __init__(self, function: Callable[[Report, Cancel], object]) -> None:
        super().__init__()
        self._function = function

    def work(self, cancel: Cancel) -> None:
        """Call the function."""
        self.succeeded.emit(self._function(self._report, cancel))

    def _report(self, progress: Progress) -> None:
        self.progressed.emit(progress)
