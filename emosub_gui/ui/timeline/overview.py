"""The whole film in a strip: its sound, its emotions, and the part that is in view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from emosub_gui.media.audio import Audio
from emosub_gui.ui.look import current
from emosub_gui.ui.look.colours import Colours
from emosub_gui.ui.timeline.inks import Inks, rgba, translucent
from emosub_gui.ui.timeline.playhead import Playhead
from emosub_gui.ui.timeline.scene import Scene
from emosub_gui.ui.timeline.strip import Strip
from emosub_gui.ui.waveform.surface import Surface
from emosub_gui.ui.waveform.viewport import Viewport
from emosub_gui.ui.waveform.wave import Waveform

_HEIGHT, _EMOTIONS = 30, 5
"""Heights in pixels: of the strip, and of the emotions at its foot."""

_NARROWEST = 8.0
"""Width of the window at least, so that it can be seen and taken hold of."""


class Overview(QWidget):
    """Shows where in the film the view is, and moves it.

    Signals:
        moved(start): the view is to begin at this time, in milliseconds.
    """

    moved = Signal(float)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        """Show the film of a scene; call `refresh` when it has changed."""
        super().__init__(parent)
        self._scene = scene
        self._wave = Waveform()
        self._picture: QPixmap | None = None
        self._length = 0
        self._grip: float | None = None
        self._playhead = Playhead(self, head=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current.notifier().changed.connect(self.refresh)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the strip's height."""
        return QSize(400, _HEIGHT)

    def set_audio(self, audio: Audio | None) -> None:
        """Show another sound, or more of it."""
        self._wave.set_audio(audio)
        self.refresh()

    def refresh(self) -> None:
        """Draw the film anew."""
        self._picture = None
        self.update()

    def follow(self) -> None:
        """Show what is in view now; a film of another length is drawn anew."""
        if self._scene.viewport.length != self._length:
            self._length = self._scene.viewport.length
            self.refresh()
            self.place_playhead()
        self.update()

    def place_playhead(self) -> None:
        """Show where the playhead is."""
        time = self._scene.playhead
        self._playhead.place(None if time is None else self._film().x(time))

    # ---- Qt's events ----

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw the film as wide as there is room."""
        del event
        self.refresh()
        self.place_playhead()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the film and the window; Qt clips to what has to be repainted."""
        del event
        colours = current.colours()
        if self._picture is None:
            self._picture = self._draw(colours)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            window = self._window()
            shade = translucent(colours.window, 150)
            painter.fillRect(QRectF(0, 0, window.left(), self.height()), shade)
            painter.fillRect(QRectF(window.right(), 0, self.width(), self.height()), shade)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawRoundedRect(window.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the window, or bring it to the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, window = event.position().x(), self._window()
        self._grip = x - window.left() if window.left() <= x <= window.right() else None
        if self._grip is None:
            self._grip = window.width() / 2
            self._move_to(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the window."""
        if self._grip is not None:
            self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of the window."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None

    # ---- internals ----

    def _film(self) -> Viewport:
        return Viewport.fit(self._scene.viewport.length, self.width())

    def _window(self) -> QRectF:
        film, view = self._film(), self._scene.viewport
        left, width = film.x(view.start), view.span * film.scale
        if width < _NARROWEST:
            left, width = left + (width - _NARROWEST) / 2, _NARROWEST
        return QRectF(left, 0, width, self.height())

    def _move_to(self, x: float) -> None:
        self.moved.emit((x - (self._grip or 0.0)) / self._film().scale)

    def _draw(self, colours: Colours) -> QPixmap:
        """Draw the whole film."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(colours.sunken))
        index, rect = self._scene.index, QRectF(self.rect())
        foot = QRectF(rect)
        foot.setTop(rect.bottom() - _EMOTIONS)
        with QPainter(picture) as painter:
            surface = Surface(painter, self._film(), rect, rect, colours)
            self._wave.paint(surface.within(rect.adjusted(0, 1, 0, -_EMOTIONS)))
            strip = Strip(surface.within(foot))
            strip.fill(index.starts, index.ends, rgba(Inks(colours).plain)[index.emotions])
            strip.paint()
        return picture
