"""What is handed to everything that paints a part of the timeline."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from emosub_gui.ui.look.colours import Colours
from emosub_gui.ui.waveform.viewport import Viewport


class Surface(NamedTuple):
    """Where to paint, and what of the film is in view there; in logical pixels.

    Attributes:
        painter: an active one.
        viewport: what is in view over the width of the widget.
        rect: the whole area of what paints; it begins at the widget's left edge.
        part: what has to be repainted of it.
        colours: those in force.
    """

    painter: QPainter
    viewport: Viewport
    rect: QRectF
    part: QRectF
    colours: Colours

    @property
    def ratio(self) -> float:
        """Device pixels for each logical one."""
        return self.painter.device().devicePixelRatio()

    @property
    def span(self) -> tuple[float, float]:
        """The time that has to be repainted, and a pixel on either side, in milliseconds."""
        view, part = self.viewport, self.part
        return view.time(part.left() - 1), view.time(part.right() + 1)

    def within(self, rect: QRectF) -> Surface:
        """Return the surface of an area of it."""
        return self._replace(rect=rect, part=self.part & rect)
