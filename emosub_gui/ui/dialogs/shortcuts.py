"""The shortcut editor: every action with its keys, found by name or by key, changed at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app import shortcuts
from emosub_gui.app.actions import BY_ID, Preset
from emosub_gui.app.settings import SettingsStore
from emosub_gui.app.shortcuts import Keymap, clashes, shown
from emosub_gui.core.errors import EmoSubError, translatable
from emosub_gui.ui.actions import MENUS, SUBMENUS, plain, title_of
from emosub_gui.ui.dialogs.base import show_error
from emosub_gui.ui.dialogs.files import ask_file, ask_target
from emosub_gui.ui.dialogs.key_editor import KeyEditor, KeyField
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import HUGE, LARGE, MEDIUM

_SIZE = QSize(780, 640)
_KEYS_WIDTH = 260
_ROW = 26
_PRESETS = (
    (Preset.EMOSUB, "EmoSub"),
    (Preset.AEGISUB, "Aegisub"),
    (Preset.SUBTITLE_EDIT, "Subtitle Edit"),
)
_OTHERS = translatable("shortcuts", "Others")
_ID = Qt.ItemDataRole.UserRole
_NAME, _KEYS = 0, 1


def sections() -> list[tuple[str, list[str]]]:
    """Return all actions by menu, and those that no menu has, in the program's language."""
    found = [
        (
            plain(QCoreApplication.translate("actions", title)),
            [action_id for action_id in ids if action_id in BY_ID],
        )
        for title, ids in (*MENUS, *SUBMENUS.values())
    ]
    listed = {action_id for _, ids in found for action_id in ids}
    rest = [action_id for action_id in BY_ID if action_id not in listed]
    others = (QCoreApplication.translate("shortcuts", _OTHERS), rest)
    return [*found, others] if rest else found


def _icon(action_id: str, colour: str) -> QIcon:
    """Return an action's icon; an empty one keeps the titles in line."""
    name = BY_ID[action_id].icon
    if name:
        return icon(name, colour)
    nothing = QPixmap(16, 16)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


