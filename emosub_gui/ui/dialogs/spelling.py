"""Goes through misspelt words, beside the window that goes on."""

from __future__ import annotations

import sys
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.proofreading import Place, Proofreader
from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling, installed
from emosub_gui.core.errors import translatable
from emosub_gui.ui.dialogs.hits import as_read
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

translate = QCoreApplication.translate
_SIZE = (600, 420)
_SLICE = 0.03
"""Seconds of looking between two looks at the event queue."""
_ICON = 32
_LIST = """
QListView { border-radius: 6px; padding: 4px; }
QListView::item { padding: 4px 8px; border-radius: 4px; }
QListView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""
_HOW_TO_GET = {
    "linux": translatable(
        "spelling",
        "Install libenchant-2-2 and a dictionary from your system's packages, such as "
        "hunspell-en-us or hunspell-ko, and check again.",
    ),
    "win32": translatable(
        "spelling",
        "Put a Hunspell dictionary, which is an .aff and a .dic file, into the folder "
        r"%LOCALAPPDATA%\enchant\hunspell, and check again.",
    ),
    "darwin": translatable(
        "spelling",
        "Put a Hunspell dictionary, which is an .aff and a .dic file, into the folder "
        "~/Library/Spelling, and check again.",
    ),
}


def dictionary_name(name: str) -> str:
    """Return a dictionary's name for people: "en_US" is "American English (en_US)"."""
    locale = QLocale(name)
    if locale.language() is QLocale.Language.C:
        return name
    return f"{locale.nativeLanguageName()} ({name})"


