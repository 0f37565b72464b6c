"""The editor: `emosub-gui [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from emosub_gui.ui.main_window import MainWindow


def main() -> int:
    """Open the window on the file that is named; return the exit code."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from emosub_gui.app.settings import SettingsStore
    from emosub_gui.core.resources import resource
    from emosub_gui.ui.faults import Faults
    from emosub_gui.ui.main_window import MainWindow
    from emosub_gui.ui.preferences import dress

    # Python gives a busy thread 5 ms before others run; a frame of video has 16.
    sys.setswitchinterval(0.0005)
    application = QApplication(sys.argv)
    application.setApplicationName("EmoSub")
    application.setWindowIcon(QIcon(str(resource("icons", "emosub.svg"))))
    settings = SettingsStore()
    dress(settings)
    window = MainWindow(settings)
    Faults(window).watch()
    _show(window)
    QTimer.singleShot(0, lambda: _begin(window, application.arguments()[1:]))
    return application.exec()


def _show(window: MainWindow) -> None:
    """Show the window; one as large as the screen would have its lower edge below that."""
    room = window.screen().availableSize()
    if window.width() < room.width() and window.height() < room.height():
        window.show()
    else:
        window.showMaximized()


def _begin(window: MainWindow, names: list[str]) -> None:
    """Open what is named, or what the settings say, and offer what a crash left behind."""
    from emosub_gui.ui.dialogs.base import show_error

    settings = window.settings.value
    if window.settings.problem is not None:
        show_error(window, window.settings.problem)
    recent = [Path(name) for name in settings.recent[:1] if settings.reopen]
    if names:
        window.open(Path(names[0]))
    elif recent and recent[0].exists():
        window.open(recent[0])
    if settings.rescue and not names:
        window.offer_rescue()


if __name__ == "__main__":
    sys.exit(main())
