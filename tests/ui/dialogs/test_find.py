"""Find and replace, offscreen, with real keys and clicks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.fields import Field
from emosub_gui.ui.dialogs.find import FindDialog
from emosub_gui.ui.dialogs.find_form import Scope
from emosub_gui.ui.dialogs.hits import FIELD, FOUND, NUMBER, Snippet, laid_out
from emosub_gui.ui.look import current

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


def film() -> Document:
    texts = (r"{\i1}Get{\i0} out", "I get it", "nothing here", r"get\Nout, get on", "you 😀 get it")
    return Document.of(
        Cue(0, n * 2000, n * 2000 + 1500, text, speaker=("Ann", "Getty")[n % 2])
        for n, text in enumerate(texts)
    )


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(film())
    session.select([2])
    yield session
    session.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> FindDialog:
    dialog = FindDialog(session)
    qtbot.addWidget(dialog)
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    with qtbot.waitActive(dialog):
        dialog.show_find()
    return dialog


def type_pattern(qtbot: QtBot, dialog: FindDialog, text: str) -> None:
    """Type what to find, and wait until it is found."""
    dialog.form.pattern.field.selectAll()
    qtbot.keyClicks(dialog.form.pattern.field, text)
    settle(qtbot, dialog)


def settle(qtbot: QtBot, dialog: FindDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._pause.isActive() and not dialog._live.running)


def tick(qtbot: QtBot, dialog: FindDialog, box: QCheckBox) -> None:
    qtbot.keyClick(box, Key.Key_Space)
    settle(qtbot, dialog)


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Button.LeftButton)


def lines(dialog: FindDialog) -> list[int]:
    return [match.cue_id for match in dialog.model.matches]


def shown(dialog: FindDialog) -> list[str]:
    return [dialog.model.index(row, FOUND).data() for row in range(dialog.model.rowCount())]


def here(session: Session) -> int:
    assert session.current is not None
    return session.current.id


def texts(session: Session) -> list[str]:
    return [cue.text for cue in session.document.cues]


def test_hits_appear_while_typing_and_leave_the_selection_alone(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    type_pattern(qtbot, dialog, "get")
    assert lines(dialog) == [1, 2, 4, 4, 5]
    assert shown(dialog)[2] == "get↵out, get on"
    assert dialog._count.text() == "Matches: 5 in 4 lines"
    assert session.selected == {2}
    type_pattern(qtbot, dialog, "get out")
    assert shown(dialog) == ["Get out"], "a match may have tags inside"


def test_return_goes_on_and_shift_return_back_around_the_end(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    type_pattern(qtbot, dialog, "get")
    said = QSignalSpy(dialog.said)
    visited = []
    for _ in range(5):
        qtbot.keyClick(dialog.form.pattern.field, Key.Key_Return)
        visited.append(here(session))
    assert visited == [2, 4, 4, 5, 1]
    assert [said.at(index)[0] for index in range(said.count())][-1] == "Went on from the beginning"
    qtbot.keyClick(dialog.form.pattern.field, Key.Key_Return, Modifier.ShiftModifier)
    assert here(session) == 5
    assert dialog._note.text() == "Went on from the end"


def test_return_at_once_searches_for_what_was_just_typed(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    qtbot.keyClicks(dialog.form.pattern.field, "nothing")
    qtbot.keyClick(dialog.form.pattern.field, Key.Key_Return)
    assert here(session) == 3


def test_the_place_of_a_match_is_told(qtbot: QtBot, dialog: FindDialog, session: Session) -> None:
    type_pattern(qtbot, dialog, "get")
    told: list[tuple[int, int, int]] = []
    dialog.matchShown.connect(lambda *place: told.append(place))
    dialog.find_next()
    dialog.find_previous()
    assert told == [(2, 2, 5), (1, 5, 8)]
    assert session.document.cue(1).text[5:8] == "Get"


def test_the_list_is_a_way_to_the_lines(qtbot: QtBot, dialog: FindDialog, session: Session) -> None:
    type_pattern(qtbot, dialog, "get")
    place = dialog.table.visualRect(dialog.model.index(4, FOUND)).center()
    qtbot.mouseClick(dialog.table.viewport(), Button.LeftButton, pos=place)
    assert here(session) == 5
    qtbot.keyClick(dialog.table, Key.Key_Up)
    assert here(session) == 4
    qtbot.keyClick(dialog.table, Key.Key_Home)
    assert here(session) == 1
    assert dialog.model.index(0, NUMBER).data() == "1"


def test_options(qtbot: QtBot, dialog: FindDialog) -> None:
    form = dialog.form
    type_pattern(qtbot, dialog, "get")
    tick(qtbot, dialog, form.match_case)
    assert lines(dialog) == [2, 4, 4, 5]
    tick(qtbot, dialog, form.match_case)
    tick(qtbot, dialog, form.fields[Field.SPEAKER])
    assert lines(dialog) == [1, 2, 2, 4, 4, 4, 5]
    assert not dialog.table.isColumnHidden(FIELD)
    assert dialog.model.index(2, FIELD).data() == "Speaker"
    assert dialog.model.index(2, FOUND).data() == "Getty"
    tick(qtbot, dialog, form.whole_words)
    tick(qtbot, dialog, form.fields[Field.TEXT])
    assert lines(dialog) == []
    assert dialog._count.text() == "No match"
    tick(qtbot, dialog, form.whole_words)
    assert lines(dialog) == [2, 4]


def test_tags_can_be_searched_as_they_are_written(qtbot: QtBot, dialog: FindDialog) -> None:
    type_pattern(qtbot, dialog, r"\i")
    assert lines(dialog) == []
    tick(qtbot, dialog, dialog.form.ignore_tags)
    assert [dialog.model.snippet(row).before for row in range(2)] == ["{", r"{\i1}Get{"]


def test_a_wrong_expression_is_said_under_the_field(qtbot: QtBot, dialog: FindDialog) -> None:
    tick(qtbot, dialog, dialog.form.regular)
    type_pattern(qtbot, dialog, "(get")
    wrong = dialog.form._wrong
    assert wrong.isVisible()
    assert wrong.text().startswith("The pattern (get cannot be used: missing )")
    dialog.find_next()
    assert wrong.isVisible()
    type_pattern(qtbot, dialog, "(get)")
    assert not wrong.isVisible()
    assert len(lines(dialog)) == 5


def test_an_expression_without_end_is_said_and_holds_nobody_up(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    session.open(Document.of([Cue(0, 0, 1000, "a" * 60 + "!")]))
    tick(qtbot, dialog, dialog.form.regular)
    type_pattern(qtbot, dialog, r"(?:(\w)|(\w\w))+$")
    assert "takes too long" in dialog.form._wrong.text()
    dialog.replace_all()
    assert session.undo_stack.count() == 0


def test_replacing_goes_from_match_to_match(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    dialog.show_replace("get")
    assert dialog.replace_one.isVisible()
    settle(qtbot, dialog)
    qtbot.keyClicks(dialog.form.replacement.field, "forget")
    press(qtbot, dialog.replace_one)
    assert (here(session), session.undo_stack.count()) == (2, 0), "at first it only goes there"
    press(qtbot, dialog.replace_one)
    assert (texts(session)[1], here(session)) == ("I forget it", 4)
    press(qtbot, dialog.replace_one)
    press(qtbot, dialog.replace_one)
    assert (texts(session)[3], here(session)) == (r"forget\Nout, forget on", 5)
    assert session.undo_stack.undoText() == "Line 4: Replace a match"
    settle(qtbot, dialog)
    assert len(lines(dialog)) == 5, "what was put there has it in it"


def test_replacing_all_is_one_step_with_its_count(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    before = session.document
    dialog.show_replace("get")
    qtbot.keyClicks(dialog.form.replacement.field, "go")
    press(qtbot, dialog.replace_every)
    assert texts(session) == [
        r"{\i1}go{\i0} out", "I go it", "nothing here", r"go\Nout, go on", "you 😀 go it",
    ]  # fmt: skip
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "4 lines: Replace all (5)"
    assert dialog._note.text() == "Replaced: 5"
    session.undo_stack.undo()
    assert session.document is before


def test_groups_can_be_used_and_are_shown_beforehand(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    tick(qtbot, dialog, dialog.form.regular)
    dialog.show_replace(r"(get) (\w+)")
    settle(qtbot, dialog)
    qtbot.keyClicks(dialog.form.replacement.field, "$2 $1")
    assert dialog.model.snippet(0) == Snippet("", "Get out", "out Get", "")
    assert dialog.model.snippet(1) == Snippet("I ", "get it", "it get", "")
    assert dialog.model.snippet(3) == Snippet("you 😀 ", "get it", "it get", "")
    qtbot.keyClicks(dialog.form.replacement.field, r"\3")
    assert dialog.form._wrong.isVisible()
    assert dialog.model.snippet(1).new is None
    press(qtbot, dialog.replace_every)
    assert session.undo_stack.count() == 0
    dialog.show_find()
    assert dialog.model.snippet(1) == Snippet("I ", "get it", None, "")


def test_only_the_lines_that_were_selected_are_searched(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    session.select([2, 4])
    type_pattern(qtbot, dialog, "get")
    dialog.form.scope.setCurrentIndex(Scope.SELECTED)
    settle(qtbot, dialog)
    assert lines(dialog) == [2, 4, 4]
    dialog.find_next()
    dialog.find_next()
    assert session.selected == {4}, "going to matches does not change what is searched"
    settle(qtbot, dialog)
    assert lines(dialog) == [2, 4, 4]
    session.select([4, 5])
    settle(qtbot, dialog)
    assert lines(dialog) == [4, 4, 5]


def test_lines_from_the_current_one_on_can_be_searched(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    session.select([3])
    type_pattern(qtbot, dialog, "get")
    dialog.form.scope.setCurrentIndex(Scope.ONWARD)
    settle(qtbot, dialog)
    assert lines(dialog) == [4, 4, 5]
    for _ in range(3):
        dialog.find_next()
    settle(qtbot, dialog)
    assert lines(dialog) == [4, 4, 5], "going to a match does not begin there"
    dialog.show_replace()
    press(qtbot, dialog.replace_every)
    assert texts(session)[1:4] == ["I get it", "nothing here", r"\Nout,  on"]


def test_hits_follow_the_document(qtbot: QtBot, dialog: FindDialog, session: Session) -> None:
    type_pattern(qtbot, dialog, "get")
    session.edit("Type", lambda document: edits.set_text(document, 3, "get here"))
    settle(qtbot, dialog)
    assert lines(dialog) == [1, 2, 3, 4, 4, 5]
    session.edit("Delete", lambda document: edits.delete(document, [1, 2]))
    settle(qtbot, dialog)
    assert lines(dialog) == [3, 4, 4, 5]
    session.open(Document.of([Cue(0, 0, 1, "get")]))
    settle(qtbot, dialog)
    assert lines(dialog) == [1]


def test_the_keys_go_on_while_the_dialog_is_closed(
    qtbot: QtBot, dialog: FindDialog, session: Session
) -> None:
    type_pattern(qtbot, dialog, "get")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    session.edit("Type", lambda document: edits.set_text(document, 3, "get here"))
    dialog.find_next()
    dialog.find_next()
    assert here(session) == 3
    assert not dialog.isVisible()


def test_without_anything_to_find_the_keys_ask(qtbot: QtBot, session: Session) -> None:
    dialog = FindDialog(session)
    qtbot.addWidget(dialog)
    dialog.find_next()
    assert dialog.isVisible()
    assert not dialog.next.isEnabled()


def test_what_was_searched_for_is_offered_again(qtbot: QtBot, dialog: FindDialog) -> None:
    for text in ("get", "out", "get"):
        type_pattern(qtbot, dialog, text)
        qtbot.keyClick(dialog.form.pattern.field, Key.Key_Return)
    pattern = dialog.form.pattern
    assert [pattern.itemText(row) for row in range(pattern.count())] == ["get", "out"]
    qtbot.keyClick(pattern, Key.Key_Down)
    settle(qtbot, dialog)
    assert (pattern.currentText(), lines(dialog)) == ("out", [1, 4])


def test_marks_stand_where_the_match_is() -> None:
    layout = laid_out(Snippet("you 😀 and " + "so " * 20, "get", "go", " it"), QFont())
    text = layout.text()
    marked = [text.encode("utf-16-le")[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le")
              for r in layout.formats()]  # fmt: skip
    assert marked == ["get", "go"]
    assert text.startswith("… so so")
    layout = laid_out(Snippet("you 😀 ", "get 😀", None, " it"), QFont())
    assert layout.text() == "you 😀 get 😀 it"
    assert (layout.formats()[0].start, layout.formats()[0].length) == (7, 6)
    assert not layout.formats()[0].format.fontStrikeOut()


class Marker(QTranslator):
    """A language in which everything stands in quotation marks."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, _context: str, text: str, *_: object) -> str:
        return f"«{text}»"


