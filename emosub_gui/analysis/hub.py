"""Model repositories of the Hugging Face hub: what is on this computer, and fetching the rest."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.core.errors import DownloadError, ModelMissingError
from emosub_gui.core.progress import Cancel, Progress, Report, Stage, check

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_PROBE_S = 5.0
WHISPER_FILES = (
    "*.json",
    "vocabulary.*",
    "model.bin",
    "model.safetensors",
    "model-0*.safetensors",
)
ALIGNER_FILES = ("*.json", "model.safetensors", "pytorch_model.bin")


def is_repository(model: str) -> bool:
    """Tell whether a name has the form `owner/name` of a hub repository."""
    return _REPOSITORY.fullmatch(model) is not None


def cached(repository: str, weights: Sequence[str]) -> Path | None:
    """Return the local snapshot that holds one of the `weights` files; never asks the network."""
    from huggingface_hub import try_to_load_from_cache

    for name in weights:
        path = try_to_load_from_cache(repository, name)
        if isinstance(path, str):
            return Path(path).parent
    return None


def snapshot(
    repository: str,
    files: Sequence[str],
    weights: Sequence[str],
    *,
    download: bool,
    report: Report,
    cancel: Cancel,
) -> Path:
    """Return the folder of a repository, fetched if it is not there and may be.

    The hub's own client keeps what has arrived, so that a second try goes on from there.

    Args:
        repository: `owner/name`.
        files: patterns of what to fetch.
        weights: names of weight files, one of which makes a local snapshot complete.
        download: whether the network may be used.
        report: is told bytes at `Stage.DOWNLOAD`.
        cancel: leaves the download at once.

    Raises:
        ModelMissingError: not on this computer, and downloads are not allowed.
        DownloadError: the hub cannot be reached or does not have it.
        Cancelled: the flag was set.
    """
    found = cached(repository, weights)
    if found:
        return found
    if not download:
        raise ModelMissingError(model=repository)
    report(Progress(Stage.DOWNLOAD, note=repository))
    return interruptible(lambda: _fetch(repository, files, report, cancel), cancel)


def _fetch(repository: str, files: Sequence[str], report: Report, cancel: Cancel) -> Path:
    """Download a repository; one quick question first, for the download itself retries long."""
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

    try:
        revision = HfApi().model_info(repository, timeout=_PROBE_S).sha
        folder = snapshot_download(
            repository,
            revision=revision,
            allow_patterns=list(files),
            tqdm_class=_reporter(repository, report, cancel),
        )
    except RepositoryNotFoundError as error:
        raise DownloadError(model=repository, reason="the hub has no such model") from error
    except HfHubHTTPError as error:
        raise DownloadError(model=repository, reason="the hub refused it") from error
    except Exception as error:
        if not _is_network_error(error):
            raise
        reason = str(error).splitlines()[0] or type(error).__name__
        raise DownloadError(model=repository, reason=f"the network failed ({reason})") from error
    return Path(folder)


def _is_network_error(error: Exception) -> bool:
    """Tell whether the HTTP client or the system failed; the client's package varies."""
    return isinstance(error, OSError) or type(error).__module__.split(".")[0] in (
        "httpx",
        "httpx2",
        "requests",
        "urllib3",
    )


def _reporter(repository: str, report: Report, cancel: Cancel) -> type:
    """Make a progress bar class for the hub's client that draws nothing and reports bytes.

    Of plain tqdm, because the client's own counts nothing where its bars are switched off.
    """
    from tqdm import tqdm  # type: ignore[import-untyped, unused-ignore]

    class Reporter(tqdm):  # type: ignore[misc, unused-ignore]
        def __init__(self, *args: Any, **options: Any) -> None:
            options.pop("name", None)
            drawn = {**options, "file": io.StringIO(), "disable": False}
            super().__init__(*args, **drawn)

        def update(self, n: float | None = 1) -> bool | None:
            check(cancel)
            moved: bool | None = super().update(n)
            if self.unit == "B":
                report(Progress(Stage.DOWNLOAD, self.n, self.total or 0, repository))
            return moved

    return Reporter
