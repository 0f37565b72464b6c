"""How something ended, above the status bar until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.progress import Log

_SIGN = 16


class NoticeBar(QWidget):
    """Says how something ended, beside what can be done about it.

    Signals:
        told(): there is something to read.
        withdrawn(): there is not any more, because it was closed or is over.
    """

    told = Signal()
    withdrawn = Signal()

    def __init__(self, sign: str, *buttons: QToolButton) -> None:
        """Show nothing yet; `sign` is the icon before the text, the buttons stand behind it."""
        super().__init__()
        self.text = QLabel()
        self.text.setWordWrap(True)
        # A path cannot be wrapped, and must not make the window wider.
        policy = self.text.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.text.setSizePolicy(policy)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.log = Log()
        self.details, self.more, self.close_button = QToolButton(), QToolButton(), QToolButton()
        self._others = 0
        self.more.setIcon(icon("chevron-right"))
        self.more.hide()
        self.details.setIcon(icon("list"))
        self.details.setCheckable(True)
        self.details.toggled.connect(self.log.setVisible)
        self.close_button.setIcon(icon("x"))
        self.close_button.clicked.connect(self.withdraw)
        self._lay_out(sign, buttons)
        self.retranslate()
        self.hide()

    def say(self, text: str, log: str = "") -> None:
        """Show a text; `log`, if there is one, is unfolded by who wants it."""
        self.text.setText(text)
        self.text.setToolTip(text)
        self.log.setPlainText(log)
        self.details.setChecked(False)
        self.details.setVisible(bool(log))
        self.show()
        self.told.emit()

    def withdraw(self) -> None:
        """Say it no more."""
        self.hide()
        self.withdrawn.emit()

    def set_others(self, count: int) -> None:
        """Say how many other notices can be read in this place."""
        self._others = count
        self.more.setVisible(count > 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the buttons' texts from the language in force."""
        self.details.setText(QCoreApplication.translate("progress", "Log"))
        more = QCoreApplication.translate("progress", "{count} more")
        self.more.setText(more.format(count=self._others))
        self.more.setToolTip(QCoreApplication.translate("progress", "Show the next notice"))
        close = QCoreApplication.translate("Dialog", "Close")
        self.close_button.setToolTip(close)
        self.close_button.setAccessibleName(close)

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ---- internals ----

    def _lay_out(self, sign: str, buttons: tuple[QToolButton, ...]) -> None:
        mark = QLabel()
        mark.setPixmap(icon(sign).pixmap(_SIGN, _SIGN))
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(mark)
        row.addWidget(self.text, 1)
        for button in (*buttons, self.details, self.more):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(MEDIUM)
        column.addLayout(row)
        column.addWidget(self.log)
