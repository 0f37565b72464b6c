"""Opening and exporting; nothing that a person made is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from emosub_gui.app.autosave import Autosave, Rescued, forget
from emosub_gui.app.film import (
    MEDIA_SUFFIXES,
    SUBTITLE_SUFFIXES,
    OpenedFilm,
    film_of,
    is_media,
    subtitles_beside,
)
from emosub_gui.app.jobs import Job
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Cancel, Report
from emosub_gui.core.resources import resource
from emosub_gui.export.fonts import carried_fonts, own_fonts
from emosub_gui.formats import project, registry
from emosub_gui.media.probe import probe
from emosub_gui.styling.themes import find_theme, user_themes
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.dialogs.base import ask_replace, show_error
from emosub_gui.ui.dialogs.export import ExportDialog
from emosub_gui.ui.dialogs.files import ask_file
from emosub_gui.ui.saving import Saving

_FIRST_MS = 2000
"""Duration of the line that new subtitles begin with."""


class Documents(QObject):
    """Opens the session's document, and exports it.

    Signals:
        remarked(tuple[Remark]): what was met while reading.
        filmRequested(Path): the document's film is to be opened.
        filmDropped(): there is no film any more.
        filmKept(): the document names none; one that is open stays, and belongs to it.
        exported(Path): a file was written.
        noted(str): something to be read at leisure.
    """

    remarked = Signal(object)
    filmRequested = Signal(object)  # noqa: N815 - Qt's style for signals
    filmDropped = Signal()  # noqa: N815
    filmKept = Signal()  # noqa: N815
    exported = Signal(object)
    noted = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        session: Session,
        settings: SettingsStore,
        autosave: Autosave,
        saving: Saving,
    ) -> None:
        super().__init__(window)
        self._session, self._settings = session, settings
        self._autosave, self._saving, self._window = autosave, saving, window
        self._probe: Job | None = None
        self._awaited: tuple[Path, Callable[[Path], object]] | None = None

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "file.new": lambda: self._saving.when_safe(self.new),
            "file.open": self.ask_open,
            "file.open_sample": lambda: self.open(resource("samples", "sample.mp4")),
            "file.attach_media": self.ask_film,
            "file.export": self.export,
            "file.close": lambda: self._saving.when_safe(self.close),
            "file.quit": self._window.close,
        }

    # ---- opening ----

    def new(self) -> None:
        """Begin with one empty line and no film."""
        self.stop()
        self.filmDropped.emit()
        self._show(Document.of([Cue(0, 0, _FIRST_MS)]))

    def close(self) -> None:
        """Close the document and its film."""
        self.stop()
        self.filmDropped.emit()
        self._saving.source.forget()
        self._session.open(Document())

    def ask_open(self) -> None:
        """Ask about unsaved changes, then for a file to open; until it is open, nothing is lost."""
        self._saving.ask(
            lambda: self._ask_open(self.open),
            lambda: self._ask_open(lambda path: self.open(path, given_up=True)),
        )

    def _ask_open(self, then: Callable[[Path], object]) -> None:
        known = (*SUBTITLE_SUFFIXES, *sorted(MEDIA_SUFFIXES))
        kinds = QCoreApplication.translate("Documents", "Films and subtitles")
        filters = [_filter(kinds, known), _everything()]
        ask_file(self._window, title_of("file.open"), filters, then, self._folder())

    def ask_film(self) -> None:
        """Ask for the film that the lines belong to."""
        kinds = QCoreApplication.translate("Documents", "Films")
        filters = [_filter(kinds, sorted(MEDIA_SUFFIXES)), _everything()]
        title = title_of("file.attach_media")
        ask_file(
            self._window,
            title,
            filters,
            lambda path: self._when_film(path, self.filmRequested.emit),
            self._folder(),
        )

    def open(self, path: Path, *, given_up: bool = False) -> None:
        """Open a film, with the subtitles beside it, or subtitles, or a project.

        Lines that have no film yet get the film that is opened. What is open stays until the
        other has turned out to be readable. `given_up` says that its changes are to go.
        """
        if is_media(path):
            self._when_film(path, self._open_film if given_up else self._take)
        elif given_up:
            self._open_subtitles(path)
        else:
            self._saving.when_safe(lambda: self._open_subtitles(path))

    def stop(self) -> None:
        """Open nothing that is still being looked at."""
        probe, self._probe = self._probe, None
        self._awaited = None
        if probe is not None:
            probe.blockSignals(True)
            probe.wait()

    def tell_missing(self, film: Path) -> None:
        """Say that the film is gone, and offer to choose it."""
        text = QCoreApplication.translate("Documents", "The film {name} is not where it was.")
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("EmoSub")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(text.format(name=film.name))
        box.setInformativeText(
            QCoreApplication.translate("Documents", "The lines can be edited without it.")
        )
        choose = box.addButton(
            title_of("file.attach_media") + "…", QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(
            QCoreApplication.translate("Documents", "Go on without"),
            QMessageBox.ButtonRole.RejectRole,
        )
        choose.clicked.connect(self.ask_film)
        box.open()

    def restore(self, note: Rescued) -> None:
        """Open what a crashed window left behind, as unsaved changes."""
        copy = Path(note.copy)
        try:
            document = project.load(copy)
        except EmoSubError as error:
            show_error(self._window, error)
            return
        path = Path(note.path) if note.path else None
        self._saving.source.forget()
        self._session.open(document, path, dirty=True)
        self._autosave.keep()
        forget(note)
        self._request_film(document, path)

    def attach(self, film: OpenedFilm) -> None:
        """Say that the document belongs to the film that was opened."""
        session = self._session
        document, path = session.document, session.path
        if document.media == film.media:
            return
        found = path is not None and film_of(document.media, path) == film.info.path
        if session.undo_stack.count() == 0 and (found or path is None):
            # Part of opening, nothing to take back: a project finds it again the next time.
            selected = session.selected
            session.open(edits.set_media(document, film.media), path, dirty=session.dirty)
            session.select(selected)
        else:
            session.edit(title_of("file.attach_media"), lambda d: edits.set_media(d, film.media))
        if found and document.media and Path(document.media.path) != film.info.path:
            text = QCoreApplication.translate(
                "Documents", "The film {name} is not where it was. This one was opened: {path}"
            )
            name = Path(document.media.path).name
            self.noted.emit(text.format(name=name, path=film.info.path))

    def _when_film(self, path: Path, then: Callable[[Path], object]) -> None:
        """Do something with a film once it is known to be one; else say so."""

        def check(_report: Report, _cancel: Cancel) -> Path:
            probe(path)
            return path

        self.stop()
        self._awaited = path, then
        self._probe = Job(check)
        self._probe.succeeded.connect(self._on_known_film)
        self._probe.failed.connect(self._on_no_film)
        self._probe.start()

    def _on_known_film(self, path: Path) -> None:
        awaited, self._awaited = self._awaited, None
        # What was told before it was stopped still arrives.
        if awaited is not None and awaited[0] == path:
            awaited[1](path)

    def _on_no_film(self, error: EmoSubError) -> None:
        show_error(self._window, error)

    def _take(self, path: Path) -> None:
        """Give a film to the lines that have none; else open it in place of what is open."""
        document = self._session.document
        if document.cues and document.media is None:
            self._settings.remember(path)
            self.filmRequested.emit(path)
        else:
            self._saving.when_safe(lambda: self._open_film(path))

    def _open_film(self, path: Path) -> None:
        """Show a film with the subtitles beside it."""
        beside = subtitles_beside(path)
        if beside is None or self._read(beside) is None:
            self._show(Document())
        self._settings.remember(path)
        self.filmRequested.emit(path)

    def _open_subtitles(self, path: Path) -> None:
        document = self._read(path)
        if document is not None:
            self._settings.remember(path)
            self._request_film(document, path)

    def _read(self, path: Path) -> Document | None:
        """Show a subtitle file or project; say so if it cannot be read."""
        try:
            loaded = registry.read(path)
        except EmoSubError as error:
            show_error(self._window, error)
            return None
        self._show(loaded.document, path, loaded.format)
        if loaded.remarks:
            self.remarked.emit(loaded.remarks)
        return loaded.document

    def _show(self, document: Document, path: Path | None = None, read_as: str = "") -> None:
        """Show a document, and where it was read; one without a look gets the person's own."""
        self._autosave.drop()
        self._saving.source.forget()
        if document.theme is None:
            try:
                document = edits.set_theme(
                    document, find_theme(self._settings.value.theme, user_themes())
                )
            except EmoSubError as error:
                show_error(self._window, error)
        if path is not None:
            self._saving.source.set_file(path, read_as, document.theme)
        self._session.open(document, path if read_as == "emosub" else None)
        self._session.select([cue.id for cue in document.cues[:1]])

    def _request_film(self, document: Document, path: Path | None) -> None:
        """Open the document's film, where it was or beside the document; else ask for it.

        Subtitles that name none are for the film that is open, as in other editors.
        """
        film = film_of(document.media, path)
        if film is not None or document.media is not None:
            self.stop()
        if film is not None:
            self.filmRequested.emit(film)
        elif document.media is None:
            self.filmKept.emit()
        else:
            self.filmDropped.emit()
            self.tell_missing(Path(document.media.path))

    # ---- exporting ----

    def export(self) -> None:
        """Ask for a format, show the result, and write it."""
        dialog = ExportDialog(self._window, self._session.document, self._saving.target(".ass"))
        dialog.accepted.connect(lambda: self._export(dialog))
        dialog.open()

    def _export(self, dialog: ExportDialog) -> None:
        path, kind, styled = dialog.path, dialog.kind, dialog.styled
        document, embeds = self._session.document, dialog.embeds_fonts

        def write() -> None:
            try:
                fonts = carried_fonts(document, own=own_fonts(document)) if embeds else None
                registry.write(document, path, kind, styled=styled, fonts=fonts)
            except EmoSubError as error:
                show_error(self._window, error)
            else:
                self.exported.emit(path)

        if path.exists() and not dialog.confirmed:
            ask_replace(self._window, path, write)
        else:
            write()

    def _folder(self) -> Path | None:
        """Return the folder that was worked in last."""
        recent = self._settings.value.recent
        return Path(recent[0]).parent if recent else None


def _filter(title: str, suffixes: Iterable[str]) -> str:
    """Return a kind of files in Qt's notation."""
    return f"{title} ({' '.join(f'*{suffix}' for suffix in suffixes)})"


def _everything() -> str:
    return QCoreApplication.translate("Documents", "All files") + " (*)"
