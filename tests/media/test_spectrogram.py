"""A spectrogram shows what sounds, where, how loud, and at which frequency."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emosub_gui.media.pcm import SAMPLE_RATE
from emosub_gui.media.spectrogram import (
    LOUDEST_DB,
    QUIETEST_DB,
    ROWS,
    WINDOW,
    spectrogram,
)

ROW_HZ = SAMPLE_RATE / WINDOW


def sine(hertz: float, seconds: float = 1.0, level_db: float = -30.0) -> np.ndarray:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (32767 * 10 ** (level_db / 20) * np.sin(2 * np.pi * hertz * time)).astype(np.int16)


@pytest.mark.parametrize("hertz", [200, 1000, 3500, 7000])
def test_a_tone_is_a_line_at_its_frequency(hertz):
    picture = spectrogram(sine(hertz), 2000, 14_000, 30)
    rows = picture.argmax(axis=0)
    assert (abs(rows * ROW_HZ - hertz) <= ROW_HZ).all()


def test_levels_are_decibels_against_a_full_scale_sine():
    tone = 64 * ROW_HZ
    for level in (-80.0, -50.0, -25.0):
        picture = spectrogram(sine(tone, level_db=level), 4000, 12_000, 10)
        shown = picture[64] / 255 * (LOUDEST_DB - QUIETEST_DB) + QUIETEST_DB
        assert shown == pytest.approx(level, abs=1.0)


def test_a_sound_stands_in_its_column():
    pcm = np.zeros(16_000, np.int16)
    pcm[8000:8200] = sine(1000, 200 / SAMPLE_RATE)
    loud = spectrogram(pcm, 0, 16_000, 100).max(axis=0) > 60
    assert loud[50]
    assert not loud[:48].any()
    assert not loud[54:].any()


def test_a_wide_column_looks_more_than_once():
    pcm = np.zeros(WINDOW * 64, np.int16)
    pcm[WINDOW * 11 : WINDOW * 14] = sine(1000, WINDOW * 3 / SAMPLE_RATE)
    left, right = spectrogram(pcm, 0, pcm.size, 2).max(axis=0)
    assert left > 100
    assert right == 0


def test_silence_and_beyond_the_sound_are_black():
    pcm = sine(1000, 0.5)
    picture = spectrogram(pcm, -16_000, 24_000, 50)
    assert not picture[:, :18].any()
    assert picture[:, 22:28].any()
    assert not picture[:, 32:].any()
    assert not spectrogram(np.empty(0, np.int16), 0, 16_000, 4).any()


@settings(max_examples=40)
@given(
    start=st.integers(-3000, 20_000),
    columns=st.integers(1, 40),
    step=st.sampled_from([1, 7, 64, 512, 700, 4000]),
    cut=st.integers(1, 39),
)
def test_tiles_join_to_the_picture_of_the_whole(start, columns, step, cut):
    pcm = np.random.default_rng(1).integers(-9000, 9000, 16_000).astype(np.int16)
    cut = min(cut, columns)
    whole = spectrogram(pcm, start, start + columns * step, columns)
    assert whole.shape == (ROWS, columns)
    head = spectrogram(pcm, start, start + cut * step, cut)
    np.testing.assert_array_equal(whole[:, :cut], head)
