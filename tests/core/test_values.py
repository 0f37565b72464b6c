"""Scores, timecodes, reading measures and checks."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import scores

from emosub_gui.core import checks, reading, timecode
from emosub_gui.core.checks import ProblemKind
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import Scores

ENGLISH, KOREAN = reading.profile("en"), reading.profile("ko")


@given(scores)
def test_scores_are_a_distribution(distribution: Scores) -> None:
    assert math.fsum(distribution) == pytest.approx(1)
    assert distribution[distribution.best] == max(distribution)
    assert 0 <= distribution.margin <= 1
    assert 0 <= distribution.entropy <= 1 + 1e-9
    again = Scores.from_mapping(distribution.as_mapping())
    assert tuple(again) == pytest.approx(tuple(distribution))


@pytest.mark.parametrize("values", [[1] * 6, [0] * 7, [-1] + [1] * 6, [math.nan] * 7])
def test_what_is_no_distribution_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match=r"scores|distribution"):
        Scores.of(values)


def test_unknown_emotions_are_refused() -> None:
    with pytest.raises(ValueError, match="bored"):
        Scores.from_mapping({"bored": 1})


rates = st.sampled_from([Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60)])


@given(st.integers(0, 500_000), rates)
def test_a_frames_start_lies_in_that_frame(frame: int, rate: Fraction) -> None:
    assert timecode.frame_at(timecode.frame_start(frame, rate), rate) == frame


@given(st.integers(-(10**9), 10**9))
def test_a_written_time_reads_back(time: int) -> None:
    assert timecode.parse(timecode.clock(time)) == time
    assert timecode.parse(timecode.clock(time, hours=False, separator=",")) == time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("1:02:03.5", 3_723_500),
        ("2:03,5", 123_500),
        ("83.4", 83_400),
        ("1m2s", 62_000),
        ("1h2m3s", 3_723_000),
        ("-0.5", -500),
        (".25", 250),
        ("+ 7", 7000),
    ],
)
def test_times_that_people_type(typed: str, time: int) -> None:
    assert timecode.parse(typed) == time


@pytest.mark.parametrize("typed", ["", "abc", "1:2:3:4", "1:x", "--3", "."])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        timecode.parse(typed)


@pytest.mark.parametrize(
    ("text", "korean_length"),
    [
        ("안녕하세요", 5),
        ("OK 좋아", 3.5),
        ("각", 1),
        ("👨‍👩‍👧 ok", 2.5),
        ("é", 0.5),
        ("a\nb", 1),
    ],
)
def test_reading_length(text: str, korean_length: float) -> None:
    assert reading.length(text, KOREAN.narrow_weight) == korean_length


def test_cps_counts_what_is_read() -> None:
    assert reading.cps(Cue(1, 0, 1000, "{\\i1}ten chars!"), ENGLISH) == 10
    assert reading.cps(Cue(1, 0, 0, "x"), ENGLISH) == math.inf
    assert reading.cps(Cue(1, 0, 0, ""), ENGLISH) == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [("Hello", "en"), ("BTS 콘서트 ticket 샀어", "ko"), ("1234!", ""), ("привет", ""), ("", "")],
)
def test_language_of_a_script(text: str, language: str) -> None:
    assert reading.script_language(text) == language


def test_a_language_without_rules_gets_the_english_ones() -> None:
    assert reading.profile("xx") is not None
    assert reading.profile("../../x").max_line == ENGLISH.max_line


def kinds(*cues: Cue) -> list[set[ProblemKind]]:
    """Return the problem kinds of each cue in a document at 25 frames a second."""
    media = MediaRef("f", rate_numerator=25)
    document = Document.of(cues, media=media)
    found = checks.check(document)
    return [{problem.kind for problem in found.get(cue.id, ())} for cue in document.cues]


def test_each_problem_is_found() -> None:
    assert kinds(Cue(0, 0, 1000, "a" * 21)) == [{ProblemKind.TOO_FAST}]
    assert kinds(Cue(0, 0, 800, "a")) == [{ProblemKind.TOO_SHORT}]
    assert kinds(Cue(0, 0, 7001, "a")) == [{ProblemKind.TOO_LONG}]
    assert kinds(Cue(0, 0, 5000, "a" * 43)) == [{ProblemKind.LINE_TOO_LONG}]
    assert kinds(Cue(0, 0, 5000, "a\\Nb\\Nc")) == [{ProblemKind.TOO_MANY_LINES}]
    assert kinds(Cue(0, 0, 5000, " {\\i1}")) == [{ProblemKind.EMPTY}]
    assert kinds(Cue(0, 0, 5000, "가" * 17, language="ko")) == [{ProblemKind.LINE_TOO_LONG}]
    good = Cue(0, 0, 1000, "fine")
    assert kinds(good, Cue(0, 900, 2000, "fine")) == [{ProblemKind.OVERLAP}, set()]
    assert kinds(good, Cue(0, 1079, 2000, "fine")) == [{ProblemKind.GAP_TOO_SMALL}, set()]
    assert kinds(good, Cue(0, 1080, 2000, "fine")) == [set(), set()]
    assert kinds(good, Cue(0, 1000, 2000, "fine")) == [set(), set()]
    assert kinds(good, Cue(0, 500, 2000, "fine", layer=1)) == [set(), set()]


def test_an_overlap_is_seen_past_a_short_line_inside_a_long_one() -> None:
    long, inside, later = Cue(0, 0, 5000, "a"), Cue(0, 1000, 2000, "b"), Cue(0, 4000, 6000, "c")
    assert kinds(long, inside, later) == [{ProblemKind.OVERLAP}, set(), set()]
