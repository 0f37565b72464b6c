r"""Another PlayRes: the same picture on the same film, drawn by the real libass."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.core.theme import Style, Theme
from emosub_gui.formats import ass
from emosub_gui.formats.resampling import Fit, Size, resample
from emosub_gui.media.libass.renderer import Renderer, load_fonts
from emosub_gui.styling.themes import find_theme

FILM = Size(960, 540)
OLD = Size(640, 360)
SCRIPT = r"""[Script Info]
ScriptType: v4.00+
PlayResX: 640
PlayResY: 360
ScaledBorderAndShadow: {scaled}

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV
Style: Default,NanumBarunGothic,30,&H00FFFFFF,&H00203040,&H80000000,0,100,100,2,0,1,2,1.5,1,40,20,25

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,{text}
"""  # noqa: E501
TEXTS = (
    "Hello 안녕",
    r"{\pos(100,80)}Here{\fs44\bord5\shad3\fsp6} and larger",
    r"{\move(100,80,400,200,0,800)}On its way",
    r"{\an5\org(10,20)\frz20}Turned",
    r"{\an7\pos(0,0)\clip(50,20,120.5,60)\fs60}Clipped",
    r"{\an7\pos(30,40)\p1}m 0 0 l 50 0 b 60 10 60 40 50 50 l 0 50{\p0} sign",
    r"{\an7\pos(0,0)\fs90\iclip(2,m 40 40 l 300 40 300 200 40 200)}Holes in it",
    r"{\xbord4\ybord8\xshad6\yshad-4}Sides",
    r"{\an8\blur3}Soft{\be2} edges",
    r"{\t(0,500,\fs60\bord8)}Growing{\fs+5} a bit",
)


def read(text: str, scaled: str = "yes") -> Document:
    script = SCRIPT.format(text=text, scaled=scaled)
    return ass.loads(script, Path("a.ass")).document


def drawn(document: Document) -> NDArray[np.float64]:
    """Return (height, width, 4) of the overlay on the film."""
    with Renderer(load_fonts(resource("fonts"))) as renderer:
        renderer.set_size(*FILM)
        renderer.set_script(ass.dumps(document))
        canvas = np.zeros((FILM.height, FILM.width, 4))
        for region in renderer.render(400).regions:
            height, width = region.pixels.shape[:2]
            canvas[region.y : region.y + height, region.x : region.x + width] = region.pixels
    return canvas


@pytest.mark.parametrize("scaled", ["yes", "no"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_picture_stays(text: str, scaled: str) -> None:
    document = read(text, scaled)
    before = drawn(document)
    after = drawn(resample(document, Size(1280, 720)))
    assert (before > 200).sum() > 300
    # Places and sizes have two decimals: an edge may be another shade.
    assert np.abs(before - after).max() <= 32
    assert np.abs(before - after).mean() < 0.02


@pytest.mark.parametrize("size", [Size(1280, 800), Size(720, 576), Size(384, 288)])
def test_places_and_clips_stay_also_in_another_shape(size: Size) -> None:
    # A style has but one outline for both directions.
    for text in TEXTS[4:7]:
        document = read("{\\bord0\\shad0}" + text)
        before, after = drawn(document), drawn(resample(document, size))
        assert np.abs(before - after).mean() < 0.4


def test_a_theme_fits_any_resolution_by_itself() -> None:
    cue = Cue(0, 0, 1000, "Oh no!", emotion=Emotion.ANGRY)
    film = MediaRef("film.mp4", width=FILM.width, height=FILM.height)
    document = Document.of(
        [cue], theme=find_theme("cinema"), media=film, play_width=640, play_height=360
    )
    after = resample(document, Size(1920, 1080))
    assert after.cues[0] is document.cues[0]
    assert after.theme is document.theme
    assert np.abs(drawn(document) - drawn(after)).mean() < 0.1


@pytest.mark.parametrize("film", [FILM, Size(1920, 1080)])
def test_softness_is_that_of_the_films_pixels_in_any_resolution(film: Size) -> None:
    look = Theme(name="x", base=Style(blur=6))
    media = MediaRef("film.mp4", width=film.width, height=film.height)
    document = Document.of([Cue(0, 0, 1, "Hi")], theme=look, media=media)
    expected = f"{{\\blur{6 * film.height // 1080}}}"
    for size in (Size(640, 360), Size(1280, 720), film):
        assert expected in ass.dumps(resample(document, size))


def test_an_upright_picture_lies_between_borders_or_loses_its_sides() -> None:
    document = read(r"{\pos(0,360)\clip(0,0,640,360)\fs20\p1}m 0 0 l 10 10")
    margins = replace(document.cues[0], margins=Margins(10, 0, 30))
    document = replace(document, cues=(margins,))
    (bordered,) = resample(document, Size(1280, 1280), Fit.BORDERS).cues
    assert bordered.text == r"{\pos(0,1000)\clip(0,280,1280,1000)\fs40\p1}m 0 0 l 20 20"
    assert bordered.margins == Margins(20, 0, 340)
    (cropped,) = resample(document, Size(360, 360), Fit.CROP).cues
    assert cropped.text == r"{\pos(-140,360)\clip(-140,0,500,360)\fs20\p1}m 0 0 l 10 10"
    assert cropped.margins == Margins(1, 0, 30)


def test_styles_change_and_the_rest_of_the_script_stays() -> None:
    document = resample(read("Hi"), Size(1920, 1080))
    text = ass.dumps(document)
    assert "PlayResX: 1920\nPlayResY: 1080" in text
    assert (
        "Style: Default,NanumBarunGothic,90,&H00FFFFFF,&H00203040,&H80000000,0,100,100,6,0,1,6"
        in text
    )
    assert text.count("\n") == ass.dumps(read("Hi")).count("\n")


def test_the_same_size_is_the_same_document() -> None:
    document = read("Hi")
    assert resample(document, OLD) is document


numbers = st.one_of(
    st.integers(-2000, 2000).map(str), st.floats(-999, 999).map(lambda value: f"{value:.1f}")
)
blocks = st.one_of(
    st.builds("{{\\pos({},{})}}".format, numbers, numbers),
    st.builds("{{\\fs{}\\t(0,200,1.5,\\bord{})}}".format, numbers, numbers),
    st.builds("{{\\clip(m {} {} l {} {})\\fad(100,200)}}".format, *[numbers] * 4),
    st.builds("{{\\p1}}m {} {}{{\\p0}}".format, numbers, numbers),
    st.text(st.sampled_from("a가{}\\Nhpos(),-.1 "), max_size=12),
)
texts = st.lists(blocks, max_size=6).map("".join)


@given(texts, st.sampled_from(Fit), st.tuples(st.integers(1, 8000), st.integers(1, 8000)))
def test_what_is_read_never_changes(text: str, fit: Fit, size: tuple[int, int]) -> None:
    document = Document.of([Cue(0, 0, 1, text)], play_width=640, play_height=360)
    (cue,) = resample(document, Size(*size), fit).cues
    assert cue.plain == document.cues[0].plain
    before, after = ([token.is_tag for token in markup.tokens(each)] for each in (text, cue.text))
    assert before.count(True) == after.count(True)


@given(texts)
def test_there_and_back_is_where_it_began(text: str) -> None:
    document = Document.of([Cue(0, 0, 1, text)], play_width=640, play_height=360)
    once = resample(resample(document, Size(1280, 720)), OLD)
    twice = resample(resample(once, Size(1280, 720)), OLD)
    assert once.cues == twice.cues
