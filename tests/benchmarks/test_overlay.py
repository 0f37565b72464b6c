"""Subtitles on the picture of 1080p60: what a frame costs, and whether playing keeps its pace.

pytest tests/benchmarks/test_overlay.py --benchmark-only

A frame's budget is 16.7 ms; `budget` in the extra information is the share that is used by the
slowest frame in a hundred, and `fps` the pictures that were painted each second of film.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import numpy as np
import pytest
from numbered import make_film
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Layer, Overlay
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Prosody, Voice
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.styling.themes import find_theme
from emosub_gui.ui.video.view import VideoView

SIZE, RATE, SECONDS = QSize(1920, 1080), 60, 14
BUDGET = 1 / RATE
LIVELY = ("variety", "children", "horror")
"""The themes that move most; of the others no frame costs more."""

LINES = ("Did you see that?\\NI can't believe it!", "방금 그거 봤어?\\N믿을 수가 없어!")


def document(theme: str, media: MediaRef) -> Document:
    """Two full lines each second, of every emotion, so that something moves all the time."""
    cues = [
        Cue(0, start, start + 1000, LINES[index % 2], emotion=EMOTIONS[index % 7],
            prosody=Prosody(voice=Voice.SHOUT))
        for index, start in enumerate(range(0, SECONDS * 1000, 1000))
    ]  # fmt: skip
    return edits.set_media(Document.of(cues, theme=find_theme(theme)), media)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(
        tmp_path_factory.mktemp("benchmark") / "film.mp4",
        RATE * SECONDS,
        rate=Fraction(RATE),
        size=(SIZE.width(), SIZE.height()),
        sound=SECONDS,
        options={"preset": "veryfast", "g": "60", "bf": "3"},
    )


@pytest.fixture
def player(qtbot: QtBot, film: Path) -> Iterator[Player]:
    player = Player(partial(VlcBackend, ["--aout=adummy"]))
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.open(film, media_ref(probe(film), "", 0))
    qtbot.waitUntil(lambda: not player.frame.isNull(), timeout=20_000)
    yield player
    player.release()


@pytest.fixture
def view(qtbot: QtBot, player: Player) -> VideoView:
    view = VideoView(player)
    qtbot.addWidget(view)
    view.resize(SIZE)
    view.show()
    return view


class Stage(NamedTuple):
    """A document and what draws it."""

    session: Session
    overlay: Overlay


@pytest.fixture
def stage() -> Iterator[Stage]:
    session = Session()
    stage = Stage(session, Overlay(session))
    yield stage
    stage.overlay.close()


@pytest.mark.parametrize("theme", LIVELY)
@pytest.mark.benchmark(group="draw the subtitles of each frame of 1080p60")
def test_draw(benchmark, stage: Stage, film: Path, theme: str) -> None:
    stage.session.open(document(theme, media_ref(probe(film), "", 0)))
    stage.overlay.draw(0, SIZE)
    spent: list[float] = []
    times = cycle(number * 1000 // RATE for number in range(SECONDS * RATE))

    def frame() -> None:
        begin = perf_counter()
        stage.overlay.draw(next(times), SIZE)
        spent.append(perf_counter() - begin)

    benchmark.pedantic(frame, rounds=SECONDS * RATE)
    benchmark.extra_info["budget"] = float(np.percentile(spent, 99)) / BUDGET


@pytest.mark.parametrize("theme", [None, *LIVELY], ids=str)
@pytest.mark.benchmark(group="paint a frame of 1080p60")
def test_paint(benchmark, view: VideoView, stage: Stage, theme: str | None) -> None:
    """Each time another one, so that nothing is kept from the one before."""
    target = QImage(SIZE, QImage.Format.Format_RGB32)
    times = cycle(number * 1000 // RATE for number in range(SECONDS * RATE))
    if theme:
        stage.session.open(document(theme, view._player.media))
        view.set_overlay(lambda _time, size: stage.overlay.draw(next(times), size))
    benchmark.pedantic(view.render, [target], rounds=200, warmup_rounds=5)


@pytest.mark.parametrize("theme", [None, LIVELY[0]], ids=str)
@pytest.mark.benchmark(group="play 1080p60")
def test_play(benchmark, qtbot: QtBot, view: VideoView, stage: Stage, theme: str | None) -> None:
    player = view._player
    if theme:
        stage.session.open(document(theme, player.media))
    painted: list[int] = []

    def draw(time: int, size: QSize) -> list[Layer]:
        painted.append(time)
        return stage.overlay.draw(time, size) if theme else []

    view.resize(960, 540)
    player.play()
    qtbot.waitUntil(lambda: player.position > 1000, timeout=20_000)
    view.set_overlay(draw)
    begin = player.position
    benchmark.pedantic(
        lambda: qtbot.waitUntil(lambda: player.position > begin + 5000, timeout=30_000), rounds=1
    )
    benchmark.extra_info["fps"] = len(painted) / ((player.position - begin) / 1000)
    assert painted
