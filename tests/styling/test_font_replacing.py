r"""One font in place of another, wherever a document names it."""

from pathlib import Path

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.export.fonts import used_fonts
from emosub_gui.formats import ass
from emosub_gui.styling.font_replacing import replace_font

SCRIPT = r"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Comic Whatever,20
Style: Sign,@comic whatever,20
Style: Other,BM JUA,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,one {\fnBM JUA}two {\b1\fncomic WHATEVER}three
Dialogue: 0,0:00:00.00,0:00:01.00,Sign,,0,0,0,,\fnComic Whatever
"""


def families(document: Document) -> set[str]:
    return {font.match.family for font in used_fonts(document)}


def test_styles_and_tags_of_a_script_change_and_its_text_does_not() -> None:
    document = ass.loads(SCRIPT, Path("a.ass")).document
    after = replace_font(document, "Comic Whatever", "NanumMyeongjo")
    assert families(after) == {"BM JUA", "NanumMyeongjo"}
    assert [cue.plain for cue in after] == [cue.plain for cue in document]
    assert after.cues[1] is document.cues[1], "it only reads so"


def test_every_look_of_a_theme_and_of_lines_changes() -> None:
    patch = StylePatch(font="comic whatever")
    theme = Theme(
        name="x",
        base=Style(font="Comic Whatever"),
        emotions={Emotion.SAD: patch, Emotion.ANGRY: StylePatch(font="BM JUA")},
        voices={"shout": patch},
        speakers={"Mina": patch},
    )
    cues = [Cue(0, 0, 1, "a", override=patch), Cue(0, 1, 2, "b", override=StylePatch(size=9))]
    document = Document.of(cues, theme=theme)
    after = replace_font(document, "Comic Whatever", "BM DoHyeon")
    assert "omic" not in repr(after)
    assert after.theme
    assert after.theme.emotions[Emotion.ANGRY].font == "BM JUA"
    assert after.cues[1] is document.cues[1]
