"""Faults of the program itself, told in the window: Qt would only print them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_dir
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from emosub_gui.core import faults
from emosub_gui.core.errors import EmoSubError
from emosub_gui.ui.dialogs.base import show_error


class Faults(QObject):
    """Shows what nobody caught, one at a time, and leaves the editor running.

    An error that a person can act on is shown as it is; anything else is a fault, which is also
    written to a file.
    """

    _happened = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        # It may happen in any thread; boxes belong to this one.
        self._happened.connect(self._show)

    def watch(self) -> None:
        """Take the place of Python's own way to tell."""
        sys.excepthook = self._take

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            self._happened.emit(error)

    def _show(self, error: Exception) -> None:
        if not isinstance(error, EmoSubError):
            log = Path(user_log_dir("EmoSub", appauthor=False)) / "crash.log"
            error = faults.record(error, log)
        if self._box is None:
            self._box = show_error(self._window, error)
            self._box.finished.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._box = None
