"""Model repositories of the Hugging Face hub: what is on this computer, and fetching the rest.

A mirror is named by the environment's HF_ENDPOINT and a proxy by HTTPS_PROXY, as for the hub's
own client. Where no commit is asked for, the one that was the newest at the first download is kept
from then on: a repository that changes does not change what a film is judged by.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from fnmatch import filter as matching
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.analysis.models import downloads
from emosub_gui.core.errors import DiskFullError, DownloadError, ModelMissingError
from emosub_gui.core.files import write_bytes
from emosub_gui.core.progress import Cancel, Progress, Report, Stage, check

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_PROBE_S = 5.0
_KEPT = "emosub"
"""The client's cache names commits by references; this one is ours, beside its `main`."""
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


def folder(repository: str) -> Path:
    """Return where the hub's client keeps a repository (its documentation, "Caching")."""
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE) / f"models--{repository.replace('/', '--')}"


def reconnect() -> None:
    """Let the hub's client take up changed proxies: it keeps those that it first met."""
    if "huggingface_hub" in sys.modules:
        from huggingface_hub import close_session

        close_session()


def kept_commit(repository: str) -> str | None:
    """Return the commit of a repository that was fetched first; None before any was."""
    return _reference(repository, _KEPT)


def _reference(repository: str, name: str) -> str | None:
    """Return the commit that a name stands for in the client's cache."""
    try:
        return (folder(repository) / "refs" / name).read_text().strip()
    except OSError:
        return None


def cached(repository: str, weights: Sequence[str], revision: str | None = None) -> Path | None:
    """Return the local snapshot that holds one of the `weights`; never asks the network.

    Without a revision it is of the commit that was fetched first, or else of what another program
    fetched.
    """
    ours = (kept_commit(repository), _reference(repository, "main"))
    for commit in (revision,) if revision else ours:
        local = folder(repository) / "snapshots" / str(commit)
        if any(path.is_file() for pattern in weights for path in local.glob(pattern)):
            return local
    return None


def snapshot(
    repository: str,
    files: Sequence[str],
    weights: Sequence[str],
    *,
    revision: str | None = None,
    download: bool,
    report: Report,
    cancel: Cancel,
) -> Path:
    """Return the folder of a repository, fetched if it is not there and may be.

    What has arrived of large files is kept, so that a second try goes on from there.

    Args:
        repository: `owner/name`.
        files: patterns of what to fetch.
        weights: patterns of weight files, one of which makes a local snapshot complete; where
            the hub has several of them, the first is fetched.
        revision: the commit that is wanted; None takes what is here, or else the newest, and
            keeps to it.
        download: whether the network may be used.
        report: is told bytes at `Stage.DOWNLOAD`.
        cancel: leaves the download at once.

    Raises:
        ModelMissingError: not on this computer, and downloads are not allowed.
        DownloadError: the hub cannot be reached, does not have it, or sent something else.
        DiskFullError: there is no room for it.
        Cancelled: the flag was set.
    """
    found = cached(repository, weights, revision)
    if found:
        return found
    if not download:
        raise ModelMissingError(model=repository)
    report(Progress(Stage.DOWNLOAD, note=repository))
    return interruptible(
        lambda: _fetch(repository, files, weights, revision, report=report, cancel=cancel), cancel
    )


def _fetch(
    repository: str,
    files: Sequence[str],
    weights: Sequence[str],
    revision: str | None,
    *,
    report: Report,
    cancel: Cancel,
) -> Path:
    """Download a repository; one quick question first, for the download itself retries long.

    The hub's client throws away what it has of a file when it is left. So large files are put
    where it looks for them first (its documentation, "Caching"), and it does the rest.
    """
    from huggingface_hub import HfApi, constants, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

    endpoint = os.environ.get("HF_ENDPOINT") or None
    cache = Path(constants.HF_HUB_CACHE)
    try:
        info = HfApi(endpoint).model_info(
            repository,
            revision=revision or kept_commit(repository),
            timeout=_PROBE_S,
            files_metadata=True,
        )
        commit = info.sha or "main"
        wanted = list(_wanted(info.siblings or [], files, weights))
        _check_weights(repository, wanted, weights)
        _check_room(sum(file.size or 0 for file in wanted), cache)
        if revision is None:
            write_bytes(folder(repository) / "refs" / _KEPT, commit.encode())
        for file in wanted:
            if file.lfs:
                _fetch_large(repository, commit, file, report=report, cancel=cancel)
        local = snapshot_download(
            repository,
            revision=commit,
            allow_patterns=[file.rfilename for file in wanted],
            endpoint=endpoint,
            tqdm_class=_reporter(repository, report, cancel),
        )
    except RepositoryNotFoundError as error:
        raise DownloadError(model=repository, reason="the hub has no such model") from error
    except HfHubHTTPError as error:
        raise DownloadError(model=repository, reason="the hub refused it") from error
    except Exception as error:
        if isinstance(error, DiskFullError) or not _is_network_error(error):
            raise
        reason = str(error).splitlines()[0] or type(error).__name__
        raise DownloadError(model=repository, reason=f"the network failed ({reason})") from error
    return Path(local)


def _fetch_large(
    repository: str, commit: str, file: Any, *, report: Report, cancel: Cancel
) -> None:
    """Download a file whose checksum the hub tells into its client's cache, or go on with it."""
    from huggingface_hub import hf_hub_url
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined, unused-ignore]

    blob = folder(repository) / "blobs" / file.lfs.sha256
    if blob.exists():
        return
    endpoint = os.environ.get("HF_ENDPOINT") or None
    downloads.fetch(
        hf_hub_url(repository, file.rfilename, revision=commit, endpoint=endpoint),
        blob,
        size=file.size,
        checksum=file.lfs.sha256,
        name=repository,
        headers=build_hf_headers(),
        report=report,
        cancel=cancel,
    )


def _wanted(siblings: Sequence[Any], files: Sequence[str], weights: Sequence[str]) -> Iterator[Any]:
    """Yield the repository's files that match, of the weights only the first that is there."""
    names = [file.rfilename for file in siblings]
    best = next((name for pattern in weights for name in matching(names, pattern)), None)
    for file in siblings:
        name = file.rfilename
        is_weights = any(fnmatch(name, pattern) for pattern in weights)
        if name == best or (not is_weights and any(fnmatch(name, one) for one in files)):
            yield file


def _check_weights(repository: str, files: Sequence[Any], weights: Sequence[str]) -> None:
    """Raise DownloadError if none of the files is a weight file."""
    if not any(fnmatch(file.rfilename, pattern) for file in files for pattern in weights):
        raise DownloadError(model=repository, reason="it holds no weights that can be read")


def _check_room(size: int, cache: Path) -> None:
    """Raise DiskFullError if so many bytes do not fit."""
    there = next(folder for folder in (cache, *cache.parents) if folder.is_dir())
    if size > shutil.disk_usage(there).free:
        raise DiskFullError(path=cache)


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
