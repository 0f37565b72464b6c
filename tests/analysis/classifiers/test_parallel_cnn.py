import collections

import numpy as np
import pytest
import tiny_emotions as tiny
from published import DATA

from emosub_gui.analysis.classifiers.batches import softmax
from emosub_gui.analysis.classifiers.front_end import describe
from emosub_gui.analysis.classifiers.listening import Hearing
from emosub_gui.analysis.models import catalogue
from emosub_gui.core.errors import ModelFileError, ModelHeadError

pytestmark = pytest.mark.stack

NAME = "IliaZenkov/transformer-cnn-emotion-recognition"
ROWS = {
    f"{NAME}/mel": ("parallel_all_you_want-119.pkl", True, (128, 563)),
    f"{NAME}/mfcc": ("parallel_all_you_wantFINAL-429.pkl", False, (40, 282)),
}
PUBLISHED = DATA / "transformer-cnn"


@pytest.fixture(params=["random", "published"])
def folder(request, tmp_path):
    """A folder with both states, random ones or the published."""
    if request.param == "published":
        if not PUBLISHED.is_dir():
            pytest.skip("the published weights are not here")
        return PUBLISHED
    return write(tmp_path / "m")


def write(folder, outputs=8):
    from emosub_gui.analysis.models import stack

    stack.prepare()
    import torch

    from emosub_gui.analysis.classifiers.parallel_network import ParallelNetwork

    folder.mkdir()
    for file, transformer, _ in ROWS.values():
        network = ParallelNetwork(outputs, with_transformer=transformer)
        torch.save(network.state_dict(), folder / file)
    return folder


@pytest.mark.parametrize("name", ROWS)
def test_both_states_are_a_direct_forward_pass(folder, load, film, name):
    """The layers are written out here once more, from the repository's description."""
    import torch
    from torch.nn import functional

    file, transformer, shape = ROWS[name]
    state = torch.load(folder / file, map_location="cpu", weights_only=True)
    classifier = load(name, folder)
    [sound] = tiny.heard(film[0], Hearing(least=3.0, longest=3.0))
    table = describe(sound, catalogue.find(name).front_end)
    assert table.shape == shape
    inputs = torch.from_numpy(table.astype(np.float32))[None, None]

    def block(number):
        hidden = inputs
        for index, pool in zip((0, 5, 10), (2, 8, 8) if transformer else (2, 4, 4), strict=True):
            layer, norm = (f"conv2Dblock{number}.{index + offset}." for offset in (0, 1))
            hidden = torch.conv2d(hidden, state[f"{layer}weight"], state[f"{layer}bias"], padding=1)
            kinds = ("running_mean", "running_var", "weight", "bias")
            hidden = functional.batch_norm(hidden, *(state[norm + kind] for kind in kinds))
            hidden = torch.max_pool2d(hidden.relu(), pool)
        return hidden.flatten(1)

    heard = [block(1), block(2)]
    if transformer:
        steps = torch.max_pool2d(inputs, (2, 4))[0, 0].T[None]
        for number in range(4):
            steps = attend(steps, state, f"transformer_encoder.layers.{number}.")
        heard.append(steps.mean(dim=1))
    logits = torch.cat(heard, 1) @ state["fc1_linear.weight"].T + state["fc1_linear.bias"]
    found = classifier.outputs(film[:1], 1)[0]
    np.testing.assert_allclose(found, softmax(logits.double().numpy())[0], atol=1e-4)


def attend(steps, state, prefix):
    """Run a transformer layer of four heads, normalised after each half."""
    import torch
    from torch.nn import functional

    def part(name):
        return state[prefix + name]

    def linear(name, values):
        return values @ part(f"{name}.weight").T + part(f"{name}.bias")

    def normalise(name, values):
        return functional.layer_norm(values, (64,), part(f"{name}.weight"), part(f"{name}.bias"))

    inner = steps @ part("self_attn.in_proj_weight").T + part("self_attn.in_proj_bias")
    query, key, value = (
        one.reshape(1, -1, 4, 16).transpose(1, 2) for one in inner.split(64, dim=-1)
    )
    mixed = torch.softmax(query @ key.transpose(2, 3) / 4, -1) @ value
    mixed = mixed.transpose(1, 2).reshape(1, -1, 64)
    steps = normalise("norm1", steps + linear("self_attn.out_proj", mixed))
    return normalise("norm2", steps + linear("linear2", linear("linear1", steps).relu()))


@pytest.mark.parametrize("name", ROWS)
def test_a_cue_is_judged_alike_whatever_is_beside_it(folder, load, film, name):
    classifier = load(name, folder)
    together = classifier.outputs(film, 16)
    alone = [classifier.outputs([segment], 1)[0] for segment in film]
    np.testing.assert_allclose(alone, together, atol=1e-5)
    assert len(together[0]) == 8


def test_labels_begin_with_surprise(folder, load, film):
    classifier = load(f"{NAME}/mfcc", folder)
    values, judged = classifier.outputs(film[:1], 1)[0], classifier.classify_batch(film[:1])[0]
    order = ["surprise", "happy", "sad", "angry", "fear", "disgust"]
    scores = [judged.scores.as_mapping()[name] for name in order]
    assert np.argsort(scores).tolist() == np.argsort(values[[0, 3, 4, 5, 6, 7]]).tolist()


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published weights are not here")
def test_the_published_state_collapses_as_the_catalogue_says(load, film):
    classifier = load(f"{NAME}/mfcc", PUBLISHED)
    best = collections.Counter(
        max(range(8), key=row.__getitem__) for row in classifier.outputs(film, 16)
    )
    assert best.most_common(1)[0][1] > len(film) / 2


def test_states_of_something_else_are_refused(tmp_path, load):
    import torch

    folder = write(tmp_path / "m", outputs=5)
    with pytest.raises(ModelHeadError, match="fc1_linear"):
        load(f"{NAME}/mel", folder)
    path = folder / ROWS[f"{NAME}/mel"][0]
    torch.save({"weight": torch.ones(1)}, path)
    with pytest.raises(ModelFileError, match="another network"):
        load(f"{NAME}/mel", folder)
    path.unlink()
    with pytest.raises(ModelFileError, match="is missing"):
        load(f"{NAME}/mel", folder)
