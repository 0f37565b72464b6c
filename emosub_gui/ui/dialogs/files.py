"""Asking for files without stopping the program: the answer goes to a callable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], object]


def ask_file(
    parent: QWidget, title: str, filters: list[str], then: Then, folder: Path | None = None
) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(parent, title, filters, then, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, then: Then, folder: Path | None = None) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, [], then, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def ask_target(
    parent: QWidget, title: str, filters: list[str], then: Then, proposal: Path
) -> QFileDialog:
    """Ask where to write, and before a file is replaced; the proposal's suffix is the default."""
    dialog = _dialog(parent, title, filters, then, proposal.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposal.suffix.removeprefix("."))
    dialog.selectFile(proposal.name)
    dialog.open()
    return dialog


def _dialog(
    parent: QWidget, title: str, filters: list[str], then: Then, folder: Path | None
) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if folder is not None:
        dialog.setDirectory(str(folder))
    if filters:
        dialog.setNameFilters(filters)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog
