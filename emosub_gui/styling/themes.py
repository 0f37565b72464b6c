"""Themes as JSON files: those that come with the program, and the user's own.

A user's theme is `<id>.json`; fonts that travel with it lie in the folder `<id>` beside it, and
its `fonts` name them from there. Packages for exchange are in `packages`.
"""

from __future__ import annotations

import functools
import re
import shutil
from pathlib import Path
from typing import Final

import msgspec
from platformdirs import user_data_path

from emosub_gui.core import files
from emosub_gui.core.errors import EmoSubError, ThemeError, ThemeExistsError
from emosub_gui.core.resources import resource
from emosub_gui.core.theme import Theme

DEFAULT_THEME: Final = "cinema"
_LARGEST: Final = 1 << 20
_UNSAFE = re.compile(r'[\s<>:"/\\|?*\x00-\x1f.]+')
_INSIDE = re.compile(r'[^<>:"/\\|?*\x00-\x1f.]+/[^<>:"/\\|?*\x00-\x1f.][^<>:"/\\|?*\x00-\x1f]*')


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

    @property
    def fonts(self) -> list[Path]:
        """The font files that travel with it."""
        return theme_fonts(self.theme, self.path.parent) if self.theme else []


def user_themes() -> Path:
    """Return the folder of this person's own themes, which need not exist."""
    return user_data_path("EmoSub", appauthor=False) / "themes"


def theme_fonts(theme: Theme, folder: Path) -> list[Path]:
    """Return the font files that travel with a theme of a folder and are there."""
    return [path for name in theme.fonts if (path := folder / name).is_file()]


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
    return decode_theme(files.read_bytes(path, _LARGEST), path.stem)


def decode_theme(data: bytes, name: str) -> Theme:
    """Read a theme's JSON; `name` is for error messages.

    Raises:
        ThemeError: it does not validate, or would take its fonts from anywhere else.
    """
    try:
        theme = msgspec.json.decode(data, type=Theme)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ThemeError(name=name, reason=error) from error
    for font in theme.fonts:
        if not _INSIDE.fullmatch(font):
            raise ThemeError(name=name, reason=f"it names a font outside its folder, {font}")
    return theme


def encode_theme(theme: Theme) -> bytes:
    """Return a theme as JSON that people can read and compare."""
    return msgspec.json.format(msgspec.json.encode(theme), indent=2) + b"\n"


def theme_id(name: str) -> str:
    """Return the file name, without suffix, of a theme with this name.

    Raises:
        ThemeError: the name has no usable character.
    """
    stem = _UNSAFE.sub("-", name.lower()).strip("-")
    if not stem:
        raise ThemeError(name=name, reason="its name is empty")
    return stem


def save_theme(theme: Theme, user_folder: Path, *, replace: bool = True) -> Path:
    """Write a theme into the user's folder, under a file name made of its name.

    Raises:
        FileError: the folder cannot be written.
        ThemeError: the name has no usable character.
        ThemeExistsError: one has the name already, and may not be replaced.
    """
    path = user_folder / f"{theme_id(theme.name)}.json"
    if not replace:
        check_free(theme.name, user_folder)
    files.write_bytes(path, encode_theme(theme))
    return path


def check_free(name: str, user_folder: Path) -> None:
    """Raise `ThemeExistsError` if a theme, bundled or the user's, would have the same id."""
    file = f"{theme_id(name)}.json"
    if (user_folder / file).exists() or resource("themes", file).exists():
        raise ThemeExistsError(name=name)


def rename_theme(file: ThemeFile, name: str) -> Path:
    """Give a user's theme another name, and its files with it.

    Raises:
        FileError: the folder cannot be written.
        ThemeError: it is bundled or broken, or the name has no usable character.
        ThemeExistsError: one has the name already.
    """
    theme, folder = _own(file), file.path.parent
    target = folder / theme_id(name)
    if target.name != file.id:
        check_free(name, folder)
    fonts = tuple(f"{target.name}/{Path(font).name}" for font in theme.fonts)
    with files.writing(target):
        if theme.fonts and target.name != file.id:
            (folder / file.id).rename(target)
    path = save_theme(msgspec.structs.replace(theme, name=name, fonts=fonts), folder)
    if path != file.path:
        file.path.unlink()
    return path


def delete_theme(file: ThemeFile) -> None:
    """Remove a user's theme with its fonts; a bundled one of the same id shows again.

    Raises:
        FileError: the folder cannot be written.
        ThemeError: it is bundled.
    """
    if file.bundled:
        raise ThemeError(name=file.id, reason="it came with the program and stays")
    with files.writing(file.path):
        file.path.unlink(missing_ok=True)
        if file.path.with_suffix("").is_dir():
            shutil.rmtree(file.path.with_suffix(""))


def _own(file: ThemeFile) -> Theme:
    """Return the theme of a file that is the user's own and whole."""
    if file.bundled:
        raise ThemeError(name=file.id, reason="it came with the program; save it under a new name")
    return file.theme or load_theme(file.path)


def _examine(path: Path, bundled: bool) -> ThemeFile:
    """Return a theme file with its theme or the reason why it cannot be used."""
    try:
        return ThemeFile(path.stem, path, bundled, load_theme(path))
    except EmoSubError as problem:
        return ThemeFile(path.stem, path, bundled, None, problem)
