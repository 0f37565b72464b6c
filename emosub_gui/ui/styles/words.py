"""What a theme does to words: as loud, high and slow as they were said; emotions in brackets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from emosub_gui.core.theme import Theme
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL
from emosub_gui.ui.styles.controls import Number, Range
from emosub_gui.ui.styles.names import word_field_name
from emosub_gui.ui.styles.rows import NAMES_WIDTH, RESET_WIDTH

translate = QCoreApplication.translate
_FIELDS = ("loudness", "pitch", "rate")


class WordRows(QWidget):
    """How far words look as they sound, for the whole theme.

    Signals:
        changed(str, float): a person said how far a trait of the sound goes.
        labelled(bool): emotions are to be written in brackets, or not.
    """

    changed = Signal(str, float)
    labelled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: dict[str, Number] = {}
        self.label = QCheckBox()
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._title.setContentsMargins(0, LARGE, 0, 0)
        self._names: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, NAMES_WIDTH)
        grid.setColumnMinimumWidth(2, RESET_WIDTH)
        grid.addWidget(self._title, 0, 0, 1, 3)
        for row, field in enumerate(_FIELDS, 1):
            name, number = QLabel(), Number(Range(0, 1, 0.05, 2))
            name.setProperty("role", "muted")
            name.setBuddy(number)
            self._names[field], self.numbers[field] = name, number
            grid.addWidget(name, row, 0)
            grid.addWidget(number, row, 1)
            number.changed.connect(lambda value, field=field: self.changed.emit(field, value))
        grid.addWidget(self.label, len(_FIELDS) + 1, 0, 1, 3)
        self.label.clicked.connect(self.labelled)
        self.retranslate()

    def show_theme(self, theme: Theme) -> None:
        """Show what a theme does."""
        for field, number in self.numbers.items():
            number.show_value(getattr(theme.words, field))
        self.label.setChecked(theme.label_emotions)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self._title.setText(translate("styles", "Words as they sound"))
        self.label.setText(translate("styles", "Write emotions in brackets"))
        for field, name in self._names.items():
            name.setText(word_field_name(field))
            self.numbers[field].setAccessibleName(word_field_name(field))
