"""The real window, with settings, cache and unsaved work of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from person import Person
from pytestqt.qtbot import QtBot

from emosub_gui.app.settings import SettingsStore
from emosub_gui.ui.look import current
from emosub_gui.ui.main_window import MainWindow


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give everything that the program keeps a place of its own."""
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    current.apply("dark")
    window = MainWindow(SettingsStore(home / "settings.json"))
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.undo_stack.setClean()
    window.close()
    window.deleteLater()


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)
