"""Event text and its plain reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup

event_text = st.text(
    st.sampled_from(["\\", "{", "}", "N", "n", "h", "i", "1", "p", "0", "a", "가", " ", "\n"])
)


@given(st.text())
def test_any_plain_text_survives_the_way_into_event_text_and_back(text: str) -> None:
    if "\u2060" in text:
        return
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert markup.to_plain(markup.from_plain(text)) == expected


@given(event_text)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(token.source for token in markup.tokens(text)) == text


@given(event_text)
def test_every_plain_offset_maps_into_the_text_and_back(text: str) -> None:
    plain = markup.to_plain(text)
    for offset in range(len(plain)):
        source = markup.source_offset(text, offset)
        assert 0 <= source < len(text)
        assert markup.plain_offset(text, source) == offset


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"{\i1}Hi{\i0} there\NYou", "Hi there\nYou"),
        (r"a\hb", "a\u00a0b"),
        (r"\{not a tag\}", "{not a tag}"),
        (r"{\p1}m 0 0 l 10 10{\p0}shape", "shape"),
        (r"{\pos(1,2)\p0}text", "text"),
        ("{unclosed", "{unclosed"),
        (r"안녕{\b1}하세요", "안녕하세요"),
    ],
)
def test_plain_reading(text: str, plain: str) -> None:
    assert markup.to_plain(text) == plain


def test_a_word_joiner_that_somebody_typed_stays() -> None:
    for plain in ("\u2060", "a\u2060b", "\\\u2060", "\\N\u2060"):
        text = markup.from_plain(plain)
        assert markup.to_plain(text) == markup.to_plain(r"{\i1}" + text)
    assert markup.to_plain(r"{\i1}" + "a\u2060b") == "a\u2060b"
