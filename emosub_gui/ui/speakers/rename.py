"""Asks for other names of speakers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from emosub_gui.core.document import Document
from emosub_gui.core.speakers import by_speaker
from emosub_gui.ui.dialogs.base import Dialog, note
from emosub_gui.ui.speakers.table import SpeakerTable

_WIDTH = 640


class RenameSpeakersDialog(Dialog):
    """Asks for other names of a document's speakers."""

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("speakers", "Rename speakers"),
            translate("speakers", "Rename"),
        )
        self.setMinimumWidth(_WIDTH)
        self.table = SpeakerTable()
        speakers = {name: cues for name, cues in by_speaker(document).items() if name}
        if speakers:
            self.add(
                note(
                    translate(
                        "speakers",
                        "Give two the same name to make them one speaker. Styles of a speaker "
                        "follow the name.",
                    )
                )
            )
        else:
            self.add(
                note(
                    translate(
                        "speakers",
                        "No line has a speaker yet. “Tell speakers apart” in the Emotion menu "
                        "finds out who says which; or name one beside a line's text.",
                    )
                )
            )
        self.add(self.table, 1)
        self.table.namesChanged.connect(lambda: self.ok.setEnabled(bool(self.table.names)))
        self.table.show_speakers(speakers)
