"""What is to be seen above the status bar while a film is written, and when it is."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from emosub_gui.core.progress import Progress
from emosub_gui.ui.dialogs.video_forms import data_size
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.progress import ProgressPanel


class ExportBar(QWidget):
    """Follows one film that is being written; then says where it lies until it is closed.

    Signals:
        cancelRequested(): the person wants it to stop.
    """

    cancelRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressPanel(keeps=False)
        self.progress.details.hide()
        self.progress.cancelRequested.connect(self.cancelRequested)
        self.show_folder, self.close_button = QToolButton(), QToolButton()
        self._target = Path()
        self._text = QLabel()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._done = QWidget()
        self._lay_out()
        self.retranslate()
        self.hide()

    # ---- methods ----

    def begin(self, target: Path) -> None:
        """Show that a film begins to be written."""
        self._target = target
        self._done.hide()
        self.progress.begin()
        self.show()

    def update_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.progress.update_progress(replace(progress, note=self._target.name))

    def stopping(self) -> None:
        """Say that the wish to stop has been heard."""
        self.progress.stopping()

    def finish(self) -> None:
        """Say that the film is written, and where."""
        spent = self.progress.spent
        self.progress.hide()
        size = data_size(self._target.stat().st_size) if self._target.exists() else "?"
        text = QCoreApplication.translate("export bar", "{name} is written: {size} in {time}.")
        self._text.setText(text.format(name=self._target.name, size=size, time=spent))
        self._text.setToolTip(str(self._target))
        self._done.show()

    def retranslate(self) -> None:
        """Take the buttons' texts from the language in force."""
        self.show_folder.setText(QCoreApplication.translate("export bar", "Show in its folder"))
        close = QCoreApplication.translate("export bar", "Close")
        self.close_button.setToolTip(close)
        self.close_button.setAccessibleName(close)

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ---- internals ----

    def _lay_out(self) -> None:
        self.show_folder.setIcon(icon("folder-open"))
        self.show_folder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.show_folder.clicked.connect(self._on_show)
        self.close_button.setIcon(icon("x"))
        self.close_button.clicked.connect(self.hide)
        mark = QLabel()
        mark.setPixmap(icon("circle-check").pixmap(16, 16))
        row = QHBoxLayout(self._done)
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(MEDIUM)
        row.addWidget(mark)
        row.addWidget(self._text, 1)
        row.addWidget(self.show_folder)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.progress)
        column.addWidget(self._done)

    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))