class SpellingDialog(QDialog):
    """Shows each misspelt word in its line, and what may have been meant.

    Signals:
        matchShown(cue_id, start, end): a word was gone to, and its line selected; offsets in
            event text.
    """

    matchShown = Signal(int, int, int)  # noqa: N815 - Qt's style for signals

    def __init__(self, session: Session, spelling: Spelling, parent: QWidget | None = None) -> None:
        """Begin at the session's current line."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._first_step = session.undo_stack.index()
        self._shown: Place | None = None
        self.reader = Proofreader(session, spelling, self)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self.dictionary = QComboBox()
        self.text, self._where = QLabel(), QLabel()
        self.correction, self.suggestions = QLineEdit(), QListWidget()
        self.change, self.change_all = QPushButton(), QPushButton()
        self.skip, self.skip_all, self.add = QPushButton(), QPushButton(), QPushButton()
        self.undo, self.again, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self._dictionary_label, self._correction_label = QLabel(), QLabel()
        self._sign, self._heading, self._advice = QLabel(), QLabel(), QLabel()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_page())
        self._pages.addWidget(self._make_end())
        self.resize(*_SIZE)
        self._lay_out()
        self._connect(spelling)
        self._offer_dictionaries()
        self.retranslate()
        self._go_on()

    # ---- methods ----

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.setWindowTitle(translate("spelling", "Spelling"))
        self._dictionary_label.setText(translate("spelling", "&Dictionary"))
        self.dictionary.setItemText(0, translate("spelling", "That of each line's language"))
        self._correction_label.setText(translate("spelling", "Change &to"))
        self.suggestions.setAccessibleName(translate("spelling", "Suggestions"))
        for button, text in (
            (self.change, translate("spelling", "&Change")),
            (self.change_all, translate("spelling", "Change &all")),
            (self.skip, translate("spelling", "&Skip")),
            (self.skip_all, translate("spelling", "S&kip all")),
            (self.add, translate("spelling", "Add to &my words")),
            (self.undo, translate("spelling", "&Undo")),
            (self.again, translate("spelling", "Check a&gain")),
            (self.close_button, translate("spelling", "Close")),
        ):
            button.setText(text)
        self._show()

    # ---- Qt's interface ----

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys in the field choose among the suggestions."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            row = self.suggestions.currentRow() + step
            if step and 0 <= row < self.suggestions.count():
                self.suggestions.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # ---- internals ----

    def _make_page(self) -> QWidget:
        page = QWidget()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setMargin(LARGE)
        self.text.setMinimumHeight(3 * self.fontMetrics().lineSpacing() + 2 * LARGE)
        self._where.setProperty("role", "muted")
        self.suggestions.setStyleSheet(_LIST)
        self._correction_label.setBuddy(self.correction)
        self.correction.installEventFilter(self)
        self.change.setDefault(True)
        self.change.setProperty("primary", True)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(3, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(MEDIUM)
        for button in (self.change, self.change_all, self.skip, self.skip_all, self.add):
            buttons.addWidget(button)
        buttons.addStretch()
        grid.addWidget(self._where, 0, 0, 1, 2)
        grid.addWidget(self.text, 1, 0, 1, 2)
        field = QHBoxLayout()
        field.setSpacing(MEDIUM)
        field.addWidget(self._correction_label)
        field.addWidget(self.correction, 1)
        grid.addLayout(field, 2, 0)
        grid.addWidget(self.suggestions, 3, 0)
        grid.addLayout(buttons, 2, 1, 2, 1)
        return page

    def _make_end(self) -> QWidget:
        page = QWidget()
        self._heading.setProperty("role", "heading")
        self._advice.setProperty("role", "muted")
        self._advice.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setSpacing(MEDIUM)
        column.addStretch()
        for label in (self._sign, self._heading, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        return page

    def _lay_out(self) -> None:
        self._dictionary_label.setBuddy(self.dictionary)
        above = QHBoxLayout()
        above.setSpacing(MEDIUM)
        above.addWidget(self._dictionary_label)
        above.addWidget(self.dictionary)
        above.addStretch()
        below = QHBoxLayout()
        below.addWidget(self.undo)
        below.addStretch()
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(LARGE)
        layout.addLayout(above)
        layout.addWidget(self._pages, 1)
        layout.addLayout(below)

    def _connect(self, spelling: Spelling) -> None:
        reader, session = self.reader, self._session
        self._timer.timeout.connect(self._look)
        self.dictionary.currentIndexChanged.connect(self._on_dictionary)
        self.suggestions.currentTextChanged.connect(self._on_suggestion)
        self.suggestions.itemDoubleClicked.connect(self._on_change)
        self.correction.textChanged.connect(self._say_possible)
        for button, slot in (
            (self.change, self._on_change),
            (self.change_all, self._on_change_all),
            (self.skip, reader.skip),
            (self.skip_all, reader.skip_all),
            (self.add, reader.add),
            (self.undo, session.undo_stack.undo),
            (self.again, self._on_again),
        ):
            button.clicked.connect(slot)
            button.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.close)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.change)
        spelling.loaded.connect(self._go_on)
        session.changed.connect(self._go_on)
        session.replaced.connect(self._go_on)
        current.notifier().changed.connect(self._show)

    def _offer_dictionaries(self) -> None:
        """Offer what is there now."""
        chosen = self.dictionary.currentData()
        self.dictionary.blockSignals(True)
        self.dictionary.clear()
        self.dictionary.addItem(translate("spelling", "That of each line's language"), "")
        for name in installed():
            self.dictionary.addItem(dictionary_name(name), name)
        self.dictionary.setCurrentIndex(max(0, self.dictionary.findData(chosen)))
        self.dictionary.blockSignals(False)

    def _go_on(self) -> None:
        """Look for the next word, unless one is shown."""
        if self.reader.place is None and not self.reader.finished:
            self._timer.start()
        else:
            self._show()

    def _look(self) -> None:
        found = self.reader.advance(_SLICE)
        if found or self.reader.waiting:
            self._timer.stop()
            self._show()

    def _show(self) -> None:
        """Show the word, or that there is none."""
        place, stack = self.reader.place, self._session.undo_stack
        self.undo.setEnabled(stack.index() > self._first_step)
        if place is None:
            self._shown = None
            if self.reader.finished:
                self._show_end()
            else:
                self._show_busy()
            return
        cue = self._session.document.cue(place.cue_id)
        before, word, after = (
            escape(part).replace("\n", "<br>")
            for part in as_read(cue.text, place.wrong.start, place.wrong.end)
        )
        colour = current.colours().danger
        marked = f'<b style="color: {colour}; text-decoration: underline">{word}</b>'
        self.text.setText(f'<span style="font-size: 12pt">{before}{marked}{after}</span>')
        self.text.setStyleSheet(f"background: {current.colours().panel}; border-radius: 6px;")
        said = translate("spelling", "Line {number} of {total}")
        number = self._session.document.index(cue.id) + 1
        self._where.setText(said.format(number=number, total=len(self._session.document)))
        self._pages.setCurrentIndex(0)
        if place != self._shown:
            self._shown = place
            self._offer(place)
        self._say_possible()

    def _offer(self, place: Place) -> None:
        """Offer what may have been meant, and show the line in the window."""
        self.suggestions.clear()
        self.suggestions.addItems(self.reader.suggestions())
        if self.suggestions.count():
            self.suggestions.setCurrentRow(0)
        else:
            self.correction.setText(place.wrong.word)
        self.correction.setFocus()
        self.correction.selectAll()
        self._session.visit([place.cue_id])
        self.matchShown.emit(place.cue_id, place.wrong.start, place.wrong.end)

    def _show_busy(self) -> None:
        """Say that the next word is being looked for."""
        self._where.setText(translate("spelling", "Checking…"))
        self.text.clear()
        self.correction.clear()
        self.suggestions.clear()
        self._pages.setCurrentIndex(0)
        self._say_possible()

    def _show_end(self) -> None:
        """Say that all is done, or what is missing."""
        nothing = self.dictionary.count() == 1
        colours = current.colours()
        name, colour = ("book-open", colours.muted) if nothing else ("check", colours.good)
        self._sign.setPixmap(icon(name, colour).pixmap(_ICON, _ICON))
        how = translate("spelling", _HOW_TO_GET.get(sys.platform, _HOW_TO_GET["linux"]))
        if nothing:
            self._heading.setText(translate("spelling", "There is no dictionary"))
            self._advice.setText(how)
        else:
            self._heading.setText(translate("spelling", "All words have been checked"))
            missing = translate("spelling", "There is no dictionary for these languages: {codes}.")
            codes = ", ".join(sorted(self.reader.missing))
            self._advice.setText(f"{missing.format(codes=codes)} {how}" if codes else "")
        self._pages.setCurrentIndex(1)

    # ---- internal slots ----

    def _say_possible(self) -> None:
        """Offer a change only of a word, and only to something."""
        there = self._shown is not None
        for button in (self.skip, self.skip_all, self.add):
            button.setEnabled(there)
        for button in (self.change, self.change_all):
            button.setEnabled(there and bool(self.correction.text().strip()))

    def _on_suggestion(self, word: str) -> None:
        if word:
            self.correction.setText(word)

    def _on_change(self) -> None:
        self.reader.change(self.correction.text().strip())

    def _on_change_all(self) -> None:
        self.reader.change_all(self.correction.text().strip())

    def _on_dictionary(self) -> None:
        self.reader.dictionary = self.dictionary.currentData()
        self.reader.restart()
        self._go_on()

    def _on_again(self) -> None:
        self._offer_dictionaries()
        self.reader.restart()
