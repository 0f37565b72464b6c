"""Positions in event text."""

from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup, placing

texts = st.lists(
    st.sampled_from(
        [
            "word ", "{\\b1}", "{\\pos(10,20)}", "{\\an8\\pos(1.5,-2)\\b0}", "\\N", "{note}",
            "{\\move(0,0,10,10,100,200)}", "{\\org(5,5)}", "\\pos(1,2)", "{\\clip(0,0,9,9)}",
        ]
    ),
    max_size=6,
).map("".join)  # fmt: skip


def test_a_position_joins_the_first_tags() -> None:
    assert placing.place("Hi", 10, 20) == "{\\pos(10,20)}Hi"
    assert placing.place("{\\b1}Hi", 10.04, -3.25) == "{\\pos(10,-3.2)\\b1}Hi"
    assert placing.place("{\\move(1,2,3,4)\\b1}Hi{\\pos(9,9)}", 0, 0) == "{\\pos(0,0)\\b1}Hi"


def test_moving_shifts_every_point() -> None:
    assert placing.shift("{\\pos(10,20)}a", 5, -30) == "{\\pos(15,-10)}a"
    moved = "{\\move(1,1.5,3,4,100,200)\\org(0,0)}a"
    assert placing.shift(moved, 1, 1) == "{\\move(2,2.5,4,5,100,200)\\org(1,1)}a"
    assert placing.shift("{\\clip(0,0,9,9)}\\pos(1,2)", 5, 5) == "{\\clip(0,0,9,9)}\\pos(1,2)"


@given(texts, st.integers(-999, 999), st.integers(-999, 999))
def test_what_is_read_stays(text: str, x: int, y: int) -> None:
    for changed in (placing.place(text, x, y), placing.shift(text, x, y), placing.release(text)):
        assert markup.to_plain(changed) == markup.to_plain(text)


@given(texts, st.integers(-999, 999), st.integers(-999, 999))
def test_placing_releasing_and_shifting_agree(text: str, x: int, y: int) -> None:
    free = placing.release(text)
    placed = placing.place(text, x, y)
    assert not placing.is_placed(free)
    assert placing.is_placed(placed)
    assert placing.release(placed) == free
    assert placing.place(placed, x, y) == placed
    assert placing.shift(placing.place(text, 0, 0), x, y) == placed
    assert placing.shift(placing.shift(text, x, y), -x, -y) == placing.shift(text, 0, 0)


def test_a_place_just_outside_of_the_picture_keeps_its_sign() -> None:
    assert placing.shift(r"{\pos(0,0)}a", -0.5, -0.04) == r"{\pos(-0.5,0)}a"
