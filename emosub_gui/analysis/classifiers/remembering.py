"""Asking a large model about each cue once."""

from __future__ import annotations

from collections.abc import Sequence

from emosub_gui.analysis.classifiers.ensemble import Ensemble
from emosub_gui.analysis.types import Classifier, FilmClassifier, Judgement, Pcm, Segment

_Key = tuple[int, str]


class Remembering:
    """A classifier that keeps its answers, for as long as a film is worked on.

    A film's cues are judged as they are found and again when all are known. For a model whose
    answer depends on a cue alone, the second time is the first.
    """

    def __init__(self, classifier: Classifier) -> None:
        self.name = classifier.name
        self.modality = classifier.modality
        self.languages = classifier.languages
        self._classifier = classifier
        # The sound is kept beside its id, which is unique only while its object lives.
        self._said: dict[_Key, tuple[Pcm, Judgement | None]] = {}

    def classify_batch(
        self, segments: Sequence[Segment], batch_size: int = 16
    ) -> list[Judgement | None]:
        """Judge each cue; the model sees those that it has not seen before."""
        new = {_key(segment): segment for segment in segments if _key(segment) not in self._said}
        found = self._classifier.classify_batch(list(new.values()), batch_size)
        for (key, segment), judgement in zip(new.items(), found, strict=True):
            self._said[key] = (segment.pcm, judgement)
        return [self._said[_key(segment)][1] for segment in segments]


def remembering(classifier: Classifier) -> Classifier:
    """Return a classifier that answers once for each cue, unless a film changes its answers."""
    if isinstance(classifier, Ensemble):
        members = [(remembering(member), weight) for member, weight in classifier.members]
        return Ensemble(members, classifier.routed)
    return classifier if isinstance(classifier, FilmClassifier) else Remembering(classifier)


def _key(segment: Segment) -> _Key:
    return id(segment.pcm), segment.text
