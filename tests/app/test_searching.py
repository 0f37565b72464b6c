"""A search that fills in between other events."""

import time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from emosub_gui.app.searching import LiveSearch
from emosub_gui.core import search
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import PatternError, PatternTimeoutError
from emosub_gui.core.search import Match, Search


def film(count: int) -> Document:
    return Document.of(Cue(0, n * 2000, n * 2000 + 1500, f"line {n} of it") for n in range(count))


class Heard:
    """What a search has told."""

    def __init__(self, live: LiveSearch) -> None:
        self.matches: list[Match] = []
        self.slices = 0
        live.found.connect(self._on_found)

    def _on_found(self, matches: list[Match], first: bool) -> None:
        if first:
            self.matches, self.slices = [], 0
        self.matches += matches
        self.slices += 1


@pytest.fixture
def live(qtbot: QtBot) -> LiveSearch:
    return LiveSearch()


def test_other_events_are_served_between_the_slices(qtbot: QtBot, live: LiveSearch) -> None:
    document, heard, ticks = film(20_000), Heard(live), []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(0)
    with qtbot.waitSignal(live.finished):
        live.start(document, Search("line"), None)
    timer.stop()
    assert heard.slices > 1
    assert len(ticks) >= heard.slices - 1
    assert heard.matches == search.find(document, Search("line"))


def test_the_rest_can_be_had_at_once(live: LiveSearch) -> None:
    heard = Heard(live)
    live.start(film(5000), Search("of"), range(1, 4001))
    live.finish()
    assert not live.running
    assert len(heard.matches) == 4000
    live.finish()
    assert len(heard.matches) == 4000


def test_another_search_takes_the_place_of_the_first(qtbot: QtBot, live: LiveSearch) -> None:
    heard = Heard(live)
    live.start(film(20_000), Search("line"), None)
    with qtbot.waitSignal(live.finished):
        live.start(film(10), Search("line 7"), None)
    assert [match.cue_id for match in heard.matches] == [8]


def test_nothing_found_is_told_as_well(qtbot: QtBot, live: LiveSearch) -> None:
    heard = Heard(live)
    with qtbot.waitSignal(live.finished):
        live.start(film(10), Search(""), None)
    assert (heard.slices, heard.matches) == (1, [])


def test_a_pattern_that_cannot_be_used_is_told_at_once(qtbot: QtBot, live: LiveSearch) -> None:
    with qtbot.waitSignal(live.failed) as signal:
        live.start(film(1), Search("(", regular=True), None)
    assert isinstance(signal.args[0], PatternError)
    assert not live.running


def test_a_pattern_without_end_holds_nobody_up(qtbot: QtBot, live: LiveSearch) -> None:
    endless = Document.of([Cue(0, 0, 1000, "a" * 60 + "!")])
    with qtbot.waitSignal(live.failed) as signal:
        live.start(endless, Search(r"(?:(\w)|(\w\w))+$", regular=True), None)
    assert isinstance(signal.args[0], PatternTimeoutError)
