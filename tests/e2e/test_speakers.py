"""Telling speakers apart and naming them, in the real window with the sample film."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from emosub_gui.core import edits
from emosub_gui.core.document import Document
from emosub_gui.core.resources import resource
from emosub_gui.core.theme import StylePatch, Theme
from emosub_gui.formats import registry
from emosub_gui.ui.dialogs.analyze import AnalyzeDialog, Scope
from emosub_gui.ui.main_window import MainWindow
from emosub_gui.ui.speakers.rename import RenameSpeakersDialog
from emosub_gui.ui.speakers.telling import TellSpeakersDialog

LINES = registry.read(Path(str(resource("samples", "transcript.srt")))).document.cues
LISTENED = 30_000


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The sample film with its lines, nobody named."""
    window.actions_["file.open_sample"].trigger()
    qtbot.waitUntil(lambda: window.session.document.media is not None, timeout=10_000)
    window.session.edit("Lines", lambda document: edits.insert(document, LINES, 0))
    qtbot.waitUntil(window.actions_["tools.speakers"].isEnabled, timeout=10_000)
    return window


def speakers(window: MainWindow) -> list[str]:
    return [cue.speaker for cue in window.session.document.cues]


def telling(window: MainWindow) -> TellSpeakersDialog:
    window.actions_["tools.speakers"].trigger()
    dialog = window.findChild(TellSpeakersDialog)
    assert dialog is not None
    return dialog


def test_lines_are_named_only_when_the_person_has_seen_the_groups(
    sample: MainWindow, qtbot: QtBot
) -> None:
    before = sample.session.document
    dialog = telling(sample)
    assert not dialog.ok.isEnabled()
    dialog.count.set_value(4)
    qtbot.mouseClick(dialog.listen, Qt.MouseButton.LeftButton)
    assert dialog.progress.isVisible()
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=LISTENED)
    assert list(dialog.table.fields) == [f"Speaker {number}" for number in range(1, 5)]
    assert sample.session.document is before

    dialog.table.fields["Speaker 1"].setText(" Anna ")
    dialog.table.fields["Speaker 2"].setText("Ben")
    dialog.table.fields["Speaker 3"].setText("Ben")
    dialog.table.fields["Speaker 4"].clear()  # which changes nothing
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert set(speakers(sample)) == {"Anna", "Ben", "Speaker 4"}
    assert sample.session.undo_stack.undoText() == "12 lines: Tell speakers apart"
    sample.session.undo_stack.undo()
    assert sample.session.document is before


def test_listening_can_be_stopped_and_begun_again(sample: MainWindow, qtbot: QtBot) -> None:
    dialog = telling(sample)
    qtbot.mouseClick(dialog.listen, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.progress.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.listen.isEnabled, timeout=LISTENED)
    assert not dialog.progress.isVisible()
    qtbot.mouseClick(dialog.listen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=LISTENED)
    dialog.reject()
    assert set(speakers(sample)) == {""}
    qtbot.waitUntil(lambda: sample.findChild(TellSpeakersDialog) is None)
    assert telling(sample).listen.isEnabled()


def test_a_film_that_is_gone_is_said_and_one_may_try_again(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    media = sample.session.document.media
    assert media is not None
    gone = replace(media, path=str(tmp_path / "gone.mp4"))
    sample.session.edit("Move", lambda document: edits.set_media(document, gone))
    dialog = telling(sample)
    qtbot.mouseClick(dialog.listen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.listen.isEnabled, timeout=LISTENED)
    assert "gone.mp4" in dialog.status.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_line_of_each_can_be_heard(sample: MainWindow, qtbot: QtBot) -> None:
    sample.session.edit("Name", lambda d: edits.update(d, [1, 2], speaker="Anna"))
    sample.actions_["tools.rename_speakers"].trigger()
    dialog = sample.findChild(RenameSpeakersDialog)
    assert dialog is not None
    heard: list[tuple[int, int]] = []
    dialog.table.playRequested.connect(lambda start, end: heard.append((start, end)))
    button = dialog.table.findChild(QToolButton)
    assert button is not None
    for _ in range(3):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    times = {(cue.start, cue.end) for cue in sample.session.document.cues[:2]}
    assert set(heard) == times
    assert heard[0] == heard[2]
    dialog.reject()


def test_renaming_merges_and_takes_looks_along(sample: MainWindow, qtbot: QtBot) -> None:
    look = StylePatch(italic=True)

    def named(document: Document) -> Document:
        document = edits.update(document, [1, 2], speaker="Speaker 1")
        document = edits.update(document, [3], speaker="Speaker 2")
        return edits.set_theme(document, Theme("T", speakers={"Speaker 1": look}))

    sample.session.edit("Name", named)
    sample.actions_["tools.rename_speakers"].trigger()
    dialog = sample.findChild(RenameSpeakersDialog)
    assert dialog is not None
    assert not dialog.ok.isEnabled()
    for field in dialog.table.fields.values():
        field.setText("Anna")
    assert "Anna" in dialog.table._unions.text()
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert speakers(sample)[:4] == ["Anna", "Anna", "Anna", ""]
    theme = sample.session.document.theme
    assert theme is not None
    assert theme.speakers == {"Anna": look}
    sample.session.undo_stack.undo()
    assert speakers(sample)[:3] == ["Speaker 1", "Speaker 1", "Speaker 2"]


def test_without_names_renaming_says_what_to_do(sample: MainWindow) -> None:
    sample.actions_["tools.rename_speakers"].trigger()
    dialog = sample.findChild(RenameSpeakersDialog)
    assert dialog is not None
    assert not dialog.table.fields
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_an_analysis_tells_speakers_apart_if_asked_and_remembers_it(
    sample: MainWindow, qtbot: QtBot
) -> None:
    sample.actions_["analyze.start"].trigger()
    dialog = sample.findChild(AnalyzeDialog)
    assert dialog is not None
    assert dialog.speakers is None
    dialog._scopes[Scope.EMOTIONS].setChecked(True)
    dialog._speakers.set_value(2)
    with qtbot.waitSignal(sample.analyzing.finished, timeout=60_000):
        dialog.accept()
    qtbot.waitUntil(lambda: not sample.analyzing.running)
    assert set(speakers(sample)) == {"Speaker 1", "Speaker 2"}
    assert sample.settings.value.speakers == 2
    sample.session.undo_stack.undo()
    assert set(speakers(sample)) == {""}
