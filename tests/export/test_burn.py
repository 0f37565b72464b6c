"""Films with burned-in subtitles, written by the real ffmpeg and read back."""

import os
import shutil
import signal
import subprocess
import threading
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from exported import Written, white
from msgspec.structs import replace
from numbered import make_film, number

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import (
    Cancelled,
    DiskFullError,
    FfmpegFailedError,
    FfmpegKilledError,
    FfmpegMissingError,
    FileMissingError,
    FilmOverwriteError,
    FilmSuffixError,
    NoEncoderError,
    NoPictureError,
)
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.core.theme import Style, Theme
from emosub_gui.export import program
from emosub_gui.export.burn import BurnOptions, burn, burned_size
from emosub_gui.media.probe import probe

SIZE = (320, 180)
FAST = BurnOptions(speed="veryfast", crf=12)


def test_lines_come_and_go_on_the_very_frames(film: Path, document: Document, odd: Path) -> None:
    source = odd / "a 'film': 이름.mp4"
    shutil.copy(film, source)
    before = source.read_bytes()
    target = odd / "out: 'x' [1].mp4"
    told: list[Progress] = []
    burn(document, source, target, FAST, report=told.append)
    written = Written(target)
    assert written.times == [index * 40 for index in range(50)]
    assert [number(picture[60:120]) % 8 for picture in written.pictures[:3]]
    below = [bool(white(picture[100:]).any()) for picture in written.pictures]
    assert below == [20 <= index < 30 for index in range(50)]
    assert all(white(picture[:60]).any() for picture in written.pictures)
    assert written.codecs == ["h264", "aac"]
    assert source.read_bytes() == before
    assert told[-1].fraction == pytest.approx(1.0, abs=0.1)
    assert {each.stage for each in told} == {Stage.EXPORT}


def test_a_part_begins_in_the_middle_of_a_line(
    film: Path, document: Document, tmp_path: Path
) -> None:
    target = tmp_path / "part.mp4"
    burn(document, film, target, replace(FAST, start=1000, end=1600))
    written = Written(target)
    assert len(written.pictures) == 15
    below = [bool(white(picture[100:]).any()) for picture in written.pictures]
    assert below == [True] * 5 + [False] * 10
    with av.open(str(film)) as container:
        expected = next(
            frame.to_ndarray(format="rgb24")
            for frame in container.decode(video=0)
            if frame.time >= 1.0
        )
    middle = slice(70, 100)
    assert np.abs(written.pictures[0][middle].astype(int) - expected[middle]).mean() < 4


@pytest.mark.parametrize(
    ("lines", "size"), [(0, (320, 180)), (90, (160, 90)), (181, (322, 180)), (360, (640, 360))]
)
def test_the_size_may_change(
    film: Path, document: Document, tmp_path: Path, lines: int, size: tuple[int, int]
) -> None:
    video = probe(film).video
    assert video
    assert burned_size(video, lines) == size
    target = tmp_path / "sized.mkv"
    burn(document, film, target, replace(FAST, lines=lines, end=1000))
    written = Written(target)
    width, height = burned_size(video, lines)
    picture = written.at(900)
    assert picture.shape == (height, width, 3)
    assert white(picture).mean() == pytest.approx(0.03, abs=0.015), "of any size the same share"


def test_turned_films_are_upright(document: Document, tmp_path: Path) -> None:
    film = make_film(tmp_path / "phone.mp4", 30, size=(180, 320), rotation=90)
    burn(document, film, tmp_path / "out.mp4", FAST)
    picture = Written(tmp_path / "out.mp4").at(400)
    assert picture.shape == (180, 320, 3)
    assert white(picture[:60]).any()
    assert not white(picture[60:]).any()


def test_wide_pixels_become_square(document: Document, tmp_path: Path) -> None:
    film = make_film(tmp_path / "wide.mp4", 10, size=(160, 180), aspect=Fraction(2))
    burn(document, film, tmp_path / "out.mp4", FAST)
    burned = Written(tmp_path / "out.mp4").at(200)
    straight = make_film(tmp_path / "straight.mp4", 10, size=SIZE)
    burn(document, straight, tmp_path / "other.mp4", FAST)
    other = Written(tmp_path / "other.mp4").at(200)
    assert burned.shape == other.shape
    assert (white(burned) ^ white(other)).sum() < 0.1 * white(other).sum()


def test_uneven_frame_times_stay(document: Document, tmp_path: Path) -> None:
    times = [0, 40, 90, 400, 433, 900, 1000, 1001, 1500, 1999]
    film = make_film(tmp_path / "uneven.mkv", len(times), times=times, size=SIZE)
    for suffix in ("mkv", "mp4"):
        target = tmp_path / f"out.{suffix}"
        burn(document, film, target, FAST)
        assert Written(target).times == pytest.approx(times, abs=1)


