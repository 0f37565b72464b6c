"""Reviewing a film of 200 lines in the real window, by keyboard only."""

import json
import wave
from pathlib import Path

import numpy as np
import pytest
from dialogue import film
from msgspec.structs import replace
from person import Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from voices import speech

from emosub_gui.analysis import fusion
from emosub_gui.analysis.measuring import learning
from emosub_gui.cli import main
from emosub_gui.core import review
from emosub_gui.core.cue import Review
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion
from emosub_gui.core.review import ReviewFilter
from emosub_gui.formats import labels, project
from emosub_gui.media.pcm import SAMPLE_RATE
from emosub_gui.ui.main_window import MainWindow
from emosub_gui.ui.review.accept import AcceptDialog
from emosub_gui.ui.review.learn import LearnDialog

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LINES = 200


class Keyboard:
    """Presses keys wherever the focus is, and counts them."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.count = 0
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.grid.table.setFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        self._qtbot.keyClick(widget, key, modifiers)
        self.count += 1

    def emotion(self, emotion: Emotion) -> None:
        self.press(Key(Key.Key_1 + INDEX[emotion]))


@pytest.fixture(scope="module")
def made() -> tuple[Document, list[Emotion]]:
    return film(LINES, seed=1, deaf_to=Emotion.SAD)


@pytest.fixture
def truth(made: tuple[Document, list[Emotion]]) -> dict[int, Emotion]:
    """What every line really is, by its id."""
    return dict(zip((cue.id for cue in made[0]), made[1], strict=True))


@pytest.fixture
def opened(
    person: Person, window: MainWindow, made: tuple[Document, list[Emotion]], tmp_path: Path
) -> MainWindow:
    """Open a project with its film, which is sound alone."""
    document = made[0]
    sound = tmp_path / "film.wav"
    pcm = np.tile(speech(10.0), -(-document.cues[-1].end // 10_000))
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes(pcm.tobytes())
    path = tmp_path / "film.emosub"
    project.save(replace(document, media=MediaRef(str(sound))), path)
    person.open(path)
    window.session.undo_stack.clear()
    return window


@pytest.fixture
def keys(qtbot: QtBot, opened: MainWindow) -> Keyboard:
    return Keyboard(qtbot, opened)


def review_all(window: MainWindow, keys: Keyboard, truth: dict[int, Emotion]) -> list[int]:
    """Decide rightly whatever comes, by one key a line; return the lines in their order."""
    reviewer, seen = window.reviewing.reviewer, []
    while (cue := reviewer.current) is not None:
        seen.append(cue.id)
        if cue.emotion is truth[cue.id]:
            keys.press(Key.Key_Return)
        else:
            keys.emotion(truth[cue.id])
    return seen


def test_two_hundred_lines_are_reviewed_by_keys_alone(
    qtbot: QtBot, opened: MainWindow, keys: Keyboard, truth: dict[int, Emotion]
) -> None:
    session, reviewer = opened.session, opened.reviewing.reviewer
    before = session.document
    expected = [cue.id for cue in review.queue(before)]
    played = QSignalSpy(reviewer.playRequested)
    reviewer.set_wanted(ReviewFilter())
    keys.press(Key.Key_F4)
    qtbot.waitUntil(lambda: opened.player.playing)
    assert review_all(opened, keys, truth) == expected
    assert keys.count == LINES + 1, "one key a line, and one to begin"

    after = session.document
    wrong = {cue.id for cue in before if cue.emotion is not truth[cue.id]}
    assert 20 < len(wrong) < 120
    for cue in after:
        assert cue.emotion is truth[cue.id]
        corrected = cue.id in wrong
        assert cue.review is (Review.CORRECTED if corrected else Review.ACCEPTED)
    assert played.count() == LINES
    heard = [tuple(played.at(index)) for index in range(LINES)]
    lines = [before.cue(cue_id) for cue_id in expected]
    assert heard == [(max(0, cue.start - 250), cue.end + 300) for cue in lines]

    assert session.undo_stack.count() == LINES
    for _ in range(LINES):
        keys.press(Key.Key_Z, Modifier.ControlModifier)
    assert session.document is before
    for _ in range(LINES):
        keys.press(Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert session.document is after


def test_after_a_decision_the_next_line_plays_to_its_end(
    qtbot: QtBot, opened: MainWindow, keys: Keyboard
) -> None:
    keys.press(Key.Key_F4)
    keys.press(Key.Key_Return)
    cue = opened.reviewing.reviewer.current
    assert cue is not None
    with qtbot.waitSignal(opened.player.rangeEnded, timeout=10_000):
        qtbot.waitUntil(lambda: opened.player.playing)
    assert cue.end <= opened.player.position <= cue.end + 300
    keys.press(Key.Key_Space)
    qtbot.waitUntil(lambda: opened.player.playing)
    assert opened.player.position < cue.end
    assert opened.session.current == cue


def test_going_back_and_undoing_in_the_midst_of_it(
    opened: MainWindow, keys: Keyboard, truth: dict[int, Emotion]
) -> None:
    session, reviewer = opened.session, opened.reviewing.reviewer
    keys.press(Key.Key_F4)
    first = reviewer.current
    assert first is not None
    wrong = next(emotion for emotion in EMOTIONS if emotion is not truth[first.id])
    keys.emotion(wrong)
    keys.emotion(Emotion.FEAR)
    keys.press(Key.Key_Backspace)
    keys.press(Key.Key_Backspace)
    assert reviewer.current is not None
    assert reviewer.current.id == first.id
    keys.emotion(truth[first.id])
    assert session.document.cue(first.id).emotion is truth[first.id]
    keys.press(Key.Key_Z, Modifier.ControlModifier)
    assert reviewer.current is not None
    assert reviewer.current.id == first.id
    assert session.document.cue(first.id).emotion is wrong
    number = session.document.index(first.id) + 1
    assert opened.actions_["edit.redo"].text().startswith(f"&Redo: Line {number}: ")


def test_a_blind_review_gives_nothing_away(
    opened: MainWindow, keys: Keyboard, truth: dict[int, Emotion]
) -> None:
    reviewer = opened.reviewing.reviewer
    opened.reviewing.panel.blind.click()
    keys.press(Key.Key_F4)
    cue = reviewer.current
    assert cue is not None
    assert not opened.grid.isVisible()
    assert not opened.timeline.isVisible()
    assert opened.overlay.document.cue(cue.id).emotion is None
    assert opened.reviewing.panel.stage.chart.isHidden()
    keys.press(Key.Key_Return)
    assert opened.overlay.document.cue(cue.id).emotion is cue.emotion
    assert opened.session.undo_stack.count() == 0, "the first Enter only shows it"
    keys.emotion(Emotion.SURPRISE)
    following = reviewer.current
    assert following is not None
    assert opened.overlay.document.cue(following.id).emotion is None
    keys.press(Key.Key_Escape)
    assert opened.grid.isVisible()
    assert opened.timeline.isVisible()
    assert opened.overlay.document is opened.session.document
    assert opened.settings.value.review_blind


def test_leaving_a_blind_review_in_full_screen_brings_everything_back(
    opened: MainWindow, keys: Keyboard
) -> None:
    opened.actions_["emotion.blind"].trigger()
    keys.press(Key.Key_F4)
    opened.actions_["view.full_screen"].trigger()
    assert not opened.reviewing.panel.isVisible()
    opened.reviewing.leave()
    assert not opened.grid.isVisible()
    opened.actions_["view.full_screen"].trigger()
    assert opened.grid.isVisible()
    assert opened.timeline.isVisible()
    assert opened.inspector.isVisible()


def test_the_keys_are_the_windows_again_when_the_review_is_left(
    opened: MainWindow, keys: Keyboard
) -> None:
    keys.press(Key.Key_F4)
    keys.press(Key.Key_Escape)
    assert not opened.reviewing.reviewer.active
    assert opened.inspector.isVisible()
    assert opened.grid.table.hasFocus()
    opened.session.select([1, 2])
    keys.emotion(Emotion.ANGRY)
    assert [cue.emotion for cue in opened.session.document.cues[:2]] == [Emotion.ANGRY] * 2
    keys.press(Key.Key_F4)
    assert opened.reviewing.panel.has_keys
    keys.press(Key.Key_F4)
    assert not opened.reviewing.reviewer.active


def test_what_was_corrected_is_learned_shown_and_undone_as_one_step(
    person: Person, opened: MainWindow, keys: Keyboard, truth: dict[int, Emotion]
) -> None:
    session = opened.session
    reviewer = opened.reviewing.reviewer
    reviewer.set_wanted(ReviewFilter(share=0.3))
    keys.press(Key.Key_F4)
    review_all(opened, keys, truth)
    decided = session.document
    steps = session.undo_stack.count()
    expected = learning.learn(decided)
    keys.press(Key.Key_Return)  # the button that has the focus: apply what I corrected
    dialog = person.dialog(LearnDialog)
    assert dialog.lesson == expected
    assert [line.cue.id for line in dialog.model.lines] == [c.cue_id for c in expected.changes]
    assert expected.changes
    person.click(dialog.ok)
    after = session.document
    assert session.undo_stack.count() == steps + 1
    assert session.undo_stack.undoText() == "200 lines: Apply what I corrected"
    assert opened.settings.value.fusion == expected.settings
    for old, new in zip(decided, after, strict=True):
        if old.reviewed:
            assert (new.emotion, new.review) == (old.emotion, old.review)
    assert {c.cue_id for c in expected.changes} == {
        old.id for old, new in zip(decided, after, strict=True) if old.emotion is not new.emotion
    }
    assert _bars_agree(opened), "the inspector explains what is there"
    session.undo_stack.undo()
    assert session.document is decided
    assert opened.settings.value.fusion is None, "the knobs go with the step"
    assert session.undo_stack.canRedo()
    session.undo_stack.redo()
    assert session.document is after
    assert opened.settings.value.fusion == expected.settings
    assert session.undo_stack.count() == steps + 1, "nothing else was scored again"


def _bars_agree(window: MainWindow) -> bool:
    """Tell whether the knobs in force explain every line's result."""
    knobs = window.settings.value.fusion
    for cue in window.session.document:
        assert cue.evidence is not None
        assert cue.evidence.combined is not None
        final = fusion.explain(cue.evidence, knobs)[-1].scores
        if max(abs(a - b) for a, b in zip(final, cue.evidence.combined, strict=True)) > 1e-9:
            return False
    return True


