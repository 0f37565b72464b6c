r"""Finding and replacing in the fields of cues.

Text is searched as a viewer reads it, with real line breaks, unless override tags are wanted
too; a match is always a place in the field's own value. Patterns that a person types go to the
`regex` package, which can be stopped: one that backtracks without end is a typed error.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec
import regex

from emosub_gui.core import edits, markup
from emosub_gui.core.document import Document
from emosub_gui.core.errors import PatternError, PatternTimeoutError
from emosub_gui.core.fields import Field

SEARCHABLE = (Field.TEXT, Field.SPEAKER, Field.STYLE, Field.EFFECT)
"""Fields that can be searched, in the order in which a cue is."""

TIME_LIMIT = 2.0
"""Seconds for which one search may run."""

_LINE_BREAK = regex.compile(r"\\N(?!\{)")


class Search(msgspec.Struct, frozen=True):
    r"""What to look for.

    Attributes:
        pattern: plain text or a regular expression; `\N` stands for a line break.
        regular: whether it is a regular expression; `^` and `$` match at each line's ends.
        match_case: whether capitals count.
        whole_words: whether a match must not begin or end inside a word.
        fields: where to look, of `SEARCHABLE`.
        tags: search event text as it is written, override tags included.
    """

    pattern: str
    regular: bool = False
    match_case: bool = False
    whole_words: bool = False
    fields: tuple[Field, ...] = (Field.TEXT,)
    tags: bool = False


class Match(NamedTuple):
    """Where something was found: offsets in the field's value (event text, for the text)."""

    cue_id: int
    field: Field
    start: int
    end: int


def compile_pattern(search: Search) -> regex.Pattern[str]:
    """Return the compiled pattern.

    Raises:
        PatternError: it is no regular expression.
    """
    pattern = search.pattern
    if not search.tags:
        pattern = _LINE_BREAK.sub("\n", pattern)
    if not search.regular:
        pattern = regex.escape(pattern, special_only=True)
    if search.whole_words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    flags = regex.MULTILINE | (0 if search.match_case else regex.IGNORECASE)
    try:
        return regex.compile(pattern, flags)
    except (regex.error, OverflowError) as error:
        raise PatternError(pattern=search.pattern, reason=error) from error


class Finder:
    """A search that has begun: its compiled pattern, and the time that it has left."""

    def __init__(self, search: Search, limit: float = TIME_LIMIT) -> None:
        """Compile a search that may run for `limit` seconds.

        Raises:
            PatternError: its pattern is no regular expression.
        """
        self.search = search
        self._pattern = compile_pattern(search)
        self._end = time.monotonic() + limit

    def reads(self, field: Field) -> bool:
        """Tell whether a field is searched as a viewer reads it, not as it is written."""
        return field is Field.TEXT and not self.search.tags

    def found(self, value: str, field: Field) -> Iterator[tuple[int, int, regex.Match[str]]]:
        """Yield the matches in a field's value, each with its place there.

        Raises:
            PatternTimeoutError: time ran out.
        """
        text = markup.to_plain(value) if self.reads(field) else value
        left = self._end - time.monotonic()
        if left <= 0:
            raise PatternTimeoutError(pattern=self.search.pattern)
        try:
            for match in self._pattern.finditer(text, timeout=left):
                start, end = match.span()
                if text is not value:
                    start, end = _in_source(value, start, end)
                yield start, end, match
        except TimeoutError as error:
            raise PatternTimeoutError(pattern=self.search.pattern) from error


def find(document: Document, search: Search, ids: Collection[int] | None = None) -> list[Match]:
    """Return all matches in document order, within the cues with these ids if given.

    Raises:
        PatternError: the pattern is no regular expression.
        PatternTimeoutError: it takes too long.
    """
    if not search.pattern:
        return []
    finder = Finder(search)
    return [
        Match(cue.id, field, start, end)
        for cue in document.cues
        if ids is None or cue.id in ids
        for field in SEARCHABLE
        if field in search.fields
        for start, end, _ in finder.found(str(getattr(cue, field)), field)
    ]


def find_next(
    document: Document, matches: Sequence[Match], after: Match, *, backwards: bool = False
) -> Match | None:
    """Return the match that follows a place, or precedes it; around the end if need be."""
    order = {cue.id: position for position, cue in enumerate(document.cues)}

    def place(match: Match) -> tuple[int, int, int, int]:
        position = order.get(match.cue_id, -1)
        return position, SEARCHABLE.index(match.field), match.start, match.end

    here = place(after)
    if backwards:
        matches = matches[::-1]
        ahead = (match for match in matches if place(match) < here)
    else:
        ahead = (match for match in matches if place(match) > here)
    return next(ahead, matches[0] if matches else None)


def replace(
    document: Document,
    search: Search,
    replacement: str,
    ids: Collection[int] | None = None,
    only: Match | None = None,
) -> Document:
    r"""Replace every match, or one of them; an edit.

    Override tags inside a match are kept, behind what replaces it.

    Args:
        document: where to replace.
        search: what to replace.
        replacement: plain text, in which `\N` breaks the line; with a regular expression, a
            template with `\1` and `\g<name>`.
        ids: only in the cues with these ids.
        only: only the match at this place.

    Raises:
        PatternError: pattern or replacement cannot be used.
        PatternTimeoutError: the pattern takes too long.
    """
    if not search.pattern:
        return document
    if not search.tags:
        replacement = _LINE_BREAK.sub("\n", replacement)
    finder = Finder(search)
    texts: dict[int, str] = {}
    others: dict[tuple[Field, str], list[int]] = {}
    for cue in document.cues:
        if ids is not None and cue.id not in ids:
            continue
        for field in SEARCHABLE:
            if field not in search.fields or (only and (cue.id, field) != only[:2]):
                continue
            before = str(getattr(cue, field))
            after = _replaced(before, field, finder, replacement, only)
            if after != before and field is Field.TEXT:
                texts[cue.id] = after
            elif after != before:
                others.setdefault((field, after), []).append(cue.id)
    document = edits.set_texts(document, texts)
    for (field, value), alike in others.items():
        document = edits.update(document, alike, **{field.value: value})
    return document


def _in_source(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place in event text of a place in its plain reading."""
    spans = markup.source_spans(text)
    if start < end:
        return spans[start][0], spans[end - 1][1]
    at = spans[start - 1][1] if start else spans[0][0] if spans else len(text)
    return at, at


def _replaced(
    value: str, field: Field, finder: Finder, replacement: str, only: Match | None
) -> str:
    """Return a field's value with its matches, or `only` one of them, replaced."""
    pieces, done = [], 0
    for start, end, match in finder.found(value, field):
        if only and (start, end) != (only.start, only.end):
            continue
        new = _expanded(match, replacement) if finder.search.regular else replacement
        pieces += [value[done:start], markup.from_plain(new) if finder.reads(field) else new]
        if finder.reads(field):
            pieces += _unread(value, start, end)
        done = end
    return "".join([*pieces, value[done:]])


def _expanded(match: regex.Match[str], template: str) -> str:
    """Return a template with a match's groups in place."""
    try:
        return str(match.expand(template))
    except (regex.error, IndexError) as error:
        raise PatternError(pattern=template, reason=error) from error


def _unread(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the parts of event text between two offsets that a viewer does not read."""
    for token in markup.tokens(text):
        if start <= token.offset < end and not token.plain:
            yield token.source
