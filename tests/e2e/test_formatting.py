"""Formatting words and marking departures in the real window, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import StylePatch
from emosub_gui.formats import registry
from emosub_gui.styling.themes import find_theme
from emosub_gui.ui.main_window import MainWindow

Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is, as the system would deliver it: shortcuts first."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


@pytest.fixture
def film_window(qtbot: QtBot, window: MainWindow, film: Path) -> MainWindow:
    window.open(film)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=10_000)
    cue = Cue(0, 0, 4000, "너는 never listen", emotion=Emotion.ANGRY)

    def put(document: Document) -> Document:
        return edits.set_theme(edits.insert(document, [cue], 0), find_theme("cinema"))

    window.session.edit("Put a line", put)
    window.session.select([window.session.document.cues[0].id])
    window.player.seek(1500)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def text(window: MainWindow) -> str:
    return window.session.document.cues[0].text


def drawn(window: MainWindow) -> list[tuple[int, int, bytes]]:
    """Return what lies upon the picture."""
    layers = window.overlay.draw(1500, QSize(640, 360))
    return [(layer.x, layer.y, bytes(layer.image.constBits())) for layer in layers]


def test_keys_format_the_selected_word_on_the_picture_and_undo_takes_it_back(
    film_window: MainWindow,
) -> None:
    window = film_window
    press(window, Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert window.focusWidget() is window.inspector.text
    press(window, Key.Key_Home, Control)
    press(window, Key.Key_Right, Control | Shift)
    before = drawn(window)
    for key, formatted in (
        (Key.Key_I, r"{\i1}너는 {\i}never listen"),
        (Key.Key_U, r"{\i1\u1}너는 {\i\u}never listen"),
        (Key.Key_B, r"{\i1\u1\b0}너는 {\i\u\b}never listen"),
    ):
        press(window, key, Control)
        assert text(window) == formatted
        assert drawn(window) != before
    for _ in range(3):
        press(window, Key.Key_Z, Control)
    assert text(window) == "너는 never listen"
    assert drawn(window) == before


def test_a_line_with_a_look_of_its_own_is_reset_and_exported_as_it_looks(
    film_window: MainWindow, tmp_path: Path
) -> None:
    window = film_window
    session = window.session
    plain = session.document
    ids = [plain.cues[0].id]
    session.edit("", lambda d: edits.override_style(d, ids, StylePatch(size=99)))
    session.edit("", lambda d: edits.set_text(d, ids[0], r"{\i1\pos(100,100)}너는 never listen"))
    assert window.inspector.departing.isVisible()
    registry.write(session.document, tmp_path / "away.ass")
    assert r"\pos(100,100)" in (tmp_path / "away.ass").read_text("utf-8")
    window.actions_["cue.reset_look"].trigger()
    assert session.document == plain
    assert not window.inspector.departing.isVisible()
    session.undo_stack.undo()
    assert window.inspector.departing.isVisible()


def test_a_match_that_was_found_is_marked_in_the_inspector(film_window: MainWindow) -> None:
    window = film_window
    window.actions_["edit.find"].trigger()
    start = text(window).index("never")
    window.searching.matchShown.emit(window.session.document.cues[0].id, start, start + 5)
    assert window.inspector.text.textCursor().selectedText() == "never"
