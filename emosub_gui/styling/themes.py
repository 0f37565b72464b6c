"""Themes as JSON files: those that come with the program, and the user's own."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Final

import msgspec

from emosub_gui.core import files
from emosub_gui.core.errors import EmoSubError, ThemeError
from emosub_gui.core.resources import resource
from emosub_gui.core.theme import Theme

DEFAULT_THEME: Final = "cinema"
_LARGEST: Final = 1 << 20
_UNSAFE = re.compile(r'[\s<>:"/\\|?*\x00-\x1f.]+')


class ThemeFile(msgspec.Struct, frozen=True):
    """A theme and where it lies.

    Attributes:
        id: the file's name without its suffix; what `--theme` and `find_theme` take.
        path: the file.
        bundled: whether it came with the program.
        theme: its content; None if it cannot be used.
        problem: why not.
    """

    id: str
    path: Path
    bundled: bool
    theme: Theme | None
    problem: EmoSubError | None = None


def list_themes(user_folder: Path | None = None) -> list[ThemeFile]:
    """Return all themes by id; the user's own stands in for a bundled one of the same id."""
    found: dict[str, ThemeFile] = {}
    folders = [(resource("themes"), True)]
    if user_folder is not None:
        folders.append((user_folder, False))
    for folder, bundled in folders:
        for path in sorted(folder.glob("*.json")):
            found[path.stem] = _examine(path, bundled)
    return [found[name] for name in sorted(found)]


def find_theme(name: str, user_folder: Path | None = None) -> Theme:
    """Return the theme with this id or displayed name, whatever the case.

    Raises:
        ThemeError: there is none, or its file does not validate.
    """
    wanted = name.casefold()
    themes = list_themes(user_folder)
    for file in themes:
        if file.id.casefold() == wanted or (file.theme and file.theme.name.casefold() == wanted):
            return file.theme or load_theme(file.path)
    known = ", ".join(file.id for file in themes)
    raise ThemeError(name=name, reason=f"there is no such theme among {known}")


@functools.cache
def default_theme() -> Theme:
    """Return the theme that is meant where a document has none."""
    return load_theme(resource("themes", f"{DEFAULT_THEME}.json"))


def load_theme(path: Path) -> Theme:
    """Read a theme.

    Raises:
        FileError: it cannot be read.
        ThemeError: it does not validate; the reason ends in the JSON path.
    """
    try:
        return msgspec.json.decode(files.read_bytes(path, _LARGEST), type=Theme)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ThemeError(name=path.stem, reason=error) from error


def save_theme(theme: Theme, user_folder: Path) -> Path:
    """Write a theme into the user's folder, under a file name made of its name.

    Raises:
        FileError: the folder cannot be written.
        ThemeError: the name has no usable character.
    """
    stem = _UNSAFE.sub("-", theme.name.lower()).strip("-")
    if not stem:
        raise ThemeError(name=theme.name, reason="its name is empty")
    path = user_folder / f"{stem}.json"
    files.write_bytes(path, msgspec.json.format(msgspec.json.encode(theme), indent=2) + b"\n")
    return path


def _examine(path: Path, bundled: bool) -> ThemeFile:
    """Return a theme file with its theme or the reason why it cannot be used."""
    try:
        return ThemeFile(path.stem, path, bundled, load_theme(path))
    except EmoSubError as problem:
        return ThemeFile(path.stem, path, bundled, None, problem)
