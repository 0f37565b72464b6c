"""What to find and what to replace it with, as a person types it."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from emosub_gui.core.fields import Field
from emosub_gui.core.search import SEARCHABLE, Search
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.words import field_name

translate = QCoreApplication.translate
_HISTORY = 20
_FIELD_WIDTH = 320


class Scope(IntEnum):
    """In which lines to look."""

    ALL = 0
    SELECTED = 1
    ONWARD = 2


class HistoryBox(QComboBox):
    """A field that offers what was typed into it before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setStyleSheet("border: none; background: transparent; padding: 0;")
        self.setEditable(True)
        self.setLineEdit(self.field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to have none
        self.setMinimumWidth(_FIELD_WIDTH)

    def remember(self) -> None:
        """Offer what stands here from now on, first of all."""
        text = self.currentText()
        if not text:
            return
        with QSignalBlocker(self), QSignalBlocker(self.field):
            there = self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
            if there >= 0:
                self.removeItem(there)
            self.insertItem(0, text)
            self.setMaxCount(_HISTORY)
            self.setCurrentIndex(0)

    def say_wrong(self, wrong: bool) -> None:
        """Mark what stands here as wrong, or not."""
        if bool(self.property("invalid")) != wrong:
            self.setProperty("invalid", wrong)
            self.style().unpolish(self)
            self.style().polish(self)


class FindForm(QWidget):
    """The fields and options of a search.

    Signals:
        searchChanged(): something else is to be found.
        replacementChanged(): something else is to replace it, or nothing any more.
        scopeChanged(): other lines are meant.
    """

    searchChanged = Signal()  # noqa: N815 - Qt's style for signals
    replacementChanged = Signal()  # noqa: N815
    scopeChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pattern, self.replacement = HistoryBox(), HistoryBox()
        self.match_case, self.whole_words, self.regular = QCheckBox(), QCheckBox(), QCheckBox()
        self.ignore_tags = QCheckBox()
        self.fields = {field: QCheckBox() for field in SEARCHABLE}
        self.scope = QComboBox()
        self._labels = {name: QLabel() for name in ("find", "replace", "options", "in", "lines")}
        self._wrong = QLabel()
        self._wrong.setProperty("role", "danger")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.ignore_tags.setChecked(True)
        self.fields[Field.TEXT].setChecked(True)
        for scope in Scope:
            self.scope.addItem("", scope)
        self._lay_out()
        self._connect()
        self.set_replacing(False)
        self.retranslate()

    # ---- properties ----

    @property
    def search(self) -> Search:
        """What to find."""
        return Search(
            self.pattern.currentText(),
            regular=self.regular.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            fields=tuple(field for field, box in self.fields.items() if box.isChecked()),
            tags=not self.ignore_tags.isChecked(),
        )

    @property
    def replacing(self) -> bool:
        """Whether something is to be replaced."""
        return not self.replacement.isHidden()

    # ---- setters ----

    def set_replacing(self, replacing: bool) -> None:
        """Show or hide the field for what replaces."""
        self._labels["replace"].setVisible(replacing)
        self.replacement.setVisible(replacing)
        self.replacementChanged.emit()

    def say_wrong(self, sentence: str, *, where: HistoryBox | None = None) -> None:
        """Say under the fields what is wrong with one; "" if nothing is."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        for box in (self.pattern, self.replacement):
            box.say_wrong(bool(sentence) and box is where)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for name, text in (
            ("find", translate("find", "&Find")),
            ("replace", translate("find", "Re&place by")),
            ("options", translate("find", "How")),
            ("in", translate("find", "Where")),
            ("lines", translate("find", "&Lines")),
        ):
            self._labels[name].setText(text)
        self.match_case.setText(translate("find", "Match &case"))
        self.whole_words.setText(translate("find", "&Whole words"))
        self.regular.setText(translate("find", "Regular &expression"))
        self.regular.setToolTip(
            translate("find", r"Groups are $1 or \1 in what replaces; \N is a line break.")
        )
        self.ignore_tags.setText(translate("find", "&Ignore override tags"))
        self.ignore_tags.setToolTip(
            translate("find", "Find text across tags, and keep them when it is replaced.")
        )
        for field, box in self.fields.items():
            box.setText(field_name(field))
        for scope, text in (
            (Scope.ALL, translate("find", "All lines")),
            (Scope.SELECTED, translate("find", "The selected lines")),
            (Scope.ONWARD, translate("find", "From the current line on")),
        ):
            self.scope.setItemText(scope, text)

    # ---- internals ----

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        grid.setColumnStretch(1, 1)
        how = QHBoxLayout()
        for box in (self.match_case, self.whole_words, self.regular, self.ignore_tags):
            how.addWidget(box)
        where = QHBoxLayout()
        for box in self.fields.values():
            where.addWidget(box)
        for line in (how, where):
            line.setSpacing(LARGE)
            line.addStretch()
        lines = QHBoxLayout()
        lines.addWidget(self.scope)
        lines.addStretch()
        grid.addWidget(self.pattern, 0, 1)
        grid.addWidget(self.replacement, 1, 1)
        grid.addWidget(self._wrong, 2, 1)
        grid.addLayout(how, 3, 1)
        grid.addLayout(where, 4, 1)
        grid.addLayout(lines, 5, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, name in ((0, "find"), (1, "replace"), (3, "options"), (4, "in"), (5, "lines")):
            grid.addWidget(self._labels[name], row, 0, right)
        self._labels["find"].setBuddy(self.pattern)
        self._labels["replace"].setBuddy(self.replacement)
        self._labels["lines"].setBuddy(self.scope)

    def _connect(self) -> None:
        self.pattern.editTextChanged.connect(self.searchChanged)
        self.replacement.editTextChanged.connect(self.replacementChanged)
        for box in (
            self.match_case,
            self.whole_words,
            self.regular,
            self.ignore_tags,
            *self.fields.values(),
        ):
            box.toggled.connect(self.searchChanged)
        self.scope.currentIndexChanged.connect(self.scopeChanged)
