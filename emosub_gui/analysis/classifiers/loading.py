"""From a model's name to a classifier at work, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from emosub_gui.analysis.classifiers import (
    conv_lstm,
    ensemble,
    features,
    keras,
    keras_file,
    parallel_cnn,
    speech,
    speechbrain,
    text,
    transformer,
    yamnet,
)
from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.analysis.models import catalogue, installation, placement
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.memory import is_out_of_memory
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import Classifier
from emosub_gui.core.errors import ModelFileError, OutOfMemoryError
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, ignore

Loader = Callable[[Entry, Path, Placement], Classifier]

LOADERS: Mapping[Family, Loader] = MappingProxyType(
    {
        Family.SPEECH: speech.load,
        Family.SPEECHBRAIN: speechbrain.load,
        Family.TEXT: text.load,
        Family.KERAS: keras.load,
        Family.PARALLEL_CNN: parallel_cnn.load,
        Family.CONV_LSTM: conv_lstm.load,
        Family.FEATURES: features.load,
        Family.YAMNET: yamnet.load,
    }
)
"""What reads the files of each family."""

EMBEDDED: Mapping[Family, Callable[[], Classifier]] = MappingProxyType(
    {Family.EMBEDDED_SOUND: EmbeddedSound, Family.EMBEDDED_TEXT: EmbeddedText}
)
"""What comes with the program."""


class Options(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where and how models run.

    Attributes:
        device, precision, threads: see `placement.place`.
        download: whether models may be fetched.
    """

    device: str = "auto"
    precision: str = "auto"
    threads: int = 0
    download: bool = False


def load(
    name: str,
    options: Options | None = None,
    *,
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> Classifier:
    """Return a classifier by an id of the catalogue, a folder, or any id of the hub.

    Several, joined by ` + `, are averaged; ` * 2` after one doubles its weight; ` @ ko` at the
    end lets them judge Korean lines alone.

    Raises:
        ModelError: it is not here, damaged, or does not fit; each says what to do.
        UsageError: there is no such device, precision or language, or models that cannot be
            averaged.
        FileError: the person's list of models is damaged.
        Cancelled: the flag was set.
    """
    options = options or Options()
    name, language = ensemble.route(name)
    if language or ensemble.SEPARATOR in name:
        return ensemble.Ensemble(
            [
                (load(model, options, report=report, cancel=cancel), weight)
                for model, weight in ensemble.parts(name)
            ],
            [language] if language else [],
        )
    entry = catalogue.find(name)
    if entry.family in EMBEDDED:
        return EMBEDDED[entry.family]()
    installation.check_packages(entry)
    folder = installation.locate(entry, download=options.download, report=report, cancel=cancel)
    report(Progress(Stage.LOAD, note=entry.id))
    entry = recognise(entry, folder)
    installation.check_packages(entry)
    place = Placement()
    if installation.needs_torch(entry):
        place = placement.place(options.device, options.precision, options.threads)
    try:
        return interruptible(lambda: LOADERS[entry.family](entry, folder, place), cancel)
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        raise OutOfMemoryError(model=entry.id) from error


def recognise(entry: Entry, folder: Path) -> Entry:
    """Return an entry whose family is told from its files, if it was not known.

    Raises:
        ModelFileError: the folder holds no model that can be read.
    """
    if entry.family is not Family.AUTO:
        return entry
    if (folder / "label_encoder.txt").is_file() and (folder / "wav2vec2.ckpt").is_file():
        return replace(entry, family=Family.SPEECHBRAIN)
    if (folder / features.FILE).is_file():
        return replace(entry, family=Family.FEATURES)
    if (folder / "config.json").is_file():
        reads = (folder / "tokenizer_config.json").is_file() or (folder / "vocab.txt").is_file()
        hears = "conv_dim" in transformer.read_json(folder, "config.json") or not reads
        if hears:
            return replace(entry, family=Family.SPEECH)
        return replace(entry, family=Family.TEXT, modality="text")
    if any(path.suffix in keras_file.SUFFIXES for path in folder.iterdir()):
        return replace(entry, family=Family.KERAS)
    raise ModelFileError(model=folder, reason="it holds no model that can be read")


def describe(entry: Entry, folder: Path) -> Entry:
    """Return an entry with what its files tell: its family, and the labels of its outputs.

    Raises:
        ModelFileError: the folder holds no model that can be read.
        ModelLabelsError: it has labels that mean no known emotion.
    """
    entry = recognise(entry, folder)
    labels = entry.labels
    if not labels and entry.family in (Family.SPEECH, Family.TEXT):
        told = transformer.read_json(folder, "config.json").get("id2label", {})
        try:
            labels = tuple(str(told[key]) for key in sorted(told, key=int))
        except (TypeError, ValueError) as error:
            raise ModelFileError(model=folder, reason="config.json is damaged") from error
    if not labels and entry.family is Family.FEATURES:
        labels = features.read(folder).labels
    if entry.family is not Family.SPEECHBRAIN and not entry.dimensional:
        LabelMap(entry.id, labels, entry.meanings)
    return replace(entry, labels=labels)


class Loaded:
    """The models of a process: each is loaded once and kept while it is asked for."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Options], Classifier] = {}

    def load(
        self,
        names: Sequence[str],
        options: Options | None = None,
        *,
        report: Report = ignore,
        cancel: Cancel = NEVER,
    ) -> list[Classifier]:
        """Return the named classifiers; others that were loaded before are let go.

        Raises:
            As `load`.
        """
        options = options or Options()
        wanted = {(name, replace(options, download=False)) for name in names}
        self._kept = {key: one for key, one in self._kept.items() if key in wanted}
        return [self._one(name, options, report, cancel) for name in names]

    def _one(self, name: str, options: Options, report: Report, cancel: Cancel) -> Classifier:
        key = (name, replace(options, download=False))
        if key not in self._kept:
            self._kept[key] = load(name, options, report=report, cancel=cancel)
        return self._kept[key]
