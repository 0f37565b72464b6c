"""The inspector, offscreen, with real mouse and key events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QTextCharFormat, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QScrollBar
from pytestqt.qtbot import QtBot

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Evidence, Prosody, Review, Voice, Word
from emosub_gui.core.document import Document, MediaRef, Script, ScriptStyle
from emosub_gui.core.emotion import Emotion, Scores
from emosub_gui.core.fields import Field
from emosub_gui.ui.inspector.panel import InspectorPanel
from emosub_gui.ui.inspector.reasons import reasons
from emosub_gui.ui.look import current

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier

ANGRY = Scores.of([0.2, 0.02, 0.03, 0.7, 0.02, 0.02, 0.01])
SAD = Scores.of([0.2, 0.02, 0.7, 0.03, 0.02, 0.02, 0.01])


def film() -> Document:
    return Document.of(
        [
            Cue(
                0, 1000, 3000, r"{\i1}Get{\i0} out\Nnow", speaker="Anna", language="en",
                emotion=Emotion.ANGRY, confidence=0.8,
                evidence=Evidence(text=ANGRY, audio=ANGRY, combined=ANGRY),
            ),
            Cue(0, 4000, 6000, "왜 거짓말했어?", speaker="지수", language="ko"),
            Cue(0, 7000, 8000, "good day",
                words=(Word("good", 7000, 7400), Word("day", 7500, 8000))),
        ],
        media=MediaRef("film.mp4", rate_numerator=25),
        script=Script(styles=(ScriptStyle("Sign", ()),)),
    )  # fmt: skip


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(film())
    session.select([1])
    yield session
    session.deleteLater()


@pytest.fixture(autouse=True)
def personal_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep words that Enchant learns in a folder of the test."""
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))


@pytest.fixture
def inspector(qtbot: QtBot, session: Session) -> Iterator[InspectorPanel]:
    """Show the inspector in a window."""
    spelling = Spelling()
    inspector = InspectorPanel(session, spelling)
    qtbot.addWidget(inspector)
    inspector.resize(340, 800)
    with qtbot.waitActive(inspector):
        inspector.show()
        inspector.activateWindow()
    yield inspector
    spelling.stop()


def type_into(qtbot: QtBot, inspector: InspectorPanel, field: Field, typed: str) -> None:
    """Replace what stands in a field for a time, without ending it."""
    edit = inspector.times[field]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, typed)


def times(session: Session, cue_id: int = 1) -> tuple[int, int]:
    cue = session.document.cue(cue_id)
    return cue.start, cue.end


# ---- showing ----


def test_the_selected_cue_is_shown(inspector: InspectorPanel, session: Session) -> None:
    assert inspector.text.toPlainText() == "{\\i1}Get{\\i0} out\nnow"
    assert inspector.times[Field.START].text() == "0:00:01.000"
    assert inspector.times[Field.DURATION].text() == "2.000"
    assert inspector.speaker.currentText() == "Anna"
    assert inspector.chooser.buttons[Emotion.ANGRY].isChecked()
    session.select([2])
    assert inspector.text.toPlainText() == "왜 거짓말했어?"
    assert not any(button.isChecked() for button in inspector.chooser.buttons.values())


def test_several_cues_show_what_they_have_in_common(
    inspector: InspectorPanel, session: Session
) -> None:
    session.edit("Speaker", lambda d: edits.update(d, [1, 2], speaker="Ben"))
    session.select([1, 2])
    assert inspector.speaker.currentText() == "Ben"
    assert inspector.text.toPlainText() == ""
    assert inspector.text.placeholderText() == "(several)"
    assert inspector.times[Field.START].placeholderText() == "(several)"
    assert not inspector.reasons.isVisible()


def test_without_a_cue_it_says_what_to_do(inspector: InspectorPanel, session: Session) -> None:
    assert inspector.text.isVisible()
    session.select([])
    assert not inspector.text.isVisible()
    session.open(Document())
    assert not inspector.text.isVisible()


# ---- text ----


