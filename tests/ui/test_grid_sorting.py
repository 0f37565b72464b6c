"""Lines in another order in the grid, by clicks on its headings; the document stays as it is."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from strategies import documents

from emosub_gui.app.actions import BY_ID
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.ui.grid.model import CueModel
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.grid.rows import COLUMNS, INDEX
from emosub_gui.ui.look import current

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
LEFT = Qt.MouseButton.LeftButton
LINES = Document.of(
    [
        Cue(0, 0, 3000, "delta", emotion=Emotion.SAD, confidence=0.7, speaker="Ben"),
        Cue(0, 4000, 5000, "Alpha", emotion=Emotion.HAPPY, confidence=0.4),
        Cue(0, 6000, 8000, "charlie", emotion=Emotion.SAD, confidence=0.9, speaker="anna"),
        Cue(0, 9000, 13000, "bravo"),
        Cue(0, 14000, 19000, "", emotion=Emotion.FEAR, confidence=0.1, review=Review.CORRECTED),
    ]
)


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(LINES)
    yield session
    session.deleteLater()


@pytest.fixture
def grid(qtbot: QtBot, session: Session) -> GridPanel:
    """Show the grid in a window."""
    grid = GridPanel(session)
    qtbot.addWidget(grid)
    grid.resize(1000, 400)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def ids(model: CueModel) -> list[int]:
    return [row.cue.id for row in model.rows]


def click_heading(qtbot: QtBot, grid: GridPanel, column: str) -> None:
    header = grid.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(INDEX[column]) + 30, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        ("number", [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
        ("start", [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
        ("duration", [2, 3, 1, 4, 5], [5, 4, 1, 3, 2]),
        ("cps", [5, 4, 1, 3, 2], [2, 3, 1, 4, 5]),
        ("speaker", [3, 1, 2, 4, 5], [1, 3, 2, 4, 5]),
        ("emotion", [2, 1, 3, 5, 4], [5, 1, 3, 2, 4]),
        ("confidence", [2, 1, 3, 5, 4], [5, 3, 1, 2, 4]),
        ("review", [1, 2, 3, 5, 4], [5, 1, 2, 3, 4]),
        ("text", [2, 4, 3, 1, 5], [1, 3, 4, 2, 5]),
    ],
)
def test_a_column_sorts_by_what_it_means_and_what_is_empty_comes_last(
    session: Session, column: str, up: list[int], down: list[int]
) -> None:
    model = CueModel(session)
    model.sort(INDEX[column], UP)
    assert ids(model) == up
    model.sort(INDEX[column], DOWN)
    assert ids(model) == down
    model.sort(-1)
    assert ids(model) == [1, 2, 3, 4, 5]
    assert session.document is LINES


def test_clicks_on_a_heading_sort_up_then_down_then_not(
    qtbot: QtBot, grid: GridPanel, session: Session
) -> None:
    def said(column: str) -> str:
        return grid.model.headerData(INDEX[column], Qt.Orientation.Horizontal)

    click_heading(qtbot, grid, "duration")
    assert ids(grid.model) == [2, 3, 1, 4, 5]
    assert (said("duration"), said("start")) == ("Duration ↑", "Start")
    click_heading(qtbot, grid, "duration")
    assert ids(grid.model) == [5, 4, 1, 3, 2]
    assert said("duration") == "Duration ↓"
    click_heading(qtbot, grid, "duration")
    assert ids(grid.model) == [1, 2, 3, 4, 5]
    assert said("duration") == "Duration"
    assert session.document is LINES
    assert not session.selected, "a heading selects nothing"


def test_commands_sort_as_clicks_do(grid: GridPanel) -> None:
    for expected in ([2, 3, 1, 4, 5], [5, 4, 1, 3, 2], [1, 2, 3, 4, 5], [2, 3, 1, 4, 5]):
        grid.table.sort_by("duration")
        assert ids(grid.model) == expected
    grid.table.sort_by("text")
    assert ids(grid.model) == [2, 4, 3, 1, 5]


def test_there_is_a_command_for_each_column_that_is_there_at_first() -> None:
    commands = {name.removeprefix("view.sort_") for name in BY_ID if name.startswith("view.sort_")}
    assert commands == {column.name for column in COLUMNS if column.shown} - {"number"}


def test_the_selection_stays_and_the_next_line_is_the_next_that_is_shown(
    qtbot: QtBot, grid: GridPanel, session: Session
) -> None:
    session.select([2, 4], current=4)
    click_heading(qtbot, grid, "duration")
    selected = {index.row() for index in grid.table.selectionModel().selectedRows()}
    assert {ids(grid.model)[row] for row in selected} == {2, 4}
    assert (session.selected, session.current) == ({2, 4}, LINES.cue(4))
    following, before = grid.neighbour(1), grid.neighbour(-1)
    assert following
    assert before
    assert (before.id, following.id) == (1, 5)
    qtbot.keyClick(grid.table, Qt.Key.Key_Down)
    assert session.selected == {5}


def test_lines_stay_where_they_are_while_they_are_edited(grid: GridPanel, session: Session) -> None:
    grid.model.sort(INDEX["duration"], UP)
    session.edit("Lengthen", lambda d: edits.retime(d, {2: (4000, 5900)}))
    session.edit("Shorten", lambda d: edits.retime(d, {5: (14000, 14100)}))
    assert ids(grid.model) == [2, 3, 1, 4, 5]
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 3000, 4000, "new")], 1))
    assert ids(grid.model) == [2, 3, 1, 6, 4, 5], "behind the line that it follows"
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 10, "first")], 0))
    assert ids(grid.model) == [7, 2, 3, 1, 6, 4, 5]
    session.edit("Delete", lambda d: edits.delete(d, [3]))
    assert ids(grid.model) == [7, 2, 1, 6, 4, 5]
    grid.model.sort(INDEX["duration"], UP)
    assert ids(grid.model) == [7, 5, 6, 2, 1, 4]


def test_several_lines_that_come_at_once_go_where_the_order_wants_them(
    grid: GridPanel, session: Session
) -> None:
    grid.model.sort(INDEX["duration"], UP)
    session.edit("Delete", lambda d: edits.delete(d, [1, 2, 3, 4, 5]))
    assert ids(grid.model) == []
    session.undo_stack.undo()
    assert ids(grid.model) == [2, 3, 1, 4, 5], "as the heading says"


def test_filtered_lines_are_sorted_and_sorted_ones_filtered(
    grid: GridPanel, session: Session
) -> None:
    grid.model.sort(INDEX["duration"], DOWN)
    grid.set_filter("emotion:sad,happy")
    assert ids(grid.model) == [1, 3, 2]
    grid.model.sort(INDEX["text"], UP)
    assert ids(grid.model) == [2, 3, 1]
    grid.set_filter("")
    assert ids(grid.model) == [2, 4, 3, 1, 5]


def test_another_document_is_shown_in_its_own_order(grid: GridPanel, session: Session) -> None:
    header = grid.table.horizontalHeader()
    header.setSortIndicator(INDEX["text"], UP)
    assert grid.model.is_sorted
    session.open(Document.of([Cue(0, 0, 900, "b"), Cue(0, 1000, 1900, "a")]))
    assert ids(grid.model) == [1, 2]
    assert not grid.model.is_sorted
    assert header.sortIndicatorSection() == -1


def test_the_headings_menu_leads_back(grid: GridPanel) -> None:
    def back() -> bool:
        menu = grid.table.column_menu()
        action = menu.actions()[-1]
        enabled = action.isEnabled()
        action.trigger()
        menu.deleteLater()
        return enabled

    assert not back()
    grid.table.horizontalHeader().setSortIndicator(INDEX["text"], DOWN)
    assert back()
    assert ids(grid.model) == [1, 2, 3, 4, 5]


@given(documents, st.data())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
def test_sorted_lines_are_all_the_lines_whatever_is_edited(
    qapp: QApplication, document: Document, data: st.DataObject
) -> None:
    session = Session()
    session.open(document)
    model = CueModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for _ in range(3):
        model.sort(
            data.draw(st.integers(-1, len(COLUMNS) - 1)), data.draw(st.sampled_from([UP, DOWN]))
        )
        there = [cue.id for cue in session.document.cues]
        chosen = data.draw(st.lists(st.sampled_from(there), unique=True)) if there else []
        session.edit("Copy", lambda d, chosen=chosen: edits.duplicate(d, chosen))
        session.edit("Delete", lambda d, chosen=chosen: edits.delete(d, chosen))
        session.undo_stack.undo()
        assert sorted(ids(model)) == sorted(cue.id for cue in session.document.cues)
        assert [row.number for row in sorted(model.rows, key=lambda row: row.number)] == list(
            range(1, len(session.document) + 1)
        )
    model.sort(-1)
    assert ids(model) == [cue.id for cue in session.document.cues]
