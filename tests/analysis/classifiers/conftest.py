import pytest
from tiny_emotions import own_entry, voice

from emosub_gui.analysis.classifiers import loading
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.types import Segment


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
