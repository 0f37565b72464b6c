"""The bar that says how something ended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.progress import ProgressPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar("info", QToolButton())
    qtbot.addWidget(bar)
    return bar


def test_it_stays_until_it_is_closed(qtbot: QtBot, bar: NoticeBar) -> None:
    assert bar.isHidden()
    bar.say("All is well.")
    assert bar.text.text() == "All is well."
    assert bar.details.isHidden(), "there is no log"
    qtbot.mouseClick(bar.close_button, LEFT)
    assert bar.isHidden()


def test_the_log_is_folded_each_time(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.say("Some is well.", "0:00  Listening")
    assert not bar.log.isVisible()
    qtbot.mouseClick(bar.details, LEFT)
    assert bar.log.isVisible()
    assert bar.log.toPlainText() == "0:00  Listening"
    bar.say("None is well.", "0:01  Stopped")
    assert not bar.log.isVisible()


def test_it_takes_the_place_of_the_progress_without_a_jump(qtbot: QtBot, bar: NoticeBar) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.begin()
    bar.say("Done.", "log")
    assert bar.sizeHint().height() == panel.sizeHint().height()


def test_a_long_text_makes_it_higher_and_never_wider(bar: NoticeBar) -> None:
    bar.say("Done.")
    narrow = bar.minimumSizeHint().width()
    assert bar.heightForWidth(300) == bar.heightForWidth(900)
    bar.say("Some words, then others. " * 4)
    assert bar.heightForWidth(300) > bar.heightForWidth(900)
    bar.say("/a" * 200)
    assert bar.minimumSizeHint().width() == narrow
