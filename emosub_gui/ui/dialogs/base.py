"""What dialogs share: aligned forms, translated buttons, messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.errors import EmoSubError
from emosub_gui.ui.look.sheet import HUGE, LARGE, MEDIUM


class Dialog(QDialog):
    """A dialog with a heading, a body and the usual buttons."""

    def __init__(self, parent: QWidget | None, title: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        self._layout.setSpacing(LARGE)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.ok = self.buttons.button(buttons.Ok)
        self.ok.setText(accept)
        # The style sheet makes it bold, which Qt would not measure by itself.
        self.ok.setProperty("primary", True)
        self.ok.style().polish(self.ok)
        cancel = self.buttons.button(buttons.Cancel)
        cancel.setText(QCoreApplication.translate("Dialog", "Cancel"))
        # It would take the key and the colour of a button that is not possible.
        cancel.setAutoDefault(False)
        for button in (self.ok, cancel):
            button.setIcon(type(button.icon())())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._layout.addWidget(self.buttons)
        # Only in its dialog: Return would else do it no more once a field has the keyboard.
        self.ok.setDefault(True)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part above the buttons."""
        position = self._layout.count() - 1
        if isinstance(part, QLayout):
            self._layout.insertLayout(position, part, stretch)
        else:
            self._layout.insertWidget(position, part, stretch)
        # Tab goes as things came: the buttons last, and a field has the keyboard at first.
        self.buttons.setParent(None)
        self._layout.addWidget(self.buttons)


def form() -> QFormLayout:
    """Return an aligned form."""
    layout = QFormLayout()
    layout.setHorizontalSpacing(LARGE)
    layout.setVerticalSpacing(MEDIUM)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def heading(text: str) -> QLabel:
    """Return the heading of a group."""
    label = QLabel(text)
    label.setProperty("role", "heading")
    label.setContentsMargins(0, MEDIUM, 0, 0)
    return label


def align(*layouts: QFormLayout) -> None:
    """Give the labels of several forms above each other the same width."""
    labels = [
        label
        for layout in layouts
        for row in range(layout.rowCount())
        if (item := layout.itemAt(row, QFormLayout.ItemRole.LabelRole))
        if isinstance(label := item.widget(), QLabel)
    ]
    width = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setMinimumWidth(width)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def note(text: str) -> QLabel:
    """Return a line of explanation."""
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def error_text(error: EmoSubError) -> tuple[str, str]:
    """Return an error's sentence and next step in the program's language."""
    message = QCoreApplication.translate("errors", error.message).format(**error.details)
    if not error.advice:
        return message, ""
    return message, QCoreApplication.translate("errors", error.advice).format(**error.details)


def show_error(parent: QWidget, error: EmoSubError) -> QMessageBox:
    """Say what is wrong and what to do, without stopping the program."""
    message, advice = error_text(error)
    box = QMessageBox(QMessageBox.Icon.Warning, "EmoSub", message, parent=parent)
    box.setInformativeText(advice)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def ask_replace(parent: QWidget, path: Path, then: Callable[[], object]) -> QMessageBox:
    """Ask whether a file may be replaced, and go on if it may."""
    question = QCoreApplication.translate("Documents", "{name} exists. Replace it?")
    buttons = QMessageBox.StandardButton
    box = QMessageBox(
        QMessageBox.Icon.Question,
        "EmoSub",
        question.format(name=path.name),
        buttons.Yes | buttons.No,
        parent,
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def answer(chosen: int) -> None:
        if chosen == buttons.Yes:
            then()

    box.finished.connect(answer)
    box.open()
    return box
