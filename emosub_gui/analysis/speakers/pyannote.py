"""Speaker turns by pyannote's pipeline through WhisperX, where its models are on this computer.

H. Bredin, "pyannote.audio 2.1 speaker diarization pipeline", Interspeech 2023. A person has to ask
for the models (CC-BY-4.0) on the hub, so that nothing is ever downloaded from here.

pyannote unpickles its files without asking, and imports what they name. Here they are read as plain
weights, and only its own classes may be named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.analysis.models import hub
from emosub_gui.analysis.models.placement import place
from emosub_gui.analysis.models.stack import prepare
from emosub_gui.analysis.types import Pcm
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import ModelFileError
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, ignore

REPOSITORY = "pyannote/speaker-diarization-community-1"
NAME = "pyannote"

_PIPELINE = "pyannote.audio.pipelines.SpeakerDiarization"
_ARCHITECTURES = "pyannote.audio.models."
_FORCE = "TORCH_FORCE_WEIGHTS_ONLY_LOAD"
_OWN = "$model/"
"""How a pipeline's configuration begins the name of a part of its own folder."""


class Turn(NamedTuple):
    """A stretch in which somebody speaks, in milliseconds; stretches may overlap."""

    start: int
    end: int
    speaker: str


class _Parts(msgspec.Struct):
    segmentation: str
    embedding: str
    plda: str


class _Pipeline(msgspec.Struct):
    name: str
    params: _Parts


class _Configuration(msgspec.Struct):
    """What is looked at of a pipeline's `config.yaml`."""

    pipeline: _Pipeline
    preprocessors: dict[str, object] = {}


def installed() -> Path | None:
    """Return the folder of the pipeline; None if it, or a package that runs it, is not here."""
    if not all(find_spec(name) for name in ("whisperx", "pyannote", "huggingface_hub")):
        return None
    return hub.cached(REPOSITORY, ["config.yaml"])


def turns(
    pcm: Pcm,
    folder: Path,
    count: int = 0,
    *,
    device: str = "auto",
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> list[Turn]:
    """Return who speaks when, in order.

    The pipeline wants all of the sound at once: 230 MB for an hour.

    Args:
        pcm: the film's sound.
        folder: of the pipeline: `config.yaml` and the models that it names.
        count: how many speakers there are; 0 finds out.
        device: "auto", "cpu" or "cuda".
        report: told how far it is, in percent.
        cancel: leaves the work at once.

    Raises:
        ModelFileError: a file is missing or damaged, or is more than weights; or it gave up.
        UsageError: there is no such device.
        Cancelled: the flag was set.
    """
    return interruptible(lambda: _turns(pcm, folder, count, device, report), cancel)


def by_turn(cues: Sequence[Cue], found: Sequence[Turn]) -> dict[int, str]:
    """Return the speaker of most of each cue, by cue id; who is in no turn is left out."""
    result: dict[int, str] = {}
    for cue in cues:
        shares: dict[str, int] = {}
        for turn in found:
            overlap = min(cue.end, turn.end) - max(cue.start, turn.start)
            if overlap > 0:
                shares[turn.speaker] = shares.get(turn.speaker, 0) + overlap
        if shares:
            result[cue.id] = max(shares, key=lambda name: shares[name])
    return result


def _turns(pcm: Pcm, folder: Path, count: int, device: str, report: Report) -> list[Turn]:
    prepare()
    report(Progress(Stage.LOAD, note=NAME))
    _check_configuration(folder)
    from whisperx.diarize import DiarizationPipeline

    with _weights_alone(folder):
        pipeline = DiarizationPipeline(str(folder), device=place(device).device)

    def told(percent: float) -> None:
        report(Progress(Stage.SPEAKERS, float(percent), 100))

    told(0.0)
    sound = pcm.astype(np.float32) / np.float32(32768.0)
    try:
        table = pipeline(sound, num_speakers=count or None, progress_callback=told)
    except (RuntimeError, ValueError, IndexError) as error:
        # Memory of a card, or a film in which it finds nobody.
        raise ModelFileError(model=folder, reason=str(error).partition("\n")[0]) from error
    told(100.0)
    rows = zip(table["start"], table["end"], table["speaker"], strict=True)
    return sorted(
        Turn(round(float(start) * 1000), round(float(end) * 1000), str(speaker))
        for start, end, speaker in rows
    )


def _check_configuration(folder: Path) -> None:
    """Refuse a pipeline that names anything but pyannote's own class and its own folder."""
    try:
        data = (folder / "config.yaml").read_bytes()
        configuration = msgspec.yaml.decode(data, type=_Configuration)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelFileError(model=folder, reason=f"config.yaml: {error}") from error
    pipeline = configuration.pipeline
    if pipeline.name != _PIPELINE or configuration.preprocessors:
        raise ModelFileError(model=folder, reason="config.yaml names another pipeline")
    parts = pipeline.params
    for part in (parts.segmentation, parts.embedding, parts.plda):
        if not part.startswith(_OWN) or ".." in part:
            raise ModelFileError(model=folder, reason=f"{part} lies outside")
    for part in (parts.segmentation, parts.embedding):
        _check_weights(folder / part.removeprefix(_OWN) / "pytorch_model.bin", folder)


def _check_weights(path: Path, folder: Path) -> None:
    """Refuse a file that holds more than weights, or names a class that is not pyannote's."""
    import torch

    with _weights_alone(folder):
        checkpoint: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        module = str(checkpoint["pyannote.audio"]["architecture"]["module"])
    if not module.startswith(_ARCHITECTURES):
        raise ModelFileError(model=folder, reason=f"{path.name} names {module}")


@contextmanager
def _weights_alone(folder: Path) -> Iterator[None]:
    """Let torch read nothing but weights and pyannote's own descriptions of them."""
    import pickle

    import torch
    from pyannote.audio.core.task import Problem, Resolution, Specifications
    from torch.torch_version import TorchVersion

    before = os.environ.get(_FORCE)
    os.environ[_FORCE] = "1"
    try:
        with torch.serialization.safe_globals([Problem, Resolution, Specifications, TorchVersion]):
            yield
    except (OSError, KeyError, TypeError, RuntimeError, pickle.UnpicklingError) as error:
        reason = str(error).partition("\n")[0]
        raise ModelFileError(model=folder, reason=reason) from error
    finally:
        if before is None:
            del os.environ[_FORCE]
        else:
            os.environ[_FORCE] = before
