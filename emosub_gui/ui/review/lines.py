"""Lines with the emotion that something would give them, to be seen and heard beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.timecode import clock
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import emotion_icon
from emosub_gui.ui.look.sheet import MEDIUM
from emosub_gui.ui.words import certainty, emotion_name

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NUMBER, START, EMOTION, SURE, TEXT = range(5)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGNED_RIGHT = (NUMBER, START, SURE)
_SAMPLES = {NUMBER: "00000", START: "0:00:00.000", EMOTION: "Surprise → Surprise", SURE: "100 %"}
_ROW_PADDING, _CELL_PADDING = 10, 5


class Line(NamedTuple):
    """A line of the table.

    Attributes:
        number: its place in the document, from 1.
        cue: as it is now.
        after: the emotion that it is to have; None leaves it as it is.
    """

    number: int
    cue: Cue
    after: Emotion | None = None


class LineModel(QAbstractTableModel):
    """Lines, some of which a person may leave out."""

    def __init__(self, parent: QObject | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._left_out: set[int] = set()
        self._checkable = checkable

    # ---- properties ----

    @property
    def lines(self) -> Sequence[Line]:
        """The lines, in order."""
        return self._lines

    @property
    def chosen(self) -> list[Line]:
        """The lines that are not left out."""
        return [line for line in self._lines if line.cue.id not in self._left_out]

    # ---- setters ----

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the ones that were left out stay so."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    # ---- Qt's interface ----

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_SAMPLES) + 1

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not NUMBER <= section <= TEXT:
            return None
        if role == Role.TextAlignmentRole:
            return _RIGHT if section in _ALIGNED_RIGHT else _LEFT
        if role != Role.DisplayRole:
            return None
        return (
            QCoreApplication.translate("review", "Line"),
            QCoreApplication.translate("review", "Start"),
            QCoreApplication.translate("review", "Emotion"),
            QCoreApplication.translate("review", "Sure"),
            QCoreApplication.translate("review", "Text"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a line be left out."""
        flags = super().flags(index)
        tickable = self._checkable and index.column() == NUMBER
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return _RIGHT if column in _ALIGNED_RIGHT else _LEFT
        if role == Role.DisplayRole:
            return _cell(line, column)
        if role == Role.DecorationRole and column == EMOTION:
            emotion = line.after or line.cue.emotion
            return emotion_icon(emotion) if emotion else None
        if role == Role.CheckStateRole and column == NUMBER and self._checkable:
            out = line.cue.id in self._left_out
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Leave a line out, or take it in again."""
        if role != Role.CheckStateRole or not self._checkable or index.column() != NUMBER:
            return False
        cue_id = self._lines[index.row()].cue.id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(cue_id)
        else:
            self._left_out.add(cue_id)
        self.dataChanged.emit(index, index, [role])
        return True


def _cell(line: Line, column: int) -> str:
    cue = line.cue
    match column:
        case 0:
            return str(line.number)
        case 1:
            return clock(cue.start)
        case 2:
            names = [emotion_name(cue.emotion), emotion_name(line.after)]
            return " → ".join(filter(None, names))
        case 3:
            return certainty(cue)
        case _:
            return cue.plain.replace("\n", " ")


class LineTable(QTableView):
    """The lines in a table; a double click plays one, and so does P on the current one.

    Signals:
        played(Cue): a line is to be heard.
    """

    played = Signal(object)

    def __init__(self, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {_CELL_PADDING}px; }}")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + 5 * MEDIUM)
        self.doubleClicked.connect(self._play)
        current.notifier().changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Play the current line at P."""
        if event.key() == Qt.Key.Key_P and not event.modifiers():
            self._play(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def play(self) -> None:
        """Let the current line be heard."""
        self._play(self.currentIndex())

    def _play(self, index: QModelIndex) -> None:
        if index.isValid():
            self.played.emit(self._lines.lines[index.row()].cue)
