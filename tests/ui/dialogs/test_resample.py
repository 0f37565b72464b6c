"""The dialog that asks for another resolution."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from emosub_gui.core import edits
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.formats import ass
from emosub_gui.formats.resampling import Fit, Size, resample
from emosub_gui.ui.dialogs.resample import ResampleDialog

SCRIPT = r"""[Script Info]
PlayResX: 640
PlayResY: 360

[V4+ Styles]
Format: Name, Fontname, Fontsize, MarginL
Style: Sign,BM JUA,20,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:01.00,Sign,,10,0,0,,{\pos(10,20)}Here
Dialogue: 0,0:00:00.00,0:00:01.00,Sign,,0,0,0,,There
"""
FILM = MediaRef("film.mp4", width=1920, height=1080)


def shown(qtbot: QtBot, document: Document) -> ResampleDialog:
    dialog = ResampleDialog(None, document)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def read() -> Document:
    return edits.set_media(ass.loads(SCRIPT, Path("a.ass")).document, FILM)


def listed(dialog: ResampleDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())
    ]


def test_the_films_size_is_proposed_and_every_change_listed(qtbot: QtBot) -> None:
    document = read()
    dialog = shown(qtbot, document)
    assert dialog.chosen == Size(1920, 1080)
    assert listed(dialog) == [
        ["Style Sign: Fontsize", "20", "60"],
        ["Line 1: text", "{\\pos(10,20)}Here", "{\\pos(30,60)}Here"],
        ["Line 1: margins", "10, 0, 0", "30, 0, 0"],
    ]
    assert dialog._count.text() == "What will change: 3"
    assert dialog.edit(document) == resample(document, Size(1920, 1080))
    assert not dialog._shape.isEnabled(), "the shape is the same"


def test_another_shape_asks_what_becomes_of_the_picture(qtbot: QtBot) -> None:
    dialog = shown(qtbot, read())
    changed = QSignalSpy(dialog.changed)
    dialog.width_.setValue(1440)
    assert dialog._shape.isEnabled()
    assert dialog.presets.currentText() == "Other"
    dialog.fits.button(1).click()
    assert dialog.fit is Fit.BORDERS
    assert listed(dialog)[1][2] == "{\\pos(22.5,180)}Here"
    assert changed.count() == 2


def test_the_same_size_is_no_change(qtbot: QtBot) -> None:
    dialog = shown(qtbot, read())
    index = dialog.presets.findText("640 × 360")
    dialog.presets.setCurrentIndex(index)
    dialog.presets.activated.emit(index)
    assert listed(dialog) == []
    assert not dialog.ok.isEnabled()
