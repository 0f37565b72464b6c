"""Lines in which something was found, each with the place in its context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.fields import Field, read
from emosub_gui.core.search import Match, Replacer
from emosub_gui.ui.grid.rows import RETURN_SIGN
from emosub_gui.ui.inspector.units import to_units
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import MEDIUM
from emosub_gui.ui.words import field_name

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

NUMBER, START, FIELD, FOUND = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CONTEXT = 24
"""Characters that are shown before a match."""
_ROW_PADDING = 10
_CELL_PADDING = 5
"""With the style's own margin this is the headings' padding."""


class Snippet(NamedTuple):
    """A match in its context, on one line; `new` is what would replace it, None for nothing."""

    before: str
    found: str
    new: str | None
    after: str


def as_read(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what is read before, between and after two offsets in event text."""
    plain = markup.to_plain(text)
    if plain is not text:
        starts = [span[0] for span in markup.source_spans(text)]
        start, end = bisect_left(starts, start), bisect_left(starts, end)
    return plain[:start], plain[start:end], plain[end:]


class HitModel(QAbstractTableModel):
    """Matches in a document; what is said of them is worked out when it is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matches: list[Match] = []
        self._cues: dict[int, tuple[int, Cue]] = {}
        self._replacer: Replacer | None = None
        self._tags = False

    # ---- properties ----

    @property
    def matches(self) -> Sequence[Match]:
        """The matches, in document order."""
        return self._matches

    # ---- setters ----

    def show_matches(
        self, document: Document, matches: Sequence[Match], *, tags: bool = False
    ) -> None:
        """Show matches in a document in place of others; `tags` shows override tags as well."""
        self.beginResetModel()
        self._cues = {cue.id: (number, cue) for number, cue in enumerate(document.cues, start=1)}
        self._matches = list(matches)
        self._tags = tags
        self.endResetModel()

    def append(self, matches: Sequence[Match]) -> None:
        """Show more matches in the same document."""
        if matches:
            first = len(self._matches)
            self.beginInsertRows(QModelIndex(), first, first + len(matches) - 1)
            self._matches += matches
            self.endInsertRows()

    def set_replacer(self, replacer: Replacer | None) -> None:
        """Show what would replace each match; None shows the matches alone."""
        if replacer is not self._replacer:
            self._replacer = replacer
            if self._matches:
                last = self.index(len(self._matches) - 1, FOUND)
                self.dataChanged.emit(self.index(0, FOUND), last)

    # ---- Qt's interface ----

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of matches."""
        return 0 if parent.isValid() else len(self._matches)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not NUMBER <= section <= FOUND:
            return None
        if role == Role.TextAlignmentRole:
            return _RIGHT if section <= START else _LEFT
        if role != Role.DisplayRole:
            return None
        return (
            QCoreApplication.translate("hits", "Line"),
            QCoreApplication.translate("hits", "Start"),
            QCoreApplication.translate("hits", "Field"),
            QCoreApplication.translate("hits", "Text"),
        )[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        match, column = self._matches[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            return _RIGHT if column <= START else _LEFT
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if column == FOUND:
            said = self.snippet(index.row())
            return said.before + said.found + said.after
        number, cue = self._cues[match.cue_id]
        return (str(number), read(cue, Field.START), field_name(match.field))[column]

    # ---- methods ----

    def snippet(self, row: int) -> Snippet:
        """Return a match with what stands before and after it."""
        match = self._matches[row]
        value = str(getattr(self._cues[match.cue_id][1], match.field))
        if match.field is Field.TEXT and not self._tags:
            parts = as_read(value, match.start, match.end)
        else:
            parts = value[: match.start], value[match.start : match.end], value[match.end :]
        before, found, after = (part.replace("\n", RETURN_SIGN) for part in parts)
        return Snippet(before, found, self._new(value, match), after)

    # ---- internals ----

    def _new(self, value: str, match: Match) -> str | None:
        """Return what would replace a match; None where that cannot be said."""
        if self._replacer is None:
            return None
        try:
            return self._replacer.instead(value, match).replace("\n", RETURN_SIGN)
        except EmoSubError:
            return None


class _SnippetDelegate(QStyledItemDelegate):
    """Marks what was found, strikes it out where something replaces it, and shows that."""

    def __init__(self, model: HitModel, parent: QObject) -> None:
        super().__init__(parent)
        self._hits = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        snippet = self._hits.snippet(index.row())
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        layout = laid_out(snippet, option.font)
        inside = option.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        top = inside.y() + (inside.height() - layout.boundingRect().height()) / 2
        painter.save()
        painter.setClipRect(inside)
        painter.setPen(QColor(current.colours().text))
        layout.draw(painter, QPointF(inside.x(), top))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(0, option.fontMetrics.height() + _ROW_PADDING)


def laid_out(snippet: Snippet, font: QFont) -> QTextLayout:
    """Return a snippet as a line of text with its parts in their looks."""
    colours = current.colours()
    before = snippet.before
    if len(before) > _CONTEXT:
        nearest = before[-_CONTEXT:]
        before = f"… {nearest.partition(' ')[2] or nearest}"
    found, new = QTextCharFormat(), QTextCharFormat()
    found.setForeground(QColor(colours.accent if snippet.new is None else colours.danger))
    found.setFontStrikeOut(snippet.new is not None)
    found.setFontWeight(QFont.Weight.Bold)
    new.setForeground(QColor(colours.good))
    new.setFontWeight(QFont.Weight.Bold)
    layout = QTextLayout(before + snippet.found + (snippet.new or "") + snippet.after, font)
    ranges, at = [], to_units(before, len(before))
    for text, look in ((snippet.found, found), (snippet.new or "", new)):
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = at, to_units(text, len(text)), look
        ranges.append(part)
        at += part.length
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    return layout


class HitTable(QTableView):
    """The matches in a table.

    Signals:
        chosen(Match): a person went to a match, by key or mouse.
    """

    chosen = Signal(object)

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self.setModel(model)
        self.setItemDelegateForColumn(FOUND, _SnippetDelegate(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {_CELL_PADDING}px; }}")
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, sample in ((NUMBER, "000000"), (START, "0:00:00.000"), (FIELD, "Speaker000")):
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + 3 * MEDIUM)
        self.setColumnHidden(FIELD, True)
        self.clicked.connect(self._on_clicked)
        current.notifier().changed.connect(self.viewport().update)

    def go_to(self, match: Match) -> None:
        """Stand at a match, without telling anybody."""
        self.setCurrentIndex(self._hits.index(self._hits.matches.index(match), NUMBER))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where a person went by key."""
        before = self.currentIndex().row()
        edge = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._hits.rowCount() - 1}
        if event.key() in edge:
            self.selectRow(edge[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
        row = self.currentIndex().row()
        if row not in (before, -1):
            self.chosen.emit(self._hits.matches[row])

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._hits.matches[index.row()])
