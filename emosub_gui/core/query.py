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

Fields and values may have other names beside these, in a person's own language: see `Aliases`.
"""

from __future__ import annotations

import functools
import operator
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import regex

from emosub_gui.core import timecode
from emosub_gui.core.checks import Problem, check
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import PatternTimeoutError, QueryFieldError, QueryValueError
from emosub_gui.core.query_fields import FIELDS, Amount, Choice, Line, Name, Test
from emosub_gui.core.search import VALUE_LIMIT, Search, compile_pattern

TIME_LIMIT = 1.0
"""Seconds for which regular expressions in a query may run over a document."""

_TERM = regex.compile(
    r"""(?P<not>-)?
    (?:(?P<name>[^\W\d]\w*)(?P<operator><=|>=|[:=<>]))?
    (?:"(?P<quoted>[^"]*)"?
      |(?(name)(?!))/(?P<pattern>(?:\\.|[^/\\])+)/
      |(?P<bare>[^\s"]*))""",
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


class Aliases(NamedTuple):
    """Other words for names in `FIELDS` and for the values of their choices; see `normalized`."""

    fields: Mapping[str, str] = {}
    values: Mapping[str, str] = {}


NO_ALIASES = Aliases()


def normalized(word: str) -> str:
    """Return a word as it stands in `Aliases`: in small letters and without spaces."""
    return "".join(word.casefold().split())


class Term(NamedTuple):
    r"""One condition of a query.

    Attributes:
        field: a name in `FIELDS`; "" for the text.
        sign: how the field compares with the value: one of `: < <= > >= =`; for the text, `:`
            means that it contains the value and `/` that it matches it as a regular expression.
        value: as it is typed, without quotes; a name compared by `=` may be "".
        negated: whether lines are meant for which this does not hold.
    """

    field: str = ""
    sign: str = ":"
    value: str = ""
    negated: bool = False

    @property
    def source(self) -> str:
        """The term as it is typed; "" for the text as long as no text is given."""
        minus = "-" if self.negated else ""
        if self.field:
            none = self.sign == "=" and not self.value and not _is_amount(self.field)
            given = _in_quotes("") if none else _quoted(self.value)
            return f"{minus}{self.field}{self.sign}{given}"
        if not self.value:
            return ""
        if self.sign == "/":
            return f"{minus}/{self.value}/"
        bare = minus + _quoted(self.value)
        return bare if terms(bare) == [self] else f"{minus}{_in_quotes(self.value)}"


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


def terms(source: str, aliases: Aliases = NO_ALIASES) -> list[Term]:
    """Take a query apart; what it names need not be there.

    Fields come by their names in `FIELDS`, values as they are typed.

    A term that ends after its sign, as while one types, has the value "".
    """
    found = []
    for match in _TERM.finditer(source):
        if not match.group():
            continue
        quoted, negated = match["quoted"], bool(match["not"])
        name, sign, value = match["name"] or "", match["operator"], quoted or match["bare"] or ""
        field = aliases.fields.get(normalized(name), name.lower())
        unfinished = not value and quoted is None
        if match["pattern"]:
            found.append(Term("", "/", match["pattern"], negated))
        elif not name:
            found.append(Term("", ":", value, negated))
        elif unfinished and field not in FIELDS:
            # A word before a colon, as in "Note: nothing".
            found.append(Term("", ":", f"{name}{sign}", negated))
        elif value or _is_amount(field):
            found.append(Term(field, sign, value, negated))
        else:
            found.append(Term(field, ":" if unfinished else "=", "", negated))
    return found


def parse(source: str, aliases: Aliases = NO_ALIASES) -> Query:
    """Understand a query; an empty one means every line.

    Raises:
        QueryFieldError, QueryValueError: it names a field or a value that is not there.
        PatternError: a regular expression in it does not compile.
    """
    tests, pattern = [], ""
    for term in terms(source, aliases):
        test = _field_test(term, aliases) if term.field else _text_test(term)
        if test is not None:
            tests.append(_not(test) if term.negated else test)
        if term.sign == "/":
            pattern = term.value
    return Query(source, tuple(tests), pattern)


class _Line(NamedTuple):
    number: int
    cue: Cue
    check: Callable[[], Mapping[int, Sequence[Problem]]]

    @property
    def problems(self) -> Sequence[Problem]:
        return self.check().get(self.cue.id, ())


def lines(document: Document) -> list[Line]:
    """Return a document's lines for `Query.matches`; problems are worked out once, if ever."""
    problems = functools.cache(lambda: check(document))
    return [_Line(number, cue, problems) for number, cue in enumerate(document.cues, start=1)]


def select(document: Document, source: str) -> list[int]:
    """Return the ids of the cues that a query means, in document order.

    Raises:
        QueryFieldError, QueryValueError, PatternError, PatternTimeoutError: see `parse` and
            `Query.matches`.
    """
    return parse(source).matches(lines(document))


def known_values(document: Document) -> dict[str, list[str]]:
    """Return the values that occur in fields with free text, sorted: `{"speaker": ["Anna"]}`."""
    return {
        name: sorted({field.of(cue) for cue in document.cues})
        for name, field in FIELDS.items()
        if isinstance(field, Name)
    }


class Completion(NamedTuple):
    """What could stand at a caret: it replaces the text from `start` to the caret."""

    start: int
    texts: tuple[str, ...]


def complete(
    source: str,
    caret: int,
    known: Mapping[str, Sequence[str]],
    aliases: Aliases = NO_ALIASES,
) -> Completion:
    """Return how the term before the caret could go on.

    Args:
        source: the query.
        caret: offset in it.
        known: values that occur, for fields with free text: `{"speaker": ["Anna"]}`.
        aliases: words that may be typed as well; what they stand for is offered.
    """
    head = source[:caret]
    start = head.rfind(" ") + 1
    typed = head[start:].removeprefix("-")
    start = caret - len(typed)
    name, separator, value = typed.partition(":")
    if not separator:
        found = _meant(typed, FIELDS, aliases.fields)
        return Completion(start, tuple(f"{each}{_opening(FIELDS[each])}" for each in found))
    field = aliases.fields.get(normalized(name), name.lower())
    match FIELDS.get(field):
        case Choice(values):
            *_, last = value.split(",")
            found = _meant(last, values, aliases.values)
            return Completion(caret - len(last), tuple(each for each in found if each != last))
        case Name():
            there = [_quoted(each) for each in known.get(field, ()) if each]
            return Completion(caret - len(value), _beginning_with(value, there))
    return Completion(caret, ())


def _opening(field: Choice | Name | Amount) -> str:
    """Return the operator that usually follows a field's name."""
    return "<" if isinstance(field, Amount) else ":"


def _meant(typed: str, names: Collection[str], aliases: Mapping[str, str]) -> list[str]:
    """Return the names that are typed in full, or else by their beginning."""
    typed = normalized(typed)
    words = {word: name for word, name in aliases.items() if name in names}
    words |= {name: name for name in names}
    if typed in words:
        return [words[typed]]
    begin_so = {name for word, name in words.items() if word.startswith(typed)}
    return [name for name in names if name in begin_so]


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
    special = value.startswith(("/", "=")) or '"' in value or value != "".join(value.split())
    return _in_quotes(value) if special else value


def _is_amount(field: str) -> bool:
    return isinstance(FIELDS.get(field), Amount)


def _in_quotes(value: str) -> str:
    """Return a value in quotes; those that it holds itself cannot be written, and go."""
    return '"{}"'.format(value.replace('"', ""))


def _not(test: Test) -> Test:
    return lambda line: not test(line)


def _text_test(term: Term) -> Test | None:
    """Return the test of a term without a field; None for one that says nothing yet."""
    if term.sign == "/":
        return _pattern_test(term.value)
    wanted = term.value.casefold()
    return (lambda line: wanted in line.cue.plain.casefold()) if wanted else None


def _pattern_test(pattern: str) -> Test:
    """Return the test for a regular expression in the text."""
    compiled = compile_pattern(Search(pattern, regular=True))

    def test(line: Line) -> bool:
        try:
            return compiled.search(line.cue.plain, timeout=VALUE_LIMIT) is not None
        except TimeoutError as error:
            raise PatternTimeoutError(pattern=pattern) from error

    return test


def _field_test(term: Term, aliases: Aliases) -> Test | None:
    """Return the test of a term `field:value`; None for one whose value is not there yet.

    Raises:
        QueryFieldError, QueryValueError: there is no such field or value.
    """
    name, sign, value, _ = term
    match FIELDS.get(name):
        case None:
            raise QueryFieldError(name=name, known=", ".join(FIELDS))
        case Name() as field if value or sign == "=":
            return _name_test(field, value, exact=sign != ":")
        case Choice() as field if value:
            return _choice_test(name, field, value, aliases.values)
        case Amount() as field if value:
            return _amount_test(name, field, sign, value)
    return None


def _choice_test(name: str, field: Choice, value: str, aliases: Mapping[str, str]) -> Test:
    """Return the test for any of the values, each in full or by its beginning."""
    tests: dict[str, Test] = {}
    for typed in value.rstrip(",").split(","):
        meant = _meant(typed, field.values, aliases)
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
