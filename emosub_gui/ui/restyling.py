"""What joins the style studio, the picture and the subtitles upon it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from emosub_gui.app.overlay import Overlay
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.theme import Theme
from emosub_gui.styling.themes import theme_fonts, user_themes
from emosub_gui.ui.styles.panel import StylePanel
from emosub_gui.ui.video.view import VideoView

_SETTLED_MS = 120
_WIDTH = 640
"""Of the picture that the studio gets: it shows it small, and measures means of its colours."""


class Restyling(QObject):
    """Shows what the studio asks for on the picture, and gives the studio the picture."""

    def __init__(
        self, *, session: Session, player: Player, video: VideoView, overlay: Overlay
    ) -> None:
        super().__init__(video)
        self._session, self._player, self._overlay = session, player, overlay
        self._theme: Theme | None = None
        self.panel = StylePanel(session, user_themes())
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._give_picture)
        self.panel.compared.connect(self._on_compared)
        self.panel.visionChanged.connect(video.set_vision)
        player.frameChanged.connect(self._on_frame)
        player.playingChanged.connect(self._on_frame)
        player.closed.connect(self._on_closed)
        session.replaced.connect(self._take_fonts)
        session.changed.connect(self._take_fonts)

    def _on_compared(self, theme: Theme | None) -> None:
        """Show the picture with another theme for as long as the person compares."""
        self._overlay.preview(None if theme is None else lambda d: edits.set_theme(d, theme))

    def _take_fonts(self) -> None:
        theme = self._session.document.theme
        if theme is not self._theme:
            self._theme = theme
            self._overlay.set_fonts(theme_fonts(theme, user_themes()) if theme else [])

    def _on_frame(self) -> None:
        """Wait for the picture to stand still."""
        if self._player.playing:
            self._settled.stop()
        else:
            self._settled.start()

    def _on_closed(self) -> None:
        self._settled.stop()
        self.panel.set_picture(None)

    def _give_picture(self) -> None:
        frame = self._player.frame
        if not frame.isNull():
            self.panel.set_picture(
                frame.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
            )
