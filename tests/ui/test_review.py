"""The review panel and its dialogs, offscreen, with real key and mouse events."""

from collections.abc import Iterator

import pytest
from dialogue import film
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.measuring.learning import LEAST_DECISIONS, Change, Lesson, Trial, learn
from emosub_gui.app.reviewing import Around, Reviewer
from emosub_gui.app.session import Session
from emosub_gui.core import edits, review
from emosub_gui.core.cue import Review
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion
from emosub_gui.core.review import EVERY_STATE, ReviewFilter
from emosub_gui.ui.look import current
from emosub_gui.ui.review.accept import AcceptDialog
from emosub_gui.ui.review.learn import LearnDialog
from emosub_gui.ui.review.lines import EMOTION, NUMBER, SURE, TEXT
from emosub_gui.ui.review.panel import ReviewPanel

Key, Button = Qt.Key, Qt.MouseButton


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(film(30, seed=1)[0])
    yield session
    session.deleteLater()


@pytest.fixture
def reviewer(session: Session) -> Reviewer:
    return Reviewer(session, session)


@pytest.fixture
def panel(qtbot: QtBot, session: Session, reviewer: Reviewer) -> Iterator[ReviewPanel]:
    """Show the panel in a window that has shortcuts and a text field, like the real one."""
    window = QMainWindow()
    panel = ReviewPanel(session, reviewer)
    panel.set_key("F4")
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.addWidget(panel)
    column.addWidget(QLineEdit())
    window.setCentralWidget(middle)
    window.resize(400, 800)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield panel
    window.close()


def shortcut(panel: ReviewPanel, key: str) -> QSignalSpy:
    """Give the window a shortcut and return a spy on it."""
    action = QAction(panel.window())
    action.setShortcut(QKeySequence(key))
    panel.window().addAction(action)
    return QSignalSpy(action.triggered)


def begin(panel: ReviewPanel, reviewer: Reviewer) -> None:
    reviewer.start()
    panel.take_keys()


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_a_digit_sets_the_emotion_and_goes_on(
    qtbot: QtBot, session: Session, panel: ReviewPanel, reviewer: Reviewer, emotion: Emotion
) -> None:
    begin(panel, reviewer)
    first = reviewer.current
    press(qtbot, Key(Key.Key_1 + INDEX[emotion]))
    assert first is not None
    assert session.document.cue(first.id).emotion is emotion
    assert session.document.cue(first.id).reviewed
    assert reviewer.current is not None
    assert reviewer.current.id != first.id
    assert session.undo_stack.undoText().endswith(emotion.capitalize())


