"""The cache keeps what is complete and in use, and nothing else."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from emosub_gui.core.errors import FileMissingError, FileUnwritableError, NotAFileError
from emosub_gui.media.cache import Cache, fingerprint, hold

MB = 1 << 20


def add(cache: Cache, key: str, size: int = 1000, name: str = "data") -> Path:
    with cache.create(key) as folder:
        (folder / name).write_bytes(bytes(size))
    return folder


def age(folder: Path, seconds: float) -> None:
    then = time.time() - seconds
    for path in folder.iterdir():
        os.utime(path, (then, then))


# ---- fingerprint -------------------------------------------------------------------------


def test_a_moved_and_touched_file_is_recognised(tmp_path):
    first, second = tmp_path / "film.mkv", tmp_path / "renamed.bin"
    first.write_bytes(os.urandom(5 * MB))
    mark = fingerprint(first)
    os.utime(first, (1, 1))
    first.rename(second)
    assert fingerprint(second) == mark


@pytest.mark.parametrize("offset", [0, 1, 40_000, MB - 1])
def test_any_changed_byte_of_a_small_file_counts(tmp_path, offset):
    path = tmp_path / "file"
    path.write_bytes(bytes(MB))
    mark = fingerprint(path)
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(b"x")
    assert fingerprint(path) != mark


def test_a_longer_file_with_the_same_blocks_differs(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(bytes(10 * MB))
    mark = fingerprint(path)
    path.write_bytes(bytes(11 * MB))
    assert fingerprint(path) != mark


def test_a_large_file_differs_by_its_last_and_middle_parts(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(bytes(64 * MB))
    marks = {fingerprint(path)}
    for offset, length in ((64 * MB - 1, 1), (30 * MB, 2 * MB)):
        with path.open("rb+") as file:
            file.seek(offset)
            file.write(b"x" * length)
        marks.add(fingerprint(path))
    assert len(marks) == 3


def test_what_is_no_file_has_no_fingerprint(tmp_path):
    with pytest.raises(FileMissingError):
        fingerprint(tmp_path / "nothing")
    with pytest.raises(NotAFileError):
        fingerprint(tmp_path)


# ---- entries -----------------------------------------------------------------------------


def test_an_entry_is_found_once_it_is_complete(cache):
    with cache.create("film") as folder:
        (folder / "data").write_bytes(b"sound")
        assert cache.find("film") is None
    assert cache.find("film") == folder
    assert cache.find("fil") is None
    assert (folder / "data").read_bytes() == b"sound"


def test_a_failure_leaves_nothing(cache):
    def fail(folder: Path) -> None:
        (folder / "data").write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), cache.create("film") as folder:
        fail(folder)
    assert list(cache.root.iterdir()) == []


def test_two_makers_of_one_entry_do_not_disturb_each_other(cache):
    with cache.create("film") as first, Cache(cache.root).create("film") as second:
        (first / "data").write_bytes(b"same")
        (second / "data").write_bytes(b"same")
    found = cache.find("film")
    assert found in (first, second)
    assert cache.find("film") == found


@pytest.mark.parametrize("damage", ["shortened", "missing", "manifest"])
def test_a_damaged_entry_is_not_found_and_goes(cache, damage):
    folder = add(cache, "film")
    if damage == "shortened":
        os.truncate(folder / "data", 999)
    elif damage == "missing":
        (folder / "data").unlink()
    else:
        (folder / "manifest.json").write_bytes(b'{"data": 10')
    assert cache.find("film") is None
    assert list(cache.root.iterdir()) == []


def test_a_root_that_cannot_be_made_is_a_typed_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileUnwritableError), Cache(tmp_path / "file" / "cache").create("film"):
        pass


# ---- eviction ----------------------------------------------------------------------------


def test_the_least_recently_used_goes_first(tmp_path):
    cache = Cache(tmp_path / "cache", limit=2500)
    first, second = add(cache, "first"), add(cache, "second")
    age(first, 20)
    age(second, 10)
    assert cache.find("first") == first  # which makes it the one used last
    add(cache, "third")
    assert cache.find("second") is None
    assert cache.find("first")
    assert cache.find("third")


def test_what_is_held_stays_until_it_is_let_go(tmp_path):
    cache = Cache(tmp_path / "cache", limit=1500)
    held = add(cache, "held")
    with (held / "data").open("rb") as file:
        hold(file)
        age(held, 60)
        add(cache, "second")
        assert cache.find("held")
    age(held, 60)
    add(cache, "third")
    assert cache.find("held") is None


def test_an_entry_larger_than_the_limit_serves_its_maker(tmp_path):
    cache = Cache(tmp_path / "cache", limit=10)
    with cache.create("film") as folder:
        (folder / "data").write_bytes(bytes(1000))
        file = (folder / "data").open("rb")
        hold(file)
    assert cache.find("film") == folder
    file.close()
    add(cache, "other")
    assert cache.find("film") is None


def test_a_folder_that_is_not_ours_is_left_alone(cache):
    add(cache, "film")
    stranger = cache.root / "holiday.photos"
    stranger.mkdir()
    (stranger / "beach.jpg").write_bytes(b"precious")
    age(stranger, 1e6)
    cache.limit = 0
    add(cache, "other")
    assert (stranger / "beach.jpg").exists()


DIES_WHILE_MAKING = """
import os, sys
from pathlib import Path
from emosub_gui.media.cache import Cache
with Cache(Path(sys.argv[1])).create("film") as folder:
    (folder / "data").write_bytes(b"half")
    os._exit(9)
"""


def test_what_a_dead_process_left_goes_after_a_minute(cache):
    subprocess.run([sys.executable, "-c", DIES_WHILE_MAKING, cache.root], check=False)
    (left,) = cache.root.iterdir()
    assert cache.find("film") is None
    add(cache, "other")
    assert left.exists()
    age(left, 120)
    add(cache, "another")
    assert not left.exists()


def test_an_old_but_living_maker_is_not_disturbed(cache):
    with cache.create("film") as folder:
        (folder / "data").write_bytes(b"first half")
        age(folder, 3600)
        add(cache, "other")
        assert folder.exists()
    assert cache.find("film") == folder


def test_a_value_is_computed_once(cache):
    asked = []

    def compute():
        asked.append(1)
        return (1, 2, 3)

    assert cache.value("numbers", tuple[int, ...], compute) == (1, 2, 3)
    assert cache.value("numbers", tuple[int, ...], compute) == (1, 2, 3)
    assert len(asked) == 1
    next(cache.root.glob("numbers.*/value.json")).write_bytes(b"[1,2,\n]")
    assert cache.value("numbers", tuple[int, ...], compute) == (1, 2, 3)
    assert len(asked) == 2


def test_clearing_leaves_what_is_in_use(cache):
    add(cache, "old", 500)
    used = add(cache, "used", 700)
    assert cache.size() == 1200
    with (used / "data").open("rb") as file:
        hold(file)
        cache.clear()
        assert cache.find("old") is None
        assert cache.find("used") == used
        assert cache.size() == 700
    cache.clear()
    assert cache.size() == 0
