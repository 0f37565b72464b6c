"""An existing subtitle as the transcript: its text and times stay, its words get times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from emosub_gui.analysis.transcribers import alignment, fit, sphinx
from emosub_gui.analysis.transcribers.word_times import spread
from emosub_gui.analysis.types import Heard, Pcm, Region, TranscribeOptions, Utterance
from emosub_gui.analysis.voice.speech import duration, speech_regions
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.errors import PackageMissingError, UsageError
from emosub_gui.core.progress import Cancel, Progress, Report, Stage, check
from emosub_gui.formats import registry

Align = Callable[[Sequence[str], Region, Sequence[Region]], "tuple[Word, ...] | None"]
"""Places words within a time, given the speech there; None if it cannot."""

_WINDOW = 60_000
_UNSPOKEN = re.compile(
    r"""[\[(（【].*?[\])）】]    # sounds and remarks for the deaf
    | [♪♫#].*?(?:[♪♫#]|$)       # songs
    | ^\s*[-–—]                  # a change of speaker
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_SCRIPTS = (("ko", "가", "힣"), ("ja", "ぁ", "ヿ"), ("zh", "一", "鿿"), ("ru", "а", "я"))
_ENGLISH_SHARE = 0.7
_SAMPLE = 400


class SubtitlesTranscriber:
    """Take the transcript from the file that `options.subtitles` names."""

    name: str = "subtitles"

    def transcribe(
        self, pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel
    ) -> Iterator[Heard]:
        """Yield a fixed utterance for each cue of the file.

        Raises:
            UsageError: no file is named.
            FileError, SubtitleError: it cannot be read.
            ModelError: the aligner that was named is missing or damaged.
            Cancelled: the flag was set.
        """
        if options.subtitles is None:
            raise UsageError(reason="No subtitle file is named")
        cues = registry.read(options.subtitles).document.cues
        yield from transcript(cues, pcm, options, report, cancel)


def transcript(
    cues: Iterable[Cue], pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel
) -> Iterator[Heard]:
    """Yield cues as fixed utterances, about a minute at a time, with times for their words.

    Comments and cues before `options.start` are left out. A cue's language is the one that is
    asked for, its own, or the one that its script and words look like.
    """
    spoken = sorted(
        (cue for cue in cues if not cue.comment and cue.start >= options.start),
        key=lambda cue: (cue.start, cue.end),
    )
    total = max([duration(pcm), *(cue.end for cue in spoken)])
    languages = _Languages(options, spoken)
    aligners = _Aligners(pcm, options, report, cancel)
    start = options.start
    for group, end in _windows(spoken, start, total):
        utterances = []
        regions = list(speech_regions(pcm[: end * 16], start=start, cancel=cancel))
        for cue in group:
            check(cancel)
            language = languages.of(cue)
            words = _words(cue, regions, aligners.get(language))
            utterances.append(_utterance(cue, words, language))
        yield Heard(start, end, tuple(utterances))
        report(Progress(Stage.ALIGN, end, total))
        start = end


def spoken_words(text: str) -> list[str]:
    """Return the words of a plain text that somebody says, without remarks and songs."""
    words = _UNSPOKEN.sub(" ", text).split()
    return [word for word in words if any(char.isalnum() for char in word)]


def _utterance(cue: Cue, words: tuple[Word, ...], language: str) -> Utterance:
    return Utterance(
        cue.start,
        cue.end,
        words=words,
        language=language,
        speaker=cue.speaker,
        text=cue.text,
        fixed=True,
        cue_id=cue.id,
    )


def _words(cue: Cue, regions: Sequence[Region], align: Align) -> tuple[Word, ...]:
    """Align a cue's words, or spread them over the speech inside it."""
    tokens = spoken_words(cue.plain)
    if not tokens or cue.end <= cue.start:
        return ()
    within = Region(cue.start, cue.end)
    return align(tokens, within, regions) or spread(tokens, cue.start, cue.end, regions)


def _windows(cues: Sequence[Cue], start: int, end: int) -> Iterator[tuple[list[Cue], int]]:
    """Yield cues of about a minute and where that ends, never inside a cue."""
    held: list[Cue] = []
    reached = start
    for cue in cues:
        if held and cue.start >= reached and reached - start >= _WINDOW:
            yield held, cue.start
            start, held = cue.start, []
        held.append(cue)
        reached = max(reached, cue.end)
    if end > start:
        yield held, end


class _Languages:
    """The language of each cue."""

    def __init__(self, options: TranscribeOptions, cues: Sequence[Cue]) -> None:
        self._asked = options.language
        self._latin = "en" if _looks_english(cues) else ""

    def of(self, cue: Cue) -> str:
        return self._asked or cue.language or _by_script(cue.plain) or self._latin


def _by_script(text: str) -> str:
    """Return the language that a script belongs to; "" for Latin, which many share."""
    found = Counter(
        language
        for char in text.lower()
        for language, first, last in _SCRIPTS
        if first <= char <= last
    )
    if found["ja"]:
        return "ja"
    return found.most_common(1)[0][0] if found else ""


def _looks_english(cues: Iterable[Cue]) -> bool:
    """Tell whether most words are in the English pronouncing dictionary."""
    words: list[str] = []
    for cue in cues:
        words += filter(None, map(sphinx.spelling, spoken_words(cue.plain)))
        if len(words) >= _SAMPLE:
            break
    if not words:
        return False
    try:
        decoder = sphinx.load_decoder()
    except PackageMissingError:
        return False
    known = sum(decoder.lookup_word(word) is not None for word in words)
    return known >= _ENGLISH_SHARE * len(words)


class _Aligners:
    """How the words of each language are placed, loaded at its first use."""

    def __init__(self, pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel):
        self._pcm = pcm
        self._options = options
        self._report = report
        self._cancel = cancel
        self._loaded: dict[str, Align] = {}

    def get(self, language: str) -> Align:
        if language not in self._loaded:
            self._loaded[language] = self._with_wav2vec(language) or self._without(language)
        return self._loaded[language]

    def _with_wav2vec(self, language: str) -> Align | None:
        """Use WhisperX's aligner, where one is named or at hand."""
        if not alignment.installed():
            return None
        device = fit.best_fit(self._options).device
        aligner = alignment.load_aligner(
            language, self._options, device, self._report, self._cancel
        )
        if aligner is None:
            return None
        fallback = self._without(language)

        def align(
            tokens: Sequence[str], within: Region, regions: Sequence[Region]
        ) -> tuple[Word, ...] | None:
            words = aligner.align(tokens, self._pcm, within.start, within.end, self._cancel)
            return words or fallback(tokens, within, regions)

        return align

    def _without(self, language: str) -> Align:
        """Use PocketSphinx for English; for other languages nothing."""
        if language == sphinx.LANGUAGE:
            try:
                decoder = sphinx.load_decoder()
            except PackageMissingError:
                return _cannot
            return lambda tokens, within, regions: sphinx.align(
                decoder, tokens, self._pcm, within, regions
            )
        return _cannot


def _cannot(
    tokens: Sequence[str], within: Region, regions: Sequence[Region]
) -> tuple[Word, ...] | None:
    del tokens, within, regions
    return None
