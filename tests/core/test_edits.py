"""Edits: what each does, and the laws that all keep."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import cues, documents, emotions, filled, scores, times

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Evidence, Review, Word
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import StylePatch, Theme

Edit = Callable[[Document], Document]


@st.composite
def edit_of(draw: st.DrawFn, document: Document) -> Edit:
    """Draw any edit that fits the document."""
    ids = draw(st.sets(st.sampled_from([cue.id for cue in document.cues]), min_size=1))
    one = min(ids)
    number = draw(st.integers(-70_000, 70_000))
    time, emotion, cue = draw(times), draw(emotions), draw(cues())
    choices: list[Edit] = [
        lambda d: edits.retime(d, {one: (number, time)}),
        lambda d: edits.shift(d, ids, number),
        lambda d: edits.stretch(d, ids, (0, abs(number)), (1000, abs(number) + 1500)),
        lambda d: edits.update(d, ids, speaker="Mina"),
        lambda d: edits.set_text(d, one, cue.text),
        lambda d: edits.override_style(d, ids, StylePatch(italic=True)),
        lambda d: edits.set_emotion(d, ids, emotion),
        lambda d: edits.accept(d, ids),
        lambda d: edits.reopen(d, ids),
        lambda d: edits.insert(d, [cue], draw(st.integers(0, len(d.cues)))),
        lambda d: edits.insert_by_time(d, cue),
        lambda d: edits.delete(d, ids),
        lambda d: edits.duplicate(d, ids),
        lambda d: edits.merge(d, ids),
        edits.sort,
        lambda d: edits.set_theme(d, Theme("x")),
        lambda d: edits.add_found(d, [msgspec.structs.replace(cue, id=d.next_id)], time),
        lambda d: edits.apply_judgements(d, [msgspec.structs.replace(cue, id=one)]),
    ]
    return draw(st.sampled_from(choices))


@given(st.data(), filled)
def test_every_edit_keeps_the_laws(data: st.DataObject, document: Document) -> None:
    frozen = msgspec.json.encode(document)
    after = data.draw(edit_of(document))(document)
    assert msgspec.json.encode(document) == frozen, "the document before is untouched"
    ids = [cue.id for cue in after.cues]
    assert len(set(ids)) == len(ids)
    assert all(0 < cue_id < after.next_id for cue_id in ids)
    assert after.next_id >= document.next_id, "an id is never used again"
    assert all(0 <= cue.start <= cue.end for cue in after.cues)
    before = {cue.id: cue for cue in document.cues}
    for cue in after.cues:
        if cue == before.get(cue.id):
            assert cue is before[cue.id], "an unchanged cue stays the same object"
    if after == document:
        assert after is document, "an edit that changes nothing returns its argument"


@given(filled, st.data())
def test_split_loses_no_text_and_no_word(document: Document, data: st.DataObject) -> None:
    cue = data.draw(st.sampled_from([c for c in document.cues if c.duration > 1] or [None]))
    if cue is None:
        return
    at = data.draw(st.integers(cue.start + 1, cue.end - 1))
    after = edits.split(document, cue.id, at)
    position = after.index(cue.id)
    first, second = after.cues[position : position + 2]
    assert (first.start, first.end, second.start, second.end) == (cue.start, at, at, cue.end)
    assert first.words + second.words == cue.words
    assert (first.plain + second.plain).replace(" ", "") == cue.plain.replace(" ", "")
    merged = edits.merge(after, [first.id, second.id])
    assert merged.cue(cue.id).plain.split() == cue.plain.split()
    assert merged.cue(cue.id).words == cue.words


def line(text: str = "I am here now", **fields: object) -> Document:
    """Make a document of one cue with a word each half second."""
    words = tuple(
        Word(word, 1000 + index * 500, 1400 + index * 500)
        for index, word in enumerate(text.split())
    )
    cue = Cue(0, 1000, 1000 + 500 * len(words), text, words=words)
    return Document.of([msgspec.structs.replace(cue, **fields)])


def test_split_at_a_time_divides_between_the_words_spoken_before_and_after() -> None:
    first, second = edits.split(line(), 1, at=2000).cues
    assert (first.text, second.text) == ("I am", "here now")
    assert [word.text for word in second.words] == ["here", "now"]


def test_split_at_a_caret_takes_its_time_from_the_words() -> None:
    first, second = edits.split(line(), 1, at=None, caret=len("I am")).cues
    assert (first.text, second.text, first.end) == ("I am", "here now", 1950)


def test_split_carries_open_tags() -> None:
    document = line("{\\i1}I am here now", words=())
    _, second = edits.split(document, 1, at=None, caret=len("{\\i1}I am")).cues
    assert second.text == "{\\i1}here now"


def test_split_outside_the_cue_is_refused() -> None:
    with pytest.raises(ValueError, match="inside"):
        edits.split(line(), 1, at=1000)


def test_split_without_words_goes_to_the_nearest_space() -> None:
    first, second = edits.split(line("당신은 정말 나빠요", words=()), 1, at=1600).cues
    assert (first.text, second.text) == ("당신은", "정말 나빠요")


def test_shift_stops_at_zero_and_keeps_distances() -> None:
    document = Document.of([Cue(0, 500, 900), Cue(0, 2000, 2500)])
    after = edits.shift(document, [1, 2], -1000)
    assert [(cue.start, cue.end) for cue in after.cues] == [(0, 400), (1500, 2000)]


def test_stretch_maps_both_points() -> None:
    document = Document.of([Cue(0, 1000, 2000), Cue(0, 9000, 10_000)])
    after = edits.stretch(document, [1, 2], (1000, 2000), (9000, 18_000))
    assert [cue.start for cue in after.cues] == [2000, 18_000]
    with pytest.raises(ValueError, match="order"):
        edits.stretch(document, [1], (1000, 2000), (9000, 100))


def test_choosing_what_the_analysis_said_accepts_and_anything_else_corrects() -> None:
    document = line(emotion=Emotion.SAD)
    assert edits.set_emotion(document, [1], Emotion.SAD).cues[0].review is Review.ACCEPTED
    corrected = edits.set_emotion(document, [1], Emotion.FEAR)
    assert corrected.cues[0].review is Review.CORRECTED
    assert edits.accept(corrected, [1]).cues[0].review is Review.CORRECTED


@given(scores)
def test_reopen_restores_what_the_evidence_says(combined: object) -> None:
    evidence = Evidence(combined=combined)  # type: ignore[arg-type]
    document = line(emotion=evidence.combined.best, evidence=evidence)  # type: ignore[union-attr]
    decided = edits.set_emotion(document, [1], Emotion.DISGUST)
    assert edits.reopen(decided, [1]) == document


def test_new_text_drops_only_the_words_that_left() -> None:
    after = edits.set_text(line(), 1, "I was here {\\i1}now")
    assert [word.text for word in after.cues[0].words] == ["I", "here", "now"]


@given(documents, st.lists(cues(), max_size=5))
def test_found_cues_land_in_time_order_and_never_upon_reviewed_ones(
    document: Document, found: list[Cue]
) -> None:
    document, first = edits.reserve_ids(edits.sort(document))
    found = [msgspec.structs.replace(cue, id=first + n) for n, cue in enumerate(found)]
    after = edits.add_found(document, found, 70_000)
    starts = [cue.start for cue in after.cues]
    assert starts == sorted(starts)
    assert set(document.cues) <= set(after.cues)
    new = set(after.cues) - set(document.cues)
    for cue in new:
        middle = (cue.start + cue.end) // 2
        assert not any(c.start <= middle < c.end for c in document.cues if c.reviewed)
    assert edits.add_found(after, found, 70_000) is after, "nothing arrives twice"


def test_judgements_leave_edited_text_decisions_and_deletions_alone() -> None:
    document = Document.of([Cue(0, 0, 1000, "typed"), Cue(0, 2000, 3000, "b"), Cue(0, 4000, 5000)])
    document = edits.set_emotion(document, [2], Emotion.HAPPY)
    document = edits.delete(document, [3])
    judged = [Cue(n, 0, 500, "old", emotion=Emotion.ANGRY, confidence=0.9) for n in (1, 2, 3)]
    after = edits.apply_judgements(document, judged)
    assert [(c.text, c.end, c.emotion) for c in after.cues] == [
        ("typed", 1000, Emotion.ANGRY),
        ("b", 3000, Emotion.HAPPY),
    ]


def test_lines_are_copied_and_joined_in_file_order_however_they_are_named() -> None:
    document = Document.of([Cue(0, 4000, 5000, "late"), Cue(0, 0, 900, "early"), Cue(0, 7, 8, "x")])
    copied = edits.duplicate(document, [2, 1])
    assert [cue.text for cue in copied] == ["late", "early", "late", "early", "x"]
    (joined, _) = edits.merge(document, [2, 1]).cues
    assert (joined.id, joined.start, joined.end, joined.text) == (1, 0, 5000, "late early")


def test_unknown_ids_are_an_error_and_an_edit_of_its_own_is_named() -> None:
    for edit in (edits.accept, edits.delete, edits.duplicate, edits.merge):
        with pytest.raises(KeyError, match="7"):
            edit(line(), [1, 7, 8])
    with pytest.raises(TypeError, match="emotion"):
        edits.update(line(), [1], emotion=Emotion.SAD)


def test_an_analysis_adds_to_known_words_how_they_sound():
    said = (Word("go", 0, 400), Word("on", 400, 900))
    document = Document.of([Cue(0, 0, 1000, "go on", words=said)])
    heard = (msgspec.structs.replace(said[0], loudness=4.0), Word("off", 400, 900, pitch=2.0))
    judged = msgspec.structs.replace(document.cues[0], words=heard)
    assert edits.apply_judgements(document, [judged]).cues[0].words == (heard[0], said[1])
