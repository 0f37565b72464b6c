r"""Tags on words: only what is meant changes, and what was there can come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup, tagging
from emosub_gui.core.tagging import LineTag, Tag

SWITCHES = (Tag.BOLD, Tag.ITALIC, Tag.UNDERLINE, Tag.STRIKE)
pieces = st.sampled_from(
    [
        "a", "말", "한", "👩‍👩‍👧", "e\u0301", " ", "\\N", "\\h", "\\", "\\{", "{", "}", "N",
        "{\\b1}", "{\\b0}", "{\\b}", "{\\i1\\b700}", "{\\r}", "{\\c&HFF&}",
        "{\\1c&H00FF00&\\alpha&H80&}",
        "{\\fs40}", "{\\fs+2}",
        "{\\t(0,100,\\b1\\clip(1,2,3,4))}", "{a remark}", "{}", "{\\p1}m 0 0{\\p0}",
        "{\\bord3\\blur2\\be1}", "{\\fnb1}", "{\\pos(1,2)}", "{\\an8}",
    ]
)  # fmt: skip
event_text = st.lists(pieces, max_size=12).map("".join)
wanted = st.sampled_from(
    [(Tag.BOLD, "1"), (Tag.BOLD, ""), (Tag.ITALIC, "1"), (Tag.FILL, "&HFF0000&"), (Tag.SIZE, "60"),
     (Tag.FONT, "Noto Serif KR"), (Tag.FILL_ALPHA, "&H40&"), (Tag.BLUR, "3")]
)  # fmt: skip
offsets = st.integers(0, 14)


def said(text: str, tag: Tag) -> list[str]:
    """Return what a tag says of each character."""
    return [
        next(iter(tagging.values(text, tag, at, at + 1)))
        for at in range(len(markup.to_plain(text)))
    ]


def toggled(text: str, tag: Tag, start: int, end: int, *, own: bool = False) -> str:
    """Return event text with a switch the other way."""
    on = tagging.is_on(text, tag, start, end, own=own)
    return tagging.switched(text, tag, start, end, on=not on, own=own)


def ons(text: str, tag: Tag, *, own: bool) -> list[bool]:
    """Return where a switch is on."""
    count = len(markup.to_plain(text))
    return [tagging.is_on(text, tag, at, at + 1, own=own) for at in range(count)]


@given(event_text, wanted, offsets, offsets)
def test_tagging_changes_nothing_that_is_read(
    text: str, tag: tuple[Tag, str], start: int, end: int
) -> None:
    assert markup.to_plain(tagging.tagged(text, dict([tag]), start, end)) == markup.to_plain(text)


@given(event_text, wanted, offsets, offsets)
def test_tagging_sets_the_stretch_and_leaves_the_rest(
    text: str, tag: tuple[Tag, str], start: int, end: int
) -> None:
    name, value = tag
    before = {each: said(text, each) for each in Tag}
    after = tagging.tagged(text, {name: value}, start, end)
    now = said(after, name)
    if start < end:
        assert set(now[start:end]) <= {value}
    for at, (old, new) in enumerate(zip(before[name], now, strict=True)):
        assert new in (old, value), at
    for each in set(Tag) - {name}:
        assert said(after, each) == before[each]


@given(event_text, wanted, offsets, offsets)
def test_doing_it_again_changes_nothing(
    text: str, tag: tuple[Tag, str], start: int, end: int
) -> None:
    once = tagging.tagged(text, dict([tag]), start, end)
    assert tagging.tagged(once, dict([tag]), start, end) == once


@given(event_text, st.sampled_from(SWITCHES), offsets, offsets, st.booleans())
def test_toggling_twice_gives_the_first(
    text: str, tag: Tag, start: int, end: int, own: bool
) -> None:
    first = ons(text, tag, own=own)
    once = toggled(text, tag, start, end, own=own)
    twice = toggled(once, tag, start, end, own=own)
    assert toggled(toggled(twice, tag, start, end, own=own), tag, start, end, own=own) == twice
    if len(set(first[start:end])) == 1:
        assert ons(twice, tag, own=own) == first


@given(st.text(st.sampled_from("ab 말\\{}N"), max_size=12), offsets, offsets)
def test_a_plain_line_is_itself_again_once_toggled_back(plain: str, start: int, end: int) -> None:
    text = markup.from_plain(plain)
    once = toggled(text, Tag.BOLD, start, end)
    twice = toggled(once, Tag.BOLD, start, end)
    assert not markup.has_tags(twice)
    assert markup.to_plain(twice) == plain


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("one two three", 4, 7, r"one {\b1}two{\b} three"),
        ("one two", 4, 7, r"one {\b1}two"),
        (r"one {\b1}two{\b} three", 4, 7, "one two three"),
        (r"one {\b1}two{\b0} three", 0, 13, r"{\b1}one two three"),
        (r"{\b1}one two three", 4, 7, r"{\b1}one {\b}two{\b1} three"),
        (r"{\i1}one{\i0} two", 0, 3, r"{\i1\b1}one{\i0\b} two"),
        (r"one\Ntwo", 4, 7, r"one\N{\b1}two"),
        ("가나 다라", 3, 5, r"가나 {\b1}다라"),
        ("a👍b", 1, 2, r"a{\b1}👍{\b}b"),
        ("👩‍👩‍👧b", 0, 1, r"{\b1}👩‍👩‍👧{\b}b"),
        (r"one {\r}two", 0, 7, r"{\b1}one {\r\b1}two"),
        (r"{\t(0,9,\b1)}one two", 0, 3, r"{\t(0,9,\b1)\b1}one{\b} two"),
    ],
)
def test_bold_is_put_right_beside_other_tags(
    text: str, start: int, end: int, expected: str
) -> None:
    assert toggled(text, Tag.BOLD, start, end) == expected


def test_what_is_bold_by_its_style_is_switched_off_by_number_and_on_by_returning() -> None:
    light = toggled("one two", Tag.BOLD, 0, 3, own=True)
    assert light == r"{\b0}one{\b} two"
    assert toggled(light, Tag.BOLD, 0, 3, own=True) == "one two"


def test_a_mixed_stretch_is_switched_on_first() -> None:
    mixed = r"{\i1}one{\i0} two"
    assert toggled(mixed, Tag.ITALIC, 0, 7) == r"{\i1}one two"


def test_relative_sizes_come_back_as_they_were() -> None:
    text = r"{\fs40}a{\fs+2}bcd"
    assert tagging.tagged(text, {Tag.SIZE: "80"}, 2, 3) == r"{\fs40}a{\fs+2}b{\fs80}c{\fs40\fs+2}d"


def test_a_lines_tag_stands_first_and_once() -> None:
    text = tagging.with_line_tag(r"{\i1}a{\an5}b", LineTag.ALIGNMENT, "8")
    assert text == r"{\an8\i1}ab"
    assert tagging.line_tag(text, LineTag.ALIGNMENT) == "8"
    assert tagging.with_line_tag(text, LineTag.ALIGNMENT, "") == r"{\i1}ab"
    assert tagging.line_tag(r"{\a6}a", LineTag.ALIGNMENT) == "8"
    faded = tagging.with_line_tag(r"{\fade(255,0,255,0,1,2,3)}a", LineTag.FADE, "(200,100)")
    assert faded == r"{\fad(200,100)}a"
    assert tagging.with_line_tag("{a remark}b", LineTag.ALIGNMENT, "8") == r"{\an8}{a remark}b"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("plain", []),
        (r"one {\i1}two{\i0}", []),
        (r"{\i1}one{\i0} two", []),
        (r"{\i1}one two", ["i"]),
        (r"{\i1\c&HFF&}one{\i0} two", ["1c"]),
        (r"{\pos(1,2)\b1}one{\r} two", ["pos"]),
        (r"one{\pos(1,2)} two", ["pos"]),
        (r"{\p1\fad(1,2)}m 0 0 l 9 9", ["fad"]),
        (r"{\k20}ka{\k30}ra{a remark}", []),
        (r"{\b1}", ["b"]),
    ],
)
def test_tags_that_set_a_whole_line_off_are_told_from_those_of_words(
    text: str, names: list[str]
) -> None:
    assert tagging.whole_line_tags(text) == names
    bare = tagging.without_whole_line_tags(text)
    assert tagging.whole_line_tags(bare) == []
    assert markup.to_plain(bare) == markup.to_plain(text)


@given(event_text)
def test_taking_the_whole_lines_tags_off_leaves_the_reading_and_the_words(text: str) -> None:
    bare = tagging.without_whole_line_tags(text)
    assert markup.to_plain(bare) == markup.to_plain(text)
    assert tagging.whole_line_tags(bare) == []


@pytest.mark.parametrize(
    ("text", "offset", "block"),
    [
        (r"{\i1}a{\b1}b{\i0}c", 100, r"{\b1}"),
        (r"{\i1}a{\i0}b", 100, ""),
        (r"a{\i1}b", 1, ""),
        (r"{\an8\fad(9,9)\c&HFF&}a b", 100, r"{\an8\1c&HFF&}"),
        (r"{\pos(1,2)}a{\fs40}{\r} b", 100, r"{\pos(1,2)}"),
    ],
)
def test_what_holds_is_carried_to_the_other_half(text: str, offset: int, block: str) -> None:
    assert tagging.carried(text, offset) == block


@given(st.lists(event_text.filter(lambda text: "p1" not in text), max_size=3), wanted)
def test_joined_lines_look_as_they_did_alone(texts: list[str], tag: tuple[Tag, str]) -> None:
    name, _ = tag
    whole = tagging.joined(texts, " ")
    assert markup.to_plain(whole) == " ".join(map(markup.to_plain, texts))
    at = 0
    for text in texts:
        alone = said(text, name)
        assert said(whole, name)[at : at + len(alone)] == alone
        at += len(alone) + 1


def test_lines_alike_are_joined_without_a_trace() -> None:
    assert tagging.joined([r"{\i1}one", r"{\i1}two"], "\\N") == r"{\i1}one\Ntwo"
    assert tagging.joined([r"{\i1}one", "two"], " ") == r"{\i1}one {\i}two"
    assert tagging.joined([], " ") == ""


@pytest.mark.parametrize("own", [False, True])
def test_where_there_are_no_words_the_look_says_what_is_on(own: bool) -> None:
    assert tagging.is_on("", Tag.ITALIC, 0, 0, own=own) is own
