"""A person's shortcuts as a value: which keys mean which action, and changing that.

Keys are sequences in Qt's portable notation ("Ctrl+K", "Ctrl+K, Ctrl+C").
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QKeySequence

from emosub_gui.app.actions import ACTIONS, BY_ID, KEY_SEPARATOR, Preset, keys
from emosub_gui.core import files
from emosub_gui.core.errors import ShortcutsFileError

_LARGEST = 1 << 20
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


def shown(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key, _PORTABLE).toString(_NATIVE)


def clashes(one: str, other: str) -> bool:
    """Tell whether two keys cannot both mean something: they are the same, or one begins the other.

    Of "Ctrl+K" and "Ctrl+K, Ctrl+C" only the first would ever be reached.
    """
    first, second = _strokes(one), _strokes(other)
    length = min(len(first), len(second))
    return first[:length] == second[:length]


@functools.cache
def _strokes(key: str) -> list[str]:
    """Return what is pressed one after the other."""
    return QKeySequence(key, _PORTABLE).toString(_PORTABLE).split(", ")


class Keymap(msgspec.Struct, frozen=True):
    """Shortcuts of all actions.

    Attributes:
        preset: the set that they start from.
        keys: actions that differ from it, as in `Settings.keys`.
    """

    preset: Preset = Preset.EMOSUB
    keys: dict[str, str] = {}

    def of(self, action_id: str) -> list[str]:
        """Return the keys of an action."""
        return keys(BY_ID[action_id], self.preset, self.keys)

    def is_own(self, action_id: str) -> bool:
        """Tell whether an action's keys are the person's own."""
        return action_id in self.keys

    def holders(self, key: str, besides: str = "") -> list[str]:
        """Return the actions that a key belongs to already, or that it would hide."""
        return [
            action.id
            for action in ACTIONS
            if action.id != besides and any(clashes(key, held) for held in self.of(action.id))
        ]

    def give(self, action_id: str, key: str) -> Keymap:
        """Add a key to an action, and take it from those that had it."""
        freed = self.free(key, action_id)
        kept = [held for held in freed.of(action_id) if not clashes(key, held)]
        return freed.put(action_id, [*kept, key])

    def put(self, action_id: str, sequences: Iterable[str]) -> Keymap:
        """Set an action's keys; those that it has anyway are not kept as the person's own."""
        plain = self._without(action_id)
        text = KEY_SEPARATOR.join(sequences)
        if text == KEY_SEPARATOR.join(plain.of(action_id)):
            return plain
        return replace(self, keys={**plain.keys, action_id: text})

    def reset(self, action_id: str) -> Keymap:
        """Give an action its preset's keys back, and take them from those that have them now."""
        plain = self._without(action_id)
        return functools.reduce(
            lambda keymap, key: keymap.free(key, action_id), plain.of(action_id), plain
        )

    def free(self, key: str, besides: str) -> Keymap:
        """Take a key from all actions but one."""
        changed = self
        for holder in self.holders(key, besides):
            left = [held for held in self.of(holder) if not clashes(key, held)]
            changed = changed.put(holder, left)
        return changed

    def _without(self, action_id: str) -> Keymap:
        """Return the shortcuts with the preset's keys for an action."""
        rest = {name: text for name, text in self.keys.items() if name != action_id}
        return replace(self, keys=rest)


def save(keymap: Keymap, path: Path) -> None:
    """Write shortcuts as JSON, to be taken to another computer.

    Raises:
        FileError: the file cannot be written.
    """
    files.write_bytes(path, msgspec.json.format(msgspec.json.encode(keymap)) + b"\n")


def load(path: Path) -> Keymap:
    """Read shortcuts that `save` wrote; actions that do not exist here are left out.

    Raises:
        FileError: the file cannot be read.
        ShortcutsFileError: it does not validate, or gives one key two meanings.
    """
    try:
        found = msgspec.json.decode(files.read_bytes(path, _LARGEST), type=Keymap)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ShortcutsFileError(path=path, reason=error) from error
    known = {name: text for name, text in found.keys.items() if name in BY_ID}
    keymap = replace(found, keys=known)
    for name in known:
        _check(keymap, name, path)
    return keymap


def _check(keymap: Keymap, action_id: str, path: Path) -> None:
    for key in keymap.of(action_id):
        if not shown(key):
            raise ShortcutsFileError(path=path, reason=f"{key} is no key")
        if keymap.holders(key, besides=action_id):
            raise ShortcutsFileError(path=path, reason=f"{key} means two things")


def as_text(keymap: Keymap, names: Sequence[tuple[str, str]]) -> str:
    """Return a list of shortcuts to print: a line for each, the name after a tab.

    Args:
        keymap: the shortcuts.
        names: ids of actions and what they are called, in the order of the list.
    """
    lines = []
    for action_id, name in names:
        sequences = keymap.of(action_id)
        if sequences:
            lines.append(f"{', '.join(map(shown, sequences))}\t{name}")
    return "\n".join(lines) + "\n"
