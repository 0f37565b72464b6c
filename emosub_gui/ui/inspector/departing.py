"""Says how the selected lines depart from their emotions' looks, and offers the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from emosub_gui.core.cue import Cue
from emosub_gui.styling.departures import departures
from emosub_gui.ui.departures import DEPARTURE_ICON, departure_sentences
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM

translate = QCoreApplication.translate
_ICON = 14


class DepartingRow(QWidget):
    """A sign, what departs in words, and a button; there only where something departs.

    Signals:
        resetRequested(): the selected lines are to look as their emotions say.
    """

    resetRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cues: Sequence[Cue] = ()
        self.sign, self.sentence, self.reset = QLabel(), QLabel(), QToolButton()
        self.sentence.setWordWrap(True)
        self.reset.setIcon(icon("rotate-ccw"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.sign)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignVCenter)
        self.reset.clicked.connect(self.resetRequested)
        current.notifier().changed.connect(self.retranslate)
        self.retranslate()

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Say how these lines depart; nothing is shown where none does."""
        self._cues = [cue for cue in cues if departures(cue)]
        self.setVisible(bool(self._cues))
        if len(cues) == 1:
            self.sentence.setText("\n".join(departure_sentences(cues[0])))
        else:
            text = translate("inspector", "{count} of {all} lines have looks of their own")
            self.sentence.setText(text.format(count=len(self._cues), all=len(cues)))

    def retranslate(self) -> None:
        """Take words and colours that are in force."""
        self.sign.setPixmap(icon(DEPARTURE_ICON, current.colours().accent).pixmap(_ICON, _ICON))
        text = translate("inspector", "Reset to the emotion's look")
        self.reset.setToolTip(text)
        self.reset.setAccessibleName(text)
