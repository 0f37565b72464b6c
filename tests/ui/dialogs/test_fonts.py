"""The dialog of a document's fonts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from emosub_gui.app.session import Session
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.theme import Style, Theme
from emosub_gui.formats import ass
from emosub_gui.formats.ass_fonts import EmbeddedFont, embed_fonts
from emosub_gui.styling.fonts import bundled
from emosub_gui.ui.dialogs.fonts import FontsDialog


@pytest.fixture
def session() -> Session:
    session = Session()
    texts = ("One", "{\\fnComic Whatever}둘", "Three {\\fnBM JUA}ก")
    theme = Theme(name="x", base=Style(font="NanumMyeongjo"))
    session.open(Document.of([Cue(0, 0, 1, text) for text in texts], theme=theme))
    return session


def shown(qtbot: QtBot, session: Session) -> FontsDialog:
    dialog = FontsDialog(None, session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def said(dialog: FontsDialog) -> list[list[str]]:
    from PySide6.QtWidgets import QLabel

    return [[label.text() for label in row.findChildren(QLabel)] for row in dialog.rows]


def test_each_font_is_listed_the_missing_ones_first(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session)
    assert said(dialog) == [
        ["Comic Whatever", "Not on this computer  ·  lines: 1"],
        [
            "BM JUA",
            "Comes with EmoSub  ·  lines: 1",
            "Lacks ก; where no other font has them, boxes are drawn.",
        ],
        ["NanumMyeongjo", "Comes with EmoSub  ·  lines: 2"],
    ]
    assert [row.replace.isVisible() for row in dialog.rows] == [True, False, False]


def test_a_missing_one_is_replaced_by_one_click_and_back_by_one_undo(
    qtbot: QtBot, session: Session
) -> None:
    before = session.document
    dialog = shown(qtbot, session)
    qtbot.mouseClick(dialog.rows[0].replace, Qt.MouseButton.LeftButton)
    assert session.undo_stack.undoText() == "Line 2: Replace the font Comic Whatever"
    assert [row.font_.match.family for row in dialog.rows] == ["BM JUA", "NanumMyeongjo"]
    assert session.document.cues[1].text == "{\\fnBM JUA}둘"
    session.undo_stack.undo()
    assert session.document is before
    assert len(dialog.rows) == 3
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_they_are_copied_to_a_folder(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    dialog = shown(qtbot, session)
    dialog.collect(tmp_path)
    copied = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    files = [*bundled()["bm jua"], *bundled()["nanummyeongjo"]]
    assert copied == {path.name: path.read_bytes() for path in files}
    assert dialog._copied.text() == f"Files copied to {tmp_path}: {len(files)}."


def test_fonts_inside_the_script_are_said_to_be_there(qtbot: QtBot, session: Session) -> None:
    path = next(Path("/usr/share/fonts").rglob("NanumMyeongjo.ttf"))
    names = ("NanumMyeongjo", "OnlyHereFont!")
    data = path.read_bytes().replace(*(name.encode("utf-16-be") for name in names))
    text = ass.dumps(Document.of([Cue(0, 0, 1, "{\\fnOnlyHereFont!}Hi")]))
    text = embed_fonts(text, [EmbeddedFont("a.ttf", data)])
    session.open(ass.loads(text, Path("a.ass")).document)
    dialog = shown(qtbot, session)
    assert said(dialog) == [["OnlyHereFont!", "Comes inside the subtitles  ·  lines: 1"]]


def test_without_text_there_is_nothing_to_copy(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Session())
    assert dialog.rows == []
    assert dialog._empty.isVisible()
    assert not dialog.copy.isEnabled()
