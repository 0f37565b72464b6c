"""The grid with 20,000 lines, beside a plain model that works everything out each time.

pytest tests/benchmarks/test_grid.py --benchmark-only
"""

from collections.abc import Iterator
from itertools import count, cycle

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits
from emosub_gui.core.checks import check_cue
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.reading import profile
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.grid.rows import COLUMNS
from emosub_gui.ui.inspector.panel import InspectorPanel
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import emotion_icon

LINES = 20_000
TEXTS = (
    "I am so happy to see you again!",
    "정말 고마워요. 오늘 너무 행복해요!",
    r"{\i1}Nobody told me{\i0} that\Nyou were here.",
)


def film() -> Document:
    return Document.of(
        Cue(
            0,
            number * 3000,
            number * 3000 + 2500,
            TEXTS[number % 3],
            speaker=("Anna", "Ben")[number % 2],
            language=("en", "ko", "en")[number % 3],
            emotion=EMOTIONS[number % 7],
            confidence=number % 100 / 100,
        )
        for number in range(LINES)
    )


class PlainModel(QAbstractTableModel):
    """What one would write first: everything is worked out in `data`, a change is a reset."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.changed.connect(self._reset)

    def _reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, _parent=None):  # noqa: N802
        return len(self.session.document)

    def columnCount(self, _parent=None):  # noqa: N802
        return 10

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        cue, column = self.session.document.cues[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(cue) or str(index.row() + 1)
        if role == Qt.ItemDataRole.ForegroundRole:
            problems = check_cue(cue, profile(cue.language))
            wrong = any(problem.kind in column.problems for problem in problems)
            return QColor(current.colours().danger) if wrong else None
        if role == Qt.ItemDataRole.DecorationRole and column.name == "emotion" and cue.emotion:
            return emotion_icon(cue.emotion)
        return None


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(film())
    session.select([10])
    yield session
    session.deleteLater()


def shown(widget: QWidget) -> QWidget:
    widget.resize(1280, 720)
    widget.show()
    QApplication.processEvents()
    return widget


@pytest.fixture
def grid(session: Session) -> Iterator[GridPanel]:
    grid = GridPanel(session)
    yield shown(grid)
    grid.close()


@pytest.fixture
def plain(session: Session) -> Iterator[QTableView]:
    view = QTableView()
    view.setModel(PlainModel(session))
    yield shown(view)
    view.close()


@pytest.mark.benchmark(group="open 20,000 lines")
def test_open(benchmark, session):
    grid, film = GridPanel(session), session.document
    benchmark(lambda: session.open(film))
    grid.close()


@pytest.mark.benchmark(group="repaint 28 rows")
def test_repaint(benchmark, grid):
    benchmark(grid.table.viewport().repaint)


@pytest.mark.benchmark(group="repaint 28 rows")
def test_repaint_plain(benchmark, plain):
    benchmark(plain.viewport().repaint)


@pytest.mark.benchmark(group="scroll to lines never seen and repaint")
def test_scroll(benchmark, grid):
    pages = cycle(range(0, 300_000, 700))

    def scroll():
        grid.table.verticalScrollBar().setValue(next(pages))
        grid.table.viewport().repaint()

    benchmark(scroll)


@pytest.mark.benchmark(group="edit one line and repaint")
def test_edit(benchmark, grid, session):
    numbers = count()

    def edit():
        text = f"typed {next(numbers)}"
        session.edit("Edit text", lambda document: edits.set_text(document, 10, text), key="t")
        grid.table.viewport().repaint()

    benchmark(edit)


@pytest.mark.benchmark(group="edit one line and repaint")
def test_edit_plain(benchmark, plain, session):
    numbers = count()

    def edit():
        text = f"typed {next(numbers)}"
        session.edit("Edit text", lambda document: edits.set_text(document, 10, text), key="t")
        plain.viewport().repaint()

    benchmark(edit)


@pytest.mark.benchmark(group="move one line in time and repaint")
def test_retime(benchmark, grid, session):
    steps = cycle((10, -10))

    def move():
        by = next(steps)
        session.edit("Move", lambda document: edits.shift(document, [10], by))
        grid.table.viewport().repaint()

    benchmark(move)


@pytest.mark.benchmark(group="insert a line at the top and repaint")
def test_insert(benchmark, grid, session):
    def insert():
        session.edit("Insert", lambda document: edits.insert(document, [Cue(0, 0, 10)], 0))
        grid.table.viewport().repaint()

    benchmark.pedantic(insert, rounds=10)


@pytest.mark.benchmark(group="filter 20,000 lines")
@pytest.mark.parametrize("query", ["happy", "emotion:angry conf<50 speaker:anna", "problem:any"])
def test_filter(benchmark, grid, query):
    queries = cycle([query, ""])
    benchmark(lambda: grid.model.set_filter(next(queries)))


@pytest.mark.benchmark(group="playhead moves")
def test_position(benchmark, grid):
    times = count(0, 16)
    benchmark(lambda: grid.set_position(next(times)))


@pytest.mark.benchmark(group="select all")
def test_select_all(benchmark, grid, session):
    ids = [cue.id for cue in session.document.cues]
    choices = cycle([ids, ids[:1]])

    def select():
        session.select(next(choices))
        grid.repaint()
        QApplication.processEvents()

    benchmark(select)


@pytest.mark.benchmark(group="type a letter in the inspector, both panels shown")
def test_type(benchmark, grid, session):
    spelling = Spelling()
    inspector = shown(InspectorPanel(session, spelling))
    inspector.edit_text()

    def type_letter():
        QTest.keyClicks(inspector.text, "a")
        QApplication.processEvents()

    benchmark.pedantic(type_letter, rounds=40)
    inspector.close()
    spelling.stop()
