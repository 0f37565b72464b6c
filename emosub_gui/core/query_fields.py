"""What lines can be asked for in a query (see `core.query`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from emosub_gui.core import markup
from emosub_gui.core.checks import Problem, ProblemKind
from emosub_gui.core.cue import Cue, Review, Voice
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.reading import cps, line_lengths, profile
from emosub_gui.core.review import effective_confidence, is_doubtful, is_outdated


class Line(Protocol):
    """What a query looks at; problems may be worked out only when they are asked for."""

    @property
    def number(self) -> int:
        """Its place in the document, from 1."""
        ...

    @property
    def cue(self) -> Cue:
        """The cue itself."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with it."""
        ...


Test = Callable[[Line], bool]


class Choice(NamedTuple):
    """A field with a few values, each with its test."""

    values: Mapping[str, Test]


class Name(NamedTuple):
    """A field with free text."""

    of: Callable[[Cue], str]


class Amount(NamedTuple):
    """A field with a number or, if `clock`, milliseconds; None where it is unknown."""

    of: Callable[[Line], float | None]
    clock: bool = False


def _one_of(values: Iterable[str], of: Callable[[Cue], str | None]) -> Choice:
    """Return a choice among the values that a cue can have."""

    def test_for(value: str) -> Test:
        return lambda line: of(line.cue) == value

    return Choice({value: test_for(value) for value in values})


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100


def _has(kind: ProblemKind) -> Test:
    return lambda line: any(problem.kind is kind for problem in line.problems)


FIELDS: dict[str, Choice | Name | Amount] = {
    "emotion": _one_of([*EMOTIONS, "none"], lambda cue: cue.emotion or "none"),
    "conf": Amount(lambda line: _percent(effective_confidence(line.cue))),
    "review": _one_of(Review, lambda cue: cue.review),
    "speaker": Name(lambda cue: cue.speaker),
    "problem": Choice(
        {
            "any": lambda line: bool(line.problems),
            "none": lambda line: not line.problems,
            **{kind: _has(kind) for kind in ProblemKind},
        }
    ),
    "is": Choice(
        {
            "comment": lambda line: line.cue.comment,
            "doubtful": lambda line: is_doubtful(line.cue),
            "empty": lambda line: not line.cue.plain.strip(),
            "odd": lambda line: line.number % 2 == 1,
            "outdated": lambda line: is_outdated(line.cue),
            "reviewed": lambda line: line.cue.reviewed,
            "tagged": lambda line: markup.has_tags(line.cue.text),
        }
    ),
    "cps": Amount(lambda line: cps(line.cue, profile(line.cue.language))),
    "width": Amount(lambda line: max(line_lengths(line.cue, profile(line.cue.language)))),
    "start": Amount(lambda line: line.cue.start, clock=True),
    "end": Amount(lambda line: line.cue.end, clock=True),
    "duration": Amount(lambda line: line.cue.duration, clock=True),
    "number": Amount(lambda line: line.number),
    "voice": _one_of(Voice, lambda cue: cue.prosody.voice if cue.prosody else None),
    "arousal": Amount(lambda line: line.cue.prosody.arousal if line.cue.prosody else None),
    "language": Name(lambda cue: cue.language),
    "style": Name(lambda cue: cue.style),
    "effect": Name(lambda cue: cue.effect),
    "layer": Amount(lambda line: line.cue.layer),
}
"""What lines can be asked for, most useful first."""
