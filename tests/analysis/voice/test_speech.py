import tracemalloc
from pathlib import Path
from threading import Event

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.types import Region
from emosub_gui.analysis.voice.speech import (
    FIRST_WINDOW,
    LONGEST_WINDOW,
    SpeechOptions,
    duration,
    listening_windows,
    speech_regions,
)
from emosub_gui.core.errors import Cancelled

ENGLISH = Path(__file__).resolve().parents[2] / "data" / "english.opus"


@pytest.fixture(scope="module")
def speech() -> np.ndarray:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=16_000)
    with av.open(ENGLISH) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


def test_two_sentences_are_two_regions(speech):
    first, second = speech_regions(speech)
    assert 400 <= first.start <= 700
    assert 3000 <= first.end <= 3500
    assert 3900 <= second.start <= 4600
    assert second.end <= duration(speech)


def test_regions_are_those_of_the_reference_implementation(speech):
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    sound = np.tile(speech, 3)
    wanted = get_speech_timestamps(
        sound.astype(np.float32) / 32768.0,
        VadOptions(min_speech_duration_ms=160, min_silence_duration_ms=320, speech_pad_ms=100),
    )
    assert list(speech_regions(sound)) == [
        Region(region["start"] // 16, region["end"] // 16) for region in wanted
    ]


@pytest.mark.parametrize("level", [0, 30, 3000])
def test_silence_and_noise_hold_no_speech(level):
    noise = np.random.default_rng(0).normal(0, level, 160_000).astype(np.int16)
    assert list(speech_regions(noise)) == []


@pytest.mark.parametrize("samples", [0, 1, 511, 512, 513])
def test_hardly_any_sound_holds_no_speech(samples):
    assert list(speech_regions(np.zeros(samples, np.int16))) == []


def test_listening_from_a_time_on_gives_what_comes_after_it(speech):
    both = list(speech_regions(speech))
    (second,) = speech_regions(speech, start=3600)
    assert abs(second.start - both[1].start) <= 64
    assert abs(second.end - both[1].end) <= 64


def test_speech_without_end_is_cut_where_it_is_least_probable(speech):
    whole = next(speech_regions(speech))
    talk = np.tile(speech[whole.start * 16 : whole.end * 16], 6)
    regions = list(speech_regions(talk, options=SpeechOptions(longest=4000)))
    assert len(regions) > 3
    assert max(region.end - region.start for region in regions) <= 4200
    assert sum(region.end - region.start for region in regions) > 0.9 * duration(talk)


def test_cancelling_stops_at_once(speech):
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        next(speech_regions(speech, cancel=stop))


def test_memory_does_not_grow_with_the_film(speech, tmp_path):
    def peak(minutes: int) -> int:
        store = np.memmap(tmp_path / f"{minutes}", np.int16, "w+", shape=minutes * 960_000)
        tracemalloc.start()
        try:
            assert list(speech_regions(store)) == []
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(20) < peak(4) + 2_000_000


@given(
    gaps=st.lists(st.tuples(st.integers(1, 60_000), st.integers(160, 29_000)), max_size=60),
    rest=st.integers(0, 10_000),
    start=st.integers(0, 100_000),
)
def test_windows_tile_the_film_and_lose_no_region(gaps, rest, start):
    regions, at = [], start
    for silence, speech in gaps:
        regions.append(Region(at + silence, at + silence + speech))
        at = regions[-1].end
    end = at + rest
    windows = list(listening_windows(regions, start, end))
    assert [region for window in windows for region in window.regions] == regions
    edges = [start, *(window.end for window in windows)]
    assert [window.start for window in windows] == edges[:-1]
    assert edges[-1] == end
    for window in windows:
        assert all(window.start <= r.start and r.end <= window.end for r in window.regions)
        if len(window.regions) > 1:
            assert window.regions[-1].end - window.start <= LONGEST_WINDOW


def test_the_first_window_is_short_and_read_lazily():
    read = []

    def regions():
        for second in range(0, 3600, 5):
            read.append(second)
            yield Region(second * 1000 + 500, second * 1000 + 4000)

    first = next(listening_windows(regions(), 0, 3_600_000))
    assert first.end <= FIRST_WINDOW
    assert len(read) <= 8


def test_a_window_is_cut_at_the_longest_silence():
    regions = [Region(s * 1000, s * 1000 + 1800) for s in range(0, 20, 2)]
    regions += [Region(s * 1000, s * 1000 + 1800) for s in range(23, 60, 2)]
    first = next(listening_windows(regions, 0, 60_000))
    assert 19_800 < first.end < 23_000
