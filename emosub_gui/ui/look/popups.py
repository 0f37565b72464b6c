"""Where popups open."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_GAP = 2


def show_below(popup: QWidget, anchor: QWidget) -> None:
    """Show a popup below what it was opened from, or above, and whole on its screen."""
    popup.adjustSize()
    screen = anchor.screen().availableGeometry()
    below = anchor.mapToGlobal(QPoint(0, anchor.height() + _GAP))
    above = anchor.mapToGlobal(QPoint(0, -popup.height() - _GAP))
    fits = below.y() + popup.height() <= screen.bottom() or above.y() < screen.top()
    left = min(below.x(), screen.right() - popup.width())
    popup.move(max(left, screen.left()), (below if fits else above).y())
    popup.show()
