import shutil

import numpy as np
import pytest
import tiny_emotions as tiny

from emosub_gui.analysis.classifiers import keras_network, yamnet
from emosub_gui.core.errors import ModelFileError, ModelLabelsError

pytest.importorskip("h5py")
pytestmark = pytest.mark.stack

LABELS = ("angry", "happy", "neutral", "sad")


@pytest.fixture
def folder(tmp_path):
    tiny.yamnet(tmp_path / "yamnet.h5")
    rng = np.random.default_rng(1)
    weights = [rng.normal(0, 0.01, (1024, 4)), rng.normal(0, 1, 4)]
    tiny.keras_2(tmp_path / "head.h5", [("Dense", {"activation": "softmax"}, weights)])
    return tmp_path


def test_patches_are_half_overlapping_and_cover_the_sound(film):
    sound = film[4].pcm.astype(np.float32) / 32768
    found = yamnet.patches(sound)
    assert found.shape == (7, 96, 64)
    np.testing.assert_array_equal(found[0][48:], found[1][:48])
    assert yamnet.patches(sound[:16_000]).shape == (2, 96, 64)


def test_mel_bands_are_those_of_the_htk_scale():
    librosa = pytest.importorskip("librosa")
    expected = librosa.filters.mel(
        sr=16_000, n_fft=512, n_mels=64, fmin=125.0, fmax=7500.0, htk=True, norm=None
    )
    found = yamnet._filters()
    # TensorFlow's triangles are straight in mel, librosa's in Hertz.
    np.testing.assert_allclose(found, expected, atol=0.05)


def test_the_head_judges_the_mean_of_each_patch(folder, load, film):
    import h5py
    import torch

    classifier = load("yamnet", folder, labels=LABELS)
    found = classifier.outputs(film[:1], 1)[0]
    sound = film[0].pcm.astype(np.float32) / 32768
    hidden = torch.from_numpy(yamnet.patches(sound).astype(np.float32))[:, None]

    with h5py.File(folder / "yamnet.h5") as file:

        def norm(name, values):
            group = file[f"{name}/bn"]
            beta, mean, variance = (
                torch.from_numpy(np.asarray(group[f"{name}/bn/{kind}:0"]))[:, None, None]
                for kind in ("beta", "moving_mean", "moving_variance")
            )
            return ((values - mean) / torch.sqrt(variance + 1e-4) + beta).relu()

        def kernel(name, kind, order):
            array = np.asarray(file[name][f"{name}/{kind}:0"])
            return torch.from_numpy(array.transpose(order).copy())

        def same(values, stride):
            around = (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1)
            return torch.nn.functional.pad(values, around)

        first = kernel("layer1/conv", "kernel", (3, 2, 0, 1))
        hidden = norm("layer1/conv", torch.conv2d(same(hidden, 2), first, stride=2))
        strides = [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1]
        for number, stride in enumerate(strides, 2):
            name = f"layer{number}/depthwise_conv"
            weights = kernel(name, "depthwise_kernel", (2, 3, 0, 1))
            hidden = torch.conv2d(same(hidden, stride), weights, stride=stride, groups=len(weights))
            hidden = norm(name, hidden)
            name = f"layer{number}/pointwise_conv"
            hidden = norm(name, torch.conv2d(hidden, kernel(name, "kernel", (3, 2, 0, 1))))
    embedded = hidden.mean(dim=(2, 3)).numpy().astype(float)
    with h5py.File(folder / "head.h5") as file:
        group = file["model_weights/dense_0"]
        last, bias = (np.asarray(group[f"dense_0/weight_{index}:0"]) for index in (0, 1))
    expected = np.mean([keras_network.softmax(row @ last + bias) for row in embedded], axis=0)
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_a_cue_is_judged_alike_whatever_is_beside_it(folder, load, film):
    classifier = load("yamnet", folder, labels=LABELS)
    together = classifier.outputs(film[:4], 16)
    alone = [classifier.outputs([segment], 1)[0] for segment in film[:4]]
    np.testing.assert_array_equal(alone, together)
    assert classifier.classify_batch(film[:1])[0].scores.fear == pytest.approx(1 / 7)


def test_an_embedding_needs_a_head_and_its_labels(folder, load):
    with pytest.raises(ModelLabelsError, match="none"):
        load("yamnet", folder)
    with pytest.raises(ModelFileError, match="4 numbers for 2"):
        load("yamnet", folder, labels=LABELS[:2])
    (folder / "head.h5").unlink()
    with pytest.raises(ModelFileError, match="head"):
        load("yamnet", folder, labels=LABELS)


def test_weights_of_another_network_are_refused(folder, load):
    shutil.copy(folder / "head.h5", folder / "yamnet.h5")
    with pytest.raises(ModelFileError, match="another network"):
        load("yamnet", folder, labels=LABELS)
