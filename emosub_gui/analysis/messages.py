"""What goes over the pipe between the editor and the analysis process: values, in msgpack.

Nothing is unpickled: a message is one of these types or it is an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.types import Judgement, TranscribeOptions
from emosub_gui.core import errors
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import MediaRef
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Progress
from emosub_gui.core.reading import ReadingLimits
from emosub_gui.formats.remarks import Remark


class Request(msgspec.Struct, frozen=True, omit_defaults=True, tag=True):
    """What to analyse.

    Attributes:
        media: the film.
        audio_track: index among its audio tracks.
        cues: the cues that there are already: to be judged, or for lines to be heard against.
        only: ids of the cues to judge; empty means all.
        transcribe: whether to listen for words, from `options.start` on.
        transcriber: its name, or "auto".
        options: for the transcriber.
        classifiers: names of emotion models; empty for the embedded ones.
        fusion: the person's knobs; None for the calibrated defaults.
        speakers: how many there are to be told apart, 0 to find out; None leaves that.
        reading: the person's own reading limits by language; see `core.reading.adjust`.
        first_id: the first of the ids that were set apart for cues that are found.
        cache: folder of decoded sound; None for the user's own.
    """

    media: Path
    audio_track: int = 0
    cues: tuple[Cue, ...] = ()
    only: frozenset[int] = frozenset()
    transcribe: bool = True
    transcriber: str = "auto"
    options: TranscribeOptions = TranscribeOptions()
    classifiers: tuple[str, ...] = ()
    fusion: FusionSettings | None = None
    speakers: Annotated[int, msgspec.Meta(ge=0)] | None = None
    reading: dict[str, ReadingLimits] = {}
    first_id: int = 1
    cache: Path | None = None


class Survey(msgspec.Struct, frozen=True, tag=True):
    """Models to ask about lines that are there, each by itself; nothing is fused.

    Attributes:
        request: the film, its cues, which of them to ask about, and what to run on.
        models: names, as `Request.classifiers` has them.
    """

    request: Request
    models: tuple[str, ...]


class Diarize(msgspec.Struct, frozen=True, tag=True):
    """Speakers to be told apart in lines that are there; no emotion is judged.

    Attributes:
        request: the film, its cues, and how many speakers there are.
    """

    request: Request


class Event(msgspec.Struct, frozen=True, tag=True):
    """Base of what an analysis tells."""


class Opened(Event, frozen=True):
    """The film is open; its sound is decoded."""

    media: MediaRef


class Notice(Event, frozen=True):
    """A remark for the log: which transcriber and why, what was damaged."""

    remark: Remark


class Progressed(Event, frozen=True):
    """A stage has come further."""

    progress: Progress


class Found(Event, frozen=True):
    """New cues, with first emotions where these are known already."""

    cues: tuple[Cue, ...]
    heard_until: int


class Judged(Event, frozen=True):
    """The same cues again, with what the whole film says of them."""

    cues: tuple[Cue, ...]


class Named(Event, frozen=True):
    """Who speaks, by cue id; names that a person gave are not among them."""

    speakers: dict[int, str]


class Surveyed(Event, frozen=True):
    """What one model says of the lines.

    Attributes:
        model: its name, as it was asked for.
        modality: "audio" or "text".
        said: by cue id; a cue that it has no evidence for, or no language, is left out.
        seconds: that it took for all of them, without being loaded.
    """

    model: str
    modality: str
    said: dict[int, Judgement]
    seconds: float


class Finished(Event, frozen=True):
    """All is done."""

    seconds: dict[str, float] = {}


class Failed(Event, frozen=True):
    """An error that a person can act on; `kind` names its class."""

    kind: str
    details: dict[str, str]

    def error(self) -> EmoSubError:
        """Return the error itself."""
        found = getattr(errors, self.kind, None)
        if isinstance(found, type) and issubclass(found, EmoSubError):
            return found(**self.details)
        return EmoSubError(reason=self.details.get("reason", self.kind))


class Stopped(Event, frozen=True):
    """The person's wish to stop was honoured."""


class Refused(Event, frozen=True):
    """A model that could not be asked; the others are."""

    model: str
    failure: Failed


AnyEvent = (
    Opened
    | Notice
    | Progressed
    | Found
    | Named
    | Judged
    | Surveyed
    | Refused
    | Finished
    | Failed
    | Stopped
)
AnyRequest = Request | Survey | Diarize

_encoder = msgspec.msgpack.Encoder(enc_hook=str)


def _path(kind: type, value: object) -> object:
    """Restore paths, which travel as text."""
    if kind is Path:
        return Path(str(value))
    raise TypeError(kind)


_events: msgspec.msgpack.Decoder[AnyEvent] = msgspec.msgpack.Decoder(AnyEvent)
_requests: msgspec.msgpack.Decoder[AnyRequest] = msgspec.msgpack.Decoder(AnyRequest, dec_hook=_path)


def encode(message: Event | AnyRequest) -> bytes:
    """Pack a message."""
    return _encoder.encode(message)


def decode_event(data: bytes) -> AnyEvent:
    """Unpack an event.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return _events.decode(data)


def decode_request(data: bytes) -> AnyRequest:
    """Unpack a request.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return _requests.decode(data)