class ShortcutsDialog(QDialog):
    """Shows the shortcuts and changes them; stays beside its window."""

    def __init__(self, parent: QWidget | None, store: SettingsStore) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize((_SIZE * current.scale()).boundedTo(self.screen().availableSize()))
        self._store = store
        self._groups: list[QTreeWidgetItem] = []
        self.items: dict[str, QTreeWidgetItem] = {}
        self._preset_label = QLabel()
        self.preset = QComboBox()
        for preset, name in _PRESETS:
            self.preset.addItem(name, preset)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.pressed = KeyField(strokes=1)
        self.tree = QTreeWidget()
        self.tree.setUniformRowHeights(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setColumnCount(2)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.tree.header().resizeSection(_KEYS, round(_KEYS_WIDTH * current.scale()))
        self.editor = KeyEditor()
        self._buttons = {
            "import": self._button(self._ask_import),
            "export": self._button(self._ask_export),
            "copy": self._button(self.copy_list),
            "reset": self._button(self.reset_all),
            "close": self._button(self.close),
        }
        self._lay_out()
        self.preset.currentIndexChanged.connect(self._choose_preset)
        self.search.textChanged.connect(self._find)
        self.pressed.keySequenceChanged.connect(self._find)
        self.tree.currentItemChanged.connect(self._show_action)
        self.tree.itemActivated.connect(self.editor.field.setFocus)
        self.editor.changed.connect(self._take)
        store.changed.connect(self._on_changed)
        current.notifier().changed.connect(self._show_keys)
        self.retranslate()

    # ---- properties ----

    @property
    def keymap(self) -> Keymap:
        """The shortcuts in force."""
        return Keymap(self._store.value.preset, self._store.value.keys)

    @property
    def action_id(self) -> str:
        """The chosen action; "" where none is."""
        item = self.tree.currentItem()
        return str(item.data(_NAME, _ID) or "") if item is not None else ""

    # ---- methods ----

    def choose(self, action_id: str) -> None:
        """Go to an action."""
        item = self.items[action_id]
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)

    def copy_list(self) -> None:
        """Copy all shortcuts as text."""
        names = [
            (action_id, f"{title}: {title_of(action_id)}")
            for title, ids in sections()
            for action_id in ids
        ]
        QGuiApplication.clipboard().setText(shortcuts.as_text(self.keymap, names))

    def reset_all(self) -> None:
        """Go back to the preset's keys."""
        self._take(Keymap(self.keymap.preset))

    def export_to(self, path: Path) -> None:
        """Write the shortcuts to a file; say so if that fails."""
        try:
            shortcuts.save(self.keymap, path)
        except EmoSubError as error:
            show_error(self, error)

    def import_from(self, path: Path) -> None:
        """Take the shortcuts of a file; say so if they make no sense."""
        try:
            self._take(shortcuts.load(path))
        except EmoSubError as error:
            show_error(self, error)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setWindowTitle(QCoreApplication.translate("shortcuts", "Shortcuts"))
        self._preset_label.setText(QCoreApplication.translate("shortcuts", "Keys as in"))
        self.search.setPlaceholderText(QCoreApplication.translate("shortcuts", "Find by name"))
        self.pressed.set_hint(QCoreApplication.translate("shortcuts", "Find by pressing"))
        for name, text in {
            "import": QCoreApplication.translate("shortcuts", "Import…"),
            "export": QCoreApplication.translate("shortcuts", "Export…"),
            "copy": QCoreApplication.translate("shortcuts", "Copy as list"),
            "reset": QCoreApplication.translate("shortcuts", "Reset all"),
            "close": QCoreApplication.translate("shortcuts", "Close"),
        }.items():
            self._buttons[name].setText(text)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ---- making ----

    def _button(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        top.addWidget(self.search, 1)
        top.addWidget(self.pressed)
        top.addSpacing(LARGE)
        top.addWidget(self._preset_label)
        top.addWidget(self.preset)
        bottom = QHBoxLayout()
        bottom.setSpacing(MEDIUM)
        for name in ("import", "export", "copy", "reset"):
            bottom.addWidget(self._buttons[name])
        bottom.addStretch()
        bottom.addWidget(self._buttons["close"])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        layout.setSpacing(LARGE)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.editor)
        layout.addLayout(bottom)

    def _fill(self) -> None:
        """List all actions."""
        chosen = self.action_id
        self._groups.clear()
        self.items.clear()
        self.tree.clear()
        self.tree.setHeaderLabels(
            [
                QCoreApplication.translate("shortcuts", "Action"),
                QCoreApplication.translate("shortcuts", "Shortcuts"),
            ]
        )
        bold = self.font()
        bold.setBold(True)
        for title, ids in sections():
            group = QTreeWidgetItem([title])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFont(_NAME, bold)
            group.setSizeHint(_NAME, QSize(0, round(_ROW * current.scale())))
            self.tree.addTopLevelItem(group)
            self._groups.append(group)
            for action_id in ids:
                item = QTreeWidgetItem([title_of(action_id)])
                item.setData(_NAME, _ID, action_id)
                group.addChild(item)
                self.items[action_id] = item
        self.tree.expandAll()
        self._show_keys()
        self._find()
        self.choose(chosen or next(iter(self.items)))

    # ---- slots ----

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & {"preset", "keys"}:
            self._show_keys()
            self._find()
            self._show_action()

    def _show_keys(self) -> None:
        """Show what keys there are; own ones and such that mean two things stand out."""
        keymap, colours = self.keymap, current.colours()
        self.preset.blockSignals(True)
        self.preset.setCurrentIndex(self.preset.findData(keymap.preset))
        self.preset.blockSignals(False)
        self._buttons["reset"].setEnabled(bool(keymap.keys))
        also = QCoreApplication.translate("shortcuts", "{key} means also: {titles}")
        for action_id, item in self.items.items():
            keys = keymap.of(action_id)
            doubled = [
                also.format(key=shown(key), titles=", ".join(map(title_of, holders)))
                for key in keys
                if (holders := keymap.holders(key, besides=action_id))
            ]
            own = keymap.is_own(action_id)
            colour = colours.danger if doubled else colours.accent if own else colours.muted
            item.setIcon(_NAME, _icon(action_id, colours.muted))
            item.setText(_KEYS, "   ".join(map(shown, keys)))
            item.setForeground(_KEYS, QBrush(QColor(colour)))
            item.setToolTip(_KEYS, "\n".join(doubled))

    def _find(self) -> None:
        """Leave the actions that have what was typed in their name, and what was pressed."""
        words, key, keymap = self.search.text().casefold().split(), self.pressed.key, self.keymap
        for action_id, item in self.items.items():
            name = item.text(_NAME).casefold()
            there = all(word in name for word in words)
            if there and key:
                there = any(clashes(key, held) for held in keymap.of(action_id))
            item.setHidden(not there)
        left = [item for item in self.items.values() if not item.isHidden()]
        groups = {id(item.parent()) for item in left}
        for group in self._groups:
            group.setHidden(id(group) not in groups)
        if left and self.tree.currentItem() not in left:
            self.tree.setCurrentItem(left[0])

    def _show_action(self) -> None:
        self.editor.show_action(self.keymap, self.action_id)

    def _choose_preset(self) -> None:
        self._store.change(preset=Preset(self.preset.currentData()))

    def _take(self, keymap: Keymap) -> None:
        """Put shortcuts into force."""
        self._store.change(preset=keymap.preset, keys=keymap.keys)

    def _ask_export(self) -> None:
        title = QCoreApplication.translate("shortcuts", "Export shortcuts")
        ask_target(self, title, ["*.json"], self.export_to, Path.home() / "emosub-shortcuts.json")

    def _ask_import(self) -> None:
        title = QCoreApplication.translate("shortcuts", "Import shortcuts")
        ask_file(self, title, ["*.json"], self.import_from)
