"""What the actions of the review do: walking, accepting many lines, learning, labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from emosub_gui.analysis.measuring import learning
from emosub_gui.app.player import Player
from emosub_gui.app.reviewing import Around, Reviewer
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import edits, files
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import EmoSubError
from emosub_gui.core.review import ReviewFilter
from emosub_gui.formats import labels
from emosub_gui.ui.actions import ActionSet, title_of
from emosub_gui.ui.dialogs.base import show_error
from emosub_gui.ui.dialogs.files import ask_target
from emosub_gui.ui.review.accept import AcceptDialog
from emosub_gui.ui.review.filters import DOUBTFUL
from emosub_gui.ui.review.learn import LearnDialog
from emosub_gui.ui.review.panel import ReviewPanel

_SUFFIX = ".labels.jsonl"
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Reviewing(QObject):
    """Runs the review panel, and opens the dialogs around it.

    Signals:
        shown(), left(): the review is to be seen, or has been left.
        learned(FusionSettings | None): emotions are fused with these knobs now; the open film
            has been scored with them already.
        exported(Path): labels were written.
        veiled(bool): what shows emotions is not to be seen, or may be seen again.
        previewed(edit): the picture is to show the document as this edit makes it; None for as
            it is.
    """

    shown = Signal()
    left = Signal()
    learned = Signal(object)
    exported = Signal(object)
    veiled = Signal(bool)
    previewed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        *,
        session: Session,
        player: Player,
        settings: SettingsStore,
        actions: ActionSet,
    ) -> None:
        super().__init__(window)
        self._session, self._player, self._settings = session, player, settings
        self._window, self._actions = window, actions
        self._veiled = False
        self.reviewer = Reviewer(session, self)
        self.reviewer.set_wanted(DOUBTFUL)
        self.panel = ReviewPanel(session, self.reviewer)
        value = settings.value
        actions["emotion.blind"].setChecked(value.review_blind)
        self.reviewer.set_blind(value.review_blind)
        self.reviewer.set_around(Around(value.review_before, value.review_after))
        self.reviewer.playRequested.connect(self._play)
        self.reviewer.changed.connect(self._veil)
        panel = self.panel
        panel.left.connect(self.leave)
        panel.reopenRequested.connect(self._reopen)
        panel.blindChosen.connect(actions["emotion.blind"].setChecked)
        panel.aroundChosen.connect(
            lambda around: settings.change(review_before=around.before, review_after=around.after)
        )
        panel.outcome.restRequested.connect(self._review_others)
        panel.outcome.actionRequested.connect(lambda name: actions[name].trigger())
        actions["emotion.review"].changed.connect(self._say_key)
        self._say_key()

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "emotion.review": self.review,
            "emotion.blind": self.set_blind,
            "emotion.accept_above": self.accept_above,
            "emotion.learn": self.learn,
            "emotion.export_labels": self.export_labels,
        }

    # ---- the walk ----

    def review(self) -> None:
        """Begin a review, go back to the one that is under way, or leave it."""
        if self.panel.has_keys:
            self.leave()
            return
        self.shown.emit()
        if self.reviewer.current is None:
            self.reviewer.start()
        self.panel.take_keys()

    def set_blind(self, blind: bool) -> None:
        """Hide what the models say until a line is decided, or show it."""
        self.reviewer.set_blind(blind)
        self._settings.change(review_blind=blind)

    def leave(self) -> None:
        """End the review."""
        if self._player.playing:
            self._player.pause()
        self.reviewer.leave()
        self.left.emit()

    def _veil(self) -> None:
        """Keep the rest of the window from telling what a blind review hides."""
        reviewer = self.reviewer
        veiled = reviewer.blind and reviewer.current is not None
        if veiled or self._veiled:
            self.previewed.emit(reviewer.undressed if reviewer.hidden else None)
        if veiled is not self._veiled:
            self._veiled = veiled
            self.veiled.emit(veiled)

    def _say_key(self) -> None:
        self.panel.set_key(self._actions["emotion.review"].shortcut().toString(_NATIVE))

    def _review_others(self, wanted: ReviewFilter) -> None:
        self.reviewer.set_wanted(wanted)
        self.panel.take_keys()

    def _play(self, start: int, end: int) -> None:
        self._player.play_range(start, end, loop=False)

    def _play_cue(self, cue: Cue) -> None:
        before, after = self.reviewer.around
        self._play(max(0, cue.start - before), cue.end + after)

    def _reopen(self, cue_id: int) -> None:
        self._session.edit(
            title_of("emotion.reopen"), lambda document: edits.reopen(document, [cue_id])
        )

    # ---- many lines at once ----

    def accept_above(self) -> None:
        """Ask from which confidence on to accept lines."""
        dialog = AcceptDialog(self._window, self._session.document)
        dialog.playRequested.connect(self._play_cue)
        dialog.accepted.connect(
            lambda: self._session.edit(title_of("emotion.accept_above"), dialog.edit)
        )
        dialog.open()

    def learn(self) -> None:
        """Show what the decisions teach, and apply it if that is wanted.

        The knobs go into the settings: they say how a person hears, and so they are shown and
        turned there, and hold for the lines that are analysed next, and for the next film.
        Undoing the step brings the former ones back.
        """
        document, before = self._session.document, self._settings.value.fusion
        try:
            lesson = learning.learn(document, before)
        except EmoSubError as error:
            show_error(self._window, error)
            return
        dialog = LearnDialog(self._window, document, lesson)
        dialog.playRequested.connect(self._play_cue)

        def tell(done: bool) -> None:
            self.learned.emit(lesson.settings if done else before)

        dialog.accepted.connect(
            lambda: self._session.edit(title_of("emotion.learn"), dialog.edit, follow=tell)
        )
        dialog.open()

    # ---- labels ----

    def export_labels(self) -> None:
        """Ask where to write the lines with what was decided of them."""
        title = title_of("emotion.export_labels")
        ask_target(self._window, title, ["JSON Lines (*.jsonl)"], self._write, self._target())

    def _write(self, path: Path) -> None:
        try:
            files.write_text(path, labels.dumps(self._session.document))
        except EmoSubError as error:
            show_error(self._window, error)
        else:
            self.exported.emit(path)

    def _target(self) -> Path:
        """Return where labels would naturally be written."""
        media = self._session.document.media
        beside = self._session.path or (Path(media.path) if media else Path.home() / "subtitles")
        return beside.with_suffix(_SUFFIX)
