"""Times as people read and type them, and frames."""

from __future__ import annotations

import math
import re
from fractions import Fraction

_CLOCK = re.compile(
    r"""^\s*(?P<sign>[+-])?\s*
    (?:(?:(?P<hours>\d+)\s*[:h])?\s*(?P<minutes>\d+)\s*[:m])?\s*
    (?P<seconds>\d+)?(?:[.,](?P<fraction>\d*))?\s*s?\s*$""",
    re.VERBOSE,
)


def clock(time: int, *, separator: str = ".", hours: bool = True) -> str:
    """Write milliseconds as `H:MM:SS.mmm`, or `M:SS.mmm` under an hour if not `hours`."""
    sign = "-" if time < 0 else ""
    seconds, milliseconds = divmod(abs(time), 1000)
    minutes, seconds = divmod(seconds, 60)
    hour, minutes = divmod(minutes, 60)
    head = f"{hour}:{minutes:02}" if hours or hour else f"{minutes}"
    return f"{sign}{head}:{seconds:02}{separator}{milliseconds:03}"


def parse(text: str) -> int:
    """Read a time that a person typed: `1:02:03.5`, `2:03,5`, `83.4`, `1m2s`, `-0.5`.

    Returns:
        Milliseconds.

    Raises:
        ValueError: it is none of these.
    """
    match = _CLOCK.match(text)
    if match is None or not (match["seconds"] or match["fraction"] or match["minutes"]):
        raise ValueError(f"not a time: {text!r}")
    hours, minutes, seconds = (int(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    fraction = Fraction(int(match["fraction"] or 0), 10 ** len(match["fraction"] or ""))
    time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + round(fraction * 1000)
    return -time if match["sign"] == "-" else time


def frame_at(time: int, rate: Fraction) -> int:
    """Return the number (from 0) of the frame that is shown at `time` milliseconds.

    Players show a frame from its exact start, which is seldom a whole millisecond; the half
    millisecond makes this the inverse of `frame_start`.
    """
    return math.floor((time + Fraction(1, 2)) * rate / 1000)


def frame_start(frame: int, rate: Fraction) -> int:
    """Return the time, in whole milliseconds, at which a frame starts."""
    return math.floor(Fraction(frame * 1000) / rate + Fraction(1, 2))


def frames(count: float, rate: Fraction | None) -> int:
    """Return how long `count` frames last, in milliseconds; 24 a second where unknown."""
    return math.ceil(count * 1000 / float(rate or 24))
