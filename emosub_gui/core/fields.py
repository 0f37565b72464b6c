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
    cues = _chosen(document, ids)
    if field in TIMES:
        return edits.retime(document, {cue.id: _retimed(cue, field, typed) for cue in cues})
    if field is Field.TEXT:
        return edits.set_texts(document, dict.fromkeys(ids, typed))
    if field in NUMBERS:
        return _write_number(document, cues, field, typed)
    value = " ".join(typed.split())
    if field is Field.LANGUAGE:
        value = value.lower()
        if value and not (value.isascii() and value.isalpha() and len(value) == 2):
            raise ValueError(f"not an ISO 639-1 code: {typed!r}")
    return edits.update(document, ids, **{field.value: value})


def step(document: Document, ids: Collection[int], field: Field, count: int) -> Document:
    """Move a time of cues by whole frames, or a number by ones; an edit.

    A start or end lands where a frame starts; without a frame rate, a step is 10 ms.

    Raises:
        KeyError: no such cue.
        ValueError: the field holds neither, or an end would come before its start.
    """
    if field in NUMBERS:
        return write(document, ids, field, f"{count:+}")
    if field not in TIMES:
        raise ValueError(f"{field} has no steps")
    rate = document.media.frame_rate if document.media else None

    def stepped(time: int) -> int:
        if rate is None:
            return max(0, time + 10 * count)
        return timecode.frame_start(max(0, timecode.frame_at(time, rate) + count), rate)

    return edits.retime(
        document,
        {
            cue.id: _started(cue, stepped(cue.start))
            if field is Field.START
            else _ended(cue, stepped(cue.end))
            for cue in _chosen(document, ids)
        },
    )


def _chosen(document: Document, ids: Collection[int]) -> list[Cue]:
    """Return the cues with these ids, in document order."""
    wanted = set(ids)
    cues = [cue for cue in document.cues if cue.id in wanted]
    if missing := wanted - {cue.id for cue in cues}:
        raise KeyError(min(missing))
    return cues


def _relative(typed: str) -> bool:
    """Tell whether a number was typed with a sign."""
    return typed.lstrip().startswith(("+", "-"))


def _retimed(cue: Cue, field: Field, typed: str) -> tuple[int, int]:
    """Return a cue's (start, end) with one of its times as typed."""
    time = timecode.parse(typed)
    if _relative(typed):
        time = max(0, time + int(getattr(cue, field)))
    if field is Field.START:
        return _started(cue, time)
    return _ended(cue, cue.start + time if field is Field.DURATION else time)


def _started(cue: Cue, time: int) -> tuple[int, int]:
    """Return (start, end) of a cue with another start; past its end, the whole cue moves."""
    return time, cue.end if time <= cue.end else time + cue.duration


def _ended(cue: Cue, time: int) -> tuple[int, int]:
    """Return (start, end) of a cue with another end."""
    if time < cue.start:
        raise ValueError("the end is before the start")
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
