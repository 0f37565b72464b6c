"""Running the analysis from the window: asking, streaming results in, stopping."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from emosub_gui.analysis.classifiers.routing import routes
from emosub_gui.analysis.messages import (
    Found,
    Judged,
    Named,
    Notice,
    Opened,
    Progressed,
    Request,
)
from emosub_gui.analysis.transcribers.registry import available
from emosub_gui.app.film import FilmLoader
from emosub_gui.app.runner import AnalysisRunner
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.speakers import take_names
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.dialogs.analyze import AnalyzeDialog, Scope
from emosub_gui.ui.dialogs.base import error_text, show_error
from emosub_gui.ui.notice_bar import NoticeBar
from emosub_gui.ui.progress import ProgressPanel


class Analyzing(QObject):
    """Runs one analysis at a time in the engine's process, which stays warm between runs.

    Signals:
        runningChanged(bool): a run began or ended.
        finished(): a run came to its end.
        said(str): how a run ended, to be told in passing.
        filmMissed(Path): the film that would be analysed is not where it was.
    """

    runningChanged = Signal(bool)  # noqa: N815 - Qt's style for signals
    finished = Signal()
    said = Signal(str)
    filmMissed = Signal(object)  # noqa: N815

    def __init__(
        self,
        window: QWidget,
        *,
        session: Session,
        settings: SettingsStore,
        films: FilmLoader,
        panel: ProgressPanel,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._films = session, settings, films
        self._panel, self._notice, self._window = panel, notice, window
        self._stale = self._listens = False
        self._replaced: tuple[Cue, ...] = ()
        self._came = False
        runner = self._runner = AnalysisRunner(self)
        runner.told.connect(self._on_told)
        runner.failed.connect(self._on_failed)
        runner.cancelled.connect(self._on_cancelled)
        runner.ended.connect(self._on_ended)
        panel.cancelRequested.connect(self.cancel)
        session.replaced.connect(self.abandon)
        session.replaced.connect(notice.withdraw)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "analyze.start": self.ask,
            "analyze.selection": self.selection,
            "analyze.cancel": self.cancel,
        }

    @property
    def running(self) -> bool:
        """Whether an analysis runs."""
        return self._runner.busy

    @property
    def pid(self) -> int | None:
        """The id of the engine's process; None while there is none."""
        return self._runner.pid

    def ask(self) -> None:
        """Ask what to analyse, then begin."""
        media = self._session.document.media
        if self.running or media is None:
            return
        if not Path(media.path).exists():
            self.filmMissed.emit(Path(media.path))
            return
        value = self._settings.value
        dialog = AnalyzeDialog(
            self._window,
            has_lines=bool(self._session.document.cues),
            has_selection=bool(self._session.selected),
            transcriber=value.transcriber,
            options=value.transcription,
            models=value.emotion_models,
            speakers=value.speakers,
        )
        dialog.accepted.connect(lambda: self._begin(dialog))
        dialog.open()

    def selection(self) -> None:
        """Give the selected lines their emotions again."""
        if not self.running:
            self.start(Scope.SELECTION)

    def renew(self) -> None:
        """Let the next run have a process of its own: what one inherits is different now."""
        self._stale = True

    def start(self, scope: Scope) -> None:
        """Begin an analysis with what the settings hold."""
        document = self._session.document
        if document.media is None or self.running:
            return
        value = self._settings.value
        fresh = scope is Scope.EVERYTHING
        title = title_of("analyze.start")
        first_id = document.next_id
        replaced = tuple(cue for cue in document.cues if fresh and not cue.reviewed)

        def prepare(current: Document) -> Document:
            """Make room: ids for what will be found, and the lines it replaces taken out."""
            if fresh:
                current = edits.restart(edits.delete(current, [cue.id for cue in replaced]))
            if scope is not Scope.SELECTION:
                current = edits.undress(current)
            return edits.reserve_ids(current)[0]

        media = document.media
        self._replaced, self._came, self._listens = replaced, False, fresh
        self._session.begin_run(title, prepare)
        document = self._session.document
        only = self._session.selected if scope is Scope.SELECTION else frozenset()
        if self._stale:
            self._runner.release()
            self._stale = False
        self._notice.withdraw()
        self._panel.begin()
        found = routes(value.emotion_models, download=value.transcription.download)
        for error in found.absent:
            self._panel.tell(self._instead(error))
        self._runner.start(
            Request(
                media=Path(media.path),
                audio_track=media.audio_track,
                cues=document.cues,
                only=only,
                transcribe=fresh,
                transcriber=value.transcriber,
                options=value.transcription,
                classifiers=found.names,
                fusion=value.fusion,
                speakers=value.speakers,
                reading=value.reading,
                first_id=first_id,
                cache=self._films.cache.root,
            ),
        )
        self.runningChanged.emit(True)

    def cancel(self) -> None:
        """Stop; what has come stays."""
        if self.running:
            self._panel.stopping()
            self._runner.stop()

    def abandon(self) -> None:
        """Stop because the document has gone; nothing that still comes is taken."""
        if self.running:
            self._runner.abandon()
            self._end()

    def close(self) -> None:
        """Stop everything and end the process."""
        self.abandon()
        self._runner.close()

    def _instead(self, error: EmoSubError) -> str:
        """Say that a chosen model cannot judge, and what does."""
        stand_in = QCoreApplication.translate(
            "models", "What comes with the program judges in its place."
        )
        return f"{error_text(error)[0]} {stand_in}"

    # ---- slots ----

    def _begin(self, dialog: AnalyzeDialog) -> None:
        self._settings.change(
            transcriber=dialog.transcriber,
            transcription=dialog.options,
            emotion_models=dialog.models,
            speakers=dialog.speakers,
        )
        self.start(dialog.scope)

    def _on_told(self, event: object) -> None:
        match event:
            case Opened(media=media):
                self._session.grow(lambda d: edits.set_media(d, media))
            case Found(cues=cues, heard_until=until):
                self._came = True
                self._session.grow(lambda d: edits.add_found(d, cues, until))
            case Named(speakers=names):
                self._session.grow(lambda d: take_names(d, names))
            case Judged(cues=cues):
                self._came = True
                self._session.grow(lambda d: edits.apply_judgements(d, cues))
            case Notice(remark=remark):
                text = QCoreApplication.translate("remarks", remark.template)
                self._panel.tell(text.format(**remark.details))
            case Progressed(progress=progress):
                self._panel.update_progress(progress)

    def _on_cancelled(self) -> None:
        self._put_back()
        self.said.emit(QCoreApplication.translate("Analyzing", "Stopped. What had come is kept."))

    def _on_failed(self, error: EmoSubError) -> None:
        self._put_back()
        box = show_error(self._window, error)
        box.setDetailedText(self._panel.log)

    def _on_ended(self, complete: bool) -> None:
        if complete:
            self._say_done()
        if self._listens:
            self._tell_wordless()
        self._end()

    # ---- internals ----

    def _say_done(self) -> None:
        """Tell how much was found, and show the first line if none is chosen."""
        text = QCoreApplication.translate("Analyzing", "Analysed in {time}. Lines: {count}")
        cues = self._session.document.cues
        if self._session.current is None:
            self._session.select([cue.id for cue in cues[:1]])
        self.said.emit(text.format(time=self._panel.spent, count=len(cues)))
        self.finished.emit()

    def _tell_wordless(self) -> None:
        """Tell how many lines have no words, and why if that is known, until it is closed."""
        count = sum(not cue.text.strip() for cue in self._session.document.cues)
        if not count:
            return
        text = QCoreApplication.translate("Analyzing", "Lines without words: {count}.")
        found = available(self._settings.value.transcription)
        if not any(one.ok for one in found if one.name == "whisper"):
            text += " " + QCoreApplication.translate(
                "Analyzing",
                "Languages other than English need a Whisper model; none is on this computer.",
            )
        self._notice.say(text.format(count=count), self._panel.log)

    def _put_back(self) -> None:
        """Let the lines stay that a run did not come to, which it would have replaced."""
        old = self._replaced
        self._session.grow(
            lambda d: edits.add_found(d, [cue for cue in old if cue.start >= d.heard_until])
        )

    def _end(self) -> None:
        self._session.end_run(keep=self._came)
        self._panel.hide()
        self.runningChanged.emit(False)
