"""The walk through the doubtful lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy

from emosub_gui.analysis import fusion
from emosub_gui.app.reviewing import Around, Decision, Reviewer
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.review import EVERY_STATE, ReviewFilter

SURE = (0.8, 0.2, 0.6, 0.4)
ORDER = [2, 4, 3, 1]
"""Ids of the lines, the most doubtful first."""


def line(number: int, sure: float) -> Cue:
    combined = Scores.of(sure if each is Emotion.HAPPY else (1 - sure) / 6 for each in EMOTIONS)
    return Cue(
        0,
        number * 60_000,
        number * 60_000 + 2000,
        f"line {number}",
        emotion=Emotion.HAPPY,
        confidence=sure,
        evidence=Evidence(text=combined, combined=combined),
    )


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    session = Session()
    session.open(Document.of(line(number, sure) for number, sure in enumerate(SURE)))
    yield session
    session.deleteLater()


@pytest.fixture
def reviewer(session: Session) -> Reviewer:
    return Reviewer(session, session)


def here(reviewer: Reviewer) -> int | None:
    return reviewer.current.id if reviewer.current else None


def test_every_line_comes_once_the_most_doubtful_first(
    session: Session, reviewer: Reviewer
) -> None:
    reviewer.start()
    seen = []
    while reviewer.current:
        seen.append(here(reviewer))
        assert session.current == reviewer.current, "the window looks at the same line"
        reviewer.accept("Accept")
    assert seen == ORDER
    assert reviewer.finished
    assert {cue.review for cue in session.document} == {Review.ACCEPTED}
    assert reviewer.counts.accepted == 4


def test_each_line_is_heard_with_a_little_around_it(reviewer: Reviewer) -> None:
    played = QSignalSpy(reviewer.playRequested)
    reviewer.start()
    reviewer.decide(Emotion.SAD, "Sad")
    reviewer.set_around(Around(0, 100))
    reviewer.replay()
    heard = [played.at(index) for index in range(played.count())]
    assert heard == [[59_750, 62_300], [179_750, 182_300], [180_000, 182_100]]


def test_nothing_is_heard_from_before_the_film(session: Session, reviewer: Reviewer) -> None:
    session.open(Document.of([line(0, 0.5)]))
    played = QSignalSpy(reviewer.playRequested)
    reviewer.start()
    assert played.at(0) == [0, 2300]


def test_a_decision_says_what_the_models_had_said(reviewer: Reviewer) -> None:
    reviewer.start()
    reviewer.decide(Emotion.FEAR, "Fear")
    assert reviewer.last == Decision(2, Emotion.FEAR, Emotion.HAPPY)


def test_going_back_keeps_the_decision_until_it_is_made_anew(
    session: Session, reviewer: Reviewer
) -> None:
    reviewer.start()
    reviewer.back()
    assert here(reviewer) == 2, "there is nothing before the first"
    reviewer.decide(Emotion.SAD, "Sad")
    reviewer.back()
    assert here(reviewer) == 2
    assert session.document.cue(2).emotion is Emotion.SAD
    reviewer.decide(Emotion.ANGRY, "Angry")
    assert session.document.cue(2).emotion is Emotion.ANGRY
    assert here(reviewer) == 4


def test_accepting_a_decided_line_only_goes_on(session: Session, reviewer: Reviewer) -> None:
    reviewer.start()
    reviewer.decide(Emotion.SAD, "Sad")
    reviewer.back()
    reviewer.accept("Accept")
    assert here(reviewer) == 4
    assert session.undo_stack.count() == 1


def test_skipped_lines_come_again_at_the_end(reviewer: Reviewer) -> None:
    reviewer.start()
    reviewer.skip()
    reviewer.accept("Accept")
    reviewer.skip()
    reviewer.accept("Accept")
    assert here(reviewer) == 2
    reviewer.accept("Accept")
    assert here(reviewer) == 3
    reviewer.skip()
    assert here(reviewer) == 3, "it is the only one left"


def test_undo_and_redo_are_followed(session: Session, reviewer: Reviewer) -> None:
    played = QSignalSpy(reviewer.playRequested)
    reviewer.start()
    for _ in range(4):
        reviewer.accept("Accept")
    assert reviewer.finished
    count = played.count()
    session.undo_stack.undo()
    assert (here(reviewer), reviewer.progress.done) == (1, 3)
    session.undo_stack.undo()
    assert (here(reviewer), reviewer.progress.done) == (3, 2)
    session.undo_stack.redo()
    assert (here(reviewer), reviewer.progress.done) == (3, 3)
    assert played.count() == count, "undoing is quiet"
    reviewer.accept("Accept")
    assert here(reviewer) == 1


def test_progress_counts_lines_and_time(reviewer: Reviewer) -> None:
    reviewer.start()
    assert reviewer.progress == (0, 4, 0, 4 * 2550)
    reviewer.accept("Accept")
    assert reviewer.progress == (1, 4, 2550, 3 * 2550)


def test_blind_hides_until_asked_or_decided(session: Session, reviewer: Reviewer) -> None:
    reviewer.set_blind(True)
    reviewer.start()
    assert reviewer.hidden
    reviewer.accept("Accept")
    assert (here(reviewer), reviewer.hidden) == (2, False), "first it is shown"
    assert not session.document.cue(2).reviewed
    reviewer.accept("Accept")
    assert (here(reviewer), reviewer.hidden) == (4, True)
    reviewer.decide(Emotion.SAD, "Sad")
    reviewer.back()
    assert (here(reviewer), reviewer.hidden) == (4, False), "it is decided"


def test_the_picture_of_a_blind_review_tells_nothing(session: Session, reviewer: Reviewer) -> None:
    reviewer.start()
    shown = reviewer.undressed(session.document)
    assert [cue.emotion for cue in shown] == [Emotion.HAPPY, None, Emotion.HAPPY, Emotion.HAPPY]


def test_lines_that_were_decided_can_be_looked_at_again(
    session: Session, reviewer: Reviewer
) -> None:
    session.edit("Sad", lambda d: edits.set_emotion(d, [1, 2], Emotion.SAD))
    reviewer.set_wanted(ReviewFilter(states=EVERY_STATE))
    reviewer.start()
    assert reviewer.progress.total == 4
    assert reviewer.progress.done == 0
    for _ in range(4):
        reviewer.accept("Accept")
    assert reviewer.finished
    assert reviewer.counts.corrected == 2


def test_other_lines_can_be_chosen_on_the_way(reviewer: Reviewer) -> None:
    reviewer.start()
    reviewer.set_wanted(ReviewFilter(below=0.5))
    assert (here(reviewer), reviewer.progress.total) == (2, 2)
    reviewer.set_wanted(ReviewFilter(emotion=Emotion.DISGUST))
    assert reviewer.finished
    assert reviewer.progress.total == 0
    reviewer.back()
    assert reviewer.current is None


def test_lines_that_are_deleted_are_left_out(session: Session, reviewer: Reviewer) -> None:
    reviewer.start()
    session.edit("Delete", lambda d: edits.delete(d, [2, 3]))
    assert here(reviewer) == 4
    assert session.current == reviewer.current
    assert reviewer.progress.total == 2
    session.edit("Delete", lambda d: edits.delete(d, [1, 4]))
    assert reviewer.current is None


def test_many_lines_accepted_elsewhere_are_passed_over(
    session: Session, reviewer: Reviewer
) -> None:
    reviewer.start()
    session.edit("Accept", lambda d: edits.accept(d, [2, 4, 1]))
    assert here(reviewer) == 3
    session.undo_stack.undo()
    assert reviewer.progress.done == 0


def test_an_analysis_that_streams_in_moves_nobody(session: Session, reviewer: Reviewer) -> None:
    reviewer.start()
    reviewer.accept("Accept")
    judged = [fusion.score([cue])[0] for cue in session.document.cues]
    session.begin_run("Analyze", lambda document: document)
    session.grow(lambda document: edits.apply_judgements(document, judged[:1]))
    session.end_run()
    assert here(reviewer) == 4


def test_another_document_ends_the_review(session: Session, reviewer: Reviewer) -> None:
    reviewer.start()
    session.open(Document())
    assert not reviewer.active
    assert reviewer.current is None
    reviewer.start()
    assert reviewer.finished
