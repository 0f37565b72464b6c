"""What goes wrong in the analysis is said, keeps what had come, and leaves the editor usable."""

import os
import resource as system
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from person import CTRL, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.ui.dialogs.analyze import Scope

SAMPLE = resource("samples", "sample.mp4")
OK = QMessageBox.StandardButton.Ok


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file grow, as on a full disk."""
    soft, hard = system.getrlimit(system.RLIMIT_FSIZE)
    system.setrlimit(system.RLIMIT_FSIZE, (20_000, hard))
    try:
        yield
    finally:
        system.setrlimit(system.RLIMIT_FSIZE, (soft, hard))


def kill(person: Person) -> None:
    pid = person.window.analyzing.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_a_killed_process_is_a_message_and_what_had_come_stays(person: Person) -> None:
    window, session = person.window, person.window.session
    person.open(SAMPLE)
    person.begin_analysis()
    person.wait(lambda: session.document.cues)
    kill(person)
    person.wait(lambda: not window.analyzing.running)
    box = person.dialog(QMessageBox)
    assert "0:00" in box.detailedText(), "the log says what had happened"
    assert "signal 9" in person.answer(OK)
    came = session.document.cues
    assert came
    assert not window.progress.isVisible()

    session.select([came[0].id])
    person.press(Qt.Key.Key_4)
    assert session.document.cues[0].emotion is Emotion.ANGRY
    person.press(Qt.Key.Key_Z, CTRL)
    person.press(Qt.Key.Key_Z, CTRL)
    assert not session.document.cues, "what had come is one step"
    person.analyse()
    assert len(session.document) > len(came), "the next run has another process"


def test_lines_that_a_run_did_not_come_to_are_still_there(person: Person) -> None:
    session = person.window.session
    person.open(SAMPLE)
    old = Document.of(
        [Cue(1, 0, 1000, "long ago"), Cue(2, 40_000, 41_000, "the end")],
        media=session.document.media,
    )
    session.open(old)
    person.window.analyzing.start(Scope.EVERYTHING)
    person.wait(lambda: len(session.document) > 1)
    kill(person)
    person.wait(lambda: not person.window.analyzing.running)
    person.answer(OK)
    texts = [cue.plain for cue in session.document.cues]
    assert "long ago" not in texts, "it was heard anew"
    assert texts[-1] == "the end"


def test_a_film_that_broke_takes_nothing_away(person: Person, film: Path) -> None:
    session = person.window.session
    person.open(film)
    person.analyse()
    heard = session.document
    assert heard.cues
    film.write_bytes(b"no film any more")
    person.begin_analysis()
    person.wait(lambda: not person.window.analyzing.running)
    assert film.name in person.answer(OK)
    assert session.document is heard
    assert session.undo_stack.count() == 1, "a run that brought nothing is no step"


def test_a_full_disk_is_said_and_passes(person: Person, film: Path) -> None:
    window = person.window
    with no_room():
        window.open(film)
        assert "no room" in person.answer(OK)
        person.begin_analysis()
        person.wait(lambda: not window.analyzing.running)
        assert "no room" in person.answer(OK)
        assert not window.session.dirty
    window.analyzing.renew()
    person.analyse()
    assert window.session.document.cues
