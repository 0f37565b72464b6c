from pathlib import Path

import pytest

from emosub_gui.core.errors import SubtitleFormatError
from emosub_gui.formats import smi

PATH = Path("film.smi")
HEAD = """<SAMI>
<HEAD><TITLE>x</TITLE>
<STYLE TYPE="text/css"><!-- .KRCC { Name:한국어; lang:ko-KR; } --></STYLE></HEAD>
<BODY>
"""


def test_each_cue_ends_where_the_next_sync_is() -> None:
    text = HEAD + (
        "<SYNC Start=1000><P Class=KRCC>\n안녕하세요<br>\n반갑습니다\n"
        "<SYNC Start=2500><P Class=KRCC>&nbsp;\n"
        "<SYNC Start=4000><P Class=KRCC>다음\n"
        "<SYNC Start=5000><P Class=KRCC>마지막\n</BODY></SAMI>"
    )
    document = smi.loads(text, PATH).document
    assert [(cue.start, cue.end, cue.plain) for cue in document] == [
        (1000, 2500, "안녕하세요\n반갑습니다"),
        (4000, 5000, "다음"),
        (5000, 8000, "마지막"),
    ]
    assert document.script.source == "smi"


def test_sloppy_tags_colours_and_order_are_tolerated() -> None:
    text = HEAD + (
        "<sync start='3000'><p class='krcc'><font color=\"skyblue\">둘</font> &lt;3 {x}\n"
        '<SYNC START="1000" end="2000"><P><i>하나</i>'
    )
    document = smi.loads(text, PATH).document
    assert [(cue.start, cue.text) for cue in document] == [
        (1000, r"{\i1}하나{\i0}"),
        (3000, r"{\c&HEBCE87&}둘{\c} <3 \{x\}"),
    ]


def test_of_several_languages_the_fullest_is_read_and_the_choice_is_told() -> None:
    text = HEAD + (
        "<SYNC Start=1000><P Class=ENCC>Hello<P Class=KRCC>안녕\n"
        "<SYNC Start=2000><P Class=KRCC>하나\n<SYNC Start=3000><P Class=ENCC>&nbsp;"
        "<P Class=KRCC>&nbsp;"
    )
    reading = smi.loads(text, PATH)
    assert [(c.start, c.end, c.plain) for c in reading.document] == [
        (1000, 2000, "안녕"),
        (2000, 3000, "하나"),
    ]
    assert [str(remark) for remark in reading.remarks] == [
        "The file holds several languages (ENCC, KRCC); KRCC was read."
    ]


@pytest.mark.parametrize("body", ["", "<SYNC Start=x><P>Hi", "<SYNC Start=1000><P>&nbsp;"])
def test_a_file_without_a_shown_text_is_refused(body: str) -> None:
    with pytest.raises(SubtitleFormatError):
        smi.loads(HEAD + body, PATH)
