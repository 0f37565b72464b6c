"""Emotion models compared on the lines of films, labelled by a person or not.

Each model has been asked once (`surveying`). All combinations are worked out from those answers:
pooled by weight as `classifiers.ensemble` does, and fused as an analysis would, so that a row of
the comparison is what the film would get.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec
import numpy as np
from msgspec.structs import replace

from emosub_gui.analysis import fusion
from emosub_gui.analysis.classifiers.ensemble import pooled
from emosub_gui.analysis.classifiers.routing import joined
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.judging import Telling, with_evidence
from emosub_gui.analysis.measuring.evaluation import Evaluation, evaluate
from emosub_gui.analysis.types import Judgement
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.progress import NEVER, Cancel, check

EMBEDDED = {"audio": "embedded-sound", "text": "embedded-text"}
"""What judges by sound and by words where nothing else does."""


class Answers(msgspec.Struct, frozen=True):
    """What one model says of the lines.

    Attributes:
        modality: "audio" or "text".
        said: by cue id; lines that it has no evidence for are left out.
        seconds: that it took for all of them.
    """

    modality: str
    said: Mapping[int, Judgement]
    seconds: float


class Recipe(msgspec.Struct, frozen=True):
    """Models that judge together.

    Attributes:
        parts: models and weights; those that hear are averaged, and so are those that read.
        alone: leave out what comes with the program, which otherwise reads where `parts` only
            hear, hears where they only read, and judges what they cannot.
    """

    parts: tuple[tuple[str, float], ...]
    alone: bool = False

    @property
    def name(self) -> str:
        """The models and their weights."""
        return joined(self.parts)


SHIPPED = Recipe(tuple((model, 1.0) for model in EMBEDDED.values()))
"""What judges if nothing is chosen."""


class Row(msgspec.Struct, frozen=True):
    """What a recipe makes of the lines.

    Attributes:
        recipe: which models.
        scores: for each line; None where nobody has evidence.
        confidence: mean of the best emotion's probability over the lines with evidence.
        diversity: how many emotions are used, as the exponential of the entropy of their
            shares (M. Hill, "Diversity and evenness", Ecology 54, 1973): 1 to 7.
        neutral_rate: share of the lines with evidence that are called neutral.
        skipped: lines without evidence.
        seconds: for a line, all models of the recipe together.
        evaluation: against the labels; None where there are none.
    """

    recipe: Recipe
    scores: tuple[Scores | None, ...]
    confidence: float
    diversity: float
    neutral_rate: float
    skipped: int
    seconds: float
    evaluation: Evaluation | None


class Disagreement(msgspec.Struct, frozen=True):
    """A line that recipes judge differently.

    Attributes:
        cue_id: which.
        divergence: Jensen-Shannon divergence of all distributions, as a share of the most that
            is possible (J. Lin, IEEE Trans. Information Theory 37, 1991).
        called: the emotion for each recipe; None where it has no evidence.
    """

    cue_id: int
    divergence: float
    called: tuple[Emotion | None, ...]


class Comparison(msgspec.Struct, frozen=True):
    """Recipes beside each other.

    Attributes:
        lines: how many were judged.
        labels: what a person said of each line; None for lines that nobody has labelled.
        rows: one for each recipe.
        agreement: for each pair of rows, the share of lines with evidence in both that both
            call alike; None where there are no such lines.
        disagreements: lines that not all call alike, those that differ most first.
    """

    lines: int
    labels: tuple[Emotion, ...] | None
    rows: tuple[Row, ...]
    agreement: tuple[tuple[float | None, ...], ...]
    disagreements: tuple[Disagreement, ...]


def compare(
    films: Sequence[Sequence[Cue]],
    recipes: Sequence[Recipe],
    answers: Mapping[str, Answers],
    *,
    only: frozenset[int] = frozenset(),
    labelled: bool = False,
    settings: FusionSettings | None = None,
    resamples: int = 1000,
    cancel: Cancel = NEVER,
) -> Comparison:
    """Compare recipes on some lines of one film or more.

    Args:
        films: their cues that were asked about, with ids that are unique among all of them; what
            a person decided is not told to anybody.
        recipes: of models that have answered.
        answers: by model; those of `EMBEDDED` are needed unless all recipes are `alone`.
        only: ids of the lines that count; empty means all.
        labelled: whether the emotions of those lines are a person's, to be measured against.
        settings: the person's knobs of the fusion; None for the calibrated ones.
        resamples: for the intervals of labelled figures.
        cancel: looked at before each recipe.

    Raises:
        ValueError: no line counts.
        Cancelled: the flag was set.
    """
    counted = [cue for cues in films for cue in cues if not only or cue.id in only]
    if not counted:
        raise ValueError("there is nothing to compare on")
    labels = None
    if labelled:
        labels = tuple(cue.emotion for cue in counted if cue.emotion is not None)
    rows = []
    for recipe in recipes:
        check(cancel)
        fused = {cue.id: cue for cues in films for cue in judged(cues, recipe, answers, settings)}
        found = [fused[cue.id].evidence for cue in counted]
        scores = tuple(one.combined if one else None for one in found)
        rows.append(_row(recipe, scores, answers, labels, resamples))
    return Comparison(
        lines=len(counted),
        labels=labels,
        rows=tuple(rows),
        agreement=_agreement(rows),
        disagreements=_disagreements(counted, rows),
    )


def judged(
    cues: Sequence[Cue],
    recipe: Recipe,
    answers: Mapping[str, Answers],
    settings: FusionSettings | None = None,
) -> list[Cue]:
    """Return a film's cues as an analysis by these models would judge them, undecided."""
    telling = Telling(_words(cue) for cue in cues)
    fused = []
    for cue in cues:
        plain = replace(cue, emotion=None, confidence=None, evidence=None, review=Review.OPEN)
        words = _answer(cue.id, "text", recipe, answers)
        voice = _answer(cue.id, "audio", recipe, answers)
        fused.append(with_evidence(plain, words, voice, telling.of(_words(cue))))
    return fusion.score(fused, settings)


