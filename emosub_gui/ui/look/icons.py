"""Icons: Lucide's line drawings (ISC), tinted to the current colours, sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.ui.look import current

EMOTION_ICONS = {
    Emotion.NEUTRAL: "meh",
    Emotion.HAPPY: "laugh",
    Emotion.SAD: "frown",
    Emotion.ANGRY: "angry",
    Emotion.FEAR: "ghost",
    Emotion.SURPRISE: "zap",
    Emotion.DISGUST: "biohazard",
}


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return a drawing in one colour.

    Raises:
        FileNotFoundError: no icon has that name.
    """
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


class _Engine(QIconEngine):
    """Draws an icon when it is needed, in the colours of that moment."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        _renderer(name, "#000000")

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colours = current.colours()
        colour = self._colour or colours.text
        if mode == QIcon.Mode.Disabled:
            colour = colours.faint
        elif state == QIcon.State.On and self._colour is None:
            colour = colours.accent
        _renderer(self._name, colour).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return QPixmap.fromImage(image)


def icon(name: str, colour: str | None = None) -> QIcon:
    """Return a Lucide icon by its file name without suffix, in the text's colour unless given.

    Raises:
        FileNotFoundError: no icon has that name.
    """
    return QIcon(_Engine(name, colour))


def emotion_icon(emotion: Emotion) -> QIcon:
    """Return an emotion's icon in its colour."""
    return icon(EMOTION_ICONS[emotion], current.colours().emotions[emotion])
