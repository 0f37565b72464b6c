"""The editor: `emosub-gui [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Open the window on the files that are named; return the exit code."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from emosub_gui.app.settings import SettingsStore
    from emosub_gui.ui.look import current
    from emosub_gui.ui.main_window import MainWindow

    # Python gives a busy thread 5 ms before others run; a frame of video has 16.
    sys.setswitchinterval(0.0005)
    application = QApplication(sys.argv)
    application.setApplicationName("EmoSub")
    settings = SettingsStore()
    current.apply(settings.value.appearance)
    window = MainWindow(settings)
    window.show()
    names = application.arguments()[1:]
    if names:
        QTimer.singleShot(0, lambda: window.open(Path(names[0])))
    else:
        QTimer.singleShot(0, window.offer_rescue)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
