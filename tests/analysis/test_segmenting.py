"""Cutting words into cues."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.segmenting import break_lines, divide, segment, settle
from emosub_gui.analysis.types import Utterance
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.reading import length, profile

ENGLISH, KOREAN = profile("en"), profile("ko")


def spoken(text: str, language: str = "en", pauses: dict[int, int] | None = None) -> Utterance:
    """Speak a text at a usual rate, with extra pauses (ms) before the words at some indices."""
    time, words = 1000, []
    for index, word in enumerate(text.split()):
        time += (pauses or {}).get(index, 0)
        took = len(word) * (160 if language == "ko" else 60)
        words.append(Word(word, time, time + took))
        time += took + 60
    return Utterance(1000, time, tuple(words), language=language)


def lines(*utterances: Utterance) -> list[list[str]]:
    """Return each cue's lines."""
    return [cue.plain.split("\n") for cue in segment(utterances)]


words = st.lists(
    st.tuples(
        st.text("abcdefghij가나다라마", min_size=1, max_size=12),
        st.sampled_from(["", "", "", ",", ".", "?!"]),
        st.integers(1, 900),
        st.sampled_from([0, 0, 50, 300, 1500]),
    ),
    min_size=1,
    max_size=60,
)


@given(words, st.sampled_from(["en", "ko"]))
def test_nothing_is_lost_and_every_rule_that_can_be_kept_is_kept(
    drawn: list[tuple[str, str, int, int]], language: str
) -> None:
    time, said = 0, []
    for text, mark, took, pause in drawn:
        time += pause
        said.append(Word(text + mark, time, time + took))
        time += took
    cues = segment([Utterance(0, time, tuple(said), language=language)])
    rules = profile(language)
    assert [word for cue in cues for word in cue.words] == said
    assert " ".join(cue.plain.replace("\n", " ") for cue in cues) == " ".join(
        word.text for word in said
    )
    for cue in cues:
        assert cue.start == cue.words[0].start
        assert cue.end > cue.start
        rows = cue.plain.split("\n")
        assert len(rows) <= rules.max_lines
        if len(cue.words) > 1:
            assert cue.words[-1].end - cue.start <= rules.max_duration
            whole = length(cue.plain.replace("\n", " "), rules.narrow_weight)
            assert whole <= rules.max_line * rules.max_lines
        for before, after in zip(cue.words, cue.words[1:], strict=False):
            assert after.start - before.end < rules.pause
    for cue, following in itertools.pairwise(cues):
        assert cue.end <= max(following.start, cue.start + 1)


def test_sentences_become_cues_and_long_ones_balanced_lines() -> None:
    text = "And so my fellow Americans, ask not what your country can do for you."
    assert lines(spoken(text + " Get out of my house!")) == [
        ["And so my fellow Americans,", "ask not what your country can do for you."],
        ["Get out of my house!"],
    ]


def test_korean_is_cut_by_its_own_rules_and_particles_stay_with_their_nouns() -> None:
    text = "나는 학교 에서 친구 들 과 함께 밥 을 먹었고 너무 즐거운 하루 였어."
    for cue_lines in lines(spoken(text, "ko")):
        for line in cue_lines:
            assert line.split()[0] not in KOREAN.keep_with_previous
            assert length(line, KOREAN.narrow_weight) <= KOREAN.max_line


def test_a_pause_cuts_where_no_punctuation_does() -> None:
    utterance = spoken("come here please now go away", pauses={4: 1200})
    assert lines(utterance) == [["come here please now"], ["go away"]]


def test_speakers_and_languages_never_share_a_cue() -> None:
    first = spoken("Hello there")
    second = spoken("안녕 하세요", "ko")
    other = Utterance(first.start, first.end, first.words, language="en", speaker="B")
    assert len(segment([first, second])) == 2
    assert len(segment([first, other])) == 2
    assert len(segment([first, first])) == 1


def test_a_region_without_words_waits_to_be_typed_into() -> None:
    (cue,) = segment([Utterance(500, 2500, language="ko")])
    assert (cue.start, cue.end, cue.text, cue.language) == (500, 2500, "", "ko")


def test_given_subtitles_keep_text_and_times() -> None:
    given_one = Utterance(
        500, 90_000, (Word("Hi", 600, 700),), text="{\\i1}Hi\\Nthere", fixed=True, cue_id=7
    )
    (cue,) = segment([given_one])
    assert (cue.id, cue.start, cue.end, cue.text) == (7, 500, 90_000, "{\\i1}Hi\\Nthere")


def test_braces_that_were_said_are_not_tags() -> None:
    (cue,) = segment([Utterance(0, 500, (Word("{x}", 0, 500),))])
    assert cue.plain == "{x}"


def test_a_short_line_stays_long_enough_but_leaves_the_gap_before_the_next() -> None:
    rate = Fraction(25)
    cue = Cue(0, 1000, 1200, "Go!", words=(Word("Go!", 1000, 1200),))
    assert settle(cue, None, ENGLISH, rate).end == 1000 + ENGLISH.min_duration
    assert settle(cue, 1500, ENGLISH, rate).end == 1500 - 80
    assert settle(cue, 1100, ENGLISH, rate).end == 1020


def test_a_word_longer_than_a_line_is_kept_whole() -> None:
    word = "a" * 60
    assert break_lines([word], ENGLISH) == word
    assert divide([Word(word, 0, 9000)], ENGLISH) == [[Word(word, 0, 9000)]]


@pytest.mark.parametrize("count", [2000])
def test_an_hour_without_a_pause_is_divided(count: int) -> None:
    said = [Word("word", index * 300, index * 300 + 290) for index in range(count)]
    groups = divide(said, ENGLISH)
    assert sum(map(len, groups)) == count
    assert all(len(group) <= 24 for group in groups)
