"""The main window: the panels, and the one block in which they are wired together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from emosub_gui import __version__
from emosub_gui.app.actions import Needs
from emosub_gui.app.autosave import Autosave, rescued
from emosub_gui.app.film import FilmLoader, OpenedFilm
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.app.spelling import Spelling
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Progress
from emosub_gui.formats.remarks import Remark
from emosub_gui.media.audio import Audio
from emosub_gui.ui.actions import LINE_MENU, ActionSet
from emosub_gui.ui.analyzing import Analyzing
from emosub_gui.ui.dialogs.base import show_error
from emosub_gui.ui.dialogs.export import remark_text
from emosub_gui.ui.documents import Documents
from emosub_gui.ui.editing import Editing
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.inspector.panel import InspectorPanel
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.palette import Palette
from emosub_gui.ui.panels import Panels
from emosub_gui.ui.playing import Playing
from emosub_gui.ui.progress import ProgressPanel
from emosub_gui.ui.timeline.panel import Timeline
from emosub_gui.ui.video.transport import TransportBar
from emosub_gui.ui.video.view import VideoView
from emosub_gui.ui.welcome import Welcome

_REMARK_MS = 8000
_SIZE = (1440, 900)
_ICON = 18


class MainWindow(QMainWindow):
    """One window on one document."""

    def __init__(self, settings: SettingsStore | None = None) -> None:
        super().__init__()
        self.settings = settings or SettingsStore()
        value = self.settings.value
        self.session = Session(self)
        self.player = Player(parent=self)
        self.films = FilmLoader(parent=self)
        self.spelling = Spelling(self)
        self.autosave = Autosave(self.session, value.autosave)

        self.welcome = Welcome()
        self.video = VideoView(self.player)
        self.transport = TransportBar(self.player)
        self.timeline = Timeline(self.session)
        self.grid = GridPanel(self.session)
        self.inspector = InspectorPanel(self.session, self.spelling)
        self.history = QUndoView(self.session.undo_stack)
        self.progress = ProgressPanel()
        self.actions_ = ActionSet(self)
        self.editing = Editing(self.session, self.player, self)
        self.playing = Playing(self.session, self.player, self)
        self.documents = Documents(self.session, self.settings, self.autosave, self)
        self.analyzing = Analyzing(self.session, self.settings, self.films, self.progress, self)

        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self.panels = Panels(self, self.settings)
        self._recent_menu = QMenu(self)
        self._lay_out()
        self._wire()
        self.panels.restore_window()
        self._apply_settings()
        self._refresh()
        self._on_replaced()

    # ---- parts ----

    def _lay_out(self) -> None:
        """Put the panels where they are at first."""
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.video, 1)
        column.addWidget(self.transport)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages = QStackedWidget()
        # What is not shown must not make the window large.
        self.welcome.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(picture)
        column.addWidget(self._pages, 1)
        column.addWidget(self.progress)
        self.setCentralWidget(centre)
        self.panels.add_beside("inspector", self.inspector)
        self.panels.add_beside("history", self.history)
        self.panels.add_below("timeline", self.timeline)
        self.panels.add_below("grid", self.grid)
        self._bar = QToolBar()
        self._bar.setObjectName("toolbar")
        self._bar.setMovable(False)
        self._bar.setIconSize(QSize(_ICON, _ICON))
        self.actions_.fill_toolbar(self._bar)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar.addWidget(spacer)
        self._analyze = QPushButton(icon("wand-sparkles", "#FFFFFF"), "")
        self._analyze.setProperty("primary", True)
        self._bar.addWidget(self._analyze)
        self.addToolBar(self._bar)
        self._film_label = QLabel()
        self.statusBar().addPermanentWidget(self._film_label)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        titles = {
            "inspector": QCoreApplication.translate("MainWindow", "Line"),
            "history": QCoreApplication.translate("MainWindow", "History"),
            "timeline": QCoreApplication.translate("MainWindow", "Timeline"),
            "grid": QCoreApplication.translate("MainWindow", "Lines"),
        }
        self.panels.set_titles(titles)
        self._recent_menu.setTitle(QCoreApplication.translate("MainWindow", "Open &recent"))
        self.panels.menu.setTitle(QCoreApplication.translate("MainWindow", "&Panels"))
        self._analyze.setText(QCoreApplication.translate("MainWindow", "Analyze"))
        self.history.setEmptyLabel(QCoreApplication.translate("MainWindow", "As it was opened"))
        self.actions_.retranslate()
        self.actions_.fill_bar(
            self.menuBar(), {"recent": self._recent_menu, "panels": self.panels.menu}
        )

    # ---- wiring ----

    def _wire(self) -> None:
        """Connect panels, actions and services; nothing else in the program does."""
        session, player, timeline, grid = self.session, self.player, self.timeline, self.grid
        # Intents of the panels.
        timeline.seekRequested.connect(player.seek)
        timeline.playRequested.connect(player.play_range)
        timeline.contextMenuRequested.connect(self._show_line_menu)
        timeline.cueCreated.connect(lambda _cue_id: self.inspector.edit_text())
        grid.playRequested.connect(player.play_range)
        grid.seekRequested.connect(player.seek)
        grid.contextMenuRequested.connect(self._show_line_menu)
        grid.columnsChanged.connect(lambda names: self.settings.change(columns=tuple(names)))
        self.video.fullScreenRequested.connect(self.actions_["view.full_screen"].toggle)
        self.transport.fullScreenRequested.connect(self.actions_["view.full_screen"].toggle)
        self.welcome.openRequested.connect(self.documents.ask_open)
        self.welcome.sampleRequested.connect(self.actions_["file.open_sample"].trigger)
        self.welcome.pathRequested.connect(self.documents.open)
        self._analyze.clicked.connect(self.actions_["analyze.start"].trigger)
        # What the player and the film tell.
        player.positionChanged.connect(timeline.set_position)
        player.positionChanged.connect(grid.set_position)
        player.playingChanged.connect(timeline.set_playing)
        player.failed.connect(self._on_error)
        player.loopChanged.connect(self.actions_["play.loop"].setChecked)
        player.volumeChanged.connect(self._on_volume)
        self.films.opened.connect(self._on_film)
        self.films.audioGrew.connect(timeline.set_audio)
        self.films.audioReady.connect(self._on_audio)
        self.films.progressed.connect(self._on_film_progress)
        self.films.shotsFound.connect(self._on_shots)
        self.films.speechFound.connect(timeline.set_regions)
        self.films.failed.connect(self._on_error)
        # The document.
        self.documents.filmRequested.connect(self._open_film)
        self.documents.filmDropped.connect(self._drop_film)
        self.documents.remarked.connect(self._on_remarks)
        self.documents.exported.connect(self._on_exported)
        session.replaced.connect(self._on_replaced)
        session.changed.connect(self._on_changed)
        session.selectionChanged.connect(self._refresh)
        session.dirtyChanged.connect(self.setWindowModified)
        session.pathChanged.connect(self._show_title)
        self.analyzing.runningChanged.connect(self._on_state)
        session.undo_stack.canUndoChanged.connect(self._on_state)
        session.undo_stack.canRedoChanged.connect(self._on_state)
        # The actions.
        self.editing.caret = lambda: self.inspector.caret
        for handlers in (
            self.editing.handlers(),
            self.playing.handlers(),
            self.documents.handlers(),
            self.analyzing.handlers(),
            self._handlers(),
        ):
            self.actions_.connect_all(handlers)
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _handlers(self) -> dict[str, Callable[..., object]]:
        """Return what the actions on the window itself do."""
        timeline = self.timeline
        return {
            "cue.edit_text": self.inspector.edit_text,
            "cue.next": lambda: self.grid.go(1),
            "cue.previous": lambda: self.grid.go(-1),
            "edit.filter": self.grid.focus_filter,
            "edit.select_all": self.grid.table.selectAll,
            "view.zoom_in": timeline.zoom_in,
            "view.zoom_out": timeline.zoom_out,
            "view.zoom_line": timeline.zoom_to_selection,
            "view.zoom_all": timeline.show_all,
            "view.spectrogram": self._on_spectrogram,
            "view.snap": self._on_snap,
            "view.follow": self._on_follow,
            "view.full_screen": self._on_full_screen,
            "view.palette": lambda: Palette(self.actions_, self).open(),
            "view.lock_panels": self._on_lock_panels,
            "view.reset_layout": self.panels.reset,
            "help.about": self._about,
        }

    # ---- films ----

    def open(self, path: Path) -> None:
        """Open a film, subtitles or a project."""
        self.documents.open(path)

    def _open_film(self, path: Path) -> None:
        self._drop_film()
        self.films.open(path)

    def _drop_film(self) -> None:
        """Close the film; the lines stay."""
        self.films.stop()
        self.player.close()
        self.timeline.set_audio(None)
        self.timeline.set_shots(())
        self.timeline.set_regions(())
        self.editing.shots = ()
        self._film_label.clear()
        self._refresh()

    def _on_film(self, film: OpenedFilm) -> None:
        media = film.media
        self.documents.attach(film)
        self.player.open(film.info.path, media)
        self.timeline.set_frame_rate(None if media.variable_rate else media.frame_rate)
        self._film_label.setText(Path(media.path).name)
        self._show_title()
        self._refresh()

    def _on_audio(self, audio: Audio) -> None:
        self.timeline.set_audio(audio)
        self.statusBar().clearMessage()

    def _on_film_progress(self, progress: Progress) -> None:
        if progress.fraction is not None and progress.fraction < 1:
            text = QCoreApplication.translate("MainWindow", "Reading the sound: {share}")
            self.statusBar().showMessage(text.format(share=f"{progress.fraction:.0%}"))

    def _on_shots(self, shots: tuple[int, ...]) -> None:
        self.timeline.set_shots(shots)
        self.editing.shots = shots

    # ---- state ----

    def _refresh(self) -> None:
        """Enable what is possible now."""
        session = self.session
        document = session.document
        there = {Needs.NOTHING}
        if document.cues or document.media or session.path:
            there.add(Needs.DOCUMENT)
        if document.cues:
            there.add(Needs.CUES)
        if self.player.path is not None:
            there.add(Needs.MEDIA)
        if session.selected:
            there.add(Needs.SELECTION)
        if len(session.selected) > 1:
            there.add(Needs.SEVERAL)
        if session.current is not None:
            there.add(Needs.CURRENT)
        if self.analyzing.running:
            there.add(Needs.RUNNING)
        elif document.media is not None:
            there.add(Needs.IDLE)
        self.actions_.refresh(there)
        self._analyze.setEnabled(Needs.IDLE in there)
        self.actions_["edit.undo"].setEnabled(session.undo_stack.canUndo())
        self.actions_["edit.redo"].setEnabled(session.undo_stack.canRedo())
        self._show_page()

    def _show_page(self) -> None:
        """Show the welcome while there is nothing, else the picture and the panels."""
        document = self.session.document
        empty = not (document.cues or document.media or self.films.busy or self.session.path)
        if empty != (self._pages.currentIndex() == 0) or not self.isVisible():
            self._pages.setCurrentIndex(0 if empty else 1)
            self.panels.set_away(empty)
            self._bar.setVisible(not empty)
            if empty:
                self.welcome.set_recent(self.settings.value.recent)

    def _on_replaced(self) -> None:
        self.setWindowModified(self.session.dirty)
        self._show_title()
        self._refresh()

    def _show_title(self) -> None:
        document, path = self.session.document, self.session.path
        name = path.name if path else Path(document.media.path).name if document.media else ""
        self.setWindowTitle(f"{name}[*] — EmoSub" if name else "EmoSub[*]")

    # ---- slots ----

    def _on_changed(self, _before: Document, _after: Document) -> None:
        self._refresh()

    def _on_state(self, _state: bool) -> None:
        self._refresh()

    def _show_line_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_.fill_menu(menu, LINE_MENU, {})
        menu.popup(where)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for name in self.settings.value.recent:
            path = Path(name)
            if path.exists():
                action = self._recent_menu.addAction(path.name)
                action.setToolTip(name)
                action.triggered.connect(lambda _checked=False, path=path: self.open(path))
        self._recent_menu.setEnabled(True)

    def _on_error(self, error: EmoSubError) -> None:
        self._refresh()
        show_error(self, error)

    def _on_remarks(self, remarks: tuple[Remark, ...]) -> None:
        text = "  ".join(remark_text(remark, "remarks") for remark in remarks)
        self.statusBar().showMessage(text, _REMARK_MS)

    def _on_exported(self, path: Path) -> None:
        text = QCoreApplication.translate("MainWindow", "Written: {path}")
        self.statusBar().showMessage(text.format(path=path), _REMARK_MS)

    def _on_volume(self, volume: int, muted: bool) -> None:
        self.actions_["play.mute"].setChecked(muted)
        self.settings.change(volume=volume, muted=muted)

    def _on_spectrogram(self, on: bool) -> None:
        self.timeline.show_spectrogram(on)
        self.settings.change(spectrogram=on)

    def _on_snap(self, on: bool) -> None:
        self.timeline.set_snapping(on)
        self.settings.change(snap=on)

    def _on_follow(self, on: bool) -> None:
        self.timeline.set_follow(on)
        self.settings.change(follow=on)

    def _on_lock_panels(self, on: bool) -> None:
        self.panels.lock(on)
        self.settings.change(lock_panels=on)

    def _on_full_screen(self, on: bool) -> None:
        """Show nothing but the picture, or everything again."""
        for part in (self.menuBar(), self._bar, self.statusBar()):
            part.setVisible(not on)
        self.panels.set_away(on)
        self.transport.set_full_screen(on)
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def _about(self) -> None:
        text = QCoreApplication.translate(
            "MainWindow", "EmoSub {version}\nSubtitles that show how a line was said."
        )
        box = QMessageBox(self)
        box.setWindowTitle("EmoSub")
        box.setText(text.format(version=__version__))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # ---- settings ----

    def _apply_settings(self) -> None:
        value = self.settings.value
        self.actions_.set_keys(value.preset, value.keys)
        self.actions_["view.lock_panels"].setChecked(value.lock_panels)
        self.actions_["view.snap"].setChecked(value.snap)
        self.actions_["view.follow"].setChecked(value.follow)
        self.actions_["view.spectrogram"].setChecked(value.spectrogram)
        self.player.set_volume(value.volume)
        self.player.set_muted(value.muted)
        self.inspector.set_fusion(value.fusion)
        if value.columns:
            self.grid.set_columns(value.columns)

    # ---- events ----

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show the welcome, or the panels."""
        super().showEvent(event)
        self.panels.arrange()
        self._show_page()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.open(Path(url.toLocalFile()))
                return

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved changes, then stop everything that runs."""
        if self.session.dirty:
            event.ignore()
            self.documents.when_safe(self.close)
            return
        self.panels.keep()
        self.analyzing.close()
        self.films.stop()
        self.welcome.stop()
        self.timeline.stop()
        self.spelling.stop()
        self.player.release()
        self.autosave.drop()
        super().closeEvent(event)

    def offer_rescue(self) -> None:
        """Offer what a crashed window left behind."""
        note = next(iter(rescued()), None)
        if note is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("EmoSub")
        text = QCoreApplication.translate(
            "MainWindow", "EmoSub was not closed in order. Restore the changes to {name}?"
        )
        box.setText(text.format(name=note.name or "?"))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Yes | buttons.No)

        def answer(chosen: int) -> None:
            if chosen == buttons.Yes:
                self.documents.restore(note)

        box.finished.connect(answer)
        box.open()
