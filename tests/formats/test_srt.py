from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.formats import srt

PATH = Path("film.srt")
PLAIN = Theme(name="plain")
ANGRY = Theme(
    name="angry",
    base=Style(weight=700),
    emotions={Emotion.ANGRY: StylePatch(fill="#FF0000", italic=True)},
)


def loads(text: str) -> Document:
    return srt.loads(text, PATH).document


def texts(text: str) -> list[str]:
    return [cue.plain for cue in loads(text)]


def timed(*bodies: str) -> str:
    return "\n".join(
        f"{number}\n00:00:0{number},000 --> 00:00:0{number},500\n{body}\n"
        for number, body in enumerate(bodies, 1)
    )


# ---- reading ---------------------------------------------------------------------------


def test_an_ordinary_file() -> None:
    document = loads("1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\nthere\r\n\r\n")
    assert [(cue.start, cue.end, cue.text) for cue in document] == [(1000, 2500, "Hello\\Nthere")]
    assert document.script.source == "srt"


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("00:00:01.000 --> 00:00:02.000", 1000, 2000),
        ("0:0:1,5 --> 0:0:2,50", 1500, 2500),
        ("01:02,000 --> 01:03,000", 62_000, 63_000),
        ("00:00:01:000 --> 00:00:02:000", 1000, 2000),
        ("00:00:01,000-->00:00:02,000", 1000, 2000),
        ("00:00:01,000 -> 00:00:02,000", 1000, 2000),
        ("00: 00: 01, 000 --> 00: 00: 02, 000", 1000, 2000),
        ("  00:00:01 --> 00:00:02  ", 1000, 2000),
        ("00:00:01,000 --> 00:00:02,000 X1:100 X2:200", 1000, 2000),
        ("100:00:00,000 --> 100:00:01,000", 360_000_000, 360_001_000),
    ],
)
def test_spellings_of_timing_lines(line: str, start: int, end: int) -> None:
    cue = loads(f"1\n{line}\nHi\n").cues[0]
    assert (cue.start, cue.end, cue.text) == (start, end, "Hi")


def test_numbers_may_be_missing_and_numbers_may_be_text() -> None:
    assert texts("00:01,0 --> 00:02,0\none\n00:03,0 --> 00:04,0\ntwo") == ["one", "two"]
    assert texts(timed("42", "1984\n\n43", "7")) == ["42", "1984\n\n43", "7"]
    assert texts("1\n00:01,0 --> 00:02,0\none\n2\n00:03,0 --> 00:04,0\ntwo") == ["one", "two"]


def test_blank_lines_inside_a_text_are_part_of_it_and_empty_cues_stay_empty() -> None:
    assert texts(timed("one\n\nstill one", "", "three")) == ["one\n\nstill one", "", "three"]


def test_file_order_is_kept_and_overlaps_are_no_error() -> None:
    document = loads("00:05,0 --> 00:09,0\nlate\n\n00:01,0 --> 00:06,0\nearly\n")
    assert [cue.start for cue in document] == [5000, 1000]


def test_broken_times_lose_their_cue_alone_and_exchanged_ones_are_put_right() -> None:
    reading = srt.loads(
        timed("one") + "\n2\n00:00:x2,000 --> 00:00:03,000\nlost\n\n"
        "3\n00:00:09,000 --> 00:00:07,000\nback\n",
        PATH,
    )
    assert [(cue.start, cue.plain) for cue in reading.document] == [(1000, "one"), (7000, "back")]
    assert [str(remark) for remark in reading.remarks] == [
        "Left out because their times cannot be read: 1 cues.",
        "Start and end were exchanged: 1 of 2 cues.",
    ]


def test_an_arrow_in_a_text_is_text() -> None:
    assert texts(timed("go 1 --> 2 now\nA1 --> B2")) == ["go 1 --> 2 now\nA1 --> B2"]


def test_known_tags_become_override_tags_and_the_rest_is_text() -> None:
    body = '<i>a</i> <B>b</B> <font color="#ff8000" size=3>c <font color=blue>d</font></font> e'
    assert loads(timed(body)).cues[0].text == (
        r"{\i1}a{\i0} {\b1}b{\b0} {\c&H0080FF&}c {\c&HFF0000&}d{\c&H0080FF&}{\c} e"
    )
    literal = "3 < 4 <3 <blink> {brace} R&D \\N"
    assert texts(timed(literal)) == [literal]
    assert texts(timed("&lt;i&gt; &amp; &#9834;")) == ["<i> & ♪"]
    assert loads(timed(r"{\an8}top")).cues[0].text == r"{\an8}top"


@pytest.mark.parametrize("text", ["", "Hello", "1\n2\n3\n", "--> -->", "00:00 --> later"])
def test_a_file_without_one_timing_line_is_refused(text: str) -> None:
    with pytest.raises(SubtitleFormatError):
        loads(text)


# ---- writing ---------------------------------------------------------------------------


def test_visible_cues_are_numbered_by_start_time() -> None:
    cues = [
        Cue(0, 5000, 6000, "late"),
        Cue(0, 1000, 2000, "early"),
        Cue(0, 2000, 3000, "note", comment=True),
        Cue(0, 3000, 4000, r"{\i1} "),
        Cue(0, 3_599_999, 3_600_001, r"{\an8\pos(1,2)}on {\i1}top{\i0}"),
    ]
    assert srt.dumps(Document.of(cues), PLAIN) == (
        "1\n00:00:01,000 --> 00:00:02,000\nearly\n\n"
        "2\n00:00:05,000 --> 00:00:06,000\nlate\n\n"
        "3\n00:59:59,999 --> 01:00:00,001\n{\\an8}on <i>top</i>\n"
    )


def test_emotions_show_as_colours_only_if_wanted() -> None:
    cues = [Cue(0, 0, 1, "a {\\b0}b", emotion=Emotion.ANGRY), Cue(0, 1, 2, "c")]
    document = Document.of(cues, theme=ANGRY)
    assert "\na b\n" in srt.dumps(document)
    styled = srt.dumps(document, styled=True)
    assert '<font color="#FF0000"><i>a b</i></font>\n' in styled
    assert styled.endswith("\nc\n")


def test_labels_are_written_where_the_theme_writes_them() -> None:
    document = Document.of([Cue(0, 0, 1, "가!", emotion=Emotion.SAD)])
    assert "[슬픔] 가!" in srt.dumps(document, Theme(name="sdh", label_emotions=True))


@given(
    st.lists(
        st.text(st.sampled_from("ab 1\n<>/i&;lt-{}\\N,:0가\u00a0"), min_size=1)
        | st.sampled_from(["<b>x</b>", "&lt;", "-->", "{\\i1}", "2", "a\n\n\nb\n\n3"])
        | st.text(st.characters(codec="utf-8", exclude_characters="\r\u2060\ufeff")),
        max_size=5,
    )
)
def test_any_text_can_be_written_and_is_read_as_it_was(plains: list[str]) -> None:
    cues = [Cue(0, i * 1000, i * 1000 + 500, markup.from_plain(t)) for i, t in enumerate(plains)]
    cues.append(Cue(0, 10**6, 10**6 + 500, "last"))
    read = loads(srt.dumps(Document.of(cues), PLAIN)).cues
    expected = [
        "\n".join(line.rstrip() for line in plain.split("\n")) for plain in plains if plain.strip()
    ]
    assert [cue.plain.strip("\n") for cue in read] == [t.strip("\n") for t in expected] + ["last"]
