"""Take the README's screenshot: the real window, on the sample film, after a real analysis.

    python resources/screenshots/make_screenshots.py

writes `window.png` beside this file.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.resources import resource
from emosub_gui.ui.dialogs.analyze import Scope
from emosub_gui.ui.look import current
from emosub_gui.ui.main_window import MainWindow
from emosub_gui.ui.notice_bar import NoticeBar

HERE = Path(__file__).parent
SIZE = (1440, 900)
MOMENT = 17_200


def wait_for(application: QApplication, condition: Callable[[], bool], seconds: float = 60) -> None:
    """Let the program run until a condition holds or time is up."""
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)


def main() -> None:
    """Take the screenshot."""
    application = QApplication([])
    current.apply("dark")
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(SettingsStore(Path(folder) / "settings.json"))
        window.resize(*SIZE)
        window.show()
        window.open(resource("samples", "sample.mp4"))
        wait_for(application, lambda: window.player.path is not None)
        window.analyzing.start(Scope.EVERYTHING)
        wait_for(application, lambda: not window.analyzing.running)
        for notice in window.findChildren(NoticeBar):
            notice.hide()
        line = next(cue for cue in window.session.document.cues if cue.end > MOMENT)
        window.session.select([line.id])
        window.player.seek(MOMENT)
        wait_for(application, lambda: False, 2)
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        image.save(str(HERE / "window.png"))
        window.session.undo_stack.setClean()
        window.close()


if __name__ == "__main__":
    main()
