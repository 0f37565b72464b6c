"""The sentences that say why a cue has its emotion, as a list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from emosub_gui.ui.inspector.reasons import Reason
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL

_ICON = 14


class ReasonList(QWidget):
    """Sentences, each with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: list[Reason] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(MEDIUM)
        self._grid.setVerticalSpacing(SMALL)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        current.notifier().changed.connect(self._refresh)

    @property
    def sentences(self) -> list[str]:
        """What is said."""
        return [reason.sentence for reason in self._reasons]

    def say(self, found: list[Reason]) -> None:
        """Show these reasons."""
        if found != self._reasons:
            self._reasons = found
            self._refresh()

    def _refresh(self) -> None:
        while len(self._rows) < len(self._reasons):
            sign, sentence = QLabel(), QLabel()
            sentence.setWordWrap(True)
            sentence.setTextFormat(Qt.TextFormat.PlainText)
            sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(sign, len(self._rows), 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(sentence, len(self._rows), 1)
            self._rows.append((sign, sentence))
        muted = current.colours().muted
        for number, (sign, sentence) in enumerate(self._rows):
            there = number < len(self._reasons)
            sign.setVisible(there)
            sentence.setVisible(there)
            if there:
                reason = self._reasons[number]
                sign.setPixmap(icon(reason.icon, muted).pixmap(_ICON, _ICON))
                sentence.setText(reason.sentence)
