"""The table of cues: selection, keys, and staying where one was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from emosub_gui.app.session import Session
from emosub_gui.core.cue import Cue
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.grid.delegate import CueDelegate
from emosub_gui.ui.grid.model import CueModel, runs
from emosub_gui.ui.grid.rows import COLUMNS, DEFAULT_COLUMNS, INDEX
from emosub_gui.ui.grid.sorting import Order
from emosub_gui.ui.look.sheet import MEDIUM

translate = QCoreApplication.translate
_ROW_PADDING = 10
_TEXT = INDEX["text"]
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_MEANT_FOR_LINES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CueTable(QTableView):
    """The cues of a session in a table; its selection is the session's.

    Signals:
        played(Cue): a line was double-clicked.
        columnsChanged(): columns were shown, hidden or moved by hand.
        tagsShown(bool): override tags were shown or hidden by hand.
    """

    played = Signal(object)
    columnsChanged = Signal()  # noqa: N815 - Qt's style for signals
    tagsShown = Signal(bool)  # noqa: N815

    def __init__(self, session: Session, model: CueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cues = model
        self._delegate = CueDelegate(model, self)
        self._heard: frozenset[int] = frozenset()
        self._following = self._leading = False
        self._arranging = False
        self._chosen = self._empty = frozenset[str]()
        # Before the selection model hears of it: what it does then is not a person's choice.
        model.rowsAboutToBeInserted.connect(self._on_rows_changing)
        model.rowsAboutToBeRemoved.connect(self._on_rows_changing)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.SelectedClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._prepare_headers()
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentRowChanged.connect(self._on_selection_changed)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.modelReset.connect(self.follow_session)
        session.selectionChanged.connect(self.follow_session)
        session.changed.connect(self.follow_session)
        session.changed.connect(self._hide_empty_columns)
        session.replaced.connect(self._hide_empty_columns)
        session.replaced.connect(self.unsort)
        self._hide_empty_columns()

    # ---- properties ----

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the chosen columns, in order; sparse ones are shown when they hold something."""
        header = self.horizontalHeader()
        order = (COLUMNS[header.logicalIndex(place)].name for place in range(header.count()))
        return tuple(name for name in order if name in self._chosen)

    @property
    def show_tags(self) -> bool:
        """Whether override tags are shown in the text."""
        return self._delegate.show_tags

    # ---- setters ----

    def set_columns(self, names: Sequence[str]) -> None:
        """Choose columns in this order; unknown names are passed over, none is the default."""
        wanted = [name for name in dict.fromkeys(names) if name in INDEX]
        wanted = wanted or list(DEFAULT_COLUMNS)
        rest = [column.name for column in COLUMNS if column.name not in wanted]
        header = self.horizontalHeader()
        self._arranging = True
        for place, name in enumerate([*wanted, *rest]):
            header.moveSection(header.visualIndex(INDEX[name]), place)
        self._arranging = False
        self._chosen = frozenset(wanted)
        self._show_columns()

    def set_show_tags(self, show: bool) -> None:
        """Show override tags in the text, or hide them."""
        self._delegate.show_tags = show
        self.viewport().update()

    def set_spoken(self, ids: frozenset[int], *, jump: bool) -> None:
        """Mark the cues that are heard now, and keep them in sight.

        While a film plays on, the table follows only if the last line was in sight: who has
        scrolled elsewhere is left alone. After a jump it always does.
        """
        before = self._delegate.spoken
        if ids == before:
            return
        follows = jump or not self._heard or self._anything_in_sight(self._heard)
        self._delegate.spoken = ids
        self._heard = ids or self._heard
        for cue_id in before ^ ids:
            self._repaint_line(cue_id)
        rows = sorted(row for row in map(self._cues.row_of, ids) if row is not None)
        editing = self.state() == QAbstractItemView.State.EditingState
        if rows and follows and not editing:
            self.scrollTo(self._cues.index(rows[0], self._first_column()))

    # ---- methods ----

    def edit_text(self) -> None:
        """Type into the current line's text, or into its current cell if that can be typed."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if not COLUMNS[index.column()].field or self.isColumnHidden(index.column()):
            index = index.siblingAtColumn(_TEXT)
        self.setCurrentIndex(index)
        self.edit(index)

    def sort_by(self, name: str) -> None:
        """Sort as a click on a column's heading does: up, then down, then not at all."""
        header, section = self.horizontalHeader(), INDEX[name]
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != section:
            header.setSortIndicator(section, up)
        elif header.sortIndicatorOrder() is up:
            header.setSortIndicator(section, down)
        else:
            self.unsort()

    def unsort(self) -> None:
        """Show the lines in the document's order again."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def column_menu(self) -> QMenu:
        """Return the menu that chooses columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.columns
        for column in COLUMNS:
            heading = column.heading
            if column.name in self._empty:
                heading = translate("grid", "{column} (once a line has one)").format(column=heading)
            action = menu.addAction(heading)
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.setEnabled(column.name not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, name=column.name: self._choose_column(name, on))
        menu.addSeparator()
        tags = menu.addAction(translate("grid", "Show override tags"))
        tags.setCheckable(True)
        tags.setChecked(self.show_tags)
        tags.toggled.connect(self._on_tags_toggled)
        menu.addAction(translate("grid", "Reset columns")).triggered.connect(self._reset_columns)
        unsort = menu.addAction(title_of("view.unsort"))
        unsort.setEnabled(self._cues.is_sorted)
        unsort.triggered.connect(self.unsort)
        return menu

    # ---- slots ----

    def follow_session(self) -> None:
        """Take the selection from the session."""
        if self._leading:
            return
        ids, current = self._session.selected, self._session.current
        rows = sorted(row for row in map(self._cues.row_of, ids) if row is not None)
        place = self._cues.row_of(current.id) if current else None
        selection = QItemSelection()
        for first, last in runs(rows):
            selection.select(self._cues.index(first, 0), self._cues.index(last, len(COLUMNS) - 1))
        self._following = True
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        moved = place is not None and place != self.currentIndex().row()
        if place is None:
            model.setCurrentIndex(QModelIndex(), flags.NoUpdate)
        elif moved:
            column = max(self.currentIndex().column(), 0)
            model.setCurrentIndex(self._cues.index(place, column), flags.NoUpdate)
        if selection != model.selection():
            model.select(selection, flags.ClearAndSelect)
        if moved and place is not None:
            self.scrollTo(self._cues.index(place, self._first_column()))
        self._following = False

    # ---- Qt's interface ----

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Type into the text at Enter."""
        if event.key() in _EDIT_KEYS and not event.modifiers() & _NOT_MEANT_FOR_LINES:
            self.edit_text()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing at letters: they are shortcuts, and a search would visit every row."""

    # ---- internals ----

    def _prepare_headers(self) -> None:
        rows, metrics = self.verticalHeader(), QFontMetrics(self.font())
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        header = self.horizontalHeader()
        # The header would ask every row whether its columns are selected, at each repaint.
        header.setSelectionModel(QItemSelectionModel(self._cues, self))
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(2 * MEDIUM)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.sectionMoved.connect(self._on_columns_changed)
        for index, column in enumerate(COLUMNS):
            width = max(
                metrics.horizontalAdvance(column.sample),
                metrics.horizontalAdvance(Order(column).heading),
            )
            header.resizeSection(index, width + 3 * MEDIUM)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.set_columns(())
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        # The style would draw its arrow upon the heading, which has one of its own.
        header.setSortIndicatorShown(False)

    def _first_column(self) -> int:
        """Return a column that is shown: scrolling to a hidden one does nothing."""
        return self.horizontalHeader().logicalIndexAt(0)

    def _show_columns(self) -> None:
        """Show the chosen columns but for the empty ones, unless that would leave none."""
        shown = self._chosen - self._empty or self._chosen
        for index, column in enumerate(COLUMNS):
            self.setColumnHidden(index, column.name not in shown)

    def _choose_column(self, name: str, wanted: bool) -> None:
        self._chosen = self._chosen | {name} if wanted else self._chosen - {name}
        self._show_columns()
        self._on_columns_changed()

    def _reset_columns(self) -> None:
        self.set_columns(())
        self._on_columns_changed()

    def _anything_in_sight(self, ids: Iterable[int]) -> bool:
        """Tell whether one of these cues is visible."""
        height = self.viewport().height()
        rows = (row for row in map(self._cues.row_of, ids) if row is not None)
        return any(-self.rowHeight(row) < self.rowViewportPosition(row) < height for row in rows)

    def _repaint_line(self, cue_id: int) -> None:
        row = self._cues.row_of(cue_id)
        if row is not None:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _cue_at(self, index: QModelIndex) -> Cue:
        return self._cues.rows[index.row()].cue

    # ---- internal slots ----

    def _hide_empty_columns(self) -> None:
        """Give the room of columns that nothing is in to the text."""
        cues = self._session.document.cues
        empty = frozenset(
            column.name
            for column in COLUMNS
            if column.sparse and not any(column.text(cue) for cue in cues)
        )
        if empty != self._empty:
            self._empty = empty
            self._show_columns()

    def _on_selection_changed(self) -> None:
        """Give the selection to the session."""
        if self._following:
            return
        current = self.currentIndex()
        ranges = self.selectionModel().selection().toList()
        ids = [
            row.cue.id for each in ranges for row in self._cues.rows[each.top() : each.bottom() + 1]
        ]
        # Qt tells the selection first and the current row after it: follow neither half.
        self._leading = True
        self._session.visit(ids, self._cue_at(current).id if current.isValid() else None)
        self._leading = False

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.played.emit(self._cue_at(index))

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Keep the lines in sight where they are when others come above them."""
        self._keep_place(first, last - first + 1)

    def _on_rows_changing(self) -> None:
        self._following = True

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Keep the lines in sight where they are when others above them go."""
        self._keep_place(first, first - last - 1)

    def _keep_place(self, first: int, by: int) -> None:
        self._following = False
        self.follow_session()
        bar, height = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
        if first * height < bar.value():
            place = max(bar.value() + by * height, first * height)
            self.updateGeometries()
            bar.setValue(place)

    def _on_header_menu(self, position: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(position))

    def _on_columns_changed(self) -> None:
        if not self._arranging:
            self.columnsChanged.emit()

    def _on_tags_toggled(self, show: bool) -> None:
        self.set_show_tags(show)
        self.tagsShown.emit(show)
