"""Asks what to analyse, and how."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.types import ModelChoice, TranscribeOptions
from emosub_gui.ui.dialogs import hearing
from emosub_gui.ui.dialogs.base import Dialog, form, heading, note
from emosub_gui.ui.dialogs.files import ask_folder
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.models.choices import ModelChoices
from emosub_gui.ui.speakers.count import SpeakerCount


class Scope(StrEnum):
    """What is analysed."""

    EVERYTHING = "everything"
    EMOTIONS = "emotions"
    SELECTION = "selection"


class AnalyzeDialog(Dialog):
    """Asks what to analyse, with what was chosen the last time."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        has_lines: bool,
        has_selection: bool,
        transcriber: str,
        options: TranscribeOptions,
        models: tuple[ModelChoice, ...] = (),
        speakers: int | None = None,
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("analyze", "Analyze"),
            QCoreApplication.translate("analyze", "Analyze"),
        )
        self.setMinimumWidth(520)
        self._options = options
        self._scopes: dict[Scope, QRadioButton] = {}
        self._transcriber = _combo(hearing.transcribers(), transcriber)
        self._language = _combo(hearing.languages(), options.language)
        self._device = _combo(hearing.devices(), options.device)
        self._model = QLineEdit(options.model)
        self._model.setPlaceholderText("small, large-v3, …")
        self._hearing = QWidget()
        self._download = QCheckBox(
            QCoreApplication.translate("analyze", "Download models that are not here")
        )
        self._download.setChecked(options.download)
        self._emotions = ModelChoices(download=options.download)
        self._emotions.set_value(models)
        self._speakers = SpeakerCount(optional=True)
        self._speakers.set_value(speakers)
        self.add(self._scope_box(has_lines=has_lines, has_selection=has_selection))
        self._lay_out()
        self._download.toggled.connect(lambda on: self._emotions.set_download(on=on))
        for button in self._scopes.values():
            button.toggled.connect(self._on_scope)
        self._on_scope()

    @property
    def scope(self) -> Scope:
        """What is to be analysed."""
        return next(scope for scope, button in self._scopes.items() if button.isChecked())

    @property
    def transcriber(self) -> str:
        """Name of the transcriber."""
        return str(self._transcriber.currentData())

    @property
    def options(self) -> TranscribeOptions:
        """What was chosen about recognition."""
        return replace(
            self._options,
            model=self._model.text().strip(),
            language=str(self._language.currentData()),
            device=str(self._device.currentData()),
            download=self._download.isChecked(),
        )

    @property
    def models(self) -> tuple[ModelChoice, ...]:
        """Which models are to judge emotions."""
        return self._emotions.value

    @property
    def speakers(self) -> int | None:
        """How many speakers to tell apart; 0 finds out, None leaves them as they are."""
        return self._speakers.value

    def _lay_out(self) -> None:
        browse = QToolButton()
        browse.setIcon(icon("folder-open"))
        browse.setToolTip(QCoreApplication.translate("analyze", "Choose a folder with a model"))
        browse.clicked.connect(self._browse)
        model = QHBoxLayout()
        model.addWidget(self._model)
        model.addWidget(browse)
        layout = form()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addRow(QCoreApplication.translate("analyze", "Hear with"), self._transcriber)
        layout.addRow(QCoreApplication.translate("analyze", "Whisper model"), model)
        layout.addRow(QCoreApplication.translate("analyze", "Language"), self._language)
        layout.addRow(QCoreApplication.translate("analyze", "Run on"), self._device)
        self._hearing.setLayout(layout)
        self.add(self._hearing)
        speakers = heading(QCoreApplication.translate("analyze", "Speakers"))
        speakers.setBuddy(self._speakers)
        self._speakers.setToolTip(
            QCoreApplication.translate(
                "analyze", "Each line is then heard against its speaker's others"
            )
        )
        self.add(speakers)
        self.add(self._speakers)
        self.add(heading(QCoreApplication.translate("analyze", "Emotions")))
        self.add(self._emotions)
        self.add(self._download)
        self.add(
            note(
                QCoreApplication.translate(
                    "analyze",
                    "You can play and edit meanwhile. Lines that you have accepted or corrected "
                    "are never overwritten, and the whole run is one undo step.",
                )
            )
        )

    def _scope_box(self, *, has_lines: bool, has_selection: bool) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(box)
        for scope, title, possible in (
            (
                Scope.EVERYTHING,
                QCoreApplication.translate("analyze", "Words and emotions of the whole film"),
                True,
            ),
            (
                Scope.EMOTIONS,
                QCoreApplication.translate("analyze", "Only the emotions of the lines there are"),
                has_lines,
            ),
            (
                Scope.SELECTION,
                QCoreApplication.translate("analyze", "Only the emotions of the selected lines"),
                has_selection,
            ),
        ):
            button = QRadioButton(title)
            button.setEnabled(possible)
            group.addButton(button)
            layout.addWidget(button)
            self._scopes[scope] = button
        self._scopes[Scope.EMOTIONS if has_lines else Scope.EVERYTHING].setChecked(True)
        return box

    def _on_scope(self) -> None:
        self._hearing.setEnabled(self.scope is Scope.EVERYTHING)
        self._speakers.setEnabled(self.scope is not Scope.SELECTION)

    def _browse(self) -> None:
        title = QCoreApplication.translate("analyze", "Choose a folder with a model")
        folder = Path(self._model.text()) if self._model.text() else Path.home()
        ask_folder(self, title, lambda path: self._model.setText(str(path)), folder)


def _combo(entries: hearing.Entries, chosen: str) -> QComboBox:
    """Return a choice; what is not among the entries any more becomes the first."""
    box = QComboBox()
    for value, title in entries:
        box.addItem(title, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
