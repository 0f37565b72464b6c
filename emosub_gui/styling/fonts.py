"""Fonts: those that come with the program, a theme's own, the system's, and what stands in.

Renderers find a font by the family or the full name inside its file, not by the file's name;
libass knows no more of a folder's fonts than these two (`ass_fontselect.c`), fontconfig also the
typographic family. That is why a theme says `NanumSquareRound Bold` and not `NanumSquareRound`.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from emosub_gui.core.resources import resource
from emosub_gui.core.theme import Theme

DEFAULT_FAMILY: Final = "NanumBarunGothic"
BUNDLED_FAMILIES: Final = (
    DEFAULT_FAMILY,
    "NanumSquareRound Regular",
    "NanumSquareRound Bold",
    "NanumSquareRound ExtraBold",
    "NanumMyeongjo",
    "BM JUA",
    "BM DoHyeon",
)
"""As themes name them; regular and bold of a family are one where its files say so."""
_COLLECTIONS: Final = frozenset({".ttc", ".otc"})
SUFFIXES: Final = _COLLECTIONS | {".ttf", ".otf"}
_FAMILY, _FULL_NAME, _TYPOGRAPHIC_FAMILY = 1, 4, 16
_WINDOWS: Final = 3
_RESTRICTED: Final = 0x0002
_STAND_INS: Final = (
    ("BM DoHyeon", ("dohyeon", "도현", "hanna", "한나", "impact", "black", "poster", "anton")),
    ("BM JUA", ("jua", "주아", "comic", "cute", "pen", "brush", "hand", "script", "펜", "손글씨")),
    ("NanumSquareRound Bold", ("round", "square", "둥근", "라운드", "스퀘어")),
    ("NanumBarunGothic", ("sans", "gothic", "고딕", "돋움", "굴림")),
    (
        "NanumMyeongjo",
        ("myeong", "batang", "명조", "바탕", "serif", "times", "georgia", "garamond", "roman"),
    ),
)
"""Bundled families, and parts of names whose fonts they resemble; the first that fits counts."""

Families = dict[str, tuple[Path, ...]]


class FontSource(StrEnum):
    """Where a family was found."""

    BUNDLED = "bundled"
    THEME = "theme"
    SYSTEM = "system"
    MISSING = "missing"


class FontMatch(NamedTuple):
    """A family, where it was found, its files, and the bundled family to use if it is missing."""

    family: str
    source: FontSource
    files: tuple[Path, ...] = ()
    replacement: str = ""


def resolve(family: str, own: Iterable[Path] = ()) -> FontMatch:
    """Look for a family among the bundled fonts, a theme's own files, and the system's fonts."""
    places: dict[FontSource, Callable[[], Families]] = {
        FontSource.BUNDLED: bundled,
        FontSource.THEME: lambda: _by_name(own),
        FontSource.SYSTEM: installed,
    }
    for source, families in places.items():
        if files := families().get(family.casefold()):
            return FontMatch(family, source, files)
    return FontMatch(family, FontSource.MISSING, replacement=replacement(family))


def replacement(family: str) -> str:
    """Return the bundled family that comes nearest to one that is missing, by its name."""
    name = family.casefold()
    fitting = (stand_in for stand_in, parts in _STAND_INS if any(part in name for part in parts))
    return next(fitting, DEFAULT_FAMILY)


def theme_families(theme: Theme) -> list[str]:
    """Return the families that a theme uses, its base's first."""
    patches = (*theme.emotions.values(), *theme.speakers.values(), *theme.voices.values())
    used = [theme.base.font, *(patch.font for patch in patches if patch.font)]
    return list(dict.fromkeys(used))


@functools.cache
def bundled() -> Families:
    """Return the files of each bundled family, by its name in small letters."""
    return _by_name(font_files(bundled_folder()))


def bundled_folder() -> Path:
    """Return the folder of the bundled fonts, as libass and ffmpeg want it."""
    return resource("fonts")


@functools.cache
def installed() -> Families:
    """Return the files of each family on this system, by its name in small letters.

    Reads every font's names, about a millisecond each, once.
    """
    files = (path for folder in _system_folders() for path in _walk(folder))
    return _by_name(files, typographic=True)


def font_files(folder: Path) -> list[Path]:
    """Return the font files that lie in a folder, not below it, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)


def names(path: Path, *, typographic: bool = False) -> frozenset[str]:
    """Return the names by which a renderer finds a font file; none if it is not a font.

    Args:
        path: of a font or a collection of fonts.
        typographic: whether the family that unites all weights counts as well.
    """
    faces = _faces(path)
    found = (face.names | face.typographic if typographic else face.names for face in faces)
    return frozenset().union(*found)


def may_be_embedded(path: Path) -> bool:
    """Tell whether a font's maker lets it travel with documents (`fsType` of its OS/2 table)."""
    faces = _faces(path)
    return bool(faces) and not any(face.restricted for face in faces)


class _Face(NamedTuple):
    """What a font says of itself."""

    names: frozenset[str]
    typographic: frozenset[str]
    restricted: bool

    @classmethod
    def of(cls, font: Any) -> _Face:
        """Read an open `fontTools.ttLib.TTFont`."""

        def said(*wanted: int) -> frozenset[str]:
            # libass takes Windows' names only.
            records = (r for r in font["name"].names if r.platformID == _WINDOWS)
            texts = (r.toUnicode(errors="replace") for r in records if r.nameID in wanted)
            return frozenset(text.strip() for text in texts) - {""}

        restricted = "OS/2" in font and bool(font["OS/2"].fsType & _RESTRICTED)
        return cls(said(_FAMILY, _FULL_NAME), said(_TYPOGRAPHIC_FAMILY), restricted)


def _faces(path: Path) -> list[_Face]:
    """Return what the faces in a file say of themselves; nothing if it is not a font."""
    from fontTools.ttLib import TTCollection, TTFont

    options = {"lazy": True, "ignoreDecompileErrors": False}
    try:
        if path.suffix.lower() in _COLLECTIONS:
            with TTCollection(path, **options) as collection:
                return [_Face.of(font) for font in collection.fonts]
        with TTFont(path, **options) as font:
            return [_Face.of(font)]
    except Exception:  # noqa: BLE001 - fontTools lets out whatever a damaged table leads to
        return []


def _by_name(files: Iterable[Path], *, typographic: bool = False) -> Families:
    """Return files by the names that they answer to, in small letters."""
    found: dict[str, list[Path]] = {}
    for path in files:
        for name in names(path, typographic=typographic):
            found.setdefault(name.casefold(), []).append(path)
    return {name: tuple(paths) for name, paths in found.items()}


def _system_folders() -> list[Path]:
    """Return where this kind of system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    shared = [Path(folder) / "fonts" for folder in data.split(":") if folder]
    return [home / ".fonts", home / ".local/share/fonts", *shared]


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the font files below a folder, which need not exist."""
    for place, _, files in os.walk(folder):
        for name in sorted(files):
            if Path(name).suffix.lower() in SUFFIXES:
                yield Path(place, name)
