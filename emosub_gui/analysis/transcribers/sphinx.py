"""The embedded English draft recogniser, for a machine with nothing else.

PocketSphinx (BSD, Carnegie Mellon) brings its US-English model in its own package. It knows only
English and always answers in English words, so a region whose sound does not fit the words that
it heard is given without words instead of as garbage.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

import msgspec

from emosub_gui.analysis.transcribers.word_times import fill
from emosub_gui.analysis.types import Heard, Pcm, Region, TranscribeOptions, Utterance
from emosub_gui.analysis.voice.speech import (
    SAMPLES_PER_MS,
    SpeechOptions,
    Window,
    duration,
    excerpt,
    listening_windows,
    speech_regions,
)
from emosub_gui.core.cue import Word, WordTiming
from emosub_gui.core.errors import PackageMissingError
from emosub_gui.core.progress import Cancel, Progress, Report, Stage, check

if TYPE_CHECKING:
    from pocketsphinx import Decoder

LANGUAGE = "en"
SENSE_THRESHOLD = -7.2
"""Value of `_sense` below which words count as garbage.

Measured a window at a time: English -4.9 to -6.1 (flite) and -6.8 (a real recording), German -8.0
to -8.6 (EMO-DB), Korean -8.5 to -9.4 (espeak-ng). By region it keeps 123 of 124 in English and
none of 148 in Korean or 58 in German, also where English and Korean alternate."""
_LANGUAGE_WEIGHT = 100.0
"""Of the language model's score beside the sound's, by logistic regression of English that was
understood against Korean and German."""
ALIGNMENT_THRESHOLD = -4.25
"""Mean log score a frame below which given words are not what is said: other words score -4.3
and less, a real English recording -3.8, synthetic voices -2.5."""
_PRIOR_FRAMES = 200
"""How many frames the rest of a listening window weighs beside a region's own: two seconds."""
_FRAME_MS = 10
_LISTENING = SpeechOptions(padding=250)
"""The decoder wants some silence around speech."""
_JOIN_GAP = 1_000
_JOIN_LENGTH = 15_000
_SHORTEST = 100 * SAMPLES_PER_MS
"""Samples that make out at least one word."""
_VARIANT = re.compile(r"\(\d+\)$")


class _Recognised(msgspec.Struct, frozen=True):
    """A word, and how well it fits as PocketSphinx scores that.

    Attributes:
        word: with its posterior probability as confidence.
        frames: how many it lasts.
        sound: sum over its frames of log scores against the best-fitting sound.
        language: log score among the words before it.
    """

    word: Word
    frames: int
    sound: float
    language: float


class SphinxTranscriber:
    """Recognise English in drafts, region by region."""

    name: str = "pocketsphinx"

    def transcribe(
        self, pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel
    ) -> Iterator[Heard]:
        """Yield what was heard a window at a time; what is not English has no words.

        Raises:
            PackageMissingError: pocketsphinx is not installed.
            Cancelled: the flag was set.
        """
        report(Progress(Stage.LOAD, note=self.name))
        decoder = load_decoder()
        total = duration(pcm)
        regions = speech_regions(pcm, start=options.start, options=_LISTENING, cancel=cancel)
        for window in listening_windows(regions, options.start, total):
            heard: list[list[_Recognised]] = []
            for group in _breaths(window.regions):
                check(cancel)
                heard += _recognise(decoder, pcm, group)
                report(Progress(Stage.TRANSCRIBE, group[-1].end, total))
            yield Heard(window.start, window.end, _utterances(window, heard))
            report(Progress(Stage.TRANSCRIBE, window.end, total))


def load_decoder() -> Decoder:
    """Load PocketSphinx with its own English model (0.2 s).

    Raises:
        PackageMissingError: it is not installed.
    """
    if find_spec("pocketsphinx") is None:
        raise PackageMissingError(
            feature="The draft recogniser",
            package="pocketsphinx",
            command="pip install pocketsphinx",
        )
    from pocketsphinx import Decoder

    return Decoder(loglevel="FATAL")


