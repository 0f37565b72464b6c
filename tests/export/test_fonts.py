"""Which fonts a script needs, what they lack, and taking them along."""

from pathlib import Path

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.theme import Style, Theme
from emosub_gui.export.fonts import carried_fonts, font_files, lay_out, used_fonts
from emosub_gui.formats import ass, registry
from emosub_gui.formats.ass_fonts import EmbeddedFont, embed_fonts, embedded_fonts
from emosub_gui.formats.registry import write
from emosub_gui.media.libass.renderer import Font, Renderer
from emosub_gui.styling.fonts import FontSource


def document(*texts: str, font: str = "NanumBarunGothic") -> Document:
    cues = [Cue(0, 0, 1000, text) for text in texts]
    return Document.of(cues, theme=Theme(name="x", base=Style(font=font)))


def test_families_come_from_styles_and_tags_of_what_is_seen() -> None:
    used = used_fonts(
        document("one {\\fnBM JUA}둘{\\fn} three", "{\\fnNever seen}{\\r}four", "{\\rAbsent}five")
    )
    assert [font.match.family for font in used] == ["BM JUA", "NanumBarunGothic"]
    assert all(font.match.source is FontSource.BUNDLED for font in used)
    assert not any(font.missing for font in used)


def test_lines_are_counted_once_for_each_font() -> None:
    used = used_fonts(document("one {\\fnBM JUA}둘{\\fn} three", "four", "{\\fnBM JUA}five"))
    assert [(font.match.family, font.lines) for font in used] == [
        ("BM JUA", 2),
        ("NanumBarunGothic", 2),
    ]


def only_here() -> EmbeddedFont:
    """A font that no computer has."""
    path = next(Path("/usr/share/fonts").rglob("NanumMyeongjo.ttf"))
    names = ("NanumMyeongjo", "OnlyHereFont!")
    data = path.read_bytes().replace(*(name.encode("utf-16-be") for name in names))
    return EmbeddedFont("only.ttf", data)


def test_fonts_inside_a_script_are_there_and_travel_on(tmp_path: Path) -> None:
    film = document("Hi", font="OnlyHereFont!")
    assert used_fonts(film)[0].match.source is FontSource.MISSING
    text = embed_fonts(ass.dumps(film), [only_here()])
    read = ass.loads(text, tmp_path / "film.ass").document
    inside = lay_out(read, tmp_path / "inside")
    (font,) = used_fonts(read, own=inside)
    assert (font.match.source, font.match.files) == (FontSource.THEME, tuple(inside))
    assert carried_fonts(read) == [only_here()]


def test_comments_need_no_font() -> None:
    comment = Document.of([Cue(0, 0, 1000, "{\\fnBM JUA}Hm", comment=True)])
    assert used_fonts(comment) == []


def test_what_a_font_lacks_is_named() -> None:
    (font,) = used_fonts(document("AԱ กB"))
    assert font.missing == "Աก"


def test_a_missing_font_has_a_replacement() -> None:
    (font,) = used_fonts(document("Hi", font="Comic Whatever"))
    assert font.match.source is FontSource.MISSING
    assert font.match.replacement
    assert font_files(document("Hi", font="Comic Whatever")) == []


def test_a_script_with_its_fonts_looks_right_where_they_are_not(tmp_path: Path) -> None:
    film = document("Hello", font="BM JUA")
    write(film, tmp_path / "film.ass", fonts=carried_fonts(film))
    read = registry.read(tmp_path / "film.ass").document
    fonts = embedded_fonts(read)
    assert [font.name for font in fonts] == ["BMJUA_ttf.ttf"]
    with Renderer(Font(*font) for font in fonts) as renderer:
        renderer.set_size(640, 360)
        renderer.set_script(ass.dumps(read))
        renderer.render(500)
        (chosen,) = renderer.messages.chosen
    assert chosen.name == chosen.file, "from memory"
    assert "BMJUA" in chosen.name
    write(read, tmp_path / "again.ass", fonts=carried_fonts(read))
    again = (tmp_path / "again.ass").read_bytes()
    assert again == (tmp_path / "film.ass").read_bytes(), "once, however often"
