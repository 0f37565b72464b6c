"""Finding and replacing in fields."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents

from emosub_gui.core import edits, markup, search
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.document import Document
from emosub_gui.core.errors import PatternError, PatternTimeoutError
from emosub_gui.core.fields import Field
from emosub_gui.core.search import Match, Search

event_text = st.text(
    st.sampled_from(["\\", "{", "}", "N", "i", "1", "a", "b", "가", " ", "\u2060"]), max_size=20
)


def document(*texts: str, **fields: object) -> Document:
    return Document.of(Cue(0, n * 1000, n * 1000 + 900, text) for n, text in enumerate(texts))


def found(source: Document, **options: object) -> list[str]:
    return [
        str(getattr(source.cue(match.cue_id), match.field))[match.start : match.end]
        for match in search.find(source, Search(**options))
    ]


def replaced(text: str, replacement: str, **options: object) -> str:
    return replace(document(text), Search(**options), replacement).cues[0].text


def replace(
    source: Document, wanted: Search, replacement: str, ids: set[int] | None = None
) -> Document:
    return search.apply(source, search.propose(source, wanted, replacement, ids))


def test_text_is_searched_as_a_viewer_reads_it() -> None:
    source = document(r"{\i1}Get{\i0} out\Nof here", r"{get} nothing")
    assert found(source, pattern="get out") == [r"Get{\i0} out"]
    assert found(source, pattern=r"out\Nof") == [r"out\Nof"]
    assert found(source, pattern="nothing get") == []


def test_tags_can_be_searched_as_they_are_written() -> None:
    source = document(r"{\i1}Get{\i0} out")
    assert found(source, pattern=r"{\i0}", tags=True) == [r"{\i0}"]
    assert replaced(r"{\i1}a", r"\b1", pattern=r"\i1", tags=True) == r"{\b1}a"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"pattern": "out"}, ["Out", "out", "out"]),
        ({"pattern": "out", "match_case": True}, ["out", "out"]),
        ({"pattern": "out", "whole_words": True}, ["Out", "out"]),
        ({"pattern": "o.t", "regular": True, "match_case": True}, ["out", "out"]),
        ({"pattern": "o.t"}, []),
        ({"pattern": "^out", "regular": True}, ["Out", "out"]),
        ({"pattern": ""}, []),
    ],
)
def test_options(options: dict[str, object], expected: list[str]) -> None:
    assert found(document("Out of the scout", r"get\Nout"), **options) == expected


def test_fields_are_searched_only_if_chosen() -> None:
    source = Document.of([Cue(0, 0, 1, "Anna", speaker="Anna", style="Anna", effect="Anna")])
    matches = search.find(source, Search("anna", fields=(Field.STYLE, Field.SPEAKER)))
    assert [match.field for match in matches] == [Field.SPEAKER, Field.STYLE]
    after = replace(source, Search("anna", fields=(Field.SPEAKER,)), "Ben")
    assert (after.cues[0].speaker, after.cues[0].text) == ("Ben", "Anna")


def test_tags_inside_a_match_are_kept_behind_the_replacement() -> None:
    assert replaced(r"{\i1}Get{\i0} out", "Leave", pattern="get out") == r"{\i1}Leave{\i0}"
    assert replaced(r"{\i1}word{\i0}", "!", pattern="$", regular=True) == r"{\i1}word!{\i0}"
    assert replaced(r"{\i1}word", "- ", pattern="^", regular=True) == r"{\i1}- word"


def test_replacements_are_shown_literally_and_may_break_lines() -> None:
    assert markup.to_plain(replaced("a or b", "{b}", pattern="b")) == "a or {b}"
    assert replaced("one, two", r",\N", pattern=", ") == r"one,\Ntwo"
    assert replaced(r"one\Ntwo", " ", pattern=r"\N") == "one two"


def test_groups_can_be_used_in_the_replacement_of_a_regular_expression() -> None:
    for template in (r"\g<last> \1", "$2 $1", "${last} $1"):
        text = replaced("Kim Minsu", template, pattern=r"(\w+) (?<last>\w+)", regular=True)
        assert text == "Minsu Kim"


@pytest.mark.parametrize(
    ("replacement", "expected"),
    [
        ("$2", "$2"),
        ("${price}", "${price}"),
        ("$$1", "$1"),
        ("$0$0", "55"),
        (r"\\1", r"\1"),
        (r"\q", r"\q"),
        (r"a\Nb\nc", "a\nb\nc"),
    ],
)
def test_what_refers_to_no_group_is_literal(replacement: str, expected: str) -> None:
    text = replaced("5", replacement, pattern=r"(\d)", regular=True)
    assert markup.to_plain(text) == expected


def test_tags_can_be_put_around_a_group() -> None:
    text = replaced("a word", r"{\i1}$1{\i0}", pattern="(word)", regular=True, tags=True)
    assert text == r"a {\i1}word{\i0}"


def test_plain_replacements_have_no_groups() -> None:
    assert replaced("5 dollars", "$1", pattern="5 dollars") == "$1"


def test_fields_other_than_the_text_stay_on_one_line() -> None:
    source = Document.of([Cue(0, 0, 1, "x", speaker="Anna B", effect="  as it was ")])
    after = replace(source, Search(" ", fields=(Field.SPEAKER,)), r"\N")
    assert (after.cues[0].speaker, after.cues[0].effect) == ("Anna B", "  as it was ")


def test_a_change_is_done_only_where_the_field_still_is_as_it_was() -> None:
    source = document("no", "no")
    changes = search.propose(source, Search("no"), "yes")
    edited = edits.set_text(source, 1, "never")
    assert [cue.text for cue in search.apply(edited, changes)] == ["never", "yes"]
    assert [cue.text for cue in search.apply(edits.delete(source, [1]), changes)] == ["yes"]


def test_a_preview_says_what_will_stand_there() -> None:
    source = document(r"{\i1}Get{\i0} out, get on")
    wanted = Search(r"get (\w+)", regular=True)
    replacer = search.Replacer(wanted, "go $1")
    text = source.cues[0].text
    said = [replacer.instead(text, match) for match in search.find(source, wanted)]
    assert said == ["go out", "go on"]
    assert replacer.instead(text, Match(1, Field.TEXT, 0, 1)) == ""


def test_only_the_chosen_match_or_cues_are_replaced() -> None:
    source = document("no no no", "no")
    second = search.find(source, Search("no"))[1]
    changes = search.propose(source, Search("no"), "yes", only=second)
    after = search.apply(source, changes)
    assert [cue.text for cue in after.cues] == ["no yes no", "no"]
    after = replace(source, Search("no"), "yes", ids={2})
    assert [cue.text for cue in after.cues] == ["no no no", "yes"]


def test_words_keep_their_times_where_their_text_stays() -> None:
    words = (Word("good", 0, 400), Word("day", 500, 900))
    source = Document.of([Cue(0, 0, 900, "good day", words=words)])
    after = replace(source, Search("good"), "fine")
    assert after.cues[0].words == words[1:]


def test_the_next_match_goes_around_the_end_both_ways() -> None:
    source = document("no no", "yes", "no")
    matches = search.find(source, Search("no"))
    assert search.find_next(source, matches, matches[0]) == (matches[1], False)
    assert search.find_next(source, matches, matches[2]) == (matches[0], True)
    assert search.find_next(source, matches, matches[0], backwards=True) == (matches[2], True)
    between = Match(2, Field.TEXT, 0, 0)
    assert search.find_next(source, matches, between) == (matches[2], False)
    assert search.find_next(source, matches, between, backwards=True) == (matches[1], False)
    assert search.find_next(source, [], between) is None


@pytest.mark.parametrize(("pattern", "replacement"), [("(", ""), ("(a)", r"\2"), ("a", r"\g<")])
def test_what_does_not_compile_is_a_typed_error(pattern: str, replacement: str) -> None:
    with pytest.raises(PatternError):
        replace(document("a"), Search(pattern, regular=True), replacement)


def test_a_pattern_without_end_is_stopped() -> None:
    finder = search.Finder(Search(r"(?:(\w)|(\w\w))+$", regular=True), limit=0.2)
    with pytest.raises(PatternTimeoutError):
        finder.found("a" * 60 + "!", Field.TEXT)


def test_a_search_that_was_stopped_for_its_time_stays_stopped() -> None:
    finder = search.Finder(Search("a"), limit=0)
    with pytest.raises(PatternTimeoutError):
        finder.found("a", Field.TEXT)


def test_a_line_may_not_take_all_the_time_that_a_search_has() -> None:
    finder = search.Finder(Search(r"(?:(\w)|(\w\w))+$", regular=True), limit=1e6)
    with pytest.raises(PatternTimeoutError):
        finder.found("a" * 60 + "!", Field.TEXT)


@given(documents, st.sampled_from(["o", "one", "안", "n. ", "i1", ""]), st.booleans())
def test_every_match_reads_as_the_pattern_says(source: Document, pattern: str, tags: bool) -> None:
    options = Search(pattern, regular=True, tags=tags)
    compiled = search.compile_pattern(options)
    for match in search.find(source, options):
        text = source.cue(match.cue_id).text[match.start : match.end]
        assert compiled.fullmatch(text if tags else markup.to_plain(text))


@given(documents, st.sampled_from(["o", "안", "one two", "no!"]))
def test_replacing_by_itself_changes_nothing(source: Document, pattern: str) -> None:
    options = Search(pattern, match_case=True)
    after = replace(source, options, pattern)
    assert [cue.plain for cue in after.cues] == [cue.plain for cue in source.cues]


@given(event_text, st.sampled_from(["a", "b", "가", "N", " ", "\\"]))
def test_what_was_replaced_is_not_found_again_and_no_tag_is_lost(text: str, wanted: str) -> None:
    source = document(text)
    after = replace(source, Search(wanted, match_case=True), "x")
    expected = markup.to_plain(text).replace(wanted, "x")
    assert after.cues[0].plain.replace("\u2060", "") == expected.replace("\u2060", "")
    tags = [token.source for token in markup.tokens(text) if token.is_tag]
    assert [token.source for token in markup.tokens(after.cues[0].text) if token.is_tag] == tags


@given(event_text)
def test_source_spans_cover_the_plain_reading_in_order(text: str) -> None:
    spans = markup.source_spans(text)
    assert len(spans) == len(markup.to_plain(text)) or "\u2060" in text
    assert all(a < b <= c < d for (a, b), (c, d) in itertools.pairwise(spans))
