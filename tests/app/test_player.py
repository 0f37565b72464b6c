"""The player, on real films with the real libraries: libVLC, and QtMultimedia in its place."""

import ctypes.util
import gc
import random
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numbered import make_film, number
from pytestqt.qtbot import QtBot

from emosub_gui.app.playback.choice import make_backend
from emosub_gui.app.playback.clock import Clock
from emosub_gui.app.playback.qt_backend import QtBackend
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.core.document import MediaRef
from emosub_gui.core.errors import FileMissingError, NoPlayerError, NotMediaError
from emosub_gui.media.probe import media_ref, probe

FRAME = 40
BACKENDS = {"vlc": partial(VlcBackend, ["--aout=adummy"]), "qt": QtBackend}
X264 = {"g": "25", "bf": "2", "sc_threshold": "0"}

Open = Callable[..., Player]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make films of numbered pictures, each once."""
    folder = tmp_path_factory.mktemp("films")

    def make(name: str, frames: int = 200, **options: object) -> Path:
        path = folder / name
        return path if path.exists() else make_film(path, frames, options=X264, **options)

    return make


@pytest.fixture(scope="module", params=BACKENDS)
def lasting_player(request: pytest.FixtureRequest, qapp: object) -> Iterator[Player]:
    """One player for the tests of a library, as for the life of a program."""
    player = Player(BACKENDS[request.param])
    yield player
    player.release()


@pytest.fixture
def player(lasting_player: Player) -> Iterator[Player]:
    yield lasting_player
    lasting_player.close()
    lasting_player.set_loop(False)
    lasting_player.set_rate(1.0)
    assert threading.active_count() < 20


def ref(path: Path) -> MediaRef:
    return media_ref(probe(path), "", 0)


def show(qtbot: QtBot, player: Player, path: Path) -> None:
    with qtbot.waitSignal(player.opened, timeout=10_000):
        player.open(path, ref(path))
    if player.has_picture:
        qtbot.waitUntil(lambda: not player.frame.isNull(), timeout=10_000)


def shown(player: Player) -> int:
    """The number in the picture."""
    image = player.frame
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return number(pixels.reshape(image.height(), image.width(), 4))


def settle(qtbot: QtBot, player: Player, picture: int) -> None:
    """Wait for the exact picture."""
    qtbot.waitUntil(lambda: shown(player) == picture, timeout=10_000)


def play_until(qtbot: QtBot, player: Player, time: int) -> None:
    qtbot.waitUntil(lambda: player.position >= time, timeout=15_000)


# ---- opening ----------------------------------------------------------------------------


def test_opening_shows_the_first_picture(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    assert (player.position, shown(player), player.playing) == (0, 0, False)
    assert player.has_picture
    assert player.has_sound
    assert player.duration == pytest.approx(8000, abs=50)


def test_a_missing_or_foreign_file_fails(qtbot: QtBot, player: Player, tmp_path: Path) -> None:
    for content, error in ((None, FileMissingError), (bytes(4000), NotMediaError)):
        path = tmp_path / "film.mp4"
        if content:
            path.write_bytes(content)
        with qtbot.waitSignal(player.failed, timeout=10_000) as failure:
            player.open(path, MediaRef(str(path), duration=1000, width=128, height=96))
        assert isinstance(failure.args[0], error)
        player.toggle()
        player.seek(10)
        player.step(1)
        assert not player.playing


def test_another_film_takes_the_place(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 300)
    show(qtbot, player, film("silent.mkv"))
    assert (player.playing, player.position, shown(player)) == (False, 0, 0)
    assert not player.has_sound
    player.close()
    assert player.frame.isNull()
    assert player.path is None


# ---- playing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("film.mp4", {"sound": 8.0}),
        ("silent.mkv", {}),
        ("irregular.mp4", {"times": [n * 40 + n % 3 * 13 for n in range(200)]}),
        ("turned.mp4", {"rotation": 90}),
    ],
)
def test_it_plays_and_pauses_at_the_exact_picture(
    qtbot: QtBot, player: Player, film: Callable[..., Path], name: str, options: dict[str, object]
) -> None:
    show(qtbot, player, film(name, **options))
    starts = options.get("times", range(0, 8000, FRAME))
    positions: list[int] = []
    numbers: list[int] = []
    player.positionChanged.connect(positions.append)
    note = partial(lambda: player.playing and numbers.append(shown(player)))
    player.frameChanged.connect(note)
    player.play()
    assert player.playing
    play_until(qtbot, player, 700)
    player.pause()
    player.positionChanged.disconnect(positions.append)
    player.frameChanged.disconnect(note)
    assert not player.playing
    position = player.position
    settle(qtbot, player, sum(start <= position for start in starts) - 1)
    assert len(positions) > 15
    assert all(later > earlier - FRAME for earlier, later in pairwise(positions))
    assert len(set(numbers)) > 5
    assert numbers == sorted(numbers)
    assert player.position == position


def test_sound_alone_plays(qtbot: QtBot, player: Player, film: Callable[..., Path]) -> None:
    show(qtbot, player, film("sound.m4a", 0, sound=3.0))
    assert player.frame.isNull()
    assert not player.has_picture
    player.play()
    play_until(qtbot, player, 400)
    player.pause()
    here = player.position
    player.step(1)
    assert player.position > here
    player.step(-2)
    assert player.position < here


@pytest.mark.parametrize("lasting_player", ["vlc"], indirect=True)
@pytest.mark.parametrize(("size", "matrix"), [((320, 180), 5), ((320, 180), 1), ((1280, 720), 1)])
def test_pausing_does_not_change_the_colours(
    qtbot: QtBot, player: Player, tmp_path: Path, size: tuple[int, int], matrix: int
) -> None:
    """A red that BT.601 and BT.709 tell apart by 13 levels; Qt without a GPU does not."""
    with av.open(str(tmp_path / "red.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.colorspace = matrix
        for _ in range(75):
            frame = av.VideoFrame(*size, "yuv420p")
            for plane, level in zip(frame.planes, (100, 90, 190), strict=True):
                plane.update(bytes([level]) * plane.buffer_size)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    show(qtbot, player, tmp_path / "red.mp4")
    still = player.frame.pixelColor(100, 100).getRgb()
    player.play()
    play_until(qtbot, player, 300)
    assert player.frame.pixelColor(100, 100).getRgb() == pytest.approx(still, abs=4)


def test_it_goes_on_from_where_it_was_sent(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 200)
    player.seek(4000)
    assert player.playing
    play_until(qtbot, player, 4300)
    player.pause()
    player.seek(2000)
    player.play()
    assert 2000 <= player.position < 2200
    play_until(qtbot, player, 2300)
    assert player.position < 4000


def test_the_end_stops_it_and_then_it_begins_anew(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("silent.mkv"))
    player.seek(7500)
    settle(qtbot, player, 187)
    player.play()
    qtbot.waitUntil(lambda: not player.playing, timeout=10_000)
    assert player.position == player.duration
    settle(qtbot, player, 199)
    player.play()
    play_until(qtbot, player, 100)
    assert player.position < 5000


def test_a_faster_film_takes_less_time(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.set_rate(9.0)
    assert player.rate == 4.0
    player.play()
    play_until(qtbot, player, 500)
    with qtbot.waitSignal(player.playingChanged, timeout=6000):
        """The remaining 7.5 s take a quarter."""
    player.set_rate(0.1)
    assert player.rate == 0.25


@pytest.fixture(scope="module")
def one_keyframe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that can only be decoded from its beginning."""
    path = tmp_path_factory.mktemp("films") / "film.mp4"
    options = {**X264, "g": "250", "preset": "veryfast"}
    return make_film(path, 250, sound=10.0, options=options)


