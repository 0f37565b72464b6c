"""The line that is to be decided, with what is said around it, and the keys to decide it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.timecode import clock
from emosub_gui.ui.inspector.chooser import EmotionChooser
from emosub_gui.ui.inspector.evidence import EvidenceChart
from emosub_gui.ui.inspector.reason_list import ReasonList
from emosub_gui.ui.inspector.reasons import reasons
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL

translate = QCoreApplication.translate
_LARGER = 1.5
_LINES = 2
"""Lines of text for which there is always room, so that nothing below them moves."""

_DIGITS = {Qt.Key(Qt.Key.Key_1 + number): emotion for number, emotion in enumerate(EMOTIONS)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Stage(QFrame):
    """Shows a line, and takes decisions by key or click.

    The keys count while the stage has the focus: elsewhere they mean what they always do.

    Signals:
        chosen(Emotion): the line's emotion is this one.
        accepted(), reopened(): it is what the models say; the decision is taken back.
        backRequested(), skipRequested(), replayRequested(), leaveRequested(): the other keys.
        focusChanged(): the keys count from now on, or no longer.
    """

    chosen = Signal(object)
    accepted = Signal()
    reopened = Signal()
    backRequested = Signal()  # noqa: N815 - Qt's style for signals
    skipRequested = Signal()  # noqa: N815
    replayRequested = Signal()  # noqa: N815
    leaveRequested = Signal()  # noqa: N815
    focusChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = {
            Qt.Key.Key_Backspace: self.backRequested,
            Qt.Key.Key_Up: self.backRequested,
            Qt.Key.Key_Down: self.skipRequested,
            Qt.Key.Key_Space: self.replayRequested,
            Qt.Key.Key_Escape: self.leaveRequested,
            **dict.fromkeys(_ENTER, self.accepted),
        }
        self._where, self._before, self._text, self._after = (QLabel() for _ in range(4))
        self.chooser = EmotionChooser()
        self.reveal = QPushButton()
        self.reveal.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chart = EvidenceChart()
        self.reasons = ReasonList()
        self._lay_out()
        self.chooser.chosen.connect(self.chosen)
        self.chooser.accepted.connect(self.accepted)
        self.chooser.reopened.connect(self.reopened)
        self.reveal.clicked.connect(self.accepted)
        current.notifier().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.retranslate()

    # ---- properties ----

    @property
    def has_keys(self) -> bool:
        """Whether the review's keys count now, here or on one of its parts."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    # ---- setters ----

    def show_line(
        self,
        cue: Cue,
        number: int,
        neighbours: tuple[Cue | None, Cue | None],
        *,
        hidden: bool,
        fusion: FusionSettings | None,
    ) -> None:
        """Show a line.

        Args:
            cue: the line itself.
            number: its place in the document, from 1.
            neighbours: the lines around it, for context.
            hidden: whether what the models say is kept back.
            fusion: the knobs that its emotion was fused with; the calibrated ones if None.
        """
        where = translate("review", "Line {number}").format(number=number)
        parts = [where, clock(cue.start, hours=False), cue.speaker]
        self._where.setText("  ·  ".join(filter(None, parts)))
        for label, line in zip((self._before, self._after), neighbours, strict=True):
            label.setText(_said(line))
        self._text.setText(cue.plain or "…")
        self.chooser.show_cues([] if hidden else [cue])
        self.reveal.setVisible(hidden)
        self.chart.setVisible(not hidden and cue.evidence is not None)
        self.reasons.setVisible(not hidden)
        self.chart.show_evidence(None if hidden else cue.evidence)
        self.reasons.say([] if hidden else reasons(cue, fusion))

    def set_tight(self, tight: bool) -> None:
        """Leave the neighbours out where there is little room: the buttons matter more."""
        for label in (self._before, self._after):
            label.setHidden(tight)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.setAccessibleName(translate("review", "The line to review"))
        self.chooser.retranslate()
        self.reveal.setText(translate("review", "Show what the models say (Enter)"))

    # ---- Qt's interface ----

    def event(self, event: QEvent) -> bool:
        """Keep the review's keys from the window's shortcuts."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.setAccepted(self._means(event))
        return event.isAccepted()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key means; holding it down decides no further line."""
        if not self._means(event):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()
        elif event.key() in _DIGITS:
            self.chosen.emit(_DIGITS[Qt.Key(event.key())])
        else:
            self._keys[Qt.Key(event.key())].emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys count."""
        super().focusInEvent(event)
        self._on_look_changed()
        self.focusChanged.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys mean something else now."""
        super().focusOutEvent(event)
        self._on_look_changed()
        self.focusChanged.emit()

    # ---- internals ----

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(SMALL)
        self._where.setProperty("role", "muted")
        for label in (self._before, self._after):
            label.setProperty("role", "faint")
        for label in (self._before, self._text, self._after):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._where)
        layout.addWidget(self._before)
        layout.addWidget(self._text)
        layout.addWidget(self._after)
        layout.addSpacing(SMALL)
        layout.addWidget(self.chooser)
        layout.addSpacing(SMALL)
        layout.addWidget(self.reveal)
        layout.addWidget(self.chart)
        layout.addWidget(self.reasons)
        layout.addStretch()

    def _means(self, event: QKeyEvent) -> bool:
        """Tell whether a key press is one of the review's."""
        key, plain = event.key(), event.modifiers() in _MODIFIERS
        return plain and (key in _DIGITS or key in self._keys)

    def _on_look_changed(self) -> None:
        colours = current.colours()
        edge = colours.accent if self.has_keys else colours.line
        self.setStyleSheet(f"Stage {{ border: 1px solid {edge}; border-radius: 8px; }}")
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self._text.setFont(font)
        self._text.setMinimumHeight(_LINES * self._text.fontMetrics().lineSpacing())


def _said(cue: Cue | None) -> str:
    """Return a neighbouring line on one line, with who says it."""
    if cue is None:
        return ""
    text = cue.plain.replace("\n", " ")
    return f"{cue.speaker}: {text}" if cue.speaker else text
