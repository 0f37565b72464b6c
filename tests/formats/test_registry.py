from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion, Scores
from emosub_gui.core.errors import (
    EmoSubError,
    FileEmptyError,
    FileMissingError,
    FileUnwritableError,
    NotAFileError,
    SubtitleEncodingError,
    SubtitleFormatError,
    SubtitleSuffixError,
)
from emosub_gui.core.theme import StylePatch
from emosub_gui.formats.losses import Format
from emosub_gui.formats.registry import format_of, read, write

SRT = "1\n00:00:01,000 --> 00:00:02,000\n안녕\n"
FOUND = {
    "srt": SRT,
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n안녕\n",
    "ass": "[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,안녕\n",
    "ssa": "[V4 Styles]\n[Events]\nDialogue: Marked=0,0:00:01.00,0:00:02.00,D,,0,0,0,,안녕\n",
    "smi": "<SAMI><BODY><SYNC Start=1000><P Class=KRCC>안녕<SYNC Start=2000><P>&nbsp;</BODY>",
    "microdvd": "{1}{1}25\n{25}{50}안녕\n",
    "mpl2": "[10][20]안녕\n",
    "ttml": '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">안녕</p></div>'
    "</body></tt>",
}
ONE = Document.of([Cue(0, 1000, 2000, "안녕", emotion=Emotion.SAD)])


