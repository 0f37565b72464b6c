"""What dialogs share: where the keyboard begins, and what Return does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.ui.dialogs.base import Dialog


def opened(qtbot: QtBot, *parts: QWidget) -> Dialog:
    dialog = Dialog(None, "Export", "Export")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    layout = QVBoxLayout()
    layout.addWidget(parts[0])
    dialog.add(layout)
    for part in parts[1:]:
        dialog.add(part)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("kind", [QComboBox, QCheckBox, QLineEdit, QSpinBox])
def test_return_does_what_the_dialog_is_for(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = kind()
    dialog = opened(qtbot, QLineEdit(), field)
    field.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_keyboard_begins_at_the_first_field_and_comes_to_the_buttons_last(
    qtbot: QtBot,
) -> None:
    first, second = QLineEdit(), QLineEdit()
    dialog = opened(qtbot, first, second)
    assert dialog.focusWidget() is first
    for after in (second, dialog.ok):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is after
