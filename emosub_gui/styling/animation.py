r"""Movement in override tags: the same line always moves in the same way.

Lines are turned, sheared, stretched and spaced in place, never positioned, so that renderers lay
them out as usual. libass alone stops keeping an event clear of others once it has a `\t`
(`detect_collisions` in its `ass_parse.c`): a cue that shares the screen must not be animated, see
`dress.sharing_the_screen`.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import regex

from emosub_gui.core import markup
from emosub_gui.core.reading import length
from emosub_gui.core.theme import Animation, Style
from emosub_gui.styling import colours
from emosub_gui.styling.tags import number

_TURNS = re.compile(r"\\(?:fr|fa[xy]|t\()")
_WORD = regex.compile(r"\S+")
# A backslash stays with what follows: before a block of tags it would escape the brace.
_LETTER = regex.compile(r"\s|(?:\\\u2060?)*\X")
# Irregular but fixed, so that a shiver never looks like a swing.
_JITTER: Final = (1.0, -0.7, 0.5, -1.0, 0.8, -0.4, 0.9, -0.9, 0.3, -0.8, 0.6)
_MOST_STEPS: Final = 160


class Line(NamedTuple):
    """What an animation needs to know of a cue.

    `text` is event text and `style` the resolved look in script pixels, of which `scale` make a
    reference pixel; `duration` is in milliseconds.
    """

    text: str
    style: Style
    duration: int
    scale: float


class Animated(NamedTuple):
    """The tags that go before a line, without braces, and its text."""

    tags: str
    text: str


def animate(line: Line) -> Animated:
    """Return a line with the animation of its style; a line that is turned already stays."""
    style = line.style
    if style.animation is Animation.NONE or style.intensity == 0 or _TURNS.search(line.text):
        return Animated("", line.text)
    return _ANIMATIONS[style.animation](line)


def _shake(line: Line) -> Animated:
    """Jolt at the start and come to rest."""
    step = 40
    count = min(600, line.duration) // step
    strengths = [_jitter(index) * (1 - index / count) for index in range(count)]
    return Animated(_shiver(line, [*strengths, 0.0], step, reach=9, shear=0.1), line.text)


def _tremble(line: Line) -> Animated:
    """Shiver slightly all the time."""
    step = 60
    count = min(line.duration // step, _MOST_STEPS)
    strengths = [_jitter(index) for index in range(count)]
    return Animated(_shiver(line, [*strengths, 0.0], step, reach=2, shear=0.03), line.text)


def _drift(line: Line) -> Animated:
    """Let the letters drift apart slowly, up to the style's own spacing."""
    spacing = line.style.spacing
    tight = spacing - 3 * line.scale * line.style.intensity
    tags = f"\\fsp{number(tight)}" + _change(0, line.duration, f"\\fsp{number(spacing)}")
    return Animated(tags, line.text)


def _pop(line: Line) -> Animated:
    """Spring up to size at the start."""
    strength = line.style.intensity
    tags = (
        _size(line.style, 1 - 0.5 * strength)
        + _change(0, 130, _size(line.style, 1 + 0.16 * strength))
        + _change(130, 240, _size(line.style, 1))
    )
    return Animated(tags, line.text)


def _pulse(line: Line) -> Animated:
    """Swell and shrink like a heartbeat."""
    beat = 900
    swollen = _size(line.style, 1 + 0.1 * line.style.intensity)
    tags = "".join(
        _change(start, start + 180, swollen)
        + _change(start + 180, start + 620, _size(line.style, 1))
        for start in _beats(line.duration, beat, 620)
    )
    return Animated(tags, line.text)


def _wave(line: Line) -> Animated:
    """Let a crest run through the words, again and again."""
    delay, rise, fall, pause = 90, 160, 260, 700
    words = len(_pieces(line.text, _WORD))
    rest = f"\\fscy{number(line.style.scale_y)}"
    crest = f"\\fscy{number(line.style.scale_y * (1 + 0.22 * line.style.intensity))}"
    starts = _beats(line.duration, words * delay + rise + fall + pause, rise + fall)

    def ripple(index: int) -> str:
        first = index * delay
        return rest + "".join(
            _change(start + first, start + first + rise, crest)
            + _change(start + first + rise, start + first + rise + fall, rest)
            for start in starts
        )

    return Animated("", _before_each(line.text, _WORD, ripple))


