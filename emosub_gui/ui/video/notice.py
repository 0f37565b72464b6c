"""A few words at the top of the picture, until they are closed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

_WIDEST = 520


class Notice(QFrame):
    """Says something over a view, whose size it follows."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.label, self.close_ = QLabel(), QToolButton()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_.setIcon(icon("x"))
        self.close_.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignTop)
        self.close_.clicked.connect(self.hide)
        view.installEventFilter(self)
        self._retranslate()
        self.hide()

    def say(self, text: str) -> None:
        """Show a text; "" is nothing."""
        self.label.setText(text)
        self.setVisible(bool(text))
        self._place()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size of the view."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _place(self) -> None:
        room = self._view.width() - 2 * LARGE
        width = min(_WIDEST, room)
        self.setGeometry(LARGE, LARGE, width, self.heightForWidth(width))

    def _retranslate(self) -> None:
        text = QCoreApplication.translate("Dialog", "Close")
        self.close_.setToolTip(text)
        self.close_.setAccessibleName(text)
