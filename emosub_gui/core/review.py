"""Which lines a person should look at first, and how far they have come."""

from __future__ import annotations

import msgspec

from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document


class ReviewCounts(msgspec.Struct, frozen=True):
    """How many analysed cues are in each state."""

    open: int
    accepted: int
    corrected: int

    @property
    def total(self) -> int:
        """All cues that have an emotion."""
        return self.open + self.accepted + self.corrected


def counts(document: Document) -> ReviewCounts:
    """Count the cues that have an emotion by review state."""
    states = [cue.review for cue in document.cues if cue.emotion is not None]
    return ReviewCounts(
        states.count(Review.OPEN), states.count(Review.ACCEPTED), states.count(Review.CORRECTED)
    )


def disagreement(cue: Cue) -> float:
    """Return how far text and sound differ, in [0, 1] (total variation); 0 without both."""
    evidence = cue.evidence
    if evidence is None or evidence.audio is None or evidence.text is None:
        return 0.0
    return sum(abs(a - b) for a, b in zip(evidence.audio, evidence.text, strict=True)) / 2


def doubt(cue: Cue) -> float:
    """Return how doubtful a cue's emotion is, in [0, 1]; 0 once a person has decided.

    Confidence is calibrated, so its complement is the chance of an error, and it alone orders
    the lines; disagreement of text and sound only separates equals.
    """
    if cue.reviewed or cue.emotion is None:
        return 0.0
    chance = 1.0 - (cue.confidence if cue.confidence is not None else 0.0)
    return 0.95 * chance + 0.05 * disagreement(cue)


def queue(document: Document) -> list[Cue]:
    """Return the cues that await review, the most doubtful first."""
    waiting = [cue for cue in document.cues if cue.emotion is not None and not cue.reviewed]
    return sorted(waiting, key=lambda cue: (-doubt(cue), cue.start))


def is_doubtful(cue: Cue) -> bool:
    """Tell whether a cue's emotion is more likely wrong than right, and nobody has decided."""
    return doubt(cue) > 0.5
