"""Saving what was read from a subtitle file."""

from pathlib import Path

import pytest
from person import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from emosub_gui.app.autosave import rescued
from emosub_gui.core import edits
from emosub_gui.core.emotion import Emotion
from emosub_gui.formats import project, registry

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


# ---- what the file does not hold ----


@pytest.fixture
def written(changed: Person) -> Person:
    """Correct an emotion and save into the subtitle file, which cannot hold that."""
    window = changed.window
    window.session.edit("", lambda document: edits.set_emotion(document, [1], Emotion.SAD))
    save(changed)
    answer(changed, "Save to talk")
    return changed


def test_what_the_file_does_not_hold_is_said_once(written: Person, tmp_path: Path) -> None:
    window, bar = written.window, written.window.saving.bar
    assert not window.session.dirty
    assert bar.isVisible()
    assert bar.text.text().startswith("talk & more.srt is saved. Only a project keeps everything.")
    assert "Emotions and their styles are left out (1 of 1 lines)." in bar.text.text()
    written.click(bar.close_button)
    change(written, "Again.")
    save(written)
    assert not bar.isVisible()


def test_nothing_is_said_where_the_file_holds_everything(changed: Person) -> None:
    save(changed)
    answer(changed, "Save to talk")
    assert not changed.window.saving.bar.isVisible()
    changed.window.actions_["file.close"].trigger()
    assert not changed.window.findChildren(QMessageBox)
    assert not changed.window.session.document.cues


def test_the_rest_is_saved_as_a_project_from_the_notice(written: Person, tmp_path: Path) -> None:
    window = written.window
    written.click(written.button("Save as a project…", window.saving.bar))
    dialog = written.dialog(QFileDialog)
    assert Path(dialog.selectedFiles()[0]) == tmp_path / "talk & more.emosub"
    written.choose(tmp_path / "talk.emosub")
    assert project.load(tmp_path / "talk.emosub").cues[0].emotion is Emotion.SAD
    assert not window.saving.bar.isVisible()
    window.actions_["file.close"].trigger()
    assert not window.session.document.cues, "nothing is asked"


def test_closing_asks_about_decisions_that_are_in_no_file(written: Person, lines: Path) -> None:
    session, close = written.window.session, written.window.actions_["file.close"]
    close.trigger()
    box = written.dialog(QMessageBox)
    assert "not in talk & more.srt" in box.text()
    assert "What you decided of emotions is left out (1 of 1 lines)." in box.informativeText()
    answer(written, "&Cancel")
    assert session.document.cues[0].emotion is Emotion.SAD
    close.trigger()
    answer(written, "&Don't save")
    assert not session.document.cues
    assert [cue.plain for cue in registry.read(lines).document.cues] == ["Changed."]


def test_the_window_stays_until_decisions_are_saved_or_given_up(
    written: Person, tmp_path: Path
) -> None:
    window = written.window
    assert not window.close()
    answer(written, "Save as a project")
    assert window.isVisible()
    written.choose(tmp_path / "talk.emosub")
    written.wait(lambda: not window.isVisible())
    assert project.load(tmp_path / "talk.emosub").cues[0].reviewed


def test_later_changes_are_asked_about_before_what_the_file_does_not_hold(
    written: Person, lines: Path
) -> None:
    session, close = written.window.session, written.window.actions_["file.close"]
    change(written, "Later.")
    close.trigger()
    assert written.dialog(QMessageBox).text() == "Save your changes to talk & more.srt?"
    written.answer(QMessageBox.StandardButton.Save)
    assert [cue.plain for cue in registry.read(lines).document.cues] == ["Later."]
    written.wait(lambda: written.dialog(QMessageBox).text().startswith("Some of your work"))
    answer(written, "&Don't save")
    assert not session.document.cues


def test_who_is_asked_where_to_save_while_closing_is_asked_nothing_more(
    changed: Person, lines: Path
) -> None:
    session = changed.window.session
    session.edit("", lambda document: edits.set_emotion(document, [1], Emotion.SAD))
    changed.window.actions_["file.close"].trigger()
    changed.answer(QMessageBox.StandardButton.Save)
    changed.wait(lambda: changed.dialog(QMessageBox).text().startswith("Save to"))
    answer(changed, "Save to talk")
    assert not session.document.cues
    assert [cue.plain for cue in registry.read(lines).document.cues] == ["Changed."]


def test_decisions_that_are_in_no_file_are_kept_for_a_crash(written: Person) -> None:
    window = written.window
    window.autosave.keep()
    (copy,) = window.autosave._folder.glob("*.emosub")
    assert project.load(copy).cues[0].emotion is Emotion.SAD
    assert rescued() == [], "the window still runs"
    window.session.saved(copy.with_name("talk.emosub"))
    window.autosave.keep()
    assert not copy.exists()
