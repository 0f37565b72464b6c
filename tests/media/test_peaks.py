"""Peaks at every zoom are what reading every sample would give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.media.peaks import BASE, Peaks, PeaksBuilder, fold


def sound(samples: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(-32768, 32768, samples).astype(np.int16)


def by_reading(pcm: np.ndarray, start: int, end: int, columns: int) -> np.ndarray:
    """The definition in `Peaks.view`, sample by sample."""
    picture = np.zeros((columns, 2), np.int16)
    for column in range(columns):
        begin = start + column * (end - start) // columns
        stop = max(begin + 1, start + (column + 1) * (end - start) // columns)
        part = pcm[max(0, begin) : max(0, stop)]
        if part.size:
            picture[column] = part.min(), part.max()
    return picture


@given(
    samples=st.integers(0, 50 * BASE),
    seed=st.integers(0, 3),
    start=st.integers(-10 * BASE, 50 * BASE),
    length=st.integers(0, 70 * BASE),
    columns=st.integers(1, 40),
)
def test_view_is_exact(samples, seed, start, length, columns):
    pcm = sound(samples, seed)
    view = Peaks(pcm, fold(pcm)).view(start, start + length, columns)
    np.testing.assert_array_equal(view, by_reading(pcm, start, start + length, columns))


@pytest.mark.parametrize("zoom", [1, 3, 64, 127, 128, 129, 1000, 4096, 30_000])
def test_view_is_exact_at_every_zoom(zoom):
    pcm = sound(300_001)
    peaks = Peaks(pcm, fold(pcm))
    for start in (0, 17, 63, 64, 150_000):
        end = start + 50 * zoom
        np.testing.assert_array_equal(peaks.view(start, end, 50), by_reading(pcm, start, end, 50))


def test_a_single_loud_sample_is_seen_from_afar():
    pcm = np.zeros(1_000_000, np.int16)
    pcm[765_432] = 32767
    view = Peaks(pcm, fold(pcm)).view(0, pcm.size, 100)
    assert view[:, 1].nonzero()[0].tolist() == [76]
    assert view[76, 1] == 32767


def test_beyond_the_sound_is_silence():
    pcm = np.full(1000, 5, np.int16)
    view = Peaks(pcm, fold(pcm)).view(-1000, 3000, 4)
    assert view.tolist() == [[0, 0], [5, 5], [0, 0], [0, 0]]


@given(
    cuts=st.lists(st.integers(0, 20 * BASE), max_size=8),
    samples=st.integers(0, 20 * BASE),
)
def test_blocks_of_any_length_fold_alike(cuts, samples):
    pcm = sound(samples)
    builder = PeaksBuilder()
    for block in np.split(pcm, sorted(min(cut, samples) for cut in cuts)):
        builder.append(block)
        builder.bins()
    np.testing.assert_array_equal(builder.bins(), fold(pcm))


def test_bins_seen_earlier_stay_as_they_were():
    builder = PeaksBuilder()
    builder.append(np.full(BASE, 1, np.int16))
    early = builder.bins()
    builder.append(np.full(BASE, 2, np.int16))
    assert early.tolist() == [[1, 1]]
    assert builder.bins().tolist() == [[1, 1], [2, 2]]


def test_bins_of_another_sound_are_refused():
    with pytest.raises(ValueError, match="do not fold"):
        Peaks(sound(10 * BASE), fold(sound(9 * BASE)))
