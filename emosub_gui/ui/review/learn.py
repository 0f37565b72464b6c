"""Shows what a person's decisions teach, and which lines that would change."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QWidget

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.measuring.learning import TELLING_DECISIONS, Lesson, Trial
from emosub_gui.core.document import Document
from emosub_gui.ui.dialogs.base import Dialog, note
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.review.lines import Line, LineModel, LineTable

translate = QCoreApplication.translate
_SIZE = (760, 560)


class LearnDialog(Dialog):
    """Offers knobs that fit what a person decided.

    Signals:
        playRequested(Cue): a line is to be heard.
    """

    playRequested = Signal(object)  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None, document: Document, lesson: Lesson) -> None:
        super().__init__(
            parent, translate("review", "Apply what I corrected"), translate("review", "Apply")
        )
        self.resize(*_SIZE)
        self.lesson = lesson
        self.model = LineModel(self)
        self.table = LineTable(self.model)
        self.verdict = QLabel(_verdict(lesson.trial))
        self.verdict.setProperty("role", "good" if lesson.trial.helps else "warning")
        self.verdict.setWordWrap(True)
        self.play = QPushButton(icon("play"), translate("review", "&Play the line"))
        self.play.setAutoDefault(False)
        self.play.setEnabled(False)
        numbers = {cue.id: (number, cue) for number, cue in enumerate(document, start=1)}
        self.model.show_lines(
            [Line(*numbers[change.cue_id], change.after) for change in lesson.changes]
        )
        self._lay_out()
        if not lesson.trial.helps:
            # What does not help should not happen by pressing Enter.
            self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
            self.ok.setProperty("primary", False)
            self.ok.style().polish(self.ok)
        self.table.played.connect(self.playRequested)
        self.play.clicked.connect(self.table.play)
        self.table.selectionModel().currentRowChanged.connect(lambda: self.play.setEnabled(True))

    # ---- methods ----

    @property
    def settings(self) -> FusionSettings:
        """The knobs that are offered."""
        return self.lesson.settings

    def edit(self, document: Document) -> Document:
        """Score the document with these knobs."""
        return fusion.rescore(document, self.settings)

    # ---- internals ----

    def _lay_out(self) -> None:
        self.add(self.verdict)
        self.add(
            note(
                translate(
                    "review",
                    "Reviewed lines stay as they are. The knobs hold for other films too, and "
                    "stand in the settings under Emotions, where they can be set back.",
                )
            )
        )
        text = translate("review", "Lines that would change: {count}")
        heading = QLabel(text.format(count=len(self.lesson.changes)))
        heading.setProperty("role", "heading")
        self.add(heading)
        self.add(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.play)
        self.add(foot)


def _verdict(trial: Trial) -> str:
    """Say whether it helps, by the decisions that were held back."""
    if trial.helps:
        said = translate("review", "It helps.")
    elif not trial.tells:
        said = translate(
            "review", "Whether it helps cannot be told yet; from {count} decisions on it can."
        ).format(count=TELLING_DECISIONS)
    else:
        said = translate("review", "It does not help, or not for certain.")
    figures = translate(
        "review",
        "Each of your {lines} decisions was guessed from the others: {after} come out right, "
        "and {before} without it. These were doubtful lines; surer ones gain less.",
    )
    return f"{said} {figures.format(lines=trial.lines, after=trial.after, before=trial.before)}"
