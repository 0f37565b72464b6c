"""The bar that says how something ended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.notice_stack import NoticeStack
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


# ---- several ----


@pytest.fixture
def stack(qtbot: QtBot) -> tuple[NoticeStack, list[NoticeBar]]:
    bars = [NoticeBar("info") for _ in range(3)]
    stack = NoticeStack(*bars)
    qtbot.addWidget(stack)
    return stack, bars


def seen(bars: list[NoticeBar]) -> list[int]:
    return [place for place, bar in enumerate(bars) if not bar.isHidden()]


def test_the_notice_that_came_last_is_shown_and_the_others_are_turned_up(
    qtbot: QtBot, stack: tuple[NoticeStack, list[NoticeBar]]
) -> None:
    whole, bars = stack
    assert whole.isHidden()
    for bar in bars:
        bar.say("Done.")
        assert len(seen(bars)) == 1
    turned = []
    for _ in bars:
        (place,) = seen(bars)
        turned.append(place)
        assert bars[place].more.text() == "2 more"
        assert not bars[place].more.icon().isNull(), "it looks like a button beside the others"
        qtbot.mouseClick(bars[place].more, LEFT)
    assert turned == [2, 1, 0]
    assert seen(bars) == [2], "the first again"
    bars[0].say("Done again.")
    assert seen(bars) == [0]


def test_closing_a_notice_shows_the_one_before(
    qtbot: QtBot, stack: tuple[NoticeStack, list[NoticeBar]]
) -> None:
    whole, bars = stack
    for bar in bars:
        bar.say("Done.")
    bars[0].withdraw()
    assert seen(bars) == [2]
    assert bars[2].more.text() == "1 more"
    qtbot.mouseClick(bars[2].close_button, LEFT)
    assert seen(bars) == [1]
    assert bars[1].more.isHidden()
    qtbot.mouseClick(bars[1].close_button, LEFT)
    assert whole.isHidden()


def test_several_notices_are_as_high_as_one(stack: tuple[NoticeStack, list[NoticeBar]]) -> None:
    whole, bars = stack
    bars[0].say("Done.")
    bars[1].say("Done, too.")
    assert whole.sizeHint().height() == bars[1].sizeHint().height()
