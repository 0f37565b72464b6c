"""Every panel and dialog follows a change of language while it is open."""

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMainWindow,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emosub_gui.app import language
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.app.spelling import Spelling
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.media.cache import Cache
from emosub_gui.styling.themes import list_themes
from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.dialogs.settings.dialog import SettingsDialog
from emosub_gui.ui.dialogs.shortcuts import ShortcutsDialog
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.inspector.panel import InspectorPanel
from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.progress import ProgressPanel
from emosub_gui.ui.timeline.panel import Timeline
from emosub_gui.ui.video.transport import TransportBar
from emosub_gui.ui.welcome import Welcome

GETTERS = ("text", "title", "toolTip", "placeholderText", "accessibleName", "windowTitle", "suffix")
HEADER = Qt.Orientation.Horizontal


def different() -> dict[str, str]:
    """Return what differs between the languages, by its English.

    Left out is what is the same in some context, and what names itself.
    """
    file = ET.parse(resource("translations", "emosub_ko.ts"))  # noqa: S314 - our own file
    pairs = [
        (message.findtext("source", ""), message.findtext("translation", ""))
        for message in file.iter("message")
    ]
    same = {source for source, target in pairs if source == target}
    themes = {found.theme.name for found in list_themes() if found.theme}
    names = {*language.NAMES.values(), *themes}
    return {source: target for source, target in pairs if source not in same | names}


def shown(widget: QWidget) -> Iterator[str]:
    """Yield every text of a widget and what is in it."""
    for part in (widget, *widget.findChildren(QWidget), *widget.findChildren(QAction)):
        for getter in GETTERS:
            get = getattr(part, getter, None)
            if callable(get) and isinstance(text := get(), str):
                yield text
        if isinstance(part, QComboBox):
            yield from (part.itemText(index) for index in range(part.count()))
        if isinstance(part, QTableView | QTreeView) and (model := part.model()) is not None:
            for section in range(model.columnCount()):
                yield str(model.headerData(section, HEADER))


class Everything(QMainWindow):
    """All panels, on a document with a line."""

    def __init__(self) -> None:
        super().__init__()
        session, player = Session(self), Player(parent=self)
        self.actions_ = ActionSet(self)
        self.spelling = Spelling(self)
        centre = QWidget()
        self.setCentralWidget(centre)
        layout = QVBoxLayout(centre)
        self.welcome, self.timeline = Welcome(), Timeline(session)
        for panel in (
            self.welcome,
            ProgressPanel(),
            NoticeBar("info"),
            GridPanel(session),
            InspectorPanel(session, self.spelling),
            self.timeline,
            TransportBar(player),
        ):
            layout.addWidget(panel)
        session.open(Document.of([Cue(1, 0, 2000, "Hello.", emotion=Emotion.HAPPY)]))
        session.select([1])
        self.player = player

    def stop(self) -> None:
        self.welcome.stop()
        self.timeline.stop()
        self.spelling.stop()
        self.player.release()


MAKERS: dict[str, Callable[[Path], QWidget]] = {
    "panels": lambda _folder: Everything(),
    "settings": lambda folder: SettingsDialog(
        None, SettingsStore(folder / "settings.json"), Cache(folder)
    ),
    "shortcuts": lambda folder: ShortcutsDialog(None, SettingsStore(folder / "settings.json")),
}


@pytest.fixture(params=MAKERS)
def widget(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    made = MAKERS[request.param](tmp_path)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    yield made
    if isinstance(made, Everything):
        made.stop()
    speak("en", made)


def speak(code: str, widget: QWidget) -> None:
    """Change the language; the window's actions are its own duty."""
    language.apply(code)
    QApplication.processEvents()
    if isinstance(widget, Everything):
        widget.actions_.retranslate()


def test_nothing_is_left_in_the_other_language(qtbot: QtBot, widget: QWidget) -> None:
    english = different()
    korean = set(english.values())
    before = sorted({text for text in shown(widget) if text in english})
    assert len(before) > 10
    speak("ko", widget)
    qtbot.waitUntil(lambda: not [text for text in shown(widget) if text in english])
    assert {text for text in shown(widget) if text in korean}
    speak("en", widget)
    qtbot.waitUntil(lambda: sorted({text for text in shown(widget) if text in english}) == before)
