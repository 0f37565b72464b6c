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


def colours() -> Colours:
    """Return the colours in force."""
    return _colours


def notifier() -> _Notifier:
    """Return the object whose `changed` signal follows the colours."""
    global _notifier  # noqa: PLW0603 - a QObject must not exist before the application
    if _notifier is None:
        _notifier = _Notifier()
    return _notifier


def apply(choice: str) -> None:
    """Dress the program in "dark", "light", or what the "system" prefers."""
    global _colours  # noqa: PLW0603 - the one place where the program's look is kept
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    if choice == "system":
        hints = QGuiApplication.styleHints()
        choice = "light" if hints.colorScheme() == Qt.ColorScheme.Light else "dark"
    _colours = LIGHT if choice == "light" else DARK
    application.setStyle("Fusion")
    application.setPalette(qt_palette(_colours))
    application.setStyleSheet(sheet(_colours))
    notifier().changed.emit()
