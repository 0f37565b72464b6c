"""What a person may type into a cue's fields, read and written as text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from msgspec.structs import replace

from emosub_gui.core import edits, timecode
from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.document import Document


class Field(StrEnum):
    """The fields that can be typed."""

    START = "start"
    END = "end"
    DURATION = "duration"
    TEXT = "text"
    SPEAKER = "speaker"
    LANGUAGE = "language"
    STYLE = "style"
    EFFECT = "effect"
    LAYER = "layer"
    MARGIN_LEFT = "margin_left"
    MARGIN_RIGHT = "margin_right"
    MARGIN_VERTICAL = "margin_vertical"


TIMES = frozenset({Field.START, Field.END, Field.DURATION})
"""Fields that hold milliseconds."""

_MARGINS = {
    Field.MARGIN_LEFT: "left",
    Field.MARGIN_RIGHT: "right",
    Field.MARGIN_VERTICAL: "vertical",
}
NUMBERS = frozenset({Field.LAYER, *_MARGINS})
"""Fields that hold a whole number from zero up."""


def read(cue: Cue, field: Field) -> str:
    """Return a field as it is shown: times as `H:MM:SS.mmm`, a duration in seconds."""
    if field is Field.DURATION:
        return f"{cue.duration / 1000:.3f}"
    if field in TIMES:
        return timecode.clock(int(getattr(cue, field)))
    if field in _MARGINS:
        return str(getattr(cue.margins, _MARGINS[field]))
    return str(getattr(cue, field))


def write(document: Document, ids: Collection[int], field: Field, typed: str) -> Document:
    """Give cues what was typed into a field; an edit.

    A time or number with a sign is relative: `+0.5` is half a second more than each cue has.
    A start after the end moves the whole cue.

    Raises:
        KeyError: no such cue.
        ValueError: it is no time, no number, no language, or an end before its start.
    """
    wanted = set(ids)
    cues = [cue for cue in document.cues if cue.id in wanted]
    if missing := wanted - {cue.id for cue in cues}:
        raise KeyError(min(missing))
    if field in TIMES:
        return edits.retime(document, {cue.id: _retimed(cue, field, typed) for cue in cues})
    if field is Field.TEXT:
        return edits.set_texts(document, dict.fromkeys(wanted, typed))
    if field in NUMBERS:
        return _write_number(document, cues, field, typed)
    value = " ".join(typed.split())
    if field is Field.LANGUAGE:
        value = value.lower()
        if value and not (value.isascii() and value.isalpha() and len(value) == 2):
            raise ValueError(f"not an ISO 639-1 code: {typed!r}")
    return edits.update(document, wanted, **{field.value: value})


def _relative(typed: str) -> bool:
    """Tell whether a number was typed with a sign."""
    return typed.lstrip().startswith(("+", "-"))


def _retimed(cue: Cue, field: Field, typed: str) -> tuple[int, int]:
    """Return a cue's (start, end) with one of its times as typed."""
    time = timecode.parse(typed)
    if _relative(typed):
        time = max(0, time + int(getattr(cue, field)))
    if field is Field.DURATION:
        return cue.start, cue.start + time
    if field is Field.START:
        return time, cue.end if time <= cue.end else time + cue.duration
    if time < cue.start:
        raise ValueError(f"the end {typed!r} is before the start")
    return cue.start, time


def _write_number(document: Document, cues: Sequence[Cue], field: Field, typed: str) -> Document:
    """Set a whole number, relative to what each cue has if it was typed with a sign."""
    number, margin = int(typed), _MARGINS.get(field)
    alike: dict[Margins | int, list[int]] = {}
    for cue in cues:
        wanted = max(0, number + int(read(cue, field))) if _relative(typed) else number
        value = replace(cue.margins, **{margin: wanted}) if margin else wanted
        alike.setdefault(value, []).append(cue.id)
    for value, ids in alike.items():
        document = edits.update(document, ids, **{"margins" if margin else field.value: value})
    return document
