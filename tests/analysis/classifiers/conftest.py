import numpy as np
import pytest
from tiny_emotions import own_entry

from emosub_gui.analysis import catalogue, loading
from emosub_gui.analysis.types import SAMPLE_RATE, Segment


def voice(seconds, seed=0):
    """Return (samples,) int16 of a buzzing voice, different for each seed."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = rng.uniform(90, 250) * (1 + 0.1 * np.sin(2 * np.pi * rng.uniform(1, 4) * time))
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    tones = sum(np.sin(n * phase) / n ** rng.uniform(0.5, 1.5) for n in range(1, 15))
    return (2500 * tones + 200 * rng.standard_normal(len(time))).astype(np.int16)


@pytest.fixture(scope="session")
def film():
    """Cues of many lengths, some equal, one too short and one too long for one window."""
    lengths = (2.0, 1.3, 2.0, 0.4, 3.7, 13.0, 1.31, 2.0)
    return [Segment(pcm=voice(seconds, seed)) for seed, seconds in enumerate(lengths)]


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load an entry of the catalogue whose files are made by a test."""
    listed = tmp_path / "models.json"
    monkeypatch.setattr(catalogue, "own_file", lambda: listed)

    def run(name, folder, precision="float32", **changes):
        catalogue.add(own_entry(catalogue.find(name), folder, **changes))
        return loading.load(name, loading.Options("cpu", precision, threads=1))

    return run


def alone(classifier, film):
    """Return each cue's outputs when it is run by itself."""
    return [classifier.outputs([segment], 16)[0] for segment in film]
