"""A film's sound is decoded once, shared, and never half there."""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from emosub_gui.core.errors import (
    Cancelled,
    DiskFullError,
    FileMissingError,
    MediaDamagedError,
    NoAudioError,
)
from emosub_gui.core.progress import Stage
from emosub_gui.media.audio import SAMPLE_RATE, Audio, open_audio
from emosub_gui.media.cache import Cache
from emosub_gui.media.peaks import fold


@pytest.fixture
def film(studio) -> Path:
    return studio.film(
        "film.mkv",
        studio.Sound(studio.noise(3)),
        studio.Sound(studio.tone(3, 2000)),
        picture=studio.Picture(3),
    )


def stored(cache: Cache) -> list[str]:
    return sorted(path.name for path in cache.root.glob("*"))


# ---- the value ---------------------------------------------------------------------------


def test_the_sound_is_a_read_only_map_with_its_waveform(film, cache):
    audio = open_audio(film, cache=cache)
    assert isinstance(audio.pcm, np.memmap)
    assert (audio.pcm.dtype, audio.pcm.ndim) == (np.int16, 1)
    assert not audio.pcm.flags.writeable
    assert audio.duration_ms == pytest.approx(3000, abs=30)
    np.testing.assert_array_equal(audio.peaks.bins, fold(audio.pcm))
    assert audio.remarks.damaged_after_ms is None
    assert audio.remarks.damaged_packets == 0


def test_the_second_time_nothing_is_decoded(film, cache):
    first = open_audio(film, cache=cache)
    reports = []
    second = open_audio(film, cache=cache, report=reports.append, on_audio=reports.append)
    assert reports == []
    assert second.pcm.filename == first.pcm.filename
    np.testing.assert_array_equal(second.peaks.bins, first.peaks.bins)


def test_a_film_that_was_moved_is_still_known(film, cache):
    first = open_audio(film, cache=cache)
    moved = film.rename(film.with_name("moved.mkv"))
    assert open_audio(moved, cache=cache).pcm.filename == first.pcm.filename


def test_tracks_are_kept_apart(film, cache):
    noise, tone = open_audio(film, cache=cache), open_audio(film, cache=cache, track=1)
    assert noise.fingerprint == tone.fingerprint
    assert (noise.track, tone.track) == (0, 1)
    assert not np.array_equal(noise.pcm, tone.pcm)
    assert len(stored(cache)) == 2


# ---- while decoding ----------------------------------------------------------------------


def test_the_waveform_can_be_watched_growing(studio, cache):
    film = studio.film("long.flac", studio.Sound(studio.noise(4), "flac"))
    seen = []

    def paint(audio):
        seen.append(audio)
        time.sleep(0.3)  # so long that every block is news

    audio = open_audio(film, cache=cache, on_audio=paint)
    lengths = [part.pcm.size for part in seen]
    assert lengths == sorted(lengths)
    assert lengths[0] <= SAMPLE_RATE < lengths[-1]
    for part in seen:
        size = part.pcm.size
        np.testing.assert_array_equal(part.pcm, audio.pcm[:size])
        np.testing.assert_array_equal(part.peaks.view(0, size, 30), audio.peaks.view(0, size, 30))


def test_progress_goes_up_to_the_end(film, cache):
    reports = []
    open_audio(film, cache=cache, report=reports.append)
    assert {report.stage for report in reports} == {Stage.DECODE}
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert reports[-1].fraction == 1.0
    assert reports[0].total == pytest.approx(3000, abs=60)


def test_cancel_leaves_nothing(film, cache):
    cancel = threading.Event()
    with pytest.raises(Cancelled):
        open_audio(film, cache=cache, cancel=cancel, report=lambda _: cancel.set())
    assert stored(cache) == []


# ---- what goes wrong ---------------------------------------------------------------------


def test_a_picture_without_sound(studio, cache):
    with pytest.raises(NoAudioError):
        open_audio(studio.film("silent.mp4", picture=studio.Picture()), cache=cache)
    assert stored(cache) == []


def test_a_track_that_is_not_there(film, cache):
    with pytest.raises(NoAudioError, match="2"):
        open_audio(film, cache=cache, track=2)


def test_a_film_that_is_not_there(tmp_path, cache):
    with pytest.raises(FileMissingError):
        open_audio(tmp_path / "film.mkv", cache=cache)


