"""Finds and replaces in the session's document, beside the window that goes on."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from emosub_gui.app.searching import LiveSearch
from emosub_gui.app.session import Session
from emosub_gui.core import search
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.fields import Field
from emosub_gui.core.search import Change, Match, Replacer
from emosub_gui.ui.dialogs.base import error_text
from emosub_gui.ui.dialogs.find_form import FindForm, Scope
from emosub_gui.ui.dialogs.hits import FIELD, HitModel, HitTable
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

translate = QCoreApplication.translate
_SIZE = (640, 560)
_PAUSE_MS = 120
"""How long typing rests before it is searched for."""


class FindDialog(QDialog):
    """Find and replace; made once for a window and kept, with its history.

    Signals:
        matchShown(cue_id, start, end): a match in a line's text was gone to, and the line
            selected; offsets in event text.
        said(str): what came of a step, such as going on from the beginning; for the window's
            status bar, since the keys go on while the dialog is closed.
    """

    matchShown = Signal(int, int, int)  # noqa: N815 - Qt's style for signals
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._last: Match | None = None
        self._anchor: int | None = None
        self._chosen: frozenset[int] = frozenset()
        self._stale = True
        self._going = False
        self.form = FindForm()
        self.model = HitModel(self)
        self.table = HitTable(self.model)
        self._live = LiveSearch(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._count, self._note = QLabel(), QLabel()
        self._count.setProperty("role", "muted")
        self.next, self.previous = QPushButton(), QPushButton()
        self.replace_one, self.replace_every = QPushButton(), QPushButton()
        self.next.setDefault(True)
        self.next.setProperty("primary", True)
        self.resize(*_SIZE)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_replacement_changed()

    # ---- methods ----

    def show_find(self, text: str = "") -> None:
        """Ask what to find; `text` is offered."""
        self._open(text, replacing=False)

    def show_replace(self, text: str = "") -> None:
        """Ask what to find and what to replace it with; `text` is offered."""
        self._open(text, replacing=True)

    def find_next(self) -> None:
        """Go to the next match; ask what to find where nothing is known."""
        self._step(backwards=False)

    def find_previous(self) -> None:
        """Go to the match before; ask what to find where nothing is known."""
        self._step(backwards=True)

    def replace(self) -> None:
        """Replace the match that is shown, and go on to the next."""
        self._refresh()
        match = self._here()
        if match is None or match not in self.model.matches:
            self.find_next()
            return
        self._remember()
        changes = self._propose({match.cue_id}, match)
        after = match.end
        if changes:
            (change,) = changes
            after += len(change.after) - len(change.before)
            self._apply(translate("find", "Replace a match"), changes)
        self._step(backwards=False, after=match._replace(start=after, end=-1))

    def replace_all(self) -> None:
        """Replace every match as one step."""
        self._refresh()
        count = len(self.model.matches)
        self._remember()
        changes = self._propose({match.cue_id for match in self.model.matches}, None)
        if changes:
            title = translate("find", "Replace all ({count})")
            self._apply(title.format(count=count), changes)
            self._say(translate("find", "Replaced: {count}").format(count=count))

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.setWindowTitle(translate("find", "Find and replace"))
        self.next.setText(translate("find", "Find &next"))
        self.previous.setText(translate("find", "Find pre&vious"))
        self.replace_one.setText(translate("find", "&Replace"))
        self.replace_every.setText(translate("find", "Replace &all"))
        self.table.setAccessibleName(translate("find", "Matches"))
        self.form.retranslate()
        self.table.horizontalHeader().viewport().update()
        self._say_count()

    # ---- Qt's interface ----

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go back at Shift+Return; in the list, Return goes on as it does everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.find_previous()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest as long as nobody looks."""
        if not event.spontaneous():
            self._live.stop()
            self._pause.stop()
            self._stale = True
        super().hideEvent(event)

    # ---- internals ----

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(LARGE)
        above = QHBoxLayout()
        above.addWidget(self._count)
        above.addStretch()
        above.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.setSpacing(MEDIUM)
        buttons.addWidget(self.replace_one)
        buttons.addWidget(self.replace_every)
        buttons.addStretch()
        buttons.addWidget(self.previous)
        buttons.addWidget(self.next)
        layout.addWidget(self.form)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        form, session, live = self.form, self._session, self._live
        form.searchChanged.connect(self._on_search_changed)
        form.replacementChanged.connect(self._on_replacement_changed)
        form.scopeChanged.connect(self._on_scope_changed)
        self._pause.timeout.connect(self._start)
        live.found.connect(self._on_found)
        live.finished.connect(self._say_count)
        live.failed.connect(self._on_failed)
        session.changed.connect(self._on_document_changed)
        session.replaced.connect(self._on_document_replaced)
        session.selectionChanged.connect(self._on_selection_changed)
        self.table.chosen.connect(self._go)
        self.next.clicked.connect(self.find_next)
        self.previous.clicked.connect(self.find_previous)
        self.replace_one.clicked.connect(self.replace)
        self.replace_every.clicked.connect(self.replace_all)

    def _open(self, text: str, *, replacing: bool) -> None:
        self.form.set_replacing(replacing)
        if text:
            self.form.pattern.setEditText(text)
        if not self.isVisible():
            self._capture()
            self.show()
            self._start()
        self.raise_()
        self.activateWindow()
        self.form.pattern.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.pattern.field.selectAll()

    def _ids(self) -> Collection[int] | None:
        """Return the ids of the lines that are meant; None for all."""
        match Scope(self.form.scope.currentIndex()):
            case Scope.SELECTED:
                return self._chosen
            case Scope.ONWARD:
                ids = [cue.id for cue in self._session.document.cues]
                return ids[ids.index(self._anchor) :] if self._anchor in ids else ids
            case _:
                return None

    def _capture(self) -> None:
        """Note which lines a person has chosen, before going to matches chooses others."""
        self._chosen = self._session.selected
        here = self._session.current
        self._anchor = here.id if here else None

    def _start(self) -> None:
        """Search anew, in slices."""
        self._pause.stop()
        self._stale = False
        self.form.say_wrong("")
        self._live.start(self._session.document, self.form.search, self._ids())
        self._on_replacement_changed()

    def _refresh(self) -> None:
        """Have all matches of the document as it is now."""
        if self._stale or self._pause.isActive():
            self._start()
        self._live.finish()

    def _here(self) -> Match | None:
        """Return the match that was gone to, if its line is still the current one."""
        here = self._session.current
        return self._last if self._last and here and here.id == self._last.cue_id else None

    def _step(self, *, backwards: bool, after: Match | None = None) -> None:
        """Go to the match after a place, by default the one that is shown, or the line."""
        if not self.form.search.pattern:
            self.show_find()
            return
        self._refresh()
        self._remember()
        if after is None:
            here = self._session.current
            after = self._here() or Match(here.id if here else 0, Field.TEXT, -1, -1)
        step = search.find_next(
            self._session.document, self.model.matches, after, backwards=backwards
        )
        if step is None:
            self._say(translate("find", "No match"))
            return
        self._go(step.match)
        if step.wrapped and backwards:
            self._say(translate("find", "Went on from the end"))
        elif step.wrapped:
            self._say(translate("find", "Went on from the beginning"))

    def _go(self, match: Match) -> None:
        """Show a match here and in the window."""
        self._last = match
        self.table.go_to(match)
        self._say("")
        self._going = True
        self._session.visit([match.cue_id])
        self._going = False
        if match.field is Field.TEXT:
            self.matchShown.emit(match.cue_id, match.start, match.end)

    def _propose(self, ids: set[int], only: Match | None) -> list[Change]:
        """Return what replacing would change; nothing where it cannot be done."""
        document, text = self._session.document, self.form.replacement.currentText()
        try:
            return search.propose(document, self.form.search, text, ids, only)
        except EmoSubError as error:
            self._say_wrong_replacement(error)
            return []

    def _apply(self, title: str, changes: list[Change]) -> None:
        self._session.edit(title, lambda document: search.apply(document, changes))

    def _remember(self) -> None:
        self.form.pattern.remember()
        if self.form.replacing:
            self.form.replacement.remember()

    def _say(self, text: str) -> None:
        self._note.setText(text)
        if text:
            self.said.emit(text)

    def _say_count(self) -> None:
        """Say how much was found."""
        self._say_possible()
        matches = self.model.matches
        if matches:
            text = translate("find", "Matches: {count} in {lines} lines")
            lines = len({match.cue_id for match in matches})
            self._count.setText(text.format(count=len(matches), lines=lines))
        elif self.form.search.pattern and not self._live.running:
            self._count.setText(translate("find", "No match"))
        else:
            self._count.setText("")

    def _say_possible(self) -> None:
        """Offer what can be done with what is typed."""
        possible = bool(self.form.search.pattern)
        for button in (self.next, self.previous, self.replace_one, self.replace_every):
            button.setEnabled(possible)
        for button in (self.replace_one, self.replace_every):
            button.setVisible(self.form.replacing)

    def _say_wrong_replacement(self, error: EmoSubError) -> None:
        self.form.say_wrong(" ".join(error_text(error)), where=self.form.replacement)

    # ---- internal slots ----

    def _on_search_changed(self) -> None:
        self._say("")
        self._say_possible()
        if self.isVisible():
            self._pause.start()
        self._stale = True

    def _on_scope_changed(self) -> None:
        self._capture()
        self._on_search_changed()

    def _on_replacement_changed(self) -> None:
        """Show what would replace each match."""
        replacer = None
        if self.form.replacing and self.form.search.pattern:
            try:
                replacer = Replacer(self.form.search, self.form.replacement.currentText())
                self._try(replacer)
            except EmoSubError:
                replacer = None  # what is wrong with the pattern is said by the search
        self.model.set_replacer(replacer)
        self._say_count()

    def _try(self, replacer: Replacer) -> None:
        """Say what is wrong with the replacement, by the first match."""
        for match in self.model.matches[:1]:
            value = str(getattr(self._session.document.cue(match.cue_id), match.field))
            try:
                replacer.instead(value, match)
            except EmoSubError as error:
                self._say_wrong_replacement(error)
                return
        self.form.say_wrong("")

    def _on_found(self, matches: list[Match], first: bool) -> None:
        if first:
            wanted = self.form.search
            self.table.setColumnHidden(FIELD, wanted.fields == (Field.TEXT,))
            self.model.show_matches(self._session.document, matches, tags=wanted.tags)
            if (here := self._here()) and here in matches:
                self.table.go_to(here)
            self._say_count()
        else:
            self.model.append(matches)

    def _on_failed(self, error: EmoSubError) -> None:
        self.model.show_matches(self._session.document, ())
        self.form.say_wrong(" ".join(error_text(error)), where=self.form.pattern)
        self._count.clear()

    def _on_document_changed(self, _before: Document, _after: Document) -> None:
        self._stale = True
        if self.isVisible():
            self._live.stop()
            self._pause.start()

    def _on_document_replaced(self) -> None:
        self._last = None
        self._capture()
        self._on_document_changed(self._session.document, self._session.document)

    def _on_selection_changed(self) -> None:
        """Mean the lines that a person selects; one line alone is no selection to search in."""
        if self._going:
            return
        selected = Scope(self.form.scope.currentIndex()) is Scope.SELECTED
        if selected and len(self._session.selected) < 2:
            return
        before = self._ids()
        self._capture()
        if self._ids() != before:
            self._on_search_changed()
