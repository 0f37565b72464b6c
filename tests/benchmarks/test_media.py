"""How fast a film's sound is decoded, beside the ffmpeg program, and how fast it draws.

pytest tests/benchmarks/test_media.py --benchmark-only
"""

import shutil
import subprocess
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from emosub_gui.media.audio import SAMPLE_RATE, open_audio
from emosub_gui.media.cache import Cache, fingerprint
from emosub_gui.media.peaks import Peaks, fold
from emosub_gui.media.probe import probe

MINUTES = 10

needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="needs the ffmpeg program")


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("benchmark") / "film.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10"]
    sound = ["-f", "lavfi", "-i", "anoisesrc=r=48000:a=0.3,aformat=channel_layouts=stereo"]
    encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-b:a", "128k"]
    length = ["-t", str(60 * MINUTES)]
    subprocess.run(
        ["ffmpeg", "-v", "error", *picture, *sound, *length, *encoding, path], check=True
    )
    return path


@needs_ffmpeg
@pytest.mark.benchmark(group="decode ten minutes")
def test_open_audio(benchmark, film, tmp_path):
    numbers = count()

    def decode() -> int:
        return open_audio(film, cache=Cache(tmp_path / str(next(numbers)))).pcm.size

    assert benchmark.pedantic(decode, rounds=5) == 60 * MINUTES * SAMPLE_RATE


@needs_ffmpeg
@pytest.mark.benchmark(group="decode ten minutes")
def test_ffmpeg_pipe(benchmark, film):
    output = ["-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "s16le", "-"]
    command = ["ffmpeg", "-v", "error", "-i", film, "-map", "0:a:0", *output]

    def decode() -> int:
        return len(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) // 2

    assert benchmark.pedantic(decode, rounds=5) == 60 * MINUTES * SAMPLE_RATE


@needs_ffmpeg
@pytest.mark.benchmark(group="open")
def test_open_audio_from_the_cache(benchmark, film, tmp_path):
    cache = Cache(tmp_path)
    open_audio(film, cache=cache)
    benchmark(open_audio, film, cache=cache)


@needs_ffmpeg
@pytest.mark.benchmark(group="open")
def test_probe(benchmark, film):
    benchmark(probe, film)


@needs_ffmpeg
@pytest.mark.benchmark(group="open")
def test_fingerprint(benchmark, film):
    benchmark(fingerprint, film)


@pytest.mark.benchmark(group="1600 columns of two hours")
@pytest.mark.parametrize("shown", [7200, 600, 60, 12, 1], ids="{} s".format)
def test_peaks_view(benchmark, shown):
    pcm = np.random.default_rng(0).integers(-9000, 9000, 7200 * SAMPLE_RATE).astype(np.int16)
    peaks = Peaks(pcm, fold(pcm))
    start = (7200 - shown) // 2 * SAMPLE_RATE + 7
    view = benchmark(peaks.view, start, start + shown * SAMPLE_RATE, 1600)
    assert view.shape == (1600, 2)
