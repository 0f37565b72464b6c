"""Forced alignment of words to sound with wav2vec 2.0, through WhisperX.

WhisperX (Bain et al. 2023, BSD) aligns characters by CTC; here it is given one utterance at a
time, a model that was checked, and no part in downloading.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.analysis.models import hub, stack
from emosub_gui.analysis.models.memory import is_out_of_memory
from emosub_gui.analysis.transcribers.whisper_models import require
from emosub_gui.analysis.transcribers.word_times import in_order
from emosub_gui.analysis.types import Pcm, TranscribeOptions
from emosub_gui.analysis.voice.speech import SAMPLES_PER_MS, excerpt
from emosub_gui.core.cue import Word, WordTiming
from emosub_gui.core.errors import (
    DownloadError,
    ModelFileError,
    ModelMissingError,
    PackageMissingError,
)
from emosub_gui.core.progress import Cancel, Progress, Report, Stage

PACKAGES = ("whisperx", "torch", "torchaudio", "transformers")
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_LEAST_COVERAGE = 0.5
"""Share of the letters that an aligner must know to be asked at all."""
_WITHOUT_SPACES = frozenset({"ja", "zh"})
_DEFAULTS = {
    "en": "facebook/wav2vec2-base-960h",
    "fr": "jonatasgrosman/wav2vec2-large-xlsr-53-french",
    "de": "jonatasgrosman/wav2vec2-large-xlsr-53-german",
    "es": "jonatasgrosman/wav2vec2-large-xlsr-53-spanish",
    "it": "jonatasgrosman/wav2vec2-large-xlsr-53-italian",
    "ko": "kresnik/wav2vec2-large-xlsr-korean",
}
"""Asked before WhisperX's own table. For the languages up to Italian that names torchaudio
downloads (the English one is the same model): here it is one kind of file, one cache, one rule
about the network. Korean is as in that table, known here without importing it."""


class Aligner:
    """A CTC model and the characters that it knows."""

    def __init__(self, model: Any, dictionary: Mapping[str, int], language: str) -> None:
        self._model = model
        self._dictionary = dict(dictionary)
        self._language = language
        self._device = str(next(model.parameters()).device)

    def covers(self, tokens: Sequence[str]) -> bool:
        """Tell whether it knows enough of the letters to place these words."""
        letters = [char for token in tokens for char in self._spell(token) if char.isalpha()]
        known = sum(char in self._dictionary for char in letters)
        return bool(letters) and known >= _LEAST_COVERAGE * len(letters)

    def align(
        self, tokens: Sequence[str], pcm: Pcm, start: int, end: int, cancel: Cancel
    ) -> tuple[Word, ...] | None:
        """Place words in the sound between two times; None if they cannot all be placed there.

        A word without any character that the model knows is marked as interpolated.

        Raises:
            Cancelled: the flag was set.
        """
        sound = excerpt(pcm, start, end).astype(np.float32) / 32768.0
        if not tokens or not self.covers(tokens) or not len(sound):
            return None
        spelled = [self._spell(token) for token in tokens]
        separator = "" if self._language in _WITHOUT_SPACES else " "
        seconds = len(sound) / SAMPLES_PER_MS / 1000
        segment = {"text": separator.join(spelled), "start": 0.0, "end": seconds}
        try:
            found = interruptible(partial(self._run, segment, sound), cancel)
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            return None
        if separator == "":
            found = _joined(found, [len(word) for word in spelled])
        if len(found) != len(tokens) or any("start" not in word for word in found):
            return None
        words = (
            Word(
                token,
                start + round(1000 * float(word["start"])),
                start + round(1000 * float(word["end"])),
                float(word["score"]) if "score" in word else None,
                WordTiming.ALIGNED if self._knows(text) else WordTiming.INTERPOLATED,
            )
            for token, text, word in zip(tokens, spelled, found, strict=True)
        )
        return in_order(words, start, end)

    def _run(self, segment: dict[str, Any], sound: Any) -> list[dict[str, Any]]:
        metadata = {
            "language": self._language,
            "dictionary": self._dictionary,
            "type": "huggingface",
        }
        result = _whisperx().align([segment], self._model, metadata, sound, self._device)
        return list(result["word_segments"])

    def _knows(self, text: str) -> bool:
        return any(char in self._dictionary for char in text)

    def _spell(self, token: str) -> str:
        """Write a word in the model's characters: Hangul in letters if it knows no syllables."""
        text = "".join(token.lower().split())
        if "가" <= max(text, default="") <= "힣" and not any(
            "가" <= char <= "힣" for char in self._dictionary
        ):
            return unicodedata.normalize("NFD", text)
        return text


