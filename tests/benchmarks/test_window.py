"""The whole window on a film of two hours with 3,000 lines, beside a bare table of them.

The panels on their own are measured in test_timeline, test_grid and test_player; the start of the
program in test_start.

pytest tests/benchmarks/test_window.py --benchmark-only
"""

from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.cue import Cue, Evidence, Word
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Scores
from emosub_gui.formats import project
from emosub_gui.media.audio import Audio, Remarks
from emosub_gui.media.peaks import Peaks, fold
from emosub_gui.ui.look import current
from emosub_gui.ui.main_window import MainWindow
from emosub_gui.ui.waveform.sound import SoundView

LINES, STEP_MS = 3000, 2400
SIZE = (1920, 1080)
SPANS = {"5 s": 5_000, "30 s": 30_000, "10 min": 600_000}


def line(number: int) -> Cue:
    """A line with all that an analysis finds of it."""
    start, said = number * STEP_MS, ("Nobody", "told", "me", "that", "you", "were", "here")
    scores = Scores.of([1 + (number + each) % 7 for each in range(7)])
    return Cue(
        0,
        start,
        start + 2000,
        " ".join(said),
        speaker=("미나", "Anna")[number % 2],
        language="en",
        emotion=EMOTIONS[number % 7],
        confidence=number * 37 % 100 / 100,
        evidence=Evidence(text=scores, audio=scores, combined=scores),
        words=tuple(
            Word(word, start + 280 * place, start + 280 * place + 260, confidence=0.9)
            for place, word in enumerate(said)
        ),
    )


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("benchmark") / "film.emosub"
    project.save(Document.of(map(line, range(LINES))), path)
    return path


@pytest.fixture(scope="module")
def sound() -> Audio:
    pcm = np.random.default_rng(0).integers(-9000, 9000, LINES * STEP_MS * 16, np.int16)
    return Audio("film", 0, pcm, Peaks(pcm, fold(pcm)), Remarks())


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    current.apply("dark")
    window = MainWindow(SettingsStore(tmp_path / "settings.json"))
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def opened(window: MainWindow, film: Path, sound: Audio) -> MainWindow:
    window.open(film)
    window.timeline.set_audio(sound)
    QApplication.processEvents()
    return window


@pytest.mark.benchmark(group="open a project of 3,000 lines, until all is painted")
def test_open(benchmark, window: MainWindow, film: Path) -> None:
    def open_film() -> None:
        window.open(film)
        QApplication.processEvents()

    benchmark.pedantic(open_film, rounds=5, warmup_rounds=1)
    assert len(window.grid.model.rows) == LINES


@pytest.mark.benchmark(group="open a project of 3,000 lines, until all is painted")
def test_open_in_a_bare_table(benchmark, qapp: QApplication, film: Path) -> None:
    """Qt's own table of the same lines, with nothing else around it."""
    tables: list[QTableWidget] = []

    def open_film() -> None:
        document = project.load(film)
        table = QTableWidget(len(document), 5)
        for row, cue in enumerate(document):
            texts = (str(row + 1), str(cue.start), str(cue.end), cue.emotion.value, cue.plain)
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resize(*SIZE)
        table.show()
        QApplication.processEvents()
        tables.append(table)

    benchmark.pedantic(open_film, rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="a frame of playing: every panel follows")
@pytest.mark.parametrize("centred", [False, True], ids=["pages", "centred"])
def test_play(benchmark, opened: MainWindow, centred: bool) -> None:
    """The playhead moves at the screen's rate, and the whole window with it."""
    times = count(60_000, 16)
    opened.timeline.set_centred(centred)
    opened.timeline.set_playing(True)

    def frame() -> None:
        opened.player.positionChanged.emit(next(times))
        QApplication.processEvents()

    benchmark.pedantic(frame, rounds=200, warmup_rounds=20)


@pytest.mark.benchmark(group="scroll the timeline, all around it shown")
@pytest.mark.parametrize("view", SoundView)
@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS.keys())
def test_scroll(benchmark, opened: MainWindow, view: SoundView, span: int) -> None:
    timeline = opened.timeline
    timeline.set_sound_view(view)
    timeline.canvas.set_viewport(timeline.viewport.around(600_000, 600_000 + span, margin=0))
    steps = cycle([40] * 20 + [-40] * 20)

    def scroll() -> None:
        shown = timeline.viewport
        timeline.canvas.set_viewport(shown.moved(shown.start + next(steps) / shown.scale))
        QApplication.processEvents()

    benchmark.pedantic(scroll, rounds=80, warmup_rounds=40)


@pytest.mark.benchmark(group="go to the next line: every panel follows")
def test_next_line(benchmark, opened: MainWindow) -> None:
    def go() -> None:
        opened.going.go(1)
        QApplication.processEvents()

    benchmark.pedantic(go, rounds=60, warmup_rounds=5)
