"""Pictures of sound: exact, sharp, and drawn again only where they have changed."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from emosub_gui.media.audio import Audio, Remarks
from emosub_gui.media.peaks import Peaks, fold
from emosub_gui.ui.look.colours import DARK, LIGHT, Colours
from emosub_gui.ui.waveform import wave
from emosub_gui.ui.waveform.ruler import frame_ticks, time_ticks
from emosub_gui.ui.waveform.spectrum import Spectrogram
from emosub_gui.ui.waveform.surface import Surface
from emosub_gui.ui.waveform.tiles import TILE, Tile
from emosub_gui.ui.waveform.viewport import Viewport
from emosub_gui.ui.waveform.wave import Waveform, draw, natural_gain

SECOND = 16_000


def audio(pcm: np.ndarray, name: str = "film") -> Audio:
    pcm = pcm.astype(np.int16)
    return Audio(name, 0, pcm, Peaks(pcm, fold(pcm)), Remarks())


def noise(seconds: float, level: int = 8000) -> np.ndarray:
    return np.random.default_rng(0).integers(-level, level, round(seconds * SECOND))


def painted(
    paint: Callable[[Surface], None],
    view: Viewport,
    *,
    height: int = 80,
    ratio: float = 1.0,
    part: QRectF | None = None,
    colours: Colours = DARK,
) -> np.ndarray:
    """(height, width) uint32 of a surface, in device pixels."""
    image = QImage(round(view.width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    rect = QRectF(0, 0, view.width, height)
    with QPainter(image) as painter:
        paint(Surface(painter, view, rect, part or rect, colours))
    rows = np.frombuffer(image.constBits(), np.uint32)
    return rows.reshape(image.height(), -1)[:, : image.width()] & 0xFFFFFF


@pytest.fixture
def waveform(qapp) -> Waveform:
    return Waveform()


def ground(colours: Colours) -> int:
    return int(colours.sunken[1:], 16)


# ---- waveform ---------------------------------------------------------------------------


def test_a_column_is_as_high_as_its_loudest_sample():
    pcm = np.zeros(TILE * 100, np.int16)
    pcm[50 * 100 : 51 * 100] = 16_384
    pcm[200 * 100 : 201 * 100] = -32_768
    pixels = draw(audio(pcm).peaks, Tile(0, 100, 100), 1.0)
    assert np.flatnonzero(pixels[:, 50]).tolist() == list(range(25, 51))
    assert np.flatnonzero(pixels[:, 200]).tolist() == list(range(49, 100))
    assert np.flatnonzero(pixels[:, 120]).tolist() == [49, 50]


def test_gain_makes_it_higher_and_cuts_it_off():
    quiet = audio(np.full(TILE * 10, 4096))
    heights = [
        (draw(quiet.peaks, Tile(0, 10, 160), gain) > 0).sum(axis=0)[9] for gain in (1, 4, 99)
    ]
    assert heights == [11, 41, 81]


def test_scrolling_shows_the_same_picture_further_left(waveform):
    waveform.set_audio(audio(noise(10)))
    view = Viewport(1000, 0.25, 700, 10_000)
    before = painted(waveform.paint, view)
    after = painted(waveform.paint, view.moved(1000 + 100 / 0.25))
    np.testing.assert_array_equal(before[:, 100:], after[:, :-100])


def test_a_part_is_painted_as_in_the_whole(waveform):
    waveform.set_audio(audio(noise(10)))
    view = Viewport(1234, 0.3, 900, 10_000)
    whole = painted(waveform.paint, view)
    part = painted(waveform.paint, view, part=QRectF(300, 0, 14, 80))
    np.testing.assert_array_equal(part[:, 300:314], whole[:, 300:314])


def test_a_fine_screen_shows_more_of_the_sound(waveform):
    waveform.set_audio(audio(noise(10)))
    view = Viewport(0, 0.1, 400, 10_000)
    fine = painted(waveform.paint, view, ratio=2.0)
    assert fine.shape == (160, 800)
    coarse = painted(waveform.paint, Viewport(0, 0.2, 800, 10_000), height=160)
    np.testing.assert_array_equal(fine, coarse)


def test_only_what_grew_is_drawn_again(waveform, monkeypatch):
    sound = noise(60)
    drawn = []
    monkeypatch.setattr(wave, "draw", lambda *args: drawn.append(args[1].number) or draw(*args))
    view = Viewport.fit(60_000, 1024)
    waveform.set_audio(audio(sound[: 35 * SECOND]))
    painted(waveform.paint, view)
    assert drawn == [0, 1, 2, 3, 4]
    drawn.clear()
    waveform.set_audio(audio(sound))
    whole = painted(waveform.paint, view)
    assert drawn == [2, 3, 4]
    fresh = Waveform()
    fresh.set_audio(audio(sound))
    np.testing.assert_array_equal(whole, painted(fresh.paint, view))


def test_another_film_is_drawn_anew(waveform):
    view = Viewport.fit(10_000, 512)
    waveform.set_audio(audio(noise(10)))
    before = painted(waveform.paint, view)
    waveform.set_audio(audio(noise(10) // 3, "other"))
    assert (painted(waveform.paint, view) != before).any()


def test_colours_are_followed(waveform):
    view = Viewport.fit(10_000, 512)
    waveform.set_audio(audio(noise(10)))
    for colours in (DARK, LIGHT, DARK):
        assert painted(waveform.paint, view, colours=colours)[0, 0] == ground(colours)


def test_over_something_else_only_the_wave_itself_is_drawn(waveform):
    waveform.set_audio(audio(noise(10, 3000)))
    waveform.set_over(True)
    red = 0xFF0000

    def over_red(surface: Surface) -> None:
        surface.painter.fillRect(surface.rect, QColor(255, 0, 0))
        waveform.paint(surface)

    picture = painted(over_red, Viewport.fit(10_000, 512))
    assert (picture[:20] == red).all()
    assert (picture[40] != red).all()


@pytest.mark.parametrize(("level", "gain"), [(32_000, 1.0), (8_000, 3.7), (500, 8.0), (0, 8.0)])
def test_the_natural_gain_fills_the_height(level, gain):
    assert natural_gain(audio(noise(10, level + 1))) == pytest.approx(gain, abs=0.1)


# ---- spectrogram ------------------------------------------------------------------------


@pytest.fixture
def spectrogram(qapp):
    spectrogram = Spectrogram()
    yield spectrogram
    spectrogram.stop()
    spectrogram.deleteLater()


def complete(qtbot, spectrogram: Spectrogram, view: Viewport, tiles: int) -> np.ndarray:
    """Paint until every tile of a view has come from the thread."""
    for _ in range(tiles):
        with qtbot.waitSignal(spectrogram.ready):
            painted(spectrogram.paint, view)
    return painted(spectrogram.paint, view)


def tone(hertz: float) -> np.ndarray:
    return 9000 * np.sin(2 * np.pi * hertz * np.arange(4 * SECOND) / SECOND)


def test_low_tones_are_low(qtbot, spectrogram):
    view = Viewport(500, 0.1, 250, 4000)
    brightest = []
    for name, hertz in (("low", 1000), ("high", 6000)):
        spectrogram.set_audio(audio(tone(hertz), name))
        picture = complete(qtbot, spectrogram, view, 2)
        brightest.append(int((picture >> 8 & 0xFF).sum(axis=1).argmax()))
    assert brightest[0] == pytest.approx(80 * 7 / 8, abs=2)
    assert brightest[1] == pytest.approx(80 * 2 / 8, abs=2)


def test_what_was_computed_of_another_film_is_not_shown(qtbot, spectrogram):
    view = Viewport(500, 0.1, 250, 4000)
    spectrogram.set_audio(audio(tone(1000), "one"))
    with qtbot.waitSignal(spectrogram.ready):
        painted(spectrogram.paint, view)
        spectrogram.set_audio(audio(np.zeros(4 * SECOND), "other"))
    picture = complete(qtbot, spectrogram, view, 2)
    assert (picture == ground(DARK)).all()


def test_louder_is_brighter(qtbot, spectrogram):
    view = Viewport(500, 0.1, 250, 4000)
    spectrogram.set_audio(audio(tone(1000) / 30))
    soft = complete(qtbot, spectrogram, view, 2)
    spectrogram.set_gain(8.0)
    loud = complete(qtbot, spectrogram, view, 2)
    assert (loud & 0xFF).sum() > (soft & 0xFF).sum()


# ---- ruler ------------------------------------------------------------------------------


def labels(ticks) -> list[str]:
    return [tick.label for tick in ticks if tick.label]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (Viewport(0, 0.1, 300, 60_000), ["0:00:00", "0:00:01", "0:00:02", "0:00:03"]),
        (
            Viewport(1000, 1.0, 250, 60_000),
            ["0:00:01.000", "0:00:01.100", "0:00:01.200", "0:00:01.300"],
        ),
        (Viewport(3_600_000, 0.0001, 200, 9_000_000), ["1:00:00", "1:15:00", "1:30:00", "1:45:00"]),
    ],
)
def test_labels_are_round_times(view, expected):
    assert labels(time_ticks(view))[: len(expected)] == expected


@pytest.mark.parametrize("scale", [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 4])
@pytest.mark.parametrize("rate", [None, Fraction(24_000, 1001)])
def test_labels_never_collide(scale, rate):
    view = Viewport(5000, scale, 1500, 10**9)
    ticks = list(frame_ticks(view, rate) if rate else time_ticks(view))
    places = [view.x(tick.time) for tick in ticks if tick.label]
    assert all(right - left >= 87 for left, right in pairwise(places))
    assert len(ticks) < 300


def test_frames_are_numbered_where_they_start():
    rate = Fraction(25)
    ticks = {tick.label: tick.time for tick in frame_ticks(Viewport(0, 2.0, 300, 60_000), rate)}
    assert ticks["0"] == 0
    assert ticks["2"] == 80
