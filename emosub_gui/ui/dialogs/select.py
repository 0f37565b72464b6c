"""Asks which lines to select, by rule."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core import query
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import EmoSubError, translatable
from emosub_gui.core.fields import Field
from emosub_gui.core.query import Term
from emosub_gui.core.search import Match
from emosub_gui.ui.dialogs.base import Dialog, error_text
from emosub_gui.ui.dialogs.hits import HitModel, HitTable
from emosub_gui.ui.dialogs.rules import RuleForm
from emosub_gui.ui.grid.filter import FilterBox
from emosub_gui.ui.grid.meanings import aliases
from emosub_gui.ui.look.icons import emotion_icon, icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.words import emotion_name

translate = QCoreApplication.translate
_SIZE = (760, 600)
_PRESETS = (
    ("is:doubtful", translatable("select", "Doubtful lines")),
    ("review:open", translatable("select", "Not reviewed")),
    ("problem:any", translatable("select", "With any problem")),
    ("problem:too_fast", translatable("select", "Too fast to read")),
    ("problem:too_short", translatable("select", "Too short")),
    ("problem:too_long", translatable("select", "Too long")),
    ("problem:line_too_long,too_many_lines", translatable("select", "Too much text")),
    ("problem:overlap", translatable("select", "Overlapping the next line")),
    ("problem:gap_too_small", translatable("select", "Too close to the next line")),
    ("is:empty", translatable("select", "Without text")),
    ("is:comment", translatable("select", "Comments")),
    ("is:odd", translatable("select", "Every other line")),
)


class Combine(IntEnum):
    """What the lines that are found do to the selection."""

    SET = 0
    ADD = 1
    SUBTRACT = 2
    INTERSECT = 3


def combined(selected: Collection[int], found: Collection[int], how: Combine) -> frozenset[int]:
    """Return a selection with what was found put into it, taken out of it, and so on."""
    before, found = frozenset(selected), frozenset(found)
    match how:
        case Combine.ADD:
            return before | found
        case Combine.SUBTRACT:
            return before - found
        case Combine.INTERSECT:
            return before & found
        case _:
            return found


class SelectDialog(Dialog):
    """Asks for a query and what to do with the lines that it means."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        selected: Collection[int],
        source: str = "",
    ) -> None:
        """Begin with the query `source`, such as the last one."""
        super().__init__(
            parent, translate("select", "Select by rule"), translate("select", "Select")
        )
        self.resize(*_SIZE)
        self.ok.setProperty("primary", True)
        self.ok.style().polish(self.ok)  # its text is bold now, and wider
        self._document, self._selected = document, frozenset(selected)
        self._lines = query.lines(document)
        known = query.known_values(document)
        self._speakers = known["speaker"]
        self._found: list[int] = []
        self.form = RuleForm(known)
        self.query = FilterBox(lambda: known)
        self.model = HitModel(self)
        self.table = HitTable(self.model)
        self.how = QButtonGroup(self)
        self._wrong, self._count, self._result = QLabel(), QLabel(), QLabel()
        self._wrong.setProperty("role", "danger")
        self._wrong.setWordWrap(True)
        self._result.setProperty("role", "muted")
        self._lay_out()
        self.form.changed.connect(self.query.field.setText)
        self.query.changed.connect(self._on_query)
        self.query.left.connect(self.table.setFocus)
        self.how.idToggled.connect(self._say_result)
        self.table.doubleClicked.connect(self.accept)
        self.query.field.setText(source)
        self._on_query(source)
        self.form.rows[0].field.setFocus()

    # ---- properties ----

    @property
    def source(self) -> str:
        """The query, for the next time."""
        return self.query.field.text()

    # ---- methods ----

    def chosen(self) -> frozenset[int]:
        """Return the ids of the lines that are to be selected."""
        return combined(self._selected, self._found, Combine(self.how.checkedId()))

    # ---- internals ----

    def _lay_out(self) -> None:
        self.presets = QPushButton(icon("list-filter"), translate("select", "&Presets"))
        self.presets.setAutoDefault(False)
        self.presets.setMenu(self._preset_menu())
        conditions = QVBoxLayout()
        conditions.setSpacing(MEDIUM)
        conditions.addWidget(self.form)
        written = QHBoxLayout()
        written.setSpacing(0)
        label = QLabel(translate("select", "As a &query"))
        label.setBuddy(self.query)
        written.addWidget(label)
        written.addWidget(self.query, 1)
        conditions.addLayout(written)
        conditions.addWidget(self._wrong)
        self.form.below.insertWidget(1, self.presets)
        self.add(conditions)
        said = QHBoxLayout()
        said.addWidget(self._count)
        said.addStretch()
        said.addWidget(self._result)
        self.add(said)
        self.add(self.table, 1)
        how = QHBoxLayout()
        how.setSpacing(LARGE)
        for each, text in (
            (Combine.SET, translate("select", "&Set the selection")),
            (Combine.ADD, translate("select", "&Add to it")),
            (Combine.SUBTRACT, translate("select", "S&ubtract from it")),
            (Combine.INTERSECT, translate("select", "&Intersect with it")),
        ):
            button = QRadioButton(text)
            self.how.addButton(button, each)
            how.addWidget(button)
        how.addStretch()
        self.how.button(Combine.SET).setChecked(True)
        self.add(how)

    def _preset_menu(self) -> QMenu:
        menu = QMenu(self)
        for source, text in _PRESETS:
            self._add_preset(menu, translate("select", text), source)
        menu.addSeparator()
        emotions = menu.addMenu(translate("select", "Emotion"))
        for emotion in EMOTIONS:
            self._add_preset(emotions, emotion_name(emotion), f"emotion:{emotion}")
            emotions.actions()[-1].setIcon(emotion_icon(emotion))
        speakers = menu.addMenu(translate("select", "Speaker"))
        for name in self._speakers:
            said = name or translate("select", "none")
            self._add_preset(speakers, said, Term("speaker", "=", name).source)
        menu.triggered.connect(self._on_preset)
        return menu

    def _add_preset(self, menu: QMenu, text: str, source: str) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setData(source)

    def _say_result(self) -> None:
        """Say what will be selected."""
        text = translate("select", "Selected afterwards: {count}")
        self._result.setText(text.format(count=len(self.chosen())))

    # ---- internal slots ----

    def _on_preset(self, action: QAction) -> None:
        self.query.field.setText(action.data())

    def _on_query(self, source: str) -> None:
        """Show what a query means, in the rows and in the list."""
        try:
            parsed = query.parse(source, aliases())
            if source != self.form.source:
                self.form.set_terms(query.terms(source, aliases()))
            self._found, wrong = parsed.matches(self._lines), ""
        except EmoSubError as error:
            self._found, wrong = [], " ".join(error_text(error))
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self.query.say("", wrong=bool(wrong))
        matches = [Match(cue_id, Field.TEXT, 0, 0) for cue_id in self._found]
        self.model.show_matches(self._document, matches)
        text = translate("select", "Lines found: {found} of {total}")
        self._count.setText(text.format(found=len(matches), total=len(self._document)))
        self._say_result()
        self.ok.setEnabled(not wrong)
