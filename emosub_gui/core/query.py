r"""A small language that says which lines are meant: for the grid's filter and "select by rule".

Terms stand side by side and all must hold; `-` before a term turns it round.

    house              the text has this word or part of a word
    "get out"          … these words
    /^what.*\?$/       … something that matches this regular expression
    emotion:angry,sad  one of these emotions; `emotion:none` has none
    speaker:anna       the speaker's name has this in it; `speaker=Anna` is exactly this
    speaker:""         the line has no speaker
    conf<50  cps>17    numbers and times compare with < <= > >= = (and `:` for =)
    start>1:02:00      times as people type them
    problem:any        lines with a problem, or with a certain one: `problem:overlap`
    is:doubtful        a property that a line has or has not
"""

from __future__ import annotations

import operator
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import regex

from emosub_gui.core import markup, timecode
from emosub_gui.core.checks import Problem, ProblemKind, check
from emosub_gui.core.cue import Cue, Review, Voice
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import PatternTimeoutError, QueryFieldError, QueryValueError
from emosub_gui.core.reading import cps, line_lengths, profile
from emosub_gui.core.review import is_doubtful
from emosub_gui.core.search import Search, compile_pattern

TIME_LIMIT = 1.0
"""Seconds for which regular expressions in a query may run over a document."""

_TERM = regex.compile(
    r"""(?P<not>-)?
    (?:(?P<name>[^\W\d]\w*)(?P<operator><=|>=|[:=<>]))?
    (?:"(?P<quoted>[^"]*)"?|/(?P<pattern>(?:\\.|[^/\\])+)/|(?P<bare>[^\s"]*))""",
    regex.VERBOSE,
)
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


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


def _has(kind: ProblemKind) -> Test:
    return lambda line: any(problem.kind is kind for problem in line.problems)


FIELDS: dict[str, Choice | Name | Amount] = {
    "emotion": _one_of([*EMOTIONS, "none"], lambda cue: cue.emotion or "none"),
    "conf": Amount(lambda line: None if line.cue.confidence is None else line.cue.confidence * 100),
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
    "language": Name(lambda cue: cue.language),
    "style": Name(lambda cue: cue.style),
    "effect": Name(lambda cue: cue.effect),
    "layer": Amount(lambda line: line.cue.layer),
}
"""What lines can be asked for, most useful first."""


class Query(NamedTuple):
    """A query that was understood: tests that must all hold.

    `pattern` is a regular expression among them; "" if there is none.
    """

    source: str
    tests: tuple[Test, ...]
    pattern: str = ""

    def matches(self, lines: Iterable[Line]) -> list[int]:
        """Return the ids of the cues that are meant, in order.

        Raises:
            PatternTimeoutError: a regular expression in it takes too long.
        """
        end = time.monotonic() + TIME_LIMIT
        found = []
        for line in lines:
            if all(test(line) for test in self.tests):
                found.append(line.cue.id)
            if self.pattern and time.monotonic() > end:
                raise PatternTimeoutError(pattern=self.pattern)
        return found


def parse(source: str) -> Query:
    """Understand a query; an empty one means every line.

    Raises:
        QueryFieldError, QueryValueError: it names a field or a value that is not there.
        PatternError: a regular expression in it does not compile.
    """
    tests, pattern = [], ""
    for match in _TERM.finditer(source):
        if not match.group():
            continue
        test = _field_test(match) if match["name"] else _text_test(match)
        if test is not None:
            tests.append(_not(test) if match["not"] else test)
        if not match["name"]:
            pattern = match["pattern"] or pattern
    return Query(source, tuple(tests), pattern)


class _Line(NamedTuple):
    number: int
    cue: Cue
    problems: Sequence[Problem]


def select(document: Document, source: str) -> list[int]:
    """Return the ids of the cues that a query means, in document order.

    Raises:
        QueryFieldError, QueryValueError, PatternError, PatternTimeoutError: see `parse` and
            `Query.matches`.
    """
    problems = check(document)
    return parse(source).matches(
        _Line(number, cue, problems.get(cue.id, ()))
        for number, cue in enumerate(document.cues, start=1)
    )


class Completion(NamedTuple):
    """What could stand at a caret: it replaces the text from `start` to the caret."""

    start: int
    texts: tuple[str, ...]


