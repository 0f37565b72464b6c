"""Learn a person's knobs of the fusion from the lines that they have decided.

The knobs are fitted by `measuring.fitting` to all decisions, near the calibrated ones. Whether
that helps is asked of decisions held back: each is judged by knobs fitted to the others, in
stratified folds.

The decided lines are not drawn by chance: doubtful ones come first in a review, and of those
nearly any knobs that heed them do better. What will change are surer lines. So it is the surer
half of the decisions, the most like them, that has to gain, and by more than could be chance. In
40 made-up films of 1,000 lines (`tests/dialogue.py`) this held for 28 after 40 decisions and for 37
after 100, and 1.2 points more of the undecided lines came out right in these; from 20 decisions
nothing could be foretold, and after 300 there was nothing left to gain (0.1 points).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace as relabelled
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import Expert, FusionSettings
from emosub_gui.analysis.measuring import fitting
from emosub_gui.analysis.measuring.fitting import UNDECIDED, Lines
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import TooFewDecisionsError
from emosub_gui.core.review import is_retyped

LEAST_DECISIONS = 20
"""Decisions below which there is nothing to learn that would hold for other lines."""

TELLING_DECISIONS = 40
"""Decisions below which nobody can tell whether what was learned helps."""

_FOLDS = 5
_CERTAIN = 2.0
"""Standard errors by which a gain must differ from none."""


class Trial(NamedTuple):
    """How decisions come out that were held back.

    Attributes:
        lines: how many.
        before, after: how many are called right with the calibrated knobs, and with fitted ones.
        gain: mean gain in log-likelihood of the surer half, nats a line.
        error: its standard error.
    """

    lines: int
    before: int
    after: int
    gain: float
    error: float

    @property
    def tells(self) -> bool:
        """Whether there are enough decisions to tell."""
        return self.lines >= TELLING_DECISIONS

    @property
    def helps(self) -> bool:
        """Whether what was learned holds for lines that it was not learned from."""
        certain = self.gain > _CERTAIN * self.error
        return self.tells and certain and self.after >= self.before


class Change(NamedTuple):
    """An undecided line that another emotion fits now."""

    cue_id: int
    before: Emotion | None
    after: Emotion


class Lesson(NamedTuple):
    """What decisions taught.

    Attributes:
        settings: the knobs.
        trial: whether they help.
        changes: what they would change, in document order.
    """

    settings: FusionSettings
    trial: Trial
    changes: tuple[Change, ...]


def decisions(cues: Iterable[Cue]) -> list[Cue]:
    """Return the decided cues whose evidence can be learned from: it is of their words."""
    return [
        cue
        for cue in cues
        if cue.reviewed
        and cue.emotion is not None
        and cue.evidence is not None
        and (cue.evidence.text or cue.evidence.audio)
        and not is_retyped(cue)
    ]


def learn(
    document: Document,
    current: FusionSettings | None = None,
    experts: Mapping[str, Expert] | None = None,
) -> Lesson:
    """Fit the knobs to a document's decisions, and say what that would change.

    Args:
        document: with the evidence of its lines.
        current: the knobs in force; those that are not fitted (smoothing, prior, adaptation)
            stay. The calibrated ones if None.
        experts: calibration by model name; the embedded models' if None.

    Raises:
        TooFewDecisionsError: there are fewer than `LEAST_DECISIONS`.
    """
    known = len(decisions(document))
    if known < LEAST_DECISIONS:
        raise TooFewDecisionsError(missing=LEAST_DECISIONS - known)
    start = fusion.calibration().settings
    if current is not None:
        start = replace(
            start,
            smoothing=current.smoothing,
            prior=current.prior,
            adaptation=current.adaptation,
        )
    labels = [cue.emotion if cue.reviewed else None for cue in document]
    lines = fitting.read(document.cues, labels, experts=experts)
    settings = fitting.fit(lines, start)
    changed = fusion.rescore(document, settings, experts)
    return Lesson(settings, _trial(lines, start), tuple(_changes(document, changed)))


def _changes(before: Document, after: Document) -> Iterable[Change]:
    """Yield the undecided lines whose emotion differs."""
    for old, new in zip(before, after, strict=True):
        if not old.reviewed and new.emotion is not None and new.emotion is not old.emotion:
            yield Change(old.id, old.emotion, new.emotion)


def _trial(lines: Lines, start: FusionSettings) -> Trial:
    """Judge every decision by knobs that were fitted without it."""
    rows = np.flatnonzero(lines.decided)
    labels = lines.labels[rows]
    before = fitting.distributions(lines, start)[rows]
    after = np.zeros_like(before)
    folds = _folds(labels)
    for fold in range(_FOLDS):
        held_back = folds == fold
        others = lines.labels.copy()
        others[rows[held_back]] = UNDECIDED
        found = fitting.fit(relabelled(lines, labels=others), start)
        after[held_back] = fitting.distributions(lines, found)[rows[held_back]]
    surer = np.argsort(-before.max(axis=1), kind="stable")[: len(rows) // 2]
    gain = (fitting.nats(labels, before) - fitting.nats(labels, after))[surer]
    return Trial(
        lines=len(rows),
        before=int(np.count_nonzero(before.argmax(axis=1) == labels)),
        after=int(np.count_nonzero(after.argmax(axis=1) == labels)),
        gain=float(gain.mean()),
        error=float(gain.std(ddof=1) / np.sqrt(len(gain))),
    )


def _folds(labels: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return (lines,) the fold of each; every emotion is spread over all of them."""
    order = np.argsort(labels, kind="stable")
    folds = np.empty(len(labels), np.intp)
    folds[order] = np.arange(len(labels)) % _FOLDS
    return folds
