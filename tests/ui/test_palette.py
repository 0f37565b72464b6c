"""The command palette, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from emosub_gui.app.actions import Needs
from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.palette import Palette, rank


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.actions_ = ActionSet(self)
        self.done: list[str] = []
        names = ("timing.post_process", "emotion.fear", "view.zoom_in")
        self.actions_.connect_all(
            {name: lambda name=name: self.done.append(name) for name in names}
        )
        self.actions_.refresh(Needs.CUES | Needs.SELECTION)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    return window


@pytest.fixture
def palette(qtbot: QtBot, window: Window) -> Palette:
    palette = Palette(window.actions_, window)
    palette.open()
    qtbot.waitUntil(palette.isVisible)
    return palette


def titles(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_a_few_letters_and_return_do_it(qtbot: QtBot, window: Window, palette: Palette) -> None:
    assert palette.focusWidget() is palette.field, "letters go to the field at once"
    qtbot.keyClicks(palette.field, "impr")
    assert titles(palette)[0] == "Improve timing"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.done == ["timing.post_process"]


def test_a_menu_finds_what_is_in_it_after_what_is_called_so(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    qtbot.keyClicks(palette.field, "emotion")
    found = titles(palette)
    assert found.index("Accept the emotion") < found.index("Fear")
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == len(found) - 1, "up from the first is the last"
    palette.list.setCurrentRow(found.index("Fear"))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.done == ["emotion.fear"]


def test_what_is_not_possible_is_not_offered(palette: Palette) -> None:
    assert "Zoom in" not in titles(palette), "there is no film"
    assert "Improve timing" in titles(palette)


def test_letters_side_by_side_rank_before_scattered_ones() -> None:
    assert rank("fin", "Find") == 0
    together, scattered = rank("sp", "Spelling"), rank("sp", "Set to the playhead")
    assert together is not None
    assert scattered is not None
    assert together < scattered
    assert rank("xyz", "Find") is None