def test_keys_accept_go_back_skip_and_play(
    qtbot: QtBot, session: Session, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    played = QSignalSpy(reviewer.playRequested)
    begin(panel, reviewer)
    order = [cue.id for cue in review.queue(session.document, reviewer.wanted)]
    press(qtbot, Key.Key_Return)
    assert session.document.cue(order[0]).review is Review.ACCEPTED
    number = [cue.id for cue in session.document.cues].index(order[0]) + 1
    assert session.undo_stack.undoText() == f"Line {number}: Accept the emotion"
    press(qtbot, Key.Key_Backspace)
    assert reviewer.current is not None
    assert reviewer.current.id == order[0]
    press(qtbot, Key.Key_Enter, Key.Key_Down)
    assert reviewer.current.id == order[2]
    assert not session.document.cue(order[1]).reviewed
    count = played.count()
    press(qtbot, Key.Key_Space)
    assert played.count() == count + 1
    left = QSignalSpy(panel.left)
    press(qtbot, Key.Key_Escape)
    assert left.count() == 1


@pytest.mark.parametrize("key", ["1", "Return", "Space", "Backspace", "Escape", "Down"])
def test_the_windows_shortcuts_stand_back_while_the_keys_count(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer, key: str
) -> None:
    fired = shortcut(panel, key)
    code = QKeySequence(key)[0].key()
    begin(panel, reviewer)
    press(qtbot, code)
    assert fired.count() == 0
    field = panel.window().findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    progress = reviewer.progress
    qtbot.keyClick(field, code)
    assert reviewer.progress == progress, "elsewhere the review hears nothing"


def test_other_shortcuts_go_on_working(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    undo, replay = shortcut(panel, "Ctrl+Z"), shortcut(panel, "R")
    begin(panel, reviewer)
    qtbot.keyClick(panel.stage, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.stage, Key.Key_R)
    assert (undo.count(), replay.count()) == (1, 1)


def test_a_text_field_keeps_what_is_typed(
    qtbot: QtBot, session: Session, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    field = panel.window().findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    before = session.document
    qtbot.keyClicks(field, "12 3")
    assert field.text() == "12 3"
    assert session.document is before


def test_a_key_that_is_held_down_decides_one_line(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    press(qtbot, Key.Key_Return)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(panel.stage, held)
    assert reviewer.progress.done == 1


def test_clicks_do_the_same(
    qtbot: QtBot, session: Session, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    first = reviewer.current
    assert first is not None
    qtbot.mouseClick(panel.stage.chooser.buttons[Emotion.FEAR], Button.LeftButton)
    assert session.document.cue(first.id).emotion is Emotion.FEAR
    qtbot.mouseClick(panel.stage.chooser.decision, Button.LeftButton)
    assert reviewer.progress.done == 2
    assert panel.has_keys, "a click does not take the keys away"


def test_the_line_is_shown_with_what_is_around_it(
    session: Session, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    cue = reviewer.current
    assert cue is not None
    place = session.document.index(cue.id)
    stage = panel.stage
    assert stage._text.text() == cue.plain
    assert stage._where.text().startswith(f"Line {place + 1}")
    assert session.document.cues[place - 1].plain.replace("\n", " ") in stage._before.text()
    assert stage.chart.rows[0][1] == cue.evidence.text
    assert stage.reasons.sentences


def test_where_there_is_little_room_the_buttons_are_seen_rather_than_the_neighbours(
    panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    assert panel.stage._before.isVisible()
    panel.window().resize(400, 320)
    assert not panel.stage._before.isVisible()
    assert panel.stage._text.isVisible()


def test_progress_is_said_in_lines_and_minutes(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    press(qtbot, Key.Key_Return)
    assert panel._count.text() == "1 of 30"
    assert panel._bar.value() == 1
    heard, left = panel._time.text().split(", ")
    assert heard.endswith("heard")
    assert left.endswith("left")


def test_what_was_decided_last_is_said_beside_what_the_models_said(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    cue = reviewer.current
    assert cue is not None
    other = next(n for n, each in enumerate(EMOTIONS) if each is not cue.emotion)
    press(qtbot, Key(Key.Key_1 + other))
    assert "; the models said " in panel._foot.text()
    press(qtbot, Key.Key_Return)
    assert "as the models said" in panel._foot.text()


def test_the_foot_says_how_to_get_the_keys_back(panel: ReviewPanel, reviewer: Reviewer) -> None:
    begin(panel, reviewer)
    assert "Enter accepts" in panel._foot.text()
    field = panel.window().findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    assert "press F4" in panel._foot.text()


def test_blind_shows_nothing_of_the_models_until_asked(
    qtbot: QtBot, session: Session, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    chosen = QSignalSpy(panel.blindChosen)
    panel.blindChosen.connect(reviewer.set_blind)
    qtbot.mouseClick(panel.blind, Button.LeftButton)
    assert chosen.at(0) == [True]
    stage = panel.stage
    assert stage.chart.isHidden()
    assert not any(button.isChecked() for button in stage.chooser.buttons.values())
    assert [rows for _, rows in stage.chart.rows] == [None] * 3
    assert stage.reasons.sentences == []
    press(qtbot, Key.Key_Return)
    assert stage.chart.isVisible()
    assert any(button.isChecked() for button in stage.chooser.buttons.values())
    assert session.undo_stack.count() == 0
    press(qtbot, Key.Key_3)
    assert stage.chart.isHidden(), "the next line is hidden again"


def test_it_can_be_chosen_how_much_is_heard(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    chosen = QSignalSpy(panel.aroundChosen)
    panel.sound.menu().actions()[0].trigger()
    assert chosen.at(0) == [Around(0, 0)]
    assert reviewer.around == Around(0, 0)
    checked = [action.isChecked() for action in panel.sound.menu().actions()]
    assert checked == [True, False, False]


def test_filters_choose_the_lines(
    qtbot: QtBot, session: Session, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    bar = panel.filter
    assert bar.isVisible()
    begin(panel, reviewer)
    assert bar.isHidden()
    qtbot.mouseClick(panel.filtering, Button.LeftButton)
    assert bar.isVisible()
    expected = {
        ("emotion", 2): ReviewFilter(emotion=Emotion.HAPPY),
        ("speaker", 1): ReviewFilter(emotion=Emotion.HAPPY, speaker="Anna"),
        ("sureness", 1): ReviewFilter(emotion=Emotion.HAPPY, speaker="Anna", below=0.5),
        ("state", 3): ReviewFilter(
            emotion=Emotion.HAPPY, speaker="Anna", below=0.5, states=EVERY_STATE
        ),
    }
    for (name, row), wanted in expected.items():
        box = getattr(bar, name)
        box.setCurrentIndex(row)
        box.activated.emit(row)
        assert reviewer.wanted == wanted
        ids = [cue.id for cue in review.queue(session.document, wanted)]
        assert reviewer.progress.total == len(ids)


def test_without_emotions_it_says_what_to_do(
    qtbot: QtBot, session: Session, panel: ReviewPanel
) -> None:
    outcome = panel.outcome
    wanted = QSignalSpy(outcome.actionRequested)
    for media, action in ((None, "file.attach_media"), (MediaRef("film.mp4"), "analyze.start")):
        session.open(Document(media=media))
        assert outcome.title.text() == "Nothing to review yet"
        qtbot.mouseClick(outcome.main_button, Button.LeftButton)
        assert wanted.at(wanted.count() - 1) == [action]


def test_before_it_begins_it_says_how_much_there_is(session: Session, panel: ReviewPanel) -> None:
    assert panel.outcome.title.text() == "Lines that await review: 30"
    assert panel.outcome.main_button.text() == "Start the review (F4)"
    session.edit("Accept", lambda d: edits.accept(d, [1, 2]))
    assert panel.outcome.title.text() == "Lines that await review: 28"


def test_at_the_end_it_says_what_was_done_and_what_is_missing(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    reviewer.set_wanted(ReviewFilter(share=0.2))
    begin(panel, reviewer)
    press(qtbot, *[Key.Key_Return] * 6)
    outcome = panel.outcome
    assert outcome.title.text() == "All 6 lines are decided"
    assert "Accepted: 6. Corrected: 0." in outcome.hint.text()
    assert f"missing before they can be learned from: {LEAST_DECISIONS - 6}" in outcome.hint.text()
    assert not outcome.learn.isEnabled()
    assert outcome.main_button is outcome.rest
    assert outcome.rest.hasFocus(), "one can go on by key"
    press(qtbot, Key.Key_Backspace)
    assert reviewer.current is not None
    assert panel.has_keys
    press(qtbot, Key.Key_Return)
    others = QSignalSpy(outcome.restRequested)
    press(qtbot, Key.Key_Space)
    assert others.at(0) == [ReviewFilter()]


def test_enough_decisions_can_be_applied(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    begin(panel, reviewer)
    press(qtbot, *[Key.Key_Return] * 30)
    assert panel.outcome.main_button is panel.outcome.learn
    assert panel.outcome.rest.isHidden(), "nothing is left"


def test_a_filter_that_leaves_nothing_says_so(
    qtbot: QtBot, panel: ReviewPanel, reviewer: Reviewer
) -> None:
    reviewer.set_wanted(ReviewFilter(emotion=Emotion.DISGUST, below=0.01))
    begin(panel, reviewer)
    assert panel.outcome.title.text() == "No line is like that"
    assert panel.filter.isVisible(), "others can be chosen at once"
    left = QSignalSpy(panel.left)
    press(qtbot, Key.Key_Escape)
    assert left.count() == 1


def test_it_follows_language_and_colours(panel: ReviewPanel, reviewer: Reviewer) -> None:
    begin(panel, reviewer)
    current.apply("light")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.stage._text.text()
    current.apply("dark")


# ---- dialogs ----


def test_lines_to_accept_are_shown_before_they_are_accepted(qtbot: QtBot, session: Session) -> None:
    dialog = AcceptDialog(None, session.document)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    dialog.show()
    dialog.threshold.setValue(60)
    expected = review.sure_enough(session.document, 0.6)
    assert 2 < len(expected) < 30
    assert [line.cue for line in dialog.model.lines] == expected
    wrong = review.expected_errors(expected)
    said = f"Lines to accept: {len(expected)}. By their confidence, about {wrong:.0f} are wrong."
    assert dialog._count.text() == said
    first = dialog.model.index(0, NUMBER)
    assert dialog.model.setData(
        first, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert dialog.ids == {cue.id for cue in expected[1:]}
    after = dialog.edit(session.document)
    accepted = {cue.id for cue in after if cue.reviewed}
    assert accepted == {cue.id for cue in expected[1:]}
    dialog.threshold.setValue(100)
    assert not dialog.ok.isEnabled()


def test_a_listed_line_can_be_heard(qtbot: QtBot, session: Session) -> None:
    dialog = AcceptDialog(None, session.document)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.threshold.setValue(30)
    played = QSignalSpy(dialog.playRequested)
    assert not dialog.play.isEnabled()
    dialog.table.selectRow(1)
    qtbot.mouseClick(dialog.play, Button.LeftButton)
    qtbot.keyClick(dialog.table, Key.Key_P)
    heard = [played.at(row)[0] for row in range(played.count())]
    assert heard == [dialog.model.lines[1].cue] * 2


def learned_film() -> Document:
    document, truth = film(400, seed=1, deaf_to=Emotion.ANGRY)
    meant = dict(zip((cue.id for cue in document), truth, strict=True))
    for cue in review.queue(document)[:80]:
        document = edits.set_emotion(document, [cue.id], meant[cue.id])
    return document


def test_what_was_learned_is_shown_line_by_line(qtbot: QtBot, qapp: QApplication) -> None:
    document = learned_film()
    lesson = learn(document)
    dialog = LearnDialog(None, document, lesson)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.model
    assert model.rowCount() == len(lesson.changes)
    change = lesson.changes[0]
    cue = document.cue(change.cue_id)
    shown = [model.index(0, column).data() for column in (NUMBER, EMOTION, SURE, TEXT)]
    assert shown == [
        str(document.index(cue.id) + 1),
        f"{change.before.capitalize()} → {change.after.capitalize()}",
        f"{cue.confidence:.0%}",
        cue.plain.replace("\n", " "),
    ]
    assert dialog.verdict.text().startswith("It helps.")
    assert f"{lesson.trial.after} come out right, and {lesson.trial.before}" in (
        dialog.verdict.text()
    )
    after = dialog.edit(document)
    assert all(after.cue(each.cue_id).emotion is each.after for each in lesson.changes)


@pytest.mark.parametrize(
    ("lines", "said"), [(40, "It does not help"), (30, "Whether it helps cannot be told yet")]
)
def test_what_does_not_help_is_not_done_by_pressing_enter(
    qtbot: QtBot, session: Session, lines: int, said: str
) -> None:
    cue = session.document.cues[0]
    lesson = Lesson(
        learn(learned_film()).settings,
        Trial(lines, before=20, after=19, gain=0.0, error=0.1),
        (Change(cue.id, cue.emotion, Emotion.FEAR),),
    )
    dialog = LearnDialog(None, session.document, lesson)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.verdict.text().startswith(said)
    accepted = QSignalSpy(dialog.accepted)
    qtbot.keyClick(dialog.table, Key.Key_Return)
    assert accepted.count() == 0
