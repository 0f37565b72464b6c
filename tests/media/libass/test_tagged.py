r"""What the tag toolbar writes, as libass draws it: the same look comes back pixel by pixel."""

from collections.abc import Iterator

import numpy as np
import pytest

from emosub_gui.core import markup, tagging
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.tagging import Tag
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.formats import ass
from emosub_gui.media.libass.renderer import Renderer

WIDTH, HEIGHT = 640, 360
THEME = Theme(
    name="x",
    base=Style(size=90, weight=900, blur=1),
    emotions={Emotion.SAD: StylePatch(italic=True, fill="#88AAFF", weight=400)},
)
TEXTS = [
    "one two three",
    r"{\i1}one{\i0} two\Nthree",
    r"{\c&H00FF00&\fs40}one {\r}two three",
    "말해 👍 봐라 얘들아",
    r"a\h{\b1}b{\b0} {\bord4\blur2}c d e",
]


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer() as renderer:
        renderer.set_size(WIDTH, HEIGHT)
        yield renderer


def drawn(renderer: Renderer, text: str, **fields: object) -> np.ndarray:
    """Return a line as libass draws it, (height, width, 4)."""
    cue = Cue(0, 0, 2000, text, **fields)  # type: ignore[arg-type]
    document = Document.of([cue], theme=THEME, play_width=WIDTH, play_height=HEIGHT)
    renderer.set_script(ass.dumps(document))
    picture = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    for region in renderer.render(1000).regions:
        height, width = region.pixels.shape[:2]
        there = picture[region.y : region.y + height, region.x : region.x + width]
        there |= region.pixels.view(np.uint8).reshape(height, width, 4)
    assert picture.any()
    return picture


@pytest.mark.parametrize("emotion", [None, Emotion.SAD])
@pytest.mark.parametrize("tag", [Tag.BOLD, Tag.ITALIC, Tag.UNDERLINE, Tag.STRIKE])
@pytest.mark.parametrize("text", TEXTS)
def test_a_switch_and_back_is_drawn_as_before(
    renderer: Renderer, text: str, tag: Tag, emotion: Emotion | None
) -> None:
    own = {Tag.BOLD: emotion is None, Tag.ITALIC: emotion is not None}.get(tag, False)
    before = drawn(renderer, text, emotion=emotion)
    for start, end in ((2, 5), (0, len(markup.to_plain(text)))):
        on = tagging.is_on(text, tag, start, end, own=own)
        there = tagging.switched(text, tag, start, end, on=not on, own=own)
        assert (drawn(renderer, there, emotion=emotion) != before).any()
        if len({tagging.is_on(text, tag, at, at + 1, own=own) for at in range(start, end)}) == 1:
            back = tagging.switched(there, tag, start, end, on=on, own=own)
            assert (drawn(renderer, back, emotion=emotion) == before).all()


@pytest.mark.parametrize(
    ("values", "patch"),
    [
        ({Tag.SIZE: "20"}, StylePatch(size=60)),
        ({Tag.FILL: "&H3300FF&", Tag.FILL_ALPHA: "&H7F&"}, StylePatch(fill="#FF003380")),
        ({Tag.OUTLINE: "&HFF0000&", Tag.OUTLINE_ALPHA: "&H00&"},
         StylePatch(outline_colour="#0000FF")),
        ({Tag.FONT: "NanumMyeongjo"}, StylePatch(font="NanumMyeongjo")),
        ({Tag.BOLD: "0", Tag.ITALIC: "1"}, StylePatch(weight=400, italic=True)),
    ],
)  # fmt: skip
def test_tags_on_a_whole_line_draw_what_a_look_of_its_own_does(
    renderer: Renderer, values: dict[Tag, str], patch: StylePatch
) -> None:
    text = "one 둘 three"
    tagged = drawn(renderer, tagging.tagged(text, values, 0, len(text)))
    meant = drawn(renderer, text, override=patch)
    assert (tagged == meant).all()


def test_behind_formatted_words_the_line_goes_on_in_its_own_look(renderer: Renderer) -> None:
    # The look's weight and softness are tags before the line, which libass would not return to.
    line = r"iii\Nmmm"
    text = tagging.tagged(line, {Tag.BOLD: "0", Tag.BLUR: "4", Tag.SIZE: "40"}, 0, 3)
    plain, changed = drawn(renderer, line), drawn(renderer, text)
    assert text.endswith(r"{\b\blur\fs}\Nmmm")
    second = slice(HEIGHT - 40, HEIGHT)
    assert plain[second].any()
    assert (plain[second] == changed[second]).all()
    assert (plain != changed).any()
