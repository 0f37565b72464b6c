"""Comparing models on the open film: against what a person decided, or against each other."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from emosub_gui.analysis.measuring import comparison_report as report
from emosub_gui.analysis.measuring.comparing import (
    EMBEDDED,
    SHIPPED,
    Answers,
    Comparison,
    Recipe,
    compare,
)
from emosub_gui.analysis.messages import Refused, Request, Survey, Surveyed
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.app.asking import Asking
from emosub_gui.app.jobs import Job
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import files
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.progress import Cancel, Progress, Report, Stage
from emosub_gui.core.timecode import clock
from emosub_gui.ui.dialogs.base import error_text, show_error
from emosub_gui.ui.dialogs.files import ask_target
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.models import naming
from emosub_gui.ui.models.combining import CombineDialog
from emosub_gui.ui.models.results import Results, recipe_name
from emosub_gui.ui.models.setup import Setup

_SIZE = QSize(1160, 640)
_SETUP = 300


class CompareWindow(QDialog):
    """Asks models about the film's lines, and shows how they do.

    Signals:
        playRequested(start, end): a disputed line is to be heard, in milliseconds.
    """

    playRequested = Signal(int, int)  # noqa: N815 - Qt's style for signals

    def __init__(
        self,
        parent: QWidget | None,
        *,
        session: Session,
        settings: SettingsStore,
        cache: Path,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize((_SIZE * current.scale()).boundedTo(self.screen().availableSize()))
        self._session, self._settings, self._cache = session, settings, cache
        self.asking = Asking(self)
        self.setup, self.results = Setup(), Results()
        self.setup.setFixedWidth(round(_SETUP * current.scale()))
        self.use, self.combine = QPushButton(icon("check"), ""), QPushButton(icon("plus"), "")
        self.export, self._close = QPushButton(icon("upload"), ""), QPushButton()
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._cues: tuple[Cue, ...] = ()
        self._lines: tuple[Cue, ...] = ()
        self._labelled = False
        self._answers: dict[str, Answers] = {}
        self._recipes: list[Recipe] = []
        self._asked: tuple[str, ...] = ()
        self._refusals: list[str] = []
        self._began = 0.0
        self._job: Job | None = None
        self._again = False
        self._lay_out()
        self._wire()
        self.retranslate()
        self.setup.show_document(session.document)
        self._say(
            QCoreApplication.translate(
                "compare", "Tick models and choose lines. Nothing in the film is changed."
            )
        )
        self._refresh()

    # ---- properties ----

    @property
    def busy(self) -> bool:
        """Whether models are asked or figures worked out."""
        return self.asking.busy or self._job is not None

    @property
    def said(self) -> str:
        """What stands below the tables."""
        return self._said.text()

    # ---- methods ----

    def start(self) -> None:
        """Ask the chosen models about the lines."""
        document = self._session.document
        lines = self.setup.lines()
        if self.busy or document.media is None or not lines:
            return
        self._cues, self._lines = document.cues, tuple(lines)
        self._labelled = self.setup.labelled
        self._answers, self._refusals = {}, []
        self._asked = tuple(dict.fromkeys((*EMBEDDED.values(), *self.setup.chosen)))
        self._recipes = [SHIPPED, *(Recipe(((model, 1.0),)) for model in self.setup.chosen)]
        self._began = time.monotonic()
        self.results.show_comparison(None, ())
        self._said.clear()
        opening = QCoreApplication.translate("compare", "Opening the film …")
        self.setup.show_progress(0.0, opening)
        request = Request(
            media=Path(document.media.path),
            audio_track=document.media.audio_track,
            cues=tuple(map(_undecided, document.cues)),
            only=frozenset(cue.id for cue in lines),
            transcribe=False,
            options=replace(self._settings.value.transcription, download=False),
            cache=self._cache,
        )
        self.asking.start(Survey(request, self._asked))
        self._refresh()

    def add_recipe(self, recipe: Recipe) -> None:
        """Show a combination of models that have answered."""
        if recipe not in self._recipes:
            self._recipes.append(recipe)
        self._measure()

    def use_selected(self) -> None:
        """Let the selected row's models judge the film's language from now on."""
        (recipe,) = self.results.selected
        spoken = {cue.language for cue in self._lines}
        language = spoken.pop() if spoken in ({"en"}, {"ko"}) else ""
        kept = [
            one
            for one in self._settings.value.emotion_models
            if language and one.language not in ("", language)
        ]
        added = [
            ModelChoice(model, language, weight)  # type: ignore[arg-type]
            for model, weight in (recipe.parts if recipe != SHIPPED else ())
        ]
        self._settings.change(emotion_models=(*kept, *added))
        text = QCoreApplication.translate(
            "compare", "From the next analysis on, {models} will judge ({language})."
        )
        self._say(text.format(models=recipe_name(recipe), language=naming.language(language)))

    def write(self, path: Path) -> None:
        """Write the tables, as Markdown or as comma-separated values."""
        comparison = self.results.comparison
        if comparison is None:
            return
        try:
            if path.suffix == ".csv":
                files.write_text(path, report.as_csv(comparison))
            else:
                files.write_text(path, report.markdown(comparison, self._film_name()))
        except EmoSubError as error:
            show_error(self, error)

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def done(self, result: int) -> None:
        """Stop, and give back the memory of the models, however the window is closed."""
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """Stop everything and wait for it."""
        self.asking.close()
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.stop()
            self._job.wait()
            self._job = None

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        self.setWindowTitle(QCoreApplication.translate("compare", "Compare models on this film"))
        self.use.setText(QCoreApplication.translate("compare", "Use this one"))
        self.combine.setText(QCoreApplication.translate("compare", "Combine…"))
        self.export.setText(QCoreApplication.translate("compare", "Export…"))
        self._close.setText(QCoreApplication.translate("compare", "Close"))
        self.combine.setToolTip(
            QCoreApplication.translate("compare", "Select several rows to average their models")
        )
        self.setup.retranslate()
        self.results.retranslate()

    # ---- internals ----

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(MEDIUM)
        for button in (self.use, self.combine, self.export):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._close)
        for button in (self.use, self.combine, self.export, self._close):
            button.setAutoDefault(False)
        right = QVBoxLayout()
        right.setSpacing(MEDIUM)
        right.addWidget(self.results, 1)
        right.addWidget(self._said)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        row.addWidget(self.setup)
        row.addLayout(right, 1)

    def _wire(self) -> None:
        self.setup.started.connect(self.start)
        self.setup.stopped.connect(self._on_stop)
        self.setup.complementChanged.connect(self._measure)
        self.results.selectionChanged.connect(self._refresh)
        self.results.lineChosen.connect(self._on_line)
        self.use.clicked.connect(self.use_selected)
        self.combine.clicked.connect(self._ask_weights)
        self.export.clicked.connect(self._ask_target)
        self._close.clicked.connect(self.close)
        self.asking.progressed.connect(self._on_progress)
        self.asking.answered.connect(self._on_answered)
        self.asking.refused.connect(self._on_refused)
        self.asking.failed.connect(self._on_failed)
        self.asking.ended.connect(self._on_ended)
        self._session.changed.connect(self._on_document)
        self._session.replaced.connect(self._on_replaced)

    def _measure(self) -> None:
        """Work the figures out, beside the window; the newest wish wins."""
        if not self._answers or self.asking.busy:
            return
        if self._job is not None:
            self._again = True
            return
        alone = not self.setup.complement.isChecked()
        recipes = [
            one if one == SHIPPED else replace(one, alone=alone)
            for one in self._recipes
            if self._counts(one, alone)
        ]
        lines, answers, labelled = self._lines, dict(self._answers), self._labelled
        knobs = self._settings.value.fusion

        def work(_report: Report, cancel: Cancel) -> Comparison:
            return compare(
                [lines], recipes, answers, labelled=labelled, settings=knobs, cancel=cancel
            )

        self._job = Job(work)
        self._job.succeeded.connect(self._on_measured)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_job_over)
        working = QCoreApplication.translate("compare", "Working the figures out …")
        self.setup.show_progress(1.0, working)
        self._job.start()

    def _counts(self, recipe: Recipe, alone: bool) -> bool:
        """Tell whether a recipe has all its answers, and is not what the first row is already."""
        models = [model for model, _ in recipe.parts]
        built_in = len(models) == 1 and models[0] in EMBEDDED.values()
        return all(model in self._answers for model in models) and (alone or not built_in)

    def _say(self, text: str) -> None:
        self._said.setText("\n".join([*self._refusals, *([text] if text else [])]))

    def _film_name(self) -> str:
        media = self._session.document.media
        return Path(media.path).name if media else ""

    # ---- slots ----

    def _refresh(self) -> None:
        chosen, done = self.results.selected, self.results.comparison is not None
        self.use.setEnabled(done and len(chosen) == 1)
        self.combine.setEnabled(done and len(chosen) > 1)
        self.export.setEnabled(done)

    def _on_stop(self) -> None:
        self.asking.stop()
        if self._job is not None:
            self._job.stop()

    def _on_progress(self, progress: Progress) -> None:
        if progress.stage is Stage.EMOTION:
            done = len(self._answers) + len(self._refusals) + (progress.fraction or 0.0)
            fraction = done / len(self._asked)
            text = QCoreApplication.translate("compare", "{model} is judging")
            parts = [text.format(model=naming.title(progress.note))]
            if fraction > 0.02:
                spent = time.monotonic() - self._began
                left = clock(round(spent * (1 - fraction) / fraction * 1000)).split(".")[0]
                text = QCoreApplication.translate("compare", "{time} left")
                parts.append(text.format(time=left))
            self.setup.show_progress(fraction, ", ".join(parts))
        elif progress.stage is Stage.LOAD:
            text = QCoreApplication.translate("compare", "Loading {model}")
            self.setup.show_progress(
                len(self._answers) / len(self._asked),
                text.format(model=naming.title(progress.note)),
            )

    def _on_answered(self, event: Surveyed) -> None:
        self._answers[event.model] = Answers(event.modality, event.said, event.seconds)

    def _on_refused(self, event: Refused) -> None:
        self._refusals.append(" ".join(error_text(event.failure.error())))
        self._say("")

    def _on_failed(self, error: EmoSubError) -> None:
        show_error(self, error)

    def _on_ended(self, complete: bool) -> None:
        if complete:
            self.setup.show_idle()
            self._measure()
        else:
            self._answers = {}
            self.setup.show_idle(QCoreApplication.translate("compare", "Stopped."))

    def _on_measured(self, comparison: Comparison) -> None:
        self.results.show_comparison(comparison, self._cues)
        self._refresh()

    def _on_job_over(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.wait()  # the thread's last steps come after its `finished`
        self.setup.show_idle()
        if self._again:
            self._again = False
            self._measure()

    def _on_line(self, cue_id: int) -> None:
        """Play a line and select it, unless it is gone."""
        cue = next((one for one in self._session.document.cues if one.id == cue_id), None)
        if cue is not None:
            self._session.select([cue_id])
            self.playRequested.emit(cue.start, cue.end)

    def _on_document(self, _before: object, _after: object) -> None:
        if not self.busy:
            self.setup.show_document(self._session.document)

    def _on_replaced(self) -> None:
        """Another document: what was measured was of the one before."""
        self.stop()
        self._answers, self._recipes = {}, []
        self.results.show_comparison(None, ())
        self.setup.show_idle()
        self.setup.show_document(self._session.document)
        self._refresh()

    def _ask_weights(self) -> None:
        dialog = CombineDialog(self, self.results.selected)
        dialog.accepted.connect(lambda: self.add_recipe(dialog.recipe))
        dialog.open()

    def _ask_target(self) -> None:
        title = QCoreApplication.translate("compare", "Export the comparison")
        media = self._session.document.media
        folder = Path(media.path).parent if media else Path.home()
        proposal = folder / f"{Path(self._film_name()).stem}-models.md"
        ask_target(self, title, ["*.md", "*.csv"], self.write, proposal)


def _undecided(cue: Cue) -> Cue:
    """Return a cue as if nobody had decided on its emotion: models must not be told."""
    return replace(cue, emotion=None, confidence=None, evidence=None, review=Review.OPEN)
