"""Formatting words and lines in the inspector, by hand, and lines with looks of their own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script, ScriptStyle
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.tagging import Tag
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.ui.grid.model import CueModel
from emosub_gui.ui.grid.rows import INDEX
from emosub_gui.ui.inspector.panel import InspectorPanel
from emosub_gui.ui.look import current

Left, Role = Qt.MouseButton.LeftButton, Qt.ItemDataRole
THEME = Theme(
    name="x",
    base=Style(font="NanumBarunGothic", size=60, blur=1),
    emotions={Emotion.ANGRY: StylePatch(weight=700, fill="#FF0000")},
)
BOLD_SIGN = ScriptStyle("Sign", (("Bold", "-1"), ("Fontsize", "40"), ("PrimaryColour", "&H00FF00")))


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    current.apply("dark")
    session = Session()
    cues = [
        Cue(0, 0, 1000, "one two three"),
        Cue(0, 1000, 2000, r"말해\N👍 봐", emotion=Emotion.ANGRY),
        Cue(0, 2000, 3000, "sign", style="Sign"),
    ]
    script = Script(styles=(BOLD_SIGN,))
    session.open(Document.of(cues, theme=THEME, play_width=1280, play_height=720, script=script))
    session.select([1])
    yield session
    session.deleteLater()


@pytest.fixture
def inspector(qtbot: QtBot, session: Session) -> Iterator[InspectorPanel]:
    spelling = Spelling()
    inspector = InspectorPanel(session, spelling)
    qtbot.addWidget(inspector)
    inspector.resize(340, 800)
    with qtbot.waitActive(inspector):
        inspector.show()
        inspector.activateWindow()
    yield inspector
    spelling.stop()


def text(session: Session, number: int = 1) -> str:
    return session.document.cue(number).text


def choose(inspector: InspectorPanel, words: str) -> None:
    """Select words in the text, as a hand would."""
    found = inspector.text.document().find(words)
    assert found.hasSelection()
    inspector.text.setTextCursor(QTextCursor(found))


def chosen(inspector: InspectorPanel) -> str:
    return inspector.text.textCursor().selectedText()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Left, pos=QPoint(6, 6))


def test_a_button_formats_the_selected_words_and_takes_it_back(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    choose(inspector, "two")
    inspector.text.setFocus()
    bold = inspector.tags.switches[Tag.BOLD]
    click(qtbot, bold)
    assert text(session) == r"one {\b1}two{\b} three"
    assert bold.isChecked()
    assert chosen(inspector) == "two"
    assert inspector.window().focusWidget() is inspector.text
    click(qtbot, inspector.tags.switches[Tag.ITALIC])
    assert text(session) == r"one {\b1\i1}two{\b\i} three"
    click(qtbot, bold)
    assert text(session) == r"one {\i1}two{\i} three"
    assert not bold.isChecked()
    assert chosen(inspector) == "two"
    for before in (r"one {\b1\i1}two{\b\i} three", r"one {\b1}two{\b} three", "one two three"):
        session.undo_stack.undo()
        assert text(session) == before


def test_without_a_selection_the_whole_line_is_meant(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    click(qtbot, inspector.tags.switches[Tag.UNDERLINE])
    assert text(session) == r"{\u1}one two three"
    click(qtbot, inspector.tags.switches[Tag.UNDERLINE])
    assert text(session) == "one two three"


def test_what_is_bold_by_its_look_becomes_light(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    for number, plain in ((2, r"말해\N👍 봐"), (3, "sign")):
        session.select([number])
        assert inspector.tags.switches[Tag.BOLD].isChecked()
        click(qtbot, inspector.tags.switches[Tag.BOLD])
        assert text(session, number) == rf"{{\b0}}{plain}"
        click(qtbot, inspector.tags.switches[Tag.BOLD])
        assert text(session, number) == plain


def test_emoji_and_line_breaks_shift_nothing(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    session.select([2])
    choose(inspector, "봐")
    click(qtbot, inspector.tags.switches[Tag.ITALIC])
    assert text(session, 2) == r"말해\N👍 {\i1}봐"
    assert chosen(inspector) == "봐"


def test_several_lines_are_switched_alike(inspector: InspectorPanel, session: Session) -> None:
    handlers = inspector.tagging.handlers()
    session.select([1, 2])
    handlers["text.italic"]()
    assert [text(session, number)[:5] for number in (1, 2)] == [r"{\i1}"] * 2
    session.select([1])
    handlers["text.italic"]()
    session.select([1, 2])
    handlers["text.italic"]()
    assert [text(session, number)[:5] for number in (1, 2)] == [r"{\i1}"] * 2
    assert session.undo_stack.undoText() == "Line 1: Format: Italic"


def test_a_line_without_words_is_not_formatted_nor_in_the_way(
    inspector: InspectorPanel, session: Session
) -> None:
    session.edit("Empty", lambda d: edits.set_text(d, 2, ""))
    session.select([2])
    assert not any(inspector.tagging.is_on(tag) for tag in (Tag.ITALIC, Tag.UNDERLINE, Tag.STRIKE))
    session.select([1, 2])
    before = text(session, 1)
    for _ in range(2):
        inspector.tagging.handlers()["text.italic"]()
    assert text(session, 1) == before, "switched on, and off again"


def test_a_colour_comes_from_the_palette_with_its_opacity(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    choose(inspector, "two")
    button, palette = inspector.tags.colours[Tag.FILL], inspector.tags.palette_
    assert button.colour == "#FFFFFF"
    click(qtbot, button)
    assert palette.isVisible()
    palette.offered[4].click()
    assert text(session) == r"one {\1c&H4E5AFF&\1a&H00&}two{\1c\1a} three"
    assert button.colour == palette.offered[4].colour
    assert chosen(inspector) == "two"
    click(qtbot, button)
    palette.opacity.spin.setValue(50)
    assert r"\1a&H7F&" in text(session)
    assert session.undo_stack.count() == 1
    palette.close()


def test_sizes_are_those_of_the_studio_whatever_the_script_measures_in(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    choose(inspector, "two")
    click(qtbot, inspector.tags.letters)
    popup = inspector.tags.letters_popup
    assert (popup.size_.spin.value(), popup.blur.spin.value()) == (60, 1)
    popup.size_.spin.setValue(90)
    popup.font_.list.textActivated.emit("NanumMyeongjo")
    assert text(session) == r"one {\fs60\fnNanumMyeongjo}two{\fs\fn} three"
    popup.close()
    click(qtbot, inspector.tags.letters)
    assert popup.size_.spin.value() == 90
    assert popup.font_.list.currentText() == "NanumMyeongjo"
    click(qtbot, popup.plain)
    assert text(session) == "one two three"
    assert popup.size_.spin.value() == 60
    popup.close()


def test_alignment_and_fade_are_the_lines(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    choose(inspector, "two")
    click(qtbot, inspector.tags.line)
    popup = inspector.tags.line_popup
    assert popup.keypad.keys[2].isChecked()
    popup.keypad.keys[8].click()
    popup.fades[0].spin.setValue(200)
    assert text(session) == r"{\fad(200,0)\an8}one two three"
    popup.close()
    click(qtbot, inspector.tags.line)
    assert popup.keypad.keys[8].isChecked()
    assert popup.fades[0].spin.value() == 200
    click(qtbot, popup.plain)
    assert text(session) == "one two three"
    popup.close()


def test_formatting_is_taken_off_the_words(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    tagged = r"{\i1\pos(1,2)\k20}one {\b1\c&HFF&}two three"
    session.edit("", lambda document: edits.set_text(document, 1, tagged))
    session.select([1])
    choose(inspector, "two")
    click(qtbot, inspector.tags.plain)
    assert text(session) == r"{\i1\pos(1,2)\k20}one {\i}two{\b1\i1\1c&HFF&} three"
    inspector.text.moveCursor(QTextCursor.MoveOperation.Start)
    click(qtbot, inspector.tags.plain)
    assert text(session) == r"{\pos(1,2)\k20}one two three"


def test_a_match_is_marked_if_its_line_is_shown(
    inspector: InspectorPanel, session: Session
) -> None:
    session.select([2])
    at = text(session, 2).index("봐")
    inspector.show_match(2, at, at + 1)
    assert chosen(inspector) == "봐"
    inspector.show_match(1, 0, 3)
    assert chosen(inspector) == "봐"


def test_what_departs_is_said_marked_and_taken_back_at_once(
    qtbot: QtBot, inspector: InspectorPanel, session: Session
) -> None:
    model, column = CueModel(session), INDEX["emotion"]
    assert not inspector.departing.isVisible()
    before = session.document
    session.edit("", lambda d: Document.of(
        [d.cues[0], Cue(0, 9, 99, r"{\pos(9,9)\i1}a", emotion=Emotion.SAD,
                        override=StylePatch(size=99))], theme=THEME,
    ))  # fmt: skip
    session.select([2])
    said = [
        "Has a look of its own: Size",
        "Has tags on the whole line: Italic",
        "Stands at a place of its own",
    ]
    assert inspector.departing.sentence.text().splitlines() == said
    assert model.data(model.index(1, column), Role.ToolTipRole).splitlines()[-3:] == said
    session.select([1, 2])
    assert inspector.departing.sentence.text() == "1 of 2 lines have looks of their own"
    click(qtbot, inspector.departing.reset)
    assert (text(session, 2), session.document.cue(2).override) == ("a", None)
    assert not inspector.departing.isVisible()
    session.undo_stack.undo()
    assert inspector.departing.isVisible()
    session.undo_stack.undo()
    assert session.document is before


def test_popups_stay_on_the_screen(qtbot: QtBot, inspector: InspectorPanel) -> None:
    screen = inspector.screen().availableGeometry()
    framed = 2  # by the offscreen platform
    for corner in (screen.topLeft(), screen.bottomRight()):
        inspector.move(corner - QPoint(170, 60))
        for popup, button in (
            (inspector.tags.letters_popup, inspector.tags.letters),
            (inspector.tags.line_popup, inspector.tags.line),
            (inspector.tags.palette_, inspector.tags.colours[Tag.SHADOW]),
        ):
            button.click()
            qtbot.waitUntil(popup.isVisible)
            assert screen.contains(popup.geometry().translated(-framed, -framed))
            popup.close()


@pytest.mark.parametrize(
    "wild",
    [
        r"{\fs1e999\blurx\fnb\1c&HZZ&}a",
        r"{\fs-5\fad(999999999,999999999)\an99\b99999999999999999999}a",
        r"{\fad(1,2,3,4,5,6,7)\a99\fs}a",
        "{\\fs" + "9" * 5000 + "\\b" + "1" * 5000 + "}a",
    ],
)
def test_tags_that_make_no_sense_break_nothing(
    qtbot: QtBot, inspector: InspectorPanel, session: Session, wild: str
) -> None:
    session.edit("", lambda document: edits.set_text(document, 1, wild))
    for popup, button in (
        (inspector.tags.letters_popup, inspector.tags.letters),
        (inspector.tags.line_popup, inspector.tags.line),
    ):
        button.click()
        qtbot.waitUntil(popup.isVisible)
        popup.close()
    for switch in inspector.tags.switches.values():
        click(qtbot, switch)
    click(qtbot, inspector.tags.plain)
    assert session.document.cue(1).plain == "a"