def complete(source: str, caret: int, known: Mapping[str, Sequence[str]]) -> Completion:
    """Return how the term before the caret could go on.

    Args:
        source: the query.
        caret: offset in it.
        known: values that occur, for fields with free text: `{"speaker": ["Anna"]}`.
    """
    head = source[:caret]
    start = head.rfind(" ") + 1
    typed = head[start:].removeprefix("-")
    start = caret - len(typed)
    name, separator, value = typed.partition(":")
    if not separator:
        found = [f"{each}{_opening(field)}" for each, field in FIELDS.items()]
        return Completion(start, _beginning_with(typed, found) if typed else tuple(found))
    match FIELDS.get(name.lower()):
        case Choice(values):
            *_, last = value.split(",")
            return Completion(caret - len(last), _beginning_with(last, values))
        case Name():
            there = [_quoted(each) for each in known.get(name.lower(), ()) if each]
            return Completion(caret - len(value), _beginning_with(value, there))
    return Completion(caret, ())


def _opening(field: Choice | Name | Amount) -> str:
    """Return the operator that usually follows a field's name."""
    return "<" if isinstance(field, Amount) else ":"


def _beginning_with(typed: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that go on from what was typed."""
    typed = typed.casefold()
    return tuple(
        text
        for text in texts
        if text.casefold().lstrip('"').startswith(typed.lstrip('"')) and text.casefold() != typed
    )


def _quoted(value: str) -> str:
    """Return a value as it has to be written."""
    return f'"{value}"' if " " in value else value


def _not(test: Test) -> Test:
    return lambda line: not test(line)


def _text_test(match: regex.Match[str]) -> Test | None:
    """Return the test of a term without a field; None for one that says nothing yet."""
    if match["pattern"]:
        return _pattern_test(match["pattern"])
    wanted = str(match["quoted"] or match["bare"] or "")
    return _contains(wanted) if wanted else None


def _contains(text: str) -> Test:
    """Return the test for a part of the text, whatever the case."""
    wanted = text.casefold()
    return lambda line: wanted in line.cue.plain.casefold()


def _pattern_test(pattern: str) -> Test:
    """Return the test for a regular expression in the text."""
    compiled = compile_pattern(Search(pattern, regular=True))

    def test(line: Line) -> bool:
        try:
            return compiled.search(line.cue.plain, timeout=TIME_LIMIT) is not None
        except TimeoutError as error:
            raise PatternTimeoutError(pattern=pattern) from error

    return test


def _field_test(match: regex.Match[str]) -> Test | None:
    """Return the test of a term `field:value`; None for one whose value is not there yet.

    Raises:
        QueryFieldError, QueryValueError: there is no such field or value.
    """
    name, sign, quoted = match["name"].lower(), match["operator"], match["quoted"]
    value = match.group().partition(sign)[2] if quoted is None else quoted
    field = FIELDS.get(name)
    if field is None and not value:
        return _contains(match.group())
    if field is None:
        raise QueryFieldError(name=match["name"], known=", ".join(FIELDS))
    if not value and quoted is None:
        return None
    match field:
        case Choice():
            return _choice_test(name, field, value)
        case Name():
            return _name_test(field, value, exact=sign != ":" or not value)
        case Amount():
            return _amount_test(name, field, sign, value)


def _choice_test(name: str, field: Choice, value: str) -> Test:
    """Return the test for any of the values, each in full or by its beginning."""
    tests: dict[str, Test] = {}
    for typed in value.lower().rstrip(",").split(","):
        begin_so = [each for each in field.values if each.startswith(typed)]
        meant = [typed] if typed in field.values else begin_so
        if not meant:
            raise QueryValueError(name=name, value=typed, expected=", ".join(field.values))
        tests |= {each: field.values[each] for each in meant}
    wanted = tuple(tests.values())
    return lambda line: any(test(line) for test in wanted)


def _name_test(field: Name, value: str, *, exact: bool) -> Test:
    wanted = [each.strip().casefold() for each in value.rstrip(",").split(",")]
    if exact:
        return lambda line: field.of(line.cue).casefold() in wanted
    return lambda line: any(each in field.of(line.cue).casefold() for each in wanted)


def _amount_test(name: str, field: Amount, sign: str, value: str) -> Test:
    try:
        limit = timecode.parse(value) if field.clock else float(value.rstrip("%"))
    except ValueError as error:
        expected = "a time such as 1:02.5" if field.clock else "a number"
        raise QueryValueError(name=name, value=value, expected=expected) from error
    compare = _COMPARE[sign]

    def test(line: Line) -> bool:
        amount = field.of(line)
        return amount is not None and compare(amount, limit)

    return test
