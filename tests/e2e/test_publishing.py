"""Films written from the real window, while one goes on editing, and all that may go wrong."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from exported import Written, white
from numbered import make_film
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.theme import Style, Theme
from emosub_gui.export import program
from emosub_gui.export.burn import BurnOptions
from emosub_gui.ui.dialogs.fonts import FontsDialog
from emosub_gui.ui.dialogs.resample import ResampleDialog
from emosub_gui.ui.dialogs.video_export import Choice, VideoExportDialog
from emosub_gui.ui.main_window import MainWindow

LONG = 30_000
SIZE = (640, 360)
LOOK = Theme(name="x", base=Style(size=240, outline=0, shadow=0))
SLOW = Choice(burn=BurnOptions(speed="veryslow", lines=1080))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", 100, size=SIZE, sound=4.0)


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, film: Path
) -> Iterator[MainWindow]:
    """A window on a film with one line in its second half."""
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    window = MainWindow(SettingsStore(tmp_path / "settings.json"))
    window.show()
    window.open(film)
    qtbot.waitUntil(lambda: window.player.path is not None, timeout=LONG)
    document = Document.of([Cue(0, 2000, 4000, "HHHH")], theme=LOOK)
    media = window.session.document.media
    assert media
    window.session.open(edits.set_media(document, media))
    yield window
    window.publishing.close()
    window.session.undo_stack.setClean()
    window.close()
    window.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def asked(window: MainWindow) -> VideoExportDialog:
    window.actions_["file.export_video"].trigger()
    return next(each for each in window.findChildren(VideoExportDialog) if each.isVisible())


def box(window: MainWindow) -> QMessageBox | None:
    return next((each for each in window.findChildren(QMessageBox) if each.isVisible()), None)


def begun(qtbot: QtBot, window: MainWindow, target: Path) -> None:
    """Begin to write slowly, and wait until ffmpeg tells how far it is."""
    window.publishing.start(SLOW, target)
    qtbot.waitUntil(lambda: target.name in window.export_bar.progress.log, timeout=LONG)
    assert list(target.parent.glob(".*.part"))


def test_a_film_is_written_while_one_goes_on_editing(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    dialog = asked(window)
    target = folder / "out.mp4"
    dialog.path.setText(str(target))
    assert dialog.burn
    qtbot.waitUntil(lambda: dialog.burn.encoder.findData("x264") > 0, timeout=LONG)
    with qtbot.waitSignal(window.publishing.runningChanged):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    window.session.edit("", lambda document: edits.delete(document, [1]))
    assert window.export_bar.progress.isVisible()
    qtbot.waitUntil(lambda: not window.publishing.running, timeout=LONG)
    written = Written(target)
    assert not white(written.at(1000)).any()
    assert white(written.at(3000)).any(), "the line as it was when writing began"
    assert "out.mp4 is written" in window.export_bar.done.text.text()
    assert window.export_bar.show_folder.isVisible()
    assert not window.export_bar.isVisible()
    qtbot.mouseClick(window.export_bar.done.close_button, Qt.MouseButton.LeftButton)
    assert not window.export_bar.done.isVisible()


def test_a_track_is_added_in_the_same_way(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    dialog = asked(window)
    dialog.ways.button(1).click()
    dialog.path.setText(str(folder / "out.mkv"))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.publishing.running, timeout=LONG)
    assert Written(folder / "out.mkv").kinds[:3] == ["video", "audio", "subtitle"]
    assert not asked(window).burns, "as it was chosen the last time"


def test_what_is_said_of_a_film_goes_with_its_document(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.publishing.start(Choice(burns=False), folder / "out.mkv")
    window.session.open(Document.of([Cue(0, 0, 900, "Hi")]))
    assert window.export_bar.isVisible(), "it is still being written"
    qtbot.waitUntil(lambda: not window.publishing.running, timeout=LONG)
    assert "out.mkv is written" in window.export_bar.done.text.text()
    assert window.export_bar.done.isVisible()
    window.session.open(Document())
    assert not window.export_bar.done.isVisible()


def test_a_film_is_proposed_beside_the_project(window: MainWindow, film: Path) -> None:
    dialog = asked(window)
    assert dialog.target == film.with_name("film.subtitled.mp4")
    dialog.reject()
    project = film.with_name("projects") / "talk.emosub"
    window.session.saved(project)
    assert asked(window).target == project.with_name("film.subtitled.mp4")


def test_cancel_leaves_nothing_behind(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    begun(qtbot, window, folder / "out.mp4")
    window.actions_["file.export_video"].trigger()
    assert not window.findChildren(VideoExportDialog), "one at a time"
    qtbot.mouseClick(window.export_bar.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.publishing.running, timeout=LONG)
    assert list(folder.iterdir()) == []
    assert not window.export_bar.isVisible()
    assert "nothing was left behind" in window.statusBar().currentMessage()


def test_a_killed_ffmpeg_is_said_to_be(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    begun(qtbot, window, folder / "out.mp4")
    children = [
        int(child)
        for task in Path("/proc/self/task").iterdir()
        for child in (task / "children").read_text().split()
        if Path("/proc", child, "comm").read_text() == "ffmpeg\n"
    ]
    for child in children:
        os.kill(child, signal.SIGKILL)
    qtbot.waitUntil(lambda: box(window) is not None, timeout=LONG)
    assert "signal 9" in box(window).text()
    assert not window.publishing.running
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    (folder / "file").write_bytes(b"")
    window.publishing.start(Choice(), folder / "file" / "out.mp4")
    qtbot.waitUntil(lambda: box(window) is not None, timeout=LONG)
    assert "cannot be written" in box(window).text()
    assert "another folder" in box(window).informativeText()


def test_without_ffmpeg_the_way_to_get_it_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program.find_ffmpeg.cache_clear()
    try:
        window.actions_["file.export_video"].trigger()
    finally:
        program.find_ffmpeg.cache_clear()
    assert not window.findChildren(VideoExportDialog)
    assert "imageio-ffmpeg" in box(window).informativeText()


def test_closing_asks_while_a_film_is_written(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    begun(qtbot, window, folder / "out.mp4")
    window.close()
    assert window.isVisible()
    question = box(window)
    assert question is not None
    go_on = question.defaultButton()
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert window.publishing.running
    qtbot.waitUntil(lambda: box(window) is None)
    window.close()
    question = box(window)
    assert question is not None
    stop = next(button for button in question.buttons() if button is not question.defaultButton())
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert list(folder.iterdir()) == []


def test_a_resolution_is_seen_before_it_is_taken_and_is_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.session.document
    window.actions_["tools.resample"].trigger()
    dialog = window.findChild(ResampleDialog)
    assert dialog
    dialog.width_.setValue(1280)
    assert window.overlay.document.play_width == 1280
    assert window.session.document is before
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert window.overlay.document is window.session.document
    assert window.session.document.play_width == 1280
    assert window.session.undo_stack.count() == 1
    window.session.undo_stack.undo()
    assert window.session.document is before


def test_the_fonts_are_shown(window: MainWindow) -> None:
    window.actions_["tools.fonts"].trigger()
    dialog = window.findChild(FontsDialog)
    assert dialog
    assert [row.font_.match.family for row in dialog.rows] == ["Noto Sans KR"]
