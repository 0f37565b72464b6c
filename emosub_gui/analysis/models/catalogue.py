"""The known models: what each is, where it comes from, and what it was measured at.

Nothing here loads a model. The bundled list of emotion models is `resources/models/catalogue.json`;
a person's own are in a file of the same form, in the folder of their settings. What hears words is
listed apart, in `resources/models/transcribers.json`.
"""

from __future__ import annotations

import functools
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec.structs import replace
from platformdirs import user_config_path

from emosub_gui.analysis.models.hub import is_repository
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import (
    FileMissingError,
    FileUnreadableError,
    ModelMissingError,
)
from emosub_gui.core.files import read_bytes, write_bytes
from emosub_gui.core.resources import resource


class Family(StrEnum):
    """What reads a model's files; a module of `classifiers` each."""

    EMBEDDED_SOUND = "embedded-sound"
    EMBEDDED_TEXT = "embedded-text"
    SPEECH = "speech"
    """wav2vec 2.0, HuBERT or WavLM with a classification head, in Transformers' format."""
    SPEECHBRAIN = "speechbrain"
    TEXT = "text"
    """A sequence classifier in Transformers' format."""
    KERAS = "keras"
    """A Keras network over MFCC, in an .h5 or .keras file."""
    PARALLEL_CNN = "parallel-cnn"
    CONV_LSTM = "conv-lstm"
    """Convolutions and a recurrent layer over MFCC, against the speaker's normal voice."""
    FEATURES = "features"
    """A linear classifier over functionals."""
    YAMNET = "yamnet"
    WHISPER = "whisper"
    """Hears words; in CTranslate2's format, see `transcribers.whisper_models`."""
    POCKETSPHINX = "pocketsphinx"
    AUTO = "auto"
    """To be told from the files: a model of a person's own."""


