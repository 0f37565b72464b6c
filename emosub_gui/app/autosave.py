"""Copies of unsaved work, and finding them after a crash.

A copy is a project file in the user's own data folder, named by a random id of the window, with
a small note of what it is a copy of. A window that closes in order removes its copy; one that
is found at start belongs to a window that crashed (or to one that still runs, which holds a
lock on it).
"""

from __future__ import annotations

import contextlib
import time
import uuid
from pathlib import Path

import msgspec
from platformdirs import user_data_dir
from PySide6.QtCore import QLockFile, QObject, QTimer

from emosub_gui.app.session import Session
from emosub_gui.core import files
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError, FileError
from emosub_gui.formats import project

_NOTE, _COPY, _LOCK = ".json", ".emosub", ".lock"


class Rescued(msgspec.Struct, frozen=True):
    """A copy that a window left behind.

    Attributes:
        copy: the copy's own file.
        name: what to call it.
        path: the project that it is a copy of; "" if it was never saved.
        saved_at: seconds since the epoch.
    """

    copy: str
    name: str
    path: str
    saved_at: float


def default_folder() -> Path:
    """Return where copies are kept."""
    return Path(user_data_dir("EmoSub", appauthor=False)) / "autosave"


class Autosave(QObject):
    """Keeps a copy of a session while something in it is in no file."""

    def __init__(self, session: Session, seconds: int, folder: Path | None = None) -> None:
        """Keep a copy every `seconds` in which something changed; 0 is never."""
        super().__init__(session)
        self._session = session
        self._folder = folder or default_folder()
        self._stem = uuid.uuid4().hex
        self._kept: Document | None = None
        self._lock: QLockFile | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)
        self.set_interval(seconds)

    def set_interval(self, seconds: int) -> None:
        """Set how often to look for changes; 0 is never."""
        self._timer.stop()
        if seconds:
            self._timer.start(seconds * 1000)

    def keep(self) -> None:
        """Write a copy if something is in no file, and in no copy."""
        document = self._session.document
        if not self._session.at_risk:
            self.drop()
            return
        if document is self._kept:
            return
        # A full disk must not interrupt anybody's work; saving itself will say so.
        with contextlib.suppress(FileError):
            self._hold()
            project.save(document, self._file(_COPY))
            media = Path(document.media.path).name if document.media else ""
            path = self._session.path
            note = Rescued(
                copy=str(self._file(_COPY)),
                name=path.name if path else media,
                path=str(path or ""),
                saved_at=time.time(),
            )
            files.write_bytes(self._file(_NOTE), msgspec.json.encode(note))
            self._kept = document

    def drop(self) -> None:
        """Remove the copy: what it held is saved, or was given up on purpose."""
        self._kept = None
        for suffix in (_NOTE, _COPY):
            with contextlib.suppress(OSError):
                self._file(suffix).unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _hold(self) -> None:
        """Mark the copy as belonging to a window that runs."""
        if self._lock is None:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            lock = QLockFile(str(self._file(_LOCK)))
            lock.setStaleLockTime(0)
            lock.tryLock(0)
            self._lock = lock

    def _file(self, suffix: str) -> Path:
        return self._folder / (self._stem + suffix)


def rescued(folder: Path | None = None) -> list[Rescued]:
    """Return the copies that crashed windows left behind, the newest first."""
    folder = folder or default_folder()
    found = []
    for path in folder.glob(f"*{_NOTE}"):
        lock = QLockFile(str(path.with_suffix(_LOCK)))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue
        lock.unlock()
        with contextlib.suppress(EmoSubError, msgspec.DecodeError):
            note = msgspec.json.decode(files.read_bytes(path), type=Rescued)
            if Path(note.copy).is_file():
                found.append(note)
    return sorted(found, key=lambda note: note.saved_at, reverse=True)


def forget(note: Rescued) -> None:
    """Remove a copy that was restored or is not wanted."""
    for suffix in (_NOTE, _COPY, _LOCK):
        with contextlib.suppress(OSError):
            Path(note.copy).with_suffix(suffix).unlink(missing_ok=True)
