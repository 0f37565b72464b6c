"""The sections of an ASS script, kept line by line as a layout that the values are put back into.

Lines of the styles section are kept as they are spelled. An event line that is spelled just as we
would write it is kept as a mere place (`EVENT`); any other event line is kept in its own spelling.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import ScriptStyle, Section
from emosub_gui.formats import ass_events
from emosub_gui.styling.dress import Dressed, Dresser
from emosub_gui.styling.tags import STYLE_FIELDS

# No line can hold a line feed.
EVENT: Final = "\n"
OWN_LAYOUT: Final = (
    Section("Script Info", ()),
    Section("V4+ Styles", (f"Format: {', '.join(STYLE_FIELDS)}", "")),
    Section("Events", (f"Format: {', '.join(ass_events.FIELDS)}",)),
)
_HEADING = re.compile(r"\[([^\[\]]+)\][ \t]*")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_ENCODED = re.compile(r"[!-`]+")
_WITH_FILES = {"fonts", "graphics"}
"""Sections that hold encoded files, of which a line may look like a heading."""


class EventLine(NamedTuple):
    """A line of [Events]: the field order that holds there, and its cue if it is an event."""

    text: str
    fields: tuple[str, ...]
    cue: Cue | None


class StyleLine(NamedTuple):
    """A line of a styles section: the field order that holds there, and its style if it is one."""

    text: str
    fields: tuple[str, ...]
    style: ScriptStyle | None


class Event(NamedTuple):
    """A cue that is to be written."""

    cue: Cue
    dressed: Dressed


def split(text: str) -> list[Section]:
    """Split a script into its sections; what comes before the first has the title ""."""
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading and not _is_encoded(heading.group(1), sections[-1][0]):
            sections.append((heading.group(1), []))
        else:
            sections[-1][1].append(line)
    return [Section(title, tuple(body)) for title, body in sections if title or body]


def _is_encoded(title: str, within: str) -> bool:
    """Tell whether what looks like a heading is part of a file in the section it stands in."""
    files = within.strip().lower() in _WITH_FILES
    return (
        files and bool(_ENCODED.fullmatch(title)) and title.lower() not in _WITH_FILES | {"events"}
    )


def is_info(section: Section) -> bool:
    """Tell whether this is [Script Info]."""
    return section.title.strip().lower() == "script info"


def is_styles(section: Section) -> bool:
    """Tell whether this is [V4+ Styles] or [V4 Styles]."""
    return section.title.replace(" ", "").lower() in {"v4+styles", "v4styles+", "v4styles"}


def is_events(section: Section) -> bool:
    """Tell whether this is [Events]."""
    return section.title.strip().lower() == "events"


def event_lines(lines: Iterable[str]) -> Iterator[EventLine]:
    """Yield the lines of [Events] with what they mean."""
    fields = ass_events.FIELDS
    for line in lines:
        if line.startswith("Format:"):
            fields = ass_events.format_fields(line)
        yield EventLine(line, fields, ass_events.parse_event(line, fields))


def style_lines(lines: Iterable[str]) -> Iterator[StyleLine]:
    """Yield the lines of a styles section with what they mean."""
    fields = STYLE_FIELDS
    for line in lines:
        if line.startswith("Format:"):
            fields = ass_events.format_fields(line)
        yield StyleLine(line, fields, _parse_style(line, fields))


def keep_events(lines: Iterable[EventLine]) -> tuple[str, ...]:
    """Return the lines to keep of [Events]."""
    return tuple(EVENT if _is_regular(line) else line.text for line in lines)


def fill_styles(sections: Sequence[Section], wanted: Sequence[ScriptStyle]) -> Iterator[list[str]]:
    """Yield the lines of each styles section with these styles in the places of their names.

    A style that is the same as its line keeps the line's spelling; new ones follow the last.
    """
    remaining = list(wanted)
    for number, section in enumerate(sections, 1):
        written: list[str] = []
        end, order = 0, STYLE_FIELDS
        for line in style_lines(section.lines):
            order = line.fields
            same = [style for style in remaining if line.style and style.name == line.style.name]
            if same:
                chosen = line.style if line.style in same else same[0]
                remaining.remove(chosen)
                written.append(
                    line.text if chosen == line.style else _write_style(chosen, line.fields)
                )
            elif line.style is None:
                written.append(line.text)
            end = len(written) if line.text.strip() else end
        if number == len(sections):
            written[end:end] = [_write_style(style, order) for style in remaining]
        yield written


def fill_events(
    sections: Sequence[Section], events: Sequence[Event], dresser: Dresser
) -> Iterator[list[str]]:
    """Yield the lines of each [Events] section with these events in document order.

    The event with id n goes to the place of the n-th event line, with those that come before it
    and have no place of their own; lines that are not events stay where they were.
    """
    places = itertools.count(1)
    bodies = [
        [
            (line, next(places) if line.cue or line.text == EVENT else 0)
            for line in event_lines(section.lines)
        ]
        for section in sections
    ]
    originals = {place: line for body in bodies for line, place in body if line.cue}
    placed, loose = _place(events, next(places) - 1)
    for number, body in enumerate(bodies, 1):
        written: list[str] = []
        end, order = 0, ass_events.FIELDS
        for line, place in body:
            order = line.fields
            if place:
                written += [
                    _write(event, order, originals, dresser) for event in placed.get(place, ())
                ]
            else:
                written.append(line.text)
            end = len(written) if place or line.text.strip() else end
        if number == len(bodies):
            written[end:end] = [_write(event, order, originals, dresser) for event in loose]
        yield written


def _place(events: Sequence[Event], places: int) -> tuple[dict[int, list[Event]], list[Event]]:
    """Return the events to write at each place, and those for the end if no place is taken."""
    placed: dict[int, list[Event]] = {}
    waiting: list[Event] = []
    last = 0
    for event in events:
        waiting.append(event)
        if last < event.cue.id <= places:
            last = event.cue.id
            placed[last] = waiting
            waiting = []
    if last:
        placed[last] += waiting
        waiting = []
    return placed, waiting


def _write(
    event: Event, fields: tuple[str, ...], originals: dict[int, EventLine], dresser: Dresser
) -> str:
    """Return an event's line, in the spelling of the line that it was read from."""
    original = originals.get(event.cue.id)
    if original is None or original.cue is None or original.fields != fields:
        return ass_events.write_event(*event, fields)
    before = msgspec.structs.replace(original.cue, id=event.cue.id)
    return ass_events.rewrite_event(original.text, (before, dresser.dress(before)), event, fields)


def _is_regular(line: EventLine) -> bool:
    """Tell whether an event line is spelled just as we would write it."""
    if line.cue is None:
        return False
    as_read = Dressed(line.cue.style, line.cue.margins, line.cue.text)
    return ass_events.write_event(line.cue, as_read, line.fields) == line.text


def _parse_style(line: str, fields: Sequence[str]) -> ScriptStyle | None:
    """Return the style of a `Style:` line; None for any other line."""
    if not line.startswith("Style:"):
        return None
    values = [value.strip() for value in line.partition(":")[2].split(",")]
    pairs = list(zip(fields, values, strict=False))
    name = next((value for field, value in pairs if field.lower() == "name"), "")
    return ScriptStyle(name, tuple(pair for pair in pairs if pair[0].lower() != "name"))


def _write_style(style: ScriptStyle, fields: Sequence[str]) -> str:
    """Return a `Style:` line; a field that the style does not have is 0."""
    values = {field.lower(): value for field, value in style.fields}
    values["name"] = style.name
    return "Style: " + ",".join(values.get(field.lower(), "0") for field in fields)
