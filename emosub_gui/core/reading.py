"""How much a viewer can read: length, reading speed, and the rules of a language."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from typing import Annotated

import msgspec
import regex
from msgspec.structs import asdict, replace

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.resources import resource

_GRAPHEME = regex.compile(r"\X")

PROFILES = ("en", "ko")
"""ISO 639-1 codes of the languages that have rules of their own; others follow the first's."""

Positive = Annotated[float, msgspec.Meta(gt=0)]


class ReadingLimits(msgspec.Struct, frozen=True):
    """The figures of a `ReadingProfile` that a person may set otherwise; units as there."""

    max_line: Positive
    max_lines: Annotated[int, msgspec.Meta(ge=1)]
    max_cps: Positive
    min_duration: Annotated[int, msgspec.Meta(ge=0)]
    max_duration: Annotated[int, msgspec.Meta(ge=1)]
    gap_frames: Annotated[int, msgspec.Meta(ge=0)]


class ReadingProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reading rules of a language; see `resources/profiles/`.

    Attributes:
        name: shown in lists.
        source: where the figures come from.
        max_line: characters a line.
        max_lines: lines a cue.
        max_cps: characters a second, spaces included.
        min_duration, max_duration: milliseconds.
        gap_frames: frames that stay free between neighbours.
        narrow_weight: what a narrow character (Latin, digit, space) counts.
        pause: milliseconds of silence at which a new cue begins in any case.
        tail: milliseconds for which a cue may stay after its last word, where there is room.
        keep_with_next: words after which a line should not break (articles, prepositions).
        keep_with_previous: words before which a line never breaks (particles, bound nouns).
    """

    name: str
    source: str = ""
    max_line: Positive = 42
    max_lines: Annotated[int, msgspec.Meta(ge=1)] = 2
    max_cps: Positive = 20
    min_duration: int = 833
    max_duration: int = 7000
    gap_frames: int = 2
    narrow_weight: Positive = 1.0
    pause: int = 1000
    tail: int = 500
    keep_with_next: frozenset[str] = frozenset()
    keep_with_previous: frozenset[str] = frozenset()

    @property
    def limits(self) -> ReadingLimits:
        """The figures that a person may set otherwise."""
        names = ReadingLimits.__struct_fields__
        return ReadingLimits(**{name: getattr(self, name) for name in names})


_own: dict[str, ReadingLimits] = {}


def adjust(limits: Mapping[str, ReadingLimits]) -> None:
    """Let `profile` return a person's own limits, by ISO 639-1 code; others are as published."""
    _own.clear()
    _own.update(limits)
    profile.cache_clear()


@functools.cache
def profile(language: str) -> ReadingProfile:
    """Return the rules for an ISO 639-1 code; English ones where there are none of its own."""
    code = language if language in PROFILES else PROFILES[0]
    rules, own = published(code), _own.get(code)
    return replace(rules, **asdict(own)) if own else rules


def published(code: str) -> ReadingProfile:
    """Return the rules that come with the program for one of `PROFILES`."""
    data = resource("profiles", f"{code}.json").read_bytes()
    return msgspec.json.decode(data, type=ReadingProfile)


def length(text: str, narrow_weight: float = 1.0) -> float:
    """Return the reading length of plain text in characters, line breaks not counted.

    A cluster (extended grapheme cluster, UAX #29: what a person takes for one character) counts 1
    if East Asian Width (UAX #11) calls its first character wide, `narrow_weight` if not.
    """
    text = text.replace("\n", "")
    if text.isascii():
        return len(text) * narrow_weight
    clusters = _GRAPHEME.findall(text)
    wide = sum(unicodedata.east_asian_width(cluster[0]) in "WF" for cluster in clusters)
    return wide + (len(clusters) - wide) * narrow_weight


def cps(cue: Cue, rules: ReadingProfile) -> float:
    """Return characters a second; infinite for text that is shown for no time."""
    characters = length(cue.plain, rules.narrow_weight)
    if cue.duration <= 0:
        return float("inf") if characters else 0.0
    return characters * 1000 / cue.duration


def line_lengths(cue: Cue, rules: ReadingProfile) -> list[float]:
    """Return the reading length of each line of a cue."""
    return [length(line, rules.narrow_weight) for line in cue.plain.split("\n")]


def is_hangul(character: str) -> bool:
    """Tell whether a character is a Hangul syllable or jamo."""
    return (
        "\uac00" <= character <= "\ud7a3"
        or "\u1100" <= character <= "\u11ff"
        or "\u3131" <= character <= "\u318e"
    )


def script_language(text: str) -> str:
    """Guess "ko" or "en" from the letters of a text; "" if it has neither or is foreign."""
    letters = [character for character in markup.to_plain(text) if character.isalpha()]
    if not letters:
        return ""
    hangul = sum(map(is_hangul, letters)) / len(letters)
    # A Korean line often holds Latin names, which take more letters than Hangul would.
    if hangul >= 0.2:
        return "ko"
    return "en" if sum(letter.isascii() for letter in letters) / len(letters) > 0.8 else ""
