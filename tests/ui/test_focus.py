"""Where the keyboard is can be seen, in both sets of colours."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emosub_gui.styling.contrast import contrast
from emosub_gui.ui.look import current

_MARK = 18
"""Extent of a tick's box with its frame."""


def most_changed(before: QImage, after: QImage) -> float:
    """Return the contrast of the pixel that differs most between two pictures."""
    return max(
        contrast(before.pixelColor(x, y).name(), after.pixelColor(x, y).name())
        for x in range(before.width())
        for y in range(before.height())
    )


@pytest.mark.parametrize("colours", ["dark", "light"])
@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QPushButton])
def test_focus_is_seen_on_what_is_ticked_or_pressed(
    qtbot: QtBot, kind: type[QAbstractButton], on: bool, colours: str
) -> None:
    current.apply(colours)
    window, elsewhere, button = QWidget(), QLineEdit(), kind("Text")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(elsewhere)
    layout.addWidget(button)
    if isinstance(button, QPushButton):
        button.setProperty("primary", on)
    else:
        button.setChecked(on)
    with qtbot.waitActive(window):
        window.show()
    pictures = []
    for widget in (elsewhere, button):
        widget.setFocus()
        mark = button.grab().toImage()
        pictures.append(mark.copy(QRect(0, 0, min(_MARK, mark.width()), mark.height())))
    assert most_changed(*pictures) >= 2
