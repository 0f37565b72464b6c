"""The cue grid, offscreen, with real mouse and key events."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot
from strategies import documents

from emosub_gui.app import language
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.checks import check_neighbours
from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.query import FIELDS
from emosub_gui.ui.grid.meanings import meaning
from emosub_gui.ui.grid.model import CueModel
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.grid.rows import COLUMNS, DEFAULT_COLUMNS, INDEX
from emosub_gui.ui.grid.spoken import Spoken
from emosub_gui.ui.look import current
from emosub_gui.ui.timeline.tips import describe

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


def film(count: int = 6) -> Document:
    return Document.of(
        Cue(
            0,
            number * 2000,
            number * 2000 + 1500,
            f"line {number + 1}",
            speaker=("Anna", "Ben")[number % 2],
            emotion=(Emotion.ANGRY, Emotion.SAD, Emotion.HAPPY)[number % 3],
            confidence=(0.9, 0.4)[number % 2],
        )
        for number in range(count)
    )


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(film())
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


def where(grid: GridPanel, row: int, column: str) -> QPoint:
    """Return the middle of a cell."""
    return grid.table.visualRect(grid.model.index(row, INDEX[column])).center()


def click(
    qtbot: QtBot, grid: GridPanel, row: int, modifier: Modifier = Modifier.NoModifier
) -> None:
    place = where(grid, row, "text")
    qtbot.mouseClick(grid.table.viewport(), Button.LeftButton, modifier, place)


def shown(grid: GridPanel, column: str = "text") -> list[str]:
    return [row.text(COLUMNS[INDEX[column]]) for row in grid.model.rows]


def editor(grid: GridPanel) -> QLineEdit:
    found = grid.table.viewport().findChild(QLineEdit)
    assert found is not None
    return found


def press_enter(qtbot: QtBot, grid: GridPanel) -> None:
    """End typing; Qt commits when the key has been handled."""
    qtbot.keyClick(editor(grid), Key.Key_Return)
    qtbot.waitUntil(lambda: grid.table.viewport().findChild(QLineEdit) is None)


# ---- the model ----


@given(documents, st.data())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
def test_the_model_follows_every_edit_and_keeps_qts_rules(
    qapp: QApplication, document: Document, data: st.DataObject
) -> None:
    session = Session()
    session.open(document)
    model = CueModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said: dict[int, list[str]] = {}

    def read(*_: object) -> None:
        said.clear()
        said.update({row.cue.id: [row.text(each) for each in COLUMNS] for row in model.rows})

    read()
    for signal in (model.dataChanged, model.modelReset, model.rowsInserted, model.rowsRemoved):
        signal.connect(read)
    for _ in range(data.draw(st.integers(1, 5))):
        ids = [cue.id for cue in session.document.cues]
        chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
        by, position = data.draw(st.integers(-900, 900)), data.draw(st.integers(0, len(ids)))
        edit = data.draw(
            st.sampled_from(
                [
                    lambda d, c=chosen, by=by: edits.shift(d, c, by),
                    lambda d, c=chosen: edits.delete(d, c),
                    lambda d, c=chosen: edits.duplicate(d, c),
                    lambda d, c=chosen: edits.merge(d, c),
                    lambda d, c=chosen: edits.set_emotion(d, c, Emotion.FEAR),
                    lambda d, p=position: edits.insert(d, [Cue(0, 5, 900, "new")], p),
                    edits.sort,
                ]
            )
        )
        session.edit("Edit", edit)
        if data.draw(st.booleans()):
            session.undo_stack.undo()
        cues = session.document.cues
        assert [row.cue for row in model.rows] == list(cues)
        assert said == {row.cue.id: [row.text(each) for each in COLUMNS] for row in model.rows}
        assert [row.number for row in model.rows] == list(range(1, len(cues) + 1))
        beside = {row.cue.id: list(row.beside) for row in model.rows if row.beside}
        assert beside == check_neighbours(session.document)
    model.deleteLater()
    session.deleteLater()


def test_only_rows_that_differ_are_touched(session: Session) -> None:
    model = CueModel(session)
    spy = QSignalSpy(model.dataChanged)
    reset = QSignalSpy(model.modelReset)
    session.edit("Edit text", lambda d: edits.set_text(d, 3, "other"))
    assert [(a.row(), b.row()) for a, b, *_ in (spy.at(n) for n in range(spy.count()))] == [(2, 2)]
    session.edit("Delete", lambda d: edits.delete(d, [2, 5]))
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 100, "new")], 1))
    assert reset.count() == 0


def test_what_came_before_a_new_overlap_is_touched_too(session: Session) -> None:
    model = CueModel(session)
    session.edit("Start", lambda d: edits.retime(d, {3: (3000, 5500)}))
    assert model.rows[1].beside
    assert "overlaps" in model.data(model.index(1, INDEX["end"]), Qt.ItemDataRole.ToolTipRole)


def test_tooltips_say_problems_in_words_where_they_belong(session: Session) -> None:
    session.edit("Edit", lambda d: edits.set_text(d, 1, "very " * 20))
    model, role = CueModel(session), Qt.ItemDataRole.ToolTipRole
    assert "characters a second" in model.data(model.index(0, INDEX["cps"]), role)
    assert "A line has" in model.data(model.index(0, INDEX["text"]), role)
    assert model.data(model.index(0, INDEX["start"]), role) is None
    assert model.data(model.index(0, INDEX["number"]), role).count("\n") == 1


def test_text_is_shown_in_one_line_without_tags(grid: GridPanel, session: Session) -> None:
    session.edit("Edit", lambda d: edits.set_text(d, 1, r"{\i1}one{\i0}\Ntwo"))
    assert shown(grid)[0] == "one↵two"


# ---- selection ----


def test_clicks_select_in_the_session(qtbot: QtBot, grid: GridPanel, session: Session) -> None:
    click(qtbot, grid, 1)
    assert session.selected == {2}
    click(qtbot, grid, 3, Modifier.ShiftModifier)
    assert session.selected == {2, 3, 4}
    click(qtbot, grid, 5, Modifier.ControlModifier)
    assert session.selected == {2, 3, 4, 6}
    assert session.current is not None
    assert session.current.id == 6


def test_clicks_and_keys_go_to_other_lines(qtbot: QtBot, grid: GridPanel, session: Session) -> None:
    spy = QSignalSpy(session.visited)
    click(qtbot, grid, 0)
    click(qtbot, grid, 0)
    qtbot.keyClick(grid.table, Key.Key_Down)
    qtbot.keyClick(grid.table, Key.Key_Down, Modifier.ShiftModifier)
    assert session.selected == {2, 3}
    assert [spy.at(n)[0].id for n in range(spy.count())] == [1, 2, 3]


def test_the_next_line_is_the_next_that_the_filter_leaves(
    grid: GridPanel, session: Session
) -> None:
    def beside(steps: int) -> int | None:
        cue = grid.neighbour(steps)
        return cue.id if cue else None

    grid.set_filter("speaker:ben")
    assert beside(1) == 2, "there is no current line"
    session.select([2])
    assert beside(1) == 4
    assert beside(9) == 6
    session.select([4])
    assert beside(-9) == 2
    grid.set_filter("speaker:nobody")
    assert beside(1) is None


def test_the_table_follows_the_session_and_goes_nowhere_by_itself(
    grid: GridPanel, session: Session
) -> None:
    spy = QSignalSpy(session.visited)
    changes = QSignalSpy(session.selectionChanged)
    session.select([2, 3, 6], current=3)
    rows = {index.row() for index in grid.table.selectionModel().selectedRows()}
    assert rows == {1, 2, 5}
    assert grid.table.currentIndex().row() == 2
    assert (spy.count(), changes.count()) == (0, 1)


def test_the_selection_survives_edits_that_move_its_rows(grid: GridPanel, session: Session) -> None:
    session.select([4, 5], current=5)
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 100)], 0))
    session.edit("Delete", lambda d: edits.delete(d, [2]))
    session.edit("Sort", lambda d: edits.sort(d, key=lambda cue: -cue.start))
    assert session.selected == {4, 5}
    selected = grid.table.selectionModel().selectedRows()
    assert {grid.model.rows[index.row()].cue.id for index in selected} == {4, 5}


def test_when_the_selected_line_goes_its_neighbour_takes_over(
    qtbot: QtBot, grid: GridPanel, session: Session
) -> None:
    click(qtbot, grid, 2)
    session.edit("Delete", lambda d: edits.delete(d, [3]))
    assert session.selected == {4}
    assert grid.table.currentIndex().row() == 2


def test_lines_in_sight_stay_where_they_are_when_others_come_above(
    grid: GridPanel, session: Session
) -> None:
    session.open(film(500))
    QApplication.processEvents()
    grid.table.verticalScrollBar().setValue(3000)
    top = grid.model.rows[grid.table.rowAt(0)].cue.id
    place = grid.table.rowViewportPosition(grid.table.rowAt(0))
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 100)] * 3, 0))
    assert grid.model.rows[grid.table.rowAt(0)].cue.id == top
    session.edit("Delete", lambda d: edits.delete(d, [1, 2]))
    assert grid.model.rows[grid.table.rowAt(0)].cue.id == top
    assert grid.table.rowViewportPosition(grid.table.rowAt(0)) == place


# ---- playing ----


def test_a_double_click_plays_the_line(qtbot: QtBot, grid: GridPanel) -> None:
    spy = QSignalSpy(grid.playRequested)
    place = where(grid, 2, "text")
    qtbot.mouseClick(grid.table.viewport(), Button.LeftButton, pos=place)
    qtbot.mouseDClick(grid.table.viewport(), Button.LeftButton, pos=place)
    assert list(spy.at(0)) == [4000, 5500]
    assert grid.table.viewport().findChild(QLineEdit) is None


def test_the_spoken_line_is_kept_in_sight_unless_one_has_scrolled_away(
    grid: GridPanel, session: Session
) -> None:
    session.open(film(500))
    QApplication.processEvents()
    bar = grid.table.verticalScrollBar()
    for time in range(0, 80_000, 400):
        grid.set_position(time)
    assert bar.value() > 0
    bar.setValue(5000)
    grid.set_position(80_500)
    grid.set_position(81_000)
    assert bar.value() == 5000, "playing on leaves the person alone"
    grid.set_position(2_000)
    assert bar.value() < 100, "a jump is followed"


@given(documents, st.lists(st.integers(-10, 70_000), max_size=30))
def test_spoken_lines_are_those_around_the_time(document: Document, times: list[int]) -> None:
    spoken = Spoken(document)
    for time in times:
        expected = {cue.id for cue in document.cues if cue.start <= time < cue.end}
        assert spoken.at(time) == expected


# ---- typing ----


def test_enter_edits_the_text_as_one_step(qtbot: QtBot, grid: GridPanel, session: Session) -> None:
    click(qtbot, grid, 1)
    qtbot.keyClick(grid.table, Key.Key_Return)
    field = editor(grid)
    assert field.text() == "line 2"
    qtbot.keyClicks(field, "Get out")
    qtbot.keyClick(field, Key.Key_Return, Modifier.ShiftModifier)
    qtbot.keyClicks(field, "now")
    press_enter(qtbot, grid)
    assert session.document.cue(2).text == r"Get out\Nnow"
    assert session.undo_stack.undoText() == "Line 2: Edit text"
    session.undo_stack.undo()
    assert session.document.cue(2).text == "line 2"


def test_escape_leaves_the_text_as_it_was(qtbot: QtBot, grid: GridPanel, session: Session) -> None:
    click(qtbot, grid, 1)
    qtbot.keyClick(grid.table, Key.Key_Return)
    field = editor(grid)
    qtbot.keyClicks(field, "nonsense")
    qtbot.keyClick(field, Key.Key_Escape)
    assert session.document.cue(2).text == "line 2"
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("column", "typed", "expected"),
    [
        ("start", "2.5", (2500, 3500)),
        ("end", "+0.25", (2000, 3750)),
        ("duration", "1", (2000, 3000)),
        ("start", "soon", (2000, 3500)),
    ],
)
def test_times_are_typed_as_people_type_them(
    qtbot: QtBot, grid: GridPanel, column: str, typed: str, expected: tuple[int, int]
) -> None:
    qtbot.mouseClick(grid.table.viewport(), Button.LeftButton, pos=where(grid, 1, column))
    grid.edit_text()
    field = editor(grid)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    press_enter(qtbot, grid)
    cue = grid.model.rows[1].cue
    assert (cue.start, cue.end) == expected


def test_speakers_that_are_known_are_offered(qtbot: QtBot, grid: GridPanel) -> None:
    qtbot.mouseClick(grid.table.viewport(), Button.LeftButton, pos=where(grid, 0, "speaker"))
    grid.edit_text()
    completer = editor(grid).completer()
    assert completer is not None
    assert completer.model().stringList() == ["Anna", "Ben"]


def test_shortcuts_of_the_window_do_not_disturb_typing(qtbot: QtBot, session: Session) -> None:
    window, grid = QMainWindow(), GridPanel(session)
    qtbot.addWidget(window)
    window.setCentralWidget(grid)
    triggered: list[str] = []
    for key in ("Return", "Esc", "Down", "Space", "1", "Ctrl+Backspace"):
        action = QAction(key, window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, key=key: triggered.append(key))
        window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    click(qtbot, grid, 0)
    grid.edit_text()
    field = editor(grid)
    qtbot.keyClicks(field, "1 1")
    qtbot.keyClick(field, Key.Key_Backspace, Modifier.ControlModifier)
    press_enter(qtbot, grid)
    assert session.document.cue(1).text == "1 "
    grid.focus_filter()
    qtbot.keyClicks(grid.filter.field, "1")
    qtbot.keyClick(grid.filter.field, Key.Key_Escape)
    assert triggered == []
    assert grid.filter.field.text() == ""


# ---- filter ----


def test_typing_in_the_filter_leaves_the_lines_that_are_meant(
    qtbot: QtBot, grid: GridPanel, session: Session
) -> None:
    session.select([2, 3])
    grid.focus_filter()
    qtbot.keyClicks(grid.filter.field, "emotion:angry,sad speaker:ben")
    assert shown(grid) == ["line 2", "line 4"]
    assert shown(grid, "number") == ["2", "4"]
    assert session.selected == {2, 3}, "what is hidden stays selected"
    qtbot.keyClick(grid.filter.field, Key.Key_Escape)
    assert len(shown(grid)) == 6
    rows = {index.row() for index in grid.table.selectionModel().selectedRows()}
    assert rows == {1, 2}


def test_the_filter_is_understood_in_the_programs_language(
    qtbot: QtBot, grid: GridPanel, qapp: QApplication
) -> None:
    try:
        language.apply("ko")
        for source in ("감정:분노", "emotion:분노", "감정:angry", "감정:분"):
            grid.set_filter(source)
            assert shown(grid) == ["line 1", "line 4"], source
        grid.set_filter('확신도<200 검토:"검토 전" 감정=없음')
        assert grid.filter.field.property("invalid") is False
        grid.set_filter("")
        grid.focus_filter()
        for typed in ("감정", "emotion:두려"):
            grid.filter.field.clear()
            grid.filter.field.insert(typed)
            qtbot.keyClick(grid.filter.popup, Key.Key_Down)
            qtbot.keyClick(grid.filter.popup, Key.Key_Return)
        assert grid.filter.field.text() == "emotion:fear"
    finally:
        language.apply("en")


def test_a_changed_line_stays_in_sight_until_the_filter_is_set_again(
    grid: GridPanel, session: Session
) -> None:
    grid.set_filter("emotion:angry")
    session.edit("Emotion", lambda d: edits.set_emotion(d, [1], Emotion.SAD))
    assert shown(grid) == ["line 1", "line 4"]
    new = [Cue(0, 0, 900, "new", emotion=Emotion.ANGRY), Cue(0, 0, 900, "not me")]
    session.edit("Insert", lambda d: edits.insert(d, new, 0))
    assert shown(grid) == ["new", "line 1", "line 4"]
    grid.set_filter("emotion:angr")
    assert shown(grid) == ["new", "line 4"]


def test_a_filter_that_is_not_understood_says_so_and_changes_nothing(grid: GridPanel) -> None:
    grid.set_filter("speaker:anna")
    grid.set_filter("emotion:hungry")
    assert grid.filter.field.property("invalid") is True
    assert shown(grid) == ["line 1", "line 3", "line 5"]
    grid.set_filter("")
    assert grid.filter.field.property("invalid") is False


def test_completion_goes_on_with_the_term_before_the_caret(qtbot: QtBot, grid: GridPanel) -> None:
    grid.focus_filter()
    qtbot.keyClicks(grid.filter.field, "line spea")
    qtbot.keyClick(grid.filter.popup, Key.Key_Down)
    qtbot.keyClick(grid.filter.popup, Key.Key_Return)
    assert grid.filter.field.text() == "line speaker:"


def test_every_word_of_the_language_that_is_offered_is_explained(qapp: QApplication) -> None:
    words = [*FIELDS]
    for field in FIELDS.values():
        words += getattr(field, "values", ())
    assert [word for word in words if not meaning(word)] == []
    assert meaning("Anna") == ""


def test_an_empty_grid_says_what_to_do(qtbot: QtBot, grid: GridPanel, session: Session) -> None:
    assert not grid.empty.isVisible()
    grid.set_filter("nobody")
    assert grid.empty.isVisible()
    qtbot.mouseClick(grid.empty.button, Button.LeftButton)
    assert len(shown(grid)) == 6
    session.open(Document())
    assert grid.empty.isVisible()
    assert not grid.empty.button.isVisible()

    def said() -> str:
        return " ".join(label.text() for label in grid.empty.findChildren(QLabel))

    assert "Open a film" in said()
    session.edit("Film", lambda d: edits.set_media(d, MediaRef("film.mp4")))
    assert "Open a film" not in said()
    assert "Click Analyze" in said()
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 900, "first")], 0))
    assert not grid.empty.isVisible()


# ---- columns ----


def test_columns_are_chosen_in_the_headers_menu_and_ordered_by_hand(
    qtbot: QtBot, grid: GridPanel
) -> None:
    assert grid.columns == DEFAULT_COLUMNS
    spy = QSignalSpy(grid.columnsChanged)
    menu = grid.table.column_menu()
    qtbot.addWidget(menu)
    next(action for action in menu.actions() if action.text() == "Layer").trigger()
    next(action for action in menu.actions() if action.text() == "CPS").trigger()
    header = grid.table.horizontalHeader()
    start = header.sectionViewportPosition(INDEX["speaker"]) + 20
    qtbot.mousePress(header.viewport(), Button.LeftButton, pos=QPoint(start, 10))
    for left in range(start, 0, -20):
        qtbot.mouseMove(header.viewport(), QPoint(left, 10))
    qtbot.mouseRelease(header.viewport(), Button.LeftButton, pos=QPoint(2, 10))
    assert grid.columns[:2] == ("speaker", "number")
    assert spy.at(spy.count() - 1)[0] == grid.columns
    assert "layer" in grid.columns
    assert "cps" not in grid.columns


def test_columns_from_the_settings_are_shown_in_their_order(grid: GridPanel) -> None:
    spy = QSignalSpy(grid.columnsChanged)
    grid.set_columns(("text", "start", "of_a_later_version"))
    assert grid.columns == ("text", "start")
    grid.set_columns(())
    assert grid.columns == DEFAULT_COLUMNS
    assert spy.count() == 0, "what comes from the settings need not go back there"


def test_a_column_that_nothing_is_in_leaves_its_room_to_the_text(
    qtbot: QtBot, grid: GridPanel, session: Session
) -> None:
    def visible(column: str) -> bool:
        return not grid.table.isColumnHidden(INDEX[column])

    spy = QSignalSpy(grid.columnsChanged)
    narrow = grid.table.columnWidth(INDEX["text"])
    session.edit("Nobody", lambda d: edits.update(d, range(1, 7), speaker=""))
    assert not visible("speaker")
    assert grid.table.columnWidth(INDEX["text"]) > narrow
    assert "speaker" in grid.columns  # chosen still, so the settings keep it
    menu = grid.table.column_menu()
    qtbot.addWidget(menu)
    assert any("Speaker (" in action.text() and action.isChecked() for action in menu.actions())
    session.undo_stack.undo()
    assert visible("speaker")
    session.open(Document.of([Cue(0, 0, 900, "whose?")]))
    assert not visible("speaker")
    grid.set_columns(("speaker",))
    assert visible("speaker")  # a table of no columns would be worse
    assert spy.count() == 0


def test_showing_tags_is_told_for_the_settings_only_if_a_person_chose_it(
    qtbot: QtBot, grid: GridPanel
) -> None:
    spy = QSignalSpy(grid.tagsShown)
    grid.set_show_tags(True)
    menu = grid.table.column_menu()
    qtbot.addWidget(menu)
    tags = next(action for action in menu.actions() if action.text() == "Show override tags")
    assert tags.isChecked()
    assert spy.count() == 0
    tags.trigger()
    assert not grid.table.show_tags
    assert (spy.count(), spy.at(0)[0]) == (1, False)


def test_a_share_of_the_models_is_not_said_of_what_a_person_chose(session: Session) -> None:
    scores = Scores(*(0.7 if emotion is Emotion.FEAR else 0.05 for emotion in EMOTIONS))
    judged = Cue(0, 0, 9, emotion=Emotion.FEAR, confidence=0.7, evidence=Evidence(combined=scores))
    session.edit("Insert", lambda d: edits.insert(d, [judged], 0))
    model, cue_id = CueModel(session), session.document.cues[0].id
    index = model.index(0, INDEX["confidence"])
    tip = Qt.ItemDataRole.ToolTipRole
    assert (index.data(), index.data(tip)) == ("70%", None)
    session.edit("Accept", lambda d: edits.accept(d, [cue_id]))
    assert index.data() == "70%"
    session.edit("Sad", lambda d: edits.set_emotion(d, [cue_id], Emotion.SAD))
    assert (index.data(), index.data(tip)) == ("you", "The models said fear, 70%.")
    described = describe(session.document.cue(cue_id))
    assert "Sad · Corrected" in described
    assert "The models said fear, 70%." in described


def test_nobody_is_sure_of_words_that_were_not_judged(session: Session) -> None:
    scores = Scores(*(0.94 if emotion is Emotion.FEAR else 0.01 for emotion in EMOTIONS))
    said = Evidence(text=scores, combined=scores, words="Run!")
    judged = Cue(
        0, 0, 9, "Run!", emotion=Emotion.FEAR, confidence=0.94, evidence=said, language="en"
    )
    session.edit("Insert", lambda d: edits.insert(d, [judged], 0))
    model, cue_id = CueModel(session), session.document.cues[0].id
    index = model.index(0, INDEX["confidence"])
    session.edit("Text", lambda d: edits.set_text(d, cue_id, "Stay."))
    assert index.data() == "?"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "The models judged other words."
    described = describe(session.document.cue(cue_id))
    assert "Fear ? · Not reviewed" in described
    assert "The models judged other words." in described
    session.undo_stack.undo()
    assert (index.data(), index.data(Qt.ItemDataRole.ToolTipRole)) == ("94%", None)


# ---- looks ----


@pytest.mark.parametrize("look", ["dark", "light"])
def test_every_kind_of_cell_is_drawn(grid: GridPanel, session: Session, look: str) -> None:
    special = [
        Cue(0, 20_000, 20_000, "no time"),
        Cue(0, 21_000, 22_000, "", emotion=Emotion.FEAR, confidence=0.2),
        Cue(0, 21_500, 23_000, r"{\i1}tag{\i0}\Nged" * 9, comment=True),
        Cue(0, 24_000, 25_000, "fine", emotion=Emotion.SAD, review=Review.CORRECTED),
    ]
    session.edit("Insert", lambda d: edits.insert(d, special, 0))
    session.select([2])
    grid.set_columns([column.name for column in COLUMNS])
    current.apply(look)
    before = grid.grab().toImage()
    grid.table.set_show_tags(True)
    grid.set_position(24_500)
    assert grid.grab().toImage() != before
    current.apply("dark")


class Marker(QTranslator):
    """A language in which everything stands in quotation marks."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, _context: str, text: str, *_: object) -> str:
        return f"«{text}»"


def test_it_follows_the_language(qtbot: QtBot, qapp: QApplication, grid: GridPanel) -> None:
    marker = Marker()
    assert shown(grid, "emotion")[0] == "Angry"
    qapp.installTranslator(marker)
    qtbot.waitUntil(lambda: shown(grid, "emotion")[0] == "«Angry»")
    header = [
        grid.model.headerData(number, Qt.Orientation.Horizontal) for number in range(len(COLUMNS))
    ]
    assert all(title.startswith("«") for title in header)
    assert grid.filter.field.placeholderText().startswith("«Filter")
    grid.set_filter("nobody")
    assert grid.empty.button.text() == "«Clear the filter»"
    qapp.removeTranslator(marker)


def test_a_menu_is_asked_for_at_the_pointer(qtbot: QtBot, grid: GridPanel) -> None:
    place = where(grid, 1, "text")
    with qtbot.waitSignal(grid.contextMenuRequested) as signal:
        grid.table.customContextMenuRequested.emit(place)
    assert signal.args == [grid.table.viewport().mapToGlobal(place)]
