"""A person's lists and caches of their own, and a film to judge."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hub_server import Hub, hub
from huggingface_hub import constants
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget

from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.cue import Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.ui.look import current

SAMPLE = resource("samples", "sample.mp4")


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 50_000)
    current.apply("dark")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with hub({}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def film() -> Document:
    """Return the sample's lines, the first nine of them reviewed."""
    document = registry.read(resource("samples", "transcript.srt")).document
    cues = tuple(
        replace(cue, emotion=EMOTIONS[index % 5], review=Review.CORRECTED) if index < 9 else cue
        for index, cue in enumerate(document.cues)
    )
    return replace(document, cues=cues, media=media_ref(probe(SAMPLE), "sample", 0))


@pytest.fixture
def session(film: Document) -> Iterator[Session]:
    session = Session()
    session.open(film)
    yield session
    session.deleteLater()


@pytest.fixture
def answer(qtbot: object) -> Callable[[QWidget, str], str]:
    """Return what answers a question by the button of that name and returns its text."""

    def run(window: QWidget, name: str) -> str:
        box = asked(window)
        button = next(one for one in box.findChildren(QAbstractButton) if one.text() == name)
        said = box.text()
        button.click()
        return said

    return run


def asked(window: QWidget) -> QMessageBox:
    """Return the message that a window shows."""
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())
