"""What override tags are called, and how a line departs from its emotion's look, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import translatable
from emosub_gui.styling.departures import Departure, Kind, departures
from emosub_gui.ui.styles.names import style_field_name

DEPARTURE_ICON = "brush"

_FIELDS = {
    "i": "italic", "u": "underline", "fn": "font", "fs": "size", "fsp": "spacing",
    "fscx": "scale_x", "fscy": "scale_y", "1c": "fill", "3c": "outline_colour",
    "4c": "shadow_colour", "bord": "outline", "shad": "shadow", "blur": "blur", "be": "blur",
    "an": "alignment", "frz": "angle", "fr": "angle", "t": "animation",
}  # fmt: skip
"""The fields of a `Style` that tags set."""

_TAGS = {
    "b": translatable("departures", "Bold"),
    "s": translatable("departures", "Strikethrough"),
    "fad": translatable("departures", "Fade"),
    "alpha": translatable("departures", "Opacity"),
    "1a": translatable("departures", "Fill opacity"),
    "3a": translatable("departures", "Outline opacity"),
    "4a": translatable("departures", "Shadow opacity"),
}
_SENTENCES = {
    Kind.STYLE: translatable("departures", "Has a style of its own: {names}"),
    Kind.LOOK: translatable("departures", "Has a look of its own: {names}"),
    Kind.TAGS: translatable("departures", "Has tags on the whole line: {names}"),
    Kind.PLACE: translatable("departures", "Stands at a place of its own"),
    Kind.MARGINS: translatable("departures", "Has margins of its own"),
}


def _translated(text: str) -> str:
    return QCoreApplication.translate("departures", text)


def tag_name(name: str) -> str:
    r"""Return what an override tag is called; one that has no other name, as it is written."""
    if name in _FIELDS:
        return style_field_name(_FIELDS[name])
    return _translated(_TAGS[name]) if name in _TAGS else f"\\{name}"


def departure_sentences(cue: Cue) -> list[str]:
    """Say how a line departs from its emotion's look, one sentence for each way."""
    return [_sentence(departure) for departure in departures(cue)]


def _sentence(departure: Departure) -> str:
    names = list(departure.names)
    if departure.kind is Kind.LOOK:
        names = [style_field_name(name) for name in names]
    elif departure.kind is Kind.TAGS:
        names = [tag_name(name) for name in names]
    text = _translated(_SENTENCES[departure.kind])
    return text.format(names=", ".join(dict.fromkeys(names)))
