from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.styling import fonts
from emosub_gui.styling.fonts import FontSource

BUNDLED = fonts.font_files(fonts.bundled_folder())
HANGUL = range(0xAC00, 0xD7A4)


def renamed(path: Path, family: str, *, fs_type: int = 0) -> Path:
    font = TTFont(BUNDLED[0])
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = family
    font["OS/2"].fsType = fs_type
    font.save(path)
    return path


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_bundled_font_has_all_of_modern_hangul_and_ascii(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        characters = font.getBestCmap()
    assert {*range(0x20, 0x7F), *HANGUL} <= set(characters)
    assert set(map(ord, "…“”‘’—♪「」")) <= set(characters)


def test_the_licences_name_every_bundled_family() -> None:
    licence = (fonts.bundled_folder() / "licence" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for path in BUNDLED:
        with TTFont(path, lazy=True) as font:
            family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        assert family.removesuffix("_TTF").casefold() in licence.casefold()


def test_the_bundled_fonts_stay_small_enough_to_carry() -> None:
    assert sum(path.stat().st_size for path in BUNDLED) < 25 << 20


def test_a_bundled_family_is_found_in_any_case_with_all_its_weights() -> None:
    found = fonts.resolve("nanumbarungothic")
    assert found.source is FontSource.BUNDLED
    assert [path.stem for path in found.files] == ["NanumBarunGothic", "NanumBarunGothicBold"]
    assert fonts.resolve("나눔바른고딕").files == found.files


def test_the_bundled_families_are_all_the_bundled_files() -> None:
    files = [file for family in fonts.BUNDLED_FAMILIES for file in fonts.resolve(family).files]
    assert sorted(files) == BUNDLED


def test_a_family_that_libass_would_not_find_in_a_folder_is_not_called_bundled() -> None:
    assert "nanumsquareround" not in fonts.bundled()
    assert "nanumsquareround bold" in fonts.bundled()


def test_a_themes_own_font_is_found_by_the_name_inside(tmp_path: Path) -> None:
    own = renamed(tmp_path / "x.ttf", "Mine Alone")
    assert fonts.resolve("Mine Alone", [own]) == ("Mine Alone", FontSource.THEME, (own,), "")
    assert fonts.resolve("Mine Alone").source is FontSource.MISSING


def test_the_systems_fonts_are_found_below_its_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fonts" / "deep").mkdir(parents=True)
    file = renamed(tmp_path / "fonts" / "deep" / "x.ttf", "Installed One")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    fonts.installed.cache_clear()
    try:
        assert fonts.resolve("installed one").files == (file,)
    finally:
        fonts.installed.cache_clear()


@pytest.mark.parametrize(
    ("missing", "stand_in"),
    [
        ("Noto Serif KR", "NanumMyeongjo"),
        ("Nanum Myeongjo", "NanumMyeongjo"),
        ("함초롬바탕", "NanumMyeongjo"),
        ("Noto Sans KR", "NanumBarunGothic"),
        ("NanumSquareRound", "NanumSquareRound Bold"),
        ("Comic Sans MS", "BM JUA"),
        ("Impact", "BM DoHyeon"),
        ("Whatever", "NanumBarunGothic"),
    ],
)
def test_a_missing_family_gets_a_bundled_one_that_comes_near(missing: str, stand_in: str) -> None:
    assert fonts.replacement(missing) == stand_in
    assert fonts.replacement(missing).casefold() in fonts.bundled()


def test_the_faces_of_a_collection_are_all_named(tmp_path: Path) -> None:
    collection = TTCollection()
    for name in ("First Face", "Second Face"):
        collection.fonts.append(TTFont(renamed(tmp_path / "x.ttf", name)))
    collection.save(tmp_path / "both.ttc")
    assert fonts.names(tmp_path / "both.ttc") >= {"First Face", "Second Face"}


@pytest.mark.parametrize(
    "content", [b"", b"not a font", b"\x00\x01\x00\x00\x00\x01\xff\xff\xff\xff"]
)
def test_what_is_not_a_font_has_no_names_and_does_not_travel(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "x.ttf").write_bytes(content)
    assert fonts.names(tmp_path / "x.ttf") == frozenset()
    assert not fonts.may_be_embedded(tmp_path / "x.ttf")


def test_a_restricted_licence_is_respected(tmp_path: Path) -> None:
    assert fonts.may_be_embedded(BUNDLED[0])
    assert not fonts.may_be_embedded(renamed(tmp_path / "x.ttf", "Closed", fs_type=2))


def test_the_families_of_a_theme_begin_with_its_base() -> None:
    theme = Theme(
        name="x",
        base=Style(font="A"),
        emotions={Emotion.SAD: StylePatch(font="B")},
        voices={"shout": StylePatch(font="C"), "whisper": StylePatch(font="A")},
    )
    assert fonts.theme_families(theme) == ["A", "B", "C"]
