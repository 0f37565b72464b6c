"""No action raises, whatever is open; and a fault that nobody foresaw is told."""

import sys
import threading
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from person import Person
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from emosub_gui.app.actions import ACTIONS
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import NotMediaError
from emosub_gui.ui.faults import Faults
from emosub_gui.ui.main_window import MainWindow

OK = QMessageBox.StandardButton.Ok
DOCUMENTS = {
    "nothing": Document(),
    "empty line": Document.of([Cue(1, 0, 1000)]),
    "overlaps": Document.of(
        [
            Cue(1, 0, 1000, "a b", emotion=Emotion.SAD),
            Cue(2, 500, 700, r"{\i1}b\Nc"),
            Cue(3, 2000, 2000, "c"),
        ]
    ),
}
SELECTIONS = ((), (3,), (1, 2, 3))
QUITS = {"file.quit"}


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def close_dialogs(window: MainWindow) -> None:
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


@pytest.mark.parametrize("opened", DOCUMENTS)
def test_no_action_raises(window: MainWindow, opened: str) -> None:
    """An exception in a slot would fail this test by itself."""
    QApplication.clipboard().clear()
    for selected, action in product(SELECTIONS, ACTIONS):
        if action.id in QUITS:
            continue
        window.session.open(DOCUMENTS[opened])
        window.session.select(selected)
        for _ in range(2 if action.checkable else 1):
            window.actions_[action.id].trigger()
        QApplication.processEvents()
        close_dialogs(window)
    window.session.open(Document())


def test_why_a_line_is_not_split_is_said(window: MainWindow) -> None:
    window.session.open(DOCUMENTS["overlaps"])
    window.session.select([1])
    window.actions_["cue.split_caret"].trigger()
    assert "caret" in window.statusBar().currentMessage()
    assert len(window.session.document) == 3


@pytest.mark.usefixtures("hook")
def test_a_fault_is_told_with_its_log_and_the_window_stays(
    person: Person, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Faults(person.window).watch()
    error = ZeroDivisionError("by hand")
    sys.excepthook(type(error), error, None)
    said = person.answer(OK)
    assert "ZeroDivisionError: by hand" in said
    (log,) = home.rglob("crash.log")
    assert "ZeroDivisionError: by hand" in log.read_text()
    assert "by hand" in capsys.readouterr().err, "who watches the terminal sees it as well"
    assert person.window.isVisible()


@pytest.mark.usefixtures("hook")
def test_what_a_thread_raises_is_told_in_this_one(qtbot: QtBot, person: Person) -> None:
    Faults(person.window).watch()
    error = NotMediaError(path="film.mp4")
    thread = threading.Thread(target=lambda: sys.excepthook(type(error), error, None))
    thread.start()
    thread.join()
    assert "film.mp4" in person.answer(OK)
