"""What the stages of an analysis hand to each other, and the protocols of its exchangeable parts.

Sound is always 16 kHz mono int16 in the memory-mapped store of `media.audio`; times are
integer milliseconds from the start of the media.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal, Protocol, runtime_checkable

import msgspec
import numpy as np

from emosub_gui.analysis.voice.acoustics import Frames
from emosub_gui.core.cue import Prosody, Word
from emosub_gui.core.emotion import Scores
from emosub_gui.core.progress import Cancel, Report
from emosub_gui.media.pcm import SAMPLE_RATE, Pcm

__all__ = [
    "SAMPLE_RATE",
    "Classifier",
    "FilmClassifier",
    "Heard",
    "Judgement",
    "ModelChoice",
    "Pcm",
    "Region",
    "Segment",
    "TranscribeOptions",
    "Transcriber",
    "Utterance",
]


_NOTHING: Pcm = np.zeros(0, np.int16)


class Region(msgspec.Struct, frozen=True):
    """A stretch of speech, in milliseconds."""

    start: int
    end: int


class Utterance(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that was said in one breath, before it is cut into cues.

    Attributes:
        start, end: milliseconds.
        words: in order; empty where nobody could tell them.
        language: ISO 639-1 code; empty where unknown.
        speaker: empty where unknown.
        text: event text of a given subtitle; only meaningful if `fixed`.
        fixed: keep times and text as they are instead of segmenting.
        cue_id: the existing cue that this stands for; 0 if none.
    """

    start: int
    end: int
    words: tuple[Word, ...] = ()
    language: str = ""
    speaker: str = ""
    text: str = ""
    fixed: bool = False
    cue_id: int = 0


class Heard(msgspec.Struct, frozen=True):
    """A part of the film that has been listened to completely.

    Parts come in order and do not overlap; `end` tells how far the transcriber has come, so
    that an interrupted run can go on from there.
    """

    start: int
    end: int
    utterances: tuple[Utterance, ...]


class TranscribeOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person may choose about recognition.

    Attributes:
        model: a Whisper size, a hub id or a local directory; "" is the transcriber's default.
        align_model: hub id or local directory of a forced aligner; "" is the language's default.
        language: ISO 639-1 code; "" finds it out for each window.
        device: "auto", "cpu" or "cuda".
        compute_type: CTranslate2's; "auto" fits the device.
        batch_size: segments at once; 0 fits the device.
        threads: CPU threads; 0 is one fewer than there are.
        download: whether models may be fetched from the hub.
        subtitles: file that is the transcript (transcriber `subtitles`).
        start: milliseconds from which to listen (resuming).
    """

    model: str = ""
    align_model: str = ""
    language: str = ""
    device: str = "auto"
    compute_type: str = "auto"
    batch_size: int = 0
    threads: int = 0
    download: bool = False
    subtitles: Path | None = None
    start: int = 0


class ModelChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """An emotion model that a person wants; see `analysis.classifiers.routing`.

    Attributes:
        model: an id of the catalogue, a folder, or any id of the hub.
        language: of the lines that it judges, ISO 639-1; "" is all.
        weight: against others that judge the same lines.
    """

    model: Annotated[str, msgspec.Meta(min_length=1)]
    language: Literal["", "en", "ko"] = ""
    weight: Annotated[float, msgspec.Meta(gt=0, le=100)] = 1.0


class Transcriber(Protocol):
    """A speech recogniser."""

    name: str

    def transcribe(
        self, pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel
    ) -> Iterator[Heard]:
        """Yield parts of the film as they are heard, in order; check `cancel` often.

        Raises:
            ModelError: the model is missing, damaged or does not fit.
            Cancelled: the flag was set.
        """
        ...


class Segment(msgspec.Struct, frozen=True):
    """What a classifier is given of a cue.

    Attributes:
        pcm: (samples,) int16 at 16 kHz, a view into the store; may be empty.
        text: plain text; may be empty.
        language: ISO 639-1 code; "" where unknown.
        context: plain texts of the lines before, nearest last.
        speaker: whose normal voice to compare with; "" is the film's.
        prosody: measured by `analysis.voice.prosody`; None where there is no sound.
        neutral: whether a person has called it neutral.
        before, after: the film's sound on either side, which a short cue may be heard with.
    """

    pcm: Pcm
    text: str = ""
    language: str = ""
    context: tuple[str, ...] = ()
    speaker: str = ""
    prosody: Prosody | None = None
    neutral: bool = False
    before: Pcm = _NOTHING
    after: Pcm = _NOTHING


class Judgement(msgspec.Struct, frozen=True):
    """What a classifier says of a segment.

    Attributes:
        scores: its distribution, before any temperature or prior of the fusion.
        reliability: how far to trust it for this segment, in [0, 1].
        arousal: calm (0) to excited (1), where it measures that.
        model: which of its models judged, where a classifier holds several; calibration is
            looked up by it.
    """

    scores: Scores
    reliability: float = 1.0
    arousal: float | None = None
    model: str = ""


class Classifier(Protocol):
    """An emotion model; `modality` is "audio" or "text"."""

    name: str
    modality: str
    languages: frozenset[str]
    """ISO 639-1 codes that it understands; empty means any."""

    def classify_batch(
        self, segments: Sequence[Segment], batch_size: int = 16
    ) -> list[Judgement | None]:
        """Judge each segment; None is "no evidence" (no text, no sound, a foreign language).

        The answer for a segment does not depend on which others are in the batch.
        """
        ...


@runtime_checkable
class FilmClassifier(Classifier, Protocol):
    """A classifier that compares a line with the rest of its film."""

    def hear(self, pcm: Pcm, frames: Frames) -> None:
        """Take what somebody else has measured of a line's sound, to save doing it again."""

    def observe(self, segments: Sequence[Segment]) -> None:
        """Take segments, all that are known of a film, as what is normal in it."""
        ...
