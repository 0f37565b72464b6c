"""The review panel: what awaits review, the line to decide, and what was done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.app.reviewing import Around, Reviewer
from emosub_gui.app.session import Session
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.review import ReviewFilter
from emosub_gui.ui.actions import title_of
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.scrolling import Scrolled
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL
from emosub_gui.ui.review.filters import FilterBar
from emosub_gui.ui.review.outcome import Outcome
from emosub_gui.ui.review.stage import Stage
from emosub_gui.ui.words import emotion_name

translate = QCoreApplication.translate
_OUTCOME, _STAGE = range(2)
_BAR, _TIGHT = 6, 320
_AROUNDS = (Around(0, 0), Around(), Around(2000, 1000))


class ReviewPanel(QWidget):
    """Shows what a `Reviewer` stands at, and hands it what a person decides.

    Signals:
        left(): a person has had enough; what was decided stays.
        reopenRequested(int): the decision on this cue is to be taken back.
        blindChosen(bool): whether the models' word is to be hidden.
        aroundChosen(Around): for the settings; it is in force already.
    """

    left = Signal()
    reopenRequested = Signal(int)  # noqa: N815 - Qt's style for signals
    blindChosen = Signal(bool)  # noqa: N815
    aroundChosen = Signal(object)  # noqa: N815

    def __init__(self, session: Session, reviewer: Reviewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._reviewer = session, reviewer
        self._fusion: FusionSettings | None = None
        self._key = ""
        self.filter = FilterBar()
        self.stage = Stage()
        self.outcome = Outcome(session, reviewer)
        self._count, self._time, self._foot = QLabel(), QLabel(), QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self.filtering, self.blind, self.sound, self.leave = (QToolButton() for _ in range(4))
        self._arounds = QMenu(self)
        self._head = QWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    # ---- setters ----

    def set_fusion(self, settings: FusionSettings | None) -> None:
        """Say with which knobs emotions are fused; None for the calibrated ones."""
        self._fusion = settings
        self._show()

    def set_key(self, key: str) -> None:
        """Say which key begins a review, as it is written."""
        self._key = key
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for button, text in (
            (self.filtering, translate("review", "Choose which lines to review")),
            (self.blind, translate("review", "Decide without knowing what the models say")),
            (self.sound, translate("review", "How much to hear around a line")),
            (self.leave, translate("review", "Leave the review (Esc)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        titles = (
            translate("review", "Only the line"),
            translate("review", "A little around it: {before} ms before, {after} ms after"),
            translate("review", "More around it: {before} ms before, {after} ms after"),
        )
        for action, around, title in zip(self._arounds.actions(), _AROUNDS, titles, strict=True):
            action.setText(title.format(before=around.before, after=around.after))
        self.filter.retranslate()
        self.stage.retranslate()
        self._show()

    # ---- methods ----

    def take_keys(self) -> None:
        """Let the review's keys count from now on."""
        target = self.stage if self._reviewer.current else self.outcome.main_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_keys(self) -> bool:
        """Whether the review's keys count now."""
        return self.stage.has_keys

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the room that there is."""
        super().resizeEvent(event)
        self.stage.set_tight(event.size().height() < _TIGHT * current.scale())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Say how things stand now; while nobody looks, that is not worked out."""
        super().showEvent(event)
        self._show_outcome()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back to the last line, or leave, from where there is no line to decide."""
        if self._reviewer.active and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._reviewer.finished and event.key() == Qt.Key.Key_Backspace:
            self._reviewer.back()
        else:
            super().keyPressEvent(event)

    # ---- internals ----

    def _lay_out(self) -> None:
        self._count.setProperty("role", "heading")
        for label in (self._time, self._foot):
            label.setProperty("role", "muted")
        self._foot.setWordWrap(True)
        for button, name in (
            (self.filtering, "list-filter"),
            (self.blind, "eye-off"),
            (self.sound, "timer"),
            (self.leave, "x"),
        ):
            button.setIcon(icon(name))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.filtering.setCheckable(True)
        self.blind.setCheckable(True)
        group = QActionGroup(self)
        for around in _AROUNDS:
            action = QAction(self, checkable=True)
            action.triggered.connect(lambda _on, around=around: self._on_around(around))
            group.addAction(action)
            self._arounds.addAction(action)
        self.sound.setMenu(self._arounds)
        self.sound.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = QHBoxLayout(self._head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(SMALL)
        top.addWidget(self._count)
        top.addSpacing(SMALL)
        top.addWidget(self._time, 1)
        for button in (self.filtering, self.blind, self.sound, self.leave):
            top.addWidget(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(_scrolled(self.stage), 1)
        column.addWidget(self._foot)
        self._pages.addWidget(_scrolled(self.outcome))
        self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self._head)
        layout.addWidget(self._bar)
        layout.addWidget(self.filter)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        reviewer, stage = self._reviewer, self.stage
        reviewer.changed.connect(self._show)
        self._session.changed.connect(self._show_outcome)
        self._session.replaced.connect(self._show)
        self.filter.changed.connect(self._on_filter)
        self.filtering.toggled.connect(self._show)
        self.blind.clicked.connect(self.blindChosen)
        self.leave.clicked.connect(self.left)
        stage.chosen.connect(self._on_chosen)
        stage.accepted.connect(lambda: reviewer.accept(title_of("emotion.accept")))
        stage.reopened.connect(self._on_reopened)
        stage.backRequested.connect(reviewer.back)
        stage.skipRequested.connect(reviewer.skip)
        stage.replayRequested.connect(reviewer.replay)
        stage.leaveRequested.connect(self.left)
        stage.focusChanged.connect(self._say_foot)

    def _show(self) -> None:
        """Show where the review stands."""
        reviewer = self._reviewer
        cue = reviewer.current
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self._pages.isAncestorOf(focused)
        speakers = sorted({cue.speaker for cue in self._session.document.cues})
        self.filter.set_speakers(speakers)
        self.filter.set_wanted(reviewer.wanted)
        self.filter.setVisible(cue is None or self.filtering.isChecked())
        self._head.setVisible(reviewer.active)
        self._bar.setVisible(reviewer.active)
        self.blind.setChecked(reviewer.blind)
        for action, around in zip(self._arounds.actions(), _AROUNDS, strict=True):
            action.setChecked(around == reviewer.around)
        self._say_progress()
        if cue is None:
            self.outcome.refresh(self._key)
            self._pages.setCurrentIndex(_OUTCOME)
        else:
            self.stage.show_line(
                cue,
                self._session.document.index(cue.id) + 1,
                reviewer.neighbours,
                hidden=reviewer.hidden,
                fusion=self._fusion,
            )
            self._pages.setCurrentIndex(_STAGE)
        if had_keys:
            self.take_keys()
        self._say_foot()

    def _show_outcome(self) -> None:
        """Follow the document where no line of it is under review."""
        if self._reviewer.current is None and self.isVisible():
            self.outcome.refresh(self._key)

    def _say_progress(self) -> None:
        progress = self._reviewer.progress
        count = translate("review", "{done} of {total}")
        self._count.setText(count.format(done=progress.done, total=progress.total))
        text = translate("review", "{heard} heard, {left} left")
        self._time.setText(
            text.format(heard=_minutes(progress.heard), left=_minutes(progress.left))
        )
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)

    def _say_foot(self) -> None:
        """Say how to decide, and once somebody has, what was decided last."""
        if self.stage.has_keys:
            keys = translate(
                "review",
                "1–7 set, Enter accepts, Backspace goes back, ↓ skips, Space plays, Esc leaves",
            )
            self._foot.setText(self._said_last() or keys)
            self._foot.setToolTip(keys)
        else:
            keys = translate("review", "Click the line or press {key} to decide by keys")
            self._foot.setText(keys.format(key=self._key))

    def _said_last(self) -> str:
        """Say what was decided last, and whether the models had said the same."""
        last = self._reviewer.last
        if last is None:
            return ""
        chosen = emotion_name(last.chosen)
        if last.predicted in (None, last.chosen):
            return translate("review", "Last: {chosen}, as the models said").format(chosen=chosen)
        return translate("review", "Last: {chosen}; the models said {predicted}").format(
            chosen=chosen, predicted=emotion_name(last.predicted)
        )

    # ---- slots ----

    def _on_chosen(self, emotion: Emotion) -> None:
        self._reviewer.decide(emotion, title_of(f"emotion.{emotion}"))

    def _on_reopened(self) -> None:
        if (cue := self._reviewer.current) is not None:
            self.reopenRequested.emit(cue.id)

    def _on_filter(self, wanted: ReviewFilter) -> None:
        self._reviewer.set_wanted(wanted)
        if self._reviewer.active:
            self.take_keys()

    def _on_around(self, around: Around) -> None:
        self._reviewer.set_around(around)
        self.aroundChosen.emit(around)


def _scrolled(part: QWidget) -> QScrollArea:
    """Return a part in an area that lets the panel be lower than it."""
    area = Scrolled(part)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _minutes(time: int) -> str:
    """Write milliseconds as minutes and seconds."""
    minutes, seconds = divmod(round(time / 1000), 60)
    return f"{minutes}:{seconds:02}"
