"""What a person may type into a cue's fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import filled

from emosub_gui.core import edits, fields
from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.fields import Field


def document() -> Document:
    return Document.of([Cue(0, 1000, 3000, "one"), Cue(0, 4000, 5000, "two", layer=1)])


def times(after: Document) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in after.cues]


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (Field.START, "1.5", (1500, 3000)),
        (Field.START, "0:02,25", (2250, 3000)),
        (Field.START, "10", (10_000, 12_000)),
        (Field.START, "-0.25", (750, 3000)),
        (Field.START, "-9", (0, 3000)),
        (Field.END, "2.5", (1000, 2500)),
        (Field.END, "+0.5", (1000, 3500)),
        (Field.DURATION, "1.2", (1000, 2200)),
        (Field.DURATION, "-0.5", (1000, 2500)),
    ],
)
def test_times(field: Field, typed: str, expected: tuple[int, int]) -> None:
    assert times(fields.write(document(), [1], field, typed)) == [expected, (4000, 5000)]


def test_a_signed_time_moves_each_cue_by_itself() -> None:
    after = fields.write(document(), [1, 2], Field.END, "+0.1")
    assert times(after) == [(1000, 3100), (4000, 5100)]


def test_numbers_are_absolute_or_relative_to_each_cue() -> None:
    after = fields.write(document(), [1, 2], Field.LAYER, "+2")
    assert [cue.layer for cue in after.cues] == [2, 3]
    after = fields.write(after, [1, 2], Field.LAYER, "-3")
    assert [cue.layer for cue in after.cues] == [0, 0]
    after = fields.write(after, [2], Field.MARGIN_VERTICAL, "40")
    assert after.cue(2).margins == Margins(vertical=40)


@pytest.mark.parametrize(
    ("field", "count", "expected"),
    [
        (Field.START, 1, (1042, 3000)),
        (Field.START, -30, (0, 3000)),
        (Field.END, -2, (1000, 2917)),
        (Field.DURATION, 10, (1000, 3417)),
    ],
)
def test_times_step_from_frame_to_frame(
    field: Field, count: int, expected: tuple[int, int]
) -> None:
    film = MediaRef("film.mp4", rate_numerator=24)
    after = fields.step(edits.set_media(document(), film), [1], field, count)
    assert times(after)[0] == expected


def test_steps_without_frames_are_hundredths_and_numbers_step_by_one() -> None:
    assert times(fields.step(document(), [1, 2], Field.START, -1)) == [(990, 3000), (3990, 5000)]
    after = fields.step(document(), [1, 2], Field.LAYER, 1)
    assert [cue.layer for cue in after.cues] == [1, 2]
    with pytest.raises(ValueError, match="no steps"):
        fields.step(document(), [1], Field.SPEAKER, 1)


def test_words_are_tidied_and_languages_checked() -> None:
    after = fields.write(document(), [1], Field.SPEAKER, "  Anna  B ")
    after = fields.write(after, [1], Field.LANGUAGE, " KO ")
    assert (after.cue(1).speaker, after.cue(1).language) == ("Anna B", "ko")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (Field.START, "soon"),
        (Field.END, "0.5"),
        (Field.LAYER, "top"),
        (Field.LANGUAGE, "korean"),
        (Field.DURATION, ""),
    ],
)
def test_what_does_not_fit_is_refused(field: Field, typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        fields.write(document(), [1], field, typed)


@pytest.mark.parametrize("field", Field)
def test_an_unknown_cue_is_refused(field: Field) -> None:
    with pytest.raises(KeyError):
        fields.write(document(), [9], field, "1")


@given(filled, st.sampled_from(Field))
def test_writing_what_was_read_changes_nothing(source: Document, field: Field) -> None:
    cue = source.cues[0]
    assert fields.write(source, [cue.id], field, fields.read(cue, field)) == source
