"""What is to be seen above the status bar while a film is written, and when it is."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from emosub_gui.core.progress import Progress
from emosub_gui.ui.dialogs.video_forms import data_size
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.progress import ProgressPanel


class ExportBar(QWidget):
    """Follows one film that is being written; `done` then says where it lies until it is closed.

    Signals:
        cancelRequested(): the person wants it to stop.
    """

    cancelRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressPanel(keeps=False)
        self.progress.details.hide()
        self.progress.cancelRequested.connect(self.cancelRequested)
        self.show_folder = QToolButton()
        self.done = NoticeBar("circle-check", self.show_folder)
        self._target = Path()
        self._lay_out()
        self.retranslate()
        self.hide()

    # ---- methods ----

    def begin(self, target: Path) -> None:
        """Show that a film begins to be written."""
        self._target = target
        self.done.withdraw()
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
        self.hide()
        size = data_size(self._target.stat().st_size) if self._target.exists() else "?"
        text = QCoreApplication.translate("export bar", "{name} is written: {size} in {time}.")
        self.done.say(text.format(name=self._target.name, size=size, time=spent))
        self.done.text.setToolTip(str(self._target))

    def retranslate(self) -> None:
        """Take the button's text from the language in force."""
        self.show_folder.setText(QCoreApplication.translate("export bar", "Show in its folder"))

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ---- internals ----

    def _lay_out(self) -> None:
        self.show_folder.setIcon(icon("folder-open"))
        self.show_folder.clicked.connect(self._on_show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.progress)

    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))
