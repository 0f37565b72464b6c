from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.core.theme import Border, Style, StylePatch, Theme
from emosub_gui.formats import vtt

PATH = Path("film.vtt")
THEME = Theme(
    name="x",
    base=Style(fill="#EEEEEE"),
    emotions={
        Emotion.ANGRY: StylePatch(fill="#FF0000", weight=700),
        Emotion.SAD: StylePatch(border=Border.BOX, outline_colour="#00000080"),
    },
)


def loads(text: str) -> Document:
    return vtt.loads(text, PATH).document


def test_notes_regions_styles_and_identifiers_are_passed_over() -> None:
    document = loads(
        "WEBVTT - a title\nKind: captions\n\nNOTE 00:01.000 --> 00:02.000 is no cue\n\n"
        "STYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n"
        "first\n00:01.000 --> 00:02.000 align:start\nHello\n\n"
        "00:00:03.000 --> 00:00:04.000\nthere\n"
    )
    assert [(cue.start, cue.plain) for cue in document] == [(1000, "Hello"), (3000, "there")]


def test_speakers_emotions_and_tags_are_understood() -> None:
    cue = loads(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n"
        "<v.loud Mina &amp; Co><c.yellow.angry>No <i.x>way</i> "
        "<00:01.500><lang en>&lt;b&gt;</c></v>\n"
    ).cues[0]
    assert (cue.speaker, cue.emotion) == ("Mina & Co", Emotion.ANGRY)
    assert cue.text == r"No {\i1}way{\i0} <b>"


@pytest.mark.parametrize(
    ("settings", "tag"),
    [
        ("", ""),
        ("line:0", r"{\an8}"),
        ("line:5% align:left", r"{\an7}"),
        ("line:50%", r"{\an5}"),
        ("line:-1 align:end", r"{\an3}"),
        ("position:10% align:start", r"{\an1}"),
    ],
)
def test_positions_become_alignments(settings: str, tag: str) -> None:
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000 {settings}\nHi\n"
    assert loads(text).cues[0].text == f"{tag}Hi"


@pytest.mark.parametrize("key", range(1, 10))
def test_alignments_survive_the_way_there_and_back(key: int) -> None:
    document = Document.of([Cue(0, 0, 1000, f"{{\\an{key}}}Hi")])
    expected = "Hi" if key == 2 else f"{{\\an{key}}}Hi"
    assert loads(vtt.dumps(document, THEME)).cues[0].text == expected


def test_emotions_are_classes_with_a_style_sheet() -> None:
    cues = [
        Cue(0, 2000, 3000, r"Go {\i1}now{\i0} & <then>", emotion=Emotion.ANGRY, speaker="A<B"),
        Cue(0, 0, 1000, "first", emotion=Emotion.SAD),
    ]
    written = vtt.dumps(Document.of(cues), THEME)
    assert written.startswith("WEBVTT\n\nSTYLE\n::cue {\n  color: #EEEEEE;\n")
    assert "::cue(.angry) {\n  color: #FF0000;\n  font-weight: bold;\n" in written
    assert "::cue(.sad) {" in written
    assert "background-color: #00000080;" in written
    assert written.index("first") < written.index("Go")
    assert "<v A&lt;B><c.angry>Go <i>now</i> &amp; &lt;then&gt;</c></v>" in written
    plain = vtt.dumps(Document.of(cues), THEME, styled=False)
    assert "STYLE" not in plain
    assert "<c.angry>" in plain


def test_broken_and_exchanged_times_are_remarked_on() -> None:
    reading = vtt.loads(
        "WEBVTT\n\n00:xx.000 --> 00:02.000\nlost\n\n00:04.000 --> 00:03.000\nback\n", PATH
    )
    assert [(cue.start, cue.end) for cue in reading.document] == [(3000, 4000)]
    assert len(reading.remarks) == 2


def test_another_text_is_refused() -> None:
    with pytest.raises(SubtitleFormatError):
        loads("1\n00:01.000 --> 00:02.000\nHi\n")


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\u2060")),
            st.sampled_from([None, *EMOTIONS]),
            st.text(st.characters(codec="utf-8")),
        ),
        max_size=4,
    )
)
def test_text_emotion_and_speaker_survive_the_way_there_and_back(
    lines: list[tuple[str, Emotion | None, str]],
) -> None:
    cues = [
        Cue(0, i * 1000, i * 1000 + 500, markup.from_plain(text), emotion=emotion, speaker=speaker)
        for i, (text, emotion, speaker) in enumerate(lines)
        if text.strip()
    ]
    read = loads(vtt.dumps(Document.of(cues), THEME)).cues
    assert [cue.emotion for cue in read] == [cue.emotion for cue in cues]
    assert [cue.speaker for cue in read] == [" ".join(cue.speaker.split()) for cue in cues]
    for before, after in zip(cues, read, strict=True):
        expected = [line if line.strip() else "" for line in before.plain.split("\n")]
        found = [line if line.strip() else "" for line in after.plain.split("\n")]
        assert found == expected