def test_it_follows_the_language(qtbot: QtBot, dialog: FindDialog, qapp: QApplication) -> None:
    marker = Marker()
    qapp.installTranslator(marker)
    qtbot.waitUntil(lambda: dialog.next.text() == "«Find &next»")
    assert dialog.form.scope.itemText(Scope.ALL) == "«All lines»"
    qapp.removeTranslator(marker)
    qtbot.waitUntil(lambda: dialog.next.text() == "Find &next")


def test_a_long_film_stays_fluid(qtbot: QtBot, session: Session) -> None:
    session.open(
        Document.of(
            Cue(0, n * 2000, n * 2000 + 1500, rf"{{\i1}}so{{\i0}} it is {n}") for n in range(20_000)
        )
    )
    dialog = FindDialog(session)
    qtbot.addWidget(dialog)
    dialog.show_find()
    slices: list[int] = []
    dialog._live.found.connect(lambda matches, _first: slices.append(len(matches)))
    type_pattern(qtbot, dialog, "so it")
    assert dialog.model.rowCount() == 20_000
    assert len(slices) > 3, "the window goes on while it is searched"
    session.select([20_000])
    dialog.find_previous()
    assert here(session) == 19_999
    dialog.show_replace()
    qtbot.keyClicks(dialog.form.replacement.field, "that")
    press(qtbot, dialog.replace_every)
    assert session.undo_stack.count() == 1
    assert session.document.cues[-1].text == r"{\i1}that{\i0} is 19999"
