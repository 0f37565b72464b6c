"""Lines on the clipboard."""

from hypothesis import given
from PySide6.QtCore import QMimeData
from strategies import documents

from emosub_gui.app import clipboard
from emosub_gui.core.checks import check
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion

LINES = Document.of(
    [
        Cue(0, 1000, 2500, r"{\i1}Get out!{\i0}", speaker="Anna", emotion=Emotion.ANGRY),
        Cue(0, 3000, 4500, r"왜\N거짓말했어?", style="Sign"),
    ]
)


def text(content: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(content)
    return mime


@given(documents)
def test_our_own_lines_come_back_whole_as_new_ones(document: Document) -> None:
    pasted = clipboard.pasted(clipboard.copy(document, document.cues), at=0)
    assert all(cue.id == 0 for cue in pasted)
    assert Document.of(pasted).cues == document.cues


def test_lines_go_to_other_editors_as_ass_and_come_back_from_them() -> None:
    content = clipboard.copy(LINES, LINES.cues).text()
    assert content.startswith("Dialogue: 0,0:00:01.00,0:00:02.50,Emotion.Angry,Anna,0,0,0,,")
    first, second = clipboard.pasted(text(content), at=0)
    assert (first.start, first.end, first.speaker) == (1000, 2500, "Anna")
    assert first.emotion is Emotion.ANGRY
    assert (second.style, second.text) == ("Sign", r"왜\N거짓말했어?")


def test_timed_text_keeps_its_times() -> None:
    subrip = (
        "1\n00:00:01,400 --> 00:00:02,656\nHello\nthere\n\n2\n00:00:03,000 --> 00:00:04,000\nYou"
    )
    cues = clipboard.from_text(subrip, at=9000)
    assert [(cue.id, cue.start, cue.text) for cue in cues] == [
        (0, 1400, r"Hello\Nthere"),
        (0, 3000, "You"),
    ]
    web = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello"
    assert [cue.start for cue in clipboard.from_text(web, at=0)] == [1000]


def test_plain_lines_become_cues_one_after_the_other_that_can_be_read() -> None:
    content = "  Hello there. \n\n{not a tag}\r\n오늘 너무 행복해요!"
    cues = clipboard.from_text(content, at=5000)
    assert [cue.plain for cue in cues] == ["Hello there.", "{not a tag}", "오늘 너무 행복해요!"]
    assert cues[0].start == 5000
    assert cues[2].language == "ko"
    assert check(Document.of(cues)) == {}


def test_text_alone_is_one_cue_a_line() -> None:
    assert clipboard.as_text(LINES.cues) == "Get out!\n왜 거짓말했어?"


def test_texts_are_pasted_over_lines_in_document_order() -> None:
    after = clipboard.paste_over(LINES, {2, 1}, text("one\ntwo\nthree"))
    assert [cue.text for cue in after.cues] == ["one", "two"]
    assert [cue.start for cue in after.cues] == [1000, 3000]
    after = clipboard.paste_over(LINES, {1, 2}, clipboard.copy(LINES, LINES.cues[1:]))
    assert [cue.text for cue in after.cues] == [r"왜\N거짓말했어?"] * 2


def test_what_is_damaged_or_empty_gives_its_text_or_nothing() -> None:
    mime = text("fine")
    mime.setData(clipboard.CUES, b'[{"id": "no"}]')
    assert [cue.text for cue in clipboard.pasted(mime, at=0)] == ["fine"]
    assert clipboard.pasted(QMimeData(), at=0) == []
    assert clipboard.paste_over(LINES, [1], QMimeData()) is LINES
