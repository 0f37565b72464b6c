"""What the actions on speakers do: telling them apart, and naming them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from emosub_gui.analysis.messages import AnyEvent, Diarize, Request
from emosub_gui.app.runner import AnalysisRunner
from emosub_gui.app.session import Session
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.speakers import rename
from emosub_gui.media.cache import Cache
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.speakers.rename import RenameSpeakersDialog
from emosub_gui.ui.speakers.telling import TellSpeakersDialog


class Speaking(QObject):
    """Listens for speakers in a process of its own, and puts their names into the document.

    Signals:
        playRequested(start, end): a line is to be heard, in milliseconds.
    """

    playRequested = Signal(int, int)  # noqa: N815 - Qt's style for signals

    def __init__(self, session: Session, cache: Cache, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._cache, self._window = session, cache, window
        self._dialog: TellSpeakersDialog | None = None
        self._runner = AnalysisRunner(self)
        self._runner.told.connect(self._on_told)
        self._runner.failed.connect(self._on_failed)
        self._runner.ended.connect(self._on_ended)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {"tools.speakers": self.tell_apart, "tools.rename_speakers": self.rename}

    def tell_apart(self) -> None:
        """Ask how many speak, listen, and name the lines if the person agrees."""
        if self._dialog is not None or self._session.document.media is None:
            return
        dialog = TellSpeakersDialog(self._window, self._session.document)
        dialog.listenRequested.connect(self._listen)
        dialog.stopRequested.connect(self._runner.stop)
        dialog.table.playRequested.connect(self.playRequested)
        dialog.accepted.connect(self._take)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def rename(self) -> None:
        """Ask for other names."""
        dialog = RenameSpeakersDialog(self._window, self._session.document)
        dialog.table.playRequested.connect(self.playRequested)
        title = title_of("tools.rename_speakers")
        dialog.accepted.connect(
            lambda: self._session.edit(title, lambda d: rename(d, dialog.table.names))
        )
        dialog.open()

    def close(self) -> None:
        """Stop, wait for it, and end the process."""
        self._runner.close()

    # ---- slots ----

    def _listen(self, count: int) -> None:
        document = self._session.document
        if document.media is None or self._runner.busy:
            return
        request = Request(
            media=Path(document.media.path),
            audio_track=document.media.audio_track,
            cues=document.cues,
            transcribe=False,
            speakers=count,
            cache=self._cache.root,
        )
        self._runner.start(Diarize(request))

    def _take(self) -> None:
        if self._dialog is not None:
            self._session.edit(title_of("tools.speakers"), self._dialog.edit)

    def _forget(self) -> None:
        self._dialog = None
        self._runner.release()

    def _on_told(self, event: AnyEvent) -> None:
        if self._dialog is not None:
            self._dialog.take(event)

    def _on_failed(self, error: EmoSubError) -> None:
        if self._dialog is not None:
            self._dialog.fail(error)

    def _on_ended(self) -> None:
        if self._dialog is not None:
            self._dialog.end()
        else:
            self._runner.release()