def _words(cue: Cue) -> str:
    return cue.plain.replace("\n", " ")


def _answer(
    cue_id: int, modality: str, recipe: Recipe, answers: Mapping[str, Answers]
) -> Judgement | None:
    """Return what a recipe's models of one modality say together, or what stands in for them."""
    parts = [part for part in recipe.parts if answers[part[0]].modality == modality]
    said = [
        (answers[model].said[cue_id], weight)
        for model, weight in parts
        if cue_id in answers[model].said
    ]
    if said:
        return pooled(said, joined(parts))
    return None if recipe.alone else answers[EMBEDDED[modality]].said.get(cue_id)


def _row(
    recipe: Recipe,
    scores: tuple[Scores | None, ...],
    answers: Mapping[str, Answers],
    labels: tuple[Emotion, ...] | None,
    resamples: int,
) -> Row:
    """Return a recipe's figures."""
    found = [one for one in scores if one is not None]
    called = [one.best for one in found]
    shares = [called.count(emotion) / len(called) for emotion in set(called)]
    asked = {model for model, _ in recipe.parts}
    if not recipe.alone:
        modalities = {answers[model].modality for model in asked}
        asked |= {EMBEDDED[modality] for modality in EMBEDDED.keys() - modalities}
    return Row(
        recipe=recipe,
        scores=scores,
        confidence=float(np.mean([max(one) for one in found])) if found else 0.0,
        diversity=math.exp(-sum(share * math.log(share) for share in shares)) if found else 0.0,
        neutral_rate=called.count(Emotion.NEUTRAL) / len(called) if found else 0.0,
        skipped=len(scores) - len(found),
        seconds=sum(answers[model].seconds for model in asked) / len(scores),
        evaluation=evaluate(labels, scores, resamples=resamples) if labels else None,
    )


def _agreement(rows: Sequence[Row]) -> tuple[tuple[float | None, ...], ...]:
    """Return how far each two rows agree."""
    table: list[list[float | None]] = [[1.0] * len(rows) for _ in rows]
    for (i, one), (j, other) in combinations(enumerate(rows), 2):
        both = [(a, b) for a, b in zip(one.scores, other.scores, strict=True) if a and b]
        alike = sum(a.best is b.best for a, b in both)
        table[i][j] = table[j][i] = alike / len(both) if both else None
    return tuple(map(tuple, table))


def _disagreements(cues: Sequence[Cue], rows: Sequence[Row]) -> tuple[Disagreement, ...]:
    """Return the lines that not all rows call alike, those that differ most first."""
    found = []
    for index, cue in enumerate(cues):
        scores = [row.scores[index] for row in rows]
        called = tuple(one.best if one else None for one in scores)
        if len(set(called) - {None}) > 1:
            told = [one for one in scores if one is not None]
            found.append(Disagreement(cue.id, _divergence(told), called))
    return tuple(sorted(found, key=lambda one: -one.divergence))


def _divergence(scores: Sequence[Scores]) -> float:
    """Return how far distributions differ, in [0, 1]."""
    mean = Scores.of(np.mean([tuple(one) for one in scores], axis=0))
    entropy = math.log(len(EMOTIONS)) * (
        mean.entropy - sum(one.entropy for one in scores) / len(scores)
    )
    return max(0.0, entropy / math.log(min(len(scores), len(EMOTIONS))))
