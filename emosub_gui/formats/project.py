"""The `.emosub` project: a document with everything that it knows, as JSON.

A file says its version. This program reads every version up to its own and writes its own. A
field is never given another meaning within a version; adding one whose loss would matter makes a
new version, so unknown fields can be passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Any, Final

import msgspec

from emosub_gui.core import files
from emosub_gui.core.document import Document
from emosub_gui.core.errors import FileEmptyError, ProjectError, ProjectTooNewError

FORMAT: Final = "emosub"
VERSION: Final = 2
_BEGINNING = re.compile(rb'\s*\{\s*"format"\s*:\s*"emosub"')


class _Header(msgspec.Struct):
    """What every version begins with."""

    format: str
    version: int


class _Project(msgspec.Struct, omit_defaults=True):
    """Version 2. In version 1 a style was `bold` or not; words' sounds and positions are new.

    Attributes:
        format, version: as in the header.
        media_beside: path of the film relative to the project's folder, with slashes; empty where
            there is none (another drive).
        document: all of it; the path of its film is absolute.
    """

    format: str
    version: int
    document: Document
    media_beside: str = ""


def looks_like_project(data: bytes) -> bool:
    """Tell whether bytes begin as a project does."""
    return _BEGINNING.match(data) is not None


def load(path: Path) -> Document:
    """Read a project; its film is looked for beside it first, so that a moved folder opens.

    Raises:
        FileError: it cannot be read, or is empty.
        ProjectError: it is no project, or does not validate; the reason ends in the JSON path.
        ProjectTooNewError: a later version wrote it.
    """
    data = files.read_bytes(path)
    if not data:
        raise FileEmptyError(path=path)
    try:
        header = msgspec.json.decode(data, type=_Header)
        if header.format != FORMAT:
            raise ProjectError(path=path, reason="it is not a project file")
        if header.version > VERSION:
            raise ProjectTooNewError(path=path, version=header.version)
        reader = _READERS.get(header.version)
        if reader is None:
            raise ProjectError(path=path, reason=f"there is no version {header.version}")
        document = reader(data, path)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProjectError(path=path, reason=error) from error
    _check(document, path)
    return document


def save(document: Document, path: Path) -> None:
    """Write a project whole or not at all.

    Raises:
        FileError: the folder cannot be written, or the disk is full.
    """
    files.write_bytes(path, dumps(document, path))


def dumps(document: Document, path: Path) -> bytes:
    """Return a project as it would be written to `path`."""
    beside = ""
    film = Path(document.media.path if document.media else "")
    # A path of another system cannot be made absolute here: it stays as it is.
    foreign = PureWindowsPath(film).is_absolute() and not film.is_absolute()
    if document.media and document.media.path and not foreign:
        media = msgspec.structs.replace(document.media, path=str(film.absolute()))
        document = msgspec.structs.replace(document, media=media)
        beside = _relative(film.absolute(), path.absolute().parent)
    return msgspec.json.encode(_Project(FORMAT, VERSION, document, beside)) + b"\n"


def _read_1(data: bytes, path: Path) -> Document:
    """Return the document of a project of version 1."""
    return _opened(msgspec.convert(_weighed(msgspec.json.decode(data)), _Project), path)


def _weighed(said: Any) -> Any:
    """Return what a file says with a weight wherever it says whether a style is bold."""
    if isinstance(said, list):
        return [_weighed(part) for part in said]
    if not isinstance(said, dict):
        return said
    parts = {name: _weighed(part) for name, part in said.items()}
    if isinstance(parts.get("bold"), bool):
        parts["weight"] = 700 if parts.pop("bold") else 400
    return parts


def _read_2(data: bytes, path: Path) -> Document:
    """Return the document of a project of version 2."""
    return _opened(msgspec.json.decode(data, type=_Project), path)


def _opened(project: _Project, path: Path) -> Document:
    """Return a project's document with its film where it lies now."""
    document = project.document
    if document.media and project.media_beside:
        beside = Path(os.path.normpath(path.absolute().parent / project.media_beside))
        if beside.exists():
            media = msgspec.structs.replace(document.media, path=str(beside))
            document = msgspec.structs.replace(document, media=media)
    return document


_READERS: dict[int, Callable[[bytes, Path], Document]] = {1: _read_1, 2: _read_2}


def _relative(film: Path, folder: Path) -> str:
    """Return a film's path relative to a folder, with slashes; "" on another drive."""
    try:
        relative = os.path.relpath(film, folder)
    except ValueError:
        return ""
    return PureWindowsPath(relative).as_posix() if os.name == "nt" else relative


def _check(document: Document, path: Path) -> None:
    """Refuse a document that breaks what the rest of the program relies on.

    Raises:
        ProjectError: a cue ends before it starts, or ids are not unique, positive and below
            the next.
    """
    seen: set[int] = set()
    for number, cue in enumerate(document.cues, 1):
        if cue.end < cue.start:
            raise ProjectError(path=path, reason=f"line {number} ends before it starts")
        if cue.id in seen or not 0 < cue.id < document.next_id:
            raise ProjectError(path=path, reason=f"line {number} has a wrong id")
        seen.add(cue.id)