@pytest.mark.parametrize("suffix", [".srt", ".txt", ""])
@pytest.mark.parametrize("name", FOUND)
def test_the_content_says_what_a_file_is(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"film{suffix}"
    path.write_text(FOUND[name], encoding="utf-8")
    loaded = read(path)
    assert (loaded.format, loaded.encoding) == (name, "utf-8")
    assert [(cue.start, cue.end, cue.plain) for cue in loaded.document] == [(1000, 2000, "안녕")]


def test_the_encoding_is_told_and_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_bytes(SRT.encode("cp949"))
    assert read(path).encoding == "cp949"
    assert read(path, encoding="cp949").document.cues[0].plain == "안녕"
    assert read(path, encoding="latin-1").document.cues[0].plain != "안녕"
    with pytest.raises(SubtitleEncodingError):
        read(path, encoding="utf-8")


def test_frames_need_a_frame_rate(tmp_path: Path) -> None:
    path = tmp_path / "film.sub"
    path.write_text("{25}{50}Hi\n")
    with pytest.raises(SubtitleFormatError, match="counts frames"):
        read(path)
    assert read(path, frame_rate=Fraction(50)).document.cues[0].start == 500


def test_damaged_characters_are_remarked_on(tmp_path: Path) -> None:
    path = tmp_path / "film.srt"
    path.write_bytes((SRT * 99).encode("cp949").replace(b"\xbe\xc8", b"\xbe\xff", 1))
    assert [str(remark) for remark in read(path).remarks] == [
        "Characters that could not be read: 2."
    ]


@pytest.mark.parametrize("kind", Format)
def test_every_format_can_be_written(tmp_path: Path, kind: Format) -> None:
    path = tmp_path / f"film.{kind}"
    write(ONE, path)
    assert "안녕" in path.read_text(encoding="utf-8")
    assert format_of(path) is kind
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", [Format.PROJECT, Format.ASS, Format.VTT])
def test_what_keeps_emotions_gives_them_back(tmp_path: Path, kind: Format) -> None:
    path = tmp_path / f"film.{kind}"
    write(ONE, path)
    assert [cue.emotion for cue in read(path).document] == [Emotion.SAD]


def test_ass_begins_with_a_byte_order_mark_and_the_others_do_not(tmp_path: Path) -> None:
    for kind in Format:
        write(ONE, tmp_path / f"film.{kind}")
        marked = (tmp_path / f"film.{kind}").read_bytes().startswith(b"\xef\xbb\xbf")
        assert marked is (kind is Format.ASS)


def test_a_lone_surrogate_does_not_stop_an_export(tmp_path: Path) -> None:
    write(Document.of([Cue(0, 0, 1000, "a\ud800b")]), tmp_path / "film.srt")
    assert "a?b" in (tmp_path / "film.srt").read_text()


def test_files_that_are_not_there_or_not_subtitles_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        read(tmp_path / "none.srt")
    with pytest.raises(NotAFileError):
        read(tmp_path)
    (tmp_path / "empty.srt").touch()
    with pytest.raises(FileEmptyError):
        read(tmp_path / "empty.srt")
    (tmp_path / "bytes.srt").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(SubtitleEncodingError):
        read(tmp_path / "bytes.srt")
    for suffix in (".srt", ".vtt", ".ass", ".ssa", ".smi", ".sub", ".txt", ".ttml", ".json"):
        path = tmp_path / f"letter{suffix}"
        path.write_text("Dear Sir or Madam,\n\nnothing here is timed.\n")
        with pytest.raises(SubtitleFormatError):
            read(path)


def test_names_and_folders_that_cannot_be_written_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(SubtitleSuffixError):
        write(ONE, tmp_path / "film.mp4")
    (tmp_path / "file").touch()
    with pytest.raises(FileUnwritableError):
        write(ONE, tmp_path / "file" / "film.srt")


# ---- losses ----------------------------------------------------------------------------


def test_each_export_says_what_it_cannot_carry(tmp_path: Path) -> None:
    scores = Scores.of([1, 2, 0, 0, 0, 0, 0])
    document = Document.of(
        [
            Cue(0, 0, 1, "a", emotion=Emotion.HAPPY, speaker="Mina", review=Review.ACCEPTED),
            Cue(0, 1, 2, r"{\pos(1,2)}b", evidence=Evidence(text=scores), emotion=Emotion.NEUTRAL),
            Cue(0, 2, 3, r"{\i1\an8}c{\i0}"),
            Cue(0, 3, 4, "note", comment=True),
            Cue(0, 4, 5, ""),
        ]
    )
    said = {
        kind: [str(loss) for loss in write(document, tmp_path / f"film.{kind}")] for kind in Format
    }
    scored = (
        "Word timings, scores, voice measurements and review marks are left out (2 of 5 lines)."
    )
    comments = "Comment lines are left out (1 of 5 lines)."
    empty = "Lines without text are left out (1 of 5 lines)."
    emotions = "Emotions and their styles are left out (1 of 5 lines)."
    simplest = (
        "Of the emotions' styles only the simplest is kept: colour, bold, italic (1 of 5 lines)."
    )
    single = "Styles, positions and effects of single lines are left out ({} of 5 lines)."
    assert said == {
        Format.PROJECT: [],
        Format.ASS: [scored],
        Format.SRT: [
            scored,
            emotions,
            single.format(1),
            "Speaker names are left out (1 of 5 lines).",
            comments,
            empty,
        ],
        Format.VTT: [
            scored,
            simplest,
            single.format(1),
            comments,
            empty,
        ],
        Format.TEXT: [
            "Times are left out (5 of 5 lines).",
            scored,
            emotions,
            single.format(2),
            comments,
            empty,
        ],
        Format.LABELS: [single.format(2), comments],
    }


def test_overrides_and_imported_styles_are_lost_in_simple_formats(tmp_path: Path) -> None:
    cues = [Cue(0, 0, 1, "a", style="Sign"), Cue(0, 1, 2, "b", override=StylePatch(weight=700))]
    (loss,) = write(Document.of(cues), tmp_path / "film.srt")
    assert loss.details == {"count": "2", "total": "2"}


# ---- anything at all -------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *FOUND.values(), "[V4+ Styles]\n", "[Events]\n", "Format: Text, Start\n", "Style: a,b\n",
        "Dialogue: ", "0:00:01.00,", "WEBVTT", "STYLE\n", "NOTE", " --> ", "00:00:01,000", "{\\i1",
        "{\\c&HFF}", "<SYNC Start=9>", "<P Class=a>", "<font color=red>", "</font>", "<v x>",
        "<c.sad>", "&#999999999999;", "&lt;", "line:9999999999", "{", "}", "\n\n", "\r", "\x1a",
        '{"format": "emosub", "version": 1}', "9" * 30, "\u0301", "١", "{1}{1}25\n", "[10][20]x\n",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.lists(PIECES | st.text(max_size=9), min_size=1).map("".join),
    suffix=st.sampled_from([".srt", ".vtt", ".ass", ".smi", ".sub", ".emosub", ".json", ".ttml"]),
)
def test_any_text_is_read_or_refused_with_a_typed_error(
    tmp_path: Path, content: str, suffix: str
) -> None:
    path = tmp_path / f"film{suffix}"
    path.write_bytes(content.encode("utf-8", "replace") or b" ")
    try:
        loaded = read(path)
    except EmoSubError:
        return
    assert all(0 <= cue.start <= cue.end for cue in loaded.document)
    assert [cue.id for cue in loaded.document] == list(range(1, len(loaded.document) + 1))
    for kind in Format:
        write(loaded.document, tmp_path / f"out.{kind}")
