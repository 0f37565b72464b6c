"""SubStation Alpha 4 (SSA), the format before ASS: converted when it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from emosub_gui.core.document import Section
from emosub_gui.formats.ass_events import format_fields
from emosub_gui.styling.colours import from_ass, to_ass
from emosub_gui.styling.tags import STYLE_FIELDS

_FIELDS: Final[tuple[str, ...]] = (
    "Name", "Fontname", "Fontsize", "PrimaryColour", "SecondaryColour", "TertiaryColour",
    "BackColour", "Bold", "Italic", "BorderStyle", "Outline", "Shadow", "Alignment", "MarginL",
    "MarginR", "MarginV", "AlphaLevel", "Encoding",
)  # fmt: skip
_ABSENT: Final = {
    "Underline": "0",
    "StrikeOut": "0",
    "ScaleX": "100",
    "ScaleY": "100",
    "Spacing": "0",
    "Angle": "0",
}
_MARKED = re.compile(r"^((?:Dialogue|Comment):\s*)Marked=\d+", re.IGNORECASE)


def is_ssa(sections: Sequence[Section]) -> bool:
    """Tell whether a script has styles of version 4 and none of version 4+."""
    titles = {section.title.replace(" ", "").lower() for section in sections}
    return "v4styles" in titles and not titles & {"v4+styles", "v4styles+"}


def convert(sections: Sequence[Section]) -> list[Section]:
    """Return the sections of an SSA script as those of an ASS script."""
    return [_convert(section) for section in sections]


def _convert(section: Section) -> Section:
    """Return one section, converted if it is one that differs."""
    title = section.title.replace(" ", "").lower()
    if title == "v4styles":
        return Section("V4+ Styles", tuple(_convert_styles(section.lines)))
    if title == "events":
        return Section(section.title, tuple(map(_convert_event, section.lines)))
    if title == "scriptinfo":
        lines = (
            re.sub(r"^(ScriptType:\s*v4\.00)\s*$", r"\1+", line, flags=re.IGNORECASE)
            for line in section.lines
        )
        return Section(section.title, tuple(lines))
    return section


def _convert_styles(lines: Sequence[str]) -> list[str]:
    """Return the lines of a styles section of version 4+."""
    fields = _FIELDS
    converted = []
    for line in lines:
        if line.startswith("Format:"):
            fields = format_fields(line)
            converted.append(f"Format: {', '.join(STYLE_FIELDS)}")
        elif line.startswith("Style:"):
            values = [value.strip() for value in line.partition(":")[2].split(",")]
            converted.append(_convert_style(dict(zip(fields, values, strict=False))))
        else:
            converted.append(line)
    return converted


def _convert_style(style: dict[str, str]) -> str:
    """Return a style line of version 4+.

    As in libass, the outline takes BackColour: SSA's renderers never used TertiaryColour.
    """
    values = {**_ABSENT, **style}
    values["OutlineColour"] = style.get("BackColour", "0")
    for field in ("PrimaryColour", "SecondaryColour", "OutlineColour", "BackColour"):
        values[field] = _convert_colour(values.get(field, "0"))
    values["Alignment"] = _convert_alignment(style.get("Alignment", "2"))
    return "Style: " + ",".join(values.get(field, "0") for field in STYLE_FIELDS)


def _convert_colour(colour: str) -> str:
    """Return a colour in hexadecimal; one that cannot be read becomes black."""
    try:
        return to_ass(from_ass(colour))
    except ValueError:
        return to_ass("#000000")


def _convert_alignment(value: str) -> str:
    """Return SSA's alignment (1-3 bottom, +4 top, +8 middle) as on a numeric keypad."""
    number = int(value) if value.isdecimal() else 2
    column = number & 3 or 2
    row = 3 if number & 8 else 6 if number & 4 else 0
    return str(column + row)


def _convert_event(line: str) -> str:
    """Return an event line, or the line of their fields, with a layer instead of a mark."""
    if line.startswith("Format:"):
        return re.sub(r"\bMarked\b", "Layer", line)
    return _MARKED.sub(r"\g<1>0", line)
