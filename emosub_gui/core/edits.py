"""Everything that can be done to a document: functions `Document -> Document`.

None mutates; each returns the very same document when there is nothing to change, and keeps
every cue that it does not change as the same object, so that views compare by identity. An id
that is not in the document raises `KeyError`; a time before zero is clamped to zero.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from msgspec.structs import replace

from emosub_gui.core import markup, tagging
from emosub_gui.core.cue import Cue, Review, Word
from emosub_gui.core.dividing import divide, kept_words
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import StylePatch, Theme

_RUN_IDS = 1_000_000
"""Ids set apart for one run: more than there are lines in any film."""


def _map(document: Document, ids: Collection[int], change: Callable[[Cue], Cue]) -> Document:
    """Apply `change` to the cues with these ids."""
    wanted = set(ids)
    changed = False
    cues = []
    for cue in document.cues:
        after = cue
        if cue.id in wanted:
            wanted.discard(cue.id)
            after = change(cue)
            if after == cue:
                after = cue
        changed = changed or after is not cue
        cues.append(after)
    if wanted:
        raise KeyError(min(wanted))
    return replace(document, cues=tuple(cues)) if changed else document


def _positions(document: Document, ids: Collection[int]) -> list[int]:
    """Return the positions of the cues with these ids, ascending."""
    wanted = set(ids)
    found = [position for position, cue in enumerate(document.cues) if cue.id in wanted]
    if len(found) < len(wanted):
        raise KeyError(min(wanted - {cue.id for cue in document.cues}))
    return found


def _moved(words: Iterable[Word], move: Callable[[int], int]) -> tuple[Word, ...]:
    """Return words with both times passed through `move`."""
    return tuple(replace(word, start=move(word.start), end=move(word.end)) for word in words)


# ---- times ------------------------------------------------------------------------------


def retime(document: Document, times: Mapping[int, tuple[int, int]]) -> Document:
    """Give cues new (start, end); an end before its start is moved to the start.

    Words keep their own times: they say when something is spoken, not when it is shown.
    """

    def change(cue: Cue) -> Cue:
        start, end = times[cue.id]
        start = max(0, start)
        return replace(cue, start=start, end=max(start, end))

    return _map(document, times.keys(), change)


def shift(document: Document, ids: Collection[int], by: int) -> Document:
    """Move cues with their words by `by` milliseconds; none starts before zero.

    All move by the same amount, so that their distances stay.
    """
    if not ids or not by:
        return document
    wanted = frozenset(ids)
    earliest = min((cue.start for cue in document.cues if cue.id in wanted), default=0)
    by = max(by, -earliest)

    def change(cue: Cue) -> Cue:
        words = _moved(cue.words, lambda time: max(0, time + by))
        return replace(cue, start=cue.start + by, end=cue.end + by, words=words)

    return _map(document, wanted, change)


def stretch(
    document: Document, ids: Collection[int], first: tuple[int, int], second: tuple[int, int]
) -> Document:
    """Re-synchronise cues linearly by two points, each (time now, time meant).

    Raises:
        ValueError: the points are the same now, or would reverse time.
    """
    (now, meant), (other_now, other_meant) = first, second
    if now == other_now or (other_meant - meant) / (other_now - now) <= 0:
        raise ValueError("the two points must differ and keep their order")
    factor = (other_meant - meant) / (other_now - now)

    def move(time: int) -> int:
        return max(0, round(meant + (time - now) * factor))

    def change(cue: Cue) -> Cue:
        return replace(cue, start=move(cue.start), end=move(cue.end), words=_moved(cue.words, move))

    return _map(document, ids, change)


# ---- contents ---------------------------------------------------------------------------


def update(document: Document, ids: Collection[int], **fields: Any) -> Document:
    """Set fields that need no more than setting: speaker, language, layer, style, effect, ….

    Raises:
        TypeError: a cue has no such field, or it has an edit of its own.
    """
    if reserved := fields.keys() & {"id", "start", "end", "text", "emotion", "review"}:
        raise TypeError(f"use the edit made for {', '.join(sorted(reserved))}")
    return _map(document, ids, lambda cue: replace(cue, **fields))


def set_text(document: Document, cue_id: int, text: str) -> Document:
    """Replace a cue's event text; words that no longer occur in it are dropped."""
    return set_texts(document, {cue_id: text})


