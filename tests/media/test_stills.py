"""Still pictures: the one that is shown at a time, whatever the container and the codec."""

import random
import threading
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numbered import make_film, number

from emosub_gui.core.errors import (
    Cancelled,
    FileMissingError,
    MediaDamagedError,
    NoPictureError,
    NotMediaError,
)
from emosub_gui.media.probe import probe
from emosub_gui.media.stills import Still, StillReader

A_FEW = 6 * 128 * 96 * 3 // 2
"""Bytes of six small pictures: so few that readers must seek again and again."""

IRREGULAR = [n * 40 + n % 3 * 13 + n // 20 * 500 for n in range(60)]
LONG = [n * 40 + n // 7 * 2100 for n in range(60)]
X264 = {"g": "24", "bf": "3", "x264-params": "b-adapt=0"}

KINDS: dict[str, dict[str, object]] = {
    "even.mp4": {"options": X264},
    "ntsc.mkv": {"rate": Fraction(24000, 1001), "options": X264},
    "one_keyframe.mp4": {"options": {"g": "9999", "sc_threshold": "0", "bf": "3"}},
    "open_gop.mp4": {"options": {"x264-params": "open-gop=1:keyint=20:bframes=3:b-adapt=0"}},
    "intra.mkv": {"codec": "ffv1"},
    "broadcast.ts": {"options": X264, "sound": 2.4, "offset": 600.0},
    "old.avi": {"codec": "mpeg4", "options": {"g": "12", "bf": "2"}},
    "vp9.webm": {"codec": "libvpx-vp9", "options": {"deadline": "realtime", "cpu-used": "8"}},
    "irregular.mp4": {"times": IRREGULAR, "options": X264},
    "long_pictures.mkv": {"times": LONG, "options": X264},
}


def value(still: Still) -> int:
    return number(still.pixels())


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make films, each once."""
    folder = tmp_path_factory.mktemp("films")

    def make(name: str, frames: int = 60, **options: object) -> Path:
        path = folder / name
        return path if path.exists() else make_film(path, frames, **options)

    return make


@pytest.mark.parametrize("name", KINDS)
def test_every_time_shows_its_picture(film: Callable[..., Path], name: str) -> None:
    path = film(name, **KINDS[name])
    with StillReader(path) as reader:
        stills = [reader.frame_at(0)]
        while (still := reader.next_frame()) is not stills[-1]:
            stills.append(still)
    assert [value(still) for still in stills] == list(range(60))
    starts = [still.time for still in stills]
    assert starts == sorted(set(starts))
    probes = [*starts, *(start - 1 for start in starts), -50, starts[-1] + 10_000]
    random.Random(0).shuffle(probes)
    with StillReader(path, memory=A_FEW) as reader:
        for time in probes:
            shown = max(0, sum(start <= time for start in starts) - 1)
            still = reader.frame_at(time)
            assert (still.time, value(still)) == (starts[shown], shown)


@pytest.mark.parametrize("name", ["even.mp4", "open_gop.mp4", "broadcast.ts", "long_pictures.mkv"])
def test_stepping_visits_every_picture_both_ways(film: Callable[..., Path], name: str) -> None:
    with StillReader(film(name, **KINDS[name]), memory=A_FEW) as reader:
        assert value(reader.frame_at(10**6)) == 59
        assert value(reader.next_frame()) == 59
        assert [value(reader.previous_frame()) for _ in range(59)] == list(range(58, -1, -1))
        assert value(reader.previous_frame()) == 0
        assert [value(reader.next_frame()) for _ in range(59)] == list(range(1, 60))


def test_times_are_the_films_own(film: Callable[..., Path]) -> None:
    with StillReader(film("irregular.mp4", **KINDS["irregular.mp4"])) as reader:
        times = [reader.frame_at(0).time] + [reader.next_frame().time for _ in range(59)]
    assert times == IRREGULAR


def test_a_broadcast_begins_at_zero(film: Callable[..., Path]) -> None:
    """Its sound begins 21 ms before its picture, 600 s into the broadcast."""
    with StillReader(film("broadcast.ts", **KINDS["broadcast.ts"])) as reader:
        assert reader.frame_at(0).time == 21


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("aspect", [None, Fraction(4, 3)])
def test_pictures_are_upright_with_square_pixels(
    film: Callable[..., Path], rotation: int, aspect: Fraction | None
) -> None:
    path = film(f"r{rotation}a{aspect is None}.mp4", 5, rotation=rotation, aspect=aspect)
    video = probe(path).video
    assert video is not None
    with StillReader(path) as reader:
        still = reader.frame_at(170)
        assert still.pixels().shape == (video.height, video.width, 4)
        assert value(still) == 4


@pytest.mark.parametrize(
    ("size", "tag", "matrix"),
    [((640, 360), None, "601"), ((1280, 720), None, "709"), ((640, 360), 1, "709")],
)
def test_colours_are_those_of_the_matrix_that_players_assume(
    tmp_path: Path, size: tuple[int, int], tag: int | None, matrix: str
) -> None:
    """Y 100, Cb 90, Cr 190 is another red by BT.601 than by BT.709 (ITU-R BT.601, BT.709)."""
    with av.open(str(tmp_path / "red.mkv"), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"crf": "1"})
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        if tag is not None:
            stream.codec_context.colorspace = tag
        frame = av.VideoFrame(*size, "yuv420p")
        for plane, level in zip(frame.planes, (100, 90, 190), strict=True):
            plane.update(bytes([level]) * plane.buffer_size)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with StillReader(tmp_path / "red.mkv") as reader:
        shown = reader.frame_at(0).pixels()[100, 100, :3].astype(int)
    expected = {"601": (21, 62, 197), "709": (17, 73, 209)}[matrix]
    assert np.abs(shown - expected).max() <= 3


def test_memory_bounds_what_is_kept(film: Callable[..., Path]) -> None:
    with StillReader(film("even.mp4", **KINDS["even.mp4"]), memory=A_FEW) as reader:
        for time in range(0, 2400, 100):
            reader.frame_at(time)
            assert len(reader._kept) <= 6


def test_stepping_back_does_not_decode_again(film: Callable[..., Path]) -> None:
    with StillReader(film("one_keyframe.mp4", **KINDS["one_keyframe.mp4"])) as reader:
        reader.frame_at(2000)
        kept = list(reader._kept)
        assert all(reader.previous_frame() in kept for _ in range(20))


def test_a_set_flag_ends_the_decoding(film: Callable[..., Path]) -> None:
    flag = threading.Event()
    with StillReader(film("even.mp4", **KINDS["even.mp4"]), flag, memory=A_FEW) as reader:
        reader.frame_at(0)
        flag.set()
        with pytest.raises(Cancelled):
            reader.frame_at(2000)


def test_what_cannot_be_shown_is_a_typed_error(film: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        StillReader(tmp_path / "missing.mp4")
    noise = tmp_path / "noise.mp4"
    noise.write_bytes(random.Random(0).randbytes(5000))
    with pytest.raises(NotMediaError):
        StillReader(noise)
    with pytest.raises(NoPictureError):
        StillReader(film("sound.m4a", 0, sound=0.5))


def test_a_film_without_a_sound_picture_is_damaged(
    film: Callable[..., Path], tmp_path: Path
) -> None:
    """The index is there, but every picture is zeros."""
    whole = film("even.mp4", **KINDS["even.mp4"]).read_bytes()
    start = whole.index(b"mdat") + 4
    end = whole.index(b"moov") - 4
    assert start < end
    blank = tmp_path / "blank.mp4"
    blank.write_bytes(whole[:start] + bytes(end - start) + whole[end:])
    with StillReader(blank) as reader, pytest.raises(MediaDamagedError):
        reader.frame_at(1000)


def test_a_film_that_is_cut_short_shows_what_there_is(
    film: Callable[..., Path], tmp_path: Path
) -> None:
    whole = film("ntsc.mkv", **KINDS["ntsc.mkv"]).read_bytes()
    short = tmp_path / "short.mkv"
    short.write_bytes(whole[: len(whole) * 2 // 3])
    with StillReader(short) as reader:
        assert value(reader.frame_at(500)) == 11
        assert 20 < value(reader.frame_at(10_000)) < 59
