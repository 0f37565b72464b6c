import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.styling import restyling
from emosub_gui.styling.restyling import BASE, Part, Target

THEME = Theme(
    name="x",
    base=Style(size=60),
    emotions={Emotion.SAD: StylePatch(size=50), Emotion.ANGRY: StylePatch(fill="#FF0000")},
    speakers={"Mina": StylePatch(italic=True)},
)
SAD, ANGRY = Target(Part.EMOTION, "sad"), Target(Part.EMOTION, "angry")
MINA, WHISPER = Target(Part.SPEAKER, "Mina"), Target(Part.VOICE, "whisper")
ALL = [BASE, SAD, ANGRY, MINA, WHISPER]

targets = st.sampled_from(ALL)
values = st.one_of(
    st.tuples(st.just("size"), st.floats(10, 200)),
    st.tuples(st.just("fill"), st.sampled_from(["#FF0000", "#00FF00"])),
    st.tuples(st.just("italic"), st.booleans()),
)


@given(targets, values)
def test_a_field_that_is_set_is_seen_and_nothing_else_changes(target, said) -> None:
    field, value = said
    changed = restyling.set_field(THEME, target, field, value)
    assert getattr(restyling.style_of(changed, target), field) == value
    for other in ALL:
        if target not in (other, BASE):
            assert restyling.style_of(changed, other) == restyling.style_of(THEME, other)


@given(targets, values)
def test_a_field_that_is_reset_departs_no_more(target, said) -> None:
    changed = restyling.set_field(THEME, target, *said)
    undone = restyling.reset_field(changed, target, said[0], THEME)
    assert not restyling.departs(undone, target, said[0], THEME)
    assert restyling.reset(changed, target, THEME) == THEME


def test_what_equals_the_base_is_no_departure_and_an_empty_look_is_left_out() -> None:
    plain = restyling.set_field(THEME, SAD, "size", 60.0)
    assert not restyling.departs(plain, SAD, "size", THEME)
    assert Emotion.SAD not in plain.emotions
    assert restyling.departs(THEME, SAD, "size", THEME)


def test_the_base_departs_from_what_the_theme_was() -> None:
    changed = restyling.set_field(THEME, BASE, "size", 70.0)
    assert restyling.departs(changed, BASE, "size", THEME)
    assert not restyling.departs(changed, BASE, "fill", THEME)


@given(targets, targets)
def test_a_copy_looks_like_its_source(source, target) -> None:
    copied = restyling.copy(THEME, source, target)
    assert restyling.style_of(copied, target) == restyling.style_of(THEME, source)


@given(targets.filter(lambda t: t != BASE), targets.filter(lambda t: t != BASE))
def test_swapping_twice_changes_nothing(one, other) -> None:
    swapped = restyling.swap(THEME, one, other)
    assert restyling.style_of(swapped, one) == restyling.style_of(THEME, other)
    assert restyling.swap(swapped, one, other) == THEME


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_an_emotions_look_is_kept_under_the_emotion_itself(emotion: Emotion) -> None:
    changed = restyling.set_field(Theme(name="x"), Target(Part.EMOTION, emotion), "angle", 3.0)
    assert list(changed.emotions) == [emotion]
    assert isinstance(next(iter(changed.emotions)), Emotion)
