"""Fonts inside of a script: the [Fonts] section, `fontname: NAME` and lines of encoded bytes.

Each three bytes are four characters, six bits and 33 in each (libass' `ass.c`, `decode_font`):
base64 with other letters.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from emosub_gui.core.document import Document, Section

_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LETTERS: Final = bytes(range(33, 33 + 64))
_ENCODE: Final = bytes.maketrans(_BASE64, _LETTERS)
_DECODE: Final = bytes.maketrans(_LETTERS, _BASE64)
_LINE: Final = 80
_NAME: Final = "fontname:"
_EVENTS = re.compile(r"^\[events\]", re.MULTILINE | re.IGNORECASE)


class EmbeddedFont(NamedTuple):
    """A font file that travels in a script."""

    name: str
    data: bytes


def is_fonts(section: Section) -> bool:
    """Tell whether this is [Fonts]."""
    return section.title.strip().lower() == "fonts"


def embedded_fonts(document: Document) -> list[EmbeddedFont]:
    """Return the fonts in a document's script; one that is damaged is left out."""
    sections = filter(is_fonts, document.script.sections)
    return [font for section in sections for font in _decode(section.lines)]


def without_fonts(document: Document) -> Document:
    """Return a document without the fonts in its script."""
    script = document.script
    kept = tuple(section for section in script.sections if not is_fonts(section))
    if kept == script.sections:
        return document
    return msgspec.structs.replace(document, script=msgspec.structs.replace(script, sections=kept))


def embed_fonts(script: str, fonts: Iterable[EmbeddedFont]) -> str:
    """Return a script that has no fonts yet with these in a section before its events."""
    lines = [line for font in fonts for line in _encode(font)]
    if not lines:
        return script
    section = "\n".join(("[Fonts]", *lines, "", ""))
    return _EVENTS.sub(lambda heading: section + heading.group(), script, count=1)


def _encode(font: EmbeddedFont) -> Iterator[str]:
    """Yield the lines of a font."""
    yield f"{_NAME} {font.name}"
    text = base64.b64encode(font.data).rstrip(b"=").translate(_ENCODE).decode("ascii")
    yield from (text[at : at + _LINE] for at in range(0, len(text), _LINE))


def _decode(lines: Iterable[str]) -> Iterator[EmbeddedFont]:
    """Yield the fonts of a section's lines."""
    name, body = "", [""]
    for line in (*lines, _NAME):
        if line.lower().startswith(_NAME):
            letters = "".join(body).encode("ascii", "replace").translate(_DECODE)
            if name and letters:
                padding = b"=" * (-len(letters) % 4)
                with contextlib.suppress(binascii.Error):
                    yield EmbeddedFont(name, binascii.a2b_base64(letters + padding))
            name, body = line[len(_NAME) :].strip(), []
        else:
            body.append(line.strip())
