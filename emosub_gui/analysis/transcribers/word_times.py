"""Times for words that no aligner could place: spread by syllables over the speech there is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

import regex

from emosub_gui.analysis.types import Region
from emosub_gui.core.cue import Word, WordTiming

_SYLLABLE = regex.compile(
    r"""\p{Hangul} | \p{Han} | [\p{Hiragana}\p{Katakana}]   # one syllable a character
    | \d                                                    # "20" is spoken as two or so
    | [aeiouyà-åè-ïò-öù-ýœæ]+                               # a vowel group
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def syllables(word: str) -> int:
    """Estimate how many syllables a word has; at least 1."""
    return max(1, len(_SYLLABLE.findall(word)))


def spread(
    tokens: Sequence[str], start: int, end: int, regions: Iterable[Region] = ()
) -> tuple[Word, ...]:
    """Give words interpolated times between `start` and `end` (milliseconds).

    Each takes time by its syllables. Only speech counts: where `regions` lie between the two
    times, no word begins or ends in a silence.
    """
    inside = [
        Region(max(start, region.start), min(end, region.end))
        for region in regions
        if region.start < end and region.end > start
    ] or [Region(start, max(start, end))]
    passed = [0, *accumulate(region.end - region.start for region in inside)]
    shares = [0, *accumulate(syllables(token) for token in tokens)]
    marks = [round(passed[-1] * share / shares[-1]) for share in shares] if tokens else []
    words = []
    for token, (first, last) in zip(tokens, pairwise(marks), strict=False):
        # A mark at a silence is the end of the word before it and the start of the one after.
        begin = next(i for i in range(len(inside)) if first < passed[i + 1] or i == len(inside) - 1)
        finish = max(bisect_left(passed, last) - 1, begin)
        words.append(
            Word(
                token,
                inside[begin].start + first - passed[begin],
                inside[finish].start + last - passed[finish],
                timing=WordTiming.INTERPOLATED,
            )
        )
    return tuple(words)


def fill(
    tokens: Sequence[str],
    placed: Sequence[Word | None],
    start: int,
    end: int,
    regions: Sequence[Region] = (),
) -> tuple[Word, ...]:
    """Keep the words that are placed and spread the others between their neighbours."""
    words: list[Word] = []
    waiting: list[str] = []
    for token, word in zip(tokens, placed, strict=True):
        if word is None:
            waiting.append(token)
            continue
        words += spread(waiting, words[-1].end if words else start, word.start, regions)
        words.append(word)
        waiting = []
    words += spread(waiting, words[-1].end if words else start, end, regions)
    return tuple(words)


def in_order(words: Iterable[Word], start: int, end: int) -> tuple[Word, ...]:
    """Keep words within `start` and `end` and each from beginning before the last one's end."""
    ordered = []
    for word in words:
        begin = min(max(word.start, start), end)
        start = min(max(word.end, begin), end)
        ordered.append(Word(word.text, begin, start, word.confidence, word.timing))
    return tuple(ordered)
