"""[Script Info]: `Key: value` lines and comments, kept as they are spelled."""

from __future__ import annotations

import re
from typing import Final

from emosub_gui.core.document import Document

Info = tuple[tuple[str, str], ...]
_NUMBER = re.compile(r"[+-]?\d{1,6}")
_DEFAULT_SIZE: Final = (1920, 1080)


def parse(line: str) -> tuple[str, str]:
    """Return key and value; the key is "" for any line that is not spelled `Key: value`."""
    key, _, value = line.partition(":")
    if not key or key.startswith((";", "!")) or not value.startswith(" "):
        return "", line
    return key, value[1:]


def write(entry: tuple[str, str]) -> str:
    """Return the line of an entry; the inverse of `parse`."""
    key, value = entry
    return f"{key}: {value}" if key else value


def find(info: Info, key: str) -> str:
    """Return the value of a key, whatever its spelling; "" if there is none."""
    for entry in reversed(info):
        name, _, value = write(entry).partition(":")
        if name.strip().lower() == key.lower():
            return value.strip()
    return ""


def replace(info: Info, key: str, value: str) -> Info:
    """Return the entries with a key's value changed, or added after the last entry."""
    entries = list(info)
    for index in reversed(range(len(entries))):
        name = write(entries[index]).partition(":")[0]
        if name.strip().lower() == key.lower():
            entries[index] = (name.strip(), value)
            return tuple(entries)
    end = next((at + 1 for at in reversed(range(len(entries))) if entries[at] != ("", "")), 0)
    entries.insert(end, (key, value))
    return tuple(entries)


def play_resolution(info: Info) -> tuple[int, int]:
    """Return width and height that a script is drawn for.

    What is missing is filled in as libass does (`ass_lazy_track_init`): 384×288 if neither is
    given, else 4:3, with the exception of 1280×1024.
    """
    width, height = _size(find(info, "PlayResX")), _size(find(info, "PlayResY"))
    if not width and not height:
        return 384, 288
    if not width:
        width = 1280 if height == 1024 else max(1, height * 4 // 3)
    if not height:
        height = 1024 if width == 1280 else max(1, width * 3 // 4)
    return width, height


def play_size(document: Document) -> tuple[int, int]:
    """Return a document's PlayRes: its own, else the video's size, else 1920×1080."""
    if document.play_width > 0 and document.play_height > 0:
        return document.play_width, document.play_height
    media = document.media
    if media is not None and media.width > 0 and media.height > 0:
        return media.width, media.height
    return _DEFAULT_SIZE


def film_size(document: Document) -> tuple[int, int] | None:
    """Return width and height of a document's film, which renderers call the storage size."""
    media = document.media
    return (media.width, media.height) if media is not None and media.width > 0 else None


def own_info(document: Document) -> Info:
    """Return the entries of a script that was not imported.

    `WrapStyle: 0` lets a renderer balance lines that turn out too wide; breaks inside a text stay
    as they are. `YCbCr Matrix: None` says that colours are meant as RGB, so that no player
    shifts them to imitate old renderers.
    """
    width, height = play_size(document)
    title = re.split(r"[/\\]", document.media.path)[-1] if document.media else ""
    return (
        ("", "; Made with EmoSub"),
        ("Title", " ".join(title.split()) or "Untitled"),
        ("ScriptType", "v4.00+"),
        ("WrapStyle", "0"),
        ("ScaledBorderAndShadow", "yes"),
        ("YCbCr Matrix", "None"),
        ("PlayResX", str(width)),
        ("PlayResY", str(height)),
        ("", ""),
    )


def _size(value: str) -> int:
    """Return a length in pixels, as renderers read it; 0 if there is none."""
    match = _NUMBER.match(value)
    return max(0, int(match.group())) if match else 0
