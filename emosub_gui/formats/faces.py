r"""Between event text and the markup of other formats: bold, italic, colour, and literal text.

SubRip has no way to escape what looks like a tag. A word joiner (U+2060, invisible, without width)
is put into it when writing and taken out when reading.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from emosub_gui.core import markup
from emosub_gui.core.theme import Colour
from emosub_gui.styling.colours import from_ass

JOINER: Final = "\u2060"
_SWITCH = re.compile(
    r"\\(?:([bius])(\d*)|1?c(&?H[0-9A-Fa-f]{1,8}&?)?|(r)[^\\}]*)(?=[\\}\s])", re.ASCII
)
_HEAVY: Final = 600
_MARKED = re.compile(
    r"(?P<override>\{\\[^{}]*\})|<\s*(?P<close>/?)\s*(?P<name>[A-Za-z]+)(?P<rest>[^<>]*)>"
)
_ENTITY = re.compile(r"&#?\w{1,24};")
_COLOUR = re.compile(r"""color\s*=\s*["']?\s*(#?\w+)""", re.IGNORECASE)
_NAMED: Final = {
    "aqua": "00FFFF", "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "fuchsia": "FF00FF",
    "gray": "808080", "green": "008000", "grey": "808080", "lime": "00FF00", "magenta": "FF00FF",
    "maroon": "800000", "navy": "000080", "olive": "808000", "orange": "FFA500", "pink": "FFC0CB",
    "purple": "800080", "red": "FF0000", "silver": "C0C0C0", "skyblue": "87CEEB", "teal": "008080",
    "violet": "EE82EE", "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
_FLAGS: Final = {"b": "bold", "i": "italic", "u": "underline", "s": "strikeout"}


class Face(NamedTuple):
    """How a run of text looks, as far as other formats can say it; no colour is the default's."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strikeout: bool = False
    colour: Colour | None = None


def runs(text: str, base: Face) -> list[tuple[str, Face]]:
    """Split event text into runs of plain text of one face, beginning with `base`."""
    face = base
    found: list[tuple[str, Face]] = []
    for token in markup.tokens(text):
        if token.is_tag:
            face = _switch(face, base, token.source)
        elif found and found[-1][1] == face:
            found[-1] = (found[-1][0] + token.plain, face)
        elif token.plain:
            found.append((token.plain, face))
    return found


def write_runs(
    text: str, base: Face, escape: Callable[[str], str], *, strikeout: bool, colour: bool
) -> str:
    """Return event text with `<b>`, `<i>`, `<u>`, and if wanted `<s>` and `<font color>`."""
    written = []
    for plain, face in runs(text, base):
        piece = escape(plain)
        for flag, wanted in (("s", strikeout), ("u", True), ("i", True), ("b", True)):
            if wanted and getattr(face, _FLAGS[flag]):
                piece = f"<{flag}>{piece}</{flag}>"
        if colour and face.colour:
            piece = f'<font color="{face.colour[:7]}">{piece}</font>'
        written.append(piece)
    return "".join(written)


def read_marked(source: str, handle: Callable[[str, bool, str], str | None]) -> str:
    """Return the event text of text with tags in angle brackets and override tags in braces.

    Args:
        source: with line feeds as line breaks.
        handle: takes a tag's name in lower case, whether it closes, and what follows the name;
            returns event text, or None if the tag is literal text.
    """
    parts: list[str] = []
    at = 0
    for match in _MARKED.finditer(source):
        name = match["name"]
        replacement = (
            handle(name.lower(), bool(match["close"]), match["rest"]) if name else match["override"]
        )
        if replacement is not None:
            parts += (_literal(source[at : match.start()]), replacement)
            at = match.end()
    parts.append(_literal(source[at:]))
    return "".join(parts)


class BasicTags:
    """Reads `<b> <i> <u> <s> <font color>`, the tags that SubRip and SAMI share."""

    def __init__(self) -> None:
        self._colours: list[str] = []

    def __call__(self, name: str, closes: bool, rest: str) -> str | None:
        """Return override tags for a tag; None for one that is not known."""
        name = "s" if name in ("strike", "del") else name
        if name in _FLAGS and not rest.strip(" /"):
            return f"{{\\{name}{0 if closes else 1}}}"
        if name != "font":
            return None
        before = self._colours[-1] if self._colours else "{\\c}"
        if not closes:
            self._colours.append(_colour_tag(rest) or before)
        elif self._colours:
            self._colours.pop()
        after = self._colours[-1] if self._colours else "{\\c}"
        return after if after != before else ""


def _switch(face: Face, base: Face, block: str) -> Face:
    """Return the face after a block of override tags."""
    for flag, value, colour, reset in _SWITCH.findall(block):
        if reset:
            face = base
        elif flag:
            field = _FLAGS[flag]
            on = int(value) == 1 or int(value) >= _HEAVY if value else getattr(base, field)
            changes: dict[str, Any] = {field: on}
            face = face._replace(**changes)
        else:
            face = face._replace(colour=from_ass(colour)[:7] if colour else base.colour)
    return face


def _colour_tag(attributes: str) -> str | None:
    """Return the override block for the colour among a font tag's attributes, if it has one."""
    match = _COLOUR.search(attributes)
    value = match.group(1).lower() if match else ""
    digits = _NAMED.get(value, value.lstrip("#").upper())
    if not re.fullmatch(r"[0-9A-F]{6}", digits):
        return None
    red, green, blue = digits[:2], digits[2:4], digits[4:]
    return f"{{\\c&H{blue}{green}{red}&}}"


def _literal(text: str) -> str:
    """Return event text for text between tags."""
    unescaped = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return markup.from_plain(unescaped.replace(JOINER, ""))
