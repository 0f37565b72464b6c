"""Saving: a project, or the subtitle file that was opened; and asking before work is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from emosub_gui.app.autosave import Autosave
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.theme import Theme
from emosub_gui.formats import project, registry
from emosub_gui.formats.losses import Format, work_lost
from emosub_gui.formats.remarks import Remark
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.dialogs.base import show_error
from emosub_gui.ui.dialogs.export import remark_text
from emosub_gui.ui.dialogs.files import ask_target
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.notices import ask_project, ask_save, ask_where

_SUFFIX = ".emosub"
_WRITTEN_BACK = (Format.ASS, Format.SRT, Format.VTT)

Then = Callable[[], object]


class Source:
    """The subtitle file that the document was read from, and whether it is saved there.

    Attributes:
        path: the file; None without one that can be written.
        chosen: whether the person has chosen to save there.
        told: whether the person was told that the file does not hold everything.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Belong to no file."""
        self.path: Path | None = None
        self._theme: Theme | None = None
        self.chosen = self.told = False

    def set_file(self, path: Path, read_as: str, theme: Theme | None) -> None:
        """Take a file that was read, if it can be written as what its name and content say.

        Args:
            path: the file.
            read_as: short name of its format, by its content.
            theme: the look that its lines were given.
        """
        self.forget()
        if read_as in _WRITTEN_BACK and path.suffix.lower() == f".{read_as}":
            self.path, self._theme = path, theme

    def work_lost(self, document: Document) -> tuple[Remark, ...]:
        """Return what a person made of the document that is not in the file when it is written."""
        if self.path is None:
            return ()
        return work_lost(document, registry.format_of(self.path), opened_with=self._theme)


class Saving(QObject):
    """Saves the session's document.

    Signals:
        written(Path): the subtitle file that was opened was written.

    Attributes:
        source: that file.
        bar: says what it does not hold.
    """

    written = Signal(object)

    def __init__(
        self, window: QWidget, *, session: Session, settings: SettingsStore, autosave: Autosave
    ) -> None:
        super().__init__(window)
        self._session, self._settings = session, settings
        self._autosave, self._window = autosave, window
        self.source = Source()
        self._project = QToolButton()
        self._project.setIcon(icon("save"))
        self._project.clicked.connect(partial(self.save_as, None))
        self.bar = NoticeBar("info", self._project)
        session.replaced.connect(self.bar.withdraw)
        session.pathChanged.connect(self.bar.withdraw)
        self.retranslate()

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {"file.save": self.save, "file.save_as": self.save_as}

    def retranslate(self) -> None:
        """Take the button's text from the language in force."""
        self._project.setText(QCoreApplication.translate("Documents", "Save as a project…"))

    # ---- saving ----

    def save(self, then: Then | None = None) -> None:
        """Save the document where it lies, asking where if it was never saved; then go on."""
        path, source = self._session.path, self.source
        if path is not None:
            self._write(path, then)
        elif source.path is None:
            self.save_as(then)
        elif source.chosen:
            self._write_back(source.path, then)
        else:
            ask_where(
                self._window,
                source.path.name,
                partial(self._begin_to_write_back, source.path, then),
                partial(self.save_as, then),
            )

    def save_as(self, then: Then | None = None) -> None:
        """Ask where to save the project."""
        ask_target(
            self._window,
            title_of("file.save_as"),
            [f"EmoSub (*{_SUFFIX})"],
            lambda path: self._write(path, then),
            self.target(_SUFFIX),
        )

    def target(self, suffix: str) -> Path:
        """Return where a file of this kind would naturally be written."""
        media = self._session.document.media
        beside = self._session.path or (Path(media.path) if media else self.source.path)
        if beside is None:
            return Path.home() / f"subtitles{suffix}"
        return beside.with_suffix(suffix)

    # ---- before work is lost ----

    def when_safe(self, then: Then) -> None:
        """Do something that drops the document, after asking about what is in no file."""

        def discard() -> None:
            self._autosave.drop()
            self._session.give_up()
            then()

        self.ask(then, discard)

    def ask(self, then: Then, discard: Then) -> None:
        """Go on with `then` once nothing is at risk, or with `discard` if that is not wanted."""
        session = self._session
        if not session.dirty:
            self._ask_whole(then, discard)
            return
        media = session.document.media
        path = session.path or self.source.path or (Path(media.path) if media else None)
        knows = self.source.chosen

        def go_on() -> None:
            if knows:
                self._ask_whole(then, discard)
            else:
                # Who was asked just now where to save has been told what that means.
                session.give_up()
                then()

        ask_save(self._window, path.name if path else "", partial(self.save, go_on), discard)

    def _ask_whole(self, then: Then, discard: Then) -> None:
        """Ask about what the written file does not hold, if that is more than can be made again."""
        path = self.source.path
        if not self._session.at_risk or path is None:
            then()
            return
        lost = self.source.work_lost(self._session.document)
        ask_project(self._window, path.name, lost, partial(self.save_as, then), discard)

    # ---- internals ----

    def _write(self, path: Path, then: Then | None) -> None:
        """Save the project and go on; if it cannot be written, say so and stay."""
        try:
            project.save(self._session.document, path)
        except EmoSubError as error:
            show_error(self._window, error)
            return
        self._session.saved(path)
        self._settings.remember(path)
        self._autosave.drop()
        if then is not None:
            then()

    def _begin_to_write_back(self, path: Path, then: Then | None) -> None:
        """Write the subtitle file that was opened, now and from now on."""
        self.source.chosen = True
        self._write_back(path, then)

    def _write_back(self, path: Path, then: Then | None) -> None:
        """Write the subtitle file that was opened, and go on as after saving."""
        document = self._session.document
        try:
            remarks = registry.write(document, path)
        except EmoSubError as error:
            show_error(self._window, error)
            return
        self._session.written(whole=not self.source.work_lost(document))
        if not self._session.at_risk:
            self._autosave.drop()
        self.written.emit(path)
        if remarks and not self.source.told:
            self._tell(path, remarks)
        if then is not None:
            then()

    def _tell(self, path: Path, remarks: tuple[Remark, ...]) -> None:
        """Say once what the file does not hold."""
        self.source.told = True
        text = QCoreApplication.translate(
            "Documents", "{name} is saved. Only a project keeps everything."
        )
        sentences = [text.format(name=path.name), *(remark_text(one, "losses") for one in remarks)]
        self.bar.say(" ".join(sentences))
