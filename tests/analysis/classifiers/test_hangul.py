"""Korean characters as numbers."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.classifiers.hangul import (
    PAD,
    SEPARATOR,
    UNKNOWN,
    encode,
    normalise,
    number,
)

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=30)


def test_laughter_of_any_length_is_the_same() -> None:
    assert normalise("ㅋㅋㅋㅋㅋㅋ") == normalise("ㅋㅋㅋ") == "ㅋㅋ"
    assert normalise("뭐?!!!!") == "뭐?!!"


def test_composed_and_decomposed_text_are_the_same() -> None:
    assert normalise(unicodedata.normalize("NFD", "깜짝이야")) == "깜짝이야"


@given(SYLLABLES)
def test_jamo_spell_the_syllable(text: str) -> None:
    rows = encode(text, {})
    spelled = [
        chr(0xAC00 + ((initial - 1) * 21 + medial - 1) * 28 + final - 1)
        for _, initial, medial, final in rows[1:-1].tolist()
    ]
    assert "".join(spelled) == text


def test_characters_that_are_no_syllable_have_no_jamo() -> None:
    rows = encode("ㅠa!", {"ㅠ": 2})
    assert rows.shape == (5, 4)
    assert rows[:, 0].tolist() == [UNKNOWN, 2, UNKNOWN, UNKNOWN, UNKNOWN]
    assert (rows[:, 1:] == 0).all()


def test_characters_are_numbered_after_those_that_are_none() -> None:
    numbers = number("가나!")
    assert sorted([PAD, UNKNOWN, SEPARATOR, *numbers.values()]) == list(range(6))


def test_nothing_is_padding() -> None:
    assert (encode("", {})[:, 0] != PAD).all()
