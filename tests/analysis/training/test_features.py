import json
import wave
from importlib.util import find_spec

import numpy as np
import pytest
from msgspec.structs import replace

from emosub_gui.analysis.classifiers import features as model
from emosub_gui.analysis.classifiers import loading
from emosub_gui.analysis.classifiers.features import FeatureSet
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.training import features
from emosub_gui.analysis.training.features import Example
from emosub_gui.analysis.types import SAMPLE_RATE, Segment
from emosub_gui.core.errors import (
    ModelFileError,
    ModelLabelsError,
    PackageMissingError,
    UsageError,
)

pytest.importorskip("sklearn")

PITCHES = {"angry": 260.0, "sad": 110.0, "neutral": 180.0}


def voice(label, seed):
    """Return a second of a voice whose pitch goes with its emotion."""
    rng = np.random.default_rng(seed)
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    pitch = PITCHES[label] * rng.uniform(0.9, 1.1) * (1 + 0.05 * np.sin(2 * np.pi * 3 * time))
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    tones = sum(np.sin(n * phase) / n for n in range(1, 12)) * np.sin(np.pi * 4 * time) ** 2
    return (3000 * tones + 30 * rng.standard_normal(len(time))).astype(np.int16)


@pytest.fixture(scope="module")
def lines():
    return [
        Example(voice(label, 10 * number + seed), label, f"speaker {seed % 5}")
        for number, label in enumerate(PITCHES)
        for seed in range(10)
    ]


@pytest.fixture(scope="module")
def trained(lines):
    return features.train(lines, FeatureSet.OWN)


def test_it_learns_what_tells_the_emotions_and_measures_by_speaker(trained):
    _, measured = trained
    assert measured.by_speaker
    assert measured.recall > 0.9
    assert measured.cross_entropy < np.log(3) / 2


def test_what_was_trained_is_a_model_by_folder(trained, tmp_path):
    trained[0].write(tmp_path)
    classifier = loading.load(str(tmp_path))
    segments = [Segment(pcm=voice(label, 99)) for label in PITCHES]
    judged = classifier.classify_batch(segments)
    assert [str(one.scores.best) for one in judged] == list(PITCHES)
    alone = [classifier.outputs([segment], 1)[0] for segment in segments]
    np.testing.assert_array_equal(alone, classifier.outputs(segments, 16))
    assert classifier.classify_batch([Segment(pcm=np.zeros(100, np.int16))]) == [None]


def test_two_emotions_are_enough_and_fewer_lines_are_not(lines, tmp_path):
    two = [line for line in lines if line.label != "neutral"]
    linear, measured = features.train(two, FeatureSet.OWN)
    assert (linear.labels, measured.lines) == (("angry", "sad"), 20)
    assert linear.probabilities(model.describer(FeatureSet.OWN)[1](voice("sad", 1)))[1] > 0.5
    for few in (two[:10], two[:13]):
        with pytest.raises(UsageError, match="at least 4"):
            features.train(few, FeatureSet.OWN)


@pytest.fixture
def place(tmp_path, lines, monkeypatch):
    """A folder to work in: labels, and the film that they are of in the folder `films`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "films").mkdir()
    with wave.open(str(tmp_path / "films" / "film.wav"), "wb") as file:
        file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        file.writeframes(np.concatenate([line.pcm for line in lines]).tobytes())
    (tmp_path / "labels.jsonl").write_text(
        "\n".join(
            json.dumps({"video": "film.wav", "start": i, "end": i + 1, "label": line.label})
            for i, line in enumerate(lines)
        )
    )
    return tmp_path


def command(name):
    """Return the options of the command that a row's note tells."""
    return catalogue.find(name).note.partition(f"python -m {features.__name__} ")[2].split()


def test_the_command_that_the_catalogue_tells_makes_a_model(place):
    features.main(command("own-functionals"))
    measured = json.loads((place / "folder" / "measured.json").read_text())
    assert measured["lines"] == 30
    assert not measured["by_speaker"]
    assert loading.load(str(place / "folder")).modality == "audio"


@pytest.mark.parametrize(
    ("name", "wanted", "width"),
    [
        ("opensmile-egemaps", FeatureSet.EGEMAPS, 88),
        ("opensmile-compare", FeatureSet.COMPARE, 6373),
    ],
)
def test_opensmile_is_optional_and_says_for_whom_it_is(place, trained, name, wanted, width):
    if find_spec("opensmile"):
        features.main(command(name))
        assert len(model.read(place / "folder").names) == width
        return
    with pytest.raises(PackageMissingError, match="non-commercial"):
        features.main(command(name))
    replace(trained[0], features=wanted).write(place / "folder")
    with pytest.raises(PackageMissingError):
        loading.load(str(place / "folder"))
    assert catalogue.find(name).non_commercial


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"names": ("other",)}, ModelFileError),
        ({"weights": ((0.0,),)}, ModelFileError),
        ({"labels": ("angry", "sad", "unheard of")}, ModelLabelsError),
    ],
)
def test_a_file_that_does_not_fit_is_refused(trained, tmp_path, change, error):
    replace(trained[0], **change).write(tmp_path)
    with pytest.raises(error):
        loading.load(str(tmp_path))
    (tmp_path / model.FILE).write_text("{")
    with pytest.raises(ModelFileError):
        loading.load(str(tmp_path))
