"""What is shown while nothing is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from numbered import make_film
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.formats import project
from emosub_gui.ui.look import current
from emosub_gui.ui.welcome import Welcome


@pytest.fixture
def welcome(qtbot: QtBot, qapp: QApplication) -> Iterator[Welcome]:
    current.apply("dark")
    welcome = Welcome()
    qtbot.addWidget(welcome)
    yield welcome
    welcome.stop()


def pictures(welcome: Welcome) -> dict[str, QImage]:
    """Return what stands before each recent file."""
    recent = welcome.findChild(QListWidget)
    assert recent is not None
    items = [recent.item(row) for row in range(recent.count())]
    size = QSize(112, 63)
    return {one.text().split("\n")[0]: one.icon().pixmap(size).toImage() for one in items}


def save(path: Path, film: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    project.save(Document.of([Cue(0, 0, 1000, "Hi")], media=MediaRef(film)), path)
    return path


def test_films_and_projects_get_the_films_picture(
    qtbot: QtBot, welcome: Welcome, tmp_path: Path
) -> None:
    film = make_film(tmp_path / "film.mp4", 150, size=(160, 90))
    elsewhere = tmp_path / "elsewhere"
    named = save(elsewhere / "named.emosub", str(film))
    lost = save(elsewhere / "lost.emosub", "/gone/away.mkv")
    broken = elsewhere / "broken.emosub"
    broken.write_bytes(b"nothing that could be read")
    beside = tmp_path / "film.srt"
    beside.write_text("1\n00:00:00,000 --> 00:00:01,000\nHi\n")

    welcome.set_recent(tuple(map(str, (lost, broken, named, beside, film))))
    before = pictures(welcome)
    qtbot.waitUntil(lambda: pictures(welcome)["film.mp4"] != before["film.mp4"], timeout=20_000)
    after = pictures(welcome)
    assert after["named.emosub"] == after["film.srt"] == after["film.mp4"]
    for name in ("lost.emosub", "broken.emosub"):
        assert after[name] == before[name], "what has no film keeps the sign that it had"
