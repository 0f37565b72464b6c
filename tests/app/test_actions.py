"""The table of actions."""

import pytest
from PySide6.QtGui import QKeySequence

from emosub_gui.app.actions import ACTIONS, BY_ID, PRESETS, Preset, keys
from emosub_gui.core.resources import resource


def test_ids_are_unique_and_icons_are_there() -> None:
    assert len(BY_ID) == len(ACTIONS)
    missing = [
        a.icon for a in ACTIONS if a.icon and not resource("icons", f"{a.icon}.svg").exists()
    ]
    assert missing == []


@pytest.mark.parametrize("preset", Preset)
def test_no_key_means_two_things(preset: Preset) -> None:
    seen: dict[str, str] = {}
    for action in ACTIONS:
        for key in keys(action, preset, {}):
            sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
            assert sequence.toString(), f"{action.id}: {key} is no key"
            name = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            assert seen.setdefault(name, action.id) == action.id, f"{name} is taken"


def test_presets_name_actions_that_exist_and_own_keys_win() -> None:
    for preset, changes in PRESETS.items():
        assert set(changes) <= set(BY_ID), preset
    undo = BY_ID["edit.undo"]
    assert keys(undo, Preset.AEGISUB, {"edit.undo": "F13"}) == ["F13"]
    assert keys(undo, Preset.AEGISUB, {"edit.undo": ""}) == []
