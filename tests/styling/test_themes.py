import itertools
import math
import operator
from pathlib import Path

import pytest
from msgspec.structs import replace

from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import FileMissingError, ThemeError, ThemeExistsError
from emosub_gui.core.theme import Animation, Style, StylePatch, Theme
from emosub_gui.styling import fonts
from emosub_gui.styling.contrast import Verdict, Vision, legibility, simulate_colour, verdict
from emosub_gui.styling.themes import (
    DEFAULT_THEME,
    ThemeFile,
    default_theme,
    delete_theme,
    find_theme,
    list_themes,
    load_theme,
    rename_theme,
    save_theme,
)

BUNDLED = [file.id for file in list_themes()]


def test_the_bundled_themes_are_there_and_valid() -> None:
    assert {"cinema", "variety", "horror", "children", "sdh", "affective"} <= set(BUNDLED)
    assert {"colour-blind", "high-contrast", "drama", "voice"} <= set(BUNDLED)
    assert all(file.theme and file.bundled for file in list_themes())
    assert default_theme() == find_theme(DEFAULT_THEME)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_theme_tells_emotions_apart(name: str) -> None:
    theme = find_theme(name)
    assert theme.description
    if not theme.label_emotions:
        looks = {theme.emotions[e].over(theme.base) for e in EMOTIONS if e in theme.emotions}
        assert len(looks | {theme.base}) == len(EMOTIONS)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_theme_uses_bundled_fonts_alone(name: str) -> None:
    assert {fonts.resolve(family).source for family in fonts.theme_families(find_theme(name))} == {
        fonts.FontSource.BUNDLED
    }


@pytest.mark.parametrize("name", BUNDLED)
def test_every_look_of_a_bundled_theme_can_be_read_on_black_on_white_and_between(
    name: str,
) -> None:
    worst = min(legibility(look, ["#000000", "#FFFFFF", "#808080"]) for look in looks(name))
    assert verdict(worst) is Verdict.AAA
    if name == "high-contrast":
        assert worst >= 7.0  # what AAA asks of text of any size


def test_the_colour_blind_safe_theme_keeps_its_colours_apart_for_everybody() -> None:
    fills = [look.fill for look in looks("colour-blind")[1:8]]
    for vision in (None, *Vision):
        seen = [simulate_colour(fill, vision) if vision else fill for fill in fills]
        pairs = itertools.combinations(map(oklab, seen), 2)
        assert min(math.dist(*pair) for pair in pairs) > 0.08, vision


def test_the_colour_blind_safe_theme_tells_emotions_by_their_shape_alone() -> None:
    shapes = {replace(look, fill="#FFFFFF") for look in looks("colour-blind")[1:8]}
    assert len(shapes) == len(EMOTIONS)


@pytest.mark.parametrize("name", ["cinema", "drama", "sdh", "colour-blind", "high-contrast"])
def test_restrained_themes_stand_still(name: str) -> None:
    assert {look.animation for look in looks(name)} == {Animation.NONE}


def looks(name: str) -> list[Style]:
    """The base, the seven emotions, and each in either voice."""
    theme = find_theme(name)
    plain = [theme.base, *(theme.emotions.get(e, StylePatch()).over(theme.base) for e in EMOTIONS)]
    return plain + [patch.over(look) for look in plain for patch in theme.voices.values()]


def oklab(colour: str) -> tuple[float, ...]:
    """A colour in Oklab, where distances are as seen (B. Ottosson, 2020)."""
    rgb = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    cones = [
        sum(map(operator.mul, row, linear)) ** (1 / 3)
        for row in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    ]
    return tuple(
        sum(map(operator.mul, row, cones))
        for row in (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        )
    )


def test_a_theme_is_found_by_id_or_name_whatever_the_case() -> None:
    assert find_theme("CINEMA") == find_theme("Cinema") == find_theme("cinema")


def test_an_unknown_theme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ThemeError, match=r"no such theme among .*cinema"):
        find_theme("nonesuch")


def test_a_saved_theme_is_listed_and_comes_back_equal(tmp_path: Path) -> None:
    theme = Theme(name="My: theme/1", base=Style(size=40))
    path = save_theme(theme, tmp_path / "themes")
    assert load_theme(path) == theme
    assert find_theme("my: theme/1", tmp_path / "themes") == theme
    assert path.parent == tmp_path / "themes"


