"""Asking models about lines of the film, in a process of their own beside the analysis's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from emosub_gui.analysis.engine import Engine
from emosub_gui.analysis.messages import Progressed, Refused, Survey, Surveyed
from emosub_gui.app.jobs import AnalysisWorker


class Asking(QObject):
    """Runs one survey at a time; its process stays warm until `release`.

    Signals:
        progressed(Progress): how far it is.
        answered(Surveyed): what one model says.
        refused(Refused): a model could not be asked; the others are.
        failed(EmoSubError): the film, or the process, cannot be used.
        ended(bool): it is over; whether it came to its end.
    """

    progressed = Signal(object)
    answered = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    ended = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = Engine()
        self._worker: AnalysisWorker | None = None
        self._complete = False

    @property
    def busy(self) -> bool:
        """Whether a survey runs."""
        return self._worker is not None

    def start(self, survey: Survey) -> None:
        """Begin a survey.

        Raises:
            RuntimeError: one runs.
        """
        if self._worker is not None:
            raise RuntimeError("one survey at a time")
        self._complete = False
        worker = AnalysisWorker(self._engine, survey)
        worker.told.connect(self._on_told)
        worker.failed.connect(self.failed)
        worker.done.connect(self._on_done)
        worker.finished.connect(self._on_finished)
        self._worker = worker
        worker.start()

    def stop(self) -> None:
        """Ask the survey to stop; returns at once."""
        if self._worker is not None:
            self._worker.stop()

    def release(self) -> None:
        """Give back the memory of the models, unless they are at work."""
        if self._worker is None:
            self._engine.close()

    def close(self) -> None:
        """Stop, wait for it, and end the process."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.blockSignals(True)
            worker.stop()
            worker.wait()
        self._engine.close()

    # ---- slots ----

    def _on_told(self, event: object) -> None:
        match event:
            case Progressed(progress=progress):
                self.progressed.emit(progress)
            case Surveyed():
                self.answered.emit(event)
            case Refused():
                self.refused.emit(event)

    def _on_done(self) -> None:
        self._complete = True

    def _on_finished(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait()  # the thread's last steps come after its `finished`
            self.ended.emit(self._complete)
