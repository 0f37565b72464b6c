"""Nothing is left behind: rounds of opening and closing cost no thread, process, file or memory."""

from functools import partial
from itertools import count
from pathlib import Path

import pytest
from leaks import Held, grown
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from emosub_gui.app.film import FilmLoader
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.core.resources import resource
from emosub_gui.media.cache import Cache
from emosub_gui.media.probe import media_ref, probe

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux")

SAMPLE = resource("samples", "sample.mp4")
ROUNDS = 4
ROUND_BYTES = 1_000_000
"""Memory that a round may seem to cost, as allocators keep some: it is mostly below 0.1 MB, and
one picture of the film would be 1.4 MB."""


def assert_nothing_left(left: Held) -> None:
    assert max(left.threads, left.processes, left.files) <= 0, left
    assert left.memory < ROUNDS * ROUND_BYTES, left


def watch(qtbot: QtBot, player: Player) -> None:
    """Open a film, play a little, look at a still, and close it again."""
    with qtbot.waitSignal(player.opened, timeout=10_000):
        player.open(SAMPLE, media_ref(probe(SAMPLE), "", 0))
    player.seek(3000)
    player.play()
    qtbot.waitUntil(lambda: player.position > 3100, timeout=10_000)
    player.step(1)
    player.close()


def drop(thing: Player | FilmLoader) -> None:
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_films_that_are_played_and_closed_leave_nothing(qtbot: QtBot) -> None:
    player = Player(partial(VlcBackend, ["--aout=adummy"]))
    left = grown(lambda: watch(qtbot, player), ROUNDS, warm_up=8)
    player.release()
    assert_nothing_left(left)


def test_players_that_go_leave_nothing(qtbot: QtBot) -> None:
    def live() -> None:
        player = Player(partial(VlcBackend, ["--aout=adummy"]))
        watch(qtbot, player)
        player.release()
        drop(player)

    assert_nothing_left(grown(live, ROUNDS, warm_up=8))


def test_films_whose_opening_is_stopped_leave_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    folders = (tmp_path / str(number) for number in count())

    def open_and_stop() -> None:
        loader = FilmLoader(Cache(next(folders)))
        loader.open(SAMPLE)
        loader.stop()
        with qtbot.waitSignal(loader.opened, timeout=10_000):
            loader.open(SAMPLE)
        loader.stop()
        with qtbot.waitSignal(loader.audioReady, timeout=10_000):
            loader.open(SAMPLE)
        loader.stop()
        drop(loader)

    assert_nothing_left(grown(open_and_stop, ROUNDS))
