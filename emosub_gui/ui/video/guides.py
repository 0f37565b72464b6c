"""Guides over the picture: safe areas, thirds, letterbox, and what a drag snaps to."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from emosub_gui.ui.look import current

ACTION_SAFE, TITLE_SAFE = 0.9, 0.8
"""Shares of the picture that old screens surely show, and in which titles stand (SMPTE RP 27.3)."""

_LETTERBOX = 2.39
"""Width for height of the widest common cinema picture."""

_INK, _SHADE = QColor(255, 255, 255, 120), QColor(0, 0, 0, 90)
_BARS = QColor(0, 0, 0, 190)
_ROUND = 4.0


class Guide(StrEnum):
    """What can be laid over the picture."""

    SAFE = "safe"
    THIRDS = "thirds"
    LETTERBOX = "letterbox"


class Snapped(NamedTuple):
    """A shift in pixels after snapping, and the positions that it snapped to, if any."""

    by: float
    to: float | None


def safe_area(picture: QRectF, share: float) -> QRectF:
    """Return the middle of a picture, of that share of its width and height."""
    across, down = picture.width() * (1 - share) / 2, picture.height() * (1 - share) / 2
    return picture.adjusted(across, down, -across, -down)


def letterbox(picture: QRectF) -> list[QRectF]:
    """Return the bars above and below a picture of 2.39:1, or beside it if it is wider still."""
    ratio = picture.width() / picture.height()
    if ratio < _LETTERBOX:
        bar = (picture.height() - picture.width() / _LETTERBOX) / 2
        return [picture.adjusted(0, 0, 0, bar - picture.height()),
                picture.adjusted(0, picture.height() - bar, 0, 0)]  # fmt: skip
    bar = (picture.width() - picture.height() * _LETTERBOX) / 2
    return [picture.adjusted(0, 0, bar - picture.width(), 0),
            picture.adjusted(picture.width() - bar, 0, 0, 0)]  # fmt: skip


def thirds(picture: QRectF) -> list[QLineF]:
    """Return the lines that divide a picture in three, both ways."""
    lines: list[QLineF] = []
    for share in (1 / 3, 2 / 3):
        x = picture.left() + picture.width() * share
        y = picture.top() + picture.height() * share
        lines += (
            QLineF(x, picture.top(), x, picture.bottom()),
            QLineF(picture.left(), y, picture.right(), y),
        )
    return lines


def snap(edges: tuple[float, float], by: float, span: tuple[float, float], reach: float) -> Snapped:
    """Move something along one axis so that it meets the picture's middle or a safe area.

    Args:
        edges: where it begins and ends before it is moved.
        by: how far it is moved.
        span: where the picture begins and ends.
        reach: how near is near enough.
    """
    (first, last), (begin, end) = edges, span
    marks = [(((first + last) / 2), (begin + end) / 2)]
    for share in (1.0, ACTION_SAFE, TITLE_SAFE):
        inset = (end - begin) * (1 - share) / 2
        marks += ((first, begin + inset), (last, end - inset))
    ways = [Snapped(0.0, None), *(Snapped(mark - edge, mark) for edge, mark in marks)]
    nearest = min(ways, key=lambda way: abs(way.by - by))
    return nearest if abs(nearest.by - by) <= reach else Snapped(by, None)


class GuidesLayer(QWidget):
    """Lies over the whole of its parent, lets the mouse through, and draws guides and marks.

    All rectangles are in logical pixels of the widget.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = parent
        self._guides: set[Guide] = set()
        self._picture = QRectF()
        self._box = QRectF()
        self._lines: list[QLineF] = []

    def show_guide(self, guide: Guide, on: bool) -> None:
        """Show or hide a guide."""
        (self._guides.add if on else self._guides.discard)(guide)
        self._view.update()

    def set_picture(self, picture: QRectF) -> None:
        """Say where the picture lies."""
        if picture != self._picture:
            self._picture = picture
            self.update()

    def draw_bars(self, painter: QPainter, picture: QRectF) -> None:
        """Draw the letterbox over a picture, if it is wanted; subtitles stand upon it."""
        if Guide.LETTERBOX in self._guides:
            for bar in letterbox(picture):
                painter.fillRect(bar, _BARS)

    def mark(self, box: QRectF, lines: Iterable[QLineF] = ()) -> None:
        """Frame a subtitle, and draw the lines that it has snapped to; an empty box is none."""
        lines = list(lines)
        if (box, lines) != (self._box, self._lines):
            self._box, self._lines = box, lines
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what is switched on."""
        if self._picture.isEmpty():
            return
        painter = QPainter(self)
        if Guide.THIRDS in self._guides:
            self._draw(painter, thirds(self._picture), [])
        if Guide.SAFE in self._guides:
            areas = [safe_area(self._picture, share) for share in (ACTION_SAFE, TITLE_SAFE)]
            self._draw(painter, [], areas)
        painter.setPen(QPen(QColor(current.colours().accent), 1.5))
        painter.drawLines(self._lines)
        if not self._box.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(self._box.adjusted(-4.5, -2.5, 4.5, 2.5), _ROUND, _ROUND)

    def _draw(self, painter: QPainter, lines: list[QLineF], rects: list[QRectF]) -> None:
        """Draw lines that can be seen on any picture: light, with a dark one beside them."""
        for colour, offset in ((_SHADE, 1.0), (_INK, 0.0)):
            painter.setPen(QPen(colour, 1))
            painter.drawLines([line.translated(offset, offset) for line in lines])
            painter.drawRects([rect.translated(offset, offset) for rect in rects])
