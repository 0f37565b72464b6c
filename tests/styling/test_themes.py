from pathlib import Path

import pytest

from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import FileMissingError, ThemeError
from emosub_gui.core.theme import Style, Theme
from emosub_gui.styling.themes import (
    DEFAULT_THEME,
    default_theme,
    find_theme,
    list_themes,
    load_theme,
    save_theme,
)

BUNDLED = [file.id for file in list_themes()]


def test_the_bundled_themes_are_there_and_valid() -> None:
    assert {"cinema", "variety", "sdh"} <= set(BUNDLED)
    assert all(file.theme and file.bundled for file in list_themes())
    assert default_theme() == find_theme(DEFAULT_THEME)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_theme_tells_emotions_apart(name: str) -> None:
    theme = find_theme(name)
    assert theme.description
    if not theme.label_emotions:
        looks = {theme.emotions[e].over(theme.base) for e in EMOTIONS if e in theme.emotions}
        assert len(looks | {theme.base}) == len(EMOTIONS)


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
