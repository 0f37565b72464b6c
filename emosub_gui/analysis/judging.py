"""Cues into evidence: prosody and classifiers over the cues of a film, as they are found.

Cues come window by window and get a first judgement at once. When the last has come, the film
is known as a whole (what is loud, high or fast for each speaker), and all are judged again.
Sound is measured once for each stretch of it, and the measurements are kept while the film is,
so that judging one line again takes no time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from msgspec.structs import replace

from emosub_gui.analysis import fusion, prosody
from emosub_gui.analysis.acoustics import analyse
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.types import (
    SAMPLE_RATE,
    Classifier,
    FilmClassifier,
    Judgement,
    Pcm,
    Segment,
)
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.progress import NEVER, Cancel, check

_CONTEXT = 3
"""Lines before a line that a text classifier is given."""
_BATCH = 16
_CHUNK = 32
"""Cues between two looks at the wish to stop."""
_OFTEN, _OFTEN_SHARE = 3, 0.02
"""Times, and share of a film's lines, up to which the same words are said in the usual course."""

Advance = Callable[[int], None]

_Spoken = tuple[int, int, str, tuple[tuple[str, int, int], ...]]
"""What of a cue decides how it sounds: its times, its text, and its words with their times."""


class Sound(Protocol):
    """Anything that stretches of int16 sound at 16 kHz can be cut from, a `Pcm` above all."""

    def __getitem__(self, samples: slice, /) -> Pcm:
        """Return a stretch."""
        ...


