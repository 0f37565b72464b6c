"""The filter box: a query with completion and help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QWhatsThis,
    QWidget,
)

from emosub_gui.core.errors import translatable
from emosub_gui.core.query import complete
from emosub_gui.ui.grid.meanings import aliases, meaning
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.shortcuts import claim_typing_key

translate = QCoreApplication.translate

_HELP = (
    ("house", translatable("grid", "lines with this word, or part of a word")),
    ('"get out"', translatable("grid", "lines with exactly these words")),
    (r"/^what.*\?$/", translatable("grid", "lines that match a regular expression")),
    ("emotion:angry,sad", translatable("grid", "one of these emotions; “none” has none")),
    ("conf&lt;50", translatable("grid", "less than 50 % sure")),
    ("speaker:anna", translatable("grid", "the speaker's name has this in it")),
    ("problem:any", translatable("grid", "lines with a problem, or a certain one")),
    ("is:doubtful", translatable("grid", "lines that should be looked at")),
    ("cps&gt;17 duration&lt;1", translatable("grid", "reading speed, seconds")),
    ("start&gt;1:02:00", translatable("grid", "times, as they are typed anywhere")),
    ("-emotion:neutral", translatable("grid", "a minus turns a condition round")),
)

_WORD = Qt.ItemDataRole.UserRole
_POPUP_WIDTH = 300
_POPUP = """
QListView { background: palette(button); border: 1px solid palette(mid); padding: 4px; }
QListView::item { padding: 3px 8px; border-radius: 4px; }
QListView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""

Known = Callable[[], Mapping[str, Sequence[str]]]


class FilterBox(QWidget):
    """A line in which lines are searched for, and what came of it.

    Signals:
        changed(str): the query was edited.
        left(): a person is done here and wants to go on with the lines.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        """Make the box; `known` tells which values occur, for completion."""
        super().__init__(parent)
        self._known = known
        self._start = 0
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self._search = self.field.addAction(
            icon("filter"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._said = QLabel()
        self._help = QToolButton()
        self._help.setIcon(icon("circle-help"))
        self._words = QStandardItemModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionRole(_WORD)
        self._completer.setMaxVisibleItems(10)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.field)
        self.popup = QListView()
        self.popup.setStyleSheet(_POPUP)
        self._completer.setPopup(self.popup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._help)
        self.field.textChanged.connect(self.changed)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        self._completer.activated.connect(self._on_completed)
        self._help.clicked.connect(self._show_help)
        self.setFocusProxy(self.field)
        self.retranslate()

    # ---- setters ----

    def say(self, text: str, *, wrong: bool = False, hint: str = "") -> None:
        """Say beside the box what came of the query, or what is wrong with it."""
        self._said.setText(text)
        self._said.setToolTip(hint)
        for widget, name, value in (
            (self._said, "role", "danger" if wrong else "muted"),
            (self.field, "invalid", wrong),
        ):
            if widget.property(name) != value:
                widget.setProperty(name, value)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.field.setPlaceholderText(
            translate("grid", "Filter: words, emotion:angry, conf<50, speaker:…")
        )
        self.field.setAccessibleName(translate("grid", "Filter lines"))
        self._help.setToolTip(translate("grid", "What can be typed here"))
        self._help.setAccessibleName(self._help.toolTip())

    # ---- Qt's interface ----

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go to the lines at Enter and Down, and empty the box at Escape."""
        if claim_typing_key(event):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                if self.field.text():
                    self.field.clear()
                else:
                    self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    # ---- internals ----

    def _on_edited(self) -> None:
        """Offer how the term could go on."""
        caret = self.field.cursorPosition()
        self._start, texts = complete(self.field.text(), caret, self._known(), aliases())
        if not texts or caret == self._start == 0:
            self.popup.hide()
            return
        self._words.clear()
        for text in texts:
            said = meaning(text)
            known = said.casefold() == text.rstrip(":<").casefold()
            item = QStandardItem(text if known else f"{text}\u2003{said}")
            item.setData(text, _WORD)
            self._words.appendRow(item)
        left = self.field.cursorRect().left()
        width = min(_POPUP_WIDTH, self.field.width())
        left = min(left, self.field.width() - width)
        self._completer.complete(QRect(left, 0, width, self.field.height()))

    def _on_completed(self, text: str) -> None:
        before, caret = self.field.text(), self.field.cursorPosition()
        self.field.setText(before[: self._start] + text + before[caret:])
        self.field.setCursorPosition(self._start + len(text))

    def _show_help(self) -> None:
        rows = "".join(
            f"<tr><td><code>{example}</code>&nbsp;</td><td>{translate('grid', meaning)}</td></tr>"
            for example, meaning in _HELP
        )
        below = self._help.mapToGlobal(self._help.rect().bottomLeft())
        QWhatsThis.showText(below, f"<table cellspacing='4'>{rows}</table>", self._help)
