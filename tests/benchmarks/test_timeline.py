"""The timeline over a two-hour film, beside a widget that paints everything with Qt's calls.

pytest tests/benchmarks/test_timeline.py --benchmark-only
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import count, cycle
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from emosub_gui.analysis.types import Region
from emosub_gui.app.session import Session
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.media.audio import Audio, Remarks
from emosub_gui.media.cache import Cache
from emosub_gui.media.peaks import Peaks, fold
from emosub_gui.media.shots import find_shots
from emosub_gui.media.spectrogram import spectrogram
from emosub_gui.ui.look import current
from emosub_gui.ui.timeline.panel import Timeline

FILM_MS = 2 * 3_600_000
WIDTH, HEIGHT = 1920, 300
SPANS = {"5 s": 5, "30 s": 30, "2 min": 120, "10 min": 600, "whole film": 7200}
TEXTS = ("정말 고마워요. 오늘 너무 행복해요!", "Nobody told me that you were here.")


def lines(number: int) -> list[Cue]:
    step = FILM_MS / number
    return [
        Cue(
            0,
            round(each * step),
            round((each + 0.85) * step),
            f"{TEXTS[each % 2]} {each}",
            speaker=("미나", "Anna")[each % 2],
            emotion=EMOTIONS[each % 7],
            confidence=each * 37 % 100 / 100,
        )
        for each in range(number)
    ]


@pytest.fixture(scope="module")
def sound() -> Audio:
    """Noise that swells, with a pause now and then."""
    rng = np.random.default_rng(0)
    samples = FILM_MS * 16
    swell = np.abs(np.sin(np.arange(samples, dtype=np.float32) / 9000))
    pcm = (rng.standard_normal(samples, dtype=np.float32) * 3000 * swell).astype(np.int16)
    return Audio("film", 0, pcm, Peaks(pcm, fold(pcm)), Remarks())


@pytest.fixture(params=[3000, 20_000])
def timeline(request, qapp: QApplication, sound: Audio) -> Iterator[Timeline]:
    current.apply("dark")
    session = Session()
    document = Document.of(lines(request.param), media=MediaRef("film", duration=FILM_MS))
    session.open(document)
    timeline = Timeline(session)
    timeline.resize(WIDTH, HEIGHT)
    timeline.show()
    timeline.set_audio(sound)
    timeline.set_frame_rate(Fraction(24))
    timeline.set_shots(tuple(range(0, FILM_MS, 4000)))
    timeline.set_regions([Region(cue.start, cue.end) for cue in document])
    session.select([5])
    QApplication.processEvents()
    yield timeline
    timeline.stop()
    timeline.deleteLater()
    session.deleteLater()


def look_at(timeline: Timeline, seconds: int) -> None:
    middle = FILM_MS / 3
    timeline.canvas.set_viewport(
        timeline.viewport.around(middle, middle + seconds * 1000, margin=0)
    )
    timeline.canvas.repaint()


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS.keys())
def test_scroll(benchmark, timeline: Timeline, span: int) -> None:
    look_at(timeline, span)

    def scroll() -> None:
        view = timeline.viewport
        timeline.canvas.set_viewport(view.moved(view.start + 40 / view.scale))
        timeline.canvas.repaint()

    benchmark.pedantic(scroll, rounds=40, warmup_rounds=3)


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS.keys())
def test_zoom(benchmark, timeline: Timeline, span: int) -> None:
    look_at(timeline, span)
    factors = cycle((1.02, 1.03, 1 / 1.01, 1 / 1.04))

    def zoom() -> None:
        timeline.canvas.set_viewport(timeline.viewport.zoomed(next(factors), WIDTH / 2))
        timeline.canvas.repaint()

    benchmark.pedantic(zoom, rounds=40, warmup_rounds=3)


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS.keys())
def test_playhead(benchmark, timeline: Timeline, span: int) -> None:
    look_at(timeline, span)
    place = count(400, 2)

    def move() -> None:
        timeline.canvas.repaint(QRect(next(place), 0, 14, timeline.canvas.height()))

    benchmark.pedantic(move, rounds=60, warmup_rounds=3)


def test_an_edit_is_taken_up(benchmark, timeline: Timeline) -> None:
    """Index and overview after any change of the document."""
    benchmark(lambda: (timeline.canvas._on_replaced(), timeline.overview.grab()))


class Naive(QWidget):
    """Paints every cue and every column with a call of its own."""

    def __init__(self, timeline: Timeline, sound: Audio) -> None:
        super().__init__()
        self.timeline, self.sound = timeline, sound

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        view, colours = self.timeline.viewport, current.colours()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(colours.sunken))
            painter.setPen(QColor(colours.wave))
            columns = self.sound.peaks.view(round(view.start * 16), round(view.end * 16), WIDTH)
            for x, (low, high) in enumerate(columns.tolist()):
                painter.drawLine(QLineF(x, 100 - high / 330, x, 100 - low / 330))
            for cue in self.timeline.canvas.scene.index.cues:
                left, right = view.x(cue.start), view.x(cue.end)
                colour = colours.emotion(cue.emotion)
                colour.setAlpha(60)
                painter.fillRect(QRectF(left, 0, right - left, 240), colour)
                painter.drawText(QRectF(left, 200, right - left, 40), cue.plain)


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS.keys())
def test_naive_scroll(benchmark, timeline: Timeline, sound: Audio, span: int) -> None:
    look_at(timeline, span)
    naive = Naive(timeline, sound)
    naive.resize(WIDTH, HEIGHT)
    naive.show()
    QApplication.processEvents()
    benchmark.pedantic(naive.repaint, rounds=5, warmup_rounds=1)
    naive.deleteLater()


@pytest.mark.parametrize("scale", [20, 160, 1600, 16_000])
def test_spectrogram_tile(benchmark, sound: Audio, scale: int) -> None:
    start = 600 * 16_000
    benchmark(spectrogram, sound.pcm, start, start + 256 * scale, 256)


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    """Half a minute of 1280 x 720 pictures, a shot every three seconds, as a stream has it."""
    path = tmp_path_factory.mktemp("benchmark") / "film.mp4"
    rng = np.random.default_rng(0)
    with av.open(str(path), "w") as container:
        options = {"preset": "veryfast", "g": "48", "sc_threshold": "0"}
        stream = container.add_stream("libx264", rate=24, options=options)
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        for number in range(30 * 24):
            if number % 72 == 0:
                view = np.kron(rng.integers(0, 255, (24, 50, 3)), np.ones((30, 30, 1)))
            left = number % 72
            picture = view[:, left : left + 1280].astype(np.uint8)
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 24)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_shots(benchmark, film: Path, tmp_path: Path) -> None:
    """Thirty seconds of film in which no keyframe looks like the one before."""
    number = count()

    def search() -> tuple[int, ...]:
        return find_shots(film, cache=Cache(tmp_path / str(next(number))))

    found = benchmark.pedantic(search, rounds=3)
    assert found == tuple(range(3000, 30_000, 3000))
