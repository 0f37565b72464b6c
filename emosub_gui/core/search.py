r"""Finding and replacing in the fields of cues.

Text is searched as a viewer reads it, with real line breaks, unless override tags are wanted
too; a match is always a place in the field's own value. Patterns that a person types go to the
`regex` package, which can be stopped: one that backtracks without end is a typed error.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
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
"""Seconds for which one search may run in all."""

VALUE_LIMIT = 0.2
"""Seconds for which it may run in one field of one cue; a window can wait so long."""

_LINE_BREAK = regex.compile(r"\\N(?!\{)")
_SPECIAL = regex.compile(
    r"\\\\|\\(?:\d|g<)|\\|\$\$|\$(?P<group>\d{1,2})|\$\{(?P<group>[^\W\d]\w*)\}"
)


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

    def reads(self, field: Field) -> bool:
        """Tell whether a field is searched as a viewer reads it, not as it is written."""
        return field is Field.TEXT and not self.tags


class Match(NamedTuple):
    """Where something was found: offsets in the field's value (event text, for the text)."""

    cue_id: int
    field: Field
    start: int
    end: int


class Change(NamedTuple):
    """A field's value before and after a replacement."""

    cue_id: int
    field: Field
    before: str
    after: str


class _Found(NamedTuple):
    """A match with its place in the field's value."""

    start: int
    end: int
    match: regex.Match[str]


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
        self.pattern = compile_pattern(search)
        self._left = limit

    def found(self, value: str, field: Field) -> list[_Found]:
        """Return the matches in a field's value, each with its place there.

        Raises:
            PatternTimeoutError: time ran out.
        """
        text = markup.to_plain(value) if self.search.reads(field) else value
        limit = min(self._left, VALUE_LIMIT)
        if limit <= 0:
            raise PatternTimeoutError(pattern=self.search.pattern)
        began = time.monotonic()
        try:
            matches = list(self.pattern.finditer(text, timeout=limit))
        except TimeoutError as error:
            raise PatternTimeoutError(pattern=self.search.pattern) from error
        self._left -= time.monotonic() - began
        if text is value:
            return [_Found(*match.span(), match) for match in matches]
        return [_Found(*_in_source(value, *match.span()), match) for match in matches]


def scan(
    document: Document, search: Search, ids: Collection[int] | None = None
) -> Iterator[list[Match]]:
    """Return an iterator over cues in document order, with the matches of each; maybe none.

    Args:
        document: where to look.
        search: what to look for.
        ids: only in the cues with these ids.

    Raises:
        PatternError: at once: the pattern is no regular expression.
        PatternTimeoutError: from the iterator: it takes too long.
    """
    finder = Finder(search)
    fields = [field for field in SEARCHABLE if field in search.fields]
    wanted = None if ids is None else frozenset(ids)
    return (
        [
            Match(cue.id, field, found.start, found.end)
            for field in fields
            for found in finder.found(str(getattr(cue, field)), field)
        ]
        for cue in (document.cues if search.pattern else ())
        if wanted is None or cue.id in wanted
    )


def find(document: Document, search: Search, ids: Collection[int] | None = None) -> list[Match]:
    """Return all matches in document order, within the cues with these ids if given.

    Raises:
        PatternError: the pattern is no regular expression.
        PatternTimeoutError: it takes too long.
    """
    return list(chain.from_iterable(scan(document, search, ids)))


class Step(NamedTuple):
    """The match that was gone to, and whether the end of the document was passed."""

    match: Match
    wrapped: bool


def find_next(
    document: Document, matches: Sequence[Match], after: Match, *, backwards: bool = False
) -> Step | None:
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
    found = next(ahead, None)
    if found is not None:
        return Step(found, wrapped=False)
    return Step(matches[0], wrapped=True) if matches else None


