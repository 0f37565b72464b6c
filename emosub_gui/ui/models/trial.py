"""Trying a model on the selected line, in a process of its own."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from emosub_gui.analysis.messages import Refused, Request, Survey, Surveyed
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.app.asking import Asking
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.ui.dialogs.base import error_text, heading
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.models.bars import ScoreBars

_AROUND = 20
"""Lines on either side that a model is told of, for what is normal in the film."""


class Trial(QWidget):
    """A button, and what the model says of the current line."""

    def __init__(self, session: Session, settings: SettingsStore, cache: Path) -> None:
        """Try on the session's current line; `cache` is the folder of decoded sound."""
        super().__init__()
        self._session, self._settings, self._cache = session, settings, cache
        self._entry: Entry | None = None
        self._here = False
        self._asked = (0, "")
        self.asking = Asking(self)
        self._title = heading("")
        self.button = QPushButton()
        self.button.setIcon(icon("play"))
        self.button.setAutoDefault(False)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setProperty("role", "muted")
        self.bars = ScoreBars()
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(self.bars)
        self.bars.show_scores(None)
        self._said.hide()
        self.button.clicked.connect(self.start)
        self.asking.progressed.connect(self._on_progress)
        self.asking.answered.connect(self._on_answered)
        self.asking.refused.connect(self._on_refused)
        self.asking.failed.connect(self._say_error)
        self.asking.ended.connect(self._refresh)
        session.selectionChanged.connect(self._refresh)
        session.changed.connect(self._refresh)
        session.replaced.connect(self._refresh)

    @property
    def said(self) -> str:
        """What stands below the button."""
        return self._said.text()

    def retranslate(self) -> None:
        """Take the texts from the language in force."""
        self._title.setText(QCoreApplication.translate("models", "Try it"))
        self.button.setText(QCoreApplication.translate("models", "Test on the selected line"))
        self._refresh()

    def show_entry(self, entry: Entry, *, here: bool) -> None:
        """Try this model from now on; `here` tells whether it can run."""
        if self._entry is None or entry.id != self._entry.id:
            self.asking.stop()
            self.bars.show_scores(None)
            self._say("")
        self._entry, self._here = entry, here
        self._refresh()

    def start(self) -> None:
        """Ask the model about the current line."""
        document, cue, entry = self._session.document, self._session.current, self._entry
        if cue is None or entry is None or document.media is None or self.asking.busy:
            return
        index = document.cues.index(cue)
        near = document.cues[max(0, index - _AROUND) : index + _AROUND + 1]
        self._asked = (cue.id, entry.id)
        self.bars.show_scores(None)
        self._say(QCoreApplication.translate("models", "Opening the film …"))
        request = Request(
            media=Path(document.media.path),
            audio_track=document.media.audio_track,
            cues=near,
            only=frozenset({cue.id}),
            transcribe=False,
            options=replace(self._settings.value.transcription, download=False),
            cache=self._cache,
        )
        self.asking.start(Survey(request, (entry.id,)))
        self._refresh()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    # ---- slots ----

    def _refresh(self, *_: object) -> None:
        """Say what keeps the line from being tried, if anything does."""
        document = self._session.document
        ready = self._here and document.media is not None and self._session.current is not None
        self.button.setEnabled(ready and not self.asking.busy)
        self.button.setToolTip(
            ""
            if ready
            else QCoreApplication.translate(
                "models", "The model has to be here, a film open, and a line selected."
            )
        )

    def _on_progress(self, progress: Progress) -> None:
        if progress.stage is Stage.LOAD:
            self._say(QCoreApplication.translate("models", "Loading the model …"))
        elif progress.stage is Stage.EMOTION:
            self._say(QCoreApplication.translate("models", "Judging the line …"))

    def _on_answered(self, event: Surveyed) -> None:
        cue_id, model = self._asked
        if self._entry is None or self._entry.id != model:
            return
        judgement = event.said.get(cue_id)
        if judgement is None:
            text = QCoreApplication.translate(
                "models", "It has no evidence for this line: no sound or words that it knows."
            )
        else:
            text = QCoreApplication.translate(
                "models", "{seconds:.2f} s; it trusts itself to {share} here."
            )
        share = f"{judgement.reliability:.0%}" if judgement else ""
        self._say(text.format(seconds=event.seconds, share=share))
        self.bars.show_scores(judgement.scores if judgement else None)

    def _on_refused(self, event: Refused) -> None:
        self._say_error(event.failure.error())

    def _say_error(self, error: EmoSubError) -> None:
        self._say(" ".join(error_text(error)))
