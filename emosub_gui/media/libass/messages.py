"""What libass says: into the log, and what it says of fonts kept for those who ask."""

from __future__ import annotations

import ctypes
import logging
import re
import sys
from typing import NamedTuple

from emosub_gui.media.libass.library import MessageCallback

_log = logging.getLogger(__name__)

_WARNING, _INFORMATION = 2, 4
_LONGEST = 2048
_CHOSEN = re.compile(
    r"fontselect: (?:Using default font(?: family)?: )?"
    r"\((?P<family>.*), (?P<weight>\d+), (?P<slant>\d+)\) -> (?P<file>.*), -?\d+, (?P<name>.*)"
)
_ABSENT = re.compile(
    r"Glyph 0x(?P<code>[0-9A-F]+) not found, selecting .* for \((?P<family>.*), \d+, \d+\)"
)
_NOWHERE = re.compile(r"failed to find any fallback with glyph 0x(?P<code>[0-9A-F]+) ")


class Chosen(NamedTuple):
    """A font that a script asked for, and the one that was taken.

    `file` is a path, or a PostScript name where the font came with the program or the script, or
    the system has no paths; `name` is the PostScript name.
    """

    family: str
    weight: int
    italic: bool
    file: str
    name: str


class Messages:
    """Receives libass' messages.

    Attributes:
        callback: for `ass_set_message_cb`; it must live as long as the library's handle.
        chosen: which fonts were taken, in order.
        absent: characters that each family lacked, so that they came from another font.
        nowhere: characters that no font has; they are drawn as boxes.
    """

    def __init__(self) -> None:
        self.callback = MessageCallback(self._receive)
        self.chosen: list[Chosen] = []
        self.absent: dict[str, set[str]] = {}
        self.nowhere: set[str] = set()

    def _receive(
        self, level: int, template: bytes, arguments: int | None, _data: int | None
    ) -> None:
        """Take a message; called by libass, in the thread that draws."""
        if level > _INFORMATION:
            return
        text = _formatted(template, arguments)
        if match := _CHOSEN.search(text):
            family, weight, slant, file, name = match.groups()
            self.chosen.append(Chosen(family, int(weight), slant != "0", file, name))
        elif match := _NOWHERE.search(text):
            self.nowhere.add(chr(int(match["code"], 16)))
        elif match := _ABSENT.search(text):
            self.absent.setdefault(match["family"], set()).add(chr(int(match["code"], 16)))
        _log.log(logging.WARNING if level <= _WARNING else logging.DEBUG, "libass: %s", text)


def _formatted(template: bytes, arguments: int | None) -> str:
    """Return a message with its arguments put in by the C library.

    On the systems that we run on, a `va_list` that is handed on is one pointer.
    """
    buffer = ctypes.create_string_buffer(_LONGEST)
    write = _vsnprintf()
    write(buffer, ctypes.c_size_t(_LONGEST), template, ctypes.c_void_p(arguments))
    return buffer.value.decode("utf-8", "replace")


def _vsnprintf() -> ctypes._NamedFuncPointer:
    """Return the C library's function that formats by a `va_list`."""
    if sys.platform == "win32":
        return ctypes.cdll.msvcrt._vsnprintf  # noqa: SLF001 - Microsoft's name
    return ctypes.CDLL(None).vsnprintf
