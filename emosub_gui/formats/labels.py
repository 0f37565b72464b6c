"""Labels as JSON Lines: one line a cue, for measuring and for training elsewhere."""

from __future__ import annotations

from pathlib import Path

import msgspec

from emosub_gui.core import files
from emosub_gui.core.cue import Review, Voice
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion, Scores
from emosub_gui.core.errors import FileEmptyError, SubtitleFormatError

Distribution = dict[Emotion, float]


class Label(msgspec.Struct, frozen=True):
    """A line of the file.

    Attributes:
        index: position of the cue in its document, from 0.
        video: path of the film; empty where unknown.
        start, end: seconds.
        text: plain text.
        speaker: empty where unknown.
        voice_type: how it was voiced; None where nobody has listened.
        predicted_emotion: what the models chose; None without models.
        confidence: calibrated probability of the prediction.
        text_scores, audio_scores, combined_scores: probability of each emotion; None is
            "no evidence".
        label: what a person decided; None where nobody has.
    """

    index: int = 0
    video: str = ""
    start: float = 0.0
    end: float = 0.0
    text: str = ""
    speaker: str = ""
    voice_type: Voice | None = None
    predicted_emotion: Emotion | None = None
    confidence: float | None = None
    text_scores: Distribution | None = None
    audio_scores: Distribution | None = None
    combined_scores: Distribution | None = None
    label: Emotion | None = None


def labels_of(document: Document) -> list[Label]:
    """Return the labels of a document's cues, without its comments.

    Of a corrected cue the prediction is the most probable emotion that the models combined to.
    """
    video = document.media.path if document.media else ""
    found = []
    for index, cue in enumerate(document.cues):
        if cue.comment:
            continue
        evidence = cue.evidence
        predicted = cue.emotion
        if cue.review is Review.CORRECTED:
            predicted = evidence.combined.best if evidence and evidence.combined else None
        found.append(
            Label(
                index=index,
                video=video,
                start=cue.start / 1000,
                end=cue.end / 1000,
                text=cue.plain,
                speaker=cue.speaker,
                voice_type=cue.prosody.voice if cue.prosody else None,
                predicted_emotion=predicted,
                confidence=cue.confidence,
                text_scores=_distribution(evidence.text if evidence else None),
                audio_scores=_distribution(evidence.audio if evidence else None),
                combined_scores=_distribution(evidence.combined if evidence else None),
                label=cue.emotion if cue.reviewed else None,
            )
        )
    return found


def dumps(document: Document) -> str:
    """Write a document's labels."""
    return msgspec.json.Encoder().encode_lines(labels_of(document)).decode()


def loads(text: str, path: Path) -> list[Label]:
    """Read labels; fields may be missing and others may be there; `path` is for error messages.

    Raises:
        SubtitleFormatError: a line is no label; the reason names it.
    """
    decoder = msgspec.json.Decoder(Label)
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            label = decoder.decode(line)
            for scores in (label.text_scores, label.audio_scores, label.combined_scores):
                if scores is not None:
                    Scores.from_mapping({str(name): p for name, p in scores.items()})
        except (msgspec.DecodeError, ValueError) as error:
            raise SubtitleFormatError(path=path, reason=f"line {number}: {error}") from error
        found.append(label)
    return found


def read(path: Path) -> list[Label]:
    """Read a file of labels.

    Raises:
        FileError: it cannot be read, or is empty.
        SubtitleFormatError: it is not UTF-8, or a line is no label; the reason names it.
    """
    data = files.read_bytes(path)
    if not data:
        raise FileEmptyError(path=path)
    try:
        return loads(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SubtitleFormatError(path=path, reason=f"line {line} is not UTF-8") from error


def _distribution(scores: Scores | None) -> Distribution | None:
    """Return a distribution as the file has it."""
    if scores is None:
        return None
    return {Emotion(name): probability for name, probability in scores.as_mapping().items()}
