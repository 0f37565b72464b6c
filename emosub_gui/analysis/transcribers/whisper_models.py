"""Finding a Whisper: a size, a hub id, a CTranslate2 folder or a Transformers folder."""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.analysis.models import hub
from emosub_gui.core.errors import ModelFileError, ModelMissingError
from emosub_gui.core.files import writing
from emosub_gui.core.progress import Cancel, Progress, Report, Stage

PREFERRED = ("large-v3-turbo", "large-v3", "medium", "small", "base", "tiny")
"""Sizes that are taken without asking if they are on this computer, best first; all speak
Korean and English."""
DEFAULT_SIZE = "small"
"""What is downloaded where nothing is named: 0.5 GB, as fast as speech on four CPU cores."""
_WEIGHTS = ("model.bin", "model.safetensors", "model.safetensors.index.json")


@cache
def sizes() -> dict[str, str]:
    """Return the hub repository of each Whisper size, as faster-whisper lists them."""
    from faster_whisper.utils import _MODELS

    return dict(_MODELS)


def on_this_computer(model: str) -> str:
    """Return the model that could be used without a download; "" if there is none.

    An empty `model` means the best size that is in the hub's cache.
    """
    if model and Path(model).expanduser().is_dir():
        return model
    for name in (model,) if model else PREFERRED:
        repository = sizes().get(name, name)
        if hub.is_repository(repository) and hub.cached(repository, _WEIGHTS):
            return name
    return ""


def find(model: str, *, download: bool, report: Report, cancel: Cancel) -> Path:
    """Return a folder in CTranslate2's format, downloaded and converted where that is needed.

    Raises:
        ModelMissingError: not on this computer, and downloads are not allowed.
        ModelFileError: a file is missing or damaged.
        DownloadError: the hub cannot be reached or does not have it.
        Cancelled: the flag was set.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        repository = sizes().get(model, model)
        if not hub.is_repository(repository):
            raise ModelMissingError(model=model)
        folder = hub.snapshot(
            repository,
            hub.WHISPER_FILES,
            _WEIGHTS,
            download=download,
            report=report,
            cancel=cancel,
        )
    if "model_type" not in _config(folder):
        require(folder, "model.bin", "tokenizer.json")
        return folder
    return _converted(folder, report, cancel)


def require(folder: Path, *names: str) -> None:
    """Check that files are there and not empty.

    Raises:
        ModelFileError: naming the first that is not.
    """
    for name in names:
        if not (folder / name).is_file():
            raise ModelFileError(model=folder, reason=f"{name} is missing")
        if not (folder / name).stat().st_size:
            raise ModelFileError(model=folder, reason=f"{name} is empty")


def _config(folder: Path) -> dict[str, Any]:
    """Read config.json; Transformers writes a `model_type` into it, CTranslate2 does not."""
    require(folder, "config.json")
    try:
        config = json.loads((folder / "config.json").read_bytes())
    except ValueError as error:
        raise ModelFileError(model=folder, reason="config.json is damaged") from error
    if not isinstance(config, dict):
        raise ModelFileError(model=folder, reason="config.json is damaged")
    return config


def _converted(folder: Path, report: Report, cancel: Cancel) -> Path:
    """Return the CTranslate2 form of a Transformers folder, converted once and then cached."""
    kind = _config(folder)["model_type"]
    if kind != "whisper":
        raise ModelFileError(model=folder, reason=f"it is a {kind} model, not a Whisper")
    require(folder, "tokenizer.json")
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("pytorch_model*.bin"))
    if not weights:
        raise ModelFileError(model=folder, reason="model.safetensors is missing")
    target = user_cache_path("emosub", appauthor=False) / "whisper" / _key(folder, weights)
    if not (target / "model.bin").is_file():
        report(Progress(Stage.LOAD, note=f"converting {folder.name}"))
        interruptible(lambda: _convert(folder, target), cancel)
    return target


def _key(folder: Path, weights: list[Path]) -> str:
    """Name a conversion so that changed weights give a new one."""
    digest = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=12)
    for path in (folder / "config.json", folder / "tokenizer.json", *weights):
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _convert(folder: Path, target: Path) -> None:
    """Convert into a temporary folder that takes its place only when complete."""
    from emosub_gui.analysis.transcribers.whisper_conversion import convert

    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, ignore_cleanup_errors=True) as part:
            convert(folder, Path(part) / "model")
            if not target.exists():
                (Path(part) / "model").replace(target)
