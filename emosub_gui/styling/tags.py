r"""Styles in the language of ASS: fields of a `Style:` line, and override tags.

Fields and tags as in Aegisub's manual, "ASS override tags", and libass's `ass_parse.c`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, Final

import msgspec

from emosub_gui.core.document import ScriptStyle
from emosub_gui.core.theme import Border, Style, StylePatch
from emosub_gui.styling import colours

STYLE_FIELDS: Final[tuple[str, ...]] = (
    "Name", "Fontname", "Fontsize", "PrimaryColour", "SecondaryColour", "OutlineColour",
    "BackColour", "Bold", "Italic", "Underline", "StrikeOut", "ScaleX", "ScaleY", "Spacing",
    "Angle", "BorderStyle", "Outline", "Shadow", "Alignment", "MarginL", "MarginR", "MarginV",
    "Encoding",
)  # fmt: skip
_BORDER_STYLE = {Border.OUTLINE: 1, Border.BOX: 3}
_DETECT_ENCODING = 1
_REGULAR, _BOLD = 400, 700
_FLAGS = {_REGULAR: 0, _BOLD: 1}
_BLOCK = re.compile(r"\{[^}]*\}")
_SAID = re.compile(r"\\(fn|\d?[a-z]+)([^\\]*)")
_RETURN = re.compile(r"\\(b|i|u|s|fn|fs|1?c|[34]c|[134]a|bord|shad|fsp|fsc[xy]|frz|blur)(?=[\\}])")


def number(value: float) -> str:
    """Write a number with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def read_number(text: str) -> float:
    """Return a number that a script spells.

    Raises:
        ValueError: it is none, or not finite.
    """
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"not a finite number: {text!r}")
    return value


def style_line(name: str, style: Style) -> ScriptStyle:
    """Return a look, in script pixels, as a style of an ASS script."""
    margin = str(round(style.margin_side))
    fields = {
        "Fontname": font_name(style.font),
        "Fontsize": number(style.size),
        "PrimaryColour": colours.to_ass(style.fill),
        "SecondaryColour": colours.to_ass(style.fill),
        "OutlineColour": colours.to_ass(style.outline_colour),
        "BackColour": colours.to_ass(style.shadow_colour),
        "Bold": _flag(style.bold),
        "Italic": _flag(style.italic),
        "Underline": _flag(style.underline),
        "StrikeOut": _flag(False),
        "ScaleX": number(style.scale_x),
        "ScaleY": number(style.scale_y),
        "Spacing": number(style.spacing),
        "Angle": number(style.angle),
        "BorderStyle": str(_BORDER_STYLE[style.border]),
        "Outline": number(style.outline),
        "Shadow": number(style.shadow),
        "Alignment": str(style.alignment),
        "MarginL": margin,
        "MarginR": margin,
        "MarginV": str(round(style.margin_vertical)),
        "Encoding": str(_DETECT_ENCODING),
    }
    return ScriptStyle(name, tuple(fields.items()))


def font_name(family: str) -> str:
    """Return a font family without the characters that would end a field or a tag."""
    return "".join(" " if char in ",{}\\\r\n" else char for char in family)


def weight_tag(weight: int) -> str:
    r"""Return the tag for a weight; `\b0` and `\b1` where they say it, which more players know."""
    return f"\\b{_FLAGS.get(weight, weight)}"


_TAGS: dict[str, Callable[[Any], str]] = {
    "font": lambda family: f"\\fn{font_name(family)}",
    "size": lambda size: f"\\fs{number(size)}",
    "weight": weight_tag,
    "italic": lambda on: f"\\i{on:d}",
    "underline": lambda on: f"\\u{on:d}",
    "fill": lambda colour: colours.to_tags(colour, 1),
    "outline_colour": lambda colour: colours.to_tags(colour, 3),
    "shadow_colour": lambda colour: colours.to_tags(colour, 4),
    "outline": lambda width: f"\\bord{number(width)}",
    "shadow": lambda depth: f"\\shad{number(depth)}",
    "spacing": lambda gap: f"\\fsp{number(gap)}",
    "scale_x": lambda percent: f"\\fscx{number(percent)}",
    "scale_y": lambda percent: f"\\fscy{number(percent)}",
    "angle": lambda degrees: f"\\frz{number(degrees)}",
    "alignment": lambda key: f"\\an{key}",
}


def override_tags(patch: StylePatch, style: Style | None = None) -> str:
    """Return the tags for what a patch changes in a named style, without braces.

    Both are in script pixels. Of a style that is not known (None) nothing counts as said already.
    A named style says no more of its weight than whether it is bold: libass reads no number there.
    """
    changes = msgspec.structs.asdict(patch)
    said = msgspec.structs.asdict(style) if style else {}
    if style:
        said["weight"] = _BOLD if style.bold else _REGULAR
    return "".join(
        tag(changes[field])
        for field, tag in _TAGS.items()
        if changes[field] is not None and changes[field] != said.get(field)
    )


def with_returns(text: str, style: Style) -> str:
    r"""Return event text whose tags without a value, as `\b`, say what a look has, as `\b0`.

    Renderers would return to the named style, which does not hold what tags before the line say.
    Behind an `\r` they stay as they are: it returns to the named style as well.

    Args:
        text: event text.
        style: the line's look, in script pixels.
    """
    if not _RETURN.search(text):
        return text
    tags = "".join(tag(getattr(style, field)) for field, tag in _TAGS.items())
    said = dict(_SAID.findall(f"{tags}\\s0\\blur{number(style.blur)}"))
    said["c"] = said["1c"]

    def spelled(block: re.Match[str]) -> str:
        return _RETURN.sub(lambda tag: f"\\{tag[1]}{said[tag[1]]}", block.group())

    until, reset, rest = text.partition("\\r")
    return _BLOCK.sub(spelled, until) + reset + rest


def _flag(on: bool) -> str:
    """Return a truth value as ASS styles write it."""
    return "-1" if on else "0"