class FrontEnd(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How sound becomes a network's input; the names and defaults are librosa's.

    Attributes:
        kind: cepstra, or a mel spectrogram in dB below its loudest.
        sample_rate: Hz.
        seconds: of sound at once; 0 is a whole cue.
        frames: cut or filled with zeros to so many; 0 leaves them.
        coefficients: cepstra that are kept.
        mean: taken over time or over coefficients.
        standardise: per coefficient over the cue, or against the film's normal.
    """

    kind: str = "mfcc"
    sample_rate: int = 22_050
    seconds: float = 0.0
    frames: int = 0
    coefficients: int = 40
    n_fft: int = 2048
    window: int = 0
    window_shape: str = "hann"
    hop: int = 512
    mels: int = 128
    mean: str = ""
    standardise: str = ""


class File(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A file of a model.

    Attributes:
        name: in the model's folder.
        size: bytes; None where it is not known.
        sha256: hexadecimal; None where it is not known.
        url: where it lies, if not in the hub's repository.
    """

    name: str
    size: int | None = None
    sha256: str | None = None
    url: str = ""


class Measurement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that was published, or measured here.

    Attributes:
        metric: accuracy, macro-F1, unweighted average recall …
        value: of the metric.
        data: on which it was measured.
        source: who says so.
    """

    metric: str
    value: float
    data: str
    source: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A model.

    Attributes:
        id: the hub's `owner/name`, the source's, or a name.
        family: what reads it.
        modality: "audio" or "text", by which it tells emotions; or "transcription".
        repository: on the hub; empty where it lies elsewhere.
        revision: the commit that is fetched; None takes the newest, where no pin is known, and
            keeps to it (see `hub`).
        folder: where a person's own model lies.
        files: what is needed, as far as known.
        licence: SPDX identifier, or a sentence.
        non_commercial: whether the licence forbids commercial use.
        languages: ISO 639-1 codes that it understands; empty means any.
        labels: of the outputs, in order; empty where the model's own files say.
        meanings: of labels that their names do not explain; see `label_maps`.
        dimensional: it measures arousal, dominance and valence, and labels are an estimate.
        front_end: how sound becomes its input, where that is not the sound itself.
        sample_rate: Hz that it was trained at.
        parameters: how many.
        memory: MB that it takes at work, at its usual precision.
        seconds: for a cue of 5 s on four CPU cores, measured with its architecture.
        published: figures.
        collapses_to: the one answer that it gives almost always outside its training data.
        guesses_outside: it is no better than guessing outside its training data.
        recommended: languages for which it is the one to take first.
        note: what a person should know.
    """

    id: str
    family: Family = Family.AUTO
    modality: str = "audio"
    repository: str = ""
    revision: str | None = None
    folder: str = ""
    files: tuple[File, ...] = ()
    licence: str = ""
    non_commercial: bool = False
    languages: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    meanings: dict[str, Emotion | None] = {}
    dimensional: bool = False
    front_end: FrontEnd | None = None
    sample_rate: int = 16_000
    parameters: int = 0
    memory: int = 0
    seconds: float = 0.0
    published: tuple[Measurement, ...] = ()
    collapses_to: Emotion | None = None
    guesses_outside: bool = False
    recommended: tuple[str, ...] = ()
    note: str = ""

    @property
    def download_size(self) -> int:
        """Bytes that fetching it takes, as far as known."""
        return sum(file.size or 0 for file in self.files)


@functools.cache
def bundled() -> tuple[Entry, ...]:
    """Return the emotion models that the program knows, embedded ones first."""
    data = resource("models", "catalogue.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Entry, ...])


WHISPER = "Whisper "
"""Before the size, in the id of a model that hears words."""


@functools.cache
def transcribers() -> tuple[Entry, ...]:
    """Return the models that hear words, the most right first."""
    data = resource("models", "transcribers.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Entry, ...])


def own_file() -> Path:
    """Return where a person's own models are listed."""
    return user_config_path("EmoSub", appauthor=False) / "models.json"


def own(path: Path | None = None) -> tuple[Entry, ...]:
    """Return the models that a person added.

    Raises:
        FileUnreadableError: the list is damaged; it says where.
    """
    path = path or own_file()
    try:
        return msgspec.json.decode(read_bytes(path), type=tuple[Entry, ...])
    except FileMissingError:
        return ()
    except msgspec.DecodeError as error:
        raise FileUnreadableError(path=path, reason=str(error)) from error


def add(entry: Entry, path: Path | None = None) -> None:
    """Add a model to a person's own, in place of one of the same name.

    Raises:
        FileError: the list cannot be read or written.
    """
    path = path or own_file()
    kept = tuple(other for other in own(path) if other.id != entry.id)
    _write((*kept, entry), path)


def remove(name: str, path: Path | None = None) -> None:
    """Take a model from a person's own list; its files stay.

    Raises:
        FileError: the list cannot be read or written.
    """
    path = path or own_file()
    _write(tuple(entry for entry in own(path) if entry.id != name), path)


def entries(path: Path | None = None) -> tuple[Entry, ...]:
    """Return all emotion models, a person's own in place of bundled ones of the same name.

    Raises:
        FileUnreadableError: the person's list is damaged.
    """
    mine = own(path)
    taken = {entry.id for entry in mine}
    return (*(entry for entry in bundled() if entry.id not in taken), *mine)


def find(name: str, path: Path | None = None) -> Entry:
    """Return the model of a name: an id of the catalogue, a folder, or any id of the hub.

    Raises:
        ModelMissingError: the name is none of these.
        FileUnreadableError: the person's list is damaged.
    """
    for entry in entries(path):
        if name.casefold() == entry.id.casefold():
            return entry
    folder = Path(name).expanduser()
    if folder.is_dir():
        known = _same_files(folder)
        return replace(known, folder=str(folder)) if known else Entry(id=name, folder=str(folder))
    if is_repository(name):
        return Entry(id=name, repository=name)
    raise ModelMissingError(model=name)


def _same_files(folder: Path) -> Entry | None:
    """Return the entry whose special files a folder holds: one fetched by hand."""
    for entry in bundled():
        named = [file for file in entry.files if file.sha256]
        if named and all(_is(folder / file.name, file) for file in named):
            return entry
    return None


def _is(path: Path, file: File) -> bool:
    """Tell by name and size whether a path holds a file of the catalogue."""
    return path.is_file() and (file.size is None or path.stat().st_size == file.size)


def _write(models: tuple[Entry, ...], path: Path) -> None:
    write_bytes(path, msgspec.json.format(msgspec.json.encode(models)))