@pytest.mark.parametrize("matrix", ["bt709", "smpte170m"])
def test_colours_are_right_whatever_the_films_matrix(matrix: str, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    tags = f"format=yuv420p,setparams=colorspace={matrix}:range=tv"
    source = ["-f", "lavfi", "-i", "color=0x305070:s=320x180:r=10:d=1", "-vf", tags]
    command = ["ffmpeg", "-v", "error", *source, "-c:v", "libx264", "-crf", "4", str(film)]
    subprocess.run(command, check=True)
    look = Style(size=500, fill="#FF0000", outline=0, shadow=0)
    document = Document.of(
        [Cue(0, 0, 1000, "{\\pos(0,0)\\an7\\p1}m 0 0 l 160 0 160 180 0 180")],
        theme=Theme(name="x", base=look),
        play_width=320,
        play_height=180,
    )
    burn(document, film, tmp_path / "out.mp4", FAST)
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
        picture = frame.to_ndarray(format="rgb24")
    assert frame.colorspace == {"bt709": 1, "smpte170m": 6}[matrix]
    assert picture[90, 80] == pytest.approx((255, 0, 0), abs=8)
    with av.open(str(film)) as container:
        before = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert np.abs(picture[:, 180:].astype(int) - before[:, 180:]).max() <= 4


def test_hdr_stays_hdr_with_paper_white_letters(document: Document, tmp_path: Path) -> None:
    film = tmp_path / "hdr.mkv"
    colours = "color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc"
    tags = f"format=yuv420p10le,setparams={colours}"
    source = ["-f", "lavfi", "-i", "color=black:s=320x180:r=5:d=1", "-vf", tags]
    encoding = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error"]
    subprocess.run(["ffmpeg", "-v", "error", *source, *encoding, str(film)], check=True)
    burn(document, film, tmp_path / "out.mp4", FAST)
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
        codec = container.streams.video[0].codec_context
        assert (codec.name, codec.color_trc, codec.color_primaries) == ("hevc", 16, 9)
    assert frame.format.name == "yuv420p10le"
    luma = np.frombuffer(bytes(frame.planes[0]), "<u2").max()
    assert (luma - 64) / 876 == pytest.approx(0.58, abs=0.02), "58 % of the PQ signal"


def test_sound_is_copied_or_becomes_aac(film: Path, document: Document, tmp_path: Path) -> None:
    def packets(path: Path) -> list[bytes]:
        with av.open(str(path)) as container:
            return [bytes(packet) for packet in container.demux(audio=0) if packet.size]

    burn(document, film, tmp_path / "copied.mp4", FAST)
    assert packets(tmp_path / "copied.mp4") == packets(film)
    burn(document, film, tmp_path / "anew.mp4", replace(FAST, copy_audio=False))
    assert packets(tmp_path / "anew.mp4") != packets(film)
    burn(document, film, tmp_path / "part.mp4", replace(FAST, start=500))
    assert Written(tmp_path / "part.mp4").codecs == ["h264", "aac"]


def test_a_stop_leaves_nothing_and_keeps_what_was_there(document: Document, tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", 500, size=(640, 360))
    target = tmp_path / "out.mp4"
    target.write_bytes(b"precious")
    stop = threading.Event()

    def report(_progress: Progress) -> None:
        stop.set()

    with pytest.raises(Cancelled):
        burn(
            document,
            film,
            target,
            replace(FAST, speed="veryslow"),
            report=report,
            cancel=stop,
        )
    assert target.read_bytes() == b"precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.mp4", "out.mp4"]


def test_when_ffmpeg_is_killed_it_is_said_and_nothing_is_left(
    document: Document, tmp_path: Path
) -> None:
    film = make_film(tmp_path / "film.mp4", 500, size=(640, 360))

    def report(_progress: Progress) -> None:
        # A process that the tests started before may be a child of this thread too.
        children = Path("/proc/thread-self/children").read_text().split()
        (child,) = [
            pid for pid in children if b"ffmpeg" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        os.kill(int(child), signal.SIGKILL)

    slow = replace(FAST, speed="veryslow")
    with pytest.raises(FfmpegKilledError, match="signal 9"):
        burn(document, film, tmp_path / "out.mp4", slow, report=report)
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_a_film_is_never_written_over_itself(
    film: Path, document: Document, tmp_path: Path
) -> None:
    source = tmp_path / "film.mp4"
    shutil.copy(film, source)
    (tmp_path / "link.mp4").symlink_to(source)
    for target in (source, tmp_path / "link.mp4"):
        with pytest.raises(FilmOverwriteError):
            burn(document, source, target)
    assert source.read_bytes() == film.read_bytes()


def test_what_cannot_be_done_is_said_before_anything_is_written(
    film: Path, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = make_film(tmp_path / "sound.m4a", 0, sound=0.5)
    target = tmp_path / "out.mp4"
    with pytest.raises(FilmSuffixError):
        burn(document, film, tmp_path / "out.txt")
    with pytest.raises(FileMissingError):
        burn(document, tmp_path / "absent.mp4", target)
    with pytest.raises(NoPictureError):
        burn(document, sound, target)
    with pytest.raises(NoEncoderError):
        burn(document, film, target, BurnOptions(encoder="abacus"))
    full = shutil.disk_usage(tmp_path)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    with pytest.raises(DiskFullError):
        burn(document, film, target)
    assert not target.exists()


def test_ffmpegs_own_words_are_the_reason(film: Path, tmp_path: Path) -> None:
    with pytest.raises(FfmpegFailedError, match="nonsense"):
        program.run(
            program.find_ffmpeg(),
            ["-i", str(film), "-vf", "nonsense", "-f", "null", "-"],
            target=tmp_path / "out.mp4",
            duration=0,
        )


def test_without_ffmpeg_the_next_step_is_told(
    film: Path, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program.find_ffmpeg.cache_clear()
    try:
        with pytest.raises(FfmpegMissingError) as error:
            burn(document, film, tmp_path / "out.mp4")
    finally:
        program.find_ffmpeg.cache_clear()
    assert "imageio-ffmpeg" in error.value.next_step
