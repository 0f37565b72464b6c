"""The window's actions as menus show them."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from emosub_gui.app.actions import ACTIONS
from emosub_gui.ui.actions import ActionSet


def test_what_is_switched_shows_a_tick_in_menus_and_no_icon(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    with_icon = {entry.id for entry in ACTIONS if actions[entry.id].isIconVisibleInMenu()}
    switched = {entry.id for entry in ACTIONS if actions[entry.id].isCheckable()}
    assert "view.waveform" in switched
    assert not with_icon & switched
    assert "file.open" in with_icon
