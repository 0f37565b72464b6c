"""What stays open when something else is opened."""

import shutil
from pathlib import Path

import pytest
from person import LONG, Person
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox

from emosub_gui.app.autosave import Rescued
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.formats import project
from emosub_gui.ui.dialogs.analyze import AnalyzeDialog


@pytest.fixture
def subtitles(tmp_path: Path) -> Path:
    """Write subtitles of another name than the film's, elsewhere."""
    path = tmp_path / "downloads" / "other.srt"
    path.parent.mkdir()
    path.write_text("1\n00:00:01,000 --> 00:00:02,500\nHello.\n")
    return path


def drop(person: Person, path: Path) -> None:
    """Let go of a file over the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, none)
    person.window.dropEvent(event)


def test_the_film_stays_when_subtitles_of_another_name_are_dropped(
    person: Person, film: Path, subtitles: Path
) -> None:
    person.open(film)
    drop(person, subtitles)
    session, current = person.window.session, person.window.session.current
    assert person.window.player.path == film
    assert session.document.media is not None
    assert session.document.media.path == str(film)
    assert current is not None
    assert current.plain == "Hello."
    assert not session.dirty


def test_the_window_is_named_after_the_file_that_saving_writes(
    person: Person, film: Path, subtitles: Path
) -> None:
    person.open(film)
    assert person.window.windowTitle() == f"{film.name}[*] — EmoSub"
    person.window.open(subtitles)
    assert person.window.windowTitle() == "other.srt[*] — EmoSub"
    person.window.actions_["file.close"].trigger()
    assert person.window.windowTitle() == "EmoSub[*]"


def test_a_film_that_is_still_being_opened_takes_the_subtitles(
    person: Person, film: Path, subtitles: Path
) -> None:
    person.window.open(film)
    person.window.open(subtitles)
    person.wait(lambda: person.window.player.path == film)
    document = person.window.session.document
    assert [cue.plain for cue in document.cues] == ["Hello."]
    assert document.media is not None
    assert document.media.path == str(film)


def test_subtitles_with_a_film_of_their_own_bring_it(
    person: Person, film: Path, subtitles: Path
) -> None:
    own = subtitles.with_suffix(".mp4")
    shutil.copyfile(film, own)
    person.open(film)
    with person.qtbot.waitSignal(person.window.films.audioReady, timeout=LONG):
        drop(person, subtitles)
    person.wait(lambda: person.window.player.path == own)


def test_a_film_that_a_project_names_in_vain_is_not_replaced_by_the_open_one(
    person: Person, film: Path, tmp_path: Path
) -> None:
    named = tmp_path / "moved.emosub"
    project.save(Document.of([Cue(0, 0, 900, "Hi")], media=MediaRef("/gone/away.mkv")), named)
    person.open(film)
    drop(person, named)
    assert "away.mkv" in person.dialog(QMessageBox).text()
    assert person.window.player.path is None


def test_a_film_that_is_gone_is_asked_for_before_it_is_analysed(person: Person, film: Path) -> None:
    person.open(film)
    film.unlink()
    person.window.actions_["analyze.start"].trigger()
    box = person.dialog(QMessageBox)
    assert film.name in box.text()
    assert not person.window.findChildren(AnalyzeDialog)
    box.close()


def test_what_is_open_stays_when_a_film_cannot_be_opened(
    person: Person, film: Path, tmp_path: Path
) -> None:
    window, broken = person.window, tmp_path / "broken.mp4"
    broken.write_text("not a film at all")
    person.open(film)
    window.session.edit("", lambda document: edits.insert(document, [Cue(0, 0, 900, "Hi")], 0))
    document = window.session.document
    window.open(broken)
    assert broken.name in person.answer(QMessageBox.StandardButton.Ok)
    window.actions_["file.attach_media"].trigger()
    person.choose(broken)
    assert broken.name in person.answer(QMessageBox.StandardButton.Ok)
    assert window.session.document is document
    assert window.session.dirty
    assert window.player.path == film


def test_only_what_was_opened_is_remembered(person: Person, film: Path, tmp_path: Path) -> None:
    person.open(film)
    for name in ("broken.mp4", "broken.emosub"):
        (tmp_path / name).write_text("nothing of the kind")
        person.window.open(tmp_path / name)
        person.answer(QMessageBox.StandardButton.Ok)
    assert person.window.settings.value.recent == (str(film),)


def test_a_film_that_is_still_looked_at_does_not_replace_what_came_after_it(
    person: Person, film: Path, tmp_path: Path
) -> None:
    other, path = tmp_path / "other.mp4", tmp_path / "other.emosub"
    shutil.copyfile(film, other)
    project.save(Document.of([Cue(0, 0, 900, "Hi")], media=MediaRef(str(other))), path)
    person.window.open(film)
    person.window.open(path)
    person.wait(lambda: person.window.player.path == other)
    person.qtbot.wait(200)
    assert person.window.session.path == path


@pytest.fixture
def moved(film: Path, tmp_path: Path) -> Path:
    """Move a film together with its project to another folder."""
    path = tmp_path / "elsewhere" / "talk.emosub"
    path.parent.mkdir()
    shutil.copyfile(film, path.with_name("talk.mp4"))
    media = MediaRef(str(tmp_path / "before" / "talk.mp4"))
    project.save(Document.of([Cue(0, 0, 900, "Hi")], media=media), path)
    return path


def test_a_film_that_moved_with_its_project_is_told_and_no_change(
    person: Person, moved: Path
) -> None:
    window, bar = person.window, person.window.film_bar
    person.open(moved)
    assert window.player.path == moved.with_name("talk.mp4")
    assert not window.session.dirty
    assert window.session.path == moved
    assert str(moved.with_name("talk.mp4")) in bar.text.text()
    assert bar.isVisible()
    window.documents.close()
    assert not bar.isVisible()


def test_another_film_that_a_person_chooses_is_a_change(
    person: Person, moved: Path, film: Path
) -> None:
    person.open(moved)
    person.click(person.window.film_bar.close_button)
    person.window.actions_["file.attach_media"].trigger()
    person.choose(film)
    person.wait(lambda: person.window.player.path == film)
    assert person.window.session.dirty
    assert not person.window.film_bar.isVisible(), "nothing has moved"


def test_what_was_restored_is_unsaved_also_when_its_film_moved(
    person: Person, moved: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.emosub"
    shutil.copyfile(moved, copy)
    note = Rescued(copy=str(copy), name=moved.name, path=str(moved), saved_at=0)
    person.window.documents.restore(note)
    person.wait(lambda: person.window.player.path == moved.with_name("talk.mp4"))
    assert person.window.session.dirty
