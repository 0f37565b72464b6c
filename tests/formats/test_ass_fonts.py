"""Fonts in scripts."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.formats import ass
from emosub_gui.formats.ass_fonts import EmbeddedFont, embed_fonts, embedded_fonts, without_fonts

SCRIPT = ass.dumps(Document.of([Cue(0, 0, 1000, "Hi")]))


def read(text: str) -> Document:
    return ass.loads(text, Path("film.ass")).document


@given(st.lists(st.tuples(st.sampled_from(["a.ttf", "글꼴 하나.otf"]), st.binary(min_size=1))))
@example([("a.ttf", b"\xe8\x0f")])  # encoded, this is "[!]", which looks like a heading
def test_fonts_come_back_as_they_went(pairs: list[tuple[str, bytes]]) -> None:
    fonts = [EmbeddedFont(*pair) for pair in pairs]
    text = embed_fonts(SCRIPT, fonts)
    document = read(text)
    assert embedded_fonts(document) == fonts
    assert ass.dumps(document) == text
    assert ass.dumps(without_fonts(document)) == SCRIPT


@pytest.mark.parametrize("heading", ["[Events]", "[EVENTS]", "[Aegisub Extradata]", "[Graphics]"])
def test_a_font_ends_where_a_section_begins(heading: str) -> None:
    before, events, after = SCRIPT.partition("[Events]")
    if heading.lower() == events.lower():
        heading, events = "", heading
    text = f"{before}[Fonts]\nfontname: a\n!!!!\n\n{heading}\n{events}{after}"
    assert read(text).cues == read(SCRIPT).cues
    assert embedded_fonts(read(text)) == [EmbeddedFont("a", bytes(3))]


def test_lines_are_as_other_programs_write_them() -> None:
    # From libass' decoder: 3 bytes in 4 characters, the rest of 1 or 2 in 2 or 3, 33 for zero.
    assert "fontname: a\n!!!!\n" in embed_fonts(SCRIPT, [EmbeddedFont("a", bytes(3))])
    assert "fontname: a\n`Q\n" in embed_fonts(SCRIPT, [EmbeddedFont("a", b"\xff")])
    lines = embed_fonts(SCRIPT, [EmbeddedFont("a", bytes(range(256)))]).splitlines()
    body = lines[lines.index("fontname: a") + 1 : lines.index("[Events]") - 1]
    assert [len(line) for line in body] == [80, 80, 80, 80, 22]
    assert all(re.fullmatch(r"[!-`]+", line) for line in body)


def test_a_damaged_font_is_left_out() -> None:
    text = embed_fonts(SCRIPT, [EmbeddedFont("a", b"abc"), EmbeddedFont("b", b"def")])
    document = read(text.replace("fontname: a\n", "fontname: a\n!"))
    assert [font.name for font in embedded_fonts(document)] == ["b"]
