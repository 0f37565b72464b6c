"""Asks from which confidence on to accept lines unheard, and shows which these are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from emosub_gui.core import edits, review
from emosub_gui.core.document import Document
from emosub_gui.ui.dialogs.base import Dialog, note
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM
from emosub_gui.ui.look.sliders import Slider
from emosub_gui.ui.review.lines import Line, LineModel, LineTable

translate = QCoreApplication.translate
_SIZE = (760, 560)
_PERCENT = (30, 100)
_FIRST = 90


class AcceptDialog(Dialog):
    """Accepts the lines about which the models are sure enough.

    Signals:
        playRequested(Cue): a line is to be heard.
    """

    playRequested = Signal(object)  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        super().__init__(
            parent, translate("review", "Accept sure lines"), translate("review", "Accept")
        )
        self.resize(*_SIZE)
        self._document = document
        self._numbers = {cue.id: number for number, cue in enumerate(document, start=1)}
        self.threshold = Slider()
        self.threshold.setRange(*_PERCENT)
        self.threshold.setPageStep(5)
        self.threshold.setValue(_FIRST)
        self._least, self._count = QLabel(), QLabel()
        self._count.setWordWrap(True)
        self.model = LineModel(self, checkable=True)
        self.table = LineTable(self.model)
        self.play = QPushButton(icon("play"), translate("review", "&Play the line"))
        self.play.setAutoDefault(False)
        self._lay_out()
        self.threshold.valueChanged.connect(self._show)
        self.model.dataChanged.connect(self._say)
        self.table.played.connect(self.playRequested)
        self.play.clicked.connect(self.table.play)
        self.table.selectionModel().currentRowChanged.connect(self._say)
        self._show()

    # ---- methods ----

    @property
    def ids(self) -> frozenset[int]:
        """The lines that are to be accepted."""
        return frozenset(line.cue.id for line in self.model.chosen)

    def edit(self, document: Document) -> Document:
        """Accept the lines."""
        return edits.accept(document, self.ids)

    # ---- internals ----

    def _lay_out(self) -> None:
        self.add(
            note(
                translate(
                    "review",
                    "Lines that await review and are at least this sure are accepted without "
                    "being heard. They count as decided: an analysis leaves them alone, and what "
                    "is learned from your decisions takes them to be right.",
                )
            )
        )
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        label = QLabel(translate("review", "At least &sure"))
        label.setBuddy(self.threshold)
        self._least.setMinimumWidth(self._least.fontMetrics().horizontalAdvance("100%"))
        row.addWidget(label)
        row.addWidget(self.threshold, 1)
        row.addWidget(self._least)
        self.add(row)
        self.add(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.play)
        self.add(foot)

    # ---- slots ----

    def _show(self) -> None:
        """Show the lines above the threshold."""
        found = review.sure_enough(self._document, self.threshold.value() / 100)
        self.model.show_lines([Line(self._numbers[cue.id], cue) for cue in found])
        self._least.setText(f"{self.threshold.value()}%")
        self._say()

    def _say(self) -> None:
        """Say how many lines these are, and how many of them are likely wrong."""
        cues = [line.cue for line in self.model.chosen]
        wrong = review.expected_errors(cues)
        text = translate(
            "review", "Lines to accept: {count}. By their confidence, about {wrong:.0f} are wrong."
        )
        self._count.setText(text.format(count=len(cues), wrong=wrong))
        self.ok.setEnabled(bool(cues))
        self.play.setEnabled(self.table.currentIndex().isValid())