@pytest.mark.parametrize("lasting_player", ["vlc"], indirect=True)
@pytest.mark.parametrize("rate", [0.25, 4.0])
@pytest.mark.parametrize("paused", [True, False])
def test_at_any_speed_it_plays_at_once_from_where_it_is_sent(
    qtbot: QtBot, player: Player, one_keyframe: Path, rate: float, paused: bool
) -> None:
    show(qtbot, player, one_keyframe)
    player.set_rate(rate)
    player.play()
    play_until(qtbot, player, 200)
    if paused:
        player.pause()
    player.seek(5000)
    if paused:
        settle(qtbot, player, 125)
        player.play()
    numbers: list[int] = []
    note = partial(lambda: numbers.append(shown(player)))
    player.frameChanged.connect(note)
    play_until(qtbot, player, 5000 + round(800 * rate))
    player.frameChanged.disconnect(note)
    assert 125 <= max(numbers) < 240, "neither grey nor far ahead"
    assert len(set(numbers)) > 2
    assert shown(player) * FRAME == pytest.approx(player.position, abs=300 + 100 * rate)


@pytest.mark.parametrize("lasting_player", ["vlc"], indirect=True)
def test_a_change_of_speed_keeps_picture_and_position_together(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 600)
    player.set_rate(0.25)
    play_until(qtbot, player, 750)
    assert shown(player) * FRAME == pytest.approx(player.position, abs=300)


