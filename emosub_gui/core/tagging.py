r"""Override tags on a stretch of a line: what is in force there, and changing it.

A tag without a value, as in `{\i1}so{\i}`, returns to what the line's own look says, whatever
theme that comes from. Tags inside a `\t(…)` belong to its movement: they are neither read nor
changed. What each tag does: Aegisub's manual, "ASS override tags", and libass' `ass_parse.c`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

import regex

from emosub_gui.core import markup


class Tag(StrEnum):
    """Tags that hold from where they stand on; the value is how they are written."""

    BOLD = "b"
    ITALIC = "i"
    UNDERLINE = "u"
    STRIKE = "s"
    FONT = "fn"
    SIZE = "fs"
    FILL = "1c"
    FILL_ALPHA = "1a"
    OUTLINE = "3c"
    OUTLINE_ALPHA = "3a"
    SHADOW = "4c"
    SHADOW_ALPHA = "4a"
    BLUR = "blur"


class LineTag(StrEnum):
    """Tags that a line has once: renderers take the first."""

    ALIGNMENT = "an"
    FADE = "fad"


PLACING: Final = frozenset({"pos", "move", "org"})
"""Names of the tags that say where a line stands; see `placing`."""

_PART = re.compile(r"\\[^\\(]*(?:\((?:[^()]|\([^()]*\))*\)?)?[^\\]*|[^\\]+")
_FLAG = re.compile(r"\d{1,4}", re.ASCII)
_NAME = re.compile(r"\\\s*(fn|r|\d?[A-Za-z]+)")
_SAME: Final = {"c": Tag.FILL, "a": LineTag.ALIGNMENT, "fade": LineTag.FADE}
_ALPHAS: Final = (Tag.FILL_ALPHA, Tag.OUTLINE_ALPHA, Tag.SHADOW_ALPHA)
_ONCE: Final = PLACING | {*LineTag}
"""Hold for the whole line wherever they stand."""
_NO_LOOK: Final = frozenset({"", "p", "k", "K", "kf", "ko", "kt"})
"""Remarks, drawings and karaoke: no matter of how a line looks."""
_LEGACY_ALIGNMENTS: Final = {"5": "7", "6": "8", "7": "9", "9": "4", "10": "5", "11": "6"}
_RESET: Final = "r"
_HEAVY: Final = 600
_JOINER: Final = "\u2060"


class _Part(NamedTuple):
    """A tag of an override block, or a remark, which has no name."""

    name: str
    value: str
    source: str


class _Piece(NamedTuple):
    """What is shown at one place (a character, an escape, a drawing), and the blocks before it."""

    blocks: str
    source: str
    plain: str


# ---- words ------------------------------------------------------------------------------


def values(text: str, tag: Tag, start: int, end: int) -> set[str]:
    """Return what a tag says on the characters from one plain offset to another.

    "" is the line's own look. Spaces count only where there is nothing else.
    """
    if "{" not in text:
        return {""} if text[start:end] else set()
    pieces, _ = _pieces(text)
    said = zip(pieces, _said(pieces, tag), strict=True)
    shown = [(piece.plain, value) for piece, value in said if piece.plain][start:end]
    return {value for plain, value in shown if not plain.isspace()} or {v for _, v in shown}


def is_on(text: str, tag: Tag, start: int, end: int, *, own: bool) -> bool:
    """Tell whether a switch is on all over from one plain offset to another.

    Args:
        text: event text.
        tag: bold, italic, underline or strike.
        start: offset in the plain reading.
        end: as well.
        own: whether the line's own look has it on.
    """
    found = values(text, tag, start, end)
    return all(_means_on(value, own=own) for value in found) if found else own


def switched(text: str, tag: Tag, start: int, end: int, *, on: bool, own: bool) -> str:
    """Return event text with a switch on, or off, between two plain offsets; as in `is_on`."""
    return tagged(text, {tag: "" if on is own else str(int(on))}, start, end)


def tagged(text: str, wanted: Mapping[Tag, str], start: int, end: int) -> str:
    """Return event text in which tags say something else from one plain offset to another.

    The offsets are widened to whole characters, as people see them. The plain reading stays,
    and everything outside looks as before. Of these tags, those that change nothing fall away.
    """
    plain = markup.to_plain(text)
    edges = [0, *(match.end() for match in regex.finditer(r"\X", plain))]
    first = max(edge for edge in edges if edge <= max(0, start))
    last = min((edge for edge in edges if edge >= end), default=len(plain))
    for tag, value in wanted.items():
        text = _tagged(text, tag, value, first, last)
    return text


# ---- lines ------------------------------------------------------------------------------


def line_tag(text: str, tag: LineTag) -> str:
    r"""Return what a line's tag says, as `8` or `(200,200)`; "" where it has none."""
    return next((part.value for part in _parts(text) if part.name == tag), "")


def with_line_tag(text: str, tag: LineTag, value: str) -> str:
    """Return event text whose line has a tag with this value; "" takes it away."""
    bare = _without(text, {tag})
    if not value:
        return bare
    joined = bare.startswith("{\\") and "}" in bare
    return f"{{\\{tag}{value}" + (bare[1:] if joined else f"}}{bare}")


