"""The dialog that improves timing shows every change with its reason before it is made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.ui.dialogs.timing import ImproveDialog

SHORT, SECOND = Cue(1, 0, 300, "Short."), Cue(2, 5000, 7000, "Long enough.")
DOCUMENT = Document.of([SHORT, SECOND, Cue(3, 7000, 9000, "No gap before.")])


@pytest.fixture
def dialog(qtbot: QtBot) -> ImproveDialog:
    dialog = ImproveDialog(None, DOCUMENT, [], ())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def rows(dialog: ImproveDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget)
    assert table is not None
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_changes_are_listed_with_how_far_and_why(dialog: ImproveDialog) -> None:
    assert rows(dialog) == [
        ["1", "0:00:00.000", "0:00:00.833 (+0.533)", "too short"],
        ["2", "0:00:05.000", "0:00:06.916 (-0.084)", "gap too small"],
    ]


def test_what_is_not_ticked_stays(dialog: ImproveDialog) -> None:
    table = dialog.findChild(QTableWidget)
    assert table is not None
    table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    times = [(cue.start, cue.end) for cue in dialog.edit(DOCUMENT).cues]
    assert times == [(0, 300), (5000, 6916), (7000, 9000)]
    table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.ok.isEnabled(), "there is nothing to apply"
