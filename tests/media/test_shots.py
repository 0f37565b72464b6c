"""Shot changes are found to the frame, and nothing else is taken for one."""

import json
import math
import threading
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from emosub_gui.core.errors import Cancelled, FileMissingError, NotMediaError
from emosub_gui.core.progress import Stage
from emosub_gui.core.resources import resource
from emosub_gui.core.timecode import frame_start
from emosub_gui.media import shots
from emosub_gui.media.shots import find_shots

WIDTH, HEIGHT = 160, 96
FPS = 25


def scenery(seed: int) -> np.ndarray:
    """(96, 640, 3) uint8: soft blots, wider than the picture so that one can pan over it."""
    coarse = np.random.default_rng(seed).uniform(20, 235, (7, 41, 3))
    rows, columns = np.linspace(0, 5.99, HEIGHT), np.linspace(0, 39.99, 640)
    row, column = rows.astype(int), columns.astype(int)
    down, right = (rows - row)[:, None, None], (columns - column)[None, :, None]
    top = coarse[row][:, column] * (1 - right) + coarse[row][:, column + 1] * right
    bottom = coarse[row + 1][:, column] * (1 - right) + coarse[row + 1][:, column + 1] * right
    return (top * (1 - down) + bottom * down).astype(np.uint8)


def shot(seed: int, frames: int, speed: float = 0.3) -> list[np.ndarray]:
    """A pan over a scenery with grain, `speed` pixels a frame."""
    grain = np.random.default_rng(seed + 1000)
    view = scenery(seed)
    pictures = []
    for frame in range(frames):
        left = round(frame * speed)
        noise = grain.normal(0, 3, (HEIGHT, WIDTH, 1))
        pictures.append((view[:, left : left + WIDTH] + noise).clip(0, 255).astype(np.uint8))
    return pictures


