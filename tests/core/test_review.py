"""The order of review, and what it leaves out."""

import pytest
from dialogue import film
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import documents

from emosub_gui.core import edits, review
from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.review import EVERY_STATE, ReviewFilter

HAPPY, SAD = (
    Scores.from_mapping({emotion: 0.7, Emotion.NEUTRAL: 0.3})
    for emotion in (Emotion.HAPPY, Emotion.SAD)
)


def line(
    start: int, confidence: float, combined: Scores = HAPPY, audio: Scores | None = None
) -> Cue:
    evidence = Evidence(text=combined, audio=audio, combined=combined)
    return Cue(
        0, start, start + 1000, emotion=combined.best, confidence=confidence, evidence=evidence
    )


def starts(document: Document, wanted: ReviewFilter | None = None) -> list[int]:
    return [cue.start for cue in review.queue(document, wanted)]


@given(documents)
def test_the_queue_holds_each_open_line_once(document: Document) -> None:
    queue = review.queue(document)
    counted = review.counts(document)
    assert len({cue.id for cue in queue}) == len(queue) == counted.open
    assert counted.total == sum(cue.emotion is not None for cue in document.cues)
    assert counted.decided == counted.total - counted.open
    decided = edits.accept(document, [cue.id for cue in queue])
    assert review.queue(decided) == []


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_lines_far_from_each_other_come_by_uncertainty(sure: list[int]) -> None:
    document = Document.of(line(60_000 * place, each / 100) for place, each in enumerate(sure))
    found = [cue.confidence for cue in review.queue(document)]
    assert found == [each / 100 for each in sorted(sure)]


def test_disagreement_comes_before_agreement_of_lines_as_sure() -> None:
    document = Document.of([line(0, 0.5, audio=HAPPY), line(60_000, 0.5, audio=SAD)])
    assert review.disagreement(document.cues[1]) == pytest.approx(0.7)
    assert starts(document) == [60_000, 0]


def test_a_change_against_the_neighbours_comes_first_of_lines_as_sure() -> None:
    moods = (HAPPY, HAPPY, HAPPY, SAD, HAPPY)
    document = Document.of(line(2000 * place, 0.5, mood) for place, mood in enumerate(moods))
    assert review.departures(document.cues) == pytest.approx([0, 0, 0.35, 0.7, 0.7])
    assert starts(document)[:3] == [6000, 8000, 4000]


def test_lines_after_a_silence_are_no_neighbours() -> None:
    assert review.departures([line(0, 0.5), line(4001, 0.5, SAD)]) == [0, 0]
    assert review.departures([line(0, 0.5), line(4000, 0.5, SAD)]) == pytest.approx([0.7, 0.7])


def test_a_small_difference_in_sureness_outweighs_nothing_large() -> None:
    """Calibrated confidence decides; the rest only separates what is about as sure."""
    document = Document.of([line(0, 0.5, audio=SAD), line(60_000, 0.4)])
    assert starts(document) == [60_000, 0]


def test_filters_leave_out_and_combine() -> None:
    sad = edits.set_emotion(
        edits.update(
            Document.of([line(0, 0.9), line(9000, 0.3, SAD), line(18_000, 0.6)]),
            [1, 2],
            speaker="Anna",
        ),
        [3],
        Emotion.FEAR,
    )
    every = ReviewFilter(states=EVERY_STATE)
    assert starts(sad) == [9000, 0]
    assert starts(sad, every) == [9000, 18_000, 0]
    assert starts(sad, ReviewFilter(emotion=Emotion.SAD)) == [9000]
    assert starts(sad, ReviewFilter(speaker="Anna", below=0.5)) == [9000]
    assert starts(sad, ReviewFilter(speaker="", states=EVERY_STATE)) == [18_000]
    assert starts(sad, ReviewFilter(states=frozenset({Review.CORRECTED}))) == [18_000]
    assert starts(sad, ReviewFilter(below=0.9)) == [9000]
    assert starts(sad, ReviewFilter(emotion=Emotion.DISGUST)) == []


def test_a_share_is_the_most_doubtful_part_of_what_is_left() -> None:
    document = Document.of(line(60_000 * place, place / 10) for place in range(10))
    assert starts(document, ReviewFilter(share=0.2)) == [0, 60_000]
    few = ReviewFilter(share=0.2, below=0.25)
    assert starts(document, few) == [0], "never none of some"