def installed() -> bool:
    """Tell whether WhisperX and what it needs are there."""
    return all(find_spec(package) for package in PACKAGES)


def load_aligner(
    language: str, options: TranscribeOptions, device: str, report: Report, cancel: Cancel
) -> Aligner | None:
    """Load the aligner that the person named, or the language's default if it can be had.

    None means that the language has none, or that its default is not on this computer and
    cannot be downloaded: words then keep the times that they have.

    Raises:
        ModelMissingError: the one that the person named is not there.
        ModelFileError: a file of it is missing or damaged.
        DownloadError: the one that the person named could not be downloaded.
        PackageMissingError: WhisperX is not installed.
        Cancelled: the flag was set.
    """
    if not installed():
        raise PackageMissingError(
            feature="Forced alignment",
            package="whisperx",
            command='pip install "emosub[whisperx]"',
        )
    stack.prepare()
    named = options.align_model
    folder = Path(named).expanduser()
    if not named or not folder.is_dir():
        repository = named or _DEFAULTS.get(language, "")
        repository = repository or _whisperx().DEFAULT_ALIGN_MODELS_HF.get(language, "")
        if not hub.is_repository(repository):
            if named:
                raise ModelMissingError(model=named)
            return None
        try:
            folder = hub.snapshot(
                repository,
                hub.ALIGNER_FILES,
                _WEIGHTS,
                download=options.download,
                report=report,
                cancel=cancel,
            )
        except (ModelMissingError, DownloadError):
            if named:
                raise
            return None
    report(Progress(Stage.LOAD, note=folder.name))
    threads = options.threads or stack.default_threads()
    return interruptible(partial(_load, folder, language, device, threads), cancel)


def _load(folder: Path, language: str, device: str, threads: int) -> Aligner:
    """Load a folder's model; refuse one whose output layer would be random."""
    import torch
    from transformers import Wav2Vec2CTCTokenizer, Wav2Vec2ForCTC

    require(folder, "config.json", "vocab.json")
    if not any((folder / name).is_file() for name in _WEIGHTS):
        raise ModelFileError(model=folder, reason="model.safetensors is missing")
    try:
        vocabulary = Wav2Vec2CTCTokenizer.from_pretrained(folder, local_files_only=True).get_vocab()
        loaded: Any = Wav2Vec2ForCTC.from_pretrained(
            folder, local_files_only=True, output_loading_info=True, dtype="float32"
        )
        model, info = loaded
    except Exception as error:  # safetensors, json, torch and transformers each raise their own
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "it is damaged"
        raise ModelFileError(model=folder, reason=reason) from error
    missing = sorted(key for key in info["missing_keys"] if "masked_spec_embed" not in key)
    if missing:
        raise ModelFileError(model=folder, reason=f"{missing[0]} has no weights")
    dictionary = {character.lower(): number for character, number in vocabulary.items()}
    torch.set_num_threads(threads)
    if not torch.cuda.is_available():  # CTranslate2 may have a GPU that torch has not
        device = "cpu"
    return Aligner(model.eval().to(device), dictionary, language)


def _joined(characters: list[dict[str, Any]], lengths: Sequence[int]) -> list[dict[str, Any]]:
    """Put characters together into words, for languages that WhisperX aligns by character."""
    if len(characters) != sum(lengths):
        return []
    words = []
    for length in lengths:
        part, characters = characters[:length], characters[length:]
        timed = [character for character in part if "start" in character]
        if timed:
            scores = [character["score"] for character in timed if "score" in character]
            word = {"start": timed[0]["start"], "end": timed[-1]["end"]}
            words.append(word | ({"score": sum(scores) / len(scores)} if scores else {}))
    return words


class _OneSentence:
    """Stands in for NLTK's sentence splitter, whose data is a download of its own."""

    def span_tokenize(self, text: str) -> list[tuple[int, int]]:
        return [(0, len(text))]


@cache
def _whisperx() -> ModuleType:
    """Import WhisperX's alignment, which then takes each segment for one sentence."""
    stack.prepare()
    from whisperx import alignment

    alignment.nltk_load = lambda _: _OneSentence()
    return alignment  # type: ignore[no-any-return, unused-ignore]
