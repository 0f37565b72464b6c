"""Fetching single files from the web: resumed, checked, and only then put in their place."""

from __future__ import annotations

import hashlib
import http.client
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from emosub_gui.analysis.interruptible import interruptible
from emosub_gui.core.errors import DiskFullError, DownloadError
from emosub_gui.core.files import writing
from emosub_gui.core.progress import Cancel, Progress, Report, Stage, check

_TIMEOUT_S = 10.0
_BLOCK = 1 << 18
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_TRIES = 3
_PARTIAL = 206
_BEYOND_ITS_END = 416


def fetch(
    url: str,
    target: Path,
    *,
    size: int | None = None,
    checksum: str | None = None,
    name: str = "",
    headers: Mapping[str, str] = _NO_HEADERS,
    report: Report,
    cancel: Cancel,
) -> None:
    """Download a file; what has arrived is kept beside it as `.part`, and a later try goes on.

    The environment's HTTPS_PROXY is used.

    Args:
        url: an http or https address.
        target: where the file will be, complete.
        size: its bytes, where they are known beforehand.
        checksum: its SHA-256 in hexadecimal, where it is known.
        name: what errors and progress call it; the target's name if empty.
        headers: for the server that is named, and none that it refers to.
        report: is told bytes at `Stage.DOWNLOAD`.
        cancel: leaves the download at once.

    Raises:
        DownloadError: the address cannot be reached, or what comes is not what was expected.
        DiskFullError: there is no room for it.
        FileUnwritableError: the folder cannot be written.
        Cancelled: the flag was set.
    """
    name = name or target.name
    if not url.startswith(("http://", "https://")):
        raise DownloadError(model=name, reason=f"{url} is no web address")
    request = urllib.request.Request(url)  # noqa: S310 - http and https only
    for header, value in headers.items():
        request.add_unredirected_header(header, value)
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    remote = _Remote(name, request, size)
    interruptible(lambda: _fill(remote, part, report, cancel), cancel)
    if checksum and sha256(part, cancel) != checksum:
        part.unlink()
        raise DownloadError(model=name, reason="what arrived is not the file that was meant")
    with writing(target):
        part.replace(target)


def sha256(path: Path, cancel: Cancel) -> str:
    """Return a file's SHA-256 in hexadecimal.

    Raises:
        Cancelled: the flag was set.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            check(cancel)
            digest.update(block)
    return digest.hexdigest()


class _Remote(NamedTuple):
    """What is fetched: what it is called, how it is asked for, and its bytes where known."""

    name: str
    request: urllib.request.Request
    size: int | None


def _fill(remote: _Remote, part: Path, report: Report, cancel: Cancel) -> None:
    """Fetch until the part is complete, going on where the connection broke off."""
    for tries_left in reversed(range(_TRIES)):
        try:
            total = _continue(remote, part, report, cancel)
        except urllib.error.HTTPError as error:
            if error.code != _BEYOND_ITS_END:
                reason = f"the server answers {error.code}"
                raise DownloadError(model=remote.name, reason=reason) from error
            part.unlink()  # of a file that has changed since
            continue
        except (OSError, http.client.HTTPException) as error:
            if not tries_left:
                reason = f"the network failed ({getattr(error, 'reason', None) or error})"
                raise DownloadError(model=remote.name, reason=reason) from error
            continue
        if part.stat().st_size >= total:
            return
    raise DownloadError(model=remote.name, reason="the connection breaks off again and again")


def _continue(remote: _Remote, part: Path, report: Report, cancel: Cancel) -> int:
    """Append what is missing; return how many bytes there should be."""
    name, request, size = remote
    have = part.stat().st_size if part.exists() else 0
    if have and have == size:
        return have
    request.remove_header("Range")
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as response:  # noqa: S310
        if response.status != _PARTIAL:
            have = 0
        total = have + int(response.headers.get("Content-Length") or 0)
        if size is not None and total not in (have, size):
            raise DownloadError(model=name, reason="it has another size than expected")
        if total - have > shutil.disk_usage(part.parent).free:
            raise DiskFullError(path=part)
        with writing(part):
            file = part.open("ab" if have else "wb")
        with file:
            while block := response.read1(_BLOCK):
                check(cancel)
                with writing(part):
                    file.write(block)
                have += len(block)
                report(Progress(Stage.DOWNLOAD, have, total, name))
            with writing(part):
                file.flush()
                os.fsync(file.fileno())
    return total
