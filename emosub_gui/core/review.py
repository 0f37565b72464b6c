"""Which lines a person should look at first, and how far they have come."""

from __future__ import annotations

import operator
import unicodedata
from collections.abc import Collection, Iterable, Sequence

import msgspec
import regex

from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion, Scores

_CHANCE, _DISAGREEMENT, _DEPARTURE = 0.95, 0.05, 0.05
"""What counts how much for the order: confidence is calibrated, so that its complement is the
chance of an error; the others only separate lines about as sure as each other. More weight on a
departure finds more errors where moods last (`tests/dialogue.py`: .58 of them in the first fifth
at 0.2, .57 at 0.05, .56 without), but none in scenes where lines answer each other (those of
`analysis.training.scenes`: .37 at 0.2, at 0.05 and without)."""

_REACH = 3000
"""Milliseconds of silence up to which lines are neighbours, as in the fusion's smoothing."""

_OUTDATED = 0.4
"""Part of its confidence that is left to an outdated line. A mended slip of the recogniser seldom
changes an emotion, and a new sentence leaves little but chance; with this, between the two, even
the surest line counts as doubtful."""

_NO_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")

EVERY_STATE = frozenset(Review)


class ReviewFilter(msgspec.Struct, frozen=True):
    """Which lines are to be reviewed; all conditions must hold.

    Attributes:
        emotion: only lines called so; None is any.
        speaker: only this one's lines; None is anybody's, "" those of nobody known.
        below: only lines with less effective confidence; 1 is any.
        share: only this share of what the others leave, the most doubtful; 1 is all.
        states: of review.
    """

    emotion: Emotion | None = None
    speaker: str | None = None
    below: float = 1.0
    share: float = 1.0
    states: frozenset[Review] = frozenset({Review.OPEN})


class ReviewCounts(msgspec.Struct, frozen=True):
    """How many analysed cues are in each state."""

    open: int
    accepted: int
    corrected: int

    @property
    def total(self) -> int:
        """All cues that have an emotion."""
        return self.open + self.accepted + self.corrected

    @property
    def decided(self) -> int:
        """Cues that a person has decided."""
        return self.accepted + self.corrected


def counts(cues: Iterable[Cue]) -> ReviewCounts:
    """Count the cues that have an emotion by review state."""
    states = [cue.review for cue in cues if cue.emotion is not None]
    return ReviewCounts(
        states.count(Review.OPEN), states.count(Review.ACCEPTED), states.count(Review.CORRECTED)
    )


def disagreement(cue: Cue) -> float:
    """Return how far text and sound differ, in [0, 1] (total variation); 0 without both."""
    evidence = cue.evidence
    if evidence is None or evidence.audio is None or evidence.text is None:
        return 0.0
    return _distance(evidence.audio, evidence.text)


def departures(cues: Sequence[Cue]) -> list[float]:
    """Return how far each cue is from its neighbours, in [0, 1]; 0 where none is near.

    That is the mean total variation between its combined distribution and theirs.

    Args:
        cues: in time order.
    """
    total, count = [0.0] * len(cues), [0] * len(cues)
    for index in range(1, len(cues)):
        before, after = cues[index - 1], cues[index]
        one = before.evidence.combined if before.evidence else None
        other = after.evidence.combined if after.evidence else None
        if one is not None and other is not None and after.start - before.end <= _REACH:
            distance = _distance(one, other)
            for place in (index - 1, index):
                total[place] += distance
                count[place] += 1
    return [distance / (near or 1) for distance, near in zip(total, count, strict=True)]


def is_retyped(cue: Cue) -> bool:
    """Tell whether a cue's words are others than were judged.

    Override tags, case, punctuation and spaces make no other words.
    """
    judged = cue.evidence.words if cue.evidence else ""
    if not judged or cue.plain == judged:
        return False
    return _words(cue.plain) != _words(judged)


def is_outdated(cue: Cue) -> bool:
    """Tell whether a cue's words are others than were judged, and nobody has decided."""
    return not cue.reviewed and is_retyped(cue)


def effective_confidence(cue: Cue) -> float | None:
    """Return how far to trust a cue's emotion, in [0, 1]; None where nothing says.

    This is its calibrated confidence, or the part of it that is left to an outdated line.
    """
    if cue.confidence is None:
        return None
    return cue.confidence * (_OUTDATED if is_outdated(cue) else 1.0)


def doubt(cue: Cue) -> float:
    """Return how doubtful a cue's emotion is, in [0, 1]; 0 once a person has decided."""
    return 0.0 if cue.reviewed or cue.emotion is None else _uncertainty(cue)


def is_doubtful(cue: Cue) -> bool:
    """Tell whether a cue's emotion is more likely wrong than right, and nobody has decided."""
    return doubt(cue) > 0.5


def queue(document: Document, wanted: ReviewFilter | None = None) -> list[Cue]:
    """Return the cues that are to be reviewed, the most doubtful first.

    Uncertainty orders them; disagreement of words and voice, and a change against the lines
    around, separate those that are about as sure.

    Args:
        document: whose cues; those without an emotion, and comments, are left out.
        wanted: which of them; those that await review if None.
    """
    wanted = wanted or ReviewFilter()
    judged = [cue for cue in document.cues if cue.emotion is not None and not cue.comment]
    ranked = [
        (-_uncertainty(cue) - _DEPARTURE * departure, cue.start, index)
        for index, (cue, departure) in enumerate(zip(judged, departures(judged), strict=True))
        if _matches(cue, wanted)
    ]
    ranked.sort()
    kept = ranked[: round(len(ranked) * wanted.share) or 1]
    return [judged[index] for _, _, index in kept]


def sure_enough(document: Document, least: float) -> list[Cue]:
    """Return the cues that await review and are at least as sure as this, in document order."""
    return [
        cue
        for cue in document.cues
        if cue.emotion is not None
        and not (cue.reviewed or cue.comment)
        and (effective_confidence(cue) or 0.0) >= least
    ]


def expected_errors(cues: Iterable[Cue]) -> float:
    """Return how many of the cues are likely wrong, by their effective confidence."""
    return sum(1.0 - (effective_confidence(cue) or 0.0) for cue in cues)


def listening_time(cues: Collection[Cue], around: int = 0) -> int:
    """Return how long it takes to hear the cues, each with `around` ms more; in milliseconds."""
    return sum(cue.duration for cue in cues) + around * len(cues)


def _matches(cue: Cue, wanted: ReviewFilter) -> bool:
    return (
        cue.review in wanted.states
        and wanted.emotion in (None, cue.emotion)
        and wanted.speaker in (None, cue.speaker)
        and (wanted.below >= 1.0 or (effective_confidence(cue) or 0.0) < wanted.below)
    )


def _uncertainty(cue: Cue) -> float:
    """Return how unsure the models are of a cue, in [0, 1], whatever a person has said."""
    return _CHANCE * (1.0 - (effective_confidence(cue) or 0.0)) + _DISAGREEMENT * disagreement(cue)


def _words(plain: str) -> str:
    """Return what makes the words of a text, run together."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", plain).casefold())


def _distance(one: Scores, other: Scores) -> float:
    """Return the total variation of two distributions."""
    differences: Iterable[float] = map(operator.sub, one, other)
    return sum(map(abs, differences)) / 2
