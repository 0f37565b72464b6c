"""Reading and writing files so that nothing a person made is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from emosub_gui.core.errors import (
    DiskFullError,
    FileEmptyError,
    FileMissingError,
    FileUnreadableError,
    FileUnwritableError,
    NotAFileError,
)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn the system's errors while reading `path` into typed ones."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileMissingError(path=path) from error
    except IsADirectoryError as error:
        raise NotAFileError(path=path) from error
    except OSError as error:
        raise FileUnreadableError(path=path, reason=error.strerror or error) from error


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's errors while writing `path` into typed ones."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(path=path) from error
        raise FileUnwritableError(path=path, reason=error.strerror or error) from error


def check_readable(path: Path) -> None:
    """Raise the typed error that fits if `path` is not a non-empty file that can be opened."""
    with reading(path):
        if path.is_dir():
            raise NotAFileError(path=path)
        if path.exists() and not path.is_file():
            # Opening a named pipe would wait for somebody to write into it.
            raise FileUnreadableError(path=path, reason="it is not a regular file")
        with path.open("rb") as file:
            if not file.read(1):
                raise FileEmptyError(path=path)


def read_bytes(path: Path, limit: int = 256 << 20) -> bytes:
    """Return a file's bytes; refuse one larger than `limit` bytes.

    Raises:
        FileError: missing, a folder, unreadable or too large.
    """
    with reading(path):
        if path.is_dir():
            raise NotAFileError(path=path)
        if path.stat().st_size > limit:
            raise FileUnreadableError(path=path, reason=f"it is larger than {limit >> 20} MB")
        return path.read_bytes()


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary file beside `path` that takes its place when the block succeeds.

    The content is synced to the disk before the rename; a failure or cancel leaves the old
    file untouched and no temporary one behind.

    Raises:
        FileError: the folder cannot be written, or the disk is full.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            part.chmod(mode)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        FileError: the folder cannot be written, or the disk is full.
    """
    with replacing(path) as part:
        part.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text whole or not at all; line endings stay as given."""
    write_bytes(path, text.encode())


def _umask() -> int:
    """Return the process's file mode mask (which can only be read by setting it)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
