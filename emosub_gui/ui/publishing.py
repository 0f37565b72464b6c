"""What the actions do that lead out of the program: fonts, resolution, and films with subtitles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from emosub_gui.app.film import FilmLoader, OpenedFilm
from emosub_gui.app.jobs import Job
from emosub_gui.app.overlay import Overlay
from emosub_gui.app.session import Session
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Cancel, Report
from emosub_gui.export.burn import burn
from emosub_gui.export.encoders import Encoder, working_encoders
from emosub_gui.export.fonts import own_fonts
from emosub_gui.export.mux import mux
from emosub_gui.export.program import check_libass, find_ffmpeg
from emosub_gui.media.probe import MediaInfo
from emosub_gui.ui.dialogs.base import show_error
from emosub_gui.ui.dialogs.fonts import FontsDialog
from emosub_gui.ui.dialogs.resample import ResampleDialog
from emosub_gui.ui.dialogs.video_export import Choice, VideoExportDialog
from emosub_gui.ui.export_bar import ExportBar

translate = QCoreApplication.translate


class Publishing(QObject):
    """Writes one film at a time, of the document as it was when that began.

    Signals:
        said(str): something to tell in passing.
        runningChanged(bool): a film begins to be written, or no longer is.
    """

    said = Signal(str)
    runningChanged = Signal(bool)  # noqa: N815 - Qt's style for signals

    def __init__(
        self,
        window: QWidget,
        *,
        session: Session,
        films: FilmLoader,
        overlay: Overlay,
        bar: ExportBar,
    ) -> None:
        super().__init__(window)
        self._session, self._overlay, self._bar, self._window = session, overlay, bar, window
        self._info: MediaInfo | None = None
        self._choice = Choice()
        self._writing: Job | None = None
        self._search: Job | None = None
        self._asking: VideoExportDialog | None = None
        films.opened.connect(self._on_film)
        bar.cancelRequested.connect(self.cancel)
        session.replaced.connect(self._on_replaced)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "file.export_video": self.ask,
            "tools.fonts": self.show_fonts,
            "tools.resample": self.ask_resolution,
        }

    @property
    def running(self) -> bool:
        """Whether a film is being written."""
        return self._writing is not None

    # ---- the document ----

    def show_fonts(self) -> None:
        """Show the fonts that the document uses."""
        FontsDialog(self._window, self._session).open()

    def ask_resolution(self) -> None:
        """Ask for another resolution, with the result on the picture, then change to it."""
        dialog = ResampleDialog(self._window, self._session.document)
        dialog.changed.connect(lambda: self._overlay.preview(dialog.edit))
        dialog.finished.connect(lambda: self._overlay.preview(None))
        title = translate("resample", "Change the resolution")
        dialog.accepted.connect(lambda: self._session.edit(title, dialog.edit))
        dialog.open()

    # ---- films ----

    def ask(self) -> None:
        """Ask what film to write, then write it."""
        if self.running:
            text = translate("export bar", "A film is being written already: wait, or cancel it.")
            self.said.emit(text)
            return
        if self._info is None or self._asking is not None:
            return
        try:
            find_ffmpeg()
        except EmoSubError as error:
            show_error(self._window, error)
            return
        dialog = VideoExportDialog(
            self._window,
            self._session.document,
            self._info,
            selected=self._session.selected,
            own_fonts=own_fonts(self._session.document),
            choice=self._choice,
            folder=(self._session.path or self._info.path).parent,
        )
        dialog.accepted.connect(self._on_asked)
        dialog.finished.connect(self._on_answered)
        self._asking = dialog
        self._find_encoders()
        dialog.open()

    def start(self, choice: Choice, target: Path) -> None:
        """Begin to write a film of the document as it is now."""
        if self._info is None or self.running:
            return
        document, film = self._session.document, self._info.path
        own = own_fonts(document)

        def write(report: Report, cancel: Cancel) -> None:
            if choice.burns:
                options = choice.burn
                burn(document, film, target, options, own_fonts=own, report=report, cancel=cancel)
            else:
                along = choice.track
                mux(document, film, target, along, own_fonts=own, report=report, cancel=cancel)

        job = Job(write)
        job.progressed.connect(self._bar.update_progress)
        job.succeeded.connect(self._bar.finish)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.finished.connect(self._end)
        self._bar.begin(target)
        self._writing = job
        self.runningChanged.emit(True)
        job.start()

    def cancel(self) -> None:
        """Stop; nothing half-written is left."""
        if self._writing is not None:
            self._bar.stopping()
            self._writing.stop()

    def when_idle(self, then: Callable[[], object]) -> None:
        """Do something that ends the program, after asking whether a film may be dropped."""
        if not self.running:
            then()
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("EmoSub")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(translate("export bar", "A film is still being written."))
        box.setInformativeText(
            translate("export bar", "If it is stopped, nothing of it is left behind.")
        )
        stop = box.addButton(
            translate("export bar", "Stop and close"), QMessageBox.ButtonRole.DestructiveRole
        )
        go_on = box.addButton(
            translate("export bar", "Go on writing"), QMessageBox.ButtonRole.RejectRole
        )
        box.setDefaultButton(go_on)

        def drop() -> None:
            self.close()
            then()

        stop.clicked.connect(drop)
        box.open()

    def close(self) -> None:
        """Stop everything and wait for it; a film that was being written is dropped."""
        for job in (self._writing, self._search):
            if job is not None:
                job.blockSignals(True)
                job.stop()
                job.wait()
        self._search = None
        if self._writing is not None:
            self._end()
            self._bar.hide()

    # ---- slots ----

    def _on_film(self, film: OpenedFilm) -> None:
        self._info = film.info

    def _on_replaced(self) -> None:
        """Say no more of a film of the document before, unless it is still being written."""
        if not self.running:
            self._bar.done.withdraw()

    def _on_asked(self) -> None:
        dialog = self._asking
        if dialog is not None:
            self._choice = dialog.choice
            self.start(dialog.choice, dialog.target)

    def _on_answered(self) -> None:
        self._asking = None

    def _on_failed(self, error: EmoSubError) -> None:
        self._bar.hide()
        show_error(self._window, error)

    def _on_cancelled(self) -> None:
        self._bar.hide()
        self.said.emit(translate("export bar", "Stopped; nothing was left behind."))

    def _end(self) -> None:
        job, self._writing = self._writing, None
        if job is not None:
            job.wait()  # the thread's last steps come after its `finished`
        self.runningChanged.emit(False)

    # ---- encoders ----

    def _find_encoders(self) -> None:
        """Find out in the background which encoders work; what is known comes at once."""
        if self._search is None:
            self._search = Job(_working_encoders)
            self._search.succeeded.connect(self._on_encoders)
            self._search.failed.connect(self._on_no_libass)
            self._search.finished.connect(self._on_searched)
            self._search.start()

    def _on_encoders(self, encoders: list[Encoder]) -> None:
        if self._asking is not None:
            self._asking.set_encoders(encoders)

    def _on_no_libass(self, error: EmoSubError) -> None:
        if self._asking is not None:
            self._asking.refuse_burning(error)

    def _on_searched(self) -> None:
        search, self._search = self._search, None
        if search is not None:
            search.wait()


def _working_encoders(_report: Report, cancel: Cancel) -> list[Encoder]:
    """Return the encoders that work here, in a job's thread."""
    ffmpeg = find_ffmpeg()
    check_libass(ffmpeg)
    return working_encoders(ffmpeg, cancel)
