"""A query as a form: a row for each condition, all of which must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.emotion import Emotion
from emosub_gui.core.query import Term
from emosub_gui.core.query_fields import FIELDS, Amount, Choice, Name
from emosub_gui.ui.grid.meanings import meaning
from emosub_gui.ui.look.icons import emotion_icon, icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL

translate = QCoreApplication.translate
_FIELD_WIDTH, _COMPARISON_WIDTH = 210, 230
_AMOUNTS = (("<", "<"), ("<=", "≤"), ("=", "="), (">=", "≥"), (">", ">"))

Known = Mapping[str, Sequence[str]]


def _comparisons(field: str) -> list[tuple[str, bool, str]]:
    """Return how a field can be compared: the sign, whether it is negated, what it is called."""
    contains = (
        (":", False, translate("select", "contains")),
        (":", True, translate("select", "does not contain")),
    )
    match FIELDS.get(field):
        case Amount():
            signs = [(sign, False, said) for sign, said in _AMOUNTS]
            negated = translate("select", "not {sign}")
            return [*signs, *((sign, True, negated.format(sign=said)) for sign, said in _AMOUNTS)]
        case Choice():
            return [
                (":", False, translate("select", "is")),
                (":", True, translate("select", "is not")),
            ]
        case Name():
            return [
                *contains,
                ("=", False, translate("select", "is exactly")),
                ("=", True, translate("select", "is anything but")),
            ]
        case _:
            return [
                *contains,
                ("/", False, translate("select", "matches the expression")),
                ("/", True, translate("select", "does not match the expression")),
            ]


def _usual(term: Term) -> Term:
    """Return a term with the sign that its field's comparisons have."""
    match FIELDS.get(term.field):
        case Amount() if term.sign == ":":
            return term._replace(sign="=")
        case Choice():
            return term._replace(sign=":")
        case Name() if term.sign != ":":
            return term._replace(sign="=")
    return term