class Film:
    """A film's sound, the classifiers that listen to it, and what was measured of it."""

    def __init__(self, sound: Sound, classifiers: Sequence[Classifier]) -> None:
        """Take the sound, empty for text alone."""
        self.classifiers = classifiers
        self._sound = sound
        self._cuts: dict[tuple[int, int], Pcm] = {}
        self._heard: dict[_Spoken, Cue] = {}

    def cut(self, cue: Cue) -> Pcm:
        """Return a cue's sound, the same object each time, by which classifiers know it again."""
        span = (cue.start, cue.end)
        if span not in self._cuts:
            start, end = (time * SAMPLE_RATE // 1000 for time in span)
            self._cuts[span] = self._sound[start:end]
        return self._cuts[span]

    def around(self, cue: Cue) -> tuple[Pcm, Pcm]:
        """Return up to a second of the film before and after a cue."""
        start, end = (time * SAMPLE_RATE // 1000 for time in (cue.start, cue.end))
        before = self._sound[max(0, start - SAMPLE_RATE) : start]
        return before, self._sound[end : end + SAMPLE_RATE]

    def heard(self, cue: Cue) -> Cue:
        """Return a cue with how it and its words sound; without sound, nothing of it."""
        pcm = self.cut(cue)
        if not len(pcm):
            return replace(cue, prosody=None)
        words = tuple((word.text, word.start, word.end) for word in cue.words)
        key = (cue.start, cue.end, cue.text, words)
        if key not in self._heard:
            frames = analyse(pcm)
            for classifier in self.classifiers:
                if isinstance(classifier, FilmClassifier):
                    classifier.hear(pcm, frames)
            self._heard[key] = prosody.hear(frames, cue)
        heard = self._heard[key]
        return replace(cue, prosody=heard.prosody, words=heard.words)


class Judge:
    """Judges the cues of a film, in order."""

    def __init__(self, film: Film, settings: FusionSettings | None = None) -> None:
        """Fuse by these settings; the calibrated defaults if None."""
        self._film = film
        self._settings = settings
        self._cues: list[Cue] = []
        self._segments: list[Segment] = []

    @property
    def count(self) -> int:
        """How many cues have come."""
        return len(self._cues)

    def take(self, cues: Sequence[Cue], cancel: Cancel = NEVER) -> None:
        """Measure cues that follow all earlier ones, without judging them yet."""
        for cue in cues:
            check(cancel)
            context = [segment.text for segment in self._segments[-_CONTEXT:]]
            heard = self._film.heard(cue)
            before, after = self._film.around(cue)
            self._cues.append(heard)
            self._segments.append(
                Segment(
                    pcm=self._film.cut(cue),
                    text=cue.plain.replace("\n", " "),
                    language=cue.language,
                    context=tuple(filter(None, context)),
                    speaker=cue.speaker,
                    prosody=heard.prosody,
                    neutral=cue.reviewed and cue.emotion is Emotion.NEUTRAL,
                    before=before,
                    after=after,
                )
            )

    def first(self, cues: Sequence[Cue], cancel: Cancel = NEVER) -> list[Cue]:
        """Take cues and judge them by what is known so far."""
        self.take(cues, cancel)
        if not cues:
            return []
        self._attune()
        known = slice(len(self._cues) - len(cues), None)
        judged = self._judged(self._cues[known], self._segments[known], cancel)
        return fusion.score(judged, self._settings)

    def final(
        self,
        only: Collection[int] = (),
        cancel: Cancel = NEVER,
        advance: Advance | None = None,
    ) -> list[Cue]:
        """Judge by the whole film.

        Args:
            only: ids of the cues to judge; empty means all.
            cancel: looked at every few cues.
            advance: told how many cues are judged.
        """
        if not self._cues:
            return []
        self._attune()
        cues = prosody.relate(self._cues)
        chosen = [index for index, cue in enumerate(cues) if not only or cue.id in only]
        segments = [replace(self._segments[index], prosody=cues[index].prosody) for index in chosen]
        judged = self._judged([cues[index] for index in chosen], segments, cancel, advance)
        for index, cue in zip(chosen, judged, strict=True):
            cues[index] = cue
        film = fusion.score(cues, self._settings)
        return [film[index] for index in chosen]

    def _attune(self) -> None:
        """Let classifiers know all that has been taken of the film."""
        for classifier in self._film.classifiers:
            if isinstance(classifier, FilmClassifier):
                classifier.observe(self._segments)

    def _judged(
        self,
        cues: Sequence[Cue],
        segments: Sequence[Segment],
        cancel: Cancel,
        advance: Advance | None = None,
    ) -> list[Cue]:
        """Return cues with what the classifiers say, not yet fused."""
        result: list[Cue] = []
        said = Counter(segment.text for segment in self._segments)
        often = max(_OFTEN, _OFTEN_SHARE * len(self._segments))
        for start in range(0, len(cues), _CHUNK):
            check(cancel)
            part = segments[start : start + _CHUNK]
            text = self._ask("text", part)
            sound = self._ask("audio", part)
            for cue, segment, words, voice in zip(
                cues[start : start + _CHUNK], part, text, sound, strict=True
            ):
                telling = min(1.0, often / said[segment.text])
                result.append(_with_evidence(cue, words, voice, telling))
            if advance is not None:
                advance(len(result))
        return result

    def _ask(self, modality: str, segments: Sequence[Segment]) -> list[Judgement | None]:
        """Return the first evidence that a classifier of this modality has for each segment."""
        found: list[Judgement | None] = [None] * len(segments)
        for classifier in self._film.classifiers:
            if classifier.modality != modality:
                continue
            unanswered = [
                index
                for index, segment in enumerate(segments)
                if found[index] is None and _understands(classifier, segment.language)
            ]
            answers = classifier.classify_batch([segments[index] for index in unanswered], _BATCH)
            for index, answer in zip(unanswered, answers, strict=True):
                if answer is not None:
                    found[index] = replace(answer, model=answer.model or classifier.name)
        return found


def _understands(classifier: Classifier, language: str) -> bool:
    """Tell whether a classifier may be asked about a language, or one that nobody knows."""
    return not classifier.languages or not language or language in classifier.languages


def _with_evidence(
    cue: Cue, words: Judgement | None, voice: Judgement | None, telling: float
) -> Cue:
    """Return a cue with what text and sound say of it.

    Args:
        cue: without evidence.
        words: judgement of its text.
        voice: judgement of its sound.
        telling: how far its words can tell its emotion, in [0, 1]. A sentence that is said over
            and over, as in collections of acted lines, is said in every mood.
    """
    evidence = Evidence(
        text=words.scores if words else None,
        text_reliability=telling * words.reliability if words else 1.0,
        text_model=words.model if words else "",
        audio=voice.scores if voice else None,
        audio_reliability=voice.reliability if voice else 1.0,
        audio_model=voice.model if voice else "",
    )
    measured = cue.prosody
    if measured is not None and voice is not None and voice.arousal is not None:
        measured = replace(measured, arousal=voice.arousal)
    return replace(cue, evidence=evidence if words or voice else None, prosody=measured)
