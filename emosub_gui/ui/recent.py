"""The menu of files that were open before."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from emosub_gui.app.settings import SettingsStore


class RecentMenu(QMenu):
    """Lists the files that are still there, the last one first.

    Signals:
        chosen(Path): a file is to be opened.
    """

    chosen = Signal(object)

    def __init__(self, settings: SettingsStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in map(Path, self._settings.value.recent):
            if path.exists():
                action = self.addAction(path.name)
                action.setToolTip(str(path))
                action.triggered.connect(partial(self.chosen.emit, path))