def test_learning_from_too_little_says_how_much_is_missing(
    person: Person, opened: MainWindow
) -> None:
    opened.actions_["emotion.learn"].trigger()
    box = person.dialog(QMessageBox)
    assert "20 more" in box.text()
    assert box.informativeText()
    box.close()


def test_sure_lines_are_accepted_as_one_step(person: Person, opened: MainWindow) -> None:
    session = opened.session
    before = session.document
    expected = {cue.id for cue in review.sure_enough(before, 0.7)}
    opened.actions_["emotion.accept_above"].trigger()
    dialog = person.dialog(AcceptDialog)
    dialog.threshold.setValue(70)
    assert dialog.ids == expected
    assert expected
    person.click(dialog.ok)
    assert {cue.id for cue in session.document if cue.reviewed} == expected
    assert session.undo_stack.undoText() == f"{len(expected)} lines: Accept sure lines"
    session.undo_stack.undo()
    assert session.document is before


def test_labels_are_written_and_can_be_evaluated(
    person: Person, keys: Keyboard, truth: dict[int, Emotion], capsys: pytest.CaptureFixture[str]
) -> None:
    window = person.window
    window.reviewing.reviewer.set_wanted(ReviewFilter())
    keys.press(Key.Key_F4)
    review_all(window, keys, truth)
    assert window.session.path is not None
    path = window.session.path.with_name("mine.jsonl")
    window.actions_["emotion.export_labels"].trigger()
    person.choose(path)
    found = labels.read(path)
    assert [line.label for line in found] == list(truth.values())
    assert found[0].predicted_emotion is not None
    assert main(["evaluate", str(path), "--text-only", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines"] == LINES
