"""The studio and the picture: what is compared, seen by other eyes, measured and drawn."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numbered import make_film
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Overlay
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.styling.contrast import Vision, simulate
from emosub_gui.styling.themes import find_theme
from emosub_gui.ui.look import current
from emosub_gui.ui.restyling import Restyling
from emosub_gui.ui.styles.colours import colour_at
from emosub_gui.ui.video.subtitles import Subtitles
from emosub_gui.ui.video.view import VideoView


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", 100, size=(320, 180))


@pytest.fixture(scope="module")
def player(qapp: QApplication) -> Iterator[Player]:
    current.apply("dark")
    player = Player(partial(VlcBackend, ["--aout=adummy"]))
    yield player
    player.release()


class Stage:
    """A picture with a red line, and the studio."""

    def __init__(self, qtbot: QtBot, player: Player, film: Path) -> None:
        self.session, self.player = Session(), player
        media = media_ref(probe(film), "", 0)
        cue = Cue(0, 0, 4000, "Go away!", emotion=Emotion.ANGRY)
        self.session.open(Document.of([cue], theme=find_theme("variety"), media=media))
        self.overlay = Overlay(self.session)
        self.view = VideoView(player)
        Subtitles(self.view, self.overlay, self.session, player)
        self.restyling = Restyling(
            session=self.session, player=player, video=self.view, overlay=self.overlay
        )
        self.panel = self.restyling.panel
        for widget in (self.view, self.panel):
            qtbot.addWidget(widget)
        self.view.resize(640, 360)
        with qtbot.waitExposed(self.view):
            self.view.show()
        with qtbot.waitSignal(player.opened):
            player.open(film, media)
        player.seek(1000)
        qtbot.waitUntil(lambda: not player.frame.isNull())

    def grab(self) -> np.ndarray:
        image = self.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8)
        rows = rows.reshape(image.height(), image.bytesPerLine())
        return rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()


@pytest.fixture
def stage(qtbot: QtBot, player: Player, film: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, player, film)
    yield stage
    stage.overlay.close()
    player.close()


@pytest.mark.parametrize("vision", Vision)
def test_picture_and_subtitles_are_seen_as_other_eyes_see_them(
    stage: Stage, vision: Vision
) -> None:
    plain = stage.grab()
    stage.panel.visionChanged.emit(vision)
    seen, meant = stage.grab(), simulate(plain, vision)
    assert np.abs(seen.astype(int) - meant).mean() < 3
    assert np.abs(seen.astype(int) - plain).max() > 60
    stage.panel.visionChanged.emit(None)
    assert (stage.grab() == plain).all()


def test_comparing_shows_the_theme_as_it_was_and_ends_at_once(stage: Stage) -> None:
    before = stage.grab()
    stage.panel.set_target(stage.panel.chooser.targets()[4])
    stage.panel.rows.controls["size"].changed.emit(140.0)
    changed = stage.grab()
    assert (changed != before).any()
    stage.panel.themes.compare.click()
    assert (stage.grab() == before).all()
    stage.panel.themes.compare.click()
    assert (stage.grab() == changed).all()


def test_the_studio_measures_on_the_picture_that_stands_still(qtbot: QtBot, stage: Stage) -> None:
    guessed = ["#000000", "#808080", "#FFFFFF"]
    qtbot.waitUntil(lambda: stage.panel.specimen.grounds() != guessed)
    here = stage.panel.specimen.grounds()
    stage.player.seek(3000)
    qtbot.waitUntil(lambda: stage.panel.specimen.grounds() != here)
    stage.player.close()
    assert stage.panel.specimen.grounds() == guessed


def test_while_it_plays_the_studio_is_left_alone(qtbot: QtBot, stage: Stage) -> None:
    given: list[object] = []
    stage.panel.specimen.set_picture = given.append  # type: ignore[method-assign]
    qtbot.wait(200)
    given.clear()
    stage.player.play()
    qtbot.waitUntil(lambda: stage.player.position > 1400)
    assert given == []
    stage.player.pause()
    qtbot.waitUntil(lambda: bool(given))


def test_the_dropper_takes_colours_off_the_programs_own_picture(qtbot: QtBot, stage: Stage) -> None:
    shown = stage.grab()
    for place in (QPoint(30, 30), QPoint(320, 300)):
        red, green, blue = shown[place.y(), place.x()]
        assert colour_at(stage.view.mapToGlobal(place)) == f"#{red:02X}{green:02X}{blue:02X}"
