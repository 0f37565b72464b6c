"""HyukII's audio model: the published files, made here with random weights."""

import io
import json

import numpy as np
import pytest
import tiny_emotions as tiny
from msgspec.structs import replace

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.front_end import describe, standardised
from emosub_gui.analysis.classifiers.listening import Hearing
from emosub_gui.analysis.models import catalogue, stack
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.core.cue import Prosody
from emosub_gui.core.errors import ModelFileError, ModelHeadError, ModelLabelsError

pytestmark = pytest.mark.stack

NAME = "HyukII/audio-emotion-model"
LABELS = ["SURPRISE", "ANGRY", "SAD", "DISGUST", "HAPPY", "FEAR"]
HEARING = Hearing(longest=3.2)


def layers():
    """Return layers of the described shapes, by their published names."""
    stack.prepare()
    import torch
    from torch import nn

    torch.manual_seed(4)
    made = nn.ModuleDict(
        {
            "conv1": nn.Conv1d(13, 64, 5, padding=2),
            "bn1": nn.BatchNorm1d(64),
            "conv2": nn.Conv1d(64, 128, 3, padding=1),
            "bn2": nn.BatchNorm1d(128),
            "bilstm": nn.LSTM(128, 64, bidirectional=True, batch_first=True),
            "dense1": nn.Linear(128, 128),
            "dense2": nn.Linear(128, len(LABELS)),
        }
    )
    for name in ("bn1", "bn2"):
        nn.init.uniform_(made[name].running_mean, -1, 1)
        nn.init.uniform_(made[name].running_var, 0.5, 2)
    return made.eval()


def forward(made, table):
    """Return (labels,) of a (13, frames) table, cut or filled to 100."""
    import torch

    with torch.inference_mode():
        hidden = torch.from_numpy(table.astype(np.float32))[None]
        for number in "12":
            hidden = made[f"bn{number}"](made[f"conv{number}"](hidden)).relu()
            hidden = torch.nn.functional.max_pool1d(hidden, 2)
        steps, _ = made["bilstm"](hidden.transpose(1, 2))
        ends = torch.cat([steps[0, -1, :64], steps[0, 0, 64:]])
        return softmax(made["dense2"](made["dense1"](ends).relu()).double().numpy())


def fitted(table):
    table = table[:, :100]
    return np.pad(table, ((0, 0), (0, 100 - table.shape[1])))


@pytest.fixture
def made(tmp_path):
    import torch

    folder = tmp_path / "m"
    folder.mkdir()
    network = layers()
    torch.save(network.state_dict(), folder / "pytorch_model.pth")
    (folder / "labels.json").write_text(json.dumps(LABELS))
    (folder / "model.py").write_text("raise SystemExit('program code was run')")
    return network


@pytest.fixture
def folder(tmp_path, made):
    return tmp_path / "m"


def tables(film):
    front_end = catalogue.find(NAME).front_end
    return [[describe(one, front_end) for one in tiny.heard(cue, HEARING)] for cue in film]


def test_it_hears_departures_from_a_normal_voice(made, folder, load, film):
    classifier = load(NAME, folder)
    heard = tables(film)
    for own, found in zip(heard, classifier.outputs(film, 16), strict=True):
        whole = np.concatenate(own, axis=1)
        normal = whole.mean(axis=1), whole.std(axis=1)
        each = [forward(made, standardised(fitted(one), *normal)) for one in own]
        np.testing.assert_allclose(found, np.mean(each, axis=0), atol=2e-5)
    assert len(heard[5]) > 1, "of a long cue, all is heard"

    classifier.observe(film)
    whole = np.concatenate([table for own in heard for table in own], axis=1)
    normal = whole.mean(axis=1), whole.std(axis=1)
    found = classifier.outputs(film[:1], 16)[0]
    expected = forward(made, standardised(fitted(heard[0][0]), *normal))
    np.testing.assert_allclose(found, expected, atol=2e-5)


def test_a_line_is_judged_alike_whatever_is_beside_it(folder, load, film):
    classifier = load(NAME, folder)
    together = classifier.outputs(film, 16)
    alone = [classifier.outputs([segment], 1)[0] for segment in film]
    np.testing.assert_array_equal(alone, together)


def test_the_order_of_labels_is_that_of_the_file(folder, load, film):
    classifier = load(NAME, folder)
    outputs = classifier.outputs(film[:1], 1)[0]
    assert classifier.classify_batch(film[:1])[0].scores == (
        LabelMap(NAME, LABELS).judgement(outputs).scores
    )


def test_published_normal_voices_are_by_the_pitch_of_the_voice(made, folder, load, film):
    for voice, level in (("female", -20.0), ("male", 5.0)):
        np.save(folder / f"baseline_mean_{voice}.npy", np.full(13, level))
        np.save(folder / f"baseline_std_{voice}.npy", np.full(13, 9.0, np.float32))
    classifier = load(NAME, folder)
    [[table]] = tables(film[:1])
    for pitch, level in ((220.0, -20.0), (110.0, 5.0)):
        cue = replace(film[0], prosody=Prosody(pitch=pitch))
        expected = forward(made, (fitted(table) - level) / (9.0 + 1e-8))
        np.testing.assert_allclose(classifier.outputs([cue], 1)[0], expected, atol=2e-5)


def pickled(value):
    file = io.BytesIO()
    np.save(file, value, allow_pickle=True)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("pytorch_model.pth", b"damaged", ModelFileError),
        ("labels.json", b"{]", ModelFileError),
        ("labels.json", b'["ANGRY", "SAD"]', ModelHeadError),
        ("labels.json", b'["ANGRY", "unheard of"]', ModelLabelsError),
        ("baseline_mean_male.npy", b"damaged", ModelFileError),
        ("baseline_mean_male.npy", pickled(np.zeros(7)), ModelFileError),
        ("baseline_mean_male.npy", pickled(np.array([object()])), ModelFileError),
    ],
)
def test_files_that_do_not_fit_are_refused(folder, load, name, content, error):
    (folder / name).write_bytes(content)
    with pytest.raises(error):
        load(NAME, folder)


@pytest.mark.parametrize("name", ["pytorch_model.pth", "labels.json"])
def test_a_missing_file_is_named(folder, load, name):
    (folder / name).unlink()
    with pytest.raises(ModelFileError, match=name.replace(".", r"\.")):
        load(NAME, folder)