def test_a_film_that_was_cut_short_says_where(studio, cache):
    film = studio.film("film.mkv", studio.Sound(studio.noise(10)), picture=studio.Picture(10))
    data = film.read_bytes()
    film.write_bytes(data[: len(data) // 2])
    for audio in (open_audio(film, cache=cache), open_audio(film, cache=cache)):
        assert 3000 < audio.duration_ms < 7000
        assert audio.remarks.damaged_after_ms == audio.duration_ms


def test_sound_of_which_nothing_can_be_decoded(studio, cache):
    film = studio.film("film.mp4", studio.Sound(studio.noise(5), "ac3"))
    data = bytearray(film.read_bytes())
    begin, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    data[begin:end] = bytes(end - begin)
    film.write_bytes(data)
    with pytest.raises(MediaDamagedError):
        open_audio(film, cache=cache)
    assert stored(cache) == []


def test_a_film_that_changes_while_it_is_read_is_not_kept(studio, cache):
    film = studio.film("film.mkv", studio.Sound(studio.noise(60), "flac"))

    def overwrite(_: Audio) -> None:
        with film.open("rb+") as file:
            file.seek(film.stat().st_size // 2)
            file.write(bytes(50_000))

    with pytest.raises(MediaDamagedError, match="changed"):
        open_audio(film, cache=cache, on_audio=overwrite)
    assert stored(cache) == []


def test_an_absurd_duration_takes_no_room(studio, cache):
    film = studio.film("film.mkv", studio.Sound(studio.noise(2)), picture=studio.Picture(2))
    data = bytearray(film.read_bytes())
    place = data.index(b"\x44\x89\x88") + 3  # Duration, a 64-bit float in milliseconds
    data[place : place + 8] = np.array(1e15, ">f8").tobytes()
    film.write_bytes(data)
    reports = []
    audio = open_audio(film, cache=cache, report=reports.append)
    assert audio.duration_ms == pytest.approx(2000, abs=30)
    assert reports[0].total < 3000
    assert audio.remarks.damaged_after_ms is None


FULL_DISK = """
import resource, sys
from pathlib import Path
from emosub_gui.core.errors import DiskFullError
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    open_audio(Path(sys.argv[1]), cache=Cache(Path(sys.argv[2])))
except DiskFullError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("room", [0, 50_000, 95_999])
def test_a_full_disk_leaves_nothing_behind(film, cache, room):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, film, cache.root, str(room)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(DiskFullError.message.split("{", maxsplit=1)[0])
    assert stored(cache) == []


# ---- sharing -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["audio.pcm", "peaks.bin", "remarks.json"])
@pytest.mark.parametrize("damage", [b"", b"{"])
def test_a_damaged_entry_is_made_anew(film, cache, name, damage):
    first = open_audio(film, cache=cache)
    expected, folder = np.array(first.pcm), Path(first.pcm.filename).parent
    del first
    (folder / name).write_bytes(damage)
    again = open_audio(film, cache=cache)
    np.testing.assert_array_equal(again.pcm, expected)
    np.testing.assert_array_equal(again.peaks.bins, fold(expected))
    assert not folder.exists()


def test_peaks_of_another_length_are_made_anew(film, cache):
    folder = Path(open_audio(film, cache=cache).pcm.filename).parent
    (folder / "peaks.bin").write_bytes(bytes(400))
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"peaks.bin": 400}))
    audio = open_audio(film, cache=cache)
    np.testing.assert_array_equal(audio.peaks.bins, fold(audio.pcm))


OPEN_AND_WAIT = """
import sys
from pathlib import Path
from emosub_gui.media.audio import open_audio
from emosub_gui.media.cache import Cache
audio = open_audio(Path(sys.argv[1]), cache=Cache(Path(sys.argv[2])))
print(audio.pcm.size, int(audio.pcm.astype(int).sum()), flush=True)
sys.stdin.read()
"""


def opened_elsewhere(film: Path, cache: Cache) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, film, cache.root],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_that_open_a_film_at_once_both_have_it(film, cache):
    with opened_elsewhere(film, cache) as one, opened_elsewhere(film, cache) as two:
        answers = {process.stdout.readline() for process in (one, two)}
        audio = open_audio(film, cache=cache)
        answers.add(f"{audio.pcm.size} {int(audio.pcm.astype(int).sum())}\n")
        for process in (one, two):
            process.stdin.close()
    assert len(answers) == 1
    assert one.returncode == two.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there the open file itself stays")
def test_what_another_process_listens_to_is_not_evicted(film, cache):
    with opened_elsewhere(film, cache) as other:
        assert other.stdout.readline()
        (folder,) = cache.root.iterdir()
        assert not cache.discard(folder)
        other.kill()
        other.wait()
        assert cache.discard(folder)
    assert stored(cache) == []


def test_sound_stays_while_it_is_mapped_and_goes_afterwards(film, cache):
    audio = open_audio(film, cache=cache)
    part = audio.pcm[100:200]
    folder = Path(audio.pcm.filename).parent
    del audio
    assert not cache.discard(folder)
    assert part.size == 100
    del part
    assert cache.discard(folder)
