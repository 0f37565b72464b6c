"""Saving what was read from a subtitle file."""

from pathlib import Path

import pytest
from person import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from emosub_gui.core import edits
from emosub_gui.formats import registry

LINE = "1\n00:00:01,000 --> 00:00:02,000\nHello.\n"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "talk & more.srt"
    path.write_text(LINE)
    return path


@pytest.fixture
def changed(person: Person, lines: Path) -> Person:
    """Open subtitles and change them."""
    person.window.open(lines)
    change(person, "Changed.")
    return person


def change(person: Person, text: str) -> None:
    person.window.session.edit("", lambda document: edits.set_text(document, 1, text))


def save(person: Person) -> None:
    person.window.actions_["file.save"].trigger()


def answer(person: Person, beginning: str) -> None:
    """Click the button whose title begins so."""
    box = person.dialog(QMessageBox)
    (button,) = [one for one in box.buttons() if one.text().startswith(beginning)]
    person.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    person.wait(lambda: not person.window.findChildren(QMessageBox), 5000)


def test_the_file_that_was_opened_is_saved_and_the_choice_is_asked_for_once(
    changed: Person, lines: Path
) -> None:
    save(changed)
    assert lines.read_text() == LINE, "nothing is written before the answer"
    answer(changed, "Save to talk")
    assert [cue.plain for cue in registry.read(lines).document.cues] == ["Changed."]
    assert not changed.window.session.dirty
    change(changed, "Again.")
    save(changed)
    assert not changed.window.findChildren(QMessageBox)
    assert [cue.plain for cue in registry.read(lines).document.cues] == ["Again."]


def test_a_project_is_saved_instead_and_the_file_stays(changed: Person, lines: Path) -> None:
    save(changed)
    answer(changed, "Save as a project")
    dialog = changed.dialog(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".emosub")
    dialog.reject()
    assert changed.window.session.dirty
    assert lines.read_text() == LINE


def test_another_document_is_never_written_there(changed: Person, lines: Path) -> None:
    save(changed)
    answer(changed, "Save to talk")
    written = lines.read_bytes()
    changed.window.actions_["file.new"].trigger()
    change(changed, "Something else.")
    save(changed)
    changed.dialog(QFileDialog).reject()
    assert lines.read_bytes() == written


def test_a_file_whose_content_is_another_format_is_not_written_over(
    person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "talk.ass"
    path.write_text(LINE)
    person.window.open(path)
    change(person, "Changed.")
    save(person)
    person.dialog(QFileDialog).reject()
    assert path.read_text() == LINE
