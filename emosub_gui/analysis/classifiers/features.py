"""A linear classifier over functionals: the program's own, or openSMILE's, with a person's labels.

openSMILE's package is for research and other non-commercial use only (audEERING's licence), which
is why it is optional. `training.features` makes the file that this module reads.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.model import ModelClassifier
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Segment
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.functionals import functionals
from emosub_gui.core.errors import FileError, ModelFileError, PackageMissingError
from emosub_gui.core.files import read_bytes, write_bytes

Array = NDArray[np.float64]

FILE = "features.json"


class FeatureSet(StrEnum):
    """What describes a cue's sound."""

    OWN = "own"
    EGEMAPS = "eGeMAPSv02"
    COMPARE = "ComParE_2016"


class Linear(msgspec.Struct, frozen=True):
    """A trained classifier.

    Attributes:
        features: the set that it reads.
        names: of the functionals, in order.
        labels: of the outputs, in order.
        mean, deviation: of each functional in training.
        weights: (labels, functionals), of functionals against mean and deviation; a scale that
            makes their softmax a calibrated probability is in them.
        bias: of each label.
    """

    features: FeatureSet
    names: tuple[str, ...]
    labels: tuple[str, ...]
    mean: tuple[float, ...]
    deviation: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    def probabilities(self, values: Array) -> Array:
        """Return (labels,) of (functionals,); those that could not be measured count as normal."""
        against = np.nan_to_num((values - np.array(self.mean)) / np.array(self.deviation))
        return softmax((np.array(self.weights) * against).sum(axis=1) + np.array(self.bias))

    def write(self, folder: Path) -> None:
        """Keep it in a folder, which is then a model to be added by folder.

        Raises:
            FileError: the folder cannot be written.
        """
        write_bytes(folder / FILE, msgspec.json.encode(self))


def read(folder: Path) -> Linear:
    """Return what `training.features` wrote into a folder.

    Raises:
        ModelFileError: it is missing or damaged.
    """
    try:
        return msgspec.json.decode(read_bytes(folder / FILE), type=Linear)
    except (FileError, msgspec.DecodeError) as error:
        raise ModelFileError(model=folder, reason=str(error).rstrip(".")) from error


def load(entry: Entry, folder: Path, placement: Placement) -> ModelClassifier:
    """Load a folder that `training.features` wrote.

    Raises:
        ModelFileError: it is missing or damaged, or made for another version's functionals.
        ModelLabelsError: a label that means no known emotion.
        PackageMissingError: it reads openSMILE's functionals, and the package is not installed.
    """
    del placement
    linear = read(folder)
    names, describe = describer(linear.features)
    width, shape = len(names), np.array(linear.weights).shape
    if linear.names != names or shape != (len(linear.labels), width):
        raise ModelFileError(model=folder, reason="it was made for other functionals")
    meanings = LabelMap(entry.id, linear.labels, entry.meanings)

    def outputs(segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        del batch_size
        return [
            linear.probabilities(describe(segment.pcm)) if segment.pcm.any() else None
            for segment in segments
        ]

    return ModelClassifier(entry, outputs, meanings.judgement)


def describer(features: FeatureSet) -> tuple[tuple[str, ...], Callable[[Pcm], Array]]:
    """Return the names of a set's functionals, and what measures them in a cue's sound.

    Raises:
        PackageMissingError: it is openSMILE's, and the package is not installed.
    """
    if features is FeatureSet.OWN:
        from emosub_gui.analysis.voice.functionals import NAMES

        return NAMES, _own
    try:
        opensmile: Any = importlib.import_module("opensmile")
    except ImportError as error:
        raise PackageMissingError(
            feature="openSMILE's functionals (for non-commercial use)",
            package="opensmile",
            command="pip install opensmile",
        ) from error
    smile = opensmile.Smile(
        feature_set=opensmile.FeatureSet[features.value],
        feature_level=opensmile.FeatureLevel.Functionals,
    )

    def measure(pcm: Pcm) -> Array:
        sound = pcm.astype(np.float32) / 32768.0
        return np.asarray(smile.process_signal(sound, SAMPLE_RATE), np.float64).ravel()

    return tuple(smile.feature_names), measure


def _own(pcm: Pcm) -> Array:
    return np.array(tuple(functionals(analyse(pcm)).values()), np.float64)
