"""What is seldom needed of a cue: style, layer, effect, margins, comment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.fields import Field
from emosub_gui.ui.inspector.fields import FieldCombo, FieldEdit
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.words import field_name

translate = QCoreApplication.translate
_PLACES: dict[Field, tuple[int, int]] = {
    Field.STYLE: (0, 0),
    Field.LANGUAGE: (0, 1),
    Field.EFFECT: (1, 0),
    Field.LAYER: (1, 1),
    Field.MARGIN_LEFT: (2, 0),
    Field.MARGIN_RIGHT: (2, 1),
    Field.MARGIN_VERTICAL: (3, 0),
}


class Details(QWidget):
    """The fields that fold away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cues: Sequence[Cue] = ()
        self.toggle = QToolButton()
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setStyleSheet("QToolButton { padding: 4px 6px 4px 0; font-weight: 600; }")
        self._body = QWidget()
        self._labels: dict[Field, QLabel] = {}
        self.fields: dict[Field, FieldEdit | FieldCombo] = {}
        self.comment = QCheckBox()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, SMALL, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        for field, (row, column) in _PLACES.items():
            label = self._labels[field] = QLabel()
            label.setProperty("role", "muted")
            widget = self.fields[field] = self._make(field)
            label.setBuddy(widget)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(widget, 2 * row + 1, column)
        grid.addWidget(self.comment, 7, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toggle)
        layout.addWidget(self._body)
        self.toggle.clicked.connect(self._on_toggled)
        self.comment.clicked.connect(self._on_comment)
        self._fold(shown=False)
        self.retranslate()

    # ---- setters ----

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show the fields of these cues."""
        self._cues = cues
        for widget in self.fields.values():
            widget.show_cues(cues)
        comments = {cue.comment for cue in cues}
        mixed = len(comments) > 1
        self.comment.setEnabled(bool(cues))
        self.comment.setTristate(mixed)
        if mixed:
            self.comment.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.comment.setChecked(comments == {True})

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.toggle.setText(translate("inspector", "More"))
        self.comment.setText(translate("inspector", "Comment"))
        self.comment.setToolTip(translate("inspector", "A comment is kept but never shown."))
        for field, label in self._labels.items():
            label.setText(field_name(field))
            self.fields[field].retranslate()

    # ---- internals ----

    def _make(self, field: Field) -> FieldEdit | FieldCombo:
        if field is Field.STYLE:
            return FieldCombo(self._session, field, self._styles)
        return FieldEdit(self._session, field)

    def _styles(self) -> list[str]:
        return ["", *(style.name for style in self._session.document.script.styles)]

    def _on_toggled(self) -> None:
        self._fold(shown=self._body.isHidden())

    def _fold(self, *, shown: bool) -> None:
        self._body.setVisible(shown)
        self.toggle.setIcon(icon("chevron-down" if shown else "chevron-right"))

    def _on_comment(self) -> None:
        self.comment.setTristate(False)
        comment, ids = self.comment.isChecked(), [cue.id for cue in self._cues]
        if comment:
            title = translate("inspector", "Make it a comment")
        else:
            title = translate("inspector", "Show the comment")
        self._session.edit(title, lambda document: edits.update(document, ids, comment=comment))
