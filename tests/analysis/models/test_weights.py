import os
import pickle

import pytest

from emosub_gui.analysis.models import weights
from emosub_gui.core.errors import ModelFileError, ModelHeadError

pytestmark = pytest.mark.stack


@pytest.fixture
def torch():
    from emosub_gui.analysis.models import stack

    stack.prepare()
    import torch

    return torch


class Harm:
    """A pickle of this writes a file when it is loaded the careless way."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


def test_weights_come_out_of_every_form(torch, tmp_path):
    from safetensors.torch import save_file

    state = {"a.weight": torch.arange(6.0).reshape(2, 3), "b.weight": torch.ones(2)}
    save_file(state, tmp_path / "model.safetensors")
    torch.save(state, tmp_path / "pytorch_model.bin")
    for name in ("model.safetensors", "pytorch_model.bin"):
        read = weights.read_file(tmp_path / name)
        assert set(read) == set(state)
        assert all(torch.equal(read[key], state[key]) for key in state)


def test_weights_in_several_files(torch, tmp_path):
    from safetensors.torch import save_file

    save_file({"a": torch.ones(1)}, tmp_path / "model-00001-of-00002.safetensors")
    save_file({"b": torch.ones(2)}, tmp_path / "model-00002-of-00002.safetensors")
    (tmp_path / "model.safetensors.index.json").write_text(
        '{"weight_map": {"a": "model-00001-of-00002.safetensors",'
        ' "b": "model-00002-of-00002.safetensors"}}'
    )
    assert set(weights.read_folder(tmp_path)) == {"a", "b"}
    (tmp_path / "model.safetensors.index.json").write_text("{}")
    with pytest.raises(ModelFileError, match=r"index\.json is damaged"):
        weights.read_folder(tmp_path)


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_pickle_that_would_run_code_runs_none(torch, tmp_path, wrapped):
    harm = {"a": Harm(tmp_path / "harmed")}
    path = tmp_path / "pytorch_model.bin"
    if wrapped:
        torch.save(harm, path)
    else:
        path.write_bytes(pickle.dumps(harm, protocol=2))
    with pytest.raises(ModelFileError, match="was not run"):
        weights.read_folder(tmp_path)
    assert not (tmp_path / "harmed").exists()


@pytest.mark.parametrize("name", ["model.safetensors", "pytorch_model.bin"])
def test_a_truncated_file_is_named(torch, tmp_path, name):
    from safetensors.torch import save_file

    state = {"a": torch.ones(1000)}
    path = tmp_path / name
    (save_file if name.endswith("safetensors") else torch.save)(state, path)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(ModelFileError, match=f"{name} is damaged"):
        weights.read_folder(tmp_path)


def test_a_folder_without_weights(torch, tmp_path):
    with pytest.raises(ModelFileError, match=r"model\.safetensors is missing"):
        weights.read_folder(tmp_path)
    torch.save([1, 2], tmp_path / "pytorch_model.bin")
    with pytest.raises(ModelFileError, match="no table"):
        weights.read_folder(tmp_path)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"0.bias": None}, ModelFileError, "0.bias has no weights"),
        ({"classifier.weight": None}, ModelHeadError, "classifier.weight has no weights"),
        ({"classifier.weight": (9, 3)}, ModelHeadError, "another shape"),
        ({"extra": (1,)}, ModelFileError, "extra is"),
    ],
)
def test_weights_that_do_not_fit_are_refused_in_a_sentence(torch, change, error, words):
    network = torch.nn.Sequential()
    network.add_module("0", torch.nn.Linear(2, 3))
    network.add_module("classifier", torch.nn.Linear(3, 4))
    state = dict(network.state_dict())
    for key, shape in change.items():
        state[key] = None if shape is None else torch.ones(shape)
    state = {key: one for key, one in state.items() if one is not None}
    with pytest.raises(error, match=words):
        weights.fill(network, state, "model")
