"""The grid panel: filter, table, and what to do where there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from emosub_gui.app.session import Session
from emosub_gui.core import query
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.ui.grid.filter import FilterBox
from emosub_gui.ui.grid.model import CueModel
from emosub_gui.ui.grid.spoken import Spoken
from emosub_gui.ui.grid.view import CueTable
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import HUGE, MEDIUM

translate = QCoreApplication.translate
_JUMP = 1000
"""Milliseconds between two positions above which somebody has gone elsewhere in the film."""


class EmptyState(QWidget):
    """What stands in place of the lines where there are none, and a button if it helps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._hint = QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.button = QPushButton()
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        layout.setSpacing(MEDIUM)
        layout.addStretch()
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch()

    def say(self, title: str, hint: str, button: str = "") -> None:
        """Say what is the matter, and what to do."""
        self._title.setText(title)
        self._hint.setText(hint)
        self.button.setText(button)
        self.button.setVisible(bool(button))


class GridPanel(QWidget):
    """All cues in a table.

    Signals:
        playRequested(start, end): a line was double-clicked; milliseconds.
        contextMenuRequested(position): a menu for the selected lines is wanted there (global).
        columnsChanged(names): the columns shown, in order, for the settings.
        tagsShown(bool): whether override tags are shown in the text, for the settings.
    """

    playRequested = Signal(int, int)  # noqa: N815 - Qt's style for signals
    contextMenuRequested = Signal(QPoint)  # noqa: N815
    columnsChanged = Signal(object)  # noqa: N815
    tagsShown = Signal(bool)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spoken: Spoken | None = None
        self._position = 0
        self.model = CueModel(session, self)
        self.table = CueTable(session, self.model)
        self.filter = FilterBox(lambda: query.known_values(session.document))
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter)
        layout.addWidget(self._pages, 1)
        self._connect()
        self.retranslate()

    # ---- properties ----

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that are shown, in order."""
        return self.table.columns

    # ---- setters ----

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order; none means the usual ones."""
        self.table.set_columns(names)

    def set_show_tags(self, show: bool) -> None:
        """Show override tags in the text, or hide them."""
        self.table.set_show_tags(show)

    def set_position(self, time: int) -> None:
        """Mark what is heard at `time` milliseconds; call at the screen's rate while playing."""
        if self._spoken is None:
            self._spoken = Spoken(self._session.document)
        jump = abs(time - self._position) > _JUMP
        self._position = time
        self.table.set_spoken(self._spoken.at(time), jump=jump)

    def set_filter(self, source: str) -> None:
        """Put a query into the filter box."""
        self.filter.field.setText(source)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.table.setAccessibleName(translate("grid", "Lines"))
        self._say_count()

    # ---- methods ----

    def edit_text(self) -> None:
        """Type into the current line's text in the table."""
        self.table.setFocus()
        self.table.edit_text()

    def neighbour(self, steps: int) -> Cue | None:
        """Return the line so many rows below the current one, or above it if negative.

        Beyond the ends it is the last or first; the first, where the current one is not shown.
        """
        rows, here = self.model.rows, self._session.current
        if not rows:
            return None
        row = self.model.row_of(here.id) if here else None
        place = 0 if row is None else min(max(row + steps, 0), len(rows) - 1)
        return rows[place].cue

    def focus_filter(self) -> None:
        """Go to the filter box."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.field.selectAll()

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.model.retranslate()
            self.filter.retranslate()
            self.retranslate()
        super().changeEvent(event)

    # ---- internals ----

    def _connect(self) -> None:
        self.filter.changed.connect(self._on_filter_changed)
        self.filter.left.connect(self.table.setFocus)
        self.empty.button.clicked.connect(self.filter.field.clear)
        self.table.played.connect(self._on_played)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.table.columnsChanged.connect(self._on_columns_changed)
        self.table.tagsShown.connect(self.tagsShown)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._say_count)
        self._session.changed.connect(self._forget_spoken)
        self._session.changed.connect(self._on_changed)
        self._session.replaced.connect(self._forget_spoken)
        self._session.replaced.connect(self.filter.field.clear)
        current.notifier().changed.connect(self.table.viewport().update)

    def _say_count(self) -> None:
        """Say how many lines there are, or why there are none."""
        shown, total = len(self.model.rows), self.model.total
        self._pages.setCurrentIndex(0 if shown else 1)
        if total:
            self.empty.say(
                translate("grid", "No line matches the filter"),
                translate("grid", "Change it, or clear it to see all lines."),
                translate("grid", "Clear the filter"),
            )
        else:
            film = self._session.document.media is not None
            self.empty.say(
                translate("grid", "No lines yet"),
                translate("grid", "Click Analyze, or insert a line and type.")
                if film
                else translate("grid", "Open a film and click Analyze, or insert a line and type."),
            )
        some, every = translate("grid", "{shown} of {total}"), translate("grid", "{total} lines")
        text = some if self.model.filter else every
        self.filter.say(text.format(shown=shown, total=total))

    # ---- internal slots ----

    def _on_filter_changed(self, source: str) -> None:
        try:
            self.model.set_filter(source)
        except EmoSubError as error:
            message = translate("errors", error.message)
            advice = translate("errors", error.advice)
            self.filter.say(
                message.format(**error.details), wrong=True, hint=advice.format(**error.details)
            )
            return
        self._say_count()

    def _on_changed(self, before: Document, after: Document) -> None:
        if before.media != after.media:
            self._say_count()

    def _on_played(self, cue: Cue) -> None:
        self.playRequested.emit(cue.start, cue.end)

    def _on_menu(self, position: QPoint) -> None:
        self.contextMenuRequested.emit(self.table.viewport().mapToGlobal(position))

    def _on_columns_changed(self) -> None:
        self.columnsChanged.emit(self.columns)

    def _forget_spoken(self) -> None:
        self._spoken = None
