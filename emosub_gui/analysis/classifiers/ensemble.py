"""Several models asked together: a linear opinion pool.

Their distributions are averaged by weight and reliability (M. Stone, "The opinion pool", 1961):
of models that hear the same sound, none is evidence of its own that a product could count twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import numpy as np

from emosub_gui.analysis.classifiers.spoken import spoken, text_language
from emosub_gui.analysis.types import Classifier, FilmClassifier, Judgement, Pcm, Segment
from emosub_gui.analysis.voice.acoustics import Frames
from emosub_gui.core.emotion import Scores
from emosub_gui.core.errors import UsageError

SEPARATOR = " + "
"""Between the models of a name such as `embedded-sound + superb/hubert-large-superb-er * 2`."""
WEIGHT = " * "
ROUTE = " @ "
"""Before the one language that models are asked about: `owner/korean-model @ ko`."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Ensemble:
    """Models of one modality, and their weights."""

    def __init__(
        self, members: Sequence[tuple[Classifier, float]], languages: Collection[str] = ()
    ) -> None:
        """Take the models.

        Args:
            members: models and their weights.
            languages: ISO 639-1 codes of the only lines that they are asked about, whatever
                else they understand; empty leaves that to each of them.

        Raises:
            UsageError: some hear and others read.
        """
        if len({classifier.modality for classifier, _ in members}) != 1:
            raise UsageError(reason="Only models that all hear, or all read, can be averaged")
        self.name = SEPARATOR.join(classifier.name for classifier, _ in members)
        self.modality = members[0][0].modality
        every = [classifier.languages for classifier, _ in members]
        self.languages = frozenset(languages) or (
            frozenset().union(*every) if all(every) else frozenset()
        )
        self.routed = frozenset(languages)
        self.members = members

    def hear(self, pcm: Pcm, frames: Frames) -> None:
        """Pass on what was measured of a line's sound."""
        for classifier, _ in self.members:
            if isinstance(classifier, FilmClassifier):
                classifier.hear(pcm, frames)

    def observe(self, segments: Sequence[Segment]) -> None:
        """Pass on what is known of a film."""
        for classifier, _ in self.members:
            if isinstance(classifier, FilmClassifier):
                classifier.observe(segments)

    def classify_batch(
        self, segments: Sequence[Segment], batch_size: int = 16
    ) -> list[Judgement | None]:
        """Judge each cue by those models that have evidence and understand its language."""
        said: list[list[tuple[Judgement, float]]] = [[] for _ in segments]
        for classifier, weight in self.members:
            asked = [
                index
                for index, segment in enumerate(segments)
                if self._concerns(segment)
                and (
                    not classifier.languages
                    or not segment.language
                    or segment.language in classifier.languages
                )
            ]
            answers = classifier.classify_batch([segments[index] for index in asked], batch_size)
            for index, answer in zip(asked, answers, strict=True):
                if answer is not None:
                    said[index].append((answer, weight))
        return [pooled(answers, self.name) if answers else None for answers in said]

    def _concerns(self, segment: Segment) -> bool:
        """Tell whether a cue is in a language that these models are meant for.

        Where nobody has said which it is in, its script decides.
        """
        language = segment.language or text_language(spoken(segment.text))
        return not self.routed or language in self.routed


def pooled(said: Sequence[tuple[Judgement, float]], name: str) -> Judgement:
    """Return the mean of what some models say of a cue; one model's word stays as it is.

    Args:
        said: judgements and their models' weights, at least one.
        name: what they are called together.
    """
    if len(said) == 1:
        return said[0][0]
    weights = np.array([weight for _, weight in said])
    reliability = np.array([judgement.reliability for judgement, _ in said])
    shares = weights * np.maximum(reliability, 1e-6)
    scores = shares @ np.array([tuple(judgement.scores) for judgement, _ in said])
    heard = [one.arousal for one, _ in said if one.arousal is not None]
    return Judgement(
        Scores.of(scores),
        reliability=float(weights @ reliability / weights.sum()),
        arousal=float(np.mean(heard)) if heard else None,
        model=name,
    )


def route(name: str) -> tuple[str, str]:
    """Return a name without its language, and the language; "" where none is written.

    Raises:
        UsageError: what is written is no ISO 639 code.
    """
    models, _, language = name.partition(ROUTE)
    if language and not _LANGUAGE.fullmatch(language):
        raise UsageError(reason=f"{language} is no language code for {models}")
    return models, language


def parts(name: str) -> list[tuple[str, float]]:
    """Return the models of an ensemble's name and their weights, 1 where none is written.

    Raises:
        UsageError: a weight is no positive number.
    """
    found = []
    for part in name.split(SEPARATOR):
        model, _, written = part.partition(WEIGHT)
        try:
            weight = float(written or 1)
        except ValueError:
            weight = 0.0
        if not weight > 0.0:
            raise UsageError(reason=f"{written} is no weight for {model}")
        found.append((model.strip(), weight))
    return found
