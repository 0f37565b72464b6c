"""Themes for exchange: an `.emotheme` file holds a theme and the fonts that it needs.

It is a ZIP archive of `theme.json` and `fonts/`. Bundled fonts stay out: every copy of the program
has them. Fonts whose makers forbid embedding stay out as well. An archive may come from anybody:
nothing but these names is taken from it, no more than so many bytes, and only what is a font.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from emosub_gui.core import files
from emosub_gui.core.errors import ThemeError
from emosub_gui.core.theme import Theme
from emosub_gui.styling import fonts, themes

SUFFIX: Final = ".emotheme"
_THEME: Final = "theme.json"
_FOLDER: Final = "fonts/"
_FONT = re.compile(r"fonts/[^\W_][\w \-()\[\],+]*\.(?:ttf|otf|ttc|otc)", re.IGNORECASE)
_LARGEST_THEME: Final = 1 << 20
_LARGEST: Final = 128 << 20
_MOST_FONTS: Final = 64


def export_theme(theme: Theme, path: Path, own: Iterable[Path] = ()) -> list[str]:
    """Write a theme with its fonts as a package.

    Args:
        theme: to be written.
        path: where to.
        own: font files that travel with the theme already.

    Returns:
        The families that could not come along: missing here, or not to be embedded.

    Raises:
        FileError: it cannot be written.
    """
    own = list(own)
    carried: dict[str, Path] = {}
    left: list[str] = []
    for family in fonts.theme_families(theme):
        found = fonts.resolve(family, own)
        if found.source is fonts.FontSource.BUNDLED:
            continue
        free = [file for file in found.files if fonts.may_be_embedded(file)]
        carried |= {_safe(file.name): file for file in free}
        if not free:
            left.append(family)
    theme = msgspec.structs.replace(theme, fonts=tuple(_FOLDER + name for name in carried))
    with files.replacing(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_THEME, themes.encode_theme(theme))
        for name, file in carried.items():
            archive.write(file, _FOLDER + name)
    return left


def import_theme(path: Path, user_folder: Path, *, replace: bool = False) -> Path:
    """Take a package, or a theme's plain JSON, into the user's folder.

    Returns:
        The theme's file there.

    Raises:
        FileError: it cannot be read, or the folder not written.
        ThemeError: it is no theme, or holds what a theme does not.
        ThemeExistsError: one has the name already, and may not be replaced.
    """
    data = files.read_bytes(path, _LARGEST)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        theme = themes.decode_theme(data, path.stem)
        return themes.save_theme(
            msgspec.structs.replace(theme, fonts=()), user_folder, replace=replace
        )
    theme, carried = _unpack(data, path)
    if not replace:
        themes.check_free(theme.name, user_folder)
    folder = user_folder / themes.theme_id(theme.name)
    with files.writing(folder):
        user_folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=user_folder, prefix=".") as place:
            _lay_out(carried, Path(place), path)
            if folder.exists():
                shutil.rmtree(folder)
            if carried:
                shutil.copytree(place, folder)
    names = tuple(f"{folder.name}/{name}" for name in carried)
    return themes.save_theme(msgspec.structs.replace(theme, fonts=names), user_folder)


def _unpack(data: bytes, path: Path) -> tuple[Theme, dict[str, bytes]]:
    """Return what a package holds: its theme, and fonts by their file names."""
    left = _LARGEST
    members: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    continue
                if info.filename != _THEME and not _FONT.fullmatch(info.filename):
                    raise ThemeError(name=path.name, reason=f"it holds {info.filename}")
                with archive.open(info) as member:
                    limit = min(left, _LARGEST_THEME if info.filename == _THEME else left)
                    members[info.filename] = content = member.read(limit + 1)
                left -= len(content)
                if len(content) > limit or len(members) > _MOST_FONTS + 1:
                    raise ThemeError(name=path.name, reason="it holds too much")
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        # RuntimeError: encrypted; its subclass NotImplementedError: an unknown compression.
        raise ThemeError(name=path.name, reason=f"the archive is damaged ({error})") from error
    if _THEME not in members:
        raise ThemeError(name=path.name, reason=f"it holds no {_THEME}")
    theme = themes.decode_theme(members.pop(_THEME), path.stem)
    return theme, {name.removeprefix(_FOLDER): content for name, content in members.items()}


def _lay_out(carried: dict[str, bytes], folder: Path, source: Path) -> None:
    """Write fonts into a folder, and refuse what is none."""
    for name, content in carried.items():
        (folder / name).write_bytes(content)
        if not fonts.names(folder / name):
            raise ThemeError(name=source.name, reason=f"{name} in it is not a font")


def _safe(name: str) -> str:
    """Return a font's file name without what a package may not hold."""
    stem, _, suffix = name.rpartition(".")
    cleaned = re.sub(r"[^\w \-]+", "-", stem).strip("-_ ")
    return f"{cleaned or 'font'}.{suffix}"
