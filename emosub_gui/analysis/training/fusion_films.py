"""Films to fit the fusion on, put together from held-out answers of the text and sound models.

No corpus at hand has films with text, sound and labels. So a line's words come from one
source and its voice from another, of the same emotion: words from the written scenes below, or
from GoEmotions' development split or its translation; voices from EMO-DB by a model that does
not know the speaker. Such pairs are far too easy: writers of comments put feelings into words,
and actors into the voice. A film of a `Kind` therefore takes some of its words and voices from
neutral lines instead (somebody keeps a feeling to themselves), and some from any line of the
film (the model's word means nothing). Surprise, which EMO-DB lacks, gets a voice of the lively
emotions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.training.data import emotions_of, read_goemotions, read_maps
from emosub_gui.analysis.training.discriminant import Recordings, emotion_scores
from emosub_gui.analysis.training.scenes import lines_before, scene_lines
from emosub_gui.analysis.types import Pcm, Segment
from emosub_gui.analysis.voice.baseline import MEAN_LINES
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion

Array = NDArray[np.float64]
Indices = NDArray[np.intp]

DIALOGUE = np.array(tuple(FusionSettings().prior))
"""(7,) shares of the emotions in films: mostly neutral."""
EVEN = np.full(len(EMOTIONS), 1.0 / len(EMOTIONS))
"""(7,) shares of the emotions in collections of acted lines."""
FILM_LINES = 200
_LIVELY = (INDEX[Emotion.HAPPY], INDEX[Emotion.ANGRY], INDEX[Emotion.FEAR])
_SILENCE: Pcm = np.zeros(0, np.int16)


class Kind(NamedTuple):
    """What films are like.

    Attributes:
        words: where they come from, "scenes" or "comments".
        shares: (7,) of the emotions.
        bland_words: share of the emotional lines with words of a neutral one.
        stray_words: share of the lines with words of any other.
        bland_voice, stray_voice: the same of voices.
    """

    words: str
    shares: Array
    bland_words: float
    stray_words: float
    bland_voice: float
    stray_voice: float


KINDS = {
    "like television": Kind("scenes", DIALOGUE, 0.0, 0.1, 0.4, 0.5),
    "feelings in words": Kind("comments", DIALOGUE, 0.0, 0.0, 0.4, 0.5),
    "all emotions alike": Kind("comments", EVEN, 0.25, 0.15, 0.4, 0.4),
    "acted": Kind("comments", EVEN, 1.0, 0.0, 0.1, 0.3),
}
"""Scenes are labelled as television is, whether or not the words say it, so that few of their
words are made stray; comments are as bland and stray as it takes for text alone to be about as
right as was measured on television dialogue (accuracy .50 to .55 in English with an earlier
model) or a little more; voices so that sound alone falls from .75 of six emotions, where it was
trained, below the .5 to .6 of other acted corpora."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one model says of lines whose emotion is known.

    Attributes:
        truth: (lines,) index into `EMOTIONS`.
        scores: (lines, 7) distributions.
        reliability: (lines,) by what their log-evidence is multiplied.
    """

    truth: Indices
    scores: Array
    reliability: Array

    def where(self, mask: NDArray[np.bool_]) -> Answers:
        """Return some of the lines."""
        return Answers(self.truth[mask], self.scores[mask], self.reliability[mask])

    def draw(self, emotions: Indices, rng: Generator) -> Indices:
        """Return the numbers of lines with these emotions, each at random."""
        places = [np.flatnonzero(self.truth == emotion) for emotion in range(len(EMOTIONS))]
        return np.array([rng.choice(places[emotion]) for emotion in emotions], np.intp)


@dataclass(frozen=True, slots=True)
class Film:
    """The lines of a film: their emotions, and what text and sound say of them.

    Attributes:
        truth: (lines,) index into `EMOTIONS`.
        text, audio: (lines, 7) distributions.
        reliability: (lines,) of the sound; 0 where there is none.
    """

    truth: Indices
    text: Array
    audio: Array
    reliability: Array


def draw(kind: Kind, text: Answers, sound: Answers, rng: Generator) -> Film:
    """Return a film of a kind, made of answers of the text and the sound model."""
    truth = rng.choice(len(EMOTIONS), FILM_LINES, p=kind.shares)
    words = text.draw(_shown(truth, kind.bland_words, kind.stray_words, rng), rng)
    heard = _shown(truth, kind.bland_voice, kind.stray_voice, rng)
    surprised = heard == INDEX[Emotion.SURPRISE]
    voices = sound.draw(np.where(surprised, rng.choice(_LIVELY, FILM_LINES), heard), rng)
    return Film(truth, text.scores[words], sound.scores[voices], sound.reliability[voices])


def _shown(truth: Indices, bland: float, stray: float, rng: Generator) -> Indices:
    """Return the emotion that each line's words or voice show."""
    shown = np.where(rng.random(len(truth)) < bland, INDEX[Emotion.NEUTRAL], truth)
    return np.where(rng.random(len(truth)) < stray, rng.permutation(truth), shown)


def text_answers(data: Path, language: str, every: int = 1) -> Answers:
    """Return the text model's answers for development lines with one emotion.

    Args:
        data: folder of the corpora.
        language: "en" or "ko".
        every: keep only each so-manyth line.

    Raises:
        FileError: a corpus is missing or damaged.
    """
    corpus = {"en": "goemotions", "ko": "goemotions-korean"}[language]
    lines = read_goemotions(data / corpus, "dev")[::every]
    shown = emotions_of(lines, read_maps()["dialogue"])
    single = np.flatnonzero(shown.sum(axis=1) == 1)
    segments = [Segment(_SILENCE, lines[row].text, language) for row in single.tolist()]
    return _answers(shown[single].argmax(axis=1), segments)


def sound_answers(tests: Sequence[Recordings], logits: Sequence[Array]) -> Answers:
    """Return the sound model's answers for recordings of speakers that it does not know.

    Args:
        tests: the recordings.
        logits: (lines, classes + 1) of each, calibrated, by `sound_report.held_out_logits`.
    """
    surprise = INDEX[Emotion.SURPRISE]
    scores = np.concatenate([emotion_scores(each[:, :-1]) for each in logits])
    scores *= 1.0 - EVEN[surprise]
    scores[:, surprise] = EVEN[surprise]
    known = FILM_LINES / (FILM_LINES + MEAN_LINES)
    return Answers(
        np.concatenate([test.emotions for test in tests]),
        scores,
        known * np.concatenate([test.audibility for test in tests]),
    )


def scenes(language: str, part: str) -> Answers:
    """Return the text model's answers for one part of the written scenes, in order."""
    lines = scene_lines(language, part)
    segments = [
        Segment(_SILENCE, line.text, language, before[::-1])
        for line, before in zip(lines, lines_before(lines), strict=True)
    ]
    return _answers(np.array([INDEX[line.label] for line in lines]), segments)


def words_alone(text: Answers) -> Film:
    """Return lines as a film without sound."""
    count = len(text.truth)
    return Film(text.truth, text.scores, np.tile(EVEN, (count, 1)), np.zeros(count))


def _answers(truth: NDArray[np.integer], segments: Sequence[Segment]) -> Answers:
    """Return what the text model says of segments; those that it cannot read are left out."""
    judged = EmbeddedText().classify_batch(segments)
    rows = [row for row, judgement in enumerate(judged) if judgement is not None]
    scores = [tuple(judgement.scores) for judgement in judged if judgement is not None]
    return Answers(truth[rows].astype(np.intp), np.array(scores), np.ones(len(rows)))
