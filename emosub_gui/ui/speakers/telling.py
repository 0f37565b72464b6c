"""Tells speakers apart in the lines there are, and shows who they are before anything changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from emosub_gui.analysis.messages import AnyEvent, Named, Progressed
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.speakers import by_speaker, rename, take_names
from emosub_gui.ui.dialogs.base import Dialog, error_text, note
from emosub_gui.ui.look.sheet import LARGE
from emosub_gui.ui.progress import ProgressPanel
from emosub_gui.ui.speakers.count import SpeakerCount
from emosub_gui.ui.speakers.table import SpeakerTable

_WIDTH = 640


class TellSpeakersDialog(Dialog):
    """Asks how many speak, listens, and asks for their names.

    Signals:
        listenRequested(count): the film is to be listened to; 0 is to find out how many speak.
        stopRequested(): it is not any more.
    """

    listenRequested = Signal(int)  # noqa: N815 - Qt's style for signals
    stopRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("speakers", "Tell speakers apart"),
            translate("speakers", "Name the lines"),
        )
        self.setMinimumWidth(_WIDTH)
        self._document = document
        self._found: dict[int, str] = {}
        self.add(
            note(
                translate(
                    "speakers",
                    "Lines are grouped by the sound of their voices. Names that you gave stay, "
                    "and name what sounds like them. Calm speech is told apart well; shouting and "
                    "weeping make people sound like others, so hear the groups before you take "
                    "them. It helps to say how many speak.",
                )
            )
        )
        self.count = SpeakerCount()
        self.listen = QPushButton(translate("speakers", "Listen"))
        self.listen.setDefault(True)
        label = QLabel(translate("speakers", "Speakers"))
        label.setBuddy(self.count)
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(label)
        row.addWidget(self.count)
        row.addWidget(self.listen)
        row.addStretch()
        self.add(row)
        self.progress = ProgressPanel(keeps=False)
        self.progress.details.hide()
        self.status = note("")
        self.table = SpeakerTable()
        self.add(self.progress)
        self.add(self.status)
        self.add(self.table, 1)
        self.status.hide()
        self.table.hide()
        self.ok.setEnabled(False)
        self.listen.clicked.connect(self._listen)
        self.progress.cancelRequested.connect(self.progress.stopping)
        self.progress.cancelRequested.connect(self.stopRequested)
        self.finished.connect(lambda _result: self.stopRequested.emit())

    @property
    def edit(self) -> Callable[[Document], Document]:
        """What to do to the document: take the speakers, by the names in the fields."""
        found, names = dict(self._found), self.table.names
        return lambda document: rename(take_names(document, found), names)

    def take(self, event: AnyEvent) -> None:
        """Show what the analysis tells."""
        match event:
            case Progressed(progress=progress):
                self.progress.update_progress(progress)
            case Named(speakers=speakers):
                self._show_speakers(speakers)

    def fail(self, error: EmoSubError) -> None:
        """Say what went wrong; one may try again."""
        self.status.setText(" ".join(filter(None, error_text(error))))
        self.status.show()

    def end(self) -> None:
        """Be ready to listen again."""
        self.progress.hide()
        self.count.setEnabled(True)
        self.listen.setEnabled(True)

    # ---- internals ----

    def _listen(self) -> None:
        self.progress.begin()
        self.status.hide()
        self.count.setEnabled(False)
        self.listen.setEnabled(False)
        self.listenRequested.emit(self.count.value)

    def _show_speakers(self, speakers: dict[int, str]) -> None:
        self._found = speakers
        preview = by_speaker(take_names(self._document, speakers))
        unknown = len(preview.pop("", ()))
        text = QCoreApplication.translate(
            "speakers",
            "Speakers: {speakers}. Lines with too little voice to tell: {unknown}. Analyze the "
            "emotions again afterwards, and each line is heard against its speaker's others.",
        )
        self.status.setText(text.format(speakers=len(preview), unknown=unknown))
        self.status.show()
        self.table.show_speakers(preview)
        self.table.setVisible(bool(preview))
        self.ok.setEnabled(bool(preview))
        self.ok.setDefault(bool(preview))
