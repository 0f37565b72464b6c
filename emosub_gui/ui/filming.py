"""The film of the window: opened into the player and the timeline, and dropped again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from emosub_gui.app.film import FilmLoader, OpenedFilm
from emosub_gui.app.player import Player
from emosub_gui.core.progress import Progress
from emosub_gui.media.audio import Audio
from emosub_gui.ui.documents import Documents
from emosub_gui.ui.editing import Editing
from emosub_gui.ui.timeline.panel import Timeline


class Filming(QObject):
    """Shows one film at a time.

    Signals:
        nameChanged(str): the film's file name, or nothing when there is none.
        said(str): something to tell in passing; nothing when it is over.
    """

    nameChanged = Signal(str)  # noqa: N815 - Qt's style for signals
    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        films: FilmLoader,
        player: Player,
        timeline: Timeline,
        documents: Documents,
        editing: Editing,
    ) -> None:
        super().__init__(window)
        self._films, self._player, self._timeline = films, player, timeline
        self._documents, self._editing = documents, editing
        self._film: OpenedFilm | None = None
        documents.filmRequested.connect(self.open)
        documents.filmDropped.connect(self.drop)
        documents.filmKept.connect(self._keep)
        films.opened.connect(self._on_film)
        films.audioGrew.connect(timeline.set_audio)
        films.audioReady.connect(self._on_audio)
        films.progressed.connect(self._on_progress)
        films.shotsFound.connect(self._on_shots)
        films.speechFound.connect(timeline.set_regions)

    def open(self, path: Path) -> None:
        """Open a film in place of the one before."""
        self.drop()
        self._films.open(path)

    def drop(self) -> None:
        """Close the film; the lines stay."""
        self._film = None
        self._films.stop()
        self._player.close()
        self._timeline.set_audio(None)
        self._timeline.set_regions(())
        self._on_shots(())
        self.nameChanged.emit("")

    def _on_film(self, film: OpenedFilm) -> None:
        media = film.media
        self._film = film
        self._documents.attach(film)
        self._player.open(film.info.path, media)
        self._timeline.set_frame_rate(None if media.variable_rate else media.frame_rate)
        self.nameChanged.emit(Path(media.path).name)

    def _keep(self) -> None:
        """Give the film to other lines; one that is still being opened gets them then."""
        if self._film is not None:
            self._documents.attach(self._film)

    def _on_audio(self, audio: Audio) -> None:
        self._timeline.set_audio(audio)
        self.said.emit("")

    def _on_progress(self, progress: Progress) -> None:
        if progress.fraction is not None and progress.fraction < 1:
            text = QCoreApplication.translate("MainWindow", "Reading the sound: {share}")
            self.said.emit(text.format(share=f"{progress.fraction:.0%}"))

    def _on_shots(self, shots: tuple[int, ...]) -> None:
        self._timeline.set_shots(shots)
        self._editing.shots = shots
