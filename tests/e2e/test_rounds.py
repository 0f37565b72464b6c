"""Opening, analysing, stopping and closing, over and over: nothing is left behind."""

from pathlib import Path

import pytest
from leaks import Held, grown, held
from person import CTRL, Person
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from emosub_gui.app.settings import SettingsStore
from emosub_gui.ui.main_window import MainWindow

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux"),
    pytest.mark.xdist_group("rounds"),
]

ROUNDS, WARM_UP, WINDOWS = 50, 5, 5
NOISE = 50_000_000
"""Bytes by which allocators, mostly libVLC's, go up and down whatever one does: it was never above
13 MB. One picture of the film kept in each of 50 rounds would be 184 MB."""


def assert_nothing_left(left: Held) -> None:
    assert max(left.threads, left.processes, left.files) <= 0, left
    assert left.memory < NOISE, left


def open_analyse_stop_close(person: Person, film: Path) -> None:
    window = person.window
    person.open(film)
    person.begin_analysis()
    person.click(window.progress.cancel)
    person.wait(lambda: not window.analyzing.running)
    dirty = window.session.dirty
    person.press(Qt.Key.Key_W, CTRL)
    if dirty:
        person.answer(QMessageBox.StandardButton.Discard)
    person.wait(lambda: window.player.path is None)
    assert not window.session.document.cues


def test_fifty_rounds_leave_nothing(person: Person, film: Path) -> None:
    def many(rounds: int) -> Held:
        for _ in range(rounds):
            open_analyse_stop_close(person, film)
        # Whether the process is still warm depends on how fast it answered the last time.
        person.window.analyzing.close()
        return held()

    before = many(WARM_UP)
    assert_nothing_left(many(ROUNDS) - before)


def test_windows_that_are_closed_leave_nothing(qtbot: QtBot, home: Path, film: Path) -> None:
    def live() -> None:
        window = MainWindow(SettingsStore(home / "settings.json"))
        window.show()
        person = Person(qtbot, window)
        person.open(film)
        person.begin_analysis()
        window.close()
        person.answer(QMessageBox.StandardButton.Discard)
        assert not window.isVisible()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert_nothing_left(grown(live, WINDOWS))
