"""Selecting lines by rule, offscreen, with real keys and clicks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emosub_gui.core import query
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import PatternError, QueryFieldError, QueryValueError
from emosub_gui.ui.dialogs.hits import FOUND
from emosub_gui.ui.dialogs.rules import RuleForm
from emosub_gui.ui.dialogs.select import _PRESETS, Combine, SelectDialog, combined
from emosub_gui.ui.look import current

Key, Button = Qt.Key, Qt.MouseButton


def film() -> Document:
    return Document.of(
        [
            Cue(0, 0, 2000, "Get out!", speaker="Anna", emotion=Emotion.ANGRY, confidence=0.9),
            Cue(0, 1500, 4000, "Why?", speaker="김 민수", emotion=Emotion.SAD, confidence=0.3),
            Cue(0, 5000, 7000, "Get in.", speaker="Ann", emotion=Emotion.SAD,
                confidence=0.6, review=Review.CORRECTED),
            Cue(0, 8000, 9000, ""),
        ]
    )  # fmt: skip


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> SelectDialog:
    current.apply("dark")
    dialog = SelectDialog(None, film(), {1, 4})
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def type_query(qtbot: QtBot, dialog: SelectDialog, text: str) -> None:
    dialog.query.field.selectAll()
    qtbot.keyClicks(dialog.query.field, text)
    dialog.query.popup.hide()


def found(dialog: SelectDialog) -> list[int]:
    return [match.cue_id for match in dialog.model.matches]


def choose(box_row: int, dialog: SelectDialog, field: str) -> None:
    """Choose what a row compares."""
    box = dialog.form.rows[box_row].field
    box.setCurrentIndex(box.findData(field))


def preset(dialog: SelectDialog, source: str) -> QAction:
    menu = dialog.presets.menu()
    actions = [
        *menu.actions(),
        *(a for m in menu.actions() if m.menu() for a in m.menu().actions()),
    ]
    return next(action for action in actions if action.data() == source)


def test_at_first_every_line_is_meant(dialog: SelectDialog) -> None:
    assert found(dialog) == [1, 2, 3, 4]
    assert len(dialog.form.rows) == 1
    assert dialog._count.text() == "Lines found: 4 of 4"


def test_rows_write_the_query(qtbot: QtBot, dialog: SelectDialog) -> None:
    row = dialog.form.rows[0]
    qtbot.keyClicks(row.typed, "get ")
    assert (dialog.source, found(dialog)) == ('"get "', [1, 3])
    qtbot.mouseClick(dialog.form.add, Button.LeftButton)
    qtbot.keyClick(row.typed, Key.Key_Backspace)
    qtbot.keyClicks(row.typed, " ")
    assert len(dialog.form.rows) == 2, "an empty row waits"
    choose(1, dialog, "conf")
    qtbot.keyClicks(dialog.form.rows[1].typed, "80")
    assert (dialog.source, found(dialog)) == ('"get " conf<80', [3])
    dialog.form.rows[1].comparison.setCurrentText("≥")
    assert (dialog.source, found(dialog)) == ('"get " conf>=80', [1])
    qtbot.mouseClick(row.remove, Button.LeftButton)
    assert (dialog.source, len(dialog.form.rows)) == ("conf>=80", 1)
    qtbot.mouseClick(dialog.form.rows[0].remove, Button.LeftButton)
    assert (dialog.source, len(dialog.form.rows)) == ("", 1)
    assert not dialog.form.rows[0].remove.isEnabled()


def test_values_that_occur_are_offered(qtbot: QtBot, dialog: SelectDialog) -> None:
    choose(0, dialog, "emotion")
    choice = dialog.form.rows[0].choice
    assert found(dialog) == [1, 2, 3, 4], "no emotion is chosen yet"
    choice.setCurrentText("Sad")
    assert (dialog.source, found(dialog)) == ("emotion:sad", [2, 3])
    choose(0, dialog, "speaker")
    name = dialog.form.rows[0].name
    assert [name.itemText(row) for row in range(name.count())] == ["Ann", "Anna", "김 민수"]
    name.setCurrentText("김 민수")
    assert (dialog.source, found(dialog)) == ('speaker:"김 민수"', [2])
    dialog.form.rows[0].comparison.setCurrentText("is exactly")
    name.setCurrentText("ann")
    assert (dialog.source, found(dialog)) == ("speaker=ann", [3])
    name.setCurrentText("")
    assert (dialog.source, found(dialog)) == ('speaker=""', [4])


def test_the_query_fills_the_rows(qtbot: QtBot, dialog: SelectDialog) -> None:
    type_query(qtbot, dialog, r"-emotion:angry,fear conf:30 /^w/ -start<1")
    assert [row.term for row in dialog.form.rows] == [
        query.Term("emotion", ":", "angry,fear", negated=True),
        query.Term("conf", "=", "30"),
        query.Term("", "/", "^w"),
        query.Term("start", "<", "1", negated=True),
    ]
    assert found(dialog) == [2]
    assert dialog.form.rows[3].comparison.currentText() == "not <"
    assert dialog.model.index(0, FOUND).data() == "Why?"


def test_what_is_wrong_is_said_and_keeps_the_rows(qtbot: QtBot, dialog: SelectDialog) -> None:
    type_query(qtbot, dialog, "is:empty")
    type_query(qtbot, dialog, "speeker:Anna")
    assert dialog._wrong.text().startswith("There is nothing called speeker to filter by.")
    assert not dialog.ok.isEnabled()
    assert len(dialog.form.rows) == 1
    type_query(qtbot, dialog, "/(/")
    assert "cannot be used" in dialog._wrong.text()
    type_query(qtbot, dialog, "conf<")
    assert dialog._wrong.isHidden()
    assert dialog.ok.isEnabled()


def test_an_expression_without_end_is_said(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query, "VALUE_LIMIT", 0.05)
    endless = Document.of([Cue(0, 0, 1000, "a" * 60 + "!")])
    dialog = SelectDialog(None, endless, (), r"/(?:(\w)|(\w\w))+$/")
    qtbot.addWidget(dialog)
    assert "takes too long" in dialog._wrong.text()


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Combine.SET, {2, 3}),
        (Combine.ADD, {1, 2, 3, 4}),
        (Combine.SUBTRACT, {1, 4}),
        (Combine.INTERSECT, set()),
    ],
)
def test_the_selection_can_be_set_grown_and_cut(
    qtbot: QtBot, dialog: SelectDialog, how: Combine, expected: set[int]
) -> None:
    type_query(qtbot, dialog, "emotion:sad")
    button = dialog.how.button(how)
    qtbot.keyClick(button, Key.Key_Space)
    assert dialog.chosen() == expected
    assert dialog._result.text() == f"Selected afterwards: {len(expected)}"


def test_it_is_done_by_keys_alone(qtbot: QtBot, dialog: SelectDialog) -> None:
    accepted = QSignalSpy(dialog.accepted)
    type_query(qtbot, dialog, "emotion:sad")
    qtbot.keyClick(dialog.query.field, Key.Key_Return)
    assert dialog.table.hasFocus()
    qtbot.keyClick(dialog.table, Key.Key_Return)
    assert accepted.count() == 1
    assert dialog.chosen() == {2, 3}
    assert dialog.source == "emotion:sad"


def test_presets_write_queries(dialog: SelectDialog) -> None:
    expected = {"is:doubtful": [2], "review:open": [1, 2, 4], "problem:overlap": [1],
                "is:empty": [4], "is:odd": [1, 3], "emotion:sad": [2, 3],
                'speaker="김 민수"': [2], 'speaker=""': [4]}  # fmt: skip
    for source, ids in expected.items():
        preset(dialog, source).trigger()
        assert (dialog.source, found(dialog)) == (source, ids)
        assert dialog.form.source == source, "the rows show it"


@pytest.mark.parametrize(
    "source", [*(source for source, _ in _PRESETS), *map("emotion:{}".format, EMOTIONS)]
)
def test_every_preset_is_a_query(source: str) -> None:
    assert query.parse(source).tests


sets = st.frozensets(st.integers(1, 9))


@given(sets, sets)
def test_combining_selections(before: frozenset[int], found: frozenset[int]) -> None:
    assert combined(before, found, Combine.SET) == found
    added, cut = combined(before, found, Combine.ADD), combined(before, found, Combine.SUBTRACT)
    both = combined(before, found, Combine.INTERSECT)
    assert cut | both == before
    assert not cut & found
    assert added == cut | found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(st.sampled_from('ab<:="/- '), max_size=10),
    st.sampled_from(["", "is:", "conf", "speaker", "-start>"]),
)
def test_rows_say_what_the_query_says(qapp: QApplication, typed: str, head: str) -> None:
    source = head + typed
    try:
        meant = query.select(film(), source)
    except (PatternError, QueryFieldError, QueryValueError):
        return
    assert query.select(film(), filled(source)) == meant


def filled(source: str) -> str:
    """Return what a form says of a query."""
    form = RuleForm({})
    form.set_terms(query.terms(source))
    return form.source
