import threading
from pathlib import Path

import pytest
from hub_server import COMMIT, hub

from emosub_gui.analysis.models import hub as models
from emosub_gui.core.errors import Cancelled, DiskFullError, DownloadError, ModelMissingError
from emosub_gui.core.progress import NEVER, Stage, ignore

NAME = "somebody/some-model"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
FILES = {
    f"{NAME}/config.json": b"{}",
    f"{NAME}/README.md": b"# A model",
    f"{NAME}/model.safetensors": bytes(range(256)) * 2000,
    f"{NAME}/pytorch_model.bin": b"old" * 1000,
}

pytestmark = pytest.mark.stack


@pytest.fixture
def server(tmp_path, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_XET", True)
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 50_000)
    with hub(dict(FILES)) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


def snapshot(*, download=True, report=ignore, revision=None, name=NAME, cancel=NEVER):
    return models.snapshot(
        name,
        ("*.json", *WEIGHTS),
        WEIGHTS,
        revision=revision,
        download=download,
        report=report,
        cancel=cancel,
    )


def test_the_better_weights_are_fetched_and_found_again_without_asking(server):
    seen = []
    folder = snapshot(report=seen.append)
    assert sorted(path.name for path in folder.iterdir()) == ["config.json", "model.safetensors"]
    assert {one.stage for one in seen} == {Stage.DOWNLOAD}
    server.files.clear()
    assert snapshot(download=False) == folder
    assert snapshot(download=False, revision=COMMIT) == folder


def test_weights_of_unknown_name_are_found_by_pattern(server):
    server.add({"somebody/keras/meta.json": b"{}", "somebody/keras/cnn_v2.keras": b"zip"})
    folder = models.snapshot(
        "somebody/keras",
        ("*.json",),
        (*WEIGHTS, "*.keras"),
        download=True,
        report=ignore,
        cancel=NEVER,
    )
    assert sorted(path.name for path in folder.iterdir()) == ["cnn_v2.keras", "meta.json"]
    assert models.cached("somebody/keras", ("*.keras",)) == folder
    assert models.cached("somebody/keras", ("*.h5",)) is None


def test_another_revision_than_the_one_here_is_missing(server):
    snapshot()
    with pytest.raises(ModelMissingError):
        snapshot(download=False, revision="f" * 40)


def test_the_commit_of_the_first_download_is_kept(server):
    newer = "f" * 40
    folder = snapshot()
    assert models.kept_commit(NAME) == COMMIT
    server.newest = newer
    assert snapshot(download=False) == folder
    (folder / "model.safetensors").unlink()
    assert snapshot() == folder, "fetched again, it is the same commit"
    other = snapshot(revision=newer)
    assert (other.name, models.kept_commit(NAME)) == (newer, COMMIT)
    assert snapshot(download=False) == folder


def test_a_download_goes_on_with_the_commit_that_it_began_with(server):
    server.always_break_off, server.break_off_after = True, 100_000
    server.files[f"{NAME}/model.safetensors"] *= 2
    with pytest.raises(DownloadError):
        snapshot()
    server.always_break_off, server.break_off_after = False, None
    server.files[f"{NAME}/model.safetensors"] = FILES[f"{NAME}/model.safetensors"]
    server.newest = "f" * 40
    assert snapshot().name == COMMIT


def test_what_another_program_fetched_is_found(server, tmp_path):
    folder = snapshot()
    references = tmp_path / "hub" / "models--somebody--some-model" / "refs"
    (references / "emosub").rename(references / "main")
    assert models.kept_commit(NAME) is None
    assert snapshot(download=False) == folder


def test_content_that_is_not_what_the_hub_says_is_thrown_away(server):
    name = f"{NAME}/model.safetensors"
    server.files[name] = server.files[name][::-1]
    with pytest.raises(DownloadError, match="not the file"):
        snapshot()
    with pytest.raises(ModelMissingError):
        snapshot(download=False)


def test_a_connection_that_breaks_is_taken_up(server):
    server.break_off_after = 200_000
    folder = snapshot()
    assert (folder / "model.safetensors").read_bytes() == FILES[f"{NAME}/model.safetensors"]
    assert "bytes=200000-" in server.ranges


def test_a_download_that_was_left_goes_on_where_it_was(server):
    server.hold_after = 200_000
    stop = threading.Event()

    def leave(progress):
        if progress.done >= 100_000:
            stop.set()

    with pytest.raises(Cancelled):
        snapshot(report=leave, cancel=stop)
    with pytest.raises(ModelMissingError):
        snapshot(download=False)
    server.hold_after = None
    server.go_on.set()
    for thread in threading.enumerate():
        if thread.name.startswith("interruptible"):
            thread.join(10)
    server.ranges.clear()
    folder = snapshot()
    assert (folder / "model.safetensors").read_bytes() == FILES[f"{NAME}/model.safetensors"]
    (asked,) = server.ranges
    assert int(asked.removeprefix("bytes=").removesuffix("-")) >= 100_000


def test_there_must_be_room(server, monkeypatch, tmp_path):
    free = models.shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(models.shutil, "disk_usage", lambda _: free)
    with pytest.raises(DiskFullError):
        snapshot()
    assert not Path(tmp_path / "hub").exists()


def test_a_model_that_the_hub_has_not(server):
    with pytest.raises(DownloadError, match="no such model"):
        snapshot(name="somebody/nothing")


def test_a_repository_without_weights_that_can_be_read(server):
    server.add({"somebody/pickled/meta.json": b"{}", "somebody/pickled/model.pkl": b"code"})
    with pytest.raises(DownloadError, match="no weights"):
        snapshot(name="somebody/pickled")
    assert not server.ranges


def test_offline_never_waits(server):
    with pytest.raises(ModelMissingError):
        snapshot(download=False, name="somebody/nothing")
    assert not server.ranges
