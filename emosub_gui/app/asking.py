"""Asking models about lines of the film, in a process of their own beside the analysis's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from emosub_gui.analysis.messages import AnyEvent, Progressed, Refused, Surveyed
from emosub_gui.app.runner import AnalysisRunner


class Asking(AnalysisRunner):
    """Runs one `Survey` at a time, and sorts what it tells.

    Signals:
        progressed(Progress): how far it is.
        answered(Surveyed): what one model says.
        refused(Refused): a model could not be asked; the others are.
    """

    progressed = Signal(object)
    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told.connect(self._on_told)

    def _on_told(self, event: AnyEvent) -> None:
        match event:
            case Progressed(progress=progress):
                self.progressed.emit(progress)
            case Surveyed():
                self.answered.emit(event)
            case Refused():
                self.refused.emit(event)
