"""The speakers of a film: a field for each one's name, and a button to hear them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import cycle

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.cue import Cue
from emosub_gui.ui.dialogs.base import note
from emosub_gui.ui.elided import Elided
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.scrolling import Scrolled
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

_PLAY, _NAME, _LINES, _SAMPLE = range(4)
_NAME_WIDTH = 180
_ROWS_SHOWN = 8
_ROW_HEIGHT = 40
_LONGEST_SAMPLE = 6000
"""Milliseconds up to which a line is a good one to hear somebody by."""


class SpeakerTable(QWidget):
    """Shows speakers with their lines; names can be changed.

    Signals:
        namesChanged(): a name is another now.
        playRequested(start, end): a line is to be heard, in milliseconds.
    """

    namesChanged = Signal()  # noqa: N815 - Qt's style for signals
    playRequested = Signal(int, int)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        self._area = Scrolled()
        self._unions = note("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self._area, 1)
        column.addWidget(self._unions)

    @property
    def names(self) -> dict[str, str]:
        """New name by old one, of those that are other ones; an empty field changes nothing."""
        found = {old: field.text().strip() for old, field in self.fields.items()}
        return {old: new for old, new in found.items() if new and new != old}

    def show_speakers(self, speakers: Mapping[str, Sequence[Cue]]) -> None:
        """Show speakers by name, with their lines in time order."""
        self.fields = {}
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, MEDIUM, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        grid.setColumnStretch(_SAMPLE, 1)
        for row, (name, cues) in enumerate(speakers.items()):
            self._add_row(grid, row, name, cues)
        grid.setRowStretch(len(speakers), 1)
        self._area.setWidget(page)
        rows = min(len(speakers), _ROWS_SHOWN)
        self._area.setMinimumHeight(round(rows * _ROW_HEIGHT * current.scale()))
        self._on_edited()

    def _add_row(self, grid: QGridLayout, row: int, name: str, cues: Sequence[Cue]) -> None:
        """Add a row; the button plays another line each time."""
        translate = QCoreApplication.translate
        samples = _samples(cues)
        button = QToolButton()
        button.setIcon(icon("play"))
        button.setToolTip(translate("speakers", "Hear a line; again for another one"))
        button.setAccessibleName(translate("speakers", "Hear {name}").format(name=name))
        field = QLineEdit(name)
        field.setPlaceholderText(name)
        field.setFixedWidth(round(_NAME_WIDTH * current.scale()))
        field.setAccessibleName(translate("speakers", "Name of {name}").format(name=name))
        field.textChanged.connect(self._on_edited)
        lines = QLabel(translate("speakers", "Lines: {count}").format(count=len(cues)))
        lines.setProperty("role", "muted")
        said = Elided()
        said.setProperty("role", "muted")
        said.setText(_in_a_line(samples[0]))
        turn = cycle(samples)

        def play() -> None:
            cue = next(turn)
            said.setText(_in_a_line(cue))
            self.playRequested.emit(cue.start, cue.end)

        button.clicked.connect(play)
        for column, part in ((_PLAY, button), (_NAME, field), (_LINES, lines), (_SAMPLE, said)):
            grid.addWidget(part, row, column)
        self.fields[name] = field

    def _on_edited(self) -> None:
        """Say who becomes one speaker."""
        names = [field.text().strip() or old for old, field in self.fields.items()]
        twice = [name for name, times in Counter(names).items() if times > 1]
        text = QCoreApplication.translate(
            "speakers", "Lines of the same name become one speaker's: {names}"
        )
        self._unions.setText(text.format(names=", ".join(twice)))
        self._unions.setVisible(bool(twice))
        self.namesChanged.emit()


def _samples(cues: Sequence[Cue]) -> list[Cue]:
    """Return lines to hear somebody by: long ones first, but none that never ends."""
    return sorted(cues, key=lambda cue: (cue.duration > _LONGEST_SAMPLE, -cue.duration))


def _in_a_line(cue: Cue) -> str:
    """Return what a cue says, without line breaks."""
    return " ".join(cue.plain.split())
