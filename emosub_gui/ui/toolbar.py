"""The toolbar: the most used actions, and at its end the button that begins everything."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QWidget

from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.look.icons import icon

_ICON = 18
_ON_ACCENT = "#FFFFFF"


class ToolBar(QToolBar):
    """The window's one toolbar."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(_ICON, _ICON))
        actions.fill_toolbar(self)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.analyze = QPushButton(icon("wand-sparkles", _ON_ACCENT), "")
        self.analyze.setProperty("primary", True)
        self.analyze.clicked.connect(actions["analyze.start"].trigger)
        self.addWidget(self.analyze)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        self.analyze.setText(QCoreApplication.translate("MainWindow", "Analyze"))
