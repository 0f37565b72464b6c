import hashlib
import threading

import pytest
from hub_server import hub

from emosub_gui.analysis.models import downloads
from emosub_gui.core.errors import Cancelled, DiskFullError, DownloadError, FileUnwritableError
from emosub_gui.core.progress import NEVER, Stage, ignore

DATA = bytes(range(256)) * 4000
SUM = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def server():
    with hub({"models/weights.h5": DATA}) as running:
        yield running


@pytest.fixture
def fetch(server, tmp_path):
    def run(path="models/weights.h5", *, report=ignore, cancel=NEVER, **known):
        target = tmp_path / "model" / "weights.h5"
        downloads.fetch(f"{server.address}/{path}", target, report=report, cancel=cancel, **known)
        return target

    return run


def left(tmp_path):
    return [path.name for path in (tmp_path / "model").iterdir()]


def test_a_file_arrives_whole_and_says_how_far_it_is(fetch, tmp_path):
    seen = []
    target = fetch(size=len(DATA), checksum=SUM, report=seen.append)
    assert target.read_bytes() == DATA
    assert left(tmp_path) == ["weights.h5"]
    assert {one.stage for one in seen} == {Stage.DOWNLOAD}
    assert seen[-1].done == seen[-1].total == len(DATA)


def test_a_broken_connection_is_taken_up_where_it_broke(fetch, server):
    server.break_off_after = 300_000
    assert fetch(checksum=SUM).read_bytes() == DATA
    assert server.ranges == ["bytes=300000-"]


def test_a_truncated_download_leaves_no_file_and_a_later_try_goes_on(fetch, server, tmp_path):
    server.break_off_after, server.always_break_off = 100_000, True
    with pytest.raises(DownloadError, match="breaks off"):
        fetch(checksum=SUM)
    assert left(tmp_path) == [".weights.h5.part"]
    server.break_off_after = None
    assert fetch(checksum=SUM).read_bytes() == DATA
    assert server.ranges[-1] == "bytes=300000-"
    assert left(tmp_path) == ["weights.h5"]


def test_a_wrong_checksum_leaves_nothing(fetch, tmp_path):
    with pytest.raises(DownloadError, match="not the file"):
        fetch(checksum="0" * 64)
    assert left(tmp_path) == []


def test_a_part_of_an_older_file_is_thrown_away(fetch, tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / ".weights.h5.part").write_bytes(DATA + b"more")
    assert fetch(checksum=SUM).read_bytes() == DATA


def test_another_size_than_expected_is_refused_before_it_is_fetched(fetch, tmp_path):
    with pytest.raises(DownloadError, match="another size"):
        fetch(size=5)
    assert left(tmp_path) == []


def test_a_full_disk_is_noticed_before_it_is_full(fetch, server, monkeypatch, tmp_path):
    free = downloads.shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(downloads.shutil, "disk_usage", lambda _: free)
    with pytest.raises(DiskFullError):
        fetch()
    assert left(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_named(server, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileUnwritableError):
        downloads.fetch(
            f"{server.address}/models/weights.h5",
            tmp_path / "file" / "weights.h5",
            report=ignore,
            cancel=NEVER,
        )


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:9/x", "network failed"),
        ("file:///etc/passwd", "no web address"),
    ],
)
def test_what_cannot_be_reached_is_said(url, words, tmp_path):
    with pytest.raises(DownloadError, match=words):
        downloads.fetch(url, tmp_path / "x", report=ignore, cancel=NEVER)


def test_a_missing_file_is_said(fetch):
    with pytest.raises(DownloadError, match="404"):
        fetch("models/absent")


def test_a_download_can_be_left(fetch):
    stop, seen = threading.Event(), []

    def stop_at_once(progress):
        seen.append(progress.done)
        stop.set()

    with pytest.raises(Cancelled):
        fetch(report=stop_at_once, cancel=stop)
    assert len(seen) == 1
    assert seen[0] < len(DATA)
