"""libass itself: what it draws when, where, with which fonts, and what it says."""

import ctypes
import logging
from pathlib import Path

import pytest

from emosub_gui.core.errors import LibassMissingError
from emosub_gui.media.libass import library
from emosub_gui.media.libass.renderer import Renderer, load_fonts

HEAD = """[Script Info]
ScriptType: v4.00+
PlayResX: 640
PlayResY: 360
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BorderStyle, Outline, Alignment
Style: Default,{font},40,&H00FFFFFF,&H00000000,1,2,2

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def script(*lines: str, font: str = "NanumGothic") -> str:
    """Return a script of lines that are shown during the first second."""
    events = (f"Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,{line}\n" for line in lines)
    return HEAD.format(font=font) + "".join(events)


@pytest.fixture
def renderer():
    with Renderer() as renderer:
        renderer.set_size(640, 360)
        yield renderer


def test_nothing_is_drawn_before_a_script_or_after_its_end(renderer: Renderer) -> None:
    assert renderer.render(0).regions == ()
    renderer.set_script(script("Hello"))
    assert renderer.render(500).regions
    assert renderer.render(1000).regions == ()


def test_the_same_picture_is_the_same_object(renderer: Renderer) -> None:
    renderer.set_script(script("Hello"))
    first = renderer.render(100)
    assert renderer.render(900) is first
    renderer.set_script(script("Help"))
    assert renderer.render(900) is not first


def test_pictures_stay_as_they_were_drawn(renderer: Renderer) -> None:
    renderer.set_script(script("Hello"))
    (region,) = renderer.render(0).regions
    before = region.pixels.copy()
    renderer.set_script(script("Something else altogether"))
    renderer.render(0)
    renderer.close()
    assert (region.pixels == before).all()


def test_size_scales_what_is_drawn(renderer: Renderer) -> None:
    renderer.set_script(script("Hello"))
    (small,) = renderer.render(0).regions
    renderer.set_size(1280, 720)
    (large,) = renderer.render(0).regions
    assert large.pixels.shape[1] == pytest.approx(2 * small.pixels.shape[1], abs=32)
    assert large.y == pytest.approx(2 * small.y, abs=4)


def test_ink_is_that_of_another_script(renderer: Renderer) -> None:
    renderer.set_script(script("Hello"))
    shown = renderer.render(0)
    boxes = renderer.ink(0, script("{\\pos(100,100)}Elsewhere{\\alpha&HFF&}nowhere"))
    assert None in boxes
    assert max(box.bottom for box in boxes if box) <= 102
    again = renderer.render(0)
    assert (again.regions[0].pixels == shown.regions[0].pixels).all()


def test_what_is_no_script_is_refused(renderer: Renderer) -> None:
    with pytest.raises(ValueError, match="script"):
        renderer.set_script("Hello")


def test_fonts_are_told(renderer: Renderer) -> None:
    renderer.set_script(script("{\\b1}bold {\\fnNanumMyeongjo}other", "글"))
    renderer.render(0)
    chosen = {(font.family, font.weight): font.name for font in renderer.messages.chosen}
    assert chosen["NanumGothic", 700] == "NanumGothicBold"
    assert chosen["NanumMyeongjo", 700] == "NanumMyeongjoBold"


def test_characters_that_a_font_lacks_are_told(renderer: Renderer) -> None:
    renderer.set_script(script("a\u0531", "\u1bc0"))
    renderer.render(0)
    absent, nowhere = renderer.messages.absent, renderer.messages.nowhere
    # Whether another font has the Armenian letter depends on the machine; Batak is very rare.
    assert "\u0531" in absent.get("NanumGothic", set()) | nowhere
    assert "\u1bc0" in absent.get("NanumGothic", set()) | nowhere


def test_a_font_file_may_come_along(tmp_path: Path) -> None:
    installed = next(Path("/usr/share/fonts").rglob("NanumMyeongjo.ttf"))
    (tmp_path / "Mine.TTF").write_bytes(installed.read_bytes())
    (tmp_path / "notes.txt").write_text("no font")
    fonts = load_fonts(tmp_path, tmp_path / "absent")
    assert [font.name for font in fonts] == ["Mine.TTF"]
    with Renderer(fonts) as renderer:
        renderer.set_size(640, 360)
        renderer.set_script(script("Hello", font="NanumMyeongjo"))
        renderer.render(0)
        assert renderer.messages.chosen[0].file == renderer.messages.chosen[0].name


def test_warnings_are_logged(renderer: Renderer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        renderer.set_script(script("Hello").replace(",Default,,", ",Absent,,"))
    assert "no style named 'Absent' found" in caplog.text


def test_without_the_library_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> ctypes.CDLL:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    library.load.cache_clear()
    with pytest.raises(LibassMissingError) as error:
        Renderer()
    assert "libass9" in error.value.next_step
    library.load.cache_clear()


def test_closing_twice_is_harmless(renderer: Renderer) -> None:
    renderer.close()
