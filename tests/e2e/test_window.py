"""The real window with real keys: open, analyse, correct, undo, export, reopen, close."""

from pathlib import Path

import av
from PySide6.QtCore import QPoint, Qt, QThread
from PySide6.QtWidgets import QApplication, QDockWidget, QMessageBox, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry
from emosub_gui.ui.dialogs.analyze import AnalyzeDialog
from emosub_gui.ui.main_window import MainWindow
from emosub_gui.ui.video.screen import HIDE_AFTER_MS

SAMPLE = resource("samples", "sample.mp4")
LONG = 60_000


def analyse(qtbot: QtBot, window: MainWindow) -> None:
    """Press the key for Analyze and the dialog's button, and wait for the end."""
    window.actions_["analyze.start"].trigger()
    dialog = next(d for d in window.findChildren(AnalyzeDialog) if d.isVisible())
    with qtbot.waitSignal(window.analyzing.finished, timeout=LONG):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.analyzing.running)


def test_every_action_does_something(window: MainWindow) -> None:
    assert not window.actions_.unconnected


def test_what_is_not_possible_cannot_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    def possible(*names: str) -> list[bool]:
        return [window.actions_[name].isEnabled() for name in names]

    names = ("play.cue", "analyze.start", "analyze.selection", "edit.undo", "cue.delete")
    assert not any(possible(*names))
    window.session.open(Document.of([Cue(1, 0, 2000, "Hello.")]))
    window.session.select([1])
    assert possible(*names) == [False, False, False, False, True], "there is no film"
    window.actions_["emotion.sad"].trigger()
    assert possible("edit.undo", "edit.redo") == [True, False]
    window.actions_["edit.undo"].trigger()
    assert possible("edit.undo", "edit.redo") == [False, True]


def test_the_main_flow(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    analyse(qtbot, window)
    session = window.session
    cues = session.document.cues
    assert len(cues) > 8
    assert "happy to see you again" in " ".join(cue.plain for cue in cues)
    assert session.undo_stack.count() == 1, "the whole run is one step"

    session.select([cues[0].id])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.grid.table.setFocus()
    qtbot.keyClick(window.grid.table, Qt.Key.Key_5)
    assert session.document.cues[0].emotion is Emotion.FEAR
    assert session.document.cues[0].review is Review.CORRECTED
    window.player.seek((cues[1].start + cues[1].end) // 2)
    session.select([cues[1].id])
    window.actions_["cue.split_playhead"].trigger()
    assert len(session.document) == len(cues) + 1
    edited = session.document
    for _ in range(3):
        window.actions_["edit.undo"].trigger()
    assert not session.document.cues
    for _ in range(3):
        window.actions_["edit.redo"].trigger()
    assert session.document is edited

    script = tmp_path / "out.ass"
    registry.write(session.document, script)
    session.undo_stack.setClean()
    window.open(script)
    again = [cue.plain for cue in session.document.cues]
    assert again == [cue.plain for cue in edited.cues]
    assert session.document.cues[0].emotion is Emotion.FEAR


def test_cancelling_keeps_what_had_come(qtbot: QtBot, window: MainWindow) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    window.actions_["analyze.start"].trigger()
    dialog = next(d for d in window.findChildren(AnalyzeDialog) if d.isVisible())
    dialog.accept()
    qtbot.waitUntil(lambda: bool(window.session.document.cues), timeout=LONG)
    window.actions_["analyze.cancel"].trigger()
    qtbot.waitUntil(lambda: not window.analyzing.running, timeout=5000)
    assert window.session.document.cues


def test_what_cannot_be_opened_is_said_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.srt"
    bad.write_text("nothing here")
    window.open(bad)
    qtbot.waitUntil(lambda: any(b.isVisible() for b in window.findChildren(QMessageBox)))
    box = next(b for b in window.findChildren(QMessageBox) if b.isVisible())
    assert "bad.srt" in box.text()
    assert box.informativeText()
    box.close()


def test_closing_leaves_no_thread(qtbot: QtBot, window: MainWindow) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    window.close()
    running = [t for t in window.findChildren(QThread) if t.isRunning()]
    assert running == []
    assert window.analyzing.pid is None
    QApplication.processEvents()


def test_nothing_lies_over_a_panel_whose_title_bar_is_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    lock = window.actions_["view.lock_panels"]
    for _ in range(3):
        lock.trigger()
    for dock in window.findChildren(QDockWidget):
        over = [
            child
            for child in dock.children()
            if isinstance(child, QWidget) and child.isVisible() and child is not dock.widget()
        ]
        assert all(child is dock.titleBarWidget() for child in over) or not lock.isChecked()
        assert len(over) <= 4, "a free panel has its bar's two buttons"


def test_the_panels_have_their_share_of_any_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1920, 1080)
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    lines = window.findChild(QDockWidget, "grid")
    assert isinstance(lines, QDockWidget)
    qtbot.waitUntil(lambda: lines.height() > 0.24 * window.height())
    lines_height = lines.height()
    full = window.actions_["view.full_screen"]
    full.trigger()
    assert not lines.isVisible()
    full.trigger()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: abs(lines.height() - lines_height) <= 1)