def set_texts(document: Document, texts: Mapping[int, str]) -> Document:
    """Replace the event text of cues by id; words that no longer occur in it are dropped."""

    def change(cue: Cue) -> Cue:
        text = texts[cue.id]
        return replace(cue, text=text, words=kept_words(cue.words, markup.to_plain(text)))

    return _map(document, texts.keys(), change)


def override_style(document: Document, ids: Collection[int], patch: StylePatch | None) -> Document:
    """Set cues' own departures from their emotion's look; None takes them away."""
    return override_styles(document, dict.fromkeys(ids, patch))


def override_styles(document: Document, patches: Mapping[int, StylePatch | None]) -> Document:
    """Set the own departures of cues by id; None takes them away."""

    def change(cue: Cue) -> Cue:
        patch = patches[cue.id]
        return replace(cue, override=None if patch == StylePatch() else patch)

    return _map(document, patches.keys(), change)


def undress(document: Document) -> Document:
    """Let the theme dress the lines in an imported script's most common style.

    That is its style for dialogue; signs and songs have others, and keep them.
    """
    styles = Counter(cue.style for cue in document.cues if not cue.comment)
    ((common, _),) = styles.most_common(1) or [("", 0)]
    if not common:
        return document
    return _map(
        document,
        [cue.id for cue in document.cues if cue.style == common],
        lambda cue: replace(cue, style=""),
    )


# ---- emotions ---------------------------------------------------------------------------


def set_emotion(document: Document, ids: Collection[int], emotion: Emotion) -> Document:
    """Correct cues' emotion; to choose what the analysis said is to accept it."""

    def change(cue: Cue) -> Cue:
        same = cue.emotion is emotion and cue.review is not Review.CORRECTED
        review = Review.ACCEPTED if same else Review.CORRECTED
        return replace(cue, emotion=emotion, review=review)

    return _map(document, ids, change)


def accept(document: Document, ids: Collection[int]) -> Document:
    """Accept the emotions that cues have; corrected ones stay corrected."""

    def change(cue: Cue) -> Cue:
        if cue.emotion is None or cue.reviewed:
            return cue
        return replace(cue, review=Review.ACCEPTED)

    return _map(document, ids, change)


def reopen(document: Document, ids: Collection[int]) -> Document:
    """Take back decisions: the emotion is again what the evidence says."""

    def change(cue: Cue) -> Cue:
        said = cue.evidence.combined.best if cue.evidence and cue.evidence.combined else cue.emotion
        return replace(cue, emotion=said, review=Review.OPEN)

    return _map(document, ids, change)


# ---- lines ------------------------------------------------------------------------------


def insert(document: Document, cues: Sequence[Cue], position: int) -> Document:
    """Insert new cues before `position`; they get ids of their own."""
    if not cues:
        return document
    first = document.next_id
    fresh = tuple(
        replace(cue, id=first + offset, start=max(0, cue.start), end=max(0, cue.start, cue.end))
        for offset, cue in enumerate(cues)
    )
    whole = (*document.cues[:position], *fresh, *document.cues[position:])
    return replace(document, cues=whole, next_id=first + len(fresh))


def insert_by_time(document: Document, cue: Cue) -> Document:
    """Insert a new cue before the first one that starts later."""
    later = (index for index, other in enumerate(document.cues) if other.start > cue.start)
    return insert(document, [cue], next(later, len(document.cues)))


def delete(document: Document, ids: Collection[int]) -> Document:
    """Remove cues."""
    gone = set(_positions(document, ids))
    if not gone:
        return document
    kept = (cue for position, cue in enumerate(document.cues) if position not in gone)
    return replace(document, cues=tuple(kept))


def duplicate(document: Document, ids: Collection[int]) -> Document:
    """Insert copies of cues after the last of them."""
    if not ids:
        return document
    positions = _positions(document, ids)
    return insert(document, [document.cues[index] for index in positions], positions[-1] + 1)


def split(document: Document, cue_id: int, at: int | None, caret: int | None = None) -> Document:
    """Divide a cue in two; see `dividing.divide`. The first half keeps the id.

    Raises:
        ValueError: neither a time nor a caret is given, or the time is not inside the cue.
    """
    position = document.index(cue_id)
    first, second = divide(document.cues[position], at, caret)
    second = replace(second, id=document.next_id)
    whole = (*document.cues[:position], first, second, *document.cues[position + 1 :])
    return replace(document, cues=whole, next_id=document.next_id + 1)


