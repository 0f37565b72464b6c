"""What is chosen in the settings is in force at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.fusion import calibration, rescore
from emosub_gui.app import language, network
from emosub_gui.app.actions import Preset
from emosub_gui.app.autosave import Autosave
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import reading
from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion, Scores
from emosub_gui.media.cache import Cache
from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.dialogs.settings.dialog import SettingsDialog
from emosub_gui.ui.dialogs.shortcuts import ShortcutsDialog
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.look import current
from emosub_gui.ui.look.colours import DARK, LIGHT
from emosub_gui.ui.preferences import Preferences, dress

SAD_WORDS = Evidence(text=Scores(0.4, 0.05, 0.4, 0.05, 0.04, 0.03, 0.03), text_model="text_en")


class Parts(QMainWindow):
    """What preferences need of a window."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.settings = SettingsStore(folder / "settings.json")
        dress(self.settings)
        self.session = Session(self)
        self.actions_ = ActionSet(self)
        self.autosave = Autosave(self.session, 0, folder / "autosave")
        self.grid = GridPanel(self.session)
        self.setCentralWidget(self.grid)
        self.preferences = Preferences(
            self,
            settings=self.settings,
            session=self.session,
            actions=self.actions_,
            autosave=self.autosave,
            cache=Cache(folder / "cache"),
        )


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Parts]:
    parts = Parts(tmp_path)
    qtbot.addWidget(parts)
    parts.show()
    yield parts
    reading.adjust({})
    network.apply("", "")
    language.apply("en")
    current.apply("dark")
    QApplication.processEvents()


def test_language_and_look_follow(qtbot: QtBot, window: Parts) -> None:
    window.settings.change(language="ko", appearance="light")
    assert current.colours() is LIGHT
    header = window.grid.table.model().headerData
    from PySide6.QtCore import Qt

    titles = lambda: [header(n, Qt.Orientation.Horizontal) for n in range(10)]  # noqa: E731
    qtbot.waitUntil(lambda: "화자" in titles())
    window.settings.change(language="en", appearance="dark")
    assert current.colours() is DARK
    qtbot.waitUntil(lambda: "Speaker" in titles())


def test_text_grows_from_the_systems_size_whatever_was_chosen_before(window: Parts) -> None:
    size = QApplication.font().pointSizeF()
    for scale in (150, 80, 150):
        window.settings.change(font_scale=scale)
        assert QApplication.font().pointSizeF() == pytest.approx(size * scale / 100)
    window.settings.reset("font_scale")
    assert QApplication.font().pointSizeF() == pytest.approx(size)


def test_shortcuts_follow_preset_and_own_keys(window: Parts) -> None:
    action = window.actions_["play.cue"]
    window.settings.change(preset=Preset.AEGISUB)
    assert [key.toString() for key in action.shortcuts()] == ["S", "R", "F5"]
    assert "(S)" in action.toolTip()
    window.settings.change(keys={"play.cue": "Ctrl+K, P"})
    assert action.shortcuts() == [QKeySequence("Ctrl+K, P")]


def test_turning_a_knob_scores_the_film_again_in_one_step(window: Parts) -> None:
    cues = [
        Cue(1, 0, 1000, "No.", evidence=SAD_WORDS, language="en"),
        Cue(
            2,
            2000,
            3000,
            "No.",
            evidence=SAD_WORDS,
            emotion=Emotion.FEAR,
            review=Review.CORRECTED,
            language="en",
        ),
    ]
    session = window.session
    session.open(rescore(Document.of(cues), calibration().settings))
    opened = session.document
    for weight in (2.0, 3.0, 4.0):
        knobs = replace(calibration().settings, emotion_weights={Emotion.SAD: weight})
        window.settings.change(fusion=knobs)
    assert session.document == rescore(opened, knobs)
    assert session.document.cues[0].evidence != opened.cues[0].evidence
    assert session.document.cues[1].emotion is Emotion.FEAR, "a decided line stays"
    assert session.undo_stack.count() == 1
    window.settings.reset("fusion")
    assert session.document == opened


def test_limits_colour_the_grid_anew(qtbot: QtBot, window: Parts) -> None:
    window.session.open(Document.of([Cue(1, 0, 4000, "Twenty characters ok", language="en")]))
    row = window.grid.model.rows[0]
    assert not row.problems
    window.preferences.readingChanged.connect(window.grid.model.measure)
    limits = replace(reading.published("en").limits, max_line=10)
    window.settings.change(reading={"en": limits})
    assert [problem.limit for problem in row.problems] == [10]
    window.settings.reset("reading")
    assert not row.problems


def test_copies_are_kept_as_often_as_was_chosen(window: Parts) -> None:
    timer = window.autosave.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()
    window.settings.change(autosave=45)
    assert timer.interval() == 45_000
    window.settings.change(autosave=0)
    assert not timer.isActive()


def test_downloads_go_where_was_chosen_and_back_to_what_the_system_says(
    window: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    window.settings.change(proxy="http://proxy:1", mirror="https://mirror")
    assert os.environ["HTTPS_PROXY"] == "http://proxy:1"
    assert os.environ["HF_ENDPOINT"] == "https://mirror"
    window.settings.reset("proxy", "mirror")
    assert os.environ.get("HF_ENDPOINT") != "https://mirror"


def test_dialogs_open_once_and_come_to_the_front(window: Parts) -> None:
    for kind, action in (
        (SettingsDialog, window.preferences.open_settings),
        (ShortcutsDialog, window.preferences.open_shortcuts),
    ):
        action()
        action()
        assert len(window.findChildren(kind)) == 1
