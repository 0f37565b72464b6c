"""Fields in a window in which single keys are shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_PLAIN_KEYS = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down}
)
_NO_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def claim_typing_key(event: QEvent) -> bool:
    """Keep a key that ends, steps or corrects typing from becoming a shortcut of the window.

    Qt's fields claim characters and the arrows left and right by themselves, but not these.
    Call from `event()`; returns whether the key was claimed.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.key() in _PLAIN_KEYS and event.modifiers() in _NO_MODIFIERS
    deletes_word = (
        event.key() == Qt.Key.Key_Backspace
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
    if plain or deletes_word:
        event.accept()
        return True
    return False