def test_a_film_without_sound_can_be_played(
    qtbot: QtBot, window: MainWindow, film: Path, tmp_path: Path
) -> None:
    silent = tmp_path / "silent.mp4"
    with av.open(str(film)) as whole, av.open(str(silent), "w") as part:
        picture = part.add_stream_from_template(whole.streams.video[0])
        for packet in whole.demux(whole.streams.video[0]):
            if packet.dts is not None:
                packet.stream = picture
                part.mux(packet)
    window.open(silent)
    qtbot.waitUntil(window.actions_["play.toggle"].isEnabled, timeout=LONG)
    qtbot.keyClick(window.timeline.canvas, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.player.playing, timeout=LONG)


def test_new_subtitles_begin_with_a_line_to_type_into(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["file.new"].trigger()
    assert len(window.session.document) == 1
    assert window.session.current is not None
    assert not window.session.dirty
    window.actions_["cue.edit_text"].trigger()
    qtbot.keyClicks(window.inspector.text, "Hello")
    assert window.session.document.cues[0].plain == "Hello"


def test_everything_is_back_after_the_full_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    full = window.actions_["view.full_screen"]
    parts = (window.menuBar(), window.findChild(QToolBar), window.statusBar(), window.timeline)
    full.trigger()
    qtbot.waitUntil(lambda: not any(part.isVisible() for part in parts))
    assert window.isFullScreen()
    qtbot.keyClick(window.video, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: all(part.isVisible() for part in parts))
    assert not window.isFullScreen()


def test_in_full_screen_the_controls_and_the_pointer_go_away_until_the_mouse_moves(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    video, transport = window.video, window.transport
    below = video.height()
    assert transport.geometry().top() >= below, "the controls cover nothing in a window"
    window.actions_["view.full_screen"].trigger()
    qtbot.waitUntil(lambda: video.height() == video.parentWidget().height())
    assert transport.isVisible()
    qtbot.waitUntil(lambda: not transport.isVisible())
    assert video.cursor().shape() is Qt.CursorShape.BlankCursor
    qtbot.mouseMove(video, QPoint(50, 50))
    qtbot.waitUntil(transport.isVisible)
    assert video.cursor().shape() is not Qt.CursorShape.BlankCursor
    qtbot.mouseMove(transport, QPoint(20, 10))
    qtbot.wait(HIDE_AFTER_MS + 300)
    assert transport.isVisible(), "somebody is about to use it"
    qtbot.mouseMove(video, QPoint(60, 60))
    qtbot.waitUntil(lambda: not transport.isVisible())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert transport.isVisible()
    assert video.cursor().shape() is not Qt.CursorShape.BlankCursor
    qtbot.wait(HIDE_AFTER_MS + 300)
    assert transport.isVisible()


def test_lines_without_a_film_get_the_film_that_is_opened(
    qtbot: QtBot, window: MainWindow, film: Path, tmp_path: Path
) -> None:
    subtitles = tmp_path / "lines.srt"
    subtitles.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello.\n")
    window.open(subtitles)
    window.open(film)
    qtbot.waitUntil(lambda: window.player.path == film, timeout=LONG)
    assert [cue.plain for cue in window.session.document.cues] == ["Hello."]
    media = window.session.document.media
    assert media is not None
    assert media.path == str(film)


def test_a_first_window_is_no_larger_than_the_screen(qtbot: QtBot, home: Path) -> None:
    first = MainWindow(SettingsStore(home / "settings.json"))
    qtbot.addWidget(first)
    room = first.screen().availableSize()
    assert (room.width(), room.height()) < (1440, 900), "else this shows nothing"
    first.show()
    assert first.size().boundedTo(room) == first.size()


def test_a_small_window_gives_the_panels_beside_the_picture_its_height(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, 720)
    window.open(SAMPLE)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    line = window.findChild(QDockWidget, "inspector")
    assert isinstance(line, QDockWidget)
    qtbot.waitUntil(lambda: line.height() > 500)
    least = window.minimumSizeHint()
    assert least.width() <= 960
    assert least.height() <= 540, "a full-HD screen at 200 %"