def test_the_users_theme_stands_in_for_a_bundled_one(tmp_path: Path) -> None:
    save_theme(Theme(name="cinema", base=Style(size=99)), tmp_path)
    assert find_theme("cinema", tmp_path).base.size == 99
    assert [file.id for file in list_themes(tmp_path)] == BUNDLED


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"name": "x", "base": {"size": -3}}', r"\$\.base\.size"),
        ('{"name": "x", "base": {"colour": "red"}}', r"unknown field `colour`"),
        ('{"name": "x", "emotions": {"hungry": {}}}', r"hungry"),
        ('{"name": "x", "emotions": {"sad": {"fill": "red"}}}', r"\$\.emotions\[\.\.\.\]\.fill"),
        ("{}", r"missing required field `name`"),
        ("not json", r"malformed"),
    ],
)
def test_a_broken_theme_says_where_and_does_not_hide_the_others(
    tmp_path: Path, content: str, reason: str
) -> None:
    (tmp_path / "broken.json").write_text(content)
    with pytest.raises(ThemeError, match=reason):
        find_theme("broken", tmp_path)
    broken = next(file for file in list_themes(tmp_path) if file.id == "broken")
    assert broken.theme is None
    assert isinstance(broken.problem, ThemeError)
    assert find_theme("cinema", tmp_path).name == "Cinema"


def test_bytes_that_are_no_text_are_a_broken_theme(tmp_path: Path) -> None:
    (tmp_path / "bytes.json").write_bytes(b'{"name": "\xff\xfe"}')
    with pytest.raises(ThemeError):
        load_theme(tmp_path / "bytes.json")


def test_missing_files_and_names_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        load_theme(tmp_path / "none.json")
    with pytest.raises(ThemeError):
        save_theme(Theme(name=" ./ "), tmp_path)


def own(folder: Path, name: str) -> ThemeFile:
    return next(file for file in list_themes(folder) if file.theme and file.theme.name == name)


def with_font(folder: Path, name: str) -> ThemeFile:
    path = save_theme(Theme(name=name, fonts=("mine/x.ttf",)), folder)
    (folder / path.stem).mkdir()
    (folder / path.stem / "x.ttf").write_bytes(b"font")
    return own(folder, name)


def test_a_renamed_theme_takes_its_fonts_with_it(tmp_path: Path) -> None:
    rename_theme(with_font(tmp_path, "Mine"), "Ours, now")
    renamed = own(tmp_path, "Ours, now")
    assert [path.read_bytes() for path in renamed.fonts] == [b"font"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours,-now", "ours,-now.json"]
    assert rename_theme(renamed, "OURS, NOW").name == "ours,-now.json"
    assert own(tmp_path, "OURS, NOW").fonts == renamed.fonts


def test_a_deleted_theme_takes_its_fonts_with_it_and_shows_the_bundled_one(tmp_path: Path) -> None:
    delete_theme(with_font(tmp_path, "Mine"))
    assert list(tmp_path.iterdir()) == []
    save_theme(Theme(name="Cinema", base=Style(size=99)), tmp_path)
    delete_theme(own(tmp_path, "Cinema"))
    assert find_theme("cinema", tmp_path) == default_theme()


def test_bundled_themes_stay_and_names_are_taken_once(tmp_path: Path) -> None:
    bundled = own(tmp_path, "Cinema")
    for attempt in (lambda: delete_theme(bundled), lambda: rename_theme(bundled, "Other")):
        with pytest.raises(ThemeError, match="came with the program"):
            attempt()
    save_theme(Theme(name="Mine"), tmp_path)
    save_theme(Theme(name="Other"), tmp_path)
    for taken in ("Other", "Cinema"):
        with pytest.raises(ThemeExistsError, match=taken):
            rename_theme(own(tmp_path, "Mine"), taken)
        with pytest.raises(ThemeExistsError, match=taken):
            save_theme(Theme(name=taken), tmp_path, replace=False)


@pytest.mark.parametrize(
    "font", ["/etc/x.ttf", "../x.ttf", "a/../../x.ttf", "a\\\\b.ttf", "x.ttf", "a/.."]
)
def test_a_theme_takes_no_fonts_from_elsewhere(font: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(f'{{"name": "x", "fonts": ["{font}"]}}')
    with pytest.raises(ThemeError, match="outside its folder"):
        load_theme(tmp_path / "x.json")