def test_comments_and_lines_without_emotion_wait_for_nobody() -> None:
    document = Document.of([line(0, 0.5), line(60_000, 0.1), Cue(0, 120_000, 121_000)])
    document = edits.update(document, [2], comment=True)
    assert starts(document) == [0]
    assert [cue.id for cue in review.sure_enough(document, 0.0)] == [1]


def test_sure_lines_are_the_open_ones_from_the_threshold_on() -> None:
    document = Document.of(line(9000 * place, sure) for place, sure in enumerate((0.9, 0.89, 1.0)))
    document = edits.accept(document, [3])
    found = review.sure_enough(document, 0.9)
    assert [cue.id for cue in found] == [1]
    assert review.expected_errors(document.cues) == pytest.approx(0.21)


def test_listening_counts_what_is_around_each_line() -> None:
    assert review.listening_time([line(0, 1), line(5000, 1)], around=800) == 3600
    assert review.listening_time([]) == 0


def test_the_doubtful_fifth_holds_more_than_twice_its_part_of_the_errors() -> None:
    document, truth = film(1000, seed=4)
    meant = {cue.id: emotion for cue, emotion in zip(document, truth, strict=True)}
    wrong = {cue.id for cue in document if cue.emotion is not meant[cue.id]}
    first = review.queue(document, ReviewFilter(share=0.2))
    assert len(first) == 200
    assert sum(cue.id in wrong for cue in first) > 0.4 * len(wrong)


def judged(text: str, *, words: str, confidence: float = 0.99) -> Cue:
    cue = line(0, confidence)
    return replace(cue, text=text, evidence=replace(cue.evidence, words=words))


@pytest.mark.parametrize(
    "text",
    [
        "Get out\nnow!", r"{\i1}Get{\i0} out\Nnow", "GET OUT, now…", "Getout now",
        "\N{FULLWIDTH LATIN CAPITAL LETTER G}et out now",
    ],
)  # fmt: skip
def test_the_same_words_written_otherwise_are_not_outdated(text: str) -> None:
    assert not review.is_outdated(judged(text, words="Get out\nnow!"))
    assert not review.is_doubtful(judged(text, words="Get out\nnow!"))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Get out!", "Get in!"),
        ("You lied.", ""),
        ("?!", "What?!"),
        ("가지 마", "가자"),
        ("की", "का"),
    ],
)
def test_other_words_are_doubtful_however_sure_the_models_were_of_the_old_ones(
    words: str, text: str
) -> None:
    cue = judged(text, words=words, confidence=1.0)
    assert review.is_outdated(cue)
    assert review.is_doubtful(cue)
    document = Document.of([judged("No.", words="No.", confidence=0.5), cue])
    assert review.queue(document)[0].text == text
    assert [each.text for each in review.sure_enough(document, 0.5)] == ["No."]
    assert [each.text for each in review.queue(document, ReviewFilter(below=0.5))] == [text]


def test_nothing_is_outdated_that_nobody_knows_of_or_a_person_has_decided() -> None:
    assert not review.is_outdated(judged("Other words", words=""))
    assert not review.is_outdated(Cue(1, 0, 1, "Other words"))
    document = Document.of([judged("Other words", words="Words")])
    for decided in (edits.accept(document, [1]), edits.set_emotion(document, [1], Emotion.SAD)):
        assert not review.is_outdated(decided.cues[0])
        assert review.effective_confidence(decided.cues[0]) == 0.99
        assert review.is_outdated(edits.reopen(decided, [1]).cues[0])


def test_halves_of_a_line_are_outdated_until_they_are_one_again() -> None:
    document = Document.of([judged("Get out now", words="Get out now")])
    halves = edits.split(document, 1, at=500)
    assert [review.is_outdated(cue) for cue in halves.cues] == [True, True]
    whole = edits.merge(halves, [cue.id for cue in halves.cues])
    assert not review.is_outdated(whole.cues[0])


def test_doubt_is_gone_once_somebody_has_decided() -> None:
    document = Document.of([line(0, 0.2)])
    assert review.is_doubtful(document.cues[0])
    decided = edits.set_emotion(document, [1], EMOTIONS[3])
    assert review.doubt(decided.cues[0]) == 0
