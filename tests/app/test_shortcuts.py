"""Shortcuts of a person's own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.app.actions import ACTIONS, BY_ID, Preset
from emosub_gui.app.shortcuts import Keymap, as_text, clashes, load, save, shown
from emosub_gui.core.errors import ShortcutsFileError

ids = st.sampled_from(sorted(BY_ID))
sequences = st.sampled_from(
    [
        "Ctrl+K",
        "Ctrl+K, Ctrl+C",
        "Ctrl+D",
        "Q",
        "F9",
        "Ctrl+;",
        ";",
        ",",
        "Alt+Left",
        "Ctrl+Shift+Z",
    ]
)
changes = st.lists(st.tuples(ids, sequences), max_size=6)


@given(st.sampled_from(Preset), changes)
def test_whatever_is_given_no_key_means_two_things(
    preset: Preset, given: list[tuple[str, str]]
) -> None:
    keymap = Keymap(preset)
    for action_id, key in given:
        keymap = keymap.give(action_id, key)
        assert key in keymap.of(action_id)
    for action_id, _ in given:
        for key in keymap.of(action_id):
            assert not keymap.holders(key, besides=action_id)


@given(st.sampled_from(Preset), changes)
def test_resetting_everything_one_by_one_leaves_nothing_of_ones_own(
    preset: Preset, given: list[tuple[str, str]]
) -> None:
    keymap = Keymap(preset)
    for action_id, key in given:
        keymap = keymap.give(action_id, key)
    for action in ACTIONS:
        keymap = keymap.reset(action.id)
        assert keymap.of(action.id) == Keymap(preset).of(action.id)
    assert keymap == Keymap(preset)


def test_a_key_that_begins_another_clashes_with_it() -> None:
    assert clashes("Ctrl+K", "Ctrl+K, Ctrl+C")
    assert clashes("Ctrl+K, Ctrl+C", "Ctrl+K")
    assert clashes("F9", "F9")
    assert not clashes("Ctrl+K, Ctrl+C", "Ctrl+K, Ctrl+D")


def test_taking_a_key_over_leaves_the_loser_its_other_keys() -> None:
    keymap = Keymap().give("help.about", "F9")
    assert keymap.of("timing.set_start") == ["["]
    assert keymap.of("help.about") == ["F9"]
    assert keymap.reset("timing.set_start").of("help.about") == []


def test_keys_as_they_are_anyway_are_not_kept() -> None:
    undo = Keymap().of("edit.undo")
    changed = Keymap().put("edit.undo", [])
    assert changed.of("edit.undo") == []
    assert changed.is_own("edit.undo")
    assert changed.put("edit.undo", undo) == Keymap()


def test_an_exported_file_comes_back_the_same(tmp_path: Path) -> None:
    keymap = Keymap(Preset.AEGISUB).give("help.about", "Ctrl+;").put("edit.undo", [])
    save(keymap, tmp_path / "keys.json")
    assert load(tmp_path / "keys.json") == keymap


def test_actions_of_a_later_version_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text('{"preset": "aegisub", "keys": {"hologram.show": "Ctrl+F12"}}')
    assert load(path) == Keymap(Preset.AEGISUB)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"preset": "vim"}',
        b'{"keys": {"edit.undo": 3}}',
        b'{"keys": {"edit.undo": "Hyper+Nonsense"}}',
        b'{"keys": {"edit.undo": "Ctrl+S"}}',
    ],
)
def test_a_file_that_makes_no_sense_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    with pytest.raises(ShortcutsFileError) as caught:
        load(path)
    assert str(path) in str(caught.value)


def test_the_printed_list_has_a_line_for_each_action_with_keys() -> None:
    text = as_text(Keymap(), [("edit.undo", "Undo"), ("help.about", "About")])
    assert text == f"{shown('Ctrl+Z')}\tUndo\n"
