"""From the start of the process to a window that has been painted, beside a bare main window.

pytest tests/benchmarks/test_start.py --benchmark-only
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROUNDS = 7
QUIT_WHEN_PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            QTimer.singleShot(0, QApplication.quit)
        return False

watch = Watch()
"""
BARE = """
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
application.installEventFilter(watch)
window.show()
sys.exit(application.exec())
"""
EDITOR = """
import emosub_gui.__main__ as program
QTimer.singleShot(0, lambda: QApplication.instance().installEventFilter(watch))
sys.argv = ["emosub-gui"]
sys.exit(program.main())
"""


@pytest.mark.parametrize("program", [BARE, EDITOR], ids=["bare window", "editor"])
@pytest.mark.benchmark(group="start to painted window")
def test_start(benchmark: BenchmarkFixture, tmp_path: Path, program: str) -> None:
    homes = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"}

    def start() -> None:
        subprocess.run(
            [sys.executable, "-c", QUIT_WHEN_PAINTED + program],
            env=environment,
            check=True,
            capture_output=True,
        )

    benchmark.pedantic(start, rounds=ROUNDS, warmup_rounds=1)