def merge(document: Document, ids: Collection[int], separator: str = " ") -> Document:
    """Join cues into the first of them: texts in file order, times from first to last.

    Emotion, evidence and look are those of the longest.
    """
    if len(set(ids)) < 2:
        return document
    parts = [document.cues[index] for index in _positions(document, ids)]
    longest = max(parts, key=lambda cue: cue.duration)
    joined = replace(
        longest,
        id=parts[0].id,
        start=min(cue.start for cue in parts),
        end=max(cue.end for cue in parts),
        text=tagging.joined([cue.text for cue in parts if cue.text], separator),
        words=tuple(sorted((word for cue in parts for word in cue.words), key=lambda w: w.start)),
    )
    if joined == parts[0]:
        joined = parts[0]
    gone = {cue.id for cue in parts[1:]}
    cues = (joined if cue.id == joined.id else cue for cue in document.cues if cue.id not in gone)
    return replace(document, cues=tuple(cues))


def sort(document: Document, key: Callable[[Cue], Any] | None = None) -> Document:
    """Order cues by `key`, by start time where none is given; equals keep their order."""
    ordered = tuple(sorted(document.cues, key=key or (lambda cue: cue.start)))
    return document if ordered == document.cues else replace(document, cues=ordered)


# ---- the whole document -----------------------------------------------------------------


def set_theme(document: Document, theme: Theme) -> Document:
    """Give the document another look."""
    return document if document.theme == theme else replace(document, theme=theme)


def set_media(document: Document, media: MediaRef) -> Document:
    """Say which film the document belongs to; PlayRes follows the picture if it was unset."""
    width = document.play_width or media.width
    height = document.play_height or media.height
    return replace(document, media=media, play_width=width, play_height=height)


# ---- analysis ---------------------------------------------------------------------------


def reserve_ids(document: Document) -> tuple[Document, int]:
    """Set ids apart for a run that finds cues by itself; return the first of them."""
    return replace(document, next_id=document.next_id + _RUN_IDS), document.next_id


def restart(document: Document) -> Document:
    """Forget how far the film has been listened to; an analysis begins anew."""
    return replace(document, heard_until=0) if document.heard_until else document


def add_found(document: Document, found: Sequence[Cue], heard_until: int = 0) -> Document:
    """Take in cues that an analysis found, at their place in time, with the ids that they bring.

    A cue whose middle lies in a reviewed one is dropped: what a person decided stays.
    """
    known = {cue.id for cue in document.cues}
    reviewed = sorted((cue.start, cue.end) for cue in document.cues if cue.reviewed)
    starts = [start for start, _ in reviewed]
    latest_ends = [0, *accumulate((end for _, end in reviewed), max)]

    def decided(time: int) -> bool:
        return time < latest_ends[bisect_right(starts, time)]

    fresh = [
        cue for cue in found if cue.id not in known and not decided((cue.start + cue.end) // 2)
    ]
    heard_until = max(heard_until, document.heard_until)
    if not fresh and heard_until == document.heard_until:
        return document
    merged = list(document.cues)
    for cue in fresh:
        index = len(merged)
        while index and merged[index - 1].start > cue.start:
            index -= 1
        merged.insert(index, cue)
    next_id = max([document.next_id, *(cue.id + 1 for cue in fresh)])
    return replace(document, cues=tuple(merged), next_id=next_id, heard_until=heard_until)


def apply_judgements(document: Document, judged: Sequence[Cue]) -> Document:
    """Take emotion, evidence, prosody and the words' sound from re-analysed cues by their ids.

    Text and times stay as they are now, reviewed cues stay altogether, and cues that have been
    deleted meanwhile stay deleted.
    """
    news = {cue.id: cue for cue in judged}
    ids = {cue.id for cue in document.cues if cue.id in news and not cue.reviewed}

    def change(cue: Cue) -> Cue:
        new = news[cue.id]
        return replace(
            cue,
            emotion=new.emotion,
            confidence=new.confidence,
            evidence=new.evidence,
            prosody=new.prosody,
            language=cue.language or new.language,
            words=_with_sounds(cue.words, new.words),
        )

    return _map(document, ids, change)


def _with_sounds(words: tuple[Word, ...], heard: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return a cue's words as an analysis heard them, where it heard the same; else as they are."""
    known = {(word.text, word.start, word.end): word for word in heard}
    return tuple(known.get((w.text, w.start, w.end), w) for w in words) or heard
