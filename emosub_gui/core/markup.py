r"""Event text: what a cue's `text` may hold, and its plain reading.

A cue's text is the Text field of an ASS event: override tags in braces, `\N` for a line
break, `\n` for a soft one, `\h` for a hard space. Everything else is literal. Plain text
(from a recogniser, SRT or a text field) is turned into event text by `from_plain`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

BREAK = "\\N"
# libass reads `\{` as a brace; a word joiner keeps a typed backslash from pairing with n, N, h.
_JOINER = "\u2060"
_TOKEN = re.compile(r"\{[^}]*\}|\\[Nnh]|\\[{}]|\\\u2060|[^{\\]+|.", re.DOTALL)
_DRAWING = re.compile(r"\\p(\d+)")


class Token(NamedTuple):
    """A run of event text: its source, how it reads, and where it starts."""

    source: str
    plain: str
    offset: int

    @property
    def is_tag(self) -> bool:
        """Whether this is an override block."""
        return len(self.source) > 1 and self.source[0] == "{" and self.source[-1] == "}"


def tokens(text: str) -> list[Token]:
    """Split event text into override blocks, escapes and literal runs; joined, they are `text`."""
    found: list[Token] = []
    drawing = False
    for match in _TOKEN.finditer(text):
        source = match.group()
        if source[0] == "{" and len(source) > 1:
            levels = _DRAWING.findall(source)
            drawing = int(levels[-1]) > 0 if levels else drawing
            plain = ""
        elif drawing:
            plain = ""
        elif source in ("\\N", "\\n"):
            plain = "\n"
        elif source == "\\h":
            plain = "\u00a0"
        elif source in ("\\{", "\\}"):
            plain = source[1]
        elif source == "\\" + _JOINER:
            plain = "\\"
        else:
            plain = source
        found.append(Token(source, plain, match.start()))
    return found


def to_plain(text: str) -> str:
    """Return what a viewer reads: no tags, no drawings, real line breaks."""
    if "{" not in text and "\\" not in text:
        return text
    return "".join(token.plain for token in tokens(text))


def from_plain(text: str) -> str:
    r"""Return event text that shows `text` literally; line breaks become `\N`."""
    escaped = re.sub(r"\\(?=[Nnh{}])|\\$", lambda _: "\\" + _JOINER, text)
    escaped = escaped.replace("{", "\\{").replace("}", "\\}")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", BREAK)


def has_tags(text: str) -> bool:
    """Tell whether any override block is present."""
    return any(token.is_tag for token in tokens(text))


def plain_offset(text: str, offset: int) -> int:
    """Map an offset in event text to the offset in its plain reading."""
    seen = 0
    for token in tokens(text):
        if token.offset + len(token.source) > offset:
            inside = offset - token.offset
            return seen + min(inside if len(token.plain) == len(token.source) else 0, inside)
        seen += len(token.plain)
    return seen


def source_offset(text: str, offset: int) -> int:
    """Map an offset in the plain reading to the offset in event text, after any tags there."""
    seen = 0
    for token in tokens(text):
        if token.plain and seen + len(token.plain) > offset:
            inside = offset - seen
            return token.offset + (inside if len(token.plain) == len(token.source) else 0)
        seen += len(token.plain)
    return len(text)


def source_spans(text: str) -> list[tuple[int, int]]:
    """Return where in event text each character of its plain reading stands, as (start, end)."""
    spans: list[tuple[int, int]] = []
    for token in tokens(text):
        if len(token.plain) == 1:
            spans.append((token.offset, token.offset + len(token.source)))
        elif token.plain:
            end = token.offset + len(token.source)
            spans += ((offset, offset + 1) for offset in range(token.offset, end))
    return spans
