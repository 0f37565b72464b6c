"""The playhead: a widget of its own, so that its movement repaints a few columns only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from emosub_gui.ui.look import current

_WIDTH = 11
_HEAD = 6.0


class Playhead(QWidget):
    """A line over the height of its parent, with a head if there is a ruler to point into."""

    def __init__(self, parent: QWidget, *, head: bool) -> None:
        super().__init__(parent)
        self._parent = parent
        self._head = head
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def place(self, x: float | None) -> None:
        """Stand at `x` pixels from the parent's left edge; None is nowhere."""
        if x is None or not -_WIDTH < x < self._parent.width() + _WIDTH:
            self.hide()
            return
        self.setGeometry(round(x) - _WIDTH // 2, 0, _WIDTH, self._parent.height())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the line."""
        del event
        painter = QPainter(self)
        colour = QColor(current.colours().playhead)
        middle = _WIDTH // 2
        painter.fillRect(QRectF(middle, 0, 1, self.height()), colour)
        if self._head:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            points = ((0, 0), (_WIDTH, 0), (_WIDTH, _HEAD), (middle + 0.5, 2 * _HEAD), (0, _HEAD))
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
