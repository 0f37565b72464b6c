r"""Another PlayRes: every length and place that a document says in pixels of its script.

On the same film nothing moves: libass takes places, `\xbord`, `\xshad`, `\fsp` and drawings by
PlayResX or PlayResY, sizes and other borders by PlayResY, and `\blur` and `\be` by the film, whose
pixels stay as they are (`ass_render.c`, `init_font_scale`). What a theme decides is not touched:
it is fitted to any PlayRes when the script is written.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final, NamedTuple

from msgspec.structs import replace

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.document import Document, ScriptStyle
from emosub_gui.formats import ass_info
from emosub_gui.styling.tags import number

_NUMBER: Final = r"-?(?:\d+(?:\.\d*)?|\.\d+)"
_VALUE = re.compile(_NUMBER)
# A size with a sign is a change of size.
_LENGTH = re.compile(
    rf"\\(fs(?=[\d.])|fsp|[xy]?bord|[xy]?shad|pbo)(?=[-\d.])({_NUMBER})", re.IGNORECASE
)
_PLACES = re.compile(r"\\(pos|org|move|i?clip)\(([^()]*)\)", re.IGNORECASE)


class Fit(StrEnum):
    """How a picture of one shape lies in one of another."""

    STRETCH = "stretch"
    BORDERS = "borders"
    CROP = "crop"


class Size(NamedTuple):
    """Width and height of a PlayRes."""

    width: int
    height: int


class _Mapping(NamedTuple):
    """Factors and an offset from old to new pixels; outlines and shadows may have their own."""

    across: float
    down: float
    left: float
    top: float
    border_across: float
    border_down: float

    def x(self, value: float, unit: float = 1) -> float:
        """Return a place from the left, in pixels of which `unit` make one."""
        return value * self.across + self.left * unit

    def y(self, value: float, unit: float = 1) -> float:
        """Return a place from the top."""
        return value * self.down + self.top * unit


def resample(document: Document, size: Size, fit: Fit = Fit.STRETCH) -> Document:
    """Return a document with another PlayRes that looks the same.

    Args:
        document: of any PlayRes; where it says none, the film's size or 1920×1080 is meant.
        size: the new PlayRes.
        fit: for another shape: stretch places with the picture, put the old picture between
            borders, or cut off its edges. The latter two keep the shapes of drawings.
    """
    old = Size(*ass_info.play_size(document))
    if size == (document.play_width, document.play_height):
        return document
    mapping = _mapping(document, old, size, fit)
    cues = tuple(_resampled(cue, mapping) for cue in document.cues)
    styles = tuple(_style(style, mapping) for style in document.script.styles)
    return replace(
        document,
        cues=cues,
        script=replace(document.script, styles=styles),
        play_width=size.width,
        play_height=size.height,
    )


def _mapping(document: Document, old: Size, new: Size, fit: Fit) -> _Mapping:
    across, down = new.width / old.width, new.height / old.height
    if fit is not Fit.STRETCH:
        across = down = min(across, down) if fit is Fit.BORDERS else max(across, down)
    in_film = ass_info.find(document.script.info, "ScaledBorderAndShadow").lower() == "no"
    return _Mapping(
        across,
        down,
        left=(new.width - old.width * across) / 2,
        top=(new.height - old.height * down) / 2,
        border_across=1.0 if in_film else across,
        border_down=1.0 if in_film else down,
    )


def _resampled(cue: Cue, mapping: _Mapping) -> Cue:
    """Return a cue with its text and margins in new pixels; the very same if none changes."""
    text = "".join(_token(token, mapping) for token in markup.tokens(cue.text))
    margins = Margins(
        left=_margin(cue.margins.left, mapping.x),
        right=_margin(cue.margins.right, mapping.x),
        vertical=_margin(cue.margins.vertical, mapping.y),
    )
    if (text, margins) == (cue.text, cue.margins):
        return cue
    return replace(cue, text=text, margins=margins)


def _margin(value: int, place: Callable[[float], float]) -> int:
    """Return a cue's margin; 0 is the style's, and remains so."""
    return max(1, round(place(value))) if value > 0 else value


def _token(token: markup.Token, mapping: _Mapping) -> str:
    if token.is_tag:
        tags = _LENGTH.sub(lambda match: _length(match, mapping), token.source)
        return _PLACES.sub(lambda match: _places(match, mapping), tags)
    # Of visible text only drawings read as nothing; they begin where the line stands.
    return token.source if token.plain else _drawing(token.source, _still(mapping))


def _length(match: re.Match[str], mapping: _Mapping) -> str:
    r"""Return a tag with one length; `\xbord`, `\xshad` and `\fsp` lie across."""
    name, value = match.groups()
    match name.lower():
        case "fsp":
            factor = mapping.across
        case "fs" | "pbo":
            factor = mapping.down
        case "xbord" | "xshad":
            factor = mapping.border_across
        case _:
            factor = mapping.border_down
    return f"\\{name}{number(float(value) * factor)}"


def _places(match: re.Match[str], mapping: _Mapping) -> str:
    r"""Return a tag with places: two, four before `\move`'s times, or a clip's drawing."""
    name, inside = match.groups()
    parts = inside.split(",")
    if name.lower().endswith("clip") and len(parts) < 4:
        scale = parts[0].strip() if len(parts) == 2 else "1"
        unit = 2 ** (int(scale) - 1) if scale.isdecimal() and 0 < int(scale) < 16 else 1
        parts[-1] = _drawing(parts[-1], mapping, unit)
    else:
        ways = (mapping.x, mapping.y, mapping.x, mapping.y)
        for at, (part, way) in enumerate(zip(parts, ways, strict=False)):
            if _VALUE.fullmatch(part.strip()):
                parts[at] = number(way(float(part)))
    return f"\\{name}({','.join(parts)})"


def _drawing(source: str, mapping: _Mapping, unit: float = 1) -> str:
    """Return the commands of a drawing, whose numbers are x and y by turns."""
    ways = itertools.cycle((mapping.x, mapping.y))
    return _VALUE.sub(lambda match: number(next(ways)(float(match.group()), unit)), source)


def _still(mapping: _Mapping) -> _Mapping:
    """Return a mapping of distances."""
    return mapping._replace(left=0.0, top=0.0)


def _style(style: ScriptStyle, mapping: _Mapping) -> ScriptStyle:
    """Return an imported style in new pixels."""
    return replace(
        style, fields=tuple((name, _field(name, value, mapping)) for name, value in style.fields)
    )


def _field(name: str, value: str, mapping: _Mapping) -> str:
    if not _VALUE.fullmatch(value):
        return value
    length = float(value)
    match name.lower():
        case "fontsize":
            length *= mapping.down
        case "outline" | "shadow":
            length *= mapping.border_down
        case "spacing":
            length *= mapping.across
        case "marginl" | "marginr":
            length = max(0, round(mapping.x(length)))
        case "marginv":
            length = max(0, round(mapping.y(length)))
        case _:
            return value
    return number(length)
