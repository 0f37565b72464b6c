r"""The text of the selected cues, typed as event text with real lines for `\N`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits, markup
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.document import Document
from emosub_gui.core.fields import Field
from emosub_gui.core.reading import script_language
from emosub_gui.ui.inspector.fields import several
from emosub_gui.ui.inspector.highlight import EventTextHighlighter
from emosub_gui.ui.inspector.units import from_units, to_units
from emosub_gui.ui.look import current
from emosub_gui.ui.shortcuts import claim_typing_key
from emosub_gui.ui.words import edit_name, field_name

translate = QCoreApplication.translate
_LINES_SHOWN = 3
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_OWN_HISTORY = ("edit-undo", "edit-redo")
_STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus may go for a moment only."""

_PARAGRAPH_SEPARATORS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class CueTextEdit(QPlainTextEdit):
    """An editor of cues' text; each pause in typing ends an undo step of the document.

    It has no history of its own: undo and redo are the document's.
    """

    def __init__(self, session: Session, spelling: Spelling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spelling = spelling
        self._ids: list[int] = []
        self._words: tuple[Word, ...] = ()
        self._language = ""
        self._typed_text = ""
        self._showing = False
        self._typing = False
        """Whether what stands here was typed here."""
        self._finish: QAction | None = None
        self._highlighter = EventTextHighlighter(self.document())
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * _LINES_SHOWN
        self.setFixedHeight(height + 2 * round(self.document().documentMargin()) + 12)
        self.textChanged.connect(self._on_text_changed)
        spelling.loaded.connect(self._on_dictionary)
        current.notifier().changed.connect(self._highlighter.rehighlight)
        self.retranslate()

    # ---- properties ----

    @property
    def caret(self) -> int:
        """Where the caret stands, as an offset in the cue's event text."""
        return self._offset(self.textCursor().position())

    @property
    def stretch(self) -> tuple[int, int] | None:
        """The selected part of the cue's plain reading; None where nothing of it is selected."""
        cursor, text = self.textCursor(), self._text().replace("\n", markup.BREAK)
        ends = self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())
        start, end = (markup.plain_offset(text, offset) for offset in ends)
        return (start, end) if start < end else None

    # ---- setters ----

    def show_cues(self, cues: Sequence[Cue], names: Collection[str] = ()) -> None:
        """Show the text of these cues; `names` are no misspellings."""
        ids = [cue.id for cue in cues]
        text = cues[0].text if cues else ""
        alike = all(cue.text == text for cue in cues)
        text = text if alike else ""
        shown = text.replace(markup.BREAK, "\n")
        self.setPlaceholderText("" if alike else several())
        self.setReadOnly(not cues)
        if shown != self._text() or ids != self._ids:
            self._words = cues[0].words if len(cues) == 1 else ()
            self._typed_text = text
            self._typing = False
            self._show_text(shown, afresh=ids != self._ids)
        self._ids = ids
        self._language = cues[0].language or script_language(text) if cues else ""
        speller = self._spelling.speller(self._language)
        if (speller, names) != (self._highlighter.speller, self._highlighter.names):
            self._highlighter.speller, self._highlighter.names = speller, names
            self._highlighter.rehighlight()

    def set_finish(self, action: QAction) -> None:
        """Leave an action its keys, whatever they would type: it ends the typing of a line."""
        self._finish = action

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.setAccessibleName(field_name(Field.TEXT))

    # ---- methods ----

    def tidy(self) -> None:
        """Take off line breaks at the end of what was typed: nothing came after them."""
        if not self._typing:
            return
        text = self._typed_text
        while text.endswith(markup.BREAK):
            text = text.removesuffix(markup.BREAK)
        self._edit(text)

    def select(self, start: int, end: int) -> None:
        """Select from one offset in the cue's event text to another."""
        text = self._text()
        source = text.replace("\n", markup.BREAK)
        first, last = (len(source[:at].replace(markup.BREAK, "\n")) for at in (start, end))
        cursor = self.textCursor()
        cursor.setPosition(to_units(text, first))
        cursor.setPosition(to_units(text, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def menu_at(self, position: QPoint) -> QMenu:
        """Return the context menu for a place in the viewport, with suggestions for a word."""
        menu = self.createStandardContextMenu(position)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() in _OWN_HISTORY:
                menu.removeAction(action)
        cursor = self.cursorForPosition(position)
        line, first = cursor.block().text(), cursor.block().position()
        here = from_units(line, cursor.position() - first)
        for wrong in self._highlighter.misspellings(line):
            if wrong.start <= here <= wrong.end:
                cursor.setPosition(first + to_units(line, wrong.start))
                cursor.setPosition(
                    first + to_units(line, wrong.end), QTextCursor.MoveMode.KeepAnchor
                )
                self._add_suggestions(menu, wrong.word, cursor)
        return menu

    # ---- Qt's interface ----

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and what ends a line to the window; keep the keys of typing."""
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and self._is_the_windows(event):
            event.ignore()
            return True
        return claim_typing_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Undo and redo steps of the document."""
        if event.matches(_UNDO):
            self._session.undo_stack.undo()
        elif event.matches(_REDO):
            self._session.undo_stack.redo()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tidy up when somebody is done here."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.tidy()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show the menu with suggestions."""
        self.menu_at(event.pos()).popup(event.globalPos())

    # ---- internals ----

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        """Tell whether a key is a shortcut of the window even while typing."""
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = QKeySequence(QKeyCombination(pressed, Qt.Key(event.key())))
        ends = self._finish is not None and key in self._finish.shortcuts()
        return ends or _is_history(event)

    def _offset(self, units: int) -> int:
        """Return the offset in the cue's event text of one in Qt's text."""
        text = self._text()
        return len(text[: from_units(text, units)].replace("\n", markup.BREAK))

    def _text(self) -> str:
        # `toPlainText` would turn no-break spaces into spaces.
        return self.document().toRawText().translate(_PARAGRAPH_SEPARATORS)

    def _show_text(self, text: str, *, afresh: bool) -> None:
        """Show a text; the caret keeps its place where the line is the same one."""
        self._showing = True
        if afresh:
            self.setPlainText(text)
        else:
            before = self._text()
            start, end = _difference(before, text)
            cursor = QTextCursor(self.document())
            cursor.setPosition(to_units(before, start))
            cursor.setPosition(to_units(before, len(before) - end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text[start : len(text) - end])
        self._showing = False

    def _add_suggestions(self, menu: QMenu, wrong: str, place: QTextCursor) -> None:
        """Put what may have been meant at the head of a menu; `place` has the word selected."""
        speller = self._highlighter.speller
        if speller is None:
            return
        first = menu.actions()[0]
        for word in speller.suggestions(wrong):
            action = menu.addAction(word)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            menu.insertAction(first, action)
            action.triggered.connect(lambda _checked=False, word=word: place.insertText(word))
        menu.insertSeparator(first)
        for title, learn in (
            (translate("inspector", "Add “{word}” to the dictionary"), speller.add),
            (translate("inspector", "Ignore “{word}”"), speller.ignore),
        ):
            action = menu.addAction(title.format(word=wrong))
            menu.insertAction(first, action)
            action.triggered.connect(lambda _checked=False, learn=learn: self._learn(learn, wrong))
        menu.insertSeparator(first)

    def _learn(self, learn: Callable[[str], None], word: str) -> None:
        learn(word)
        self._highlighter.rehighlight()

    def _on_text_changed(self) -> None:
        """Edit the cues as typed."""
        if not self._showing:
            self._typing = True
            self._edit(self._text().replace("\n", markup.BREAK))

    def _edit(self, text: str) -> None:
        """Give the cues a text, if it is another one."""
        if not self._ids or text == self._typed_text:
            return
        self._typed_text = text
        ids, words = list(self._ids), self._words

        def edit(document: Document) -> Document:
            if len(ids) == 1:
                # Words that typing took apart come back when their text does.
                document = edits.update(document, ids, words=words)
            return edits.set_texts(document, dict.fromkeys(ids, text))

        self._session.edit(edit_name(Field.TEXT), edit, key=f"text {ids}")

    def _on_dictionary(self, language: str) -> None:
        """Check the spelling, now that there is a dictionary."""
        if language == self._language:
            self._highlighter.speller = self._spelling.speller(language)
            self._highlighter.rehighlight()


def _is_history(event: QKeyEvent) -> bool:
    return event.matches(_UNDO) or event.matches(_REDO)


def _difference(before: str, after: str) -> tuple[int, int]:
    """Return how many characters two texts share at their beginning and at their end."""
    start = _shared(before, after)
    return start, _shared(before[start:][::-1], after[start:][::-1])


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
