"""Requests to the analysis, one at a time, in a process that stays warm between them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.messages import AnyRequest
from emosub_gui.app.jobs import Worker
from emosub_gui.core.progress import Cancel


class _Following(Worker):
    """Drives the process for one request.

    Signals:
        told(AnyEvent): something that the analysis tells, in order.
    """

    told = Signal(object)

    def __init__(self, engine: Engine, request: AnyRequest) -> None:
        super().__init__()
        self._engine, self._request = engine, request
        self.complete = False
        """Whether the analysis came to its end."""

    def work(self, cancel: Cancel) -> None:
        """Pass the analysis's events on."""
        for event in self._engine.run(self._request, cancel):
            self.told.emit(event)
        self.complete = True


class AnalysisRunner(QObject):
    """Owns the analysis's process, and the thread that listens to it.

    Signals:
        told(AnyEvent): something that the analysis tells, in order.
        failed(EmoSubError): it ended with an error; what had come is kept.
        cancelled(): it was stopped.
        ended(bool): it is over, and another may start; whether it came to its end.
    """

    told = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = Engine()
        self._worker: _Following | None = None

    @property
    def busy(self) -> bool:
        """Whether a request runs."""
        return self._worker is not None

    @property
    def pid(self) -> int | None:
        """The process's id; None while there is none."""
        return self._engine.pid

    def start(self, request: AnyRequest) -> None:
        """Begin what is asked.

        Raises:
            RuntimeError: a request runs.
        """
        if self._worker is not None:
            raise RuntimeError("one request at a time")
        worker = _Following(self._engine, request)
        worker.told.connect(self.told)
        worker.failed.connect(self.failed)
        worker.cancelled.connect(self.cancelled)
        worker.finished.connect(self._on_finished)
        self._worker = worker
        worker.start()

    def stop(self) -> None:
        """Ask the request to stop; returns at once."""
        if self._worker is not None:
            self._worker.stop()

    def abandon(self) -> None:
        """Stop and wait for it; how it ends is not told."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.blockSignals(True)
            worker.stop()
            worker.wait()

    def release(self) -> None:
        """End the process and give its memory back, unless it is at work."""
        if self._worker is None:
            self._engine.close()

    def close(self) -> None:
        """Stop, wait for it, and end the process."""
        self.abandon()
        self._engine.close()

    def _on_finished(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()  # the thread's last steps come after its `finished`
            self.ended.emit(worker.complete)
