"""What published weights are worth on voices that they were not trained on: EMO-DB's."""

import collections

import numpy as np
import pytest
from published import DATA

from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.analysis.types import Segment

pytestmark = [
    pytest.mark.stack,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data are not here"),
]

ZENKOV = "IliaZenkov/transformer-cnn-emotion-recognition"
ROWS = {
    "MITESHPUTHRANNEU/Speech-Emotion-Analyzer": "speech-emotion-analyzer",
    f"{ZENKOV}/mel": "transformer-cnn",
    f"{ZENKOV}/mfcc": "transformer-cnn",
}


@pytest.fixture(scope="module")
def clips():
    """Every sixth clip, without boredom, which none of the models knows."""
    from emosub_gui.analysis.training import emodb

    paths = sorted((DATA / "emodb").iterdir())[::6]
    found = [(emodb.decode(path), emodb.CODES[path.stem[5]]) for path in paths]
    return [(Segment(pcm=pcm), emotion) for pcm, emotion in found if emotion != "bored"]


@pytest.mark.parametrize("name", ROWS)
def test_it_is_as_far_from_right_as_the_catalogue_says(load, clips, name):
    if name.startswith("MITESH"):
        pytest.importorskip("h5py")
    entry = catalogue.find(name)
    emotions = LabelMap(name, entry.labels).emotions
    rows = load(name, DATA / ROWS[name]).outputs([segment for segment, _ in clips], 16)
    said = [emotions[int(np.argmax(row))] for row in rows]
    true = [emotion for _, emotion in clips]
    recalls = [
        np.mean([one == emotion for one, label in zip(said, true, strict=True) if label == emotion])
        for emotion in set(true)
    ]
    assert np.mean(recalls) < 1 / 3
    if entry.collapses_to:
        assert collections.Counter(said)[entry.collapses_to] > len(said) / 2
    [measured] = [one for one in entry.published if one.data.startswith("EMO-DB")]
    assert abs(np.mean(recalls) - measured.value) < 0.12
