"""The panel of a running analysis: stage, bar, speed, time left, log, Cancel."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.errors import translatable
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.core.timecode import clock
from emosub_gui.ui.elided import Elided
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, SMALL

_TITLES = {
    Stage.PROBE: translatable("progress", "Opening the film"),
    Stage.DECODE: translatable("progress", "Decoding the sound"),
    Stage.LOAD: translatable("progress", "Loading models"),
    Stage.DOWNLOAD: translatable("progress", "Downloading"),
    Stage.SHOTS: translatable("progress", "Finding shot changes"),
    Stage.SPEECH: translatable("progress", "Finding speech"),
    Stage.TRANSCRIBE: translatable("progress", "Listening"),
    Stage.ALIGN: translatable("progress", "Aligning words"),
    Stage.SPEAKERS: translatable("progress", "Telling speakers apart"),
    Stage.EMOTION: translatable("progress", "Judging emotions"),
    Stage.TUNE: translatable("progress", "Tuning"),
    Stage.EXPORT: translatable("progress", "Writing"),
}
_MEDIA_TIME = {Stage.DECODE, Stage.SPEECH, Stage.TRANSCRIBE, Stage.ALIGN, Stage.EXPORT}


_SETTLING = 0.3
"""Seconds of a stage after which its speed says something."""
_LOG_LINES = 1000
_LOG_HEIGHT, _BAR_HEIGHT = 96, 4
_STEPS = 1000


class Log(QPlainTextEdit):
    """What has happened, a line for each; out of sight until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setMaximumBlockCount(_LOG_LINES)
        self.setFixedHeight(_LOG_HEIGHT)
        self.hide()


class ProgressPanel(QWidget):
    """What is to be seen above the status bar while work runs, and its log for who wants it.

    Signals:
        cancelRequested(): the person wants it to stop.
    """

    cancelRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None, *, keeps: bool = True) -> None:
        """Show no work yet; `keeps` says whether what has come stays when the work is stopped."""
        super().__init__(parent)
        self._keeps = keeps
        self._title, self._figures, self._remark = QLabel(), QLabel(), Elided()
        self._title.setProperty("role", "heading")
        self._figures.setProperty("role", "muted")
        self._remark.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR_HEIGHT)
        self._log = Log()
        self.details, self.cancel = QToolButton(), QToolButton()
        self.details.setIcon(icon("list"))
        self.details.setCheckable(True)
        self.details.toggled.connect(self._log.setVisible)
        self.cancel.setIcon(icon("x"))
        self.cancel.clicked.connect(self.cancelRequested)
        self._stage: Stage | None = None
        self._began = self._stage_began = self._first = 0.0
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(self._title)
        head.addWidget(self._figures)
        head.addWidget(self._remark, 1)
        for button in (self.details, self.cancel):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            head.addWidget(button)
        layout = QVBoxLayout(self)
        # As high as a notice bar: what is above keeps its size when that comes in its place.
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.setSpacing(SMALL)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._log)

    # ---- properties ----

    @property
    def log(self) -> str:
        """What has happened since the work began, a line for each, with the time since then."""
        return self._log.toPlainText()

    @property
    def spent(self) -> str:
        """The time since the work began, to the second."""
        return _rough(time.monotonic() - self._began)

    # ---- methods ----

    def retranslate(self) -> None:
        """Take the buttons' texts from the language in force; what runs says the rest anew."""
        self.details.setText(QCoreApplication.translate("progress", "Log"))
        self.details.setToolTip(QCoreApplication.translate("progress", "What has happened so far"))
        self.cancel.setText(QCoreApplication.translate("progress", "Cancel"))
        self.cancel.setToolTip(
            QCoreApplication.translate("progress", "Stop and keep what has come")
            if self._keeps
            else QCoreApplication.translate("progress", "Stop and leave nothing behind")
        )

    def begin(self) -> None:
        """Show the panel for new work."""
        self._stage = None
        self._began = time.monotonic()
        self._log.clear()
        self.cancel.setEnabled(True)
        self._title.setText(QCoreApplication.translate("progress", "Starting"))
        self._figures.clear()
        self._remark.setText("")
        self._bar.setRange(0, 0)
        self.show()

    def tell(self, text: str) -> None:
        """Show a remark, and put it into the log."""
        self._note(text)
        self._remark.setText(text)

    def stopping(self) -> None:
        """Say that the wish to stop has been heard."""
        self.cancel.setEnabled(False)
        self._title.setText(QCoreApplication.translate("progress", "Stopping"))

    def update_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        title = QCoreApplication.translate("progress", _TITLES[progress.stage])
        title = f"{title} ({progress.note})" if progress.note else title
        if progress.stage is not self._stage:
            self._stage, self._first = progress.stage, progress.done
            self._stage_began = time.monotonic()
            self._note(title)
        self._title.setText(title)
        fraction = progress.fraction
        self._bar.setRange(0, 0 if fraction is None else _STEPS)
        if fraction is not None:
            self._bar.setValue(round(fraction * _STEPS))
        self._figures.setText("   ".join(self._figures_of(progress)))

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ---- internals ----

    def _figures_of(self, progress: Progress) -> list[str]:
        """Return the share that is done, the speed, and the time that is left."""
        fraction = progress.fraction
        figures = [] if fraction is None else [f"{fraction:.0%}"]
        spent = time.monotonic() - self._stage_began
        came = progress.done - self._first
        if came <= 0 or spent < _SETTLING:
            return figures
        if progress.stage in _MEDIA_TIME:
            speed = QCoreApplication.translate("progress", "{speed}× real time")
            figures.append(speed.format(speed=f"{came / 1000 / spent:.1f}"))
        if progress.total > progress.done:
            left = QCoreApplication.translate("progress", "{time} left")
            figures.append(
                left.format(time=_rough((progress.total - progress.done) * spent / came))
            )
        return figures

    def _note(self, text: str) -> None:
        """Add a line to the log."""
        self._log.appendPlainText(f"{self.spent}  {text}")


def _rough(seconds: float) -> str:
    """Write a duration to the second: `0:42`, `1:02:03`."""
    return clock(round(seconds * 1000), hours=False).split(".")[0]
