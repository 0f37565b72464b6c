"""A size-limited cache of what was computed from films, shared by processes without waiting.

An entry is a folder `<key>.<random>` that holds some files and, written last, a manifest of
their sizes: with a manifest it is complete, without one somebody is making it. It is never
renamed while in use, so that its files may be mapped while they are still being written, on
Windows too. Two processes that make the same entry at once each make their own; the first by
name is found from then on, and the other one ages.

Nothing waits for a lock. A file that is held (see `hold`) keeps its entry from being evicted:
by a shared `flock`, which ends with its process however that ends; on Windows by being open.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import math
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec
import platformdirs

from emosub_gui.core.files import check_readable, reading, write_bytes, writing

LIMIT = 4 << 30
"""Bytes that a cache may take by default: the sound of some 17 two-hour films."""

_MANIFEST = "manifest.json"
_MAKING = "making"
_VALUE = "value.json"
_TRASH = "trash-"
_UNFINISHED_S = 60.0
"""Age from which an unfinished entry that nobody holds counts as left by a dead process."""

_BLOCK = 1 << 16
_BLOCKS = 32

T = TypeVar("T")


def fingerprint(path: Path) -> str:
    """Return 32 hexadecimal digits that recognise a file's content, wherever it lies.

    They are BLAKE2b over the size and 32 blocks of 64 kB, spread evenly from the first byte to
    the last (a file up to 2 MB is read whole): some milliseconds for a film of any size. Two
    different films of the same size differ in nearly every compressed byte, so they cannot be
    taken for each other. What can go unnoticed is an edit in place that keeps the size and lies
    between the blocks, shorter than 1/32 of the file: in practice a tag, not sound or picture.

    Raises:
        FileError: missing, a folder, empty or unreadable.
    """
    check_readable(path)
    with reading(path), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        digest = hashlib.blake2b(size.to_bytes(8, "little"), digest_size=16)
        last = max(0, size - _BLOCK)
        for offset in sorted({last * index // (_BLOCKS - 1) for index in range(_BLOCKS)}):
            file.seek(offset)
            digest.update(file.read(_BLOCK))
    return digest.hexdigest()


if sys.platform == "win32":

    def _lock(file: BinaryIO, *, exclusive: bool) -> None:
        """Do nothing: Windows neither removes nor renames what is open."""

else:
    import fcntl

    def _lock(file: BinaryIO, *, exclusive: bool) -> None:
        """Lock a file without waiting; a file system that knows no locks does without.

        Raises:
            BlockingIOError: it is locked otherwise.
        """
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno == errno.EWOULDBLOCK:
                raise


def hold(file: BinaryIO) -> None:
    """Keep an open file's entry from being evicted until the file and all maps of it are closed.

    A map has a duplicate of the descriptor that it was made from, and a `flock` belongs to both.

    Raises:
        BlockingIOError: the entry is being removed at this moment.
    """
    _lock(file, exclusive=False)


class Cache:
    """A folder of entries; the least recently used go when it grows above its limit.

    Attributes:
        root: the folder; made when the first entry is.
        limit: bytes that all entries together may take.
    """

    def __init__(self, root: Path | None = None, limit: int = LIMIT) -> None:
        self.root = root or platformdirs.user_cache_path("emosub", appauthor=False) / "media"
        self.limit = limit

    def find(self, key: str) -> Path | None:
        """Return the folder of a complete entry, which thereby counts as used; None if absent."""
        for folder in sorted(self.root.glob(f"{key}.*")):
            if not (folder / _MANIFEST).exists():
                continue
            if _is_intact(folder):
                with contextlib.suppress(OSError):
                    os.utime(folder / _MANIFEST)
                return folder
            self.discard(folder)
        return None

    @contextlib.contextmanager
    def create(self, key: str) -> Iterator[Path]:
        """Yield an empty folder that becomes the entry when the block succeeds.

        Its files are synced to the disk before the manifest is written. If the block fails or
        is cancelled, nothing is left of the folder.

        Raises:
            FileError: the cache cannot be written, or the disk is full.
        """
        self._trim()
        with writing(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=f"{key}.", dir=self.root))
        try:
            with writing(self.root):
                making = (folder / _MAKING).open("xb")
            with making:
                hold(making)
                yield folder
                with writing(self.root):
                    _commit(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        with contextlib.suppress(OSError):
            (folder / _MAKING).unlink()
        self._trim()

    def value(self, key: str, kind: type[T], compute: Callable[[], T]) -> T:
        """Return the small value that an entry holds as JSON, computed if there is none.

        Raises:
            FileError: the cache cannot be written, or the disk is full.
            EmoSubError: as `compute` raises.
        """
        folder = self.find(key)
        if folder is not None:
            try:
                return msgspec.json.decode((folder / _VALUE).read_bytes(), type=kind)
            except (OSError, msgspec.DecodeError):
                self.discard(folder)
        value = compute()
        with self.create(key) as folder, writing(self.root):
            (folder / _VALUE).write_bytes(msgspec.json.encode(value))
        return value

    def size(self) -> int:
        """Return the bytes that all complete entries take."""
        return sum(sum(_sizes(folder).values()) for folder in self.root.glob("*.*"))

    def clear(self) -> None:
        """Remove every entry that is not in use."""
        for folder in self.root.glob("*.*"):
            self.discard(folder)

    def discard(self, folder: Path) -> bool:
        """Remove an entry unless it is in use; tell whether it is gone.

        It is renamed first, so that nobody finds it half removed; that is also where Windows
        refuses if any of its files is open.
        """
        with contextlib.ExitStack() as stack:
            try:
                # What is being made is held by one file only: if that is, touch no other.
                for file in sorted(folder.iterdir(), key=lambda file: file.name != _MAKING):
                    _lock(stack.enter_context(file.open("rb+")), exclusive=True)
                trash = folder.with_name(_TRASH + folder.name)
                if sys.platform == "win32":
                    stack.close()
                folder.rename(trash)
            except OSError:
                return False
            shutil.rmtree(trash, ignore_errors=True)
        return True

    def _trim(self) -> None:
        """Remove what dead processes left, and the least recently used above the limit."""
        entries = []
        total = 0
        for folder in self.root.glob("*.*"):
            if folder.name.startswith(_TRASH):
                shutil.rmtree(folder, ignore_errors=True)
            elif (folder / _MANIFEST).exists():
                size = sum(_sizes(folder).values())
                entries.append((_modified(folder / _MANIFEST), size, folder))
                total += size
            elif time.time() - _modified(folder / _MAKING) > _UNFINISHED_S:
                self.discard(folder)
        for _, size, folder in sorted(entries):
            if total <= self.limit:
                break
            if self.discard(folder):
                total -= size


def _commit(folder: Path) -> None:
    """Sync an entry's files and write its manifest."""
    sizes = {}
    for path in sorted(set(folder.iterdir()) - {folder / _MAKING}):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
            sizes[path.name] = os.fstat(file.fileno()).st_size
    write_bytes(folder / _MANIFEST, msgspec.json.encode(sizes))


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes in bytes of an entry's files, by its manifest."""
    try:
        return msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=dict[str, int])
    except (OSError, msgspec.DecodeError):
        return {}


def _is_intact(folder: Path) -> bool:
    """Tell whether an entry's files are there and as long as its manifest says."""
    try:
        sizes = _sizes(folder)
        return bool(sizes) and all(
            (folder / name).stat().st_size == size for name, size in sizes.items()
        )
    except OSError:
        return False


def _modified(path: Path) -> float:
    """Return when a file was last changed, in seconds since the epoch; infinity if it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return math.inf
