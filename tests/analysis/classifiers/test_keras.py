import json

import numpy as np
import pytest
import tiny_emotions as tiny
from published import DATA

from emosub_gui.analysis.classifiers import keras_file, keras_network, loading
from emosub_gui.analysis.classifiers.front_end import describe
from emosub_gui.analysis.classifiers.listening import Hearing
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.catalogue import Family, FrontEnd
from emosub_gui.analysis.models.placement import Placement
from emosub_gui.core.errors import ModelFileError

pytest.importorskip("h5py")
pytestmark = pytest.mark.stack

RNG = np.random.default_rng(5)
MITESH = DATA / "speech-emotion-analyzer"


def normal(*shape):
    return RNG.normal(0, 0.4, shape).astype(np.float32)


def conv(filters, channels, size=5, **config):
    settings = {"strides": [1], "padding": "same", "activation": "linear"} | config
    return "Conv1D", settings, [normal(size, channels, filters), normal(filters)]


def dense(outputs, inputs, activation="softmax"):
    return "Dense", {"activation": activation}, [normal(inputs, outputs), normal(outputs)]


def lstm_weights(units, channels):
    return [normal(channels, 4 * units), normal(units, 4 * units), normal(4 * units)]


def test_marcogdepintos_network_is_a_direct_forward_pass(tmp_path, load, film):
    import torch

    name = "marcogdepinto/emotion-classification-from-audio-files"
    layers = [
        conv(64, 1),
        ("Activation", {"activation": "relu"}, []),
        ("Dropout", {"rate": 0.2}, []),
        ("Flatten", {}, []),
        dense(8, 40 * 64, "linear"),
        ("Activation", {"activation": "softmax"}, []),
    ]
    tiny.keras_2(tmp_path / "m" / "Emotion_Voice_Detection_Model.h5", layers)
    classifier = load(name, tmp_path / "m")

    (kernel, bias), (last, last_bias) = layers[0][2], layers[4][2]
    kernel = torch.from_numpy(kernel).permute(2, 1, 0)
    for segment, found in zip(film[:4], classifier.outputs(film[:4], 16), strict=True):
        [sound] = tiny.heard(segment, Hearing())
        mean = describe(sound, FrontEnd(mean="time"))
        table = torch.from_numpy(mean.astype(np.float32))[None, None]
        hidden = torch.conv1d(table, kernel, torch.from_numpy(bias), padding=2).relu()
        logits = hidden[0].T.flatten().numpy() @ last + last_bias
        np.testing.assert_allclose(found, keras_network.softmax(logits), atol=2e-4)
    assert_independent(classifier, film)
    labels = ("neutral", "neutral", "happy", "sad", "angry", "fear", "disgust", "surprise")
    judged = classifier.classify_batch(film[:1])[0].scores
    values = dict(zip(labels[2:], classifier.outputs(film[:1], 1)[0][2:], strict=True))
    assert max(values, key=values.get) == max(values, key=judged.as_mapping().get)


def assert_independent(classifier, film):
    together = classifier.outputs(film, 16)
    alone = [classifier.outputs([segment], 1)[0] for segment in film]
    np.testing.assert_array_equal(alone, together)


def bidirectional():
    """Return a recurrent network's layers, and the same in Torch."""
    import torch

    forward, backward = lstm_weights(7, 16), lstm_weights(7, 16)
    inner = {"units": 7, "return_sequences": False, "activation": "tanh"}
    layers = [
        conv(16, 13, activation="relu"),
        ("MaxPooling1D", {"pool_size": [2], "strides": [2], "padding": "valid"}, []),
        (
            "Bidirectional",
            {"merge_mode": "concat", "layer": {"class_name": "LSTM", "config": inner}},
            [*forward, *backward],
        ),
        dense(6, 14),
    ]
    recurrent = torch.nn.LSTM(16, 7, batch_first=True, bidirectional=True)
    with torch.no_grad():
        for suffix, (kernel, state, bias) in (("", forward), ("_reverse", backward)):
            # The gates stand in the same order: in, forget, cell, out.
            getattr(recurrent, f"weight_ih_l0{suffix}").copy_(torch.from_numpy(kernel.T))
            getattr(recurrent, f"weight_hh_l0{suffix}").copy_(torch.from_numpy(state.T))
            getattr(recurrent, f"bias_ih_l0{suffix}").copy_(torch.from_numpy(bias))
            getattr(recurrent, f"bias_hh_l0{suffix}").zero_()
    (kernel, bias), (last, last_bias) = layers[0][2], layers[3][2]

    def run(table):
        with torch.inference_mode():
            inputs = torch.from_numpy(table.astype(np.float32))[None]
            weights = torch.from_numpy(kernel).permute(2, 1, 0)
            hidden = torch.conv1d(inputs, weights, torch.from_numpy(bias), padding=2).relu()
            hidden = torch.max_pool1d(hidden, 2).transpose(1, 2)
            _, (final, _) = recurrent(hidden)
            logits = final.transpose(0, 1).flatten().numpy() @ last + last_bias
        return keras_network.softmax(logits)

    return layers, run


