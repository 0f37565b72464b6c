r"""Lines of [Events]: cues as comma-separated fields, in the order of a `Format:` line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue, Margins
from emosub_gui.styling.dress import Dressed
from emosub_gui.styling.looks import DEFAULT, emotion_of

FIELDS: Final[tuple[str, ...]] = (
    "Layer", "Start", "End", "Style", "Name", "MarginL", "MarginR", "MarginV", "Effect", "Text",
)  # fmt: skip
_LINE = re.compile(r"(Dialogue|Comment):(.*)", re.DOTALL)
_TIME = re.compile(r"\s*(-?)(\d{1,6}):(\d{1,6}):(\d{1,6})(?:[.:,](\d{1,9}))?\s*")
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})")
_LINE_END = re.compile(r"\r\n|[\r\n]")


def format_fields(line: str) -> tuple[str, ...]:
    """Return the field names of a `Format:` line, stripped."""
    return tuple(name.strip() for name in line.partition(":")[2].split(","))


def looks_like_event(line: str) -> bool:
    """Tell whether a line claims to be an event."""
    return _LINE.match(line) is not None


def parse_event(line: str, fields: Sequence[str]) -> Cue | None:
    """Return the cue of a `Dialogue:` or `Comment:` line; None if it is neither or has no times.

    A cue that ends before it starts is given the length 0, which is how renderers show it.
    """
    spelled = _split(line, fields)
    if spelled is None:
        return None
    spelled[0] = spelled[0].removeprefix(" ")
    said = {name.lower(): value for name, value in zip(fields, spelled, strict=True)}
    start, end = parse_time(said.get("start", "")), parse_time(said.get("end", ""))
    if start is None or end is None:
        return None
    style = said.get("style", "").strip() or DEFAULT
    return Cue(
        id=0,
        start=start,
        end=max(start, end),
        text=said["text"],
        speaker=said.get("name", said.get("actor", "")).strip(),
        emotion=emotion_of(style),
        style=style,
        layer=_integer(said.get("layer", "")),
        margins=Margins(
            left=_integer(said.get("marginl", "")),
            right=_integer(said.get("marginr", "")),
            vertical=_integer(said.get("marginv", "")),
        ),
        effect=said.get("effect", "").strip(),
        comment=line.startswith("Comment"),
    )


def write_event(cue: Cue, dressed: Dressed, fields: Sequence[str]) -> str:
    """Return the event line of a cue."""
    return _join(cue, _values(cue, dressed, fields))


def rewrite_event(
    line: str, before: tuple[Cue, Dressed], after: tuple[Cue, Dressed], fields: Sequence[str]
) -> str:
    """Return an event line with only those fields respelled that say something else now.

    Args:
        line: as a file spells it.
        before: the cue that the line says, and how that would be dressed.
        after: the cue as it is now.
        fields: in the order of the line.
    """
    spelled = _split(line, fields) or ()
    values = [
        spelling if old == new else new
        for spelling, old, new in zip(
            spelled, _values(*before, fields), _values(*after, fields), strict=True
        )
    ]
    return _join(after[0], values)


def parse_time(text: str) -> int | None:
    """Return milliseconds of `H:MM:SS.cc`; the fraction may have any number of digits."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    sign, hours, minutes, seconds, fraction = match.groups(default="")
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    milliseconds = whole * 1000 + int(fraction[:3].ljust(3, "0"))
    return 0 if sign else milliseconds


def write_time(milliseconds: int) -> str:
    """Return `H:MM:SS.cc`, rounded down.

    Rounding one way keeps cues apart that do not overlap. Downwards, a cue that starts or ends
    on a frame still does; upwards it would start one frame late.
    """
    seconds, hundredths = divmod(max(0, milliseconds) // 10, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{hundredths:02}"


def _split(line: str, fields: Sequence[str]) -> list[str] | None:
    """Return the fields as spelled; only Text may hold commas. Joined, they are the line."""
    match = _LINE.fullmatch(line)
    names = [name.lower() for name in fields]
    if match is None or names.count("text") != 1:
        return None
    before = names.index("text")
    after = len(names) - before - 1
    head = match.group(2).split(",", before)
    tail = head.pop().rsplit(",", after) if after else [head.pop()]
    return [*head, *tail] if len(head) == before and len(tail) == after + 1 else None


def _join(cue: Cue, values: Sequence[str]) -> str:
    """Return an event line of fields in order; the first begins with its space."""
    return f"{'Comment' if cue.comment else 'Dialogue'}:{','.join(values)}"


def _values(cue: Cue, dressed: Dressed, fields: Sequence[str]) -> list[str]:
    """Return the fields of a cue in order; one that is not known is left empty."""
    said = {
        "layer": str(cue.layer),
        "start": write_time(cue.start),
        "end": write_time(cue.end),
        "style": _one_field(dressed.style),
        "name": _one_field(cue.speaker),
        "actor": _one_field(cue.speaker),
        "marginl": str(dressed.margins.left),
        "marginr": str(dressed.margins.right),
        "marginv": str(dressed.margins.vertical),
        "effect": _one_field(cue.effect),
        "text": _LINE_END.sub(lambda _: markup.BREAK, dressed.text),
    }
    values = [said.get(name.lower(), "") for name in fields]
    values[0] = f" {values[0]}"
    return values


def _one_field(text: str) -> str:
    """Return text without the characters that would end its field."""
    return _LINE_END.sub(" ", text).replace(",", ";").strip()


def _integer(text: str) -> int:
    """Return the number that a field begins with, as renderers read it; 0 if there is none."""
    match = _INTEGER.match(text)
    return int(match.group(1)) if match else 0