def write(
    path: Path,
    pictures: Sequence[np.ndarray],
    times: Sequence[int] | None = None,
    codec: str = "libx264",
    **options: str,
) -> Path:
    """Encode pictures; `times` in milliseconds replace an even rate."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        if times is not None:
            stream.codec_context.time_base = Fraction(1, 1000)
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            frame.pts = number if times is None else times[number]
            frame.time_base = Fraction(1, FPS) if times is None else Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def ms(frame: int) -> int:
    return frame * 1000 // FPS


ENCODINGS = {
    "keyframe at each cut": {"preset": "veryfast"},
    "one keyframe for all": {"preset": "veryfast", "g": "1000", "sc_threshold": "0"},
    "keyframe every second": {"preset": "veryfast", "g": "25", "sc_threshold": "0"},
    "open groups": {"preset": "veryfast", "g": "20", "x264-params": "open-gop=1:scenecut=0"},
    "every frame a keyframe": {"preset": "veryfast", "g": "1"},
}


@pytest.mark.parametrize("options", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_cuts_are_found_to_the_frame(tmp_path, cache, options):
    pictures = [*shot(1, 40), *shot(2, 27), *shot(3, 61), *shot(4, 12), *shot(5, 30)]
    film = write(tmp_path / "film.mp4", pictures, **options)
    assert find_shots(film, cache=cache) == (ms(40), ms(67), ms(128), ms(140))


@pytest.mark.parametrize(
    ("codec", "suffix"), [("mpeg4", "avi"), ("libx264", "ts"), ("ffv1", "mkv")]
)
def test_other_containers_and_codecs(tmp_path, cache, codec, suffix):
    pictures = [*shot(1, 33), *shot(2, 40), *shot(3, 20)]
    film = write(tmp_path / f"film.{suffix}", pictures, codec=codec)
    assert find_shots(film, cache=cache) == (ms(33), ms(73))


def test_a_reaction_shot_between_two_alike_keyframes_is_found(tmp_path, cache):
    there, back = shot(1, 120, speed=0), shot(2, 20)
    pictures = [*there[:50], *back, *there[50:]]
    film = write(tmp_path / "film.mp4", pictures, g="100", sc_threshold="0", preset="veryfast")
    assert find_shots(film, cache=cache) == (ms(50), ms(70))


def test_a_flash_is_no_cut(tmp_path, cache):
    pictures = shot(1, 60)
    pictures[20] = pictures[21] = np.full_like(pictures[0], 255)
    film = write(tmp_path / "film.mp4", pictures, preset="veryfast")
    assert find_shots(film, cache=cache) == ()


def test_a_lamp_that_is_switched_on_is_no_cut(tmp_path, cache):
    pictures = [(picture // (2 if frame < 30 else 1)) for frame, picture in enumerate(shot(1, 60))]
    film = write(tmp_path / "film.mp4", pictures, preset="veryfast")
    assert find_shots(film, cache=cache) == ()


def test_a_fast_pan_is_no_cut(tmp_path, cache):
    film = write(tmp_path / "film.mp4", shot(1, 60, speed=8), preset="veryfast")
    assert find_shots(film, cache=cache) == ()


def test_a_dissolve_is_no_cut(tmp_path, cache):
    one, other = shot(1, 60), shot(2, 60)
    weights = np.linspace(0, 1, 60).clip(0, 1)
    pictures = [
        (a * (1 - w) + b * w).astype(np.uint8) for a, b, w in zip(one, other, weights, strict=True)
    ]
    assert find_shots(write(tmp_path / "film.mp4", pictures), cache=cache) == ()


def test_uneven_frames_keep_their_own_times(tmp_path, cache):
    pictures = [*shot(1, 20), *shot(2, 20)]
    times = np.cumsum(np.random.default_rng(0).integers(15, 70, 40)).tolist()
    film = write(tmp_path / "film.mkv", pictures, [time - times[0] for time in times])
    assert find_shots(film, cache=cache) == (times[20] - times[0],)


def test_the_sample_has_one_cut(cache):
    """Halfway between the last line of two people and the first of two others."""
    labels = resource("samples", "labels.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in labels]
    after = next(n for n, line in enumerate(lines) if line["speaker"] in ("미나", "준"))
    cut = (lines[after - 1]["end"] + lines[after]["start"]) / 2
    found = find_shots(resource("samples", "sample.mp4"), cache=cache)
    assert found == (frame_start(math.ceil(cut * 24), Fraction(24)),)


def test_sound_alone_has_no_shots(studio, cache):
    film = studio.film("song.m4a", studio.Sound(studio.tone(1.0)))
    assert find_shots(film, cache=cache) == ()


def test_a_found_result_is_kept(tmp_path, cache, monkeypatch):
    film = write(tmp_path / "film.mp4", [*shot(1, 20), *shot(2, 20)])
    found = find_shots(film, cache=cache)
    monkeypatch.setattr(shots, "_search", lambda *_: pytest.fail("searched again"))
    assert find_shots(film, cache=cache) == found


def test_a_damaged_entry_is_made_again(tmp_path, cache):
    film = write(tmp_path / "film.mp4", [*shot(1, 20), *shot(2, 20)])
    found = find_shots(film, cache=cache)
    entry = next(cache.root.glob("*/value.json"))
    entry.write_text("x" * entry.stat().st_size)
    assert find_shots(film, cache=cache) == found


def test_a_damaged_film_gives_what_can_be_seen(tmp_path, cache):
    pictures = [*shot(1, 40), *shot(2, 40), *shot(3, 40)]
    film = write(tmp_path / "film.mkv", pictures, g="40")
    data = film.read_bytes()
    film.write_bytes(data[: len(data) * 2 // 3])
    assert find_shots(film, cache=cache)[:1] == (ms(40),)


def test_progress_is_told(tmp_path, cache):
    film = write(tmp_path / "film.mp4", [*shot(1, 40), *shot(2, 40)], g="10")
    told = []
    find_shots(film, cache=cache, report=told.append)
    assert {progress.stage for progress in told} == {Stage.SHOTS}
    assert told[-1].fraction == 1


def test_a_cancelled_search_leaves_nothing(tmp_path, cache):
    film = write(tmp_path / "film.mp4", shot(1, 20))
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        find_shots(film, cache=cache, cancel=stop)
    assert not list(cache.root.glob("*"))


def test_what_is_no_film_is_refused(tmp_path, cache):
    with pytest.raises(FileMissingError):
        find_shots(tmp_path / "none.mp4", cache=cache)
    (tmp_path / "text.mp4").write_text("not a film at all " * 100)
    with pytest.raises(NotMediaError):
        find_shots(tmp_path / "text.mp4", cache=cache)