def fitted(table, frames=100):
    return np.pad(table[:, :frames], ((0, 0), (0, max(0, frames - table.shape[1]))))


@pytest.mark.parametrize("suffix", [".h5", ".keras"])
def test_a_recurrent_network_is_a_direct_forward_pass(tmp_path, load, film, suffix):
    layers, run = bidirectional()
    write = tiny.keras_3 if suffix == ".keras" else tiny.keras_2
    write(tmp_path / "m" / f"model{suffix}", layers)
    front_end = FrontEnd(coefficients=13, frames=100)
    labels = ("happy", "sad", "angry", "fear", "surprise", "disgust")
    classifier = load(
        "mine/mine", tmp_path / "m", family=Family.KERAS, labels=labels, front_end=front_end
    )
    for cue, found in zip(film, classifier.outputs(film, 16), strict=True):
        each = [run(fitted(describe(one, front_end))) for one in tiny.heard(cue, Hearing())]
        np.testing.assert_allclose(found, np.mean(each, axis=0), atol=2e-5)
    assert_independent(classifier, film)


def test_a_stack_of_usual_layers_is_computed_as_keras_does(tmp_path):
    import torch

    norm = [normal(8), normal(8), normal(8), abs(normal(8)) + 0.5]
    forward = lstm_weights(5, 8)
    layers = [
        conv(8, 3, 4, strides=[2], padding="same", activation="relu"),
        ("BatchNormalization", {"epsilon": 1e-3}, norm),
        ("AveragePooling1D", {"pool_size": [3], "strides": [2], "padding": "same"}, []),
        ("LSTM", {"return_sequences": True, "recurrent_activation": "hard_sigmoid"}, forward),
        ("GlobalAveragePooling1D", {}, []),
        dense(2, 5, "sigmoid"),
    ]
    tiny.keras_2(tmp_path / "m.h5", layers)
    read = keras_file.read(tmp_path / "m.h5")
    values = normal(31, 3).astype(float)
    found = keras_network.run(read, values)

    kernel, bias = layers[0][2]
    inputs = torch.from_numpy(values.T.astype(np.float32))[None]
    # Sixteen steps of two and a reach of four need 34 samples: one before, two after.
    inputs = torch.nn.functional.pad(inputs, (1, 2))
    hidden = (
        torch.conv1d(
            inputs, torch.from_numpy(kernel).permute(2, 1, 0), torch.from_numpy(bias), stride=2
        )
        .relu()[0]
        .numpy()
        .T
    )
    hidden = (hidden - norm[2]) / np.sqrt(norm[3] + 1e-3) * norm[0] + norm[1]
    padded = np.pad(hidden, ((0, 1), (0, 0)), constant_values=np.nan)
    pooled = np.stack([np.nanmean(padded[i : i + 3], axis=0) for i in range(0, 16, 2)])
    state = cell = np.zeros(5)
    states = []
    for step in pooled:
        i, f, g, o = np.split(step @ forward[0] + state @ forward[1] + forward[2], 4)
        gate = lambda x: np.clip(0.2 * x + 0.5, 0, 1)  # noqa: E731
        cell = gate(f) * cell + gate(i) * np.tanh(g)
        state = gate(o) * np.tanh(cell)
        states.append(state)
    last, last_bias = layers[-1][2]
    expected = 1 / (1 + np.exp(-(np.mean(states, axis=0) @ last + last_bias)))
    np.testing.assert_allclose(found, expected, atol=1e-5)


