import json
import os
import shutil
from pathlib import Path
from threading import Event

import pytest
from dialled import dialled

from emosub_gui.analysis.models import hub, stack
from emosub_gui.analysis.transcribers import whisper_models
from emosub_gui.analysis.transcribers.alignment import load_aligner
from emosub_gui.analysis.transcribers.recogniser import Recogniser
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.errors import Cancelled, DownloadError, ModelFileError, ModelMissingError
from emosub_gui.core.progress import NEVER, Stage, ignore

pytestmark = pytest.mark.stack

FEW = 12
"""Calls that one download may make of a network that is not there, looking up and connecting."""


def find(model, *, download=False):
    return whisper_models.find(str(model), download=download, report=ignore, cancel=NEVER)


def load(folder):
    return Recogniser(folder, TranscribeOptions(device="cpu", threads=1), NEVER)


@pytest.fixture
def copy(whisper_folder, tmp_path):
    return Path(shutil.copytree(whisper_folder, tmp_path / "whisper"))


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(
        whisper_models, "user_cache_path", lambda *_, **__: tmp_path / "cache" / "emosub"
    )
    return tmp_path / "cache" / "emosub"


def test_a_ctranslate2_folder_is_used_as_it_is(whisper_folder):
    assert find(whisper_folder) == whisper_folder


def test_a_transformers_folder_is_converted_once(transformers_folder, own_cache):
    folder = find(transformers_folder)
    made = (folder / "model.bin").stat().st_mtime_ns
    assert own_cache in folder.parents
    assert find(transformers_folder) == folder
    assert (folder / "model.bin").stat().st_mtime_ns == made
    assert [path.name for path in (own_cache / "whisper").iterdir()] == [folder.name]
    load(folder)


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelFileError, match=name):
        find(copy)


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json"])
def test_a_damaged_file_is_named(copy, name):
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelFileError, match=name):
        load(find(copy))


def test_a_damaged_config_is_named(copy):
    (copy / "config.json").write_text("{")
    with pytest.raises(ModelFileError, match=r"config\.json"):
        find(copy)


def test_damaged_weights_are_not_converted(transformers_folder, tmp_path, own_cache):
    folder = Path(shutil.copytree(transformers_folder, tmp_path / "damaged"))
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(ModelFileError):
        find(folder)
    assert not list((own_cache / "whisper").iterdir())


def test_weights_that_are_missing_are_not_made_up(transformers_folder, tmp_path):
    from safetensors.torch import load_file, save_file

    folder = Path(shutil.copytree(transformers_folder, tmp_path / "partial"))
    weights = load_file(folder / "model.safetensors")
    del weights["model.encoder.conv1.weight"]
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(ModelFileError, match="conv1"):
        find(folder)


def test_another_kind_of_model_is_refused(aligner_folder):
    with pytest.raises(ModelFileError, match="wav2vec2"):
        find(aligner_folder)


@pytest.mark.parametrize("name", ["nobody/nothing-of-the-kind", "tiny", "no such thing", "/absent"])
def test_offline_an_absent_model_is_missed_at_once(name):
    find_sizes = whisper_models.sizes()
    assert "tiny" in find_sizes
    with dialled() as calls, pytest.raises(ModelMissingError):
        find(name)
    assert calls == []


@pytest.fixture
def reconnected():
    """Let the hub's client forget the proxies that a test gave it, and those from before."""
    hub.reconnect()
    yield
    hub.reconnect()


def test_a_download_without_network_fails_soon(monkeypatch, reconnected):
    from huggingface_hub import constants

    for variable in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setitem(os.environ, variable, "http://127.0.0.1:9")
    assert constants.ENDPOINT
    with dialled() as calls, pytest.raises(DownloadError):
        find("nobody/nothing-of-the-kind", download=True)
    assert len(calls) <= FEW, "it goes on trying"


def test_aligners_of_languages_that_have_none_or_are_not_here():
    options = TranscribeOptions(device="cpu")
    assert load_aligner("xx", options, "cpu", ignore, NEVER) is None
    assert load_aligner("ko", options, "cpu", ignore, NEVER) is None


@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json", "config.json"])
def test_an_aligner_with_a_missing_file(aligner_folder, tmp_path, name):
    folder = Path(shutil.copytree(aligner_folder, tmp_path / "aligner"))
    (folder / name).unlink()
    options = TranscribeOptions(align_model=str(folder))
    with pytest.raises(ModelFileError, match=name):
        load_aligner("en", options, "cpu", ignore, NEVER)


def test_an_aligner_whose_vocabulary_does_not_fit_its_weights(aligner_folder, tmp_path):
    folder = Path(shutil.copytree(aligner_folder, tmp_path / "aligner"))
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"vocab_size": 99}))
    options = TranscribeOptions(align_model=str(folder))
    with pytest.raises(ModelFileError):
        load_aligner("en", options, "cpu", ignore, NEVER)


def test_a_download_reports_its_bytes_and_draws_nothing(capfd):
    stack.prepare()
    seen = []
    bar = hub._reporter("owner/name", seen.append, NEVER)(total=10, unit="B", name="x", desc="y")
    bar.update(4)
    bar.update(6)
    bar.close()
    assert [(p.stage, p.done, p.total, p.note) for p in seen] == [
        (Stage.DOWNLOAD, 4, 10, "owner/name"),
        (Stage.DOWNLOAD, 10, 10, "owner/name"),
    ]
    assert capfd.readouterr() == ("", "")


def test_a_download_can_be_cancelled():
    stop = Event()
    stop.set()
    bar = hub._reporter("owner/name", ignore, stop)(total=10, unit="B")
    with pytest.raises(Cancelled):
        bar.update(4)
