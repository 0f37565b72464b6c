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

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.messages import AnyRequest
from emosub_gui.core.errors import Cancelled, EmoSubError
from emosub_gui.core.progress import Cancel, Progress, Report


class AnalysisWorker(QThread):
    """Drives the analysis process for one request.

    Signals:
        told(AnyEvent): something that the analysis tells, in order.
        failed(EmoSubError): it ended with an error; what had come is kept.
        cancelled(): it was stopped.
        done(): it came to its end.
    """

    told = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    done = Signal()

    def __init__(self, engine: Engine, request: AnyRequest) -> None:
        super().__init__()
        self._engine = engine
        self._request = request
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the analysis to stop; returns at once."""
        self._stop.set()

    def run(self) -> None:
        """Pass the analysis's events on."""
        try:
            for event in self._engine.run(self._request, self._stop):
                self.told.emit(event)
        except Cancelled:
            self.cancelled.emit()
        except EmoSubError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must not die unheard
            self.failed.emit(EmoSubError(reason=f"{type(error).__name__}: {error}"))
        else:
            self.done.emit()


class Job(QThread):
    """Runs one function `work(report, cancel) -> result` in a thread.

    Signals:
        progressed(Progress): how far it is.
        succeeded(object): its result.
        failed(EmoSubError): it ended with an error.
        cancelled(): it was stopped.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[[Report, Cancel], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop; returns at once."""
        self._stop.set()

    def run(self) -> None:
        """Do the work."""
        try:
            result = self._work(self._report, self._stop)
        except Cancelled:
            self.cancelled.emit()
        except EmoSubError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must not die unheard
            self.failed.emit(EmoSubError(reason=f"{type(error).__name__}: {error}"))
        else:
            self.succeeded.emit(result)

    def _report(self, progress: Progress) -> None:
        self.progressed.emit(progress)
