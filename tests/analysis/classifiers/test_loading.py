import json
import threading

import numpy as np
import pytest
import tiny_emotions as tiny
from dialled import dialled
from hub_server import hub
from msgspec.structs import replace

from emosub_gui.analysis.classifiers import ensemble, loading
from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.models import catalogue, installation, selection
from emosub_gui.analysis.models.catalogue import Family, File
from emosub_gui.analysis.types import Segment
from emosub_gui.core.errors import (
    DownloadError,
    ModelFileError,
    ModelLabelsError,
    ModelMissingError,
    PackageMissingError,
    UsageError,
)
from emosub_gui.core.progress import NEVER, Stage

SUPERB = "superb/wav2vec2-large-superb-er"
LABELS = ("neu", "hap", "ang", "sad")
CPU = loading.Options("cpu", "float32", threads=1)
ONLINE = replace(CPU, download=True)


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """A person's list and cache of their own, and an empty hub cache."""
    from huggingface_hub import constants

    monkeypatch.setattr(catalogue, "own_file", lambda: tmp_path / "models.json")
    monkeypatch.setattr(installation, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)


@pytest.fixture
def server(monkeypatch):
    with hub({}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


def spoken():
    return Segment(pcm=tiny.voice(1.5))


@pytest.mark.stack
def test_a_model_of_the_hub_is_fetched_once_and_then_found_offline(tmp_path, server):
    folder = tmp_path / "made"
    tiny.native_speech(
        folder, tiny.speech_config("wav2vec2", ("neu", "hap", "ang", "sad")), safe=False
    )
    server.add({f"{SUPERB}/{path.name}": path.read_bytes() for path in folder.iterdir()})
    server.add({f"{SUPERB}/preprocessor_config.json": b'{"do_normalize": true}'})
    entry = catalogue.find(SUPERB)
    assert not selection.presence(entry).ok
    with pytest.raises(ModelMissingError):
        loading.load(SUPERB, CPU)
    stages = []
    first = loading.load(SUPERB, ONLINE, report=lambda one: stages.append(one.stage))
    assert Stage.DOWNLOAD in stages
    assert stages[-1] is Stage.LOAD
    assert selection.presence(entry).ok
    server.files.clear()
    again = loading.load(SUPERB, CPU)
    assert again.classify_batch([spoken()]) == first.classify_batch([spoken()])
    installation.remove(entry)
    assert installation.installed(entry) is None


def test_files_from_elsewhere_are_fetched_checked_and_found_again(tmp_path, server):
    pytest.importorskip("h5py")
    name = "marcogdepinto/emotion-classification-from-audio-files"
    weights = [np.zeros((40, 8)), np.arange(8.0)]
    layers = [("Flatten", {}, []), ("Dense", {"activation": "softmax"}, weights)]
    tiny.keras_2(tmp_path / "made.h5", layers)
    server.add({"model.h5": (tmp_path / "made.h5").read_bytes()})
    file = File(
        "Emotion_Voice_Detection_Model.h5",
        sha256=server.checksums["model.h5"],
        url=f"{server.address}/model.h5",
    )
    catalogue.add(replace(catalogue.find(name), files=(file,)))
    with pytest.raises(ModelMissingError):
        loading.load(name, CPU)
    assert loading.load(name, ONLINE).classify_batch([spoken()])[0].scores.best == "surprise"
    server.files.clear()
    assert loading.load(name, CPU).name == name
    installation.remove(catalogue.find(name))
    assert installation.installed(catalogue.find(name)) is None

    catalogue.add(
        replace(catalogue.find(name), id="other", files=(replace(file, sha256="0" * 64),))
    )
    server.add({"model.h5": b"something else"})
    with pytest.raises(DownloadError, match="not the file"):
        loading.load("other", ONLINE)


def test_a_persons_own_folder_is_never_deleted(tmp_path):
    (tmp_path / "mine").mkdir()
    entry = catalogue.Entry(id="mine", folder=str(tmp_path / "mine"))
    installation.remove(entry)
    assert installation.installed(entry) == tmp_path / "mine"


def test_offline_nothing_waits():
    with dialled() as calls:
        for entry in catalogue.bundled():
            if entry.family not in loading.EMBEDDED:
                assert installation.installed(entry) is None
                with pytest.raises((ModelMissingError, PackageMissingError)):
                    loading.load(entry.id, CPU)
    assert calls == []


@pytest.mark.parametrize("options", [{"device": "tpu"}, {"precision": "int3"}])
@pytest.mark.stack
def test_a_device_or_precision_that_does_not_exist(tmp_path, options):
    tiny.native_speech(tmp_path, tiny.speech_config("wav2vec2", ("neu", "hap")))
    with pytest.raises(UsageError):
        loading.load(str(tmp_path), loading.Options(**options))


@pytest.mark.stack
def test_an_ensemble_is_the_weighted_mean_of_its_models(tmp_path):
    folder = tmp_path / "made"
    tiny.native_speech(folder, tiny.speech_config("hubert", LABELS))
    both = loading.load(f"embedded-sound * 3 + {folder}", CPU)
    one, other = EmbeddedSound(), loading.load(str(folder), CPU)
    segment = spoken()
    for classifier in (both, one):
        classifier.observe([segment])
    a, b = one.classify_batch([segment])[0], other.classify_batch([segment])[0]
    found = both.classify_batch([segment])[0]
    shares = np.array([3 * a.reliability, b.reliability])
    expected = shares @ np.array([tuple(a.scores), tuple(b.scores)]) / shares.sum()
    assert list(found.scores) == pytest.approx(expected.tolist())
    assert found.reliability == pytest.approx((3 * a.reliability + b.reliability) / 4)
    assert both.classify_batch([Segment(pcm=np.zeros(9, np.int16))]) == [None]
    with pytest.raises(UsageError, match="all hear"):
        loading.load(f"embedded-text + {folder}", CPU)


def test_models_of_an_ensemble_are_asked_in_their_own_languages(tmp_path):
    text = loading.load("embedded-text + embedded-text * 2", CPU)
    nothing = np.zeros(0, np.int16)
    lines = [Segment(pcm=nothing, text="I love it!", language=code) for code in ("en", "el")]
    english, greek = text.classify_batch(lines)
    assert english.scores.best == "happy"
    assert greek is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a + b", [("a", 1.0), ("b", 1.0)]),
        ("o/m * 0.5 + C:\\x+y * 2", [("o/m", 0.5), ("C:\\x+y", 2.0)]),
    ],
)
def test_names_of_ensembles(name, expected):
    assert ensemble.parts(name) == expected