def align(
    decoder: Decoder, tokens: Sequence[str], pcm: Pcm, within: Region, regions: Sequence[Region]
) -> tuple[Word, ...] | None:
    """Align English words to the sound `within` some time; None if they do not fit it.

    Words that are not in the pronouncing dictionary are interpolated between their neighbours.
    """
    spelled = [spelling(token) for token in tokens]
    known = [word if decoder.lookup_word(word) else None for word in spelled]
    text = " ".join(word for word in known if word)
    sound = excerpt(pcm, within.start, within.end)
    if 2 * len(text.split()) < len(tokens) or len(sound) < _SHORTEST:
        return None
    try:
        decoder.set_align_text(text)
        found = _decode(decoder, sound, within.start)
    except RuntimeError:  # the sound is too short for so many words
        return None
    if len(found) != len(text.split()) or _sound_fit(found) < ALIGNMENT_THRESHOLD:
        return None
    placed = iter(found)
    words = [
        msgspec.structs.replace(next(placed).word, text=token, timing=WordTiming.ALIGNED)
        if word
        else None
        for token, word in zip(tokens, known, strict=True)
    ]
    return fill(tokens, words, within.start, within.end, regions)


def spelling(token: str) -> str:
    """Return a word as the pronouncing dictionary spells it: lower case, no punctuation."""
    return re.sub(r"[^a-z']", "", token.lower().replace("’", "'")).strip("'")


def _breaths(regions: Iterable[Region]) -> list[list[Region]]:
    """Group regions that are decoded together: context helps, and so does a longer mean."""
    groups: list[list[Region]] = []
    for region in regions:
        if (
            groups
            and region.start - groups[-1][-1].end <= _JOIN_GAP
            and region.end - groups[-1][0].start <= _JOIN_LENGTH
        ):
            groups[-1].append(region)
        else:
            groups.append([region])
    return groups


def _recognise(decoder: Decoder, pcm: Pcm, group: Sequence[Region]) -> list[list[_Recognised]]:
    """Decode a group as one and give each of its regions the words nearest to it."""
    start = group[0].start
    sound = excerpt(pcm, start, group[-1].end)
    heard: list[list[_Recognised]] = [[] for _ in group]
    for found in _decode(decoder, sound, start):
        middle = (found.word.start + found.word.end) // 2
        distances = [max(region.start - middle, middle - region.end, 0) for region in group]
        heard[distances.index(min(distances))].append(found)
    return heard


def _decode(decoder: Decoder, pcm: Pcm, offset: int) -> list[_Recognised]:
    """Run the current search over the sound; `offset` is its start in milliseconds.

    As a whole, because the decoder then knows the cepstral mean from the first frame on: with a
    running mean the first seconds are garbage.
    """
    decoder.start_utt()
    try:
        decoder.process_raw(pcm.tobytes(), full_utt=True)
    finally:
        decoder.end_utt()
    limit = offset + len(pcm) // SAMPLES_PER_MS
    found = []
    for segment in decoder.seg() or ():  # None where no path through the words was found
        if segment.word[0] in "<[":  # silence and noises
            continue
        start = offset + segment.start_frame * _FRAME_MS
        end = min(offset + (segment.end_frame + 1) * _FRAME_MS, limit)
        text = _VARIANT.sub("", segment.word)
        word = Word(text, min(start, end), end, round(min(segment.prob, 1.0), 3))
        frames = segment.end_frame + 1 - segment.start_frame
        found.append(_Recognised(word, frames, _log(segment.ascore), _log(segment.lscore)))
    return found


def _log(score: float) -> float:
    return math.log(max(score, 1e-300))


def _sound_fit(words: Sequence[_Recognised]) -> float:
    """Return the mean log score of the sound, a frame."""
    return sum(found.sound for found in words) / sum(found.frames for found in words)


def _sense(words: Sequence[_Recognised]) -> float:
    """Return how far words fit the sound and each other; higher is better, below 0."""
    language = sum(found.language for found in words) / len(words)
    return _sound_fit(words) + _LANGUAGE_WEIGHT * language


def _utterances(window: Window, heard: Sequence[Sequence[_Recognised]]) -> tuple[Utterance, ...]:
    """Make an utterance of each region, without words where they do not fit the sound.

    A short region alone proves little, and a film seldom changes its language; so the whole
    window's sense counts for two seconds of each region.
    """
    everything = [found for words in heard for found in words]
    whole = _sense(everything) if everything else 0.0
    utterances = []
    for region, words in zip(window.regions, heard, strict=True):
        if words and _weighed(words, whole) >= SENSE_THRESHOLD:
            spoken = tuple(found.word for found in words)
            utterances.append(Utterance(region.start, region.end, spoken, LANGUAGE))
        else:
            utterances.append(Utterance(region.start, region.end))
    return tuple(utterances)


def _weighed(words: Sequence[_Recognised], whole: float) -> float:
    """Return the sense of a region's words beside that of its window."""
    frames = sum(found.frames for found in words)
    return (frames * _sense(words) + _PRIOR_FRAMES * whole) / (frames + _PRIOR_FRAMES)
