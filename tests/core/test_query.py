"""The language of the filter and of "select by rule"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents

from emosub_gui.core import edits, query
from emosub_gui.core.cue import Cue, Evidence, Prosody, Review, Voice
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import (
    PatternError,
    PatternTimeoutError,
    QueryFieldError,
    QueryValueError,
)

LINES = Document.of(
    [
        Cue(0, 0, 2000, "Get out of my House!", speaker="Anna", emotion=Emotion.ANGRY,
            confidence=0.9, language="en"),
        Cue(0, 1500, 4000, "왜 거짓말했어?", speaker="김 민수", emotion=Emotion.SAD,
            confidence=0.4, language="ko", prosody=Prosody(voice=Voice.WHISPER, arousal=0.25)),
        Cue(0, 70_000, 71_000, r"{\i1}What?{\i0}\NWho is there", speaker="Ann",
            emotion=Emotion.FEAR, confidence=0.2, review=Review.CORRECTED, style="Sign", layer=2,
            prosody=Prosody(arousal=0.75)),
        Cue(0, 80_000, 82_000, "", comment=True),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", [1, 2, 3, 4]),
        ("house", [1]),
        ("거짓말", [2]),
        ("out get", [1]),
        ('"out get"', []),
        ('"get out', [1]),
        (r"/^who\b.*/", [3]),
        ("-house -comment", [2, 3, 4]),
        ("emotion:angry", [1]),
        ("emotion:angry,sad", [1, 2]),
        ("emotion:an", [1]),
        ("emotion:n", [4]),
        ("emotion:", [1, 2, 3, 4]),
        ("-emotion:none", [1, 2, 3]),
        ("conf<50", [2, 3]),
        ("conf<=40%", [2, 3]),
        ("conf>=90", [1]),
        ("speaker:ann", [1, 3]),
        ("speaker=ann", [3]),
        ('speaker:"김 민수"', [2]),
        ('speaker:""', [4]),
        ("speaker:", [1, 2, 3, 4]),
        ("review:corrected", [3]),
        ("is:doubtful", [2]),
        ("is:comment,tagged", [3, 4]),
        ("is:reviewed", [3]),
        ("problem:overlap", [1]),
        ("problem:any", [1]),
        ("problem:none", [2, 3, 4]),
        ("start>1:10", [4]),
        ("start>=1:10 end<1:20", [3]),
        ("duration:1", [3]),
        ("number>3", [4]),
        ("layer=2", [3]),
        ("voice:whisper", [2]),
        ("arousal>0.6", [3]),
        ("arousal<0.6", [2]),
        ("style:sign", [3]),
        ("width>15", [1]),
        ("speaker=", [1, 2, 3, 4]),
        ('speaker=""', [4]),
        ("is:odd", [1, 3]),
        ("-is:odd", [2, 4]),
        ("Note: nothing", []),
        ("-Note:", [1, 2, 3, 4]),
        ("12:30", []),
    ],
)
def test_terms(source: str, expected: list[int]) -> None:
    assert query.select(LINES, source) == expected


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("emotion:hungry", QueryValueError),
        ("conf<half", QueryValueError),
        ("start>noon", QueryValueError),
        ("speeker:Anna", QueryFieldError),
        ("/(/", PatternError),
    ],
)
def test_what_cannot_be_understood_is_a_typed_error(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        query.parse(source)


def test_a_regular_expression_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "TIME_LIMIT", 0.2)
    endless = Document.of([Cue(0, 0, 1000, "a" * 60 + "!")])
    with pytest.raises(PatternTimeoutError):
        query.select(endless, r"/(?:(\w)|(\w\w))+$/")


def test_lines_with_other_words_than_were_judged_are_found() -> None:
    judged = Evidence(words="Get out of my house")
    changed = edits.update(LINES, [1, 2], evidence=judged)
    assert query.select(changed, "is:outdated") == [2]
    assert query.select(changed, "conf<20") == [2], "what is left of its 40 %"


@given(documents, st.sampled_from(["one", "emotion:happy", "conf<50", "problem:any", "is:empty"]))
def test_a_term_and_its_opposite_divide_the_lines(source: Document, term: str) -> None:
    chosen = query.select(source, term)
    others = query.select(source, f"-{term}")
    assert sorted(chosen + others) == sorted(cue.id for cue in source.cues)


@given(documents, st.text(st.sampled_from('ab:<"/\\-, emotion'), max_size=12))
def test_any_source_is_understood_or_a_typed_error(source: Document, typed: str) -> None:
    try:
        chosen = query.select(source, typed)
    except (PatternError, QueryFieldError, QueryValueError):
        return
    assert set(chosen) <= {cue.id for cue in source.cues}


values = st.text(st.sampled_from("ab가 :<=/\\-.'1"), max_size=8)
fields = st.sampled_from(["speaker", "emotion", "start", "is"])


@given(
    st.builds(query.Term, fields, st.sampled_from([":", "=", "<", ">="]), values, st.booleans())
    | st.builds(query.Term, st.just(""), st.just(":"), values.filter(bool), st.booleans())
)
def test_a_term_is_read_as_it_was_written(term: query.Term) -> None:
    (read,) = query.terms(term.source)
    assert query.terms(read.source) == [read]
    if term.value:
        assert read == term


@given(st.text(st.sampled_from('ab:<="/\\- is'), max_size=12))
def test_a_query_can_be_taken_apart_and_put_together(typed: str) -> None:
    once = query.terms(typed)
    again = query.terms(" ".join(term.source for term in once))
    assert again == [term for term in once if term.source]


def test_a_regular_expression_is_a_term_of_the_text() -> None:
    assert query.terms(r"-/^a b\/c/ d") == [
        query.Term("", "/", r"^a b\/c", negated=True),
        query.Term("", ":", "d"),
    ]


def test_values_that_occur_are_known_by_field() -> None:
    known = query.known_values(LINES)
    assert known["speaker"] == ["", "Ann", "Anna", "김 민수"]
    assert known["style"] == ["", "Sign"]
    assert "start" not in known


@pytest.mark.parametrize(
    ("source", "start", "texts"),
    [
        ("em", 0, ("emotion:",)),
        ("house -em", 7, ("emotion:",)),
        ("emotion:", 8, (*EMOTIONS, "none")),
        ("emotion:s", 8, ("sad", "surprise")),
        ("emotion:sad,a", 12, ("angry",)),
        ("emotion:sad", 8, ()),
        ("speaker:", 8, ("Anna", '"김 민수"')),
        ("speaker:김", 8, ('"김 민수"',)),
        ("co", 0, ("conf<",)),
        ("conf:", 5, ()),
        ("nothing:", 8, ()),
    ],
)
def test_completion(source: str, start: int, texts: tuple[str, ...]) -> None:
    known = {"speaker": ["Anna", "김 민수", ""]}
    assert query.complete(source, len(source), known) == (start, texts)


def test_completion_offers_every_field_at_the_start_of_a_term() -> None:
    start, texts = query.complete("house ", 6, {})
    assert start == 6
    assert len(texts) == len(query.FIELDS)


def test_other_words_stand_for_fields_and_values() -> None:
    aliases = query.Aliases(
        {"gefühl": "emotion", "sicher": "conf"}, {"wut": "angry", "keinmensch": "open"}
    )

    def meant(source: str) -> list[int]:
        return query.parse(source, aliases).matches(query.lines(LINES))

    assert meant("Gefühl:Wut") == meant("emotion:wu") == meant("emotion:angry") == [1]
    assert meant("sicher<50") == [2, 3]
    assert meant('review:"Kein Mensch"') == [1, 2, 4]
    assert query.terms("gefühl:wut", aliases) == [query.Term("emotion", ":", "wut")]
    assert query.complete("Gef", 3, {}, aliases) == (0, ("emotion:",))
    assert query.complete("gefühl:angry,w", 14, {}, aliases) == (13, ("angry",))
    with pytest.raises(QueryFieldError):
        query.parse("gefühl:wut")
