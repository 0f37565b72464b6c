"""Whisper on CTranslate2: half-minutes of speech in, words with times out.

The steps are those of faster-whisper's and WhisperX's batched pipelines, taken apart so that
each batch can be cancelled, keeps no language from the last one, is encoded only once, and also
gives word times by cross-attention, for languages without a forced aligner.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.analysis.models import stack
from emosub_gui.analysis.models.memory import is_out_of_memory
from emosub_gui.analysis.transcribers.fit import Fit, best_fit, is_cuda_incomplete
from emosub_gui.analysis.transcribers.word_times import in_order, spread
from emosub_gui.analysis.types import Pcm, TranscribeOptions
from emosub_gui.analysis.voice.speech import SAMPLES_PER_MS
from emosub_gui.core.cue import Word
from emosub_gui.core.errors import ModelFileError, OutOfMemoryError, UsageError
from emosub_gui.core.progress import Cancel

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

SURE = 0.7
"""Probability from which a chunk's own language wins over its window's."""
_BEAMS = 5
_FRAMES = 3000
"""Mel frames of the half-minute that Whisper always hears."""
_FRAME_MS = 10
NO_SPEECH = 0.6
LOW_CONFIDENCE = -1.0
REPETITIVE = 2.4
"""Limits on no-speech probability, mean log-probability and compression ratio, beyond which text
is taken for a hallucination; OpenAI's defaults (Radford et al. 2022, section 4.5)."""


class Hypothesis(msgspec.Struct, frozen=True):
    """What Whisper made of a chunk; word times in milliseconds from the chunk's start.

    `heard` is False where there was no speech after all; words are also missing where speech
    could not be told.
    """

    language: str
    words: tuple[Word, ...] = ()
    heard: bool = True


class Recogniser:
    """A loaded Whisper that steps down when memory runs out."""

    def __init__(self, folder: Path, options: TranscribeOptions, cancel: Cancel) -> None:
        """Load the model.

        Raises:
            ModelFileError: a file is damaged.
            OutOfMemoryError: it does not fit any device.
            UsageError: the device or compute type does not exist here.
            Cancelled: the flag was set.
        """
        stack.prepare()
        self.folder = folder
        self.fit = best_fit(options)
        self._threads = options.threads or stack.default_threads()
        self._model = self._load(cancel)

    @property
    def device(self) -> str:
        """Where it runs now: "cpu" or "cuda"."""
        return self.fit.device

    def check_language(self, language: str) -> None:
        """Raise UsageError if the model does not know the language."""
        if language and language not in self._model.supported_languages:
            raise UsageError(reason=f"{self.folder.name} does not know the language {language}")

    def listen(self, chunks: Sequence[Pcm], language: str, cancel: Cancel) -> list[Hypothesis]:
        """Recognise up to `fit.batch_size` chunks of at most 30 s each.

        Args:
            chunks: (samples,) int16 at 16 kHz.
            language: ISO 639-1 code; "" finds it out, by chunk where that is sure.
            cancel: watched all the time.

        Raises:
            OutOfMemoryError: memory ran out with the smallest batch on the CPU.
            Cancelled: the flag was set.
        """
        model, size = self._model, self.fit.batch_size
        try:
            parts = [chunks[i : i + size] for i in range(0, len(chunks), size)]
            return [
                hypothesis
                for part in parts
                for hypothesis in interruptible(partial(_hear, model, part, language), cancel)
            ]
        except (RuntimeError, MemoryError) as error:
            if self.fit.device == "cuda" and is_cuda_incomplete(error):
                self._step_down(self.fit.on_cpu(), error, cancel)
            elif is_out_of_memory(error):
                self._step_down(self.fit.smaller(), error, cancel)
            else:
                raise
        return self.listen(chunks, language, cancel)

    def _step_down(self, fit: Fit | None, error: Exception, cancel: Cancel) -> None:
        """Take the next smaller fit, and load the model anew if it is on another footing."""
        if fit is None:
            raise OutOfMemoryError(model=self.folder.name) from error
        before, self.fit = self.fit, fit
        if (fit.device, fit.compute_type) != (before.device, before.compute_type):
            self._model.model.unload_model()
            self._model = self._load(cancel)

    def _load(self, cancel: Cancel) -> WhisperModel:
        """Load the model with the present fit, or the first lighter one that memory allows."""
        while True:
            try:
                return interruptible(self._load_once, cancel)
            except (RuntimeError, ValueError, MemoryError) as error:
                if not is_out_of_memory(error):
                    reason = f"model.bin is damaged ({str(error).splitlines()[0]})"
                    raise ModelFileError(model=self.folder, reason=reason) from error
                lighter = self.fit.lighter()
                if lighter is None:
                    raise OutOfMemoryError(model=self.folder.name) from error
                self.fit = lighter

    def _load_once(self) -> WhisperModel:
        from faster_whisper import WhisperModel
        from faster_whisper.feature_extractor import FeatureExtractor
        from tokenizers import Tokenizer

        try:
            Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        except Exception as error:  # it raises nothing more special
            reason = f"tokenizer.json is damaged ({error})"
            raise ModelFileError(model=self.folder, reason=reason) from error
        model = WhisperModel(
            str(self.folder),
            device=self.fit.device,
            compute_type=self.fit.compute_type,
            cpu_threads=self._threads,
            local_files_only=True,
        )
        # The weights know their number of mel bands, where preprocessor_config.json is absent.
        model.feature_extractor = FeatureExtractor(feature_size=model.model.n_mels)
        return model


