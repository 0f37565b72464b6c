"""The grid's model: the document's cues as rows, those that a filter leaves, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from emosub_gui.app.session import Session
from emosub_gui.core import fields
from emosub_gui.core.checks import check_neighbours
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.query import Query, parse
from emosub_gui.ui.departures import departure_sentences
from emosub_gui.ui.grid.meanings import aliases
from emosub_gui.ui.grid.rows import COLUMNS, INDEX, Column, Row
from emosub_gui.ui.grid.sorting import Order
from emosub_gui.ui.words import edit_name, problem_sentence, reservation

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_MOST_RUNS = 50
"""Separate stretches of rows that come or go one by one; for more, the views start afresh."""

_LAST = len(COLUMNS) - 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_FLAGS = [_SHOWN | Qt.ItemFlag.ItemIsEditable if column.field else _SHOWN for column in COLUMNS]


class CueModel(QAbstractTableModel):
    """The cues of a session; follows its document row by row.

    A cue that is changed stays in sight even if the filter would now leave it out, and in its
    place even if it would now be sorted elsewhere, until the filter is set or the lines are
    sorted again: nothing vanishes under a person's hands. While lines are sorted, new ones stand
    behind the line that they follow in the document.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._query = parse("")
        self._order: Order | None = None
        self._by_id: dict[int, Row] = {}
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._places: dict[int, int] | None = None
        session.changed.connect(self._on_changed)
        session.replaced.connect(self._on_replaced)
        self._on_replaced()

    # ---- properties ----

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self._rows

    @property
    def total(self) -> int:
        """How many rows there are without a filter."""
        return len(self._all)

    @property
    def filter(self) -> str:
        """The filter in force; see `core.query`."""
        return self._query.source

    @property
    def is_sorted(self) -> bool:
        """Whether the rows are not in the document's order."""
        return self._order is not None

    def row_of(self, cue_id: int) -> int | None:
        """Return the row that shows a cue, or None if none does."""
        if self._places is None:
            self._places = {row.cue.id: index for index, row in enumerate(self._rows)}
        return self._places.get(cue_id)

    # ---- setters ----

    def set_filter(self, source: str) -> None:
        """Show only the cues that a query means.

        Raises:
            QueryFieldError, QueryValueError, PatternError, PatternTimeoutError: it cannot be
                understood, or takes too long; the filter stays as it was.
        """
        query = parse(source, aliases())
        wanted = self._wanted(query)
        self._query = query
        self._show(self._in_order(wanted))

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for row in self._all:
            row.forget()
        self._touch(range(len(self._rows)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _LAST)

    def measure(self) -> None:
        """Check all lines again, by the reading limits now in force."""
        for row in self._all:
            row.forget()
        self._check_neighbours(self._session.document)
        self._touch(range(len(self._rows)))

    # ---- Qt's interface ----

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of columns, those included that are not shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= _LAST:
            return None
        if role == Role.DisplayRole:
            column, order = COLUMNS[section], self._order
            return order.heading if order and order.column is column else column.heading
        if role == Role.TextAlignmentRole:
            return _RIGHT if COLUMNS[section].right else _LEFT
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell says; how it looks is the delegate's business."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return row.text(column)
        if role == Role.EditRole:
            return fields.read(row.cue, column.field) if column.field else row.text(column)
        if role == Role.ToolTipRole:
            return "\n".join(self._hints(row, column)) or None
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        return _FLAGS[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Edit the document as typed; False if what was typed cannot be understood."""
        field = COLUMNS[index.column()].field if index.isValid() else None
        if role != Role.EditRole or field is None:
            return False
        cue_id = self._rows[index.row()].cue.id
        try:
            self._session.edit(
                edit_name(field), lambda document: fields.write(document, [cue_id], field, value)
            )
        except ValueError:
            return False
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in another order; column -1 is the document's own."""
        if column < 0 and self._order is None:
            return
        descending = order is Qt.SortOrder.DescendingOrder
        self._order = Order(COLUMNS[column], descending) if column >= 0 else None
        shown = set(self._rows)
        self._show(self._in_order([row for row in self._all if row in shown]))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _LAST)

    # ---- internals ----

    def _hints(self, row: Row, column: Column) -> Iterator[str]:
        """Yield what a cell's tooltip says."""
        everything = column.name == "number"
        for problem in row.problems:
            if everything or problem.kind in column.problems:
                yield problem_sentence(problem)
        if column.name in ("review", "emotion") and row.cue.emotion:
            yield row.text(COLUMNS[INDEX["review"]])
        if column.name in ("review", "emotion", "confidence") and (said := reservation(row.cue)):
            yield said
        if column.name == "emotion":
            yield from departure_sentences(row.cue)

    def _on_replaced(self) -> None:
        """Show another document."""
        self.beginResetModel()
        self._query, self._order, self._by_id = parse(""), None, {}
        self._take_all(self._session.document)
        self._rows, self._places = list(self._all), None
        self._check_neighbours(self._session.document)
        self.endResetModel()

    def _on_changed(self, before: Document, after: Document) -> None:
        """Follow an edit: touch only the rows that differ."""
        same_lines = len(before.cues) == len(after.cues)
        different = [
            (old, new) for old, new in zip(before.cues, after.cues, strict=False) if old is not new
        ]
        if same_lines and all(old.id == new.id for old, new in different):
            for _, cue in different:
                self._by_id[cue.id].take(cue)
            moved = any(_times(old) != _times(new) for old, new in different)
            touched = {cue.id for _, cue in different}
        else:
            moved = True
            touched = self._follow(after)
        if moved or before.media != after.media:
            touched |= self._check_neighbours(after)
        places = (self.row_of(cue_id) for cue_id in touched)
        self._touch(place for place in places if place is not None)

    def _follow(self, after: Document) -> set[int]:
        """Take in and drop lines; return the ids of those that stay and differ."""
        there = set(self._by_id)
        shown = {row.cue.id for row in self._rows} if self._query.tests else set()
        touched = self._take_all(after)
        if self._query.tests:
            fresh = [row for row in self._all if row.cue.id not in there]
            shown |= set(self._query.matches(fresh))
            self._show(self._in_place([row for row in self._all if row.cue.id in shown]))
        else:
            self._show(self._in_place(list(self._all)))
        return touched

    def _take_all(self, document: Document) -> set[int]:
        """Make the rows those of a document; return the ids of those that were and differ."""
        by_id, touched = {}, set()
        for number, cue in enumerate(document.cues, start=1):
            row = self._by_id.get(cue.id)
            if row is None:
                row = Row(cue, number)
            elif row.cue is not cue or row.number != number:
                row.number = number
                touched.add(cue.id)
                if row.cue is not cue:
                    row.take(cue)
            by_id[cue.id] = row
        self._by_id, self._all = by_id, list(by_id.values())
        return touched

    def _wanted(self, query: Query) -> list[Row]:
        """Return the rows that a query leaves."""
        if not query.tests:
            return list(self._all)
        return [self._by_id[cue_id] for cue_id in query.matches(self._all)]

    def _in_order(self, rows: list[Row]) -> list[Row]:
        """Return rows, given in the document's order, in the one that is wanted."""
        return self._order(rows) if self._order else rows

    def _in_place(self, rows: list[Row]) -> list[Row]:
        """Return rows with those that are shown in sorted order where they are.

        A line that comes alone was put behind another one by hand, and stands there; several, as
        an analysis or an undone step brings them, go where the order wants them.
        """
        wanted, known = set(rows), set(self._rows)
        if self._order is None or len(wanted - known) > 1:
            return self._in_order(rows)
        behind: dict[Row | None, list[Row]] = {}
        before = None
        for row in rows:
            if row in known:
                before = row
            else:
                behind.setdefault(before, []).append(row)
        result = behind.get(None, [])
        for row in self._rows:
            if row in wanted:
                result += [row, *behind.get(row, ())]
        return result

    def _show(self, wanted: list[Row]) -> None:
        """Make the shown rows `wanted`, telling the views no more than what differs."""
        kept, known = set(wanted), set(self._rows)
        gone = runs(index for index, row in enumerate(self._rows) if row not in kept)
        come = runs(index for index, row in enumerate(wanted) if row not in known)
        in_order = [row for row in self._rows if row in kept] == [
            row for row in wanted if row in known
        ]
        if not in_order or len(gone) + len(come) > _MOST_RUNS:
            self.beginResetModel()
            self._rows, self._places = wanted, None
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._places = None
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self._places = None
            self.endInsertRows()

    def _check_neighbours(self, document: Document) -> set[int]:
        """Find overlaps and small gaps; return the ids of the cues that have others now."""
        found = check_neighbours(document)
        touched = set()
        for row in self._all:
            beside = found.get(row.cue.id, ())
            if beside != row.beside:
                row.beside = beside
                touched.add(row.cue.id)
        return touched

    def _touch(self, places: Iterable[int]) -> None:
        """Tell the views which rows differ."""
        for first, last in runs(sorted(places)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, _LAST))


def _times(cue: Cue) -> tuple[int, int, int, bool, str]:
    """Return what a cue's problems with its neighbours depend on."""
    return cue.start, cue.end, cue.layer, cue.comment, cue.language


def runs(indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs of neighbours, first and last included."""
    numbers = list(indexes)
    if not numbers:
        return []
    cuts = [(a, b) for a, b in pairwise(numbers) if b != a + 1]
    firsts = [numbers[0], *(b for _, b in cuts)]
    lasts = [*(a for a, _ in cuts), numbers[-1]]
    return list(zip(firsts, lasts, strict=True))
