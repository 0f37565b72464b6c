"""The session: history, selection, and an analysis that runs while a person edits."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy
from strategies import documents

from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    """Open three lines."""
    session = Session()
    session.open(Document.of(Cue(0, n * 1000, n * 1000 + 900, f"line {n}") for n in range(3)))
    yield session
    session.deleteLater()


def test_an_edit_is_one_step_with_a_name(session: Session) -> None:
    before = session.document
    session.edit("Set emotion", lambda d: edits.set_emotion(d, [1], Emotion.SAD))
    after = session.document
    assert session.undo_stack.undoText() == "Line 1: Set emotion"
    session.undo_stack.undo()
    assert session.document is before
    session.undo_stack.redo()
    assert session.document is after


def test_what_belongs_to_a_step_follows_it(session: Session) -> None:
    told: list[bool] = []
    edit = partial(edits.set_emotion, ids=[1], emotion=Emotion.SAD)
    session.edit("Set emotion", edit, follow=told.append)
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert told == [True, False, True]
    assert not session.edit("Set emotion", edit, follow=told.append)
    assert len(told) == 3, "nothing was done"


def test_an_edit_that_changes_nothing_leaves_no_step(session: Session) -> None:
    assert not session.edit("Accept", lambda d: edits.accept(d, [1]))
    assert session.undo_stack.count() == 0


def test_a_failed_edit_changes_nothing(session: Session) -> None:
    with pytest.raises(KeyError):
        session.edit("Delete", lambda d: edits.delete(d, [99]))
    assert len(session.document) == 3
    assert session.undo_stack.count() == 0


def test_edits_with_one_key_become_one_step_and_vanish_if_they_cancel_out(
    session: Session,
) -> None:
    before = session.document
    for by in (10, 20, 30):
        session.edit("Move", lambda d, by=by: edits.shift(d, [2], by), key="drag")
    assert session.undo_stack.count() == 1
    session.edit("Move", lambda d: edits.shift(d, [2], -60), key="drag")
    assert session.undo_stack.count() == 0
    assert session.document == before


def test_dirty_follows_the_saved_state(session: Session) -> None:
    spy = QSignalSpy(session.dirtyChanged)
    session.edit("Accept", lambda d: edits.set_emotion(d, [1], Emotion.SAD))
    assert session.dirty
    session.saved(Path("a.emosub"))
    assert not session.dirty
    session.undo_stack.undo()
    assert session.dirty
    session.undo_stack.redo()
    assert not session.dirty
    assert spy.count() == 4


def test_the_selection_stays_within_the_document(session: Session) -> None:
    session.select([2, 3], current=3)
    session.edit("Delete", lambda d: edits.delete(d, [3]))
    assert session.selected == {2}
    assert session.current is not None
    assert session.current.id == 2
    session.edit("Delete", lambda d: edits.delete(d, [2]))
    assert session.selected == {1}, "a neighbour takes over"
    session.edit("Delete", lambda d: edits.delete(d, [1]))
    assert session.selected == frozenset()
    assert session.current is None
    session.select([77])
    assert session.selected == frozenset()


def found(session: Session, first: int, number: int) -> object:
    """Stream a found cue into the session."""
    cue = Cue(first + number, 5000 + number * 1000, 5900 + number * 1000, f"heard {number}")
    session.grow(lambda d: edits.add_found(d, [cue], cue.end))
    return cue


def test_a_run_is_one_step_although_a_person_edits_meanwhile(session: Session) -> None:
    before = session.document
    first = before.next_id
    session.begin_run("Analyze", lambda d: edits.reserve_ids(d)[0])
    found(session, first, 0)
    session.edit("Correct", lambda d: edits.set_emotion(d, [first], Emotion.FEAR))
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 10, "typed")], 0))
    found(session, first, 1)
    judged = [Cue(first + n, 0, 0, emotion=Emotion.HAPPY, confidence=0.9) for n in (0, 1)]
    session.grow(lambda d: edits.apply_judgements(d, judged))
    session.end_run()
    emotions = {cue.text: cue.emotion for cue in session.document.cues}
    assert emotions["heard 0"] is Emotion.FEAR, "a decision is never overwritten"
    assert emotions["heard 1"] is Emotion.HAPPY
    assert "typed" in emotions
    assert [session.undo_stack.text(n) for n in range(3)] == [
        "Analyze",
        "Line 4: Correct",
        "Line 1: Insert",
    ]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert [cue.text for cue in session.document.cues][-2:] == ["heard 0", "heard 1"]
    session.undo_stack.undo()
    assert session.document is before
    session.undo_stack.setIndex(3)
    assert {cue.text: cue.emotion for cue in session.document.cues} == emotions


def test_results_of_an_undone_run_stay_out_of_sight_until_redo(session: Session) -> None:
    first = session.document.next_id
    session.begin_run("Analyze", lambda d: edits.reserve_ids(d)[0])
    session.undo_stack.undo()
    found(session, first, 0)
    assert len(session.document) == 3
    session.undo_stack.redo()
    assert len(session.document) == 4
    session.undo_stack.undo()
    session.edit("Delete", lambda d: edits.delete(d, [1]))
    found(session, first, 1)
    assert len(session.document) == 2, "a run that was discarded is over"


def test_a_run_that_brought_nothing_leaves_no_step(session: Session) -> None:
    before = session.document
    session.begin_run("Analyze", lambda d: edits.reserve_ids(d)[0])
    session.end_run()
    assert session.undo_stack.count() == 0
    assert session.document is before
    assert not session.dirty


def test_a_run_that_is_not_kept_goes_from_below_what_a_person_did(session: Session) -> None:
    before = session.document
    first = before.next_id
    session.begin_run("Analyze", lambda d: edits.restart(edits.delete(d, [2])))
    found(session, first, 0)
    session.edit("Delete", lambda d: edits.delete(d, [1]))
    session.end_run(keep=False)
    assert [cue.id for cue in session.document.cues] == [cue.id for cue in before.cues[1:]]
    session.undo_stack.undo()
    assert session.document is before
    session.undo_stack.undo()
    assert session.undo_stack.count() == 1, "what had been done afterwards can be done again"


@given(documents, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_undoing_everything_restores_the_very_same_document(
    qapp: object, document: Document, data: st.DataObject
) -> None:
    session = Session()
    session.open(document)
    for _ in range(data.draw(st.integers(1, 6))):
        ids = [cue.id for cue in session.document.cues]
        if not ids:
            break
        one = data.draw(st.sampled_from(ids))
        by = data.draw(st.integers(-500, 500))
        edit = data.draw(
            st.sampled_from(
                [
                    lambda d, one=one, by=by: edits.shift(d, [one], by),
                    lambda d, one=one: edits.delete(d, [one]),
                    lambda d, one=one: edits.duplicate(d, [one]),
                    lambda d, one=one: edits.set_emotion(d, [one], Emotion.ANGRY),
                ]
            )
        )
        session.edit("Edit", edit)
    last = session.document
    session.undo_stack.setIndex(0)
    assert session.document is document
    session.undo_stack.setIndex(session.undo_stack.count())
    assert session.document is last


def test_what_was_written_in_part_is_at_risk_until_it_is_in_a_file(
    session: Session, tmp_path: Path
) -> None:
    def correct() -> None:
        session.edit("Set emotion", lambda d: edits.set_emotion(d, [1], Emotion.SAD))

    assert not session.at_risk
    correct()
    assert session.at_risk
    session.written(whole=False)
    assert (session.dirty, session.at_risk) == (False, True)
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert (session.dirty, session.at_risk) == (False, True)
    session.saved(tmp_path / "talk.emosub")
    assert not session.at_risk
    session.written(whole=False)
    session.give_up()
    assert not session.at_risk
    session.written(whole=False)
    session.open(session.document)
    assert not session.at_risk
