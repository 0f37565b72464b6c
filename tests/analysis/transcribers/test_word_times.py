from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.transcribers.word_times import fill, in_order, spread, syllables
from emosub_gui.analysis.types import Region
from emosub_gui.core.cue import Word, WordTiming

TOKENS = st.lists(st.sampled_from(["a", "window", "나는", "20", "안녕하세요", "…", "tomorrow"]))


@st.composite
def regions(draw):
    found, at = [], 0
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 900)))):
        found.append(Region(at + gap, at + gap + length))
        at += gap + length
    return found


@given(tokens=TOKENS, start=st.integers(0, 3000), length=st.integers(0, 5000), speech=regions())
def test_spread_words_are_in_order_inside_their_time(tokens, start, length, speech):
    words = spread(tokens, start, start + length, speech)
    assert [word.text for word in words] == tokens
    edges = [start, *(edge for word in words for edge in (word.start, word.end)), start + length]
    assert edges == sorted(edges)
    assert all(word.timing is WordTiming.INTERPOLATED for word in words)


def test_no_word_begins_or_ends_in_a_silence():
    speech = [Region(1000, 2000), Region(5000, 6000)]
    words = spread(["go", "two", "three", "four"], 0, 9000, speech)
    assert [(word.start, word.end) for word in words] == [
        (1000, 1500),
        (1500, 2000),
        (5000, 5500),
        (5500, 6000),
    ]


def test_longer_words_take_longer():
    short, long = spread(["나", "안녕하세요"], 0, 6000)
    assert (short.end, long.end) == (1000, 6000)


def test_syllables_of_both_languages():
    assert [syllables(w) for w in ("하지마", "tomorrow", "strengths", "20", "?!")] == [
        3,
        3,
        1,
        2,
        1,
    ]


def test_unplaced_words_fill_the_gaps_between_placed_ones():
    placed = Word("b", 400, 600, timing=WordTiming.ALIGNED)
    words = fill(["a", "b", "c", "d"], [None, placed, None, None], 0, 1000)
    assert [(w.text, w.start, w.end) for w in words] == [
        ("a", 0, 400),
        ("b", 400, 600),
        ("c", 600, 800),
        ("d", 800, 1000),
    ]
    assert words[1] is placed


@given(st.lists(st.tuples(st.integers(-100, 2000), st.integers(-100, 2000))))
def test_in_order_clamps_whatever_comes(times):
    words = in_order([Word("x", start, end) for start, end in times], 100, 900)
    edges = [100, *(edge for word in words for edge in (word.start, word.end)), 900]
    assert edges == sorted(edges)
