import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup
from emosub_gui.core.theme import Animation, Style
from emosub_gui.styling.animation import Line, animate

MOVING = [animation for animation in Animation if animation is not Animation.NONE]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)


def line(
    animation: Animation, text: str = "Hello there", duration: int = 2000, **style: float
) -> Line:
    return Line(text, Style(animation=animation, **style), duration, 1.0)


def transform_times(written: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in re.findall(r"\\t\((\d+),(\d+),", written)]


@pytest.mark.parametrize("animation", MOVING)
@given(plain=TEXTS, duration=st.integers(0, 20_000))
def test_movement_changes_nothing_that_is_read(
    animation: Animation, plain: str, duration: int
) -> None:
    text = markup.from_plain(plain)
    animated = animate(line(animation, text, duration))
    assert markup.to_plain(f"{{{animated.tags}}}{animated.text}") == markup.to_plain(text)


@pytest.mark.parametrize("animation", MOVING)
def test_movement_is_the_same_every_time_and_grows_with_intensity(animation: Animation) -> None:
    gentle, strong = line(animation, intensity=0.3), line(animation, intensity=1.0)
    assert animate(gentle) == animate(gentle)
    assert animate(gentle) != animate(strong)
    assert animate(line(animation, intensity=0.0)) == ("", "Hello there")


@pytest.mark.parametrize("animation", MOVING)
def test_movement_never_positions_a_line(animation: Animation) -> None:
    animated = animate(line(animation))
    assert not re.search(r"\\(pos|move|org|clip)\(", animated.tags + animated.text)


@pytest.mark.parametrize("animation", MOVING)
def test_movement_begins_within_the_line_and_its_size_is_bounded(animation: Animation) -> None:
    animated = animate(line(animation, "A rather long line of words", 60_000))
    times = transform_times(animated.tags + animated.text)
    assert times
    assert all(0 <= start < 60_000 and start < end for start, end in times)
    assert len(times) < 500


def test_tags_in_the_text_stay_where_they_were() -> None:
    for animation in (Animation.WAVE, Animation.TYPEWRITER):
        animated = animate(line(animation, r"One {\i1}two{\i0}\N\{three\} {\p1}m 0 0 l 9 9{\p0}"))
        assert r"{\i1}" in animated.text
        assert r"\N" in animated.text
        assert r"{\p1}m 0 0 l 9 9{\p0}" in animated.text
        assert markup.to_plain(animated.text) == "One two\n{three} "


def test_a_line_that_is_turned_or_animated_by_hand_is_left_alone() -> None:
    for text in (r"{\frz20}up", r"{\fax1}up", r"{\t(0,10,\fs20)}up"):
        assert animate(line(Animation.SHAKE, text)) == ("", text)


def test_a_tilted_style_is_shaken_around_its_tilt() -> None:
    turns = re.findall(r"\\frz(-?[\d.]+)", animate(line(Animation.SHAKE, angle=20)).tags)
    assert all(15 < float(turn) < 25 for turn in turns)
    assert turns[-1] == "20"


def test_letters_are_typed_as_they_are_read() -> None:
    text = "e\u0301👨‍👩‍👧가"
    animated = animate(line(Animation.TYPEWRITER, text))
    pieces = [token.source for token in markup.tokens(animated.text) if not token.is_tag]
    assert pieces == ["e\u0301", "👨‍👩‍👧", "가"]


def test_a_translucent_colour_is_typed_translucent() -> None:
    animated = animate(
        Line("ab", Style(animation=Animation.TYPEWRITER, fill="#FFFFFF80"), 1000, 1.0)
    )
    assert r"\1a&H7F&" in animated.text
