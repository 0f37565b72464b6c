import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Animation, Style, Theme, WordExpression
from emosub_gui.styling.dress import Dresser
from emosub_gui.styling.expression import express

ALL = WordExpression(loudness=1.0, pitch=1.0, rate=1.0)
LOOK = Style(size=100)


def spoken(text: str, **sounds: dict[str, float]) -> tuple[Word, ...]:
    """The words of a text, those named sounding as said."""
    return tuple(
        Word(word, at * 100, at * 100 + 90, **sounds.get(word.strip("!.,"), {}))
        for at, word in enumerate(text.split())
    )


def shown(text: str, style: Style = LOOK, wanted: WordExpression = ALL, **sounds: dict) -> str:
    return express(text, spoken(text, **sounds), style, wanted).text


def test_words_that_sound_like_their_line_stay_plain() -> None:
    near = {"loudness": 1.9, "pitch": -1.9, "rate": 0.75}
    assert shown("this is fine", is_=near, this=near) == "this is fine"
    assert express("no words", (), LOOK, ALL) == ("", "no words")


def test_what_is_switched_off_changes_nothing() -> None:
    loud = {"loudness": 9.0, "pitch": 5.0, "rate": 0.3}
    assert shown("so LOUD", wanted=WordExpression(), LOUD=loud) == "so LOUD"


def test_only_the_word_that_differs_is_tagged_and_the_rest_set_back() -> None:
    assert shown("I said NO to you", NO={"loudness": 8.0}) == (
        r"I said {\fs120\b1}NO {\fs100\b0}to you"
    )


def test_neighbours_that_look_alike_share_their_tags() -> None:
    loud = {"loudness": 8.0}
    assert shown("oh MY GOD", MY=loud, GOD=loud) == r"oh {\fs120\b1}MY GOD"


def test_soft_words_shrink_but_small_words_do_not_count_as_soft_or_quick() -> None:
    assert shown("never mind", mind={"loudness": -10.0}) == r"never {\fs80}mind"
    assert shown("to be", to={"loudness": -4.0, "rate": 2.5}) == "to be"


def test_a_higher_word_is_raised_by_a_turn_about_a_far_point() -> None:
    expressed = express("is it", spoken("is it", it={"pitch": 6.0}), LOOK, ALL)
    assert expressed.tags == r"\org(-100000,0)"
    assert expressed.text == r"is {\frz0.00802}it"
    assert express("is it", spoken("is it", it={"loudness": 9.0}), LOOK, ALL).tags == ""


def test_a_slow_word_is_spaced_by_a_share_of_its_size() -> None:
    assert shown("so slow", slow={"rate": 0.4}) == r"so {\fsp8}slow"
    assert shown("so slow", Style(size=100, spacing=2), slow={"rate": 0.4}) == r"so {\fsp10}slow"


def test_a_line_that_moves_or_is_turned_is_not_raised() -> None:
    high = {"pitch": 6.0}
    for style in (Style(animation=Animation.SHAKE), Style(animation=Animation.POP), Style(angle=3)):
        assert shown("up there", style, there=high) == "up there"
    drifting = Style(size=100, animation=Animation.DRIFT)
    assert shown("up there", drifting, there={"rate": 0.3}) == "up there"


def test_text_with_sizes_of_its_own_is_left_alone() -> None:
    for text in (r"{\fs20}a b", r"a {\b1}b", r"{\frz3}a b", r"a{\r} b", r"{\org(1,2)}a b"):
        words = (Word("a", 0, 9), Word("b", 9, 19, loudness=9.0))
        assert express(text, words, LOOK, ALL).text == text
    assert shown(r"{\i1}go on", on={"loudness": 8.0}) == r"{\i1}go {\fs120\b1}on"


def test_words_that_were_edited_away_and_text_that_was_not_spoken_stay_plain() -> None:
    words = (Word("one", 0, 9, loudness=8.0), Word("gone", 9, 19), Word("two", 19, 29))
    text = express(r"one (laughs)\Ntwo", words, LOOK, ALL).text
    assert text == r"{\fs120\b1}one {\fs100\b0}(laughs)\Ntwo"
    last = (Word("one", 0, 9, loudness=8.0),)
    assert express("one (laughs)", last, LOOK, ALL).text == r"{\fs120\b1}one {\fs100\b0}(laughs)"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "it's", "안녕", "no!", r"x\\y"]),
            st.floats(-60, 60),
            st.floats(-40, 40),
            st.floats(0, 20),
        ),
        max_size=6,
    )
)
def test_whatever_the_sound_the_text_reads_the_same(said: list) -> None:
    words = tuple(Word(text, 0, 1, loudness=a, pitch=b, rate=c) for text, a, b, c in said)
    plain = " ".join(word.text for word in words)
    expressed = express(markup.from_plain(plain), words, LOOK, ALL).text
    assert markup.to_plain(expressed) == plain


def test_the_label_of_an_emotion_is_not_mistaken_for_a_word() -> None:
    theme = Theme(name="x", base=LOOK, label_emotions=True, words=ALL)
    words = (Word("happy", 0, 400, loudness=8.0), Word("day", 400, 800))
    cue = Cue(1, 0, 999, "happy day", words=words, emotion=Emotion.HAPPY)
    dressed = Dresser(theme, 1920, 1080).dress(cue)
    assert dressed.text == r"[happy] {\fs120\b1}happy {\fs100\b0}day"


def test_a_raised_word_in_a_script_of_any_size_moves_by_the_same_share() -> None:
    theme = Theme(name="x", base=LOOK, words=ALL)
    words = (Word("oh", 0, 400, pitch=6.0),)
    cue = Cue(1, 0, 999, "oh", words=words)
    large, small = (Dresser(theme, *size).dress(cue).text for size in ((1920, 1080), (960, 540)))
    turns = [float(text.partition("frz")[2].partition("}")[0]) for text in (large, small)]
    assert turns[0] == pytest.approx(2 * turns[1], abs=2e-5)
