"""The shortcut editor, with real keys."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from emosub_gui.app import language
from emosub_gui.app.actions import ACTIONS, Preset
from emosub_gui.app.settings import SettingsStore
from emosub_gui.ui.dialogs.shortcuts import ShortcutsDialog, sections

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ShortcutsDialog:
    made = ShortcutsDialog(None, SettingsStore(tmp_path / "settings.json"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def listed(dialog: ShortcutsDialog) -> list[str]:
    return [action_id for action_id, item in dialog.items.items() if not item.isHidden()]


def test_every_action_is_there_once() -> None:
    ids = [action_id for _, ids in sections() for action_id in ids]
    assert sorted(ids) == sorted(action.id for action in ACTIONS)


def test_a_recorded_key_is_added_beside_the_others(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    dialog.choose("edit.undo")
    qtbot.keyClick(dialog.editor.field, Qt.Key.Key_F8, CTRL)
    qtbot.waitUntil(dialog.editor.add.isEnabled)
    qtbot.mouseClick(dialog.editor.add, LEFT)
    assert dialog.keymap.of("edit.undo") == ["Ctrl+Z", "Ctrl+F8"]
    assert "Ctrl+F8" in dialog.items["edit.undo"].text(1)


def test_a_key_of_another_action_is_named_and_can_be_taken_over(
    qtbot: QtBot, dialog: ShortcutsDialog
) -> None:
    dialog.choose("help.about")
    qtbot.keyClick(dialog.editor.field, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: "Split at the playhead" in dialog.editor.conflict)
    assert dialog.editor.add.text() == "Take over"
    qtbot.mouseClick(dialog.editor.add, LEFT)
    assert dialog.keymap.of("help.about") == ["Ctrl+K"]
    assert dialog.keymap.of("cue.split_playhead") == []
    assert dialog.editor.conflict == ""


def test_a_key_is_taken_away_and_the_action_reset(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    dialog.choose("play.cue")
    qtbot.mouseClick(dialog.editor.chips[0], LEFT)
    assert dialog.keymap.of("play.cue") == ["F5"]
    assert dialog.editor.reset.isEnabled()
    qtbot.mouseClick(dialog.editor.reset, LEFT)
    assert dialog.keymap.of("play.cue") == ["R", "F5"]
    assert not dialog.editor.reset.isEnabled()


def test_actions_are_found_by_name_and_by_key(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    qtbot.keyClicks(dialog.search, "playhead")
    assert "cue.split_playhead" in listed(dialog)
    assert "edit.undo" not in listed(dialog)
    assert dialog.action_id in listed(dialog)
    qtbot.keyClick(dialog.pressed, Qt.Key.Key_F9)
    assert listed(dialog) == ["timing.set_start"]
    dialog.search.clear()
    dialog.pressed.clear()
    assert len(listed(dialog)) == len(ACTIONS)


def test_another_preset_shows_its_keys_and_marks_what_clashes_with_ones_own(
    dialog: ShortcutsDialog,
) -> None:
    dialog.choose("help.about")
    dialog.preset.setCurrentIndex(1)
    assert dialog.keymap.preset is Preset.AEGISUB
    assert dialog.items["timing.set_end_next"].text(1) == "G"
    dialog.preset.setCurrentIndex(0)
    dialog.editor.changed.emit(dialog.keymap.give("help.about", "G"))
    assert dialog.items["help.about"].toolTip(1) == ""
    dialog.preset.setCurrentIndex(1)
    assert "next line" in dialog.items["help.about"].toolTip(1)


def test_exported_keys_come_back_after_a_reset(dialog: ShortcutsDialog, tmp_path: Path) -> None:
    dialog.choose("help.about")
    dialog.editor.changed.emit(dialog.keymap.give("help.about", "Ctrl+K"))
    mine = dialog.keymap
    dialog.export_to(tmp_path / "keys.json")
    assert json.loads((tmp_path / "keys.json").read_text())["keys"]["help.about"] == "Ctrl+K"
    dialog.reset_all()
    assert dialog.keymap.keys == {}
    dialog.import_from(tmp_path / "keys.json")
    assert dialog.keymap == mine


def test_a_file_that_makes_no_sense_changes_nothing(
    qtbot: QtBot, dialog: ShortcutsDialog, tmp_path: Path
) -> None:
    (tmp_path / "keys.json").write_text("nonsense")
    before = dialog.keymap
    dialog.import_from(tmp_path / "keys.json")
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert "no shortcuts" in box.text()
    assert dialog.keymap == before
    box.close()


def test_the_list_can_be_copied(dialog: ShortcutsDialog) -> None:
    dialog.copy_list()
    assert "Ctrl+Z\tEdit: Undo" in QGuiApplication.clipboard().text()


def test_it_speaks_korean(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    dialog.choose("edit.undo")
    language.apply("ko")
    try:
        qtbot.waitUntil(lambda: dialog.windowTitle() == "단축키")
        assert dialog.items["edit.undo"].text(0) == "되돌리기"
        assert dialog.action_id == "edit.undo"
    finally:
        language.apply("en")
        QApplication.processEvents()
