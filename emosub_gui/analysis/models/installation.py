"""Where models lie on this computer: finding, fetching and removing them, without loading any."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from platformdirs import user_cache_path

from emosub_gui.analysis.models import downloads, hub
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.models.weights import WEIGHTS
from emosub_gui.core.errors import ModelMissingError, PackageMissingError
from emosub_gui.core.files import writing
from emosub_gui.core.progress import Cancel, Report
from emosub_gui.core.resources import resource

EMBEDDED = frozenset({Family.EMBEDDED_SOUND, Family.EMBEDDED_TEXT, Family.POCKETSPHINX})
"""What comes with the program."""

_TORCH = ("torch", "transformers", "safetensors")
PACKAGES: Mapping[Family, tuple[str, ...]] = MappingProxyType(
    {
        Family.SPEECH: _TORCH,
        Family.SPEECHBRAIN: _TORCH,
        Family.TEXT: _TORCH,
        Family.KERAS: ("h5py",),
        Family.PARALLEL_CNN: _TORCH,
        Family.CONV_LSTM: _TORCH,
        Family.YAMNET: ("torch", "h5py"),
        Family.WHISPER: ("faster_whisper",),
        Family.POCKETSPHINX: ("pocketsphinx",),
    }
)
"""What each family needs to be installed."""

_FILES = ("*.json", "*.txt", "*.model", "model-0*.safetensors")
"""What is fetched beside the weights of a repository whose files the catalogue does not name."""
_WEIGHTS = (*WEIGHTS, "*.keras", "*.h5")


def missing_packages(entry: Entry) -> tuple[str, ...]:
    """Return what a model needs and is not installed; imports nothing."""
    return tuple(name for name in PACKAGES.get(entry.family, ()) if find_spec(name) is None)


def check_packages(entry: Entry) -> None:
    """Raise PackageMissingError if a model needs what is not installed."""
    missing = missing_packages(entry)
    if missing:
        command = f"pip install {' '.join(missing)}"
        raise PackageMissingError(feature=entry.id, package=", ".join(missing), command=command)


def needs_torch(entry: Entry) -> bool:
    """Tell whether a model is run by Torch."""
    return "torch" in PACKAGES.get(entry.family, ())


def installed(entry: Entry) -> Path | None:
    """Return the folder of a model that is on this computer; never asks the network."""
    if entry.family in EMBEDDED:
        return resource("models")
    if entry.folder:
        folder = Path(entry.folder).expanduser()
        return folder if folder.is_dir() else None
    if entry.repository:
        return hub.cached(entry.repository, _weights(entry), entry.revision)
    folder = own_folder(entry)
    there = bool(entry.files) and all((folder / file.name).is_file() for file in entry.files)
    return folder if there else None


def own_folder(entry: Entry) -> Path:
    """Return where a model from outside the hub is kept."""
    return user_cache_path("emosub", appauthor=False) / "models" / entry.id.replace("/", "--")


def locate(entry: Entry, *, download: bool, report: Report, cancel: Cancel) -> Path:
    """Return a model's folder, fetched if it is not there and may be.

    Raises:
        ModelMissingError: not on this computer, and not to be fetched.
        DownloadError, DiskFullError: fetching it failed.
        Cancelled: the flag was set.
    """
    found = installed(entry)
    if found is not None:
        return found
    if entry.repository:
        return hub.snapshot(
            entry.repository,
            [file.name for file in entry.files] or _FILES,
            _weights(entry),
            revision=entry.revision,
            download=download,
            report=report,
            cancel=cancel,
        )
    if not download or not any(file.url for file in entry.files):
        raise ModelMissingError(model=entry.folder or entry.id)
    folder = own_folder(entry)
    for file in entry.files:
        if not (folder / file.name).is_file():
            if not file.url:
                raise ModelMissingError(model=f"{entry.id} ({file.name})")
            downloads.fetch(
                file.url,
                folder / file.name,
                size=file.size,
                checksum=file.sha256,
                report=report,
                cancel=cancel,
            )
    return folder


def _weights(entry: Entry) -> tuple[str, ...]:
    """Return patterns of files any of which makes a model complete."""
    named = (file.name for file in entry.files if not file.name.endswith((".json", ".txt")))
    return tuple(named)[:1] or _WEIGHTS


def can_fetch(entry: Entry) -> bool:
    """Tell whether a model can be downloaded as a whole."""
    if entry.folder or entry.family in EMBEDDED:
        return False
    return bool(entry.repository) or (bool(entry.files) and all(file.url for file in entry.files))


def fetched_size(entry: Entry) -> int:
    """Return how many bytes of a model were fetched, be it complete or not."""
    folder = _fetched(entry)
    if folder is None:
        return 0
    return sum(_size(Path(inside, name)) for inside, _, names in os.walk(folder) for name in names)


def _size(path: Path) -> int:
    """Return the bytes of a file; 0 for a link, and for one that a download has just moved."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return 0
    # The hub's cache holds links to each file besides the file.
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def remove(entry: Entry) -> None:
    """Delete what was fetched of a model; a folder that a person named is theirs and stays.

    Raises:
        FileUnwritableError: a file cannot be deleted.
    """
    folder = _fetched(entry)
    if folder is None:
        return
    with writing(folder):
        if folder.is_dir():
            shutil.rmtree(folder)


def _fetched(entry: Entry) -> Path | None:
    """Return where what is fetched of a model lies; None for one that is never fetched."""
    if entry.folder or entry.family in EMBEDDED:
        return None
    return hub.folder(entry.repository) if entry.repository else own_folder(entry)
