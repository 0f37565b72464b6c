"""Fields that dialogs and panels share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from emosub_gui.core.timecode import clock, parse


class TimeField(QLineEdit):
    """A field for a time in whatever form people type it.

    Signals:
        timeChanged(int): a valid time was typed, in milliseconds.
    """

    timeChanged = Signal(int)  # noqa: N815 - Qt's style for signals

    def __init__(self, time: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(clock(time), parent)
        self.setPlaceholderText("0:00:00.000")
        self.textEdited.connect(self._on_edited)

    @property
    def time(self) -> int | None:
        """Milliseconds; None while what stands there is no time."""
        try:
            return parse(self.text())
        except ValueError:
            return None

    def set_time(self, time: int) -> None:
        """Show a time."""
        self.setText(clock(time))
        mark(self, valid=True)

    def _on_edited(self) -> None:
        time = self.time
        mark(self, valid=time is not None)
        if time is not None:
            self.timeChanged.emit(time)


def mark(edit: QLineEdit, *, valid: bool) -> None:
    """Show whether what stands in a field can be taken."""
    edit.setProperty("invalid", not valid)
    edit.style().unpolish(edit)
    edit.style().polish(edit)
