"""Saving lines that were read from a subtitle file: into it again, or as a project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_WRITTEN_BACK = ("ass", "srt", "vtt")


class Source:
    """The subtitle file that the document was read from, and whether it is saved there."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._path: Path | None = None
        self._chosen = False

    def set_file(self, path: Path, read_as: str) -> None:
        """Take a file that was read, if it can be written as what its name and content say."""
        written = read_as in _WRITTEN_BACK and path.suffix.lower() == f".{read_as}"
        self._path, self._chosen = path if written else None, False

    def forget(self) -> None:
        """Belong to no file."""
        self._path, self._chosen = None, False

    def save(self, back: Callable[[Path], object], project: Callable[[], object]) -> None:
        """Go on with `back` or `project`, as the person has chosen for this document."""
        path = self._path
        if path is None:
            project()
        elif self._chosen:
            back(path)
        else:
            self._ask(path, back, project)

    def _ask(
        self, path: Path, back: Callable[[Path], object], project: Callable[[], object]
    ) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("EmoSub")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QCoreApplication.translate("Documents", "Save to {name}, or as a project?")
        box.setText(text.format(name=path.name))
        text = QCoreApplication.translate(
            "Documents",
            "Only a project keeps everything: the film, each emotion with its evidence, and what "
            "you have reviewed. {name} keeps what its format holds.",
        )
        box.setInformativeText(text.format(name=path.name))
        into = box.addButton(
            QCoreApplication.translate("Documents", "Save to {name}").format(
                name=path.name.replace("&", "&&")
            ),
            QMessageBox.ButtonRole.AcceptRole,
        )
        whole = box.addButton(
            QCoreApplication.translate("Documents", "Save as a project…"),
            QMessageBox.ButtonRole.AcceptRole,
        )
        box.addButton(
            QCoreApplication.translate("Documents", "&Cancel"), QMessageBox.ButtonRole.RejectRole
        )
        box.setDefaultButton(into)

        def write_back() -> None:
            self._chosen = True
            back(path)

        into.clicked.connect(write_back)
        whole.clicked.connect(project)
        box.open()