@pytest.mark.parametrize("weight", ["0", "-1", "much", "nan"])
def test_weights_are_positive_numbers(weight):
    with pytest.raises(UsageError, match=weight):
        ensemble.parts(f"a + b * {weight}")


def test_a_folder_is_described_by_its_files(tmp_path):
    facts = {"conv_dim": [8], "id2label": {"1": "happy", "0": "calm"}}
    (tmp_path / "config.json").write_text(json.dumps(facts))
    entry = catalogue.find(str(tmp_path))
    described = loading.describe(entry, tmp_path)
    assert described.family is Family.SPEECH
    assert described.labels == ("calm", "happy")
    assert selection.reachable(described) == ("neutral", "happy")


@pytest.mark.parametrize(
    ("labels", "error"),
    [
        ({"0": "happy", "1": "bewildered"}, ModelLabelsError),
        ({}, ModelLabelsError),
        ({"first": "happy"}, ModelFileError),
        (3, ModelFileError),
    ],
)
def test_a_folder_whose_labels_nobody_knows_is_refused(tmp_path, labels, error):
    (tmp_path / "config.json").write_text(json.dumps({"conv_dim": [8], "id2label": labels}))
    with pytest.raises(error):
        loading.describe(catalogue.find(str(tmp_path)), tmp_path)


def test_what_a_download_takes_is_known_and_freed(tmp_path, server):
    server.add({"weights.h5": b"x" * 1000, "head.h5": b"y" * 500})
    files = tuple(File(name, url=f"{server.address}/{name}") for name in ("weights.h5", "head.h5"))
    entry = catalogue.Entry(id="some", family=Family.YAMNET, files=files)
    assert installation.can_fetch(entry)
    assert installation.fetched_size(entry) == 0
    installation.locate(entry, download=True, report=lambda _: None, cancel=NEVER)
    assert installation.fetched_size(entry) == 1500
    installation.remove(entry)
    assert installation.fetched_size(entry) == 0
    assert not installation.can_fetch(replace(entry, files=(*files, File("by-hand.h5"))))
    assert not installation.can_fetch(replace(entry, folder=str(tmp_path)))
    assert not installation.can_fetch(catalogue.find("embedded-sound"))


def test_a_download_may_be_measured_while_its_files_come_and_go():
    entry = catalogue.Entry(id="some", family=Family.YAMNET, files=(File("weights.h5", url="u"),))
    folder = installation.own_folder(entry)
    folder.mkdir(parents=True)
    (folder / "kept.h5").write_bytes(b"x" * 1000)
    over = threading.Event()

    def come_and_go():
        while not over.is_set():
            (folder / "weights.part").write_bytes(b"y" * 500)
            (folder / "weights.part").unlink()

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        found = {installation.fetched_size(entry) for _ in range(3000)}
    finally:
        over.set()
        thread.join()
    assert 1000 in found
    assert found <= {1000, 1500}