def test_typing_is_one_undo_step_and_shows_at_once(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    before = session.document
    session.select([3])
    inspector.edit_text()
    inspector.text.selectAll()
    qtbot.keyClicks(inspector.text, "one")
    qtbot.keyClick(inspector.text, Key.Key_Return)
    qtbot.keyClicks(inspector.text, "two")
    assert session.document.cue(3).text == r"one\Ntwo"
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Line 3: Edit text"
    qtbot.keyClick(inspector.text, Key.Key_Z, Modifier.ControlModifier)
    assert session.document is before
    assert inspector.text.toPlainText() == "good day"
    qtbot.keyClick(inspector.text, Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert inspector.text.toPlainText() == "one\ntwo"


def test_undo_belongs_to_the_window_if_it_has_a_shortcut_for_it(
    qtbot: QtBot, session: Session
) -> None:
    window, spelling = QMainWindow(), Spelling()
    inspector = InspectorPanel(session, spelling)
    qtbot.addWidget(window)
    window.setCentralWidget(inspector)
    triggered: list[str] = []
    for key in ("Ctrl+Z", "Return", "1", "Space", "Up", "Ctrl+Backspace"):
        action = QAction(key, window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, key=key: triggered.append(key))
        window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    session.select([3])
    inspector.edit_text()
    qtbot.keyClicks(inspector.text, "1 ")
    qtbot.keyClick(inspector.text, Key.Key_Return)
    qtbot.keyClick(inspector.text, Key.Key_Up)
    type_into(qtbot, inspector, Field.START, "7.2")
    qtbot.keyClick(inspector.times[Field.START], Key.Key_Return)
    assert triggered == []
    assert times(session, 3) == (7200, 8000)
    inspector.edit_text()
    qtbot.keyClick(inspector.text, Key.Key_Z, Modifier.ControlModifier)
    assert triggered == ["Ctrl+Z"]
    spelling.stop()


def test_an_undo_elsewhere_leaves_the_caret_where_it_was(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([3])
    session.edit("Replace", lambda d: edits.set_text(d, 3, "bad day"))
    cursor = inspector.text.textCursor()
    cursor.setPosition(7)
    inspector.text.setTextCursor(cursor)
    session.undo_stack.undo()
    assert inspector.text.toPlainText() == "good day"
    assert inspector.text.textCursor().position() == 8


def test_the_caret_is_told_as_an_offset_in_event_text(inspector: InspectorPanel) -> None:
    cursor = inspector.text.textCursor()
    cursor.setPosition(len("{\\i1}Get{\\i0} out\nn"))
    inspector.text.setTextCursor(cursor)
    assert inspector.caret == len(r"{\i1}Get{\i0} out\Nn")


def test_emoji_do_not_shift_places(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.edit("Edit", lambda d: edits.set_text(d, 1, r"😀😀{\b1}ok"))
    inspector.edit_text()
    cursor = inspector.text.textCursor()
    cursor.setPosition(len("😀😀".encode("utf-16-le")) // 2)
    inspector.text.setTextCursor(cursor)
    assert inspector.caret == 2
    formats = inspector.text.document().firstBlock().layout().formats()
    assert min(each.start for each in formats) == 4
    session.edit("Edit", lambda d: edits.set_text(d, 1, r"😀😎{\b1}ok"))
    assert inspector.text.toPlainText() == r"😀😎{\b1}ok"
    qtbot.keyClicks(inspector.text, "!")
    assert session.document.cue(1).text == r"😀😎!{\b1}ok"


def test_hangul_is_composed_without_disturbance(
    inspector: InspectorPanel, session: Session
) -> None:
    session.select([2])
    inspector.edit_text()
    for preedit in ("ㅎ", "하", "한"):
        QApplication.sendEvent(inspector.text, QInputMethodEvent(preedit, []))
        assert session.document.cue(2).text == "왜 거짓말했어?"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("한")
    QApplication.sendEvent(inspector.text, commit)
    assert session.document.cue(2).text == "한왜 거짓말했어?"


def test_no_break_spaces_stay_what_they_are(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.edit("Edit", lambda d: edits.set_text(d, 1, "10\u00a0km"))
    inspector.edit_text()
    qtbot.keyClick(inspector.text, Key.Key_End)
    qtbot.keyClicks(inspector.text, "!")
    assert session.document.cue(1).text == "10\u00a0km!"


def test_words_that_typing_took_apart_keep_their_times(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([3])
    words = session.document.cue(3).words
    inspector.edit_text()
    qtbot.keyClick(inspector.text, Key.Key_Right)
    qtbot.keyClicks(inspector.text, "x")
    assert session.document.cue(3).words == words[1:]
    qtbot.keyClick(inspector.text, Key.Key_Backspace)
    assert session.document.cue(3).words == words


def test_only_a_typed_line_break_at_the_end_is_taken_off(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.edit("Text", lambda d: edits.set_text(d, 1, r"Out.\N"))
    inspector.edit_text()
    inspector.chooser.setFocus()
    inspector.times[Field.START].setFocus()
    assert session.document.cue(1).text == r"Out.\N"
    inspector.edit_text()
    qtbot.keyClick(inspector.text, Key.Key_End, Modifier.ControlModifier)
    qtbot.keyClick(inspector.text, Key.Key_Return)
    assert session.document.cue(1).text == r"Out.\N\N"
    inspector.times[Field.START].setFocus()
    assert session.document.cue(1).text == "Out."


def test_typing_with_several_selected_gives_all_the_text(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([2, 3])
    inspector.edit_text()
    qtbot.keyClicks(inspector.text, "same")
    assert [cue.text for cue in session.document.cues[1:]] == ["same", "same"]
    assert session.undo_stack.count() == 1


def test_override_tags_stand_out_from_what_is_read(inspector: InspectorPanel) -> None:
    formats = inspector.text.document().firstBlock().layout().formats()
    ranges = {(each.start, each.start + each.length) for each in formats}
    assert (0, 1) in ranges, "the brace"
    assert (1, 4) in ranges or (1, 3) in ranges, "the tag"
    assert not any(start <= 5 < end for start, end in ranges), "the word"


def test_the_gauge_follows_while_typing(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([3])
    assert not inspector.gauge.too_long
    inspector.edit_text()
    qtbot.keyClick(inspector.text, Key.Key_End)
    qtbot.keyClicks(inspector.text, " and so on" * 4)
    assert inspector.gauge.too_long
    assert inspector.gauge.too_fast
    assert "48 characters" in inspector.gauge.accessibleName()


# ---- spelling ----


@pytest.fixture
def dictionary(tmp_path: Path) -> None:
    """Give Enchant a dictionary of an imaginary language."""
    pytest.importorskip("enchant", exc_type=ImportError, reason="the Enchant library is missing")
    folder = tmp_path / "hunspell"
    folder.mkdir()
    (folder / "qa.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n", encoding="utf-8")
    (folder / "qa.dic").write_text("2\ngood\nday\n", encoding="utf-8")


def underlined(inspector: InspectorPanel) -> list[str]:
    block = inspector.text.document().firstBlock()
    spell = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    return [
        block.text()[each.start : each.start + each.length]
        for each in block.layout().formats()
        if each.format.underlineStyle() == spell
    ]


@pytest.mark.usefixtures("dictionary")
def test_misspelt_words_are_underlined_and_corrected_from_the_menu(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.edit("Edit", lambda d: edits.update(d, [3], language="qa"))
    session.edit("Edit", lambda d: edits.set_text(d, 3, "goood day Anna zzzz"))
    session.select([3])
    qtbot.waitUntil(lambda: underlined(inspector) == ["goood", "zzzz"])
    menu = inspector.text.menu_at(inspector.text.cursorRect().center())
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "good"
    assert not any("Undo" in text for text in texts)
    menu.actions()[0].trigger()
    assert session.document.cue(3).text == "good day Anna zzzz"
    cursor = inspector.text.textCursor()
    cursor.setPosition(16)
    inspector.text.setTextCursor(cursor)
    menu = inspector.text.menu_at(inspector.text.cursorRect().center())
    next(action for action in menu.actions() if action.text().startswith("Ignore")).trigger()
    assert underlined(inspector) == []


# ---- fields ----


def test_a_typed_time_is_kept_at_enter(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    type_into(qtbot, inspector, Field.START, "1,25")
    assert times(session) == (1000, 3000), "nothing moves while one types"
    qtbot.keyClick(inspector.times[Field.START], Key.Key_Return)
    assert times(session) == (1250, 3000)
    assert inspector.times[Field.START].text() == "0:00:01.250"
    assert inspector.times[Field.DURATION].text() == "1.750"


def test_what_cannot_be_understood_is_marked_and_dropped(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    field = inspector.times[Field.END]
    type_into(qtbot, inspector, Field.END, "0.5")
    assert field.property("invalid") is True, "before the start"
    qtbot.keyClick(field, Key.Key_Return)
    assert (times(session), field.text()) == ((1000, 3000), "0:00:03.000")
    assert field.property("invalid") is False


def test_escape_takes_back_what_was_typed(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    type_into(qtbot, inspector, Field.START, "2")
    qtbot.keyClick(inspector.times[Field.START], Key.Key_Escape)
    assert inspector.times[Field.START].text() == "0:00:01.000"
    inspector.edit_text()
    assert session.undo_stack.count() == 0


def test_arrows_and_wheel_step_by_frames_as_one_undo_step(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    field = inspector.times[Field.END]
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Down, Modifier.ShiftModifier)
    assert times(session) == (1000, 3000 + 40 - 400)
    wheel = QWheelEvent(
        field.rect().center(), field.mapToGlobal(field.rect().center()), QPoint(), QPoint(0, 120),
        Button.NoButton, Modifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, wheel)
    assert times(session) == (1000, 2680)
    assert session.undo_stack.count() == 1
    inspector.edit_text()
    QApplication.sendEvent(field, wheel)
    assert times(session) == (1000, 2680), "a passing wheel changes nothing"


def test_several_cues_move_by_what_is_typed_with_a_sign(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([1, 2])
    type_into(qtbot, inspector, Field.START, "-0.5")
    qtbot.keyClick(inspector.times[Field.START], Key.Key_Return)
    assert (times(session, 1), times(session, 2)) == ((500, 3000), (3500, 6000))


def test_what_was_typed_goes_to_the_cue_that_it_was_typed_for(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    type_into(qtbot, inspector, Field.START, "1.5")
    session.select([2])
    assert (times(session, 1), times(session, 2)) == ((1500, 3000), (4000, 6000))
    assert inspector.times[Field.START].text() == "0:00:04.000"


def test_an_edit_elsewhere_does_not_disturb_what_is_being_typed(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    type_into(qtbot, inspector, Field.START, "1.5")
    session.edit("Found", lambda d: edits.add_found(d, [Cue(9, 9000, 9900, "heard")]))
    assert inspector.times[Field.START].text() == "1.5"


def test_speakers_are_chosen_from_those_that_occur(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    inspector.speaker.showPopup()
    offered = [inspector.speaker.itemText(n) for n in range(inspector.speaker.count())]
    assert offered == ["Anna", "지수"]
    qtbot.keyClick(inspector.speaker.view(), Key.Key_Down)
    qtbot.keyClick(inspector.speaker.view(), Key.Key_Return)
    assert session.document.cue(1).speaker in offered
    inspector.speaker.edit.setFocus()
    inspector.speaker.edit.selectAll()
    qtbot.keyClicks(inspector.speaker.edit, "Ben")
    qtbot.keyClick(inspector.speaker.edit, Key.Key_Return)
    assert session.document.cue(1).speaker == "Ben"


def test_details_fold_away_and_edit_what_is_seldom_needed(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    layer = inspector.details.fields[Field.LAYER]
    assert not layer.isVisible()
    qtbot.mouseClick(inspector.details.toggle, Button.LeftButton)
    assert layer.isVisible()
    layer.setFocus()
    qtbot.keyClick(layer, Key.Key_Up)
    assert session.document.cue(1).layer == 1
    inspector.details.comment.click()
    assert session.document.cue(1).comment
    session.select([1, 2])
    assert inspector.details.comment.checkState() == Qt.CheckState.PartiallyChecked
    inspector.details.comment.click()
    assert [cue.comment for cue in session.document.cues[:2]] == [True, True]
    style = inspector.details.fields[Field.STYLE]
    style.showPopup()
    assert [style.itemText(n) for n in range(style.count())] == ["", "Sign"]
    style.hidePopup()


def test_tab_goes_from_the_text_to_the_times(qtbot: QtBot, inspector: InspectorPanel) -> None:
    inspector.edit_text()
    qtbot.keyClick(inspector.text, Key.Key_Tab)
    assert inspector.times[Field.START].hasFocus()


# ---- emotions ----


def test_a_click_on_an_emotion_decides_for_all_selected(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([1, 2])
    with qtbot.waitSignal(inspector.emotionChosen) as signal:
        qtbot.mouseClick(inspector.chooser.buttons[Emotion.SAD], Button.LeftButton)
    assert signal.args == [Emotion.SAD]
    assert {cue.emotion for cue in session.document.cues[:2]} == {Emotion.SAD}
    assert {cue.review for cue in session.document.cues[:2]} == {Review.CORRECTED}
    assert session.undo_stack.undoText() == "2 lines: Sad"
    assert inspector.chooser.buttons[Emotion.SAD].isChecked()


def test_accepting_and_taking_back(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    decision = inspector.chooser.decision
    spy = QSignalSpy(inspector.accepted)
    assert decision.text() == "Accept"
    qtbot.mouseClick(decision, Button.LeftButton)
    assert session.document.cue(1).review is Review.ACCEPTED
    assert decision.text() == "Take back"
    qtbot.mouseClick(decision, Button.LeftButton)
    assert session.document.cue(1).review is Review.OPEN
    assert spy.count() == 1
    session.select([2])
    assert not decision.isEnabled(), "there is nothing to accept"


def test_the_chart_says_its_rows_in_words(inspector: InspectorPanel, session: Session) -> None:
    said = inspector.chart.accessibleName()
    assert "Words: Angry 70%" in said
    session.edit(
        "Evidence", lambda d: edits.update(d, [1], evidence=Evidence(audio=SAD, combined=SAD))
    )
    assert "Words: no evidence" in inspector.chart.accessibleName()
    assert "Voice: Sad 70%" in inspector.chart.accessibleName()


def retype(session: Session, text: str) -> None:
    session.edit("Text", lambda d: edits.set_text(d, 1, text))


def test_other_words_than_were_judged_are_said_until_they_are_undone_judged_or_decided(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    judged = replace(session.document.cues[0].evidence, words="Get out\nnow")
    session.edit("Evidence", lambda d: edits.update(d, [1], evidence=judged))
    again = QAction("Again", inspector)
    inspector.again.setDefaultAction(again)
    asked = QSignalSpy(again.triggered)

    def told() -> tuple[bool, bool, str]:
        first = inspector.reasons.sentences[0]
        said = first == "The models judged other words: “Get out now”."
        return said, inspector.again.isVisible(), inspector._sure.text()

    assert told() == (False, False, "80% sure")
    retype(session, r"get OUT,\Nnow!")
    assert told() == (False, False, "80% sure"), "these are the same words"
    retype(session, "Come in")
    assert told() == (True, True, "80% sure of other words")
    qtbot.mouseClick(inspector.again, Button.LeftButton)
    assert asked.count() == 1
    session.undo_stack.undo()
    assert told() == (False, False, "80% sure")
    session.undo_stack.redo()
    anew = replace(
        session.document.cues[0], evidence=replace(judged, words="Come in"), confidence=0.6
    )
    session.edit("Judged", lambda d: edits.apply_judgements(d, [anew]))
    assert told() == (False, False, "60% sure")
    retype(session, "Stay")
    session.edit("Accept", lambda d: edits.accept(d, [1]))
    assert told() == (False, False, "60% sure"), "a person has decided"


# ---- why ----


def why(evidence: Evidence | None, **fields: object) -> str:
    cue = Cue(1, 0, 1000, "text", evidence=evidence, **fields)
    return " ".join(reason.sentence for reason in reasons(cue))


def test_reasons_name_what_words_and_voice_say(qapp: QApplication) -> None:
    said = why(Evidence(text=ANGRY, audio=SAD), emotion=Emotion.ANGRY)
    assert "The words say angry (70%)." in said
    assert "The voice says sad (70%)." in said
    assert "disagree; the words have 57% of the say" in said
    assert "Words and voice agree" in why(Evidence(text=ANGRY, audio=ANGRY))


def test_reasons_name_what_is_missing_or_unclear(qapp: QApplication) -> None:
    assert "The voice tells nothing." in why(Evidence(text=ANGRY))
    assert "The words tell nothing." in why(Evidence(audio=SAD))
    assert "counts for little" in why(Evidence(audio=SAD, audio_reliability=0.2))
    assert why(None) == "Nobody has judged this line yet."
    assert "The emotion was given" in why(None, emotion=Emotion.SAD)


def test_reasons_tell_when_evidence_is_too_weak_against_the_usual(qapp: QApplication) -> None:
    weak = Scores.of([0.2, 0.15, 0.15, 0.22, 0.1, 0.1, 0.08])
    assert "Most lines of a film are neutral" in why(Evidence(text=weak))
    assert "That makes neutral" in why(Evidence(text=weak))


def test_reasons_tell_how_the_voice_differs_from_the_usual_one(qapp: QApplication) -> None:
    prosody = Prosody(
        relative_loudness=6.2, relative_pitch=-3.1, relative_rate=1.4, voice=Voice.WHISPER
    )
    said = why(Evidence(audio=SAD), prosody=prosody, speaker="Anna")
    assert "It is whispered." in said
    assert (
        "Against how Anna usually speaks: 6 dB louder, 3 semitones lower, 1.4 times as fast."
        in said
    )
    quiet = Prosody(relative_loudness=-4, relative_pitch=2, relative_rate=0.5, voice=Voice.SHOUT)
    said = why(None, prosody=quiet)
    assert "It is shouted." in said
    assert "4 dB quieter, 2 semitones higher, 2.0 times as slow" in said
    assert "usually" not in why(None, prosody=Prosody(relative_loudness=0.5))


@pytest.mark.parametrize(
    ("arousal", "said"),
    [
        (0.0, "It sounds calm: 0% of the way"),
        (0.3, "It sounds rather calm: 30% of the way"),
        (0.5, "It sounds neither calm nor excited: 50% of the way"),
        (0.72, "It sounds rather excited: 72% of the way"),
        (1.0, "It sounds excited: 100% of the way"),
    ],
)
def test_reasons_tell_how_excited_the_voice_is(
    qapp: QApplication, arousal: float, said: str
) -> None:
    assert said in why(Evidence(audio=SAD), prosody=Prosody(arousal=arousal))
    assert "excited" not in why(Evidence(audio=SAD), prosody=Prosody())


def test_reasons_end_with_what_a_person_decided(qapp: QApplication) -> None:
    assert why(None, emotion=Emotion.SAD, review=Review.ACCEPTED).endswith("You accepted it.")
    assert why(None, emotion=Emotion.SAD, review=Review.CORRECTED).endswith("You decided: sad.")


# ---- looks ----


class Marker(QTranslator):
    """A language in which everything stands in quotation marks."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, _context: str, text: str, *_: object) -> str:
        return f"«{text}»"


def test_it_follows_the_language(
    qtbot: QtBot, qapp: QApplication, inspector: InspectorPanel
) -> None:
    marker = Marker()
    qapp.installTranslator(marker)
    qtbot.waitUntil(lambda: inspector.times[Field.START].accessibleName() == "«Start»")
    labels = [label.text() for label in inspector.findChildren(QLabel) if label.text()]
    assert [text for text in labels if "«" not in text] == []
    assert inspector.chooser.buttons[Emotion.FEAR].text() == "«Fear»"
    assert inspector.details.toggle.text() == "«More»"
    assert all(sentence.startswith("«") for sentence in inspector.reasons.sentences)
    qapp.removeTranslator(marker)


def test_it_is_drawn_in_both_sets_of_colours(inspector: InspectorPanel, session: Session) -> None:
    dark = inspector.grab().toImage()
    current.apply("light")
    assert inspector.grab().toImage() != dark
    session.edit("Evidence", lambda d: edits.update(d, [1], evidence=Evidence(text=ANGRY)))
    assert inspector.chart.grab().toImage() != inspector.gauge.grab().toImage()
    current.apply("dark")


def test_all_emotions_are_in_sight_where_there_is_little_height(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([1])

    def lowest() -> int:
        buttons = inspector.chooser.buttons.values()
        return max(one.mapTo(inspector, one.rect().bottomLeft()).y() for one in buttons)

    inspector.resize(330, 700)
    qtbot.waitUntil(lambda: inspector.chooser.buttons[Emotion.FEAR].height() > 40)
    inspector.resize(330, 300)
    qtbot.waitUntil(lambda: lowest() < 300)


def test_the_text_comes_into_sight_when_it_is_to_be_edited_or_another_line_is_shown(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    def top() -> int:
        return inspector.text.mapTo(inspector, inspector.text.rect().topLeft()).y()

    def scroll_away() -> None:
        inspector.details.comment.setFocus()
        bar = inspector.findChildren(QScrollBar)
        for each in bar:
            each.setValue(each.maximum())
        qtbot.waitUntil(lambda: top() < 0)

    inspector.resize(330, 300)
    inspector.details.toggle.click()
    scroll_away()
    inspector.edit_text()
    assert top() >= 0
    scroll_away()
    session.select([2])
    qtbot.waitUntil(lambda: top() > 0)