def _hear(model: WhisperModel, chunks: Sequence[Pcm], language: str) -> list[Hypothesis]:
    """Recognise a batch, by language where it holds several."""
    from faster_whisper.audio import pad_or_trim

    features = np.stack(
        [pad_or_trim(model.feature_extractor(_float(chunk)), _FRAMES) for chunk in chunks]
    )
    encoded = model.encode(features)
    languages = [language] * len(chunks) if language else _languages(model, encoded)
    hypotheses: dict[int, Hypothesis] = {}
    for spoken in dict.fromkeys(languages):
        chosen = [i for i, other in enumerate(languages) if other == spoken]
        part = encoded if len(chosen) == len(chunks) else model.encode(features[chosen])
        frames = [len(chunks[i]) // (_FRAME_MS * SAMPLES_PER_MS) for i in chosen]
        hypotheses |= zip(chosen, _decode(model, part, frames, spoken), strict=True)
    return [hypotheses[i] for i in range(len(chunks))]


def _float(pcm: Pcm) -> np.ndarray[Any, np.dtype[np.float32]]:
    return pcm.astype(np.float32) / 32768.0


def _languages(model: WhisperModel, encoded: Any) -> list[str]:
    """Return each chunk's language: its own where that is sure, else the batch's."""
    if not model.model.is_multilingual:
        return ["en"] * encoded.shape[0]
    chances = [
        {token[2:-2]: chance for token, chance in found}
        for found in model.model.detect_language(encoded)
    ]
    together = {name: sum(chance[name] for chance in chances) for name in chances[0]}
    common = max(together, key=together.__getitem__)
    best = [max(chance.items(), key=lambda item: item[1]) for chance in chances]
    return [name if chance >= SURE else common for name, chance in best]


def _decode(
    model: WhisperModel, encoded: Any, frames: list[int], language: str
) -> list[Hypothesis]:
    """Decode encoded chunks of one language; repetitive ones a second time, without repeats."""
    from faster_whisper.tokenizer import Tokenizer
    from faster_whisper.transcribe import get_compression_ratio

    tokenizer = Tokenizer(
        model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=language
    )

    def generate(**options: Any) -> list[Any]:
        prompt = [*tokenizer.sot_sequence, tokenizer.no_timestamps]
        return model.model.generate(  # type: ignore[no-any-return, unused-ignore]
            encoded,
            [prompt] * len(frames),
            beam_size=_BEAMS,
            return_scores=True,
            return_no_speech_prob=True,
            max_length=model.max_length,
            **options,
        )

    def repetitive(tokens: list[int]) -> bool:
        return bool(get_compression_ratio(tokenizer.decode(tokens)) > REPETITIVE)

    results = generate()
    if any(repetitive(result.sequences_ids[0]) for result in results):
        again = generate(no_repeat_ngram_size=3)
        results = [
            second if repetitive(first.sequences_ids[0]) else first
            for first, second in zip(results, again, strict=True)
        ]
    texts = [[t for t in result.sequences_ids[0] if t < tokenizer.eot] for result in results]
    timed = model.find_alignment(tokenizer, texts, encoded, frames)
    hypotheses = []
    for result, tokens, words, length in zip(results, texts, timed, frames, strict=True):
        unsure = result.scores[0] < LOW_CONFIDENCE
        if not tokens or (unsure and result.no_speech_prob > NO_SPEECH):
            hypotheses.append(Hypothesis(language, heard=False))
        elif repetitive(tokens):
            hypotheses.append(Hypothesis(language))
        else:
            hypotheses.append(Hypothesis(language, _words(words, length * _FRAME_MS)))
    return hypotheses


def _words(timed: list[dict[str, Any]], duration: int) -> tuple[Word, ...]:
    """Turn faster-whisper's word dictionaries into words; `duration` in milliseconds."""
    from faster_whisper.transcribe import merge_punctuations

    merge_punctuations(timed, "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、")
    words = [
        Word(
            word["word"].strip(),
            round(1000 * float(word["start"])),
            round(1000 * float(word["end"])),
            round(float(word["probability"]), 3),
        )
        for word in timed
        if word["word"].strip()
    ]
    if words and words[-1].end == words[0].start:  # no attention to go by
        return spread([word.text for word in words], 0, duration)
    return in_order(words, 0, duration)
