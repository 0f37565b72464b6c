import numpy as np
import pytest

from emosub_gui.analysis.classifiers.front_end import describe, of_frames
from emosub_gui.analysis.models.catalogue import FrontEnd
from emosub_gui.analysis.types import SAMPLE_RATE
from emosub_gui.analysis.voice import mel


@pytest.fixture(scope="module")
def sound():
    time = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    noise = np.random.default_rng(0).standard_normal(len(time))
    return (0.3 * np.sin(2 * np.pi * (200 + 300 * time) * time) + 0.05 * noise).astype(np.float32)


@pytest.fixture(scope="module")
def librosa():
    return pytest.importorskip("librosa")


@pytest.mark.stack
@pytest.mark.parametrize(
    ("front_end", "options"),
    [
        (FrontEnd(), {"sr": 22_050, "n_mfcc": 40}),
        (FrontEnd(sample_rate=44_100, coefficients=13), {"sr": 44_100, "n_mfcc": 13}),
        (
            FrontEnd(sample_rate=48_000, n_fft=1024, window=512, window_shape="hamming"),
            {"sr": 48_000, "n_mfcc": 40, "n_fft": 1024, "win_length": 512, "window": "hamming"},
        ),
    ],
)
def test_cepstra_are_librosas(sound, librosa, front_end, options):
    resampled = mel.resampled(sound, front_end.sample_rate)
    expected = librosa.feature.mfcc(y=resampled, **options)
    np.testing.assert_allclose(describe(sound, front_end), expected, atol=1e-3)


@pytest.mark.stack
def test_mel_spectrograms_are_librosas(sound, librosa):
    front_end = FrontEnd(
        kind="mel", sample_rate=48_000, n_fft=1024, window=512, window_shape="hamming", hop=256
    )
    power = librosa.feature.melspectrogram(
        y=mel.resampled(sound, 48_000),
        sr=48_000,
        n_fft=1024,
        win_length=512,
        window="hamming",
        hop_length=256,
    )
    expected = librosa.power_to_db(power, ref=np.max)
    np.testing.assert_allclose(describe(sound, front_end), expected, atol=1e-3)


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_tone_keeps_its_pitch_and_level_at_another_rate(rate):
    tone = np.sin(2 * np.pi * 440 * np.arange(SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    found = mel.resampled(tone, rate)
    expected = np.sin(2 * np.pi * 440 * np.arange(rate) / rate)
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_shapes_are_those_that_networks_were_trained_on(sound):
    assert describe(sound, FrontEnd(mean="time")).shape == (40,)
    mitesh = FrontEnd(sample_rate=44_100, seconds=2.5, coefficients=13, mean="coefficients")
    assert describe(sound, mitesh).shape == (216,)
    zenkov = FrontEnd(sample_rate=48_000, seconds=3.0, n_fft=1024, window=512, standardise="cue")
    table = describe(sound, zenkov)
    assert table.shape == (40, 282)
    np.testing.assert_allclose(table.mean(axis=1), 0, atol=1e-9)
    assert of_frames(table, 100).shape == (40, 100)
    assert not of_frames(table, 300)[:, 282:].any()
