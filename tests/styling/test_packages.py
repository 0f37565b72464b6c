import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from emosub_gui.core.errors import FileMissingError, ThemeError, ThemeExistsError
from emosub_gui.core.theme import Style, Theme
from emosub_gui.styling import fonts
from emosub_gui.styling.packages import export_theme, import_theme
from emosub_gui.styling.themes import find_theme, list_themes, load_theme

PLAIN = b'{"name": "Taken in"}'


def font(path: Path, family: str, fs_type: int = 0) -> Path:
    made = TTFont(fonts.bundled_folder() / "BMDOHYEON_ttf.ttf")
    for record in made["name"].names:
        if record.nameID in (1, 4):
            record.string = family
    made["OS/2"].fsType = fs_type
    made.save(path)
    return path


def package(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_theme_comes_back_with_the_font_that_it_took_along(tmp_path: Path) -> None:
    theme = Theme(name="Mine", base=Style(font="Handmade"))
    own = font(tmp_path / "my font!.ttf", "Handmade")
    assert export_theme(theme, tmp_path / "mine.emotheme", [own]) == []
    path = import_theme(tmp_path / "mine.emotheme", tmp_path / "user")
    taken = load_theme(path)
    assert taken.base == theme.base
    (file,) = next(file for file in list_themes(tmp_path / "user") if file.id == "mine").fonts
    assert file == tmp_path / "user" / "mine" / "my font.ttf"
    assert fonts.resolve("Handmade", [file]).source is fonts.FontSource.THEME
    assert sorted(each.name for each in (tmp_path / "user").iterdir()) == ["mine", "mine.json"]


def test_bundled_fonts_stay_out_and_what_cannot_come_is_named(tmp_path: Path) -> None:
    closed = font(tmp_path / "closed.ttf", "Closed", fs_type=2)
    for family, left in (("BM JUA", []), ("Closed", ["Closed"]), ("Nowhere", ["Nowhere"])):
        theme = Theme(name="x", base=Style(font=family))
        assert export_theme(theme, tmp_path / "x.emotheme", [closed]) == left
        with zipfile.ZipFile(tmp_path / "x.emotheme") as archive:
            assert archive.namelist() == ["theme.json"]


def test_a_plain_theme_file_is_taken_in_without_fonts(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"name": "Taken in", "fonts": ["a/b.ttf"]}')
    import_theme(tmp_path / "x.json", tmp_path / "user")
    assert find_theme("taken in", tmp_path / "user").fonts == ()


def test_nothing_is_replaced_unless_asked(tmp_path: Path) -> None:
    first = package(tmp_path / "a.emotheme", **{"theme.json": PLAIN})
    import_theme(first, tmp_path / "user")
    with pytest.raises(ThemeExistsError, match="Taken in"):
        import_theme(first, tmp_path / "user")
    import_theme(first, tmp_path / "user", replace=True)
    bundled = package(tmp_path / "b.emotheme", **{"theme.json": b'{"name": "Cinema"}'})
    with pytest.raises(ThemeExistsError, match="Cinema"):
        import_theme(bundled, tmp_path / "user")


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"../theme.json": PLAIN}, r"holds \.\./theme"),
        ({"theme.json": PLAIN, "fonts/../../x.ttf": b""}, r"holds fonts/\.\."),
        ({"theme.json": PLAIN, "fonts/sub/x.ttf": b""}, "holds fonts/sub"),
        ({"theme.json": PLAIN, "/etc/x.ttf": b""}, "holds /etc"),
        ({"theme.json": PLAIN, "fonts/.x.ttf": b""}, "holds fonts/"),
        ({"theme.json": PLAIN, "fonts/run.exe": b""}, "holds fonts/run"),
        ({"theme.json": PLAIN, "fonts/x.ttf": b"MZ"}, "x.ttf in it is not a font"),
        ({"theme.json": b"{"}, "truncated"),
        ({"theme.json": b'{"name": "x", "fonts": ["../../a.ttf"]}'}, "outside its folder"),
        ({"theme.json": b" " * (1 << 21)}, "too much"),
        ({"fonts/x.ttf": b""}, "no theme.json"),
    ],
)
def test_a_package_that_holds_anything_else_leaves_nothing(
    members: dict[str, bytes], reason: str, tmp_path: Path
) -> None:
    package(tmp_path / "x.emotheme", **members)
    with pytest.raises(ThemeError, match=reason):
        import_theme(tmp_path / "x.emotheme", tmp_path / "user")
    assert not (tmp_path / "user").exists() or not list((tmp_path / "user").iterdir())


def test_an_archive_that_swells_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    package(tmp_path / "x.emotheme", **{"theme.json": PLAIN, "fonts/x.ttf": bytes(129 << 20)})
    assert (tmp_path / "x.emotheme").stat().st_size < 1 << 20
    with pytest.raises(ThemeError, match="too much"):
        import_theme(tmp_path / "x.emotheme", tmp_path / "user")


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    whole = package(tmp_path / "x.emotheme", **{"theme.json": PLAIN}).read_bytes()
    at = whole.index(b"PK\x01\x02")
    (tmp_path / "x.emotheme").write_bytes(whole[: at - 4] + b"!!!!" + whole[at:])
    with pytest.raises(ThemeError, match="damaged"):
        import_theme(tmp_path / "x.emotheme", tmp_path / "user")
    with pytest.raises(FileMissingError):
        import_theme(tmp_path / "none.emotheme", tmp_path / "user")