def _typewriter(line: Line) -> Animated:
    """Show one letter after another; the stronger, the more of the time it takes."""
    letters = len(_pieces(line.text, _LETTER))
    share = 0.2 + 0.5 * line.style.intensity
    pace = min(70.0, line.duration * share / max(1, letters))
    shown = "".join(
        f"\\{which}a&H{colours.transparency(colour):02X}&"
        for which, colour in (
            (1, line.style.fill),
            (3, line.style.outline_colour),
            (4, line.style.shadow_colour),
        )
    )

    def appear(index: int) -> str:
        moment = round(index * pace)
        return f"\\alpha&HFF&{_change(moment, moment + 1, shown)}" if index else shown

    return Animated("", _before_each(line.text, _LETTER, appear))


_ANIMATIONS: dict[Animation, Callable[[Line], Animated]] = {
    Animation.SHAKE: _shake,
    Animation.TREMBLE: _tremble,
    Animation.DRIFT: _drift,
    Animation.POP: _pop,
    Animation.PULSE: _pulse,
    Animation.WAVE: _wave,
    Animation.TYPEWRITER: _typewriter,
}


def _shiver(
    line: Line, strengths: Iterable[float], step: int, *, reach: float, shear: float
) -> str:
    r"""Return tags that turn and shear a line by one strength after another.

    Args:
        line: to be moved.
        strengths: each in [-1, 1].
        step: milliseconds that each takes.
        reach: reference pixels that the ends of the line move at strength 1.
        shear: `\fax` at strength 1; alternates against the turn.
    """
    intensity = line.style.intensity
    lengths = (length(part, 0.5) for part in markup.to_plain(line.text).split("\n"))
    half_width = max(2.0, *lengths) * line.style.size / 2
    widest = math.degrees(math.atan(reach * line.scale / half_width))
    return "".join(
        _change(
            index * step,
            (index + 1) * step,
            f"\\frz{number(line.style.angle + strength * widest * intensity)}"
            f"\\fax{number(-strength * shear * intensity)}",
        )
        for index, strength in enumerate(strengths)
    )


def _jitter(index: int) -> float:
    """Return the direction and share of a jolt, in [-1, 1]."""
    return _JITTER[index % len(_JITTER)]


def _beats(duration: int, period: int, length: int) -> range:
    """Return the starts, `period` ms apart, of movements of `length` ms that fit the duration."""
    return range(0, max(1, duration - length), period)


def _change(start: int, end: int, tags: str) -> str:
    """Return the tag that changes to `tags` between two times in ms after the line's start."""
    return f"\\t({start},{end},{tags})"


def _size(style: Style, factor: float) -> str:
    """Return the tags that scale the letters to a multiple of their style's size."""
    return f"\\fscx{number(style.scale_x * factor)}\\fscy{number(style.scale_y * factor)}"


def _pieces(text: str, pattern: regex.Pattern[str]) -> list[str]:
    """Return the visible words or letters of event text."""
    return [piece for run, visible in _runs(text) if visible for piece in pattern.findall(run)]


def _before_each(text: str, pattern: regex.Pattern[str], tags: Callable[[int], str]) -> str:
    """Put a block of tags before each visible word or letter, counted from 0."""
    count = itertools.count()
    return "".join(
        pattern.sub(lambda match: f"{{{tags(next(count))}}}{match.group()}", run)
        if visible
        else run
        for run, visible in _runs(text)
    )


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Split event text into what is shown as letters and what is not (tags, breaks, drawings)."""

    def visible(token: markup.Token) -> bool:
        return bool(token.plain) and not token.source.startswith(("\\N", "\\n", "\\h"))

    for shown, tokens in itertools.groupby(markup.tokens(text), visible):
        yield "".join(token.source for token in tokens), shown
