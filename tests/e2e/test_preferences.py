"""Settings and shortcuts through the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from emosub_gui.app import language
from emosub_gui.app.actions import Preset
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.ui.dialogs.settings.dialog import SettingsDialog
from emosub_gui.ui.dialogs.shortcuts import ShortcutsDialog
from emosub_gui.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    window = MainWindow(SettingsStore(tmp_path / "settings.json"))
    window.session.open(Document.of([Cue(1, 0, 2000, "Hello.", emotion=Emotion.NEUTRAL)]))
    window.session.select([1])
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.undo_stack.setClean()
    window.close()
    window.deleteLater()
    language.apply("en")
    QApplication.processEvents()


def test_the_open_window_changes_its_language(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["tools.settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    box = dialog.page.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData("ko"))
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "파일(&F)")
    assert dialog.windowTitle() == "설정"
    assert window.actions_["edit.undo"].text() == "되돌리기(&U)"
    window.settings.change(language="en")
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "&File")
    dialog.close()


@pytest.mark.parametrize(
    ("preset", "key", "modifiers"),
    [
        (Preset.EMOSUB, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier),
        (Preset.AEGISUB, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Preset.AEGISUB, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Preset.SUBTITLE_EDIT, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_one_key_finishes_a_line_and_goes_on_to_the_next(
    qtbot: QtBot,
    window: MainWindow,
    preset: Preset,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(window.windowHandle(), key, modifiers)

    session, text = window.session, window.inspector.text
    window.settings.change(preset=preset)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_End, CTRL)
    break_ = {Preset.AEGISUB: Qt.KeyboardModifier.ShiftModifier}.get(preset)
    press(Qt.Key.Key_Return, break_ or Qt.KeyboardModifier.NoModifier)
    assert session.document.cues[0].text == r"Hello.\N"
    press(key, modifiers)
    assert [cue.text for cue in session.document.cues] == ["Hello.", ""]
    assert session.current == session.document.cues[1]
    assert text.hasFocus()
    press(Qt.Key.Key_Up, CTRL)
    assert session.current == session.document.cues[0]
    press(key, modifiers)
    assert [cue.text for cue in session.document.cues] == ["Hello.", ""]


def test_a_recorded_shortcut_works_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["help.shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    dialog.choose("emotion.happy")
    qtbot.keyClick(dialog.editor.field, Qt.Key.Key_F4, CTRL)
    qtbot.waitUntil(dialog.editor.add.isEnabled)
    qtbot.mouseClick(dialog.editor.add, Qt.MouseButton.LeftButton)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.grid.table.setFocus()
    qtbot.keyClick(window.grid.table, Qt.Key.Key_F4, CTRL)
    assert window.session.document.cues[0].emotion is Emotion.HAPPY
