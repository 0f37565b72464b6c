"""The program's sliders, by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from emosub_gui.ui.look import current
from emosub_gui.ui.look.sliders import Slider

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slider(qtbot: QtBot) -> Slider:
    current.apply("dark")
    slider = Slider()
    qtbot.addWidget(slider)
    slider.setRange(0, 100)
    slider.resize(212, 24)
    slider.show()
    return slider


def at(slider: Slider, value: int) -> QPoint:
    """Return where the middle of the handle is at a value; it is 12 pixels wide."""
    return QPoint(6 + 2 * value, slider.height() // 2)


@pytest.mark.parametrize("value", [0, 3, 20, 50, 97, 100])
def test_it_goes_where_it_is_pressed(qtbot: QtBot, slider: Slider, value: int) -> None:
    slider.setValue(50)
    qtbot.mousePress(slider, LEFT, pos=at(slider, value))
    assert slider.value() == pytest.approx(value, abs=1)


def test_it_is_dragged_on_from_where_it_was_pressed(qtbot: QtBot, slider: Slider) -> None:
    qtbot.mousePress(slider, LEFT, pos=at(slider, 80))
    assert slider.isSliderDown()
    qtbot.mouseMove(slider, at(slider, 30))
    assert slider.value() == pytest.approx(30, abs=1)
    qtbot.mouseRelease(slider, LEFT, pos=at(slider, 30))
    qtbot.wait(50)
    assert slider.value() == pytest.approx(30, abs=1)


def test_its_handle_does_not_jump_when_it_is_taken(qtbot: QtBot, slider: Slider) -> None:
    slider.setValue(50)
    qtbot.mousePress(slider, LEFT, pos=at(slider, 50) + QPoint(3, 0))
    assert slider.value() == 50