@pytest.mark.parametrize("lasting_player", ["vlc"], indirect=True)
def test_no_picture_from_on_the_way_is_shown(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    """Seldom, that is: libVLC does not say when the pictures are from that it draws."""
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 200)
    wrong = 0
    for target in (7000, 1000, 5000, 3000, 6000, 2000, 4000, 500):
        first: list[int] = []
        note = partial(lambda first=first: first.append(shown(player)))
        player.frameChanged.connect(note)
        player.seek(target)
        play_until(qtbot, player, target + 300)
        player.frameChanged.disconnect(note)
        wrong += not target // FRAME - 1 <= first[0] <= target // FRAME + 6
    assert wrong <= 3


@pytest.mark.parametrize("lasting_player", ["vlc"], indirect=True)
@pytest.mark.parametrize("start", [300, 4000])
def test_the_first_playing_shows_nothing_of_the_beginning(
    qtbot: QtBot, player: Player, film: Callable[..., Path], start: int
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.seek(start)
    settle(qtbot, player, start // FRAME)
    numbers: list[int] = []
    positions: list[int] = []
    note = partial(lambda: numbers.append(shown(player)))
    player.frameChanged.connect(note)
    player.positionChanged.connect(positions.append)
    player.play()
    play_until(qtbot, player, start + 400)
    player.frameChanged.disconnect(note)
    player.positionChanged.disconnect(positions.append)
    assert min(numbers) >= start // FRAME - 2, "libVLC goes on from the last B-picture before"
    assert min(positions) >= start - 20


def test_settings_outlive_films(qtbot: QtBot, player: Player, film: Callable[..., Path]) -> None:
    with qtbot.waitSignal(player.volumeChanged) as change:
        player.set_volume(130)
    assert change.args == [100, False]
    player.set_muted(True)
    player.set_volume(30)
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 200)
    assert (player.volume, player.muted) == (30, True)
    player.set_muted(False)
    assert not player.muted


# ---- ranges -----------------------------------------------------------------------------


def test_a_range_shows_none_of_what_comes_after_it(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    numbers: list[int] = []
    note = partial(lambda: numbers.append(shown(player)))
    player.seek(1000)
    settle(qtbot, player, 25)
    player.frameChanged.connect(note)
    with qtbot.waitSignal(player.rangeEnded, timeout=10_000):
        player.play_range(1000, 1500)
    settle(qtbot, player, 37)
    player.frameChanged.disconnect(note)
    assert not player.playing
    assert player.position == 1499
    assert max(numbers) == 37


def test_a_loop_begins_again_until_it_is_switched_off(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.set_loop(True)
    player.play_range(2000, 2600)
    for _ in range(2):
        play_until(qtbot, player, 2400)
        qtbot.waitUntil(lambda: player.position < 2300, timeout=10_000)
        assert player.position >= 2000
    with qtbot.waitSignal(player.rangeEnded, timeout=10_000):
        player.set_loop(False)
    assert player.position == 2599


def test_a_range_may_loop_by_itself(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play_range(0, 300, loop=True)
    play_until(qtbot, player, 200)
    qtbot.waitUntil(lambda: player.position < 150, timeout=10_000)
    assert player.playing
    assert not player.loop


# ---- standing still ---------------------------------------------------------------------


def test_seeking_shows_the_exact_picture(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    times = random.Random(0).sample(range(8000), 8)
    for time in [*times, 1000, 999]:
        player.seek(time)
        assert player.position == time
        settle(qtbot, player, time // FRAME)
    player.seek(-5)
    assert player.position == 0
    player.seek(10**9)
    assert player.position == player.duration


@pytest.mark.parametrize("times", [None, [0, 30, 75, 200, 310, 333, 500]])
def test_what_starts_at_a_time_is_gone_into(
    qtbot: QtBot, player: Player, film: Callable[..., Path], times: list[int] | None
) -> None:
    begins = times or [number * FRAME for number in range(200)]
    name = "varied.mkv" if times else "film.mkv"
    show(qtbot, player, film(name, len(begins), times=times, sound=begins[-1] / 1000))
    for picture in (2, 5, 3, 4):
        for time in (begins[picture], begins[picture - 1] + 1, begins[picture] - 1):
            player.seek_into(time)
            settle(qtbot, player, picture)
            qtbot.waitUntil(lambda at=begins[picture]: player.position == at, timeout=5000)
    player.seek_into(begins[2] + 1)
    player.step(1)
    settle(qtbot, player, 4)
    player.seek_into(10**9)
    settle(qtbot, player, len(begins) - 1)


def test_steps_add_up(qtbot: QtBot, player: Player, film: Callable[..., Path]) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.seek(2010)
    for steps in (1, 1, 1, -1, -4):
        player.step(steps)
    settle(qtbot, player, 48)
    assert player.position == 48 * FRAME
    player.step(-1000)
    settle(qtbot, player, 0)
    player.step(1)
    settle(qtbot, player, 1)


def test_stepping_pauses(qtbot: QtBot, player: Player, film: Callable[..., Path]) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 300)
    player.step(1)
    assert not player.playing
    qtbot.waitUntil(lambda: player.position % FRAME == 0, timeout=10_000)
    settle(qtbot, player, player.position // FRAME)


def test_scrubbing_while_playing_shows_stills_and_plays_on(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.play()
    play_until(qtbot, player, 300)
    for time in range(1000, 5001, 200):
        player.seek(time)
        assert player.position == pytest.approx(time, abs=50)
    settle(qtbot, player, 125)
    assert player.playing
    play_until(qtbot, player, 5200)


# ---- what is left behind ----------------------------------------------------------------


def test_films_leave_nothing_behind(
    qtbot: QtBot, player: Player, film: Callable[..., Path]
) -> None:
    path = film("film.mp4", sound=8.0)

    def round_trip() -> None:
        show(qtbot, player, path)
        player.play()
        qtbot.wait(20)
        player.seek(4000)
        player.close()

    def held() -> tuple[int, int, int, int]:
        """Python's threads, all threads, handles on the film, all handles."""
        gc.collect()
        handles = [handle.resolve() for handle in Path("/proc/self/fd").iterdir()]
        tasks = len(list(Path("/proc/self/task").iterdir()))
        return threading.active_count(), tasks, handles.count(path.resolve()), len(handles)

    for _ in range(3):
        round_trip()
    qtbot.wait(50)
    before = held()
    for _ in range(30):
        round_trip()
    qtbot.wait(50)
    threads, tasks, films, handles = held()
    assert (threads, films) == (before[0], before[2])
    assert tasks <= before[1] + 3
    assert handles <= before[3] + 3


def test_qt_plays_where_libvlc_is_missing(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.delitem(sys.modules, "vlc", raising=False)
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)
    assert isinstance(make_backend(), QtBackend)


def test_without_a_library_pictures_still_stand(qtbot: QtBot, film: Callable[..., Path]) -> None:
    def nothing() -> VlcBackend:
        raise NoPlayerError

    player = Player(nothing)
    show(qtbot, player, film("film.mp4", sound=8.0))
    player.seek(4000)
    settle(qtbot, player, 100)
    with qtbot.waitSignal(player.failed) as failure:
        player.play()
    assert isinstance(failure.args[0], NoPlayerError)
    assert not player.playing
    player.release()


# ---- the clock --------------------------------------------------------------------------


def test_the_clock_believes_the_first_report_and_follows_the_others_slowly() -> None:
    clock = Clock()
    clock.jump(1000, 0.0)
    clock.start(0.1)
    clock.report(1060, 0.2)
    assert clock.time(0.2) == pytest.approx(1060)
    clock.report(1180, 0.3)
    assert clock.time(0.3) == pytest.approx(1165)
    clock.report(5000, 0.4)
    assert clock.time(0.4) == pytest.approx(5000)


def test_the_clock_waits_for_the_film_instead_of_going_back() -> None:
    clock = Clock()
    clock.jump(1000, 0.0)
    clock.start(0.1)
    assert clock.time(0.2) == pytest.approx(1100)
    clock.report(1060, 0.2)
    assert clock.time(0.22) == pytest.approx(1100)
    assert clock.time(0.24) == pytest.approx(1100)
    assert clock.time(0.25) == pytest.approx(1110)
    clock.jump(1000, 0.3)
    assert clock.time(0.3) == pytest.approx(1000), "a jump leads back"


@given(
    st.lists(st.tuples(st.floats(0.001, 0.6), st.floats(-450, 450), st.booleans()), max_size=40),
    st.floats(0.25, 4.0),
)
def test_the_clock_never_goes_back_while_time_passes(
    steps: list[tuple[float, float, bool]], rate: float
) -> None:
    clock = Clock()
    clock.jump(5000, 0.0)
    clock.set_rate(rate, 0.0)
    clock.start(0.0)
    at, before = 0.0, 5000.0
    for passed, error, asked in steps:
        at += passed
        if asked:
            now = clock.time(at)
            assert now >= before
            before = now
        true = 5000 + at * rate * 1000
        clock.report(true + error, at)
    assert clock.time(at) >= before


def test_the_clock_comes_back_to_the_truth_after_a_wait() -> None:
    clock = Clock()
    clock.jump(0, 0.0)
    clock.start(0.0)
    clock.report(0, 0.1)
    clock.time(0.5)
    for count in range(1, 40):
        clock.report(count * 250, count * 0.25)
    assert clock.time(9.75) == pytest.approx(9750, abs=1)


def test_the_clock_doubts_reports_from_before_a_jump() -> None:
    clock = Clock()
    clock.jump(60_000, 10.0)
    clock.start(10.0)
    clock.report(60_400, 10.01)
    clock.report(3000, 10.1)
    assert clock.time(10.1) == pytest.approx(60_100)
    clock.report(3000, 11.5)
    assert clock.time(11.5) == pytest.approx(3000)


def test_the_clock_keeps_its_place_when_the_rate_changes() -> None:
    clock = Clock()
    clock.start(0.0)
    clock.set_rate(2.0, 1.0)
    assert clock.time(1.0) == pytest.approx(1000)
    assert clock.time(2.0) == pytest.approx(3000)
    clock.stop(2.0)
    assert clock.time(9.0) == pytest.approx(3000)
