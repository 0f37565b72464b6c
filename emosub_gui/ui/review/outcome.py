"""What stands in place of a line: what awaits review, or what was done, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from emosub_gui.analysis.measuring.learning import LEAST_DECISIONS
from emosub_gui.app.reviewing import Reviewer
from emosub_gui.app.session import Session
from emosub_gui.core import review
from emosub_gui.core.review import ReviewFilter
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

translate = QCoreApplication.translate
_WIDTH = 240
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
_ON_ACCENT = "#FFFFFF"


class Outcome(QWidget):
    """Says how things stand before and after a review, and offers the next step.

    Signals:
        actionRequested(str): the action with this id is wanted.
        restRequested(ReviewFilter): a review of other lines is wanted.
    """

    actionRequested = Signal(str)  # noqa: N815 - Qt's style for signals
    restRequested = Signal(object)  # noqa: N815

    def __init__(self, session: Session, reviewer: Reviewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._reviewer = session, reviewer
        self.title, self.hint = QLabel(), QLabel()
        self.film = self._button("file-video", "file.attach_media")
        self.analyze = self._button("wand-sparkles", "analyze.start")
        self.start = self._button("play", "emotion.review", _ON_ACCENT)
        self.learn = self._button("sparkles", "emotion.learn")
        self.start.setProperty("primary", True)
        self.rest = QPushButton(icon("list"), "")
        self.accept = self._button("circle-check", "emotion.accept_above")
        self.export = self._button("upload", "emotion.export_labels")
        self.rest.clicked.connect(self._on_rest)
        self.buttons = (
            self.film, self.analyze, self.start, self.learn, self.rest, self.accept, self.export
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LARGE, 0, LARGE)
        layout.setSpacing(MEDIUM)
        layout.addStretch()
        for label, role in ((self.title, "heading"), (self.hint, "muted")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(MEDIUM)
        for button in self.buttons:
            button.setMinimumWidth(_WIDTH)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch()

    # ---- properties ----

    @property
    def main_button(self) -> QPushButton:
        """What most people would do next."""
        offered = (button for button in self.buttons if not button.isHidden())
        return next((button for button in offered if button.isEnabled()), self.start)

    # ---- methods ----

    def refresh(self, key: str = "") -> None:
        """Say how things stand now; `key` begins a review."""
        self._name_buttons(key)
        counts = review.counts(self._session.document)
        reviewer = self._reviewer
        if not counts.total:
            self._say(
                translate("review", "Nothing to review yet"),
                translate("review", "Analyze the film: the lines with their emotions come here."),
                self.analyze if self._session.document.media else self.film,
            )
        elif not reviewer.active:
            self._say(
                translate("review", "Lines that await review: {count}").format(count=counts.open),
                translate(
                    "review",
                    "Each is played, the most doubtful first. One key decides it, and the next "
                    "one plays.",
                ),
                self.start,
                self.accept,
                *([self.learn, self.export] if counts.decided else []),
            )
        elif not reviewer.progress.total:
            self._say(
                translate("review", "No line is like that"),
                translate("review", "Choose other lines above, or review all that are left."),
                *([self.rest] if counts.open else []),
            )
        else:
            self._say_done(counts)

    # ---- Qt's interface ----

    def event(self, event: QEvent) -> bool:
        """Keep the keys that press a button, or leave, from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _KEYS and not event.modifiers())
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press the button that has the focus at Enter, as Space does by itself."""
        pressed = [button for button in self.buttons if button.hasFocus()]
        if pressed and event.key() in _ENTER:
            pressed[0].click()
        else:
            super().keyPressEvent(event)

    # ---- internals ----

    def _button(self, name: str, action_id: str, colour: str | None = None) -> QPushButton:
        button = QPushButton(icon(name, colour), "")
        button.clicked.connect(lambda: self.actionRequested.emit(action_id))
        return button

    def _name_buttons(self, key: str) -> None:
        start = translate("review", "Start the review")
        self.start.setText(f"{start} ({key})" if key else start)
        self.film.setText(translate("review", "Choose the film…"))
        self.analyze.setText(translate("review", "Analyze…"))
        self.learn.setText(translate("review", "Apply what I corrected…"))
        self.rest.setText(translate("review", "Review the lines that are left"))
        self.accept.setText(translate("review", "Accept the sure lines…"))
        self.export.setText(translate("review", "Export as labels…"))

    def _say_done(self, counts: review.ReviewCounts) -> None:
        """Say what was done, and whether it is enough to learn from."""
        done = self._reviewer.counts
        parts = [
            translate("review", "Accepted: {accepted}. Corrected: {corrected}.").format(
                accepted=done.accepted, corrected=done.corrected
            ),
            translate("review", "Lines that still await review: {count}.").format(
                count=counts.open
            ),
        ]
        missing = LEAST_DECISIONS - counts.decided
        if missing > 0:
            text = translate(
                "review", "Decisions missing before they can be learned from: {count}."
            )
            parts.append(text.format(count=missing))
        title = translate("review", "All {count} lines are decided")
        left = [self.rest, self.accept] if counts.open else []
        self._say(title.format(count=done.total), " ".join(parts), self.learn, *left, self.export)
        self.learn.setEnabled(missing <= 0)

    def _say(self, title: str, hint: str, *offered: QPushButton) -> None:
        """Say how things stand, and offer some of the buttons, the first most of all."""
        self.title.setText(title)
        self.hint.setText(hint)
        for button in self.buttons:
            button.setVisible(button in offered)
            button.setEnabled(True)

    # ---- slots ----

    def _on_rest(self) -> None:
        self.restRequested.emit(ReviewFilter())
