"""What a step in the document's history is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.document import Document


def step_name(title: str, before: Document, after: Document) -> str:
    """Return what was done, with the number of the line it was done to, or how many they were.

    Args:
        title: what was done, as the menus call it.
        before: the document before it.
        after: the document after it.
    """
    numbers = _lines(before, after)
    if not numbers:
        return title
    if len(numbers) == 1:
        text = QCoreApplication.translate("history", "Line {number}: {step}")
    else:
        text = QCoreApplication.translate("history", "{count} lines: {step}")
    return text.format(number=numbers[0], count=len(numbers), step=title)


def _lines(before: Document, after: Document) -> list[int]:
    """Return the numbers of the lines that changed or went; else of those that came."""
    # Edits leave what they do not change as the very same object.
    left = set(map(id, after.cues))
    changed = [number for number, cue in enumerate(before.cues, start=1) if id(cue) not in left]
    if changed:
        return changed
    known = set(map(id, before.cues))
    return [number for number, cue in enumerate(after.cues, start=1) if id(cue) not in known]
