"""Which colours are in force, and switching them for the whole program."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from emosub_gui.ui.look.colours import DARK, LIGHT, Colours, qt_palette
from emosub_gui.ui.look.sheet import sheet


class _Notifier(QObject):
    """Tells panels that paint by themselves to repaint."""

    changed = Signal()


_notifier: _Notifier | None = None
_colours = DARK
_system_points = 0.0
"""Size of the system's own font; 0 until it is first asked for."""
_scale = 1.0


def colours() -> Colours:
    """Return the colours in force."""
    return _colours


def scale() -> float:
    """Return how large text is against the system's; what holds much of it grows with it."""
    return _scale


def notifier() -> _Notifier:
    """Return the object whose `changed` signal follows the colours."""
    global _notifier  # noqa: PLW0603 - a QObject must not exist before the application
    if _notifier is None:
        _notifier = _Notifier()
    return _notifier


def apply(choice: str, percent: int = 100) -> None:
    """Dress the program in "dark", "light", or what the "system" prefers.

    Args:
        choice: one of these.
        percent: size of text in percent of the system's.
    """
    global _colours, _scale, _system_points  # noqa: PLW0603 - the look is kept here alone
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    if choice == "system":
        hints = QGuiApplication.styleHints()
        choice = "light" if hints.colorScheme() == Qt.ColorScheme.Light else "dark"
    _scale = percent / 100
    _colours = LIGHT if choice == "light" else DARK
    font = application.font()
    _system_points = _system_points or font.pointSizeF()
    font.setPointSizeF(_system_points * percent / 100)
    application.setStyle("Fusion")
    application.setPalette(qt_palette(_colours))
    application.setFont(font)
    application.setStyleSheet(sheet(_colours, percent))
    notifier().changed.emit()
