"""Dividing a cue in two, its text, times and words together."""

from __future__ import annotations

from msgspec.structs import replace

from emosub_gui.core import markup, tagging
from emosub_gui.core.cue import Cue, Word


def divide(cue: Cue, at: int | None, caret: int | None = None) -> tuple[Cue, Cue]:
    """Divide a cue at a time in milliseconds, at a caret (offset in event text), or at both.

    Where only one is given, the other follows from the words' times, or else from the share
    of characters. Words keep their times and go with their half. Both halves keep the id.

    Raises:
        ValueError: neither is given, or the time is not inside the cue.
    """
    if at is None:
        if caret is None:
            raise ValueError("a time or a caret is needed to split")
        at = _time_of_caret(cue, caret)
    if not cue.start < at < cue.end:
        raise ValueError("the time is not inside the cue")
    if caret is None:
        caret = _caret_of_time(cue, at)
    head, tail = cue.text[:caret], cue.text[caret:]
    carried = tagging.carried(cue.text, caret)
    count = len(kept_words(cue.words, markup.to_plain(head)))
    return (
        replace(cue, end=at, text=_trimmed(head), words=cue.words[:count]),
        replace(cue, start=at, text=carried + _trimmed(tail), words=cue.words[count:]),
    )


def kept_words(words: tuple[Word, ...], plain: str) -> tuple[Word, ...]:
    """Return the words that still occur in `plain`, in order."""
    kept, position = [], 0
    for word in words:
        found = plain.find(word.text, position)
        if found >= 0:
            kept.append(word)
            position = found + len(word.text)
    return tuple(kept)


def _trimmed(text: str) -> str:
    """Remove spaces and line breaks from both ends of event text."""
    text = text.strip()
    while text.startswith(markup.BREAK):
        text = text[len(markup.BREAK) :].lstrip()
    while text.endswith(markup.BREAK):
        text = text[: -len(markup.BREAK)].rstrip()
    return text


def _time_of_caret(cue: Cue, caret: int) -> int:
    """Return the time at which the text before `caret` has been said."""
    before = markup.to_plain(cue.text[:caret])
    spoken = len(kept_words(cue.words, before))
    if 0 < spoken < len(cue.words):
        return (cue.words[spoken - 1].end + cue.words[spoken].start) // 2
    share = len(before) / max(1, len(cue.plain))
    return cue.start + round(cue.duration * share)


def _caret_of_time(cue: Cue, at: int) -> int:
    """Return the offset in event text that is nearest to time `at`, between two words."""
    plain = cue.plain
    spoken = sum((word.start + word.end) / 2 < at for word in cue.words)
    if 0 < spoken < len(cue.words):
        position = 0
        for word in cue.words[:spoken]:
            found = plain.find(word.text, position)
            position = found + len(word.text) if found >= 0 else position
        return markup.source_offset(cue.text, position)
    target = round(len(plain) * (at - cue.start) / max(1, cue.duration))
    gaps = [index for index, character in enumerate(plain) if character.isspace()]
    nearest = min(gaps, key=lambda gap: abs(gap - target), default=len(plain))
    return markup.source_offset(cue.text, nearest)
