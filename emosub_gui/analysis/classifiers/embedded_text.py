"""The bundled emotion models for English and Korean lines: ONNX Runtime, no torch.

A network says which labels a comment with these words would have, and how the emotions that
they add up to are to be tilted where the words are a line of dialogue: people in films say less
of what they feel than people who comment.

A line is read with the three before it, for what is said now is mostly about them. It is run by
itself: nothing is spent on padding, and no answer can depend on what else is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers import hangul
from emosub_gui.analysis.classifiers.line_tokens import (
    LINES_BEFORE,
    Encode,
    characters,
    encode_within,
    word_pieces,
)
from emosub_gui.analysis.classifiers.spoken import spoken, text_language, with_beginning
from emosub_gui.analysis.models.stack import prepare_environment
from emosub_gui.analysis.types import Judgement, Segment
from emosub_gui.core.emotion import INDEX, Emotion, Scores
from emosub_gui.core.errors import FileError, ModelFileError
from emosub_gui.core.files import read_bytes
from emosub_gui.core.resources import resource

_LONGEST = 1000
"""Characters that are looked at; a cue of seven seconds holds about 150."""
_LEAST = 1e-6
"""Probability below which an emotion is not told from none, in training as well."""


class TextModelSpec(msgspec.Struct, frozen=True):
    """What `model.json` says of a text model beside its weights.

    Attributes:
        name: what the model is called.
        labels: of its outputs, in order; after them comes a tilt for each emotion.
        maps: map name to label to emotion; every label is in every map.
        default_map: the map that `prior`, `temperature` and `neutral_bias` were fitted with.
        believed: power of the mapped distribution before the tilts are added to its logarithms.
        prior: share of each emotion in training, for a fusion to divide by.
        temperature: that calibrates the mapped distribution on held-out rows.
        neutral_bias: recommended for dialogue, added to the logarithm of neutral.
        window: tokens (Korean: characters) that the network sees at once.
        symbols: known characters in order of their numbers (Korean only).
    """

    name: str
    labels: tuple[str, ...]
    maps: dict[str, dict[str, Emotion]]
    default_map: str
    believed: float
    prior: dict[Emotion, float]
    temperature: float
    neutral_bias: float
    window: int
    symbols: str = ""


class TextModel:
    """One language's network with its labels and maps, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Load the network.

        Raises:
            ModelFileError: a file is missing, damaged, or does not fit the others.
        """
        prepare_environment()
        import onnxruntime

        self._folder = folder
        self.name = folder.name
        try:
            self.spec = msgspec.json.decode(self._read("model.json"), type=TextModelSpec)
        except msgspec.DecodeError as error:
            raise ModelFileError(model=folder, reason=f"model.json: {error}") from error
        for name, entries in self.spec.maps.items():
            if set(entries) != set(self.spec.labels):
                raise ModelFileError(model=folder, reason=f"map {name} does not fit the labels")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                self._read("model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelFileError(model=folder, reason=str(error)) from error
        if self._session.get_outputs()[0].shape[-1] != len(self.spec.labels) + len(INDEX):
            raise ModelFileError(model=folder, reason="its outputs do not fit the labels")
        self._encode = self._encoder()
        self._to_emotions = self.matrix(self.spec.default_map)

    def _read(self, name: str) -> bytes:
        """Return a file of the folder."""
        try:
            return read_bytes(self._folder / name)
        except FileError as error:
            raise ModelFileError(model=self._folder, reason=str(error)) from error

    def _encoder(self) -> Encode:
        """Return what turns a line and those before it into what the network reads."""
        if self.spec.symbols:
            return characters(hangul.number(self.spec.symbols))
        from tokenizers import Tokenizer

        try:
            return word_pieces(Tokenizer.from_buffer(self._read("tokenizer.json")))
        except Exception as error:
            raise ModelFileError(model=self._folder, reason=f"tokenizer.json: {error}") from error

    def probabilities(self, text: str) -> NDArray[np.float64]:
        """Return (labels,) probabilities of a comment; a long one is the mean of its windows."""
        windows = [_softmax(logits) for logits, _ in self._windows(text)]
        return np.asarray(np.mean(windows, axis=0), np.float64)

    def emotions(self, text: str, before: Sequence[str] = ()) -> NDArray[np.float64]:
        """Return (7,) probabilities of a line of dialogue, in the same way.

        Args:
            text: the line.
            before: the lines before it, nearest first. Where it was said already, that is passed
                over: the networks know few lines that are repeated.
        """
        others = [other for other in before if other != text]
        windows = [
            _softmax(self.spec.believed * self._summed(logits) + tilts)
            for logits, tilts in self._windows(text, others)
        ]
        return np.asarray(np.mean(windows, axis=0), np.float64)

    def _summed(self, logits: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (7,) logarithms of the emotions that (labels,) logits add up to."""
        return np.log(np.maximum(_softmax(logits) @ self._to_emotions, _LEAST))

    def _windows(self, text: str, before: Sequence[str] = ()) -> list[list[NDArray[np.float64]]]:
        """Return (labels,) logits and (7,) tilts of each window."""
        tokens = encode_within(self._encode, self.spec.window, text, before)
        count = -(-len(tokens) // self.spec.window)
        return [
            np.split(self._run(window), [len(self.spec.labels)])
            for window in np.array_split(tokens, count)
        ]

    def _run(self, tokens: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the (labels + 7,) outputs for one window."""
        outputs: list[Any] = self._session.run(["logits"], {"tokens": tokens[None]})
        return np.asarray(outputs[0][0], np.float64)

    def matrix(self, name: str) -> NDArray[np.float64]:
        """Return the (labels, 7) matrix of a map, each row one 1."""
        matrix = np.zeros((len(self.spec.labels), len(INDEX)))
        for row, label in enumerate(self.spec.labels):
            matrix[row, INDEX[self.spec.maps[name][label]]] = 1.0
        return matrix


class EmbeddedText:
    """The text expert that comes with the program."""

    name = "embedded-text"
    modality = "text"
    languages = frozenset({"en", "ko"})

    def __init__(self, folder: Path | None = None) -> None:
        """Take the models from `folder` (its `text_en` and `text_ko`); each loads when needed."""
        self._folder = folder or resource("models")

    @cached_property
    def _english(self) -> TextModel:
        return TextModel(self._folder / "text_en")

    @cached_property
    def _korean(self) -> TextModel:
        return TextModel(self._folder / "text_ko")

    def classify_batch(
        self, segments: Sequence[Segment], batch_size: int = 16
    ) -> list[Judgement | None]:
        """Judge each line by its words; None where there are none, or in another language.

        Raises:
            ModelFileError: a bundled model is missing or damaged.
        """
        del batch_size
        return [self._judge(segment) for segment in segments]

    def _judge(self, segment: Segment) -> Judgement | None:
        line = spoken(segment.text)
        language = text_language(line, segment.language)
        if not language:
            return None
        text, before = with_beginning(line, [spoken(text) for text in segment.context])
        known = [other[:_LONGEST] for other in reversed(before) if text_language(other) == language]
        model = self._korean if language == "ko" else self._english
        scores = model.emotions(text[:_LONGEST], known[:LINES_BEFORE])
        return Judgement(Scores.of(scores), model=model.name)


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distribution of (labels,) logits."""
    weights = np.exp(logits - logits.max())
    return np.asarray(weights / weights.sum(), np.float64)
