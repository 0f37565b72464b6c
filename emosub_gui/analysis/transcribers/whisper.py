"""Whisper: WhisperX with forced alignment, or CTranslate2 alone for an installation without torch.

Both recognise alike: our own voice activity, batches of half-minutes, no text carried over from
one to the next (Bain et al. 2023). `whisperx` then aligns each word with wav2vec 2.0 where there
is an aligner for the language; elsewhere words keep the times of Whisper's cross-attention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from emosub_gui.analysis.models import stack
from emosub_gui.analysis.transcribers import whisper_models
from emosub_gui.analysis.transcribers.alignment import Aligner, installed, load_aligner
from emosub_gui.analysis.transcribers.recogniser import Hypothesis, Recogniser
from emosub_gui.analysis.types import Heard, Pcm, Region, TranscribeOptions, Utterance
from emosub_gui.analysis.voice.speech import (
    Window,
    duration,
    excerpt,
    listening_windows,
    speech_regions,
)
from emosub_gui.core.cue import Word
from emosub_gui.core.errors import PackageMissingError
from emosub_gui.core.progress import Cancel, Progress, Report, Stage

_CHUNK = 29_000
"""Milliseconds of film in one half-minute of Whisper's, with a rest of silence at its end."""
_PAUSE = 3_000
"""Silences from this length on are left out; Whisper fills long ones with invented words."""


class WhisperTranscriber:
    """Recognise any of Whisper's languages.

    Attributes:
        name: "whisperx" or "whisper".
    """

    def __init__(self, *, aligned: bool = True) -> None:
        """Make one that aligns words with wav2vec 2.0, or one that does without torch."""
        self.name = "whisperx" if aligned else "whisper"
        self._aligned = aligned

    def transcribe(
        self, pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel
    ) -> Iterator[Heard]:
        """Yield what was heard a window at a time.

        Raises:
            PackageMissingError: WhisperX is not installed.
            ModelError: the model is missing, damaged or does not fit the memory.
            UsageError: the model does not know the language, or the device does not exist.
            Cancelled: the flag was set.
        """
        if self._aligned and not installed():
            raise PackageMissingError(
                feature="WhisperX", package="whisperx", command='pip install "emosub[whisperx]"'
            )
        stack.prepare()
        model = options.model or whisper_models.on_this_computer("") or whisper_models.DEFAULT_SIZE
        folder = whisper_models.find(model, download=options.download, report=report, cancel=cancel)
        report(Progress(Stage.LOAD, note=folder.name))
        recogniser = Recogniser(folder, options, cancel)
        recogniser.check_language(options.language)
        aligners = _Aligners(options if self._aligned else None, recogniser.device)
        if options.align_model:
            aligners.get(options.language, report, cancel)
        total = duration(pcm)
        regions = speech_regions(pcm, start=options.start, cancel=cancel)
        for window in listening_windows(regions, options.start, total):
            utterances: list[Utterance] = []
            for batch in _batches(window, recogniser.fit.batch_size):
                sounds = [excerpt(pcm, chunk[0].start, chunk[-1].end) for chunk in batch]
                hypotheses = recogniser.listen(sounds, options.language, cancel)
                for chunk, hypothesis in zip(batch, hypotheses, strict=True):
                    aligner = aligners.get(hypothesis.language, report, cancel)
                    utterances += _utterances(chunk, hypothesis, aligner, pcm, cancel)
                report(Progress(Stage.TRANSCRIBE, batch[-1][-1].end, total))
            yield Heard(window.start, window.end, tuple(utterances))
            report(Progress(Stage.TRANSCRIBE, window.end, total))


class _Aligners:
    """The aligner of each language that was heard so far; `options` None means never any."""

    def __init__(self, options: TranscribeOptions | None, device: str) -> None:
        self._options = options
        self._device = device
        self._loaded: dict[str, Aligner | None] = {}

    def get(self, language: str, report: Report, cancel: Cancel) -> Aligner | None:
        """Return the language's aligner, loaded at its first use; None if it has none."""
        if self._options is None:
            return None
        if language not in self._loaded:
            self._loaded[language] = load_aligner(
                language, self._options, self._device, report, cancel
            )
        return self._loaded[language]


def _batches(window: Window, size: int) -> Iterator[list[list[Region]]]:
    """Yield up to `size` chunks at a time, each as many regions as a half-minute takes."""
    chunks: list[list[Region]] = []
    for region in window.regions:
        if (
            chunks
            and region.end - chunks[-1][0].start <= _CHUNK
            and region.start - chunks[-1][-1].end < _PAUSE
        ):
            chunks[-1].append(region)
        else:
            chunks.append([region])
    for first in range(0, len(chunks), size):
        yield chunks[first : first + size]


def _utterances(
    chunk: Sequence[Region],
    hypothesis: Hypothesis,
    aligner: Aligner | None,
    pcm: Pcm,
    cancel: Cancel,
) -> list[Utterance]:
    """Make one utterance of a chunk's words, or an empty one of each region without words."""
    start, end = chunk[0].start, chunk[-1].end
    if not hypothesis.heard:
        return []
    if not hypothesis.words:
        return [Utterance(r.start, r.end, language=hypothesis.language) for r in chunk]
    words: tuple[Word, ...] | None = None
    if aligner:
        tokens = [word.text for word in hypothesis.words]
        words = aligner.align(tokens, pcm, start, end, cancel)
    words = words or tuple(
        msgspec.structs.replace(word, start=start + word.start, end=start + word.end)
        for word in hypothesis.words
    )
    return [Utterance(start, end, words, hypothesis.language)]
