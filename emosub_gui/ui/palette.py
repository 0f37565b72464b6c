"""The command palette: type a few letters of what you want to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.actions import ACTIONS
from emosub_gui.ui.actions import ActionSet, title_of
from emosub_gui.ui.look.sheet import MEDIUM


def rank(query: str, title: str) -> int | None:
    """Return how badly a title fits what was typed; None if it does not.

    All letters of the query must occur in order; the fewer letters lie between them, and the
    earlier they begin, the better.
    """
    query, title = query.casefold().replace(" ", ""), title.casefold()
    if query in title.replace(" ", ""):
        return title.replace(" ", "").index(query)
    position, spread = -1, 100
    for letter in query:
        found = title.find(letter, position + 1)
        if found < 0:
            return None
        spread += found - position - 1
        position = found
    return spread


class Palette(QDialog):
    """Lists the actions that can be done now, best match first; Return does it."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self._field = QLineEdit()
        self._field.setPlaceholderText(
            QCoreApplication.translate("Palette", "What do you want to do?")
        )
        self._field.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self.resize(min(560, parent.width() - 80), min(420, parent.height() - 80))
        corner = parent.mapToGlobal(parent.rect().center())
        self.move(
            corner.x() - self.width() // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 72
        )
        self._field.textChanged.connect(self._show_matches)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._do)
        self._show_matches("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let arrow keys and Return in the field work on the list."""
        pressed = watched is self._field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._list.count():
                self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, query: str) -> None:
        self._list.clear()
        found: list[tuple[int, int, QAction]] = []
        for order, entry in enumerate(ACTIONS):
            action = self._actions[entry.id]
            score = rank(query, title_of(entry.id))
            if score is not None and action.isEnabled() and entry.id != "view.palette":
                found.append((score, order, action))
        for _, _, action in sorted(found, key=lambda row: row[:2]):
            text = title_of(action.objectName())
            if not action.shortcut().isEmpty():
                text += "   " + action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QListWidgetItem(action.icon(), text)
            item.setData(Qt.ItemDataRole.UserRole, action.objectName())
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.accept()
        self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()
