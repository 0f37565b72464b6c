"""The picture, with the subtitles upon it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from emosub_gui.app.overlay import Layer
from emosub_gui.app.player import Player
from emosub_gui.styling.contrast import Vision, simulate_argb
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE
from emosub_gui.ui.video.guides import Guide, GuidesLayer
from emosub_gui.ui.video.notice import Notice

Draw = Callable[[int, QSize], Sequence[Layer]]
"""Draws what lies upon the picture: of a time in ms, for a picture's size in device pixels."""

translate = QCoreApplication.translate

_WITHOUT_PICTURE = QSize(16, 9)
"""Shape of the ground for subtitles where there is only sound."""

_NOTCH = 120
"""Eighths of a degree by which a wheel turns at a time (QWheelEvent)."""

_VOLUME_STEP = 5
_ICON = 40


class VideoView(QWidget):
    """Shows a player's picture as large as it fits, and the overlay upon it.

    A click plays or pauses, a double click asks for the full screen, the wheel sets the volume,
    as in most players.

    Signals:
        fullScreenRequested(): the picture is to fill the screen, or no longer.

    Attributes:
        guides: what is drawn over the picture to help in placing.
        notice: what is said at the top of the picture.
    """

    fullScreenRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._overlay: Draw | None = None
        self._vision: Vision | None = None
        self.guides = GuidesLayer(self)
        self.notice = Notice(self)
        self._pressed = False
        self._turned = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        player.frameChanged.connect(self.update)
        player.opened.connect(self.update)
        player.closed.connect(self.update)
        player.positionChanged.connect(self._on_position)
        current.notifier().changed.connect(self.update)

    def set_overlay(self, overlay: Draw | None) -> None:
        """Say what draws upon the picture; call `update` when it would draw something else."""
        self._overlay = overlay
        self.update()

    def set_vision(self, vision: Vision | None) -> None:
        """Show the picture and what lies upon it as people with this colour vision see it."""
        self._vision = vision
        self.update()

    def show_guide(self, guide: Guide, on: bool) -> None:
        """Show or hide a guide over the picture."""
        self.guides.show_guide(guide, on)

    def picture_rect(self) -> QRect:
        """Return where the picture lies, in device pixels; empty without a film."""
        if self._player.path is None:
            return QRect()
        media = self._player.media
        shape = QSize(media.width, media.height) if media.width else _WITHOUT_PICTURE
        ratio = self.devicePixelRatioF()
        room = QRect(QPoint(), (self.size().toSizeF() * ratio).toSize())
        rect = QRect(QPoint(), shape.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        rect.moveCenter(room.center())
        return rect

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size at which faces can be read."""
        return QSize(640, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture between black bars, or what there is instead."""
        colours = current.colours()
        painter = QPainter(self)
        if self._player.path is None:
            painter.fillRect(self.rect(), QColor(colours.window))
            self._draw_note(painter, "film", translate("Video", "Open a film to watch it here"))
            return
        if self._player.has_picture:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            painter.fillRect(self.rect(), QColor(colours.window))
            self._draw_note(painter, "audio-lines", self._player.path.name)
        rect = self.picture_rect()
        ratio = self.devicePixelRatioF()
        target = QRectF(QRectF(rect).topLeft() / ratio, rect.size().toSizeF() / ratio)
        self.guides.set_picture(target)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        if self._vision is None:
            self._draw_picture(painter, rect)
        else:
            painter.drawImage(rect.topLeft(), self._seen(rect.size(), self._vision))
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the guides over the picture."""
        super().resizeEvent(event)
        self.guides.setGeometry(self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a click."""
        self._pressed = event.button() == Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Play or pause."""
        if self._pressed and self.rect().contains(event.position().toPoint()):
            self._player.toggle()
        self._pressed = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for the full screen; the first of the two clicks has played or paused."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._player.toggle()
            self.fullScreenRequested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Set the volume."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self._player.set_volume(self._player.volume + notches * _VOLUME_STEP)

    def _on_position(self) -> None:
        """Draw the overlay of another time, where no picture comes with it."""
        if self._overlay is not None and not self._player.has_picture:
            self.update()

    def _draw_picture(self, painter: QPainter, rect: QRect) -> None:
        """Draw the picture and what lies upon it into a rectangle, in device pixels."""
        if not self._player.frame.isNull():
            painter.drawImage(rect.topLeft(), _fitted(self._player.frame, rect.size()))
        self.guides.draw_bars(painter, QRectF(rect))
        if self._overlay is not None:
            for layer in self._overlay(self._player.position, rect.size()):
                painter.drawImage(rect.topLeft() + QPoint(layer.x, layer.y), layer.image)

    def _seen(self, size: QSize, vision: Vision) -> QImage:
        """Return the picture with all upon it as people with this colour vision see it."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        self._draw_picture(painter, QRect(QPoint(), size))
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(size.height(), size.width())
        seen = simulate_argb(pixels, vision)
        return QImage(seen.data, size.width(), size.height(), QImage.Format.Format_RGB32).copy()

    def _draw_note(self, painter: QPainter, name: str, text: str) -> None:
        """Draw an icon with a line of text below it in the middle."""
        colour = current.colours().faint
        line = painter.fontMetrics().height()
        top = (self.height() - _ICON - LARGE - line) // 2
        icon(name, colour).paint(painter, QRect((self.width() - _ICON) // 2, top, _ICON, _ICON))
        painter.setPen(QColor(colour))
        below = QRect(LARGE, top + _ICON + LARGE, self.width() - 2 * LARGE, line)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)


def _fitted(image: QImage, size: QSize) -> QImage:
    """Scale a picture to device pixels; a painter's own scaling flickers where it shrinks."""
    if image.size() == size:
        return image
    modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, *modes)
