"""What the pages of the settings share: rows that show a field and change it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, ClassVar

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.settings import Settings, SettingsStore
from emosub_gui.ui.dialogs.base import form, heading, note
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import HUGE, LARGE, MEDIUM

_FIELD_WIDTH = 220
_LABEL_CHARACTERS = 24

Entries = Sequence[tuple[object, str]]
"""Values and what they are called."""


class Page(QWidget):
    """One page.

    A field is named as in `Settings`, or `outer.inner` where it lies in a value of its own.
    """

    TITLE: ClassVar[str]
    ICON: ClassVar[str]
    FIELDS: ClassVar[tuple[str, ...]]
    """What "Restore defaults" sets back."""

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self.store = store
        self._shows: list[Callable[[], None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(HUGE, 0, HUGE, HUGE)
        self._column.setSpacing(LARGE)
        self._rows = form()
        self._column.addLayout(self._rows)

    @property
    def title(self) -> str:
        """What the page is called in the program's language."""
        return QCoreApplication.translate("settings", self.TITLE)

    # ---- methods ----

    def restore(self) -> None:
        """Set the page's fields to what they are at first."""
        first = Settings()
        for field in self.FIELDS:
            self.set(field, attrgetter(field)(first))

    def refresh(self) -> None:
        """Show what the settings are now."""
        for show in self._shows:
            show()

    def mentions(self, text: str) -> bool:
        """Tell whether a text stands anywhere on the page."""
        shown = [self.title, *(widget.text() for widget in self.findChildren(QLabel))]
        shown += [widget.text() for widget in self.findChildren(QCheckBox)]
        return any(text.casefold() in words.casefold() for words in shown)

    # ---- for the pages ----

    def get(self, field: str) -> Any:
        """Return a field's value."""
        return attrgetter(field)(self.store.value)

    def set(self, field: str, value: object) -> None:
        """Change a field."""
        outer, _, inner = field.partition(".")
        if inner:
            value = replace(getattr(self.store.value, outer), **{inner: value})
        self.store.change(**{outer: value})

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part below the others, across the page."""
        if isinstance(part, QLayout):
            self._column.addLayout(part)
        else:
            self._column.addWidget(part)

    def end(self) -> None:
        """Leave the rest of the page empty, and show the settings."""
        self._column.addStretch()
        self.refresh()

    def section(self, title: str) -> None:
        """Begin a group of rows under a heading."""
        self.add(heading(title))
        self._rows = form()
        self._column.addLayout(self._rows)

    def row(self, label: str, part: QWidget) -> None:
        """Add a row."""
        self._rows.addRow(row_title(label), part)

    def hint(self, text: str) -> None:
        """Explain the row above."""
        self.row("", note(text))

    def choice(self, label: str, field: str, entries: Entries) -> QComboBox:
        """Add a choice among values."""
        box = QComboBox()
        box.setMinimumWidth(round(_FIELD_WIDTH * current.scale()))
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for value, title in entries:
            box.addItem(title, value)
        box.currentIndexChanged.connect(lambda index: self.set(field, box.itemData(index)))
        self.follow(box, lambda: box.setCurrentIndex(max(0, box.findData(self.get(field)))))
        self.row(label, box)
        return box

    def check(self, text: str, field: str) -> QCheckBox:
        """Add something to tick."""
        box = QCheckBox(text)
        box.toggled.connect(lambda on: self.set(field, on))
        self.follow(box, lambda: box.setChecked(self.get(field)))
        self.row("", box)
        return box

    def number(
        self, label: str, field: str, limits: tuple[int, int], unit: str = "", zero: str = ""
    ) -> QSpinBox:
        """Add a number; `zero` is what the least one is called."""
        box = QSpinBox()
        box.setRange(*limits)
        box.setSuffix(unit)
        box.setSpecialValueText(zero)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(round(_FIELD_WIDTH * current.scale() / 2))
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self.set(field, value))
        self.follow(box, lambda: box.setValue(self.get(field)))
        self.row(label, box)
        return box

    def follow(self, widget: QWidget, show: Callable[[], None]) -> None:
        """Let a widget show the settings, without taking that for a change."""

        def quietly() -> None:
            widget.blockSignals(True)
            show()
            widget.blockSignals(False)

        self._shows.append(quietly)


def row_title(text: str) -> QLabel:
    """Return what stands before a field; all groups share one edge, as far as titles allow."""
    label = QLabel(text)
    label.setMinimumWidth(label.fontMetrics().averageCharWidth() * _LABEL_CHARACTERS)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


def place(folder: Path) -> QWidget:
    """Return a row that says where something lies, and shows it."""
    path = QLabel(str(folder))
    path.setProperty("role", "muted")
    path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    path.setWordWrap(True)
    path.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    show = QPushButton(QCoreApplication.translate("settings", "Show"))
    show.setAutoDefault(False)
    show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    show.setEnabled(folder.is_dir())
    return beside(path, show)


def beside(part: QWidget, button: QWidget) -> QWidget:
    """Return a row in which a button follows what it belongs to."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(MEDIUM)
    layout.addWidget(part, 1)
    layout.addWidget(button)
    return row
