"""The main window: the one block in which its parts are wired together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu

from emosub_gui.app.actions import Needs
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.formats.remarks import Remark
from emosub_gui.ui.actions import LINE_MENU
from emosub_gui.ui.dialogs.base import show_error
from emosub_gui.ui.dialogs.export import remark_text
from emosub_gui.ui.frame import Frame
from emosub_gui.ui.notices import offer_rescue, show_about
from emosub_gui.ui.palette import Palette
from emosub_gui.ui.timeline.dragging import Part

_REMARK_MS = 8000
_NATIVE = QKeySequence.SequenceFormat.NativeText
_TRANSPORT = (
    "play.toggle",
    "play.frame_back",
    "play.frame_forward",
    "play.loop",
    "play.mute",
    "view.full_screen",
)
"""The actions that the transport bar has buttons for."""


class MainWindow(Frame):
    """One window on one document."""

    def __init__(self, settings: SettingsStore | None = None) -> None:
        super().__init__(settings)
        self._wire()
        self.panels.restore_window()
        self._apply_settings()
        self._refresh()
        self._on_replaced()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        super().retranslate()
        self._name_steps()

    # ---- wiring ----

    def _wire(self) -> None:
        """Connect panels, actions and services; nothing else in the program does."""
        self._wire_panels()
        self._wire_film()
        self._wire_document()
        self._wire_preferences()
        self._wire_actions()

    def _wire_panels(self) -> None:
        """Carry out what the panels ask for."""
        player, timeline, grid = self.player, self.timeline, self.grid
        timeline.seekRequested.connect(player.seek)
        timeline.playRequested.connect(player.play_range)
        timeline.contextMenuRequested.connect(self._show_line_menu)
        timeline.cueCreated.connect(lambda _cue_id: self.inspector.edit_text())
        grid.playRequested.connect(player.play_range)
        grid.contextMenuRequested.connect(self._show_line_menu)
        grid.columnsChanged.connect(lambda names: self.settings.change(columns=tuple(names)))
        self.subtitles.textRequested.connect(self._edit_text_of)
        self.searching.said.connect(self._say)
        self.editing.said.connect(self._say)
        self.modelling.playRequested.connect(player.play_range)
        self.speaking.playRequested.connect(player.play_range)
        self.publishing.said.connect(self._say)
        self.reviewing.shown.connect(lambda: self.panels.show("review"))
        self.reviewing.left.connect(self._on_review_left)
        self.reviewing.veiled.connect(self.panels.set_below_away)
        self.reviewing.previewed.connect(self.overlay.preview)
        self.reviewing.learned.connect(self.preferences.take_fusion)
        self.reviewing.exported.connect(self._on_exported)
        self.searching.matchShown.connect(self.inspector.show_match)
        self.styles.defaultChosen.connect(lambda name: self.settings.change(theme=name))
        self.video.fullScreenRequested.connect(self.actions_["view.full_screen"].toggle)
        self.transport.fullScreenRequested.connect(self.actions_["view.full_screen"].toggle)
        self.welcome.openRequested.connect(self.documents.ask_open)
        self.welcome.sampleRequested.connect(self.actions_["file.open_sample"].trigger)
        self.welcome.pathRequested.connect(self.documents.open)

    def _wire_film(self) -> None:
        """Show what the player and the film tell."""
        player, timeline, grid = self.player, self.timeline, self.grid
        player.positionChanged.connect(timeline.set_position)
        player.positionChanged.connect(grid.set_position)
        player.playingChanged.connect(timeline.set_playing)
        player.failed.connect(self._on_error)
        player.opened.connect(self._refresh)
        player.loopChanged.connect(self.actions_["play.loop"].setChecked)
        player.volumeChanged.connect(self._on_volume)
        self.filming.nameChanged.connect(self._on_film_name)
        self.filming.said.connect(self._say)
        self.films.shotsFound.connect(lambda _shots: self._refresh())
        self.films.failed.connect(self._on_error)

    def _wire_document(self) -> None:
        """Follow the document."""
        session = self.session
        self.documents.remarked.connect(self._on_remarks)
        self.documents.exported.connect(self._on_exported)
        self.saving.written.connect(self._on_exported)
        self.documents.noted.connect(self.film_bar.say)
        session.replaced.connect(self._on_replaced)
        session.replaced.connect(self.film_bar.withdraw)
        session.changed.connect(self._on_changed)
        session.selectionChanged.connect(self._refresh)
        session.dirtyChanged.connect(self.setWindowModified)
        session.pathChanged.connect(self._show_title)
        self.analyzing.runningChanged.connect(self._on_state)
        self.analyzing.said.connect(self._say)
        self.analyzing.filmMissed.connect(self.documents.tell_missing)
        session.undo_stack.indexChanged.connect(self._on_step)

    def _wire_preferences(self) -> None:
        """Follow what a person prefers."""
        self.settings.changed.connect(lambda _names: self._on_keys())
        self.preferences.fusionChanged.connect(self.inspector.set_fusion)
        self.preferences.fusionChanged.connect(self.reviewing.panel.set_fusion)
        self.preferences.readingChanged.connect(self.grid.model.measure)
        self.preferences.readingChanged.connect(self.inspector.measure)
        self.preferences.readingChanged.connect(self.timeline.update)
        self.preferences.networkChanged.connect(self.analyzing.renew)

    def _wire_actions(self) -> None:
        """Say what the actions do."""
        self.editing.caret = lambda: self.inspector.caret
        self.inspector.text.set_finish(self.actions_["cue.finish"])
        self.inspector.again.setDefaultAction(self.actions_["analyze.selection"])
        for handlers in (
            self.editing.handlers(),
            self.going.handlers(),
            self.playing.handlers(),
            self.documents.handlers(),
            self.saving.handlers(),
            self.analyzing.handlers(),
            self.modelling.handlers(),
            self.preferences.handlers(),
            self.publishing.handlers(),
            self.searching.handlers(),
            self.speaking.handlers(),
            self.inspector.tagging.handlers(),
            self.reviewing.handlers(),
            self.viewing.handlers(),
            self._handlers(),
        ):
            self.actions_.connect_all(handlers)
        self._recent_menu.chosen.connect(self.open)

    def _handlers(self) -> dict[str, Callable[..., object]]:
        """Return what the actions on the window itself do."""
        timeline = self.timeline
        return {
            "cue.edit_text": self._edit_text,
            "edit.filter": self.grid.focus_filter,
            "edit.select_all": self.grid.table.selectAll,
            "cue.reset_position": self.subtitles.reset_position,
            "timing.earlier": lambda: timeline.nudge(Part.BODY, -1),
            "timing.later": lambda: timeline.nudge(Part.BODY, 1),
            "timing.start_earlier": lambda: timeline.nudge(Part.START, -1),
            "timing.start_later": lambda: timeline.nudge(Part.START, 1),
            "timing.end_earlier": lambda: timeline.nudge(Part.END, -1),
            "timing.end_later": lambda: timeline.nudge(Part.END, 1),
            "view.full_screen": self._on_full_screen,
            "view.palette": lambda: Palette(self.actions_, self).open(),
            "view.reset_layout": self.panels.reset,
            "help.about": lambda: show_about(self),
        }

    def open(self, path: Path) -> None:
        """Open a film, subtitles or a project."""
        self.documents.open(path)

    # ---- state ----

    def _refresh(self) -> None:
        """Enable what is possible now."""
        session = self.session
        document = session.document
        running, stack = self.analyzing.running, session.undo_stack
        there = Needs.NOTHING
        for need, met in (
            (Needs.DOCUMENT, document.cues or document.media or session.path),
            (Needs.MEDIA, self.player.path),
            (Needs.CUES, document.cues),
            (Needs.SELECTION, session.selected),
            (Needs.CURRENT, session.current),
            (Needs.SHOTS, self.editing.shots),
            (Needs.UNDO, stack.canUndo()),
            (Needs.REDO, stack.canRedo()),
            (Needs.RUNNING, running),
            (Needs.IDLE, document.media and not running),
        ):
            if met:
                there |= need
        self.actions_.refresh(there)
        self._bar.analyze.setEnabled(Needs.IDLE in there)
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
            else:
                # Else a field would have the keyboard, and take the keys that play.
                self.timeline.canvas.setFocus()

    def _on_replaced(self) -> None:
        self.setWindowModified(self.session.dirty)
        self._show_title()
        self._refresh()

    def _show_title(self) -> None:
        media = self.session.document.media
        path = self.session.path or self.saving.source.path or (Path(media.path) if media else None)
        name = path.name if path else ""
        self.setWindowTitle(f"{name}[*] — EmoSub" if name else "EmoSub[*]")

    # ---- slots ----

    def _on_changed(self, _before: Document, _after: Document) -> None:
        self._refresh()

    def _on_state(self, _state: bool) -> None:
        self._refresh()

    def _on_step(self, _index: int) -> None:
        self._name_steps()
        self._refresh()

    def _name_steps(self) -> None:
        stack = self.session.undo_stack
        self.actions_.name_steps(stack.undoText(), stack.redoText())

    def _show_line_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_.fill_menu(menu, LINE_MENU, {})
        menu.popup(where)

    def _on_error(self, error: EmoSubError) -> None:
        self._refresh()
        show_error(self, error)

    def _say(self, text: str) -> None:
        """Tell something in passing."""
        self.statusBar().showMessage(text, _REMARK_MS)

    def _on_film_name(self, name: str) -> None:
        self._film_label.setText(name)
        self._show_title()
        self._refresh()

    def _on_remarks(self, remarks: tuple[Remark, ...]) -> None:
        self._say("  ".join(remark_text(remark, "remarks") for remark in remarks))

    def _on_exported(self, path: Path) -> None:
        text = QCoreApplication.translate("MainWindow", "Written: {path}")
        self._say(text.format(path=path))

    def _on_volume(self, volume: int, muted: bool) -> None:
        self.actions_["play.mute"].setChecked(muted)
        self.settings.change(volume=volume, muted=muted)

    def _on_review_left(self) -> None:
        self.panels.show("inspector")
        self.grid.table.setFocus()

    def _edit_text_of(self, cue_id: int) -> None:
        self.session.select([cue_id])
        self._edit_text()

    def _edit_text(self) -> None:
        self.panels.show("inspector")
        self.inspector.edit_text()

    def _on_keys(self) -> None:
        """Tell the transport bar which keys do the same as its buttons."""
        self.transport.set_shortcuts(
            {name: self.actions_[name].shortcut().toString(_NATIVE) for name in _TRANSPORT}
        )

    def _on_full_screen(self, on: bool) -> None:
        """Show nothing but the picture, or everything again."""
        # The arrangement that comes back knows of the toolbar, so it comes first.
        self.panels.set_away(on)
        for part in (self.menuBar(), self._bar, self.statusBar()):
            part.setVisible(not on)
        self._screen.set_full(on)
        full = Qt.WindowState.WindowFullScreen
        state = self.windowState()
        self.setWindowState(state | full if on else state & ~full)

    # ---- settings ----

    def _apply_settings(self) -> None:
        value = self.settings.value
        self.viewing.apply()
        self._on_keys()
        self.player.set_volume(value.volume)
        self.player.set_muted(value.muted)
        self.inspector.set_fusion(value.fusion)
        self.reviewing.panel.set_fusion(value.fusion)
        if value.columns:
            self.grid.set_columns(value.columns)

    # ---- events ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the full screen at Escape."""
        full = self.actions_["view.full_screen"]
        if event.key() == Qt.Key.Key_Escape and full.isChecked():
            full.setChecked(False)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show the welcome, or the panels."""
        super().showEvent(event)
        self._show_page()
        self.panels.arrange()

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
        """Ask about a film that is being written and unsaved changes, then stop what runs."""
        if self.publishing.running:
            event.ignore()
            self.publishing.when_idle(self.close)
            return
        if self.session.at_risk:
            event.ignore()
            self.saving.when_safe(self.close)
            return
        self.panels.keep()
        self.analyzing.close()
        self.modelling.close()
        self.speaking.close()
        self.publishing.close()
        self.documents.stop()
        self.filming.drop()
        self.welcome.stop()
        self.timeline.stop()
        self.spelling.stop()
        self.overlay.close()
        self.player.release()
        self.autosave.drop()
        super().closeEvent(event)

    def offer_rescue(self) -> None:
        """Offer what a crashed window left behind."""
        offer_rescue(self, self.documents.restore)