class Replacer:
    r"""A replacement that has begun.

    What replaces is plain text, in which `\N` breaks the line. With a regular expression it may
    refer to groups: `\1`, `\g<name>`, or `$1`, `${name}` as in .NET and Subtitle Edit, where a
    group that is not there is literal text and `$$` is a dollar.
    """

    def __init__(self, search: Search, replacement: str) -> None:
        """Compile a search and what replaces its matches.

        Raises:
            PatternError: the pattern is no regular expression.
        """
        self.search = search
        self._finder = Finder(search)
        self._given = replacement
        if not search.tags:
            replacement = _LINE_BREAK.sub("\n", replacement)
        if search.regular:
            if not search.tags:
                replacement = replacement.replace(r"\n", "\n")
            replacement = _SPECIAL.sub(self._as_template, replacement)
        self._replacement = replacement

    def instead(self, value: str, place: Match) -> str:
        """Return what would stand in the place of a match, as it would be read; "" for nothing.

        Raises:
            PatternError: the replacement refers to no group.
            PatternTimeoutError: the search takes too long.
        """
        for found in self._finder.found(value, place.field):
            if (found.start, found.end) == (place.start, place.end):
                return self._expanded(found.match)
        return ""

    def replaced(self, value: str, field: Field, only: Match | None = None) -> str:
        """Return a field's value with its matches, or `only` one of them, replaced.

        Override tags inside a match are kept, behind what replaces it.

        Raises:
            PatternError: the replacement refers to no group.
            PatternTimeoutError: the search takes too long.
        """
        pieces, done = [], 0
        for start, end, match in self._finder.found(value, field):
            if only and (start, end) != (only.start, only.end):
                continue
            new = self._expanded(match)
            if self.search.reads(field):
                new = written(value, start, end, new)
            pieces += [value[done:start], new]
            done = end
        after = "".join([*pieces, value[done:]])
        # Only text may have more than one line.
        return after if field is Field.TEXT or not pieces else " ".join(after.split())

    def _expanded(self, match: regex.Match[str]) -> str:
        """Return the replacement with a match's groups in place."""
        if not self.search.regular:
            return self._replacement
        try:
            return str(match.expand(self._replacement))
        except (regex.error, IndexError) as error:
            raise PatternError(pattern=self._given, reason=error) from error

    def _as_template(self, special: regex.Match[str]) -> str:
        r"""Return a part of a replacement in the notation of `regex`.

        A backslash that begins no reference is itself: override tags are full of them.
        """
        text, group = special.group(), special["group"]
        if group is None:
            return {"\\": "\\\\", "$$": "$"}.get(text, text)
        pattern = self._finder.pattern
        there = int(group) <= pattern.groups if group.isdigit() else group in pattern.groupindex
        return rf"\g<{group}>" if there else text


def propose(
    document: Document,
    search: Search,
    replacement: str,
    ids: Collection[int] | None = None,
    only: Match | None = None,
) -> list[Change]:
    """Return what would change if every match, or `only` one, were replaced (see `Replacer`).

    Args:
        document: where to replace.
        search: what to replace.
        replacement: what stands there afterwards.
        ids: only in the cues with these ids.
        only: only the match at this place.

    Raises:
        PatternError: pattern or replacement cannot be used.
        PatternTimeoutError: the pattern takes too long.
    """
    if not search.pattern:
        return []
    replacer = Replacer(search, replacement)
    wanted = None if ids is None else frozenset(ids)
    changes = []
    for cue in document.cues:
        if (wanted is not None and cue.id not in wanted) or (only and cue.id != only.cue_id):
            continue
        for field in SEARCHABLE:
            if field not in search.fields or (only and field is not only.field):
                continue
            before = str(getattr(cue, field))
            after = replacer.replaced(before, field, only)
            if after != before:
                changes.append(Change(cue.id, field, before, after))
    return changes


def apply(document: Document, changes: Iterable[Change]) -> Document:
    """Do changes where the field still is as it was; an edit."""
    cues = {cue.id: cue for cue in document.cues}
    texts: dict[int, str] = {}
    others: dict[tuple[Field, str], list[int]] = {}
    for cue_id, field, before, after in changes:
        if cue_id not in cues or getattr(cues[cue_id], field) != before:
            continue
        if field is Field.TEXT:
            texts[cue_id] = after
        else:
            others.setdefault((field, after), []).append(cue_id)
    document = edits.set_texts(document, texts)
    for (field, value), alike in others.items():
        document = edits.update(document, alike, **{field.value: value})
    return document


def written(text: str, start: int, end: int, new: str) -> str:
    """Return event text that shows `new` in place of what stands between two offsets.

    What is not read there (override tags, drawings) is kept behind it.
    """
    unread = (
        token.source
        for token in markup.tokens(text)
        if start <= token.offset < end and not token.plain
    )
    return markup.from_plain(new) + "".join(unread)


def _in_source(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place in event text of a place in its plain reading."""
    spans = markup.source_spans(text)
    if start < end:
        return spans[start][0], spans[end - 1][1]
    at = spans[start - 1][1] if start else spans[0][0] if spans else len(text)
    return at, at
