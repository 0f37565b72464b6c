r"""Words that look as they sound: loud ones large and heavy, high ones raised, slow ones wide.

After C. de Lacerda Pataca & P. D. P. Costa, "Hidden Bawls, Whispers, and Yelps: Can Text Convey
the Sound of Speech, Beyond Words?", IEEE Trans. Affective Computing 14(1), 2023: loudness is shown
by weight, pitch by the baseline, duration by the distance between letters. Size is ours: few fonts
have more than two weights.

ASS cannot shift a baseline. A turn about a point far away to the left moves the text up and turns
it by no more than can be seen; see `\org` in Aegisub's manual.
"""

from __future__ import annotations

import math
import re
from typing import Final, NamedTuple

from emosub_gui.core import markup
from emosub_gui.core.cue import Word
from emosub_gui.core.theme import Animation, Style, WordExpression
from emosub_gui.styling.tags import number, weight_tag

_LOUD, _SOFT, _SAME_PITCH, _SLOW = 2.0, 4.0, 2.0, 0.5
"""dB, semitones and octaves of slowness within which a word is like its line. Small words are
always soft and quick; that is no expression, so softness counts late and quickness not at all."""

_GROWTH, _MOST_GROWTH, _LEAST_GROWTH = 0.03, 0.35, -0.2
"""Change of the size for each dB, and the limits; in shares of the size."""
_WEIGHT, _HEAVIEST = 50.0, 900
"""Gain of weight for each dB, and the limit; softer words get no thinner, as few fonts could."""
_RISE, _MOST_RISE = 0.035, 0.22
"""Shift of the baseline for each semitone, and its limit; in shares of the size."""
_WIDENING, _MOST_WIDENING = 0.12, 0.16
"""Distance between letters for each octave of slowness, and the limit; in shares of the size."""

_FAR: Final = 100_000
_OWN_TAGS = re.compile(r"\\(?:fs|b\d|fr|org|r[\\}\w])")


class Expressed(NamedTuple):
    """The tags that go before a line, without braces, and its text."""

    tags: str
    text: str


class _Face(NamedTuple):
    """What sets a word off: size factor, weight, rise and spacing in shares of the size."""

    size: float = 1.0
    weight: int = 400
    rise: float = 0.0
    spacing: float = 0.0


def express(text: str, words: tuple[Word, ...], style: Style, wanted: WordExpression) -> Expressed:
    r"""Return event text whose words look as they sound; tags stand only where the look changes.

    Args:
        text: event text. One that has sizes, weights or turns of its own stays as it is.
        words: as spoken; those that the text does not hold in order are passed over.
        style: the line's look, in script pixels.
        wanted: how far each trait of the sound goes.
    """
    wanted = _possible(wanted, style)
    plain = _Face(weight=style.weight)
    faces = [_face(word, wanted, plain) for word in words]
    if all(face == plain for face in faces) or _OWN_TAGS.search(text):
        return Expressed("", text)
    raised = any(face.rise for face in faces)
    parts: list[str] = []
    at, now = 0, plain
    for start, face in _placed(text, words, faces, plain):
        if face != now:
            parts += (text[at:start], f"{{{_tags(now, face, style)}}}")
            at, now = start, face
    parts.append(text[at:])
    return Expressed(f"\\org({-_FAR},0)" if raised else "", "".join(parts))


def _possible(wanted: WordExpression, style: Style) -> WordExpression:
    """Return what does not get in the way of how the line is turned or moves already."""
    turned = style.angle != 0.0 or style.animation is not Animation.NONE
    spreading = style.animation is Animation.DRIFT
    return WordExpression(
        loudness=wanted.loudness,
        pitch=0.0 if turned else wanted.pitch,
        rate=0.0 if spreading else wanted.rate,
    )


def _face(word: Word, wanted: WordExpression, plain: _Face) -> _Face:
    """Return how a word looks that sounds so; in steps, so that neighbours often look the same."""
    louder = _beyond(word.loudness, -_SOFT, _LOUD) * wanted.loudness
    higher = _beyond(word.pitch, -_SAME_PITCH, _SAME_PITCH) * wanted.pitch
    slower = _beyond(-math.log2(max(word.rate, 0.1)), -math.inf, _SLOW) * wanted.rate
    growth = min(max(louder * _GROWTH, _LEAST_GROWTH), _MOST_GROWTH)
    rise = min(max(higher * _RISE, -_MOST_RISE), _MOST_RISE)
    spacing = min(slower * _WIDENING, _MOST_WIDENING)
    weight = plain.weight + round(max(louder, 0.0) * _WEIGHT / 100) * 100
    return _Face(
        size=1.0 + round(growth * 20) / 20,
        weight=max(plain.weight, min(weight, _HEAVIEST)),
        rise=round(rise * 50) / 50,
        spacing=round(spacing * 25) / 25,
    )


def _beyond(value: float, low: float, high: float) -> float:
    """Return by how much a value lies outside of what counts as no difference."""
    return value - min(max(value, low), high)


def _placed(
    text: str, words: tuple[Word, ...], faces: list[_Face], plain: _Face
) -> list[tuple[int, _Face]]:
    """Return where in event text a look begins: at each word, and at text between that is none."""
    reading, spans = markup.to_plain(text), markup.source_spans(text)
    found: list[tuple[int, _Face]] = []
    at = 0

    def unspoken(first: int, end: int) -> list[tuple[int, _Face]]:
        between = reading[first:end].lstrip()
        return [(spans[end - len(between)][0], plain)] if between else []

    for word, face in zip(words, faces, strict=True):
        start = reading.find(word.text, at)
        if start >= 0:
            found += unspoken(at, start)
            found.append((spans[start][0], face))
            at = start + len(word.text)
    found += unspoken(at, len(reading))
    return found


def _tags(before: _Face, face: _Face, style: Style) -> str:
    """Return the tags that lead from one look to another."""
    tags = ""
    if face.size != before.size:
        tags += f"\\fs{number(style.size * face.size)}"
    if face.weight != before.weight:
        tags += weight_tag(face.weight)
    if face.rise != before.rise:
        tags += f"\\frz{_angle(face.rise * style.size)}"
    if face.spacing != before.spacing:
        tags += f"\\fsp{number(style.spacing + face.spacing * style.size)}"
    return tags


def _angle(rise: float) -> str:
    """Return the degrees, anticlockwise, that raise text by so many pixels from far away."""
    return f"{math.degrees(math.atan(rise / _FAR)):.5f}".rstrip("0").rstrip(".")
