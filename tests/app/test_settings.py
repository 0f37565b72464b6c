"""The settings file."""

from pathlib import Path

import pytest

from emosub_gui.app.settings import RECENT_LIMIT, Settings, SettingsStore


def test_what_was_changed_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    store = SettingsStore(path)
    store.change(appearance="light", keys={"edit.undo": "F13"})
    again = SettingsStore(path)
    assert again.value == Settings(appearance="light", keys={"edit.undo": "F13"})
    assert again.problem is None


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b'{"volume": 900}', b"\xff\xfe", b'{"keys": 3}'),
        b'{"emotion_models": [{"model": "x", "weight": -1}]}',
        b'{"emotion_models": [{"model": "x", "language": "klingon"}]}',
        b'{"emotion_models": [{"model": ""}]}',
    ],
)
def test_a_damaged_file_is_kept_aside_and_the_defaults_taken(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.value == Settings()
    assert store.problem is not None
    assert Path(store.problem.details["path"]).read_bytes() == content
    assert SettingsStore(path).problem is None, "it is said once"


def test_settings_of_a_later_version_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"volume": 12, "holograms": true}')
    assert SettingsStore(path).value.volume == 12


def test_a_place_that_cannot_be_written_does_not_stop_anybody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    store.change(volume=5)
    assert store.value.volume == 5


def test_recent_files_are_unique_newest_first_and_few(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    for number in range(20):
        store.remember(tmp_path / f"{number}.mp4")
    store.remember(tmp_path / "15.mp4")
    names = [Path(name).name for name in store.value.recent]
    assert names[:3] == ["15.mp4", "19.mp4", "18.mp4"]
    assert len(names) == len(set(names)) == RECENT_LIMIT


def test_who_listens_is_told_what_changed_and_nothing_else(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    store.change(volume=5, snap=True)
    store.change(volume=5)
    store.reset("volume", "theme")
    assert told == [{"volume"}, {"volume"}]
    assert store.value == Settings()
