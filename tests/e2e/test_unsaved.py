"""What is asked before unsaved changes are lost."""

from pathlib import Path

import pytest
from person import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.formats import project

BUTTONS = QMessageBox.StandardButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def changed(person: Person, tmp_path: Path) -> Person:
    """Open a project and change it."""
    path = tmp_path / "talk.emosub"
    project.save(Document.of([Cue(0, 0, 900, "Hi")]), path)
    person.window.open(path)
    person.window.session.edit("", lambda document: edits.set_text(document, 1, "Changed"))
    assert person.window.session.dirty
    return person


def press(person: Person, key: Qt.Key) -> None:
    """Answer the question by Alt and a letter."""
    box = person.dialog(QMessageBox)
    box.activateWindow()
    person.wait(box.isActiveWindow, 5000)
    person.qtbot.keyClick(box, key, ALT)
    person.wait(lambda: not person.window.findChildren(QMessageBox), 5000)


def saved(folder: Path) -> bool:
    return project.load(folder / "talk.emosub").cues[0].text == "Changed"


def test_the_question_names_the_file_and_its_answers_have_letters(changed: Person) -> None:
    session = changed.window.session
    close = changed.window.actions_["file.close"]
    close.trigger()
    assert "talk.emosub" in changed.dialog(QMessageBox).text()
    press(changed, Qt.Key.Key_C)
    assert session.dirty
    close.trigger()
    press(changed, Qt.Key.Key_D)
    assert not session.document.cues


def test_s_saves(changed: Person, tmp_path: Path) -> None:
    changed.window.actions_["file.close"].trigger()
    press(changed, Qt.Key.Key_S)
    assert not changed.window.session.document.cues
    assert saved(tmp_path)


def test_opening_asks_before_it_asks_for_a_file(changed: Person, tmp_path: Path) -> None:
    other = tmp_path / "other.srt"
    other.write_text("1\n00:00:01,000 --> 00:00:02,500\nHello.\n")
    changed.window.actions_["file.open"].trigger()
    assert not changed.window.findChildren(QFileDialog)
    changed.answer(BUTTONS.Discard)
    changed.choose(other)
    assert [cue.text for cue in changed.window.session.document.cues] == ["Hello."]
    assert not saved(tmp_path)


def test_what_is_given_up_stays_unsaved_until_another_file_is_open(
    changed: Person, tmp_path: Path
) -> None:
    changed.window.actions_["file.open"].trigger()
    changed.answer(BUTTONS.Discard)
    changed.dialog(QFileDialog).reject()
    assert changed.window.session.dirty
    assert not saved(tmp_path)


def test_what_is_saved_before_another_file_is_asked_for_is_saved(
    changed: Person, tmp_path: Path
) -> None:
    changed.window.actions_["file.open"].trigger()
    changed.answer(BUTTONS.Save)
    changed.dialog(QFileDialog).reject()
    assert not changed.window.session.dirty
    assert saved(tmp_path)


def test_a_film_opens_in_place_of_what_is_given_up(changed: Person, film: Path) -> None:
    changed.window.actions_["file.open"].trigger()
    changed.answer(BUTTONS.Discard)
    changed.choose(film)
    changed.wait(lambda: changed.window.player.path == film)
    assert not changed.window.session.document.cues
    assert not changed.window.session.dirty
