"""Cues into evidence: prosody and classifiers over the cues of a film, as they are found.

Cues come window by window and get a first judgement at once. When the last has come, the film
is known as a whole (what is loud, high or fast for each speaker), and all are judged again.
Sound is measured once for each stretch of it, and the measurements are kept while the film is,
so that judging one line again takes no time; where only some lines are asked for, no more of
the others are listened to than it takes to know what is normal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Protocol

import numpy as np
from msgspec.structs import replace

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.types import (
    SAMPLE_RATE,
    Classifier,
    FilmClassifier,
    Judgement,
    Pcm,
    Segment,
)
from emosub_gui.analysis.voice import prosody
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.identity import NOT_HEARD, Voiced, listen
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.progress import NEVER, Cancel, check

_CONTEXT = 3
"""Lines before a line that a text classifier is given."""
PAUSE_MS = 10_000
"""Silence after which a line no longer has to do with what was said before."""
SURROUNDINGS = SAMPLE_RATE
"""Samples before and after a short cue that it may be heard with."""
_BATCH = 16
_CHUNK = 32
"""Cues between two looks at the wish to stop."""
_LISTENED_TO = 40
"""Lines that tell what is normal in a film, and for a speaker."""
_OFTEN, _OFTEN_SHARE = 3, 0.02
"""Times, and share of a film's lines, up to which the same words are said in the usual course."""

_SILENCE: Pcm = np.zeros(0, np.int16)

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
        self._voices: dict[_Spoken, Voiced] = {}

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
        before = self._sound[max(0, start - SURROUNDINGS) : start]
        return before, self._sound[end : end + SURROUNDINGS]

    def knows(self, cue: Cue) -> bool:
        """Tell whether a cue has been listened to."""
        return _spoken(cue) in self._heard

    def heard(self, cue: Cue) -> Cue:
        """Return a cue with how it and its words sound; without sound, nothing of it."""
        pcm = self.cut(cue)
        if not len(pcm):
            return replace(cue, prosody=None)
        key = _spoken(cue)
        if key not in self._heard:
            frames = analyse(pcm)
            for classifier in self.classifiers:
                if isinstance(classifier, FilmClassifier):
                    classifier.hear(pcm, frames)
            self._heard[key] = prosody.hear(frames, cue)
            self._voices[key] = listen(frames)
        heard = self._heard[key]
        return replace(cue, prosody=heard.prosody, words=heard.words)

    def voice(self, cue: Cue) -> Voiced:
        """Return the voice of a cue, by which speakers are told apart."""
        self.heard(cue)
        return self._voices.get(_spoken(cue), NOT_HEARD)


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

    def take(self, cues: Sequence[Cue], cancel: Cancel = NEVER, only: Collection[int] = ()) -> None:
        """Measure cues that follow all earlier ones, without judging them yet.

        Args:
            cues: in order.
            cancel: looked at before each.
            only: ids of the cues that will be judged; empty means all. Of the others, some are
                listened to (see `telling_lines`), and the rest keep the prosody that they have.
        """
        listened = telling_lines(cues, only, self._film) if only else range(len(cues))
        for index, cue in enumerate(cues):
            check(cancel)
            segment = Segment(
                pcm=_SILENCE,
                text=cue.plain.replace("\n", " "),
                language=cue.language,
                context=self._said_before(cue),
                speaker=cue.speaker,
                neutral=_told_neutral(cue),
            )
            heard = self._listen(cue, segment) if index in listened else (cue, segment)
            self._cues.append(heard[0])
            self._segments.append(heard[1])

    def _said_before(self, cue: Cue) -> tuple[str, ...]:
        """Return what was said before a cue that comes next, nearest last."""
        texts: list[str] = []
        earlier = zip(reversed(self._cues), reversed(self._segments), strict=True)
        for before, segment in islice(earlier, _CONTEXT):
            if cue.start - before.end > PAUSE_MS:
                break
            texts.append(segment.text)
            cue = before
        return tuple(filter(None, reversed(texts)))

    def _listen(self, cue: Cue, segment: Segment) -> tuple[Cue, Segment]:
        """Return both with how the cue sounds."""
        heard = self._film.heard(cue)
        before, after = self._film.around(cue)
        pcm = self._film.cut(cue)
        return heard, replace(segment, pcm=pcm, prosody=heard.prosody, before=before, after=after)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The cues that have come, with how they sound."""
        return tuple(self._cues)

    def name(self, speakers: Mapping[int, str]) -> None:
        """Say who speaks, by cue id; lines are heard against their speaker's others."""
        for index, cue in enumerate(self._cues):
            if cue.id in speakers:
                self._cues[index] = replace(cue, speaker=speakers[cue.id])
                self._segments[index] = replace(self._segments[index], speaker=speakers[cue.id])

    def first(self, cues: Sequence[Cue], cancel: Cancel = NEVER) -> list[Cue]:
        """Take cues and judge them by what is known so far."""
        self.take(cues, cancel)
        if not cues:
            return []
        self._attune(self._film.classifiers)
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
        self._attune(self._film.classifiers)
        cues = prosody.relate(self._cues)
        chosen = [index for index, cue in enumerate(cues) if not only or cue.id in only]
        segments = [replace(self._segments[index], prosody=cues[index].prosody) for index in chosen]
        judged = self._judged([cues[index] for index in chosen], segments, cancel, advance)
        for index, cue in zip(chosen, judged, strict=True):
            cues[index] = cue
        film = fusion.score(cues, self._settings)
        return [film[index] for index in chosen]

    def ask(
        self,
        classifier: Classifier,
        only: Collection[int] = (),
        cancel: Cancel = NEVER,
        advance: Advance | None = None,
    ) -> dict[int, Judgement]:
        """Return what one classifier by itself says of the cues, by id; nothing is fused.

        Args:
            classifier: any, not only the film's.
            only: ids of the cues to ask about; empty means all.
            cancel: looked at every few cues.
            advance: told how many cues are done.
        """
        self._attune([classifier])
        chosen = [
            (cue.id, segment)
            for cue, segment in zip(self._cues, self._segments, strict=True)
            if not only or cue.id in only
        ]
        said: dict[int, Judgement] = {}
        for start in range(0, len(chosen), _CHUNK):
            check(cancel)
            part = chosen[start : start + _CHUNK]
            asked = [one for one in part if _understands(classifier, one[1].language)]
            answers = classifier.classify_batch([segment for _, segment in asked], _BATCH)
            for (cue_id, _), answer in zip(asked, answers, strict=True):
                if answer is not None:
                    said[cue_id] = replace(answer, model=answer.model or classifier.name)
            if advance is not None:
                advance(start + len(part))
        return said

    def _attune(self, classifiers: Sequence[Classifier]) -> None:
        """Let classifiers know all that has been heard of the film."""
        heard = [segment for segment in self._segments if len(segment.pcm)]
        for classifier in classifiers:
            if isinstance(classifier, FilmClassifier):
                classifier.observe(heard)

    def _judged(
        self,
        cues: Sequence[Cue],
        segments: Sequence[Segment],
        cancel: Cancel,
        advance: Advance | None = None,
    ) -> list[Cue]:
        """Return cues with what the classifiers say, not yet fused."""
        result: list[Cue] = []
        telling = Telling(segment.text for segment in self._segments)
        for start in range(0, len(cues), _CHUNK):
            check(cancel)
            part = segments[start : start + _CHUNK]
            text = self._ask("text", part)
            sound = self._ask("audio", part)
            for cue, segment, words, voice in zip(
                cues[start : start + _CHUNK], part, text, sound, strict=True
            ):
                result.append(with_evidence(cue, words, voice, telling.of(segment.text)))
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


