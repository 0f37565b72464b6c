"""The real window, with settings, cache and unsaved work of its own."""

from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from person import Person
from pytestqt.qtbot import QtBot

from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.resources import resource
from emosub_gui.ui.look import current
from emosub_gui.ui.main_window import MainWindow

SECONDS = 4
SIZE = (1440, 900)


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
    window.resize(*SIZE)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.give_up()
    window.close()
    window.deleteLater()


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Cut the first seconds out of the sample: a line is spoken in them."""
    path = tmp_path / "short.mp4"
    with av.open(str(resource("samples", "sample.mp4"))) as whole, av.open(str(path), "w") as part:
        copies = {one.index: part.add_stream_from_template(one) for one in whole.streams}
        for packet in whole.demux():
            if packet.dts is not None and packet.dts * packet.time_base < SECONDS:
                packet.stream = copies[packet.stream.index]
                part.mux(packet)
    return path
