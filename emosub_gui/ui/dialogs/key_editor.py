"""The keys of one action: each can be taken away, others are recorded by pressing them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from emosub_gui.app.shortcuts import Keymap, shown
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_FIELD_WIDTH = 200


class KeyField(QKeySequenceEdit):
    """A field that takes the keys that are pressed in it."""

    def __init__(self, strokes: int) -> None:
        """Take up to `strokes` combinations, one after the other."""
        super().__init__()
        self.setMaximumSequenceLength(strokes)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(round(_FIELD_WIDTH * current.scale()))

    @property
    def key(self) -> str:
        """What was pressed, in Qt's portable notation; "" for nothing."""
        return self.keySequence().toString(_PORTABLE)

    def set_hint(self, text: str) -> None:
        """Say what the field is for while it is empty."""
        for edit in self.findChildren(QLineEdit):
            edit.setPlaceholderText(text)
        self.setAccessibleName(text)


class KeyEditor(QFrame):
    """Shows an action's keys and changes them.

    Signals:
        changed(Keymap): these are the shortcuts now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._keymap, self._action_id = Keymap(), ""
        self._title, self._conflict = QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._conflict.setProperty("role", "warning")
        self.field = KeyField(strokes=4)
        self.add, self.reset = QPushButton(), QPushButton()
        self.add.setProperty("primary", True)
        self._row = QHBoxLayout()
        self._row.setSpacing(MEDIUM)
        self.chips: list[QToolButton] = []
        for button in (self.add, self.reset):
            button.setAutoDefault(False)
        keys = QHBoxLayout()
        keys.setSpacing(MEDIUM)
        keys.addLayout(self._row)
        keys.addWidget(self.field)
        keys.addWidget(self.add)
        keys.addStretch()
        keys.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self._title)
        layout.addLayout(keys)
        layout.addWidget(self._conflict)
        self.field.keySequenceChanged.connect(self._weigh)
        self.add.clicked.connect(self._give)
        self.reset.clicked.connect(
            lambda: self.changed.emit(self._keymap.reset(self._action_id)),
        )

    @property
    def conflict(self) -> str:
        """What the keys that were pressed mean already; "" for nothing."""
        return "" if self._conflict.isHidden() else self._conflict.text()

    def show_action(self, keymap: Keymap, action_id: str) -> None:
        """Show an action's keys, in the language in force; "" shows none."""
        self._keymap, self._action_id = keymap, action_id
        self.setEnabled(bool(action_id))
        nothing = QCoreApplication.translate("shortcuts", "Choose an action above.")
        self._title.setText(title_of(action_id) if action_id else nothing)
        self.field.set_hint(QCoreApplication.translate("shortcuts", "Press another shortcut"))
        self.reset.setText(QCoreApplication.translate("shortcuts", "Reset"))
        self.reset.setEnabled(bool(action_id) and self._keymap.is_own(action_id))
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(key) for key in self._keymap.of(action_id)] if action_id else []
        for chip in self.chips:
            self._row.addWidget(chip)
        self.field.clear()
        self._weigh()

    # ---- internals ----

    def _chip(self, key: str) -> QToolButton:
        """Return a key with a button that takes it away."""
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setText(shown(key))
        chip.setIcon(icon("x"))
        chip.setIconSize(QSize(12, 12))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name = QCoreApplication.translate("shortcuts", "Take {key} away").format(key=shown(key))
        chip.setToolTip(name)
        chip.setAccessibleName(name)
        chip.clicked.connect(lambda: self._remove(key))
        return chip

    def _remove(self, key: str) -> None:
        left = [held for held in self._keymap.of(self._action_id) if held != key]
        self.changed.emit(self._keymap.put(self._action_id, left))

    def _give(self) -> None:
        self.changed.emit(self._keymap.give(self._action_id, self.field.key))

    def _weigh(self) -> None:
        """Say what the pressed keys mean already, and offer them all the same."""
        key = self.field.key
        holders = self._keymap.holders(key, besides=self._action_id) if key else []
        take_over = QCoreApplication.translate("shortcuts", "Take over")
        self.add.setText(take_over if holders else QCoreApplication.translate("shortcuts", "Add"))
        self.add.setEnabled(bool(key))
        self._conflict.setVisible(bool(holders))
        text = QCoreApplication.translate("shortcuts", "{key} means now: {titles}")
        titles = ", ".join(title_of(holder) for holder in holders)
        self._conflict.setText(text.format(key=shown(key), titles=titles))
