"""Painting, playing and looking at single pictures of 1080p.

pytest tests/benchmarks/test_player.py --benchmark-only
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from numbered import make_film
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Layer
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.media.stills import StillReader
from emosub_gui.ui.video.view import VideoView

SECONDS = 10
SIZE = (1920, 1080)


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> dict[int, Path]:
    """Films at 60 pictures a second, by how many of them lie between keyframes."""
    folder = tmp_path_factory.mktemp("benchmark")
    return {
        gop: make_film(
            folder / f"{gop}.mp4",
            60 * SECONDS,
            rate=Fraction(60),
            size=SIZE,
            sound=SECONDS,
            options={"preset": "veryfast", "g": str(gop), "bf": "3", "sc_threshold": "0"},
        )
        for gop in (60, 250)
    }


@pytest.fixture
def view(qtbot: QtBot, films) -> Iterator[VideoView]:
    player = Player(partial(VlcBackend, ["--aout=adummy"]))
    view = VideoView(player)
    qtbot.addWidget(view)
    view.resize(960, 540)
    view.show()
    with qtbot.waitSignal(player.opened):
        player.open(films[60], media_ref(probe(films[60]), "", 0))
    qtbot.waitUntil(lambda: not player.frame.isNull())
    view.player = player
    yield view
    player.release()


@pytest.mark.parametrize("size", [(640, 360), (960, 540), SIZE, (2560, 1440)])
@pytest.mark.parametrize("overlay", [False, True])
@pytest.mark.benchmark(group="paint a picture of 1080p")
def test_paint(benchmark, view, size, overlay):
    view.resize(*size)
    drawn = QImage(view.picture_rect().size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(0x40400000)
    view.set_overlay((lambda _time, _size: [Layer(0, 0, drawn)]) if overlay else None)
    target = QImage(QSize(*size), QImage.Format.Format_RGB32)
    benchmark(view.render, target)


@pytest.mark.parametrize("gop", [60, 250])
@pytest.mark.benchmark(group="an exact still of 1080p")
def test_seek(benchmark, films, gop):
    times = cycle([7130, 2040, 9870, 430, 5550, 8210, 3330])
    with StillReader(films[gop]) as reader:
        benchmark.pedantic(lambda: reader.frame_at(next(times)).pixels(), rounds=14)


@pytest.mark.parametrize("way", ["next_frame", "previous_frame"])
@pytest.mark.benchmark(group="an exact still of 1080p")
def test_step(benchmark, films, way):
    with StillReader(films[60]) as reader:
        reader.frame_at(5000)
        benchmark.pedantic(lambda: getattr(reader, way)().pixels(), rounds=40)


@pytest.mark.benchmark(group="play 1080p60")
def test_play(benchmark, qtbot, view):
    """Pictures that were painted each second are in the extra information, as `fps`."""
    painted = 0
    player = view.player

    def count(_time: int, _size: QSize) -> list[Layer]:
        nonlocal painted
        painted += 1
        return []

    player.play()
    qtbot.waitUntil(lambda: player.position > 1000)
    view.set_overlay(count)
    begin = player.position
    benchmark.pedantic(
        lambda: qtbot.waitUntil(lambda: player.position > begin + 5000, timeout=20_000), rounds=1
    )
    seconds = (player.position - begin) / 1000
    benchmark.extra_info["fps"] = painted / seconds
    QApplication.processEvents()
    assert painted > 0
