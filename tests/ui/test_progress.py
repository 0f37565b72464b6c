"""The panel of a running analysis."""

import re
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar
from pytestqt.qtbot import QtBot

from emosub_gui.core.progress import Progress, Stage
from emosub_gui.ui.progress import ProgressPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> ProgressPanel:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.begin()
    return panel


def shown(panel: ProgressPanel) -> str:
    labels = panel.findChildren(QLabel)
    return "  ".join(label.text() for label in labels if label.isVisible())


def test_share_speed_and_time_left_are_those_of_the_stage(panel: ProgressPanel) -> None:
    bar = panel.findChild(QProgressBar)
    assert bar is not None
    panel.update_progress(Progress(Stage.LOAD))
    assert bar.maximum() == 0, "nobody knows how long it takes"
    before = time.monotonic()
    panel.update_progress(Progress(Stage.TRANSCRIBE, 0, 60_000))
    begun = time.monotonic()
    time.sleep(0.4)
    least = time.monotonic() - begun
    panel.update_progress(Progress(Stage.TRANSCRIBE, 15_000, 60_000))
    most = time.monotonic() - before
    assert bar.value() / bar.maximum() == pytest.approx(0.25)
    found = re.search(r"25%.* ([\d.]+)× real time.* 0:(\d\d) left", shown(panel))
    assert found, shown(panel)
    assert 15 / most - 1 < float(found[1]) < 15 / least + 1
    assert 3 * least - 1 < int(found[2]) < 3 * most + 1


def test_the_log_keeps_stages_and_remarks_with_their_times(
    qtbot: QtBot, panel: ProgressPanel
) -> None:
    panel.update_progress(Progress(Stage.PROBE))
    panel.tell("Heard by ear.")
    panel.update_progress(Progress(Stage.TRANSCRIBE, 0, 10))
    panel.update_progress(Progress(Stage.TRANSCRIBE, 5, 10))
    lines = ["0:00  Opening the film", "0:00  Heard by ear.", "0:00  Listening"]
    assert panel.log.splitlines() == lines
    log = panel.findChild(QPlainTextEdit)
    assert log is not None
    assert not log.isVisible()
    assert "Heard by ear." in shown(panel)
    qtbot.mouseClick(panel.details, LEFT)
    assert log.isVisible()
    panel.begin()
    assert not panel.log


def test_cancel_is_asked_for_once(qtbot: QtBot, panel: ProgressPanel) -> None:
    with qtbot.waitSignal(panel.cancelRequested):
        qtbot.mouseClick(panel.cancel, LEFT)
    panel.stopping()
    assert not panel.cancel.isEnabled()
    assert "Stopping" in shown(panel)
    panel.begin()
    assert panel.cancel.isEnabled()