class RuleRow(QWidget):
    """One condition: what is compared, how, and with what.

    Signals:
        changed(): another condition is meant.
        removed(): it is not wanted any more.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        """Make a row; `known` holds the values that occur, by field."""
        super().__init__(parent)
        self._known = known
        self.field, self.comparison = QComboBox(), QComboBox()
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.comparison.setFixedWidth(_COMPARISON_WIDTH)
        self.typed, self.choice, self.name = QLineEdit(), QComboBox(), QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name = QLineEdit()
        name.setStyleSheet("border: none; background: transparent; padding: 0;")
        self.name.setLineEdit(name)
        self._value = QStackedWidget()
        for widget in (self.typed, self.choice, self.name):
            self._value.addWidget(widget)
        self.remove = QToolButton()
        self.remove.setIcon(icon("x"))
        self.remove.setToolTip(translate("select", "Remove this condition"))
        self.field.setAccessibleName(translate("select", "What is compared"))
        self.comparison.setAccessibleName(translate("select", "How it is compared"))
        for widget in (self.typed, self.choice, self.name):
            widget.setAccessibleName(translate("select", "Value"))
        self.field.addItem(translate("select", "text"), "")
        for field in FIELDS:
            self.field.addItem(meaning(field), field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.field)
        layout.addWidget(self.comparison)
        layout.addWidget(self._value, 1)
        layout.addWidget(self.remove)
        self.set_term(Term())
        self.field.currentIndexChanged.connect(self._on_field)
        self.comparison.currentIndexChanged.connect(self.changed)
        self.typed.textChanged.connect(self.changed)
        self.choice.currentIndexChanged.connect(self.changed)
        self.name.editTextChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def term(self) -> Term:
        """The condition."""
        sign, negated = self.comparison.currentData()
        return Term(self.field.currentData(), sign, self._typed_value(), negated)

    def set_term(self, term: Term) -> None:
        """Show a condition, without a signal; its field must be there."""
        term = _usual(term)
        widgets = (self.field, self.comparison, self.typed, self.choice, self.name)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        self.field.setCurrentIndex(self.field.findData(term.field))
        self.comparison.clear()
        for sign, negated, said in _comparisons(term.field):
            self.comparison.addItem(said, (sign, negated))
            if (sign, negated) == (term.sign, term.negated):
                self.comparison.setCurrentIndex(self.comparison.count() - 1)
        self._offer(term)
        del blockers

    # ---- internals ----

    def _typed_value(self) -> str:
        match self._value.currentWidget():
            case self.choice:
                return str(self.choice.currentData() or "")
            case self.name:
                return self.name.currentText().strip()
            case _:
                return self.typed.text() if self._is_text() else self.typed.text().strip()

    def _is_text(self) -> bool:
        return not self.field.currentData()

    def _offer(self, term: Term) -> None:
        """Show the value in the widget that suits its field."""
        field = FIELDS.get(term.field)
        if isinstance(field, Choice):
            self._offer_choice(field, term.value)
        elif isinstance(field, Name):
            self.name.clear()
            self.name.addItems([name for name in self._known.get(term.field, ()) if name])
            self.name.setEditText(term.value)
            self._value.setCurrentWidget(self.name)
        else:
            clock = isinstance(field, Amount) and field.clock
            self.typed.setPlaceholderText("0:00:00.000" if clock else "")
            self.typed.setText(term.value)
            self._value.setCurrentWidget(self.typed)

    def _offer_choice(self, field: Choice, value: str) -> None:
        """Offer the values of a field, and what was typed if that is something else."""
        self.choice.clear()
        for each in field.values:
            self.choice.addItem(meaning(each) or each, each)
            if each in tuple(Emotion):
                self.choice.setItemIcon(self.choice.count() - 1, emotion_icon(Emotion(each)))
        if value and value not in field.values:
            said = (meaning(each) or each for each in value.split(","))
            self.choice.addItem(", ".join(said), value)
        self.choice.setPlaceholderText(translate("select", "choose"))
        self.choice.setCurrentIndex(self.choice.findData(value))
        self._value.setCurrentWidget(self.choice)

    def _on_field(self) -> None:
        """Compare another field, in its usual way."""
        field = self.field.currentData()
        sign, negated, _ = _comparisons(field)[0]
        self.set_term(Term(field, sign, "", negated))
        self.changed.emit()


class RuleForm(QWidget):
    """The conditions of a query.

    Attributes:
        rows: one for each condition.
        below: what stands under them, for more buttons.

    Signals:
        changed(str): a person has changed the query, which is now this.
    """

    changed = Signal(str)

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        """Make a form; `known` holds the values that occur, by field."""
        super().__init__(parent)
        self._known = known
        self.rows: list[RuleRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SMALL)
        self.add = QPushButton(icon("plus"), translate("select", "Add a &condition"))
        self.add.setAutoDefault(False)
        self.below = QHBoxLayout()
        self.below.setSpacing(MEDIUM)
        self.below.addWidget(self.add)
        self.below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addLayout(self._rows)
        layout.addLayout(self.below)
        self.add.clicked.connect(self._on_add)
        self.set_terms([])

    # ---- properties ----

    @property
    def source(self) -> str:
        """The query that the rows say."""
        return " ".join(filter(None, (row.term.source for row in self.rows)))

    # ---- setters ----

    def set_terms(self, terms: Sequence[Term]) -> None:
        """Show these conditions, without a signal; an empty one where there are none."""
        terms = terms or [Term()]
        while len(self.rows) > len(terms):
            self._drop(self.rows[-1])
        while len(self.rows) < len(terms):
            self._append()
        for row, term in zip(self.rows, terms, strict=True):
            if row.term != _usual(term):
                row.set_term(term)
        self._say_removable()

    # ---- internals ----

    def _append(self) -> RuleRow:
        row = RuleRow(self._known)
        row.changed.connect(self._on_changed)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._rows.addWidget(row)
        return row

    def _drop(self, row: RuleRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _say_removable(self) -> None:
        for row in self.rows:
            row.remove.setEnabled(len(self.rows) > 1 or bool(row.term.source))

    def _on_changed(self) -> None:
        self._say_removable()
        self.changed.emit(self.source)

    def _on_add(self) -> None:
        row = self._append()
        self._say_removable()
        row.field.setFocus()

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, RuleRow):
            self.set_terms([each.term for each in self.rows if each is not row])
            self._on_changed()