def telling_lines(cues: Sequence[Cue], only: Collection[int], film: Film) -> set[int]:
    """Return the indices of the cues to listen to so that some can be heard against the film.

    These are the ones that are asked for, all that have been listened to before, and lines
    spread evenly over the film, over those of the same speakers, and over those that a person
    has called neutral. Some forty of each tell a film's normal about as well as thousands do.

    Args:
        cues: all of the film.
        only: ids of the cues that are asked for.
        film: for what has been listened to.
    """
    asked = {index for index, cue in enumerate(cues) if cue.id in only}
    speakers = {cues[index].speaker for index in asked}
    telling = asked | {index for index, cue in enumerate(cues) if film.knows(cue)}
    telling |= _spread(range(len(cues)))
    telling |= _spread([index for index, cue in enumerate(cues) if cue.speaker in speakers])
    return telling | _spread([index for index, cue in enumerate(cues) if _told_neutral(cue)])


def _spread(indices: Sequence[int]) -> set[int]:
    """Return some of the indices, evenly spread."""
    places = np.linspace(0, len(indices) - 1, min(_LISTENED_TO, len(indices)))
    return {indices[place] for place in places.astype(int).tolist()}


def _told_neutral(cue: Cue) -> bool:
    """Tell whether a person has called a cue neutral."""
    return cue.reviewed and cue.emotion is Emotion.NEUTRAL


def _spoken(cue: Cue) -> _Spoken:
    """Return what decides how a cue sounds."""
    words = tuple((word.text, word.start, word.end) for word in cue.words)
    return (cue.start, cue.end, cue.text, words)


def _understands(classifier: Classifier, language: str) -> bool:
    """Tell whether a classifier may be asked about a language, or one that nobody knows."""
    return not classifier.languages or not language or language in classifier.languages


class Telling:
    """How far words can tell the emotion with which they are said.

    A sentence that is said over and over, as in collections of acted lines, is said in every
    mood.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts of a film's lines."""
        self._said = Counter(texts)
        self._often = max(_OFTEN, _OFTEN_SHARE * self._said.total())

    def of(self, text: str) -> float:
        """Return it for one of the texts, in [0, 1]."""
        return min(1.0, self._often / self._said[text])


def with_evidence(
    cue: Cue, words: Judgement | None, voice: Judgement | None, telling: float
) -> Cue:
    """Return a cue with what text and sound say of it.

    Args:
        cue: without evidence.
        words: judgement of its text.
        voice: judgement of its sound.
        telling: how far its words can tell its emotion, in [0, 1].
    """
    evidence = Evidence(
        text=words.scores if words else None,
        text_reliability=telling * words.reliability if words else 1.0,
        text_model=words.model if words else "",
        words=cue.plain if words else "",
        audio=voice.scores if voice else None,
        audio_reliability=voice.reliability if voice else 1.0,
        audio_model=voice.model if voice else "",
    )
    measured = cue.prosody
    if measured is not None and voice is not None and voice.arousal is not None:
        measured = replace(measured, arousal=voice.arousal)
    return replace(cue, evidence=evidence if words or voice else None, prosody=measured)
