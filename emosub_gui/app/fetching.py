"""Downloads of models that a person asked for, in the background, several at once."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from emosub_gui.analysis.models import installation
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.app.jobs import Job
from emosub_gui.core.progress import Cancel, Progress, Report

_INTERVAL = 0.1
_TELLING = 0.3
"""Seconds before which a speed means nothing."""


class Download(QObject):
    """One download: how far it is and how fast it goes.

    Signals:
        moved(): it has come further.
        arrived(): the model is complete.
        failed(EmoSubError): it ended with an error.
        ended(): it is over in whatever way.
    """

    moved = Signal()
    arrived = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, entry: Entry, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.done = self.total = 0.0
        self._first, self._began = 0.0, time.monotonic()
        self._job = Job(self._fetch)
        self._job.progressed.connect(self._on_progress)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self.failed)
        self._job.finished.connect(self._on_finished)

    @property
    def speed(self) -> float:
        """Bytes a second; 0 until it can be told."""
        spent = time.monotonic() - self._began
        return (self.done - self._first) / spent if spent > _TELLING else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that remain; None until they can be told."""
        speed = self.speed
        return (self.total - self.done) / speed if speed > 0 and self.total else None

    def start(self) -> None:
        """Begin."""
        self._job.start()

    def stop(self) -> None:
        """Ask it to stop; returns at once, and what has arrived is kept."""
        self._job.stop()

    def close(self) -> None:
        """Stop, and wait for it."""
        self._job.blockSignals(True)
        self._job.stop()
        self._job.wait()

    def _fetch(self, report: Report, cancel: Cancel) -> object:
        """Do it; in the job's thread, which tells no more than a screen can show."""
        told, share = 0.0, -1

        def tell(progress: Progress) -> None:
            nonlocal told, share
            now, percent = time.monotonic(), round((progress.fraction or 0.0) * 100)
            if now - told > _INTERVAL or percent != share:
                told, share = now, percent
                report(progress)

        return installation.locate(self.entry, download=True, report=tell, cancel=cancel)

    def _on_progress(self, progress: Progress) -> None:
        if progress.total != self.total or progress.done < self.done:
            # Another total is another file, which begins anew.
            self._first, self._began = progress.done, time.monotonic()
        self.done, self.total = progress.done, progress.total
        self.moved.emit()

    def _on_succeeded(self, _folder: object) -> None:
        self.arrived.emit()

    def _on_finished(self) -> None:
        self._job.wait()  # the thread's last steps come after its `finished`
        self.ended.emit()


class Fetching(QObject):
    """Fetches models; what has arrived of one that was stopped is kept, and a later try goes on.

    Signals:
        changed(id): a download began, moved on, or ended in whatever way.
        arrived(id): a model is complete.
        failed(id, EmoSubError): a download ended with an error.
    """

    changed = Signal(str)
    arrived = Signal(str)
    failed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, Download] = {}

    def download(self, model: str) -> Download | None:
        """Return the download of a model that runs."""
        return self._running.get(model)

    def start(self, entry: Entry) -> None:
        """Begin to fetch a model, unless it is being fetched."""
        model = entry.id
        if model in self._running:
            return
        download = Download(entry, self)
        download.moved.connect(lambda: self.changed.emit(model))
        download.arrived.connect(lambda: self.arrived.emit(model))
        download.failed.connect(lambda error: self.failed.emit(model, error))
        download.ended.connect(lambda: self._end(model))
        self._running[model] = download
        download.start()
        self.changed.emit(model)

    def stop(self, model: str) -> None:
        """Stop a download; what has arrived is kept."""
        if model in self._running:
            self._running[model].stop()

    def close(self) -> None:
        """Stop everything and wait for it."""
        running, self._running = self._running, {}
        for download in running.values():
            download.close()

    def _end(self, model: str) -> None:
        download = self._running.pop(model, None)
        if download is not None:
            download.deleteLater()
            self.changed.emit(model)
