"""The spelling dialog, offscreen, with real keys and a dictionary made on the spot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dictionaries import make_dictionary
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.ui.dialogs import spelling as module
from emosub_gui.ui.dialogs.spelling import SpellingDialog, dictionary_name
from emosub_gui.ui.look import current

pytest.importorskip("enchant", exc_type=ImportError, reason="the Enchant library is missing")

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier


def film() -> Document:
    return Document.of(
        [
            Cue(0, 0, 900, r"{\i1}helo{\i0}\Nhouse <b>", language="qa", speaker="Zoltan"),
            Cue(0, 1000, 1900, "hello helo Zoltan", language="qa"),
            Cue(0, 2000, 2900, "huose", language="qa"),
            Cue(0, 3000, 3900, "bonjour", language="qb"),
        ]
    )


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    session.open(film())
    yield session
    session.deleteLater()


@pytest.fixture
def spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spelling]:
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    make_dictionary(tmp_path, "qa_QA", ["hello", "help", "house/S"])
    spelling = Spelling()
    yield spelling
    spelling.stop()


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, spelling: Spelling) -> SpellingDialog:
    dialog = SpellingDialog(session, spelling)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    settle(qtbot, dialog)
    return dialog


def settle(qtbot: QtBot, dialog: SpellingDialog) -> None:
    """Wait for the next word, or the end."""
    qtbot.waitUntil(lambda: dialog.reader.place is not None or dialog.reader.finished)
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def word(dialog: SpellingDialog) -> tuple[int, str] | None:
    place = dialog.reader.place
    return (place.cue_id, place.wrong.word) if place else None


def press(qtbot: QtBot, dialog: SpellingDialog, button: QPushButton) -> None:
    qtbot.mouseClick(button, Button.LeftButton)
    settle(qtbot, dialog)


def texts(session: Session) -> list[str]:
    return [cue.text for cue in session.document.cues]


def test_the_word_is_shown_in_its_line_with_suggestions(
    dialog: SpellingDialog, session: Session
) -> None:
    assert word(dialog) == (1, "helo")
    assert ">helo</b><br>house &lt;b&gt;" in dialog.text.text()
    assert dialog._where.text() == "Line 1 of 4"
    offered = [dialog.suggestions.item(row).text() for row in range(dialog.suggestions.count())]
    assert {"hello", "help"} <= set(offered)
    assert dialog.correction.text() == offered[0]
    assert dialog.correction.hasFocus()
    assert session.selected == {1}


def test_return_takes_the_suggestion_that_the_arrows_choose(
    qtbot: QtBot, dialog: SpellingDialog, session: Session
) -> None:
    wanted = dialog.suggestions.findItems("help", Qt.MatchFlag.MatchExactly)[0]
    for _ in range(dialog.suggestions.row(wanted)):
        qtbot.keyClick(dialog.correction, Key.Key_Down)
    assert dialog.correction.text() == "help"
    qtbot.keyClick(dialog.correction, Key.Key_Return)
    settle(qtbot, dialog)
    assert texts(session)[0] == r"{\i1}help{\i0}\Nhouse <b>"
    assert session.undo_stack.undoText() == "Line 1: Correct “helo” to “help”"
    assert word(dialog) == (2, "helo")


def test_something_else_can_be_typed(
    qtbot: QtBot, dialog: SpellingDialog, session: Session
) -> None:
    qtbot.keyClicks(dialog.correction, "house houses")
    press(qtbot, dialog, dialog.change)
    assert texts(session)[0] == r"{\i1}house houses{\i0}\Nhouse <b>"
    dialog.correction.clear()
    assert not dialog.change.isEnabled()
    assert not dialog.change_all.isEnabled()


def test_every_button_goes_on(qtbot: QtBot, dialog: SpellingDialog, session: Session) -> None:
    press(qtbot, dialog, dialog.skip)
    assert word(dialog) == (2, "helo")
    press(qtbot, dialog, dialog.skip_all)
    assert word(dialog) == (3, "huose")
    press(qtbot, dialog, dialog.add)
    assert word(dialog) is None
    assert session.undo_stack.count() == 0
    assert dialog._heading.isVisible()
    assert dialog._heading.text() == "All words have been checked"
    assert "qb" in dialog._advice.text()


def test_changing_all_is_one_step(qtbot: QtBot, dialog: SpellingDialog, session: Session) -> None:
    qtbot.keyClicks(dialog.correction, "hello")
    press(qtbot, dialog, dialog.change_all)
    assert texts(session)[:2] == [r"{\i1}hello{\i0}\Nhouse <b>", "hello hello Zoltan"]
    assert word(dialog) == (3, "huose")
    assert dialog.undo.isEnabled()
    press(qtbot, dialog, dialog.undo)
    assert session.document == film()
    assert word(dialog) == (1, "helo")
    assert not dialog.undo.isEnabled()


def test_edits_in_the_window_are_followed(
    qtbot: QtBot, dialog: SpellingDialog, session: Session
) -> None:
    session.edit("Type", lambda document: edits.set_text(document, 1, "hello huoses"))
    settle(qtbot, dialog)
    assert word(dialog) == (1, "huoses")
    session.edit("Delete", lambda document: edits.delete(document, [1]))
    settle(qtbot, dialog)
    assert word(dialog) == (2, "helo")


def test_the_place_of_the_word_is_told(qtbot: QtBot, dialog: SpellingDialog) -> None:
    told: list[tuple[int, int, int]] = []
    dialog.matchShown.connect(lambda *place: told.append(place))
    press(qtbot, dialog, dialog.skip)
    assert told == [(2, 6, 10)]


def test_a_dictionary_can_be_chosen_for_all_lines(qtbot: QtBot, dialog: SpellingDialog) -> None:
    for _ in range(3):
        press(qtbot, dialog, dialog.skip)
    assert dialog.reader.finished
    row = dialog.dictionary.findData("qa_QA")
    assert dialog.dictionary.itemText(row) == "qa_QA"
    dialog.dictionary.setCurrentIndex(row)
    settle(qtbot, dialog)
    visited = []
    while word(dialog):
        visited.append(word(dialog))
        press(qtbot, dialog, dialog.skip)
    assert (4, "bonjour") in visited


def test_checking_again_begins_anew(qtbot: QtBot, dialog: SpellingDialog) -> None:
    for _ in range(3):
        press(qtbot, dialog, dialog.skip)
    press(qtbot, dialog, dialog.again)
    assert word(dialog) == (3, "huose"), "the current line comes first"


def test_without_dictionaries_it_says_how_to_get_one(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "installed", list)
    session.open(Document.of([Cue(0, 0, 1, "helo", language="qx")]))
    empty = Spelling()
    dialog = SpellingDialog(session, empty)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, dialog)
    assert dialog._heading.text() == "There is no dictionary"
    assert "ictionary" in dialog._advice.text() or "hunspell" in dialog._advice.text()
    empty.stop()


def test_escape_closes_and_nothing_is_left(
    qtbot: QtBot, session: Session, spelling: Spelling
) -> None:
    dialog = SpellingDialog(session, spelling)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Key.Key_Escape)
    session.edit("Type", lambda document: edits.set_text(document, 1, "hello"))


def test_dictionaries_have_names_for_people() -> None:
    assert dictionary_name("ko_KR") == "한국어 (ko_KR)"
    assert dictionary_name("en_US").endswith("(en_US)")
    assert dictionary_name("qa_QA") == "qa_QA"
