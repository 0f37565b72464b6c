"""Words into cues: where to cut, how to break lines, how long to show.

A cut costs or pays by what lies at it (pause, punctuation, a bound word) and a cue by what it
holds (length, reading speed, duration); dynamic programming finds the cheapest division of an
utterance as a whole, so that an early greedy cut never leaves one word alone at the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from msgspec.structs import replace

from emosub_gui.analysis.types import Utterance
from emosub_gui.core import markup
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.reading import ReadingProfile, length, profile
from emosub_gui.core.timecode import frames

_SENTENCE_END = frozenset(".?!…。？！")
_CLAUSE_END = frozenset(",;:—–-、，")
_CLOSING = "\"'”’)]}»」』"
_TOO_MUCH = 1e6
"""Cost of breaking a hard rule: only taken where a single word breaks it by itself."""


def segment(
    utterances: Iterable[Utterance],
    *,
    rate: Fraction | None = None,
    rules_for: Callable[[str], ReadingProfile] = profile,
) -> list[Cue]:
    """Cut utterances into cues without ids, in time order.

    A fixed utterance becomes one cue with its own text and times, and one without words an
    empty cue. Words of one speaker in one language are cut by that language's rules.

    Args:
        utterances: what was heard, in order.
        rate: frames a second, for the gap between neighbours; 24 where unknown.
        rules_for: the reading rules of a language.
    """
    cues: list[tuple[Cue, bool]] = []
    for run in _runs(utterances):
        first = run[0]
        if first.fixed or not first.words:
            text = first.text if first.fixed else ""
            cue = Cue(first.cue_id, first.start, max(first.start, first.end), text, first.words)
            cues.append((replace(cue, speaker=first.speaker, language=first.language), True))
            continue
        rules = rules_for(first.language)
        words = [word for utterance in run for word in utterance.words if word.text.strip()]
        for part in divide(words, rules):
            text = markup.from_plain(break_lines([word.text.strip() for word in part], rules))
            cue = Cue(0, part[0].start, max(part[-1].end, part[0].start + 1), text, tuple(part))
            cues.append((replace(cue, speaker=first.speaker, language=first.language), False))
    cues.sort(key=lambda pair: pair[0].start)
    settled = []
    for index, (cue, keep) in enumerate(cues):
        following = cues[index + 1][0].start if index + 1 < len(cues) else None
        settled.append(cue if keep else settle(cue, following, rules_for(cue.language), rate))
    return settled


def _runs(utterances: Iterable[Utterance]) -> list[list[Utterance]]:
    """Group neighbouring utterances whose words may share a cue."""
    runs: list[list[Utterance]] = []
    for utterance in utterances:
        before = runs[-1][-1] if runs else None
        joins = (
            before is not None
            and bool(before.words and utterance.words)
            and not before.fixed
            and not utterance.fixed
            and (before.speaker, before.language) == (utterance.speaker, utterance.language)
        )
        if joins:
            runs[-1].append(utterance)
        else:
            runs.append([utterance])
    return runs


# ---- where to cut -----------------------------------------------------------------------


def divide(words: Sequence[Word], rules: ReadingProfile) -> list[list[Word]]:
    """Divide words, in order, into the groups that make the best cues."""
    if not words:
        return []
    sizes = [length(word.text.strip(), rules.narrow_weight) for word in words]
    space = rules.narrow_weight
    most = rules.max_line * rules.max_lines
    best = [0.0] + [math.inf] * len(words)
    origin = [0] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        size = -space
        for start in range(end - 1, -1, -1):
            size += sizes[start] + space
            hopeless = size > most or words[end - 1].end - words[start].start > rules.max_duration
            if hopeless and end - start > 1:
                break
            if end - start > 1 and words[start + 1].start - words[start].end >= rules.pause:
                break
            cost = best[start] + _cue_cost(words[start:end], size, rules)
            if start:
                cost += _cut_cost(words[start - 1], words[start], rules)
            if cost < best[end]:
                best[end], origin[end] = cost, start
    groups = []
    end = len(words)
    while end:
        groups.append(list(words[origin[end] : end]))
        end = origin[end]
    return groups[::-1]


def _cue_cost(words: Sequence[Word], size: float, rules: ReadingProfile) -> float:
    """Return what a cue of these words costs; a comfortable one costs 1."""
    spoken = max(1, words[-1].end - words[0].start)
    cost = 1.0
    if size > rules.max_line * rules.max_lines or spoken > rules.max_duration:
        cost += _TOO_MUCH
    # Up to `tail` after the last word can be read in, so a brisk line is not too fast yet.
    speed = size * 1000 / (spoken + rules.tail)
    cost += max(0.0, speed / rules.max_cps - 1.0) * 2.0
    if spoken + rules.tail < rules.min_duration:
        cost += 1.0
    if len(words) == 1 and size < rules.max_line / 4:
        cost += 0.5
    if any(_ends(word.text, _SENTENCE_END) for word in words[:-1]):
        cost += 0.6
    if _must_break(words, size, rules):
        cost += 0.3
    return cost


def _must_break(words: Sequence[Word], size: float, rules: ReadingProfile) -> bool:
    """Tell whether the words need more than one line."""
    return len(words) > 1 and size > rules.max_line


def _cut_cost(before: Word, after: Word, rules: ReadingProfile) -> float:
    """Return what it costs to end a cue between two words; negative where it is natural."""
    pause = after.start - before.end
    cost = 1.0 - 1.5 * min(1.0, max(0, pause) / rules.pause)
    if _ends(before.text, _SENTENCE_END):
        cost -= 1.5
    elif _ends(before.text, _CLAUSE_END):
        cost -= 0.7
    return cost + _bond(before.text, after.text, rules)


def _bond(before: str, after: str, rules: ReadingProfile) -> float:
    """Return how closely two neighbouring words belong together."""
    if _bare(after) in rules.keep_with_previous and not _ends(before, _CLAUSE_END | _SENTENCE_END):
        return 20.0
    if _bare(before) in rules.keep_with_next and not _ends(before, _CLAUSE_END | _SENTENCE_END):
        return 1.5
    return 0.0


def _bare(word: str) -> str:
    """Return a word in lower case without punctuation around it."""
    return word.strip(".,;:!?…\"'“”‘’()[]-—–").lower()


def _ends(word: str, marks: frozenset[str]) -> bool:
    """Tell whether a word ends with one of these marks, inside closing quotes or not."""
    return word.rstrip().rstrip(_CLOSING)[-1:] in marks


# ---- lines ------------------------------------------------------------------------------


def break_lines(words: Sequence[str], rules: ReadingProfile) -> str:
    """Join words into as few lines as they need, balanced and broken where it reads well.

    Breaks fall only between words. Where the words do not fit the rules, the lines are as even
    as they can be; nothing is dropped.
    """
    sizes = [length(word, rules.narrow_weight) for word in words]
    whole = sum(sizes) + rules.narrow_weight * max(0, len(words) - 1)
    if whole <= rules.max_line or len(words) < 2:
        return " ".join(words)
    count = min(rules.max_lines, len(words), math.ceil(whole / rules.max_line))
    options = range(count, min(rules.max_lines, len(words)) + 1)
    best = min((_break_into(words, sizes, lines, rules) for lines in options), key=lambda b: b[0])
    return "\n".join(" ".join(line) for line in best[1])


def _break_into(
    words: Sequence[str], sizes: Sequence[float], count: int, rules: ReadingProfile
) -> tuple[float, list[list[str]]]:
    """Return the cheapest way to set words in `count` lines, with its cost."""
    space = rules.narrow_weight
    prefix = [0.0]
    for size in sizes:
        prefix.append(prefix[-1] + size + space)
    ideal = (prefix[-1] - space * count) / count

    def line_cost(start: int, end: int) -> float:
        size = prefix[end] - prefix[start] - space
        cost = ((size - ideal) / rules.max_line) ** 2 * 10
        if size > rules.max_line:
            cost += 100 + (size - rules.max_line)
        if start:
            cost += _bond(words[start - 1], words[start], rules)
            if _ends(words[start - 1], _SENTENCE_END):
                cost -= 1.5
            elif _ends(words[start - 1], _CLAUSE_END):
                cost -= 0.7
        return cost

    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for line in range(1, count + 1):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, breaks) in best.items():
            last = len(words) - (count - line)
            for end in [last] if line == count else range(start + 1, last + 1):
                total = cost + line_cost(start, end)
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, [*breaks, end])
        best = reached
    cost, ends = best[len(words)]
    starts = [0, *ends[:-1]]
    return cost, [list(words[start:end]) for start, end in zip(starts, ends, strict=True)]


# ---- how long to show -------------------------------------------------------------------


def settle(
    cue: Cue, following: int | None, rules: ReadingProfile, rate: Fraction | None = None
) -> Cue:
    """Set the end of a cue with words: long enough to read, a gap before the next.

    It stays for as long as its text needs, at most `tail` after its last word unless it would
    be shorter than `min_duration`, and never into the next cue's gap.

    Args:
        cue: has at least one word, and starts with it.
        following: start of the next cue, in milliseconds; None for the last.
        rules: the reading rules of its language.
        rate: frames a second; 24 where unknown.
    """
    spoken = cue.words[-1].end
    needed = length(cue.plain, rules.narrow_weight) * 1000 / rules.max_cps
    wanted = min(cue.start + math.ceil(needed), spoken + rules.tail)
    end = max(spoken, wanted, cue.start + rules.min_duration)
    end = min(end, cue.start + rules.max_duration)
    if following is not None:
        end = min(end, following - frames(rules.gap_frames, rate))
    end = max(end, cue.start + 1)
    return cue if end == cue.end else replace(cue, end=end)
