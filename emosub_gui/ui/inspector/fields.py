"""Fields for what is typed into the selected cues."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from emosub_gui.app.session import Edit, Session
from emosub_gui.core import fields
from emosub_gui.core.cue import Cue
from emosub_gui.core.fields import NUMBERS, TIMES, Field
from emosub_gui.ui.shortcuts import claim_typing_key
from emosub_gui.ui.words import edit_name, field_name

translate = QCoreApplication.translate
_STEPS = TIMES | NUMBERS
_MANY = 10
"""Steps at once with Shift."""


def several() -> str:
    """Return what stands in a field whose cues differ."""
    return translate("inspector", "(several)")


class FieldEdit(QLineEdit):
    """One field of the selected cues.

    Enter or leaving the field edits all of them; Escape takes back what was typed. Arrow keys
    and the wheel step times by frames. What cannot be understood is marked and never kept.
    """

    def __init__(self, session: Session, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self._cues: Sequence[Cue] = ()
        self._hint, self._alike = "", True
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self.commit)
        self.retranslate()

    # ---- setters ----

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show the field of these cues; what was typed for others is kept for them first."""
        same = [cue.id for cue in cues] == [cue.id for cue in self._cues]
        if self.isModified() and not same:
            self.commit()
        self._cues = cues
        if not self.isModified():
            self._restore()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.setAccessibleName(field_name(self._field))
        self._show_placeholder()

    def set_hint(self, hint: str) -> None:
        """Say what belongs here, as long as nothing is."""
        self._hint = hint
        self._show_placeholder()

    # ---- methods ----

    def commit(self) -> None:
        """Edit the cues as typed; what cannot be understood is dropped."""
        if self.isModified():
            ids, typed = self._ids(), self.text()
            self._edit(lambda document: fields.write(document, ids, self._field, typed))
        self._restore()

    # ---- Qt's interface ----

    def event(self, event: QEvent) -> bool:
        """Keep the keys of typing from the window's shortcuts."""
        return claim_typing_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step at the arrows, restore at Escape."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self._restore()
        elif steps and self._field in _STEPS:
            self._step(steps, event.modifiers())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Step, but only where one is typing: a passing wheel scrolls the panel."""
        if self.hasFocus() and self._field in _STEPS and event.angleDelta().y():
            self._step(1 if event.angleDelta().y() > 0 else -1, event.modifiers())
            event.accept()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep what was typed, unless only a menu or another window came in between."""
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.commit()
        super().focusOutEvent(event)

    # ---- internals ----

    def _ids(self) -> list[int]:
        return [cue.id for cue in self._cues]

    def _edit(self, edit: Edit, key: str = "") -> None:
        with contextlib.suppress(KeyError, ValueError):
            self._session.edit(edit_name(self._field), edit, key=key)

    def _step(self, count: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            count *= _MANY
        self.commit()
        ids = self._ids()
        self._edit(
            lambda document: fields.step(document, ids, self._field, count),
            key=f"step {self._field} {ids}",
        )
        self.selectAll()

    def _restore(self) -> None:
        """Show what the cues have."""
        values = (fields.read(cue, self._field) for cue in self._cues)
        first = next(values, "")
        alike = all(value == first for value in values)
        self.setText(first if alike else "")
        self._alike = alike
        self._show_placeholder()
        self.setModified(False)
        self.setEnabled(bool(self._cues))
        self._mark(valid=True)

    def _show_placeholder(self) -> None:
        self.setPlaceholderText(self._hint if self._alike else several())

    def _on_edited(self, typed: str) -> None:
        """Mark what cannot be understood."""
        try:
            fields.write(self._session.document, self._ids(), self._field, typed)
        except (KeyError, ValueError):
            self._mark(valid=False)
        else:
            self._mark(valid=True)

    def _mark(self, *, valid: bool) -> None:
        if self.property("invalid") != (not valid):
            self.setProperty("invalid", not valid)
            self.style().unpolish(self)
            self.style().polish(self)


class FieldCombo(QComboBox):
    """A field with a list of values that occur in the document."""

    def __init__(
        self,
        session: Session,
        field: Field,
        known: Callable[[], list[str]],
        parent: QWidget | None = None,
    ) -> None:
        """Make the field; `known` tells the values when the list is opened."""
        super().__init__(parent)
        self._known = known
        self.edit = FieldEdit(session, field)
        self.setEditable(True)
        self.setLineEdit(self.edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.textActivated.connect(self._on_activated)

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show the field of these cues."""
        self.edit.show_cues(cues)
        self.setEnabled(bool(cues))

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.edit.retranslate()
        self.setAccessibleName(self.edit.accessibleName())

    def showPopup(self) -> None:  # noqa: N802
        """Offer the values that occur."""
        typed = self.edit.text()
        self.clear()
        self.addItems(self._known())
        self.edit.setText(typed)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the panel: a passing one must not change a speaker."""
        event.ignore()

    def _on_activated(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setModified(True)
        self.edit.commit()
