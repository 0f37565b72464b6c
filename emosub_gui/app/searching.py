"""A search that fills in as it goes, while the window goes on."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from emosub_gui.core import search
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.search import Match, Search

_SLICE = 0.012
"""Seconds of searching between two looks at the event queue: less than a frame."""


class LiveSearch(QObject):
    """Finds matches in slices of the event loop.

    Signals:
        found(list[Match], first): matches in document order; `first` begins a new search.
        finished(): all matches have come.
        failed(EmoSubError): the pattern cannot be used, or takes too long.
    """

    found = Signal(list, bool)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scan: Iterator[list[Match]] = iter(())
        self._first = True
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether there is more to search."""
        return self._timer.isActive()

    def start(self, document: Document, wanted: Search, ids: Collection[int] | None) -> None:
        """Begin another search, within the cues with these ids if given."""
        self.stop()
        self._first = True
        try:
            self._scan = search.scan(document, wanted, ids)
        except EmoSubError as error:
            self.failed.emit(error)
            return
        self._timer.start()

    def finish(self) -> None:
        """Search what is left at once."""
        if self.running:
            self._go_on(until=float("inf"))

    def stop(self) -> None:
        """Search no further."""
        self._timer.stop()

    def _go_on(self, until: float | None = None) -> None:
        end = time.monotonic() + _SLICE if until is None else until
        matches: list[Match] = []
        over = True
        try:
            for some in self._scan:
                matches += some
                if time.monotonic() > end:
                    over = False
                    break
        except EmoSubError as error:
            self.stop()
            self.failed.emit(error)
            return
        first, self._first = self._first, False
        if matches or first:
            self.found.emit(matches, first)
        if over:
            self.stop()
            self.finished.emit()
