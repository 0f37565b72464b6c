"""The command palette: type a few letters of what you want to do."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.app.actions import ACTIONS
from emosub_gui.ui.actions import MENUS, SUBMENUS, ActionSet, plain, title_of
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

_SIZE = (560, 420)
_TOP = 72
_ICON, _ROW = 16, 30
_ELSEWHERE = 1000
"""Added to the rank of an action whose menu, not its own title, has what was typed."""
_MENU, _KEY = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


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
        self._menus = {
            action_id: plain(QCoreApplication.translate("actions", title))
            for title, ids in (*MENUS, *SUBMENUS.values())
            for action_id in ids
        }
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            QCoreApplication.translate("Palette", "What do you want to do?")
        )
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        width, height = _SIZE
        self.resize(min(width, parent.width() - 80), min(height, parent.height() - 80))
        top = parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, _TOP))
        self.move(top)
        self.field.textChanged.connect(self._show_matches)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._do)
        self._show_matches("")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let letters go to the field: nobody activates a popup."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let arrow keys and Return in the field work on the list."""
        pressed = watched is self.field and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show_matches(self, query: str) -> None:
        self.list.clear()
        found: list[tuple[int, int, QAction]] = []
        for order, entry in enumerate(ACTIONS):
            action = self._actions[entry.id]
            score = self._rank(query, entry.id)
            if score is not None and action.isEnabled() and entry.id != "view.palette":
                found.append((score, order, action))
        for _, _, action in sorted(found, key=lambda row: row[:2]):
            name = action.objectName()
            item = QListWidgetItem(action.icon(), title_of(name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setData(_MENU, self._menus.get(name, ""))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item.setData(_KEY, key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _rank(self, query: str, action_id: str) -> int | None:
        title = title_of(action_id)
        here = rank(query, title)
        if here is not None:
            return here
        elsewhere = rank(query, f"{self._menus.get(action_id, '')} {title}")
        return None if elsewhere is None else elsewhere + _ELSEWHERE

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.accept()
        self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()


class _Row(QStyledItemDelegate):
    """An icon or room for one, the title, the menu it is in, and the key at the right."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every row."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        picture: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        title, menu, key = (index.data(role) for role in (Qt.ItemDataRole.DisplayRole, _MENU, _KEY))
        self.initStyleOption(option, index)
        option.text, option.icon = "", QIcon()
        widget = option.widget
        style = widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, widget)
        area: QRect = option.rect.adjusted(LARGE, 0, -LARGE, 0)
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        if not picture.isNull():
            picture.paint(painter, QRect(area.left(), area.center().y() - 7, _ICON, _ICON))
        area.setLeft(area.left() + _ICON + LARGE)
        colours = current.colours()
        painter.setPen(QColor(colours.text))
        painter.drawText(area, left | middle, title)
        painter.setPen(QColor(colours.faint))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, key)
        area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(title) + LARGE)
        painter.drawText(area, left | middle, menu)