def whole_line_tags(text: str) -> list[str]:
    r"""Return the names of the tags that set a whole line off, in order, `1c` for `c`.

    These are tags before the first character that no later one takes back, and those that a line
    has once, wherever they stand. The others set off single words.
    """
    pieces, last = _pieces(text)
    head, rest = (pieces[0].blocks, pieces[1:]) if pieces else (last, [])
    leading = [part.name for part in _parts(head)]
    later = [part.name for piece in rest for part in _parts(piece.blocks)]
    changed = leading if _RESET in later else later
    found = [name for name in leading if name not in changed or name in _ONCE]
    found += [name for name in later if name in _ONCE]
    return [name for name in dict.fromkeys(found) if name not in _NO_LOOK]


def without_whole_line_tags(text: str) -> str:
    """Return event text without the tags that set the whole line off."""
    return _without(text, whole_line_tags(text))


def carried(text: str, offset: int) -> str:
    """Return an override block for what holds at an offset in event text; "" where nothing does.

    So that the second half of a split line looks, and stands, as it did. Fades stay behind.
    """
    head = text[:offset]
    block = "".join(
        part.source for part in _parts(head) if part.name in _ONCE and part.name != LineTag.FADE
    )
    for tag in Tag:
        value = _after("", head, tag)
        if value not in ("", "0"):
            block += f"\\{tag}{value}"
    return f"{{{block}}}" if block else ""


def joined(texts: Sequence[str], separator: str) -> str:
    """Return event texts as one, in which each looks as it did alone."""
    if not any("{" in text for text in texts):
        return separator.join(texts)  # a thousand lines at once, where what follows takes seconds
    whole = _sealed(texts[0]) if texts else ""
    for text in texts[1:]:
        held = {tag: "" for tag in Tag if _after("", whole, tag)}
        returning = "".join(f"\\{tag}" for tag in held)
        block = f"{{{returning}}}" if held else ""
        whole = _followed(whole + separator, block + _sealed(text))
        whole = tagged(whole, held, 0, 0)
    return whole


# ---- internals --------------------------------------------------------------------------


def _pieces(text: str) -> tuple[list[_Piece], str]:
    """Split event text into what is shown, each with the blocks before it, and the last blocks."""
    pieces: list[_Piece] = []
    blocks = ""
    for token in markup.tokens(text):
        if token.is_tag:
            blocks += token.source
            continue
        literal = token.source == token.plain
        for source in token.source if literal else (token.source,):
            pieces.append(_Piece(blocks, source, source if literal else token.plain))
            blocks = ""
    return pieces, blocks


def _parts(text: str) -> Iterator[_Part]:
    """Yield the tags and remarks of all blocks in event text."""
    for token in markup.tokens(text):
        for source in _PART.findall(token.source[1:-1]) if token.is_tag else ():
            match = _NAME.match(source)
            name = match[1] if match else ""
            value = source[match.end() :].strip() if match else source
            if name == "a":
                value = _LEGACY_ALIGNMENTS.get(value, value)
            yield _Part(_SAME.get(name, name), value, source)


def _after(said: str, blocks: str, tag: Tag) -> str:
    """Return what a tag says after some blocks, if it said `said` before them."""
    for part in _parts(blocks):
        if part.name == _RESET:
            said = ""
        elif part.name == "alpha" and tag in _ALPHAS:
            said = part.value
        elif part.name == tag:
            # A relative size builds upon the one before, so both are needed to say it again.
            relative = tag is Tag.SIZE and part.value.startswith(("+", "-"))
            said = f"{said}\\{tag}{part.value}" if relative else part.value
    return said


def _means_on(value: str, *, own: bool) -> bool:
    """Tell whether a switch's value means on; one without a value returns to the line's own."""
    if not _FLAG.fullmatch(value):
        return own
    return int(value) == 1 or int(value) >= _HEAVY


def _said(pieces: list[_Piece], tag: Tag) -> list[str]:
    """Return what a tag says at each piece."""
    found, said = [], ""
    for piece in pieces:
        said = _after(said, piece.blocks, tag) if piece.blocks else said
        found.append(said)
    return found


def _tagged(text: str, tag: Tag, value: str, start: int, end: int) -> str:
    """Return event text in which one tag says something else between two plain offsets."""
    pieces, last = _pieces(text)
    written = before = ""
    at = 0
    for piece, old in zip(pieces, _said(pieces, tag), strict=True):
        meant = value if piece.plain and start <= at < end else old
        blocks, bare = piece.blocks, _without(piece.blocks, {tag})
        if _after(before, bare, tag) == meant:
            blocks = bare
        elif _after(before, blocks, tag) != meant:
            blocks = f"{bare[:-1] or '{'}\\{tag}{meant}}}"
        written = _followed(written, blocks) + _sealed(piece.source)
        before, at = meant, at + len(piece.plain)
    return _followed(written, _without(last, {tag}))


def _followed(text: str, rest: str) -> str:
    """Return text with more behind it; a backslash at its end must not escape a brace."""
    kept = _JOINER if rest.startswith("{") and text.endswith("\\") else ""
    return text + kept + rest


def _sealed(text: str) -> str:
    """Return event text in which a brace that nothing closes is literal, whatever comes behind."""
    if "{" not in text:
        return text
    return "".join("\\{" if token.source == "{" else token.source for token in markup.tokens(text))


def _without(text: str, names: Collection[str]) -> str:
    """Return event text without some tags; a block of which nothing is left falls away."""

    def kept(block: str) -> str:
        parts = list(_parts(block))
        left = "".join(part.source for part in parts if part.name not in names)
        return f"{{{left}}}" if left or not parts else ""

    return "".join(
        kept(token.source) if token.is_tag else token.source for token in markup.tokens(text)
    )