# ---- what must not be loaded --------------------------------------------------------------


@pytest.fixture
def own(tmp_path, load):
    """Load a folder as somebody's own Keras classifier of eight labels."""
    labels = catalogue.find("marcogdepinto/emotion-classification-from-audio-files").labels

    def run():
        return load(
            "mine/mine",
            tmp_path / "m",
            family=Family.KERAS,
            labels=labels,
            front_end=FrontEnd(mean="time"),
        )

    return run


def network(outputs=8, channels=1):
    return [conv(4, channels), ("Flatten", {}, []), dense(outputs, 160)]


def test_a_persons_own_network_is_loaded_by_folder_and_labels(tmp_path, own, film):
    tiny.keras_2(tmp_path / "m" / "any name.h5", network())
    assert sum(own().outputs(film[:1], 1)[0]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        (network(outputs=5), "5 numbers for 8 labels"),
        (network(channels=3), "do not fit"),
        ([("Lambda", {"function": ["4wEAAAA"]}, [])], "Lambda"),
        ([("Dense", {"activation": "mish"}, [])], "mish"),
        ([("Dense", {"activation": {"class_name": "Custom"}}, [])], "Custom"),
        ([("Dense", {}, [])], "do not fit"),
    ],
)
def test_networks_that_do_not_fit_or_hold_code_are_refused(tmp_path, own, layers, words):
    tiny.keras_2(tmp_path / "m" / "model.h5", layers)
    with pytest.raises(ModelFileError, match=words):
        own()


def test_what_is_no_keras_file_is_refused(tmp_path, own):
    path = tmp_path / "m" / "model.h5"
    tiny.keras_2(path, network())
    for content in (path.read_bytes()[:3000], b"text", b""):
        path.write_bytes(content)
        with pytest.raises(ModelFileError):
            own()
    path.unlink()
    with pytest.raises(ModelFileError, match="no Keras file"):
        own()


def test_a_network_that_branches_is_refused(tmp_path, own):
    import h5py

    path = tmp_path / "m" / "model.h5"
    tiny.keras_2(path, network())
    with h5py.File(path, "a") as file:
        described = json.loads(file.attrs["model_config"])
        described["config"]["layers"][1]["inbound_nodes"] = [[["a", 0, 0], ["b", 0, 0]]]
        file.attrs["model_config"] = json.dumps(described)
    with pytest.raises(ModelFileError):
        own()


@pytest.mark.skipif(not MITESH.is_dir(), reason="the published weights are not here")
def test_the_published_weights_of_mitesh_are_a_direct_forward_pass(load, film):
    import torch

    name = "MITESHPUTHRANNEU/Speech-Emotion-Analyzer"
    classifier = load(name, MITESH)
    layers = keras_file.read(MITESH / "Emotion_Voice_Detection_Model.h5")
    [sound] = tiny.heard(film[0], Hearing(least=2.5, longest=2.5))
    table = describe(sound, catalogue.find(name).front_end)
    assert table.shape == (216,)
    hidden = torch.from_numpy(table.astype(np.float32))[None, None]
    for layer in layers:
        if layer.kind == "Conv1D":
            kernel, bias = map(torch.from_numpy, layer.weights)
            hidden = torch.conv1d(hidden, kernel.permute(2, 1, 0), bias, padding=2)
        elif layer.kind == "MaxPooling1D":
            hidden = torch.max_pool1d(hidden, 8)
        elif layer.kind == "Dense":
            kernel, bias = map(torch.from_numpy, layer.weights)
            hidden = hidden[0].T.flatten() @ kernel + bias
        elif layer.config.get("activation") == "relu":
            hidden = hidden.relu()
    expected = torch.softmax(hidden, 0).numpy()
    np.testing.assert_allclose(classifier.outputs(film[:1], 1)[0], expected, atol=1e-4)
    assert expected.shape == (10,)
    assert loading.LOADERS[Family.KERAS](catalogue.find(name), MITESH, Placement())
