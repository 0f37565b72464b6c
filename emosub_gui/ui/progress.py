"""The panel of a running analysis: stage, bar, speed, time left, what it told, Cancel."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from emosub_gui.core.errors import translatable
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.core.timecode import clock
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM

_TITLES = {
    Stage.PROBE: translatable("progress", "Opening the film"),
    Stage.DECODE: translatable("progress", "Decoding the sound"),
    Stage.LOAD: translatable("progress", "Loading models"),
    Stage.DOWNLOAD: translatable("progress", "Downloading"),
    Stage.SHOTS: translatable("progress", "Finding shot changes"),
    Stage.SPEECH: translatable("progress", "Finding speech"),
    Stage.TRANSCRIBE: translatable("progress", "Listening"),
    Stage.ALIGN: translatable("progress", "Aligning words"),
    Stage.EMOTION: translatable("progress", "Judging emotions"),
    Stage.EXPORT: translatable("progress", "Writing"),
}
_MEDIA_TIME = {Stage.DECODE, Stage.SPEECH, Stage.TRANSCRIBE, Stage.ALIGN}


class ProgressPanel(QWidget):
    """One line above the status bar while work runs.

    Signals:
        cancelRequested(): the person wants it to stop.
    """

    cancelRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._figures = QLabel()
        self._figures.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._remark = QLabel()
        self._remark.setProperty("role", "muted")
        self._remark.setWordWrap(True)
        cancel = QToolButton()
        cancel.setIcon(icon("x"))
        cancel.setToolButtonStyle(cancel.toolButtonStyle().ToolButtonTextBesideIcon)
        cancel.clicked.connect(self.cancelRequested)
        self._cancel = cancel
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(self._title)
        head.addWidget(self._figures)
        head.addStretch()
        head.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(MEDIUM)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._remark)
        self._stage: Stage | None = None
        self._began = self._first = 0.0
        self._log: list[str] = []
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Take the button's text from the language in force; what runs says the rest anew."""
        self._cancel.setText(QCoreApplication.translate("progress", "Cancel"))
        self._cancel.setToolTip(
            QCoreApplication.translate("progress", "Stop and keep what has come")
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @property
    def log(self) -> list[str]:
        """What the analysis has told, in order."""
        return list(self._log)

    def begin(self) -> None:
        """Show the panel for new work."""
        self._stage = None
        self._log.clear()
        self._cancel.setEnabled(True)
        self._title.setText(QCoreApplication.translate("progress", "Starting"))
        self._figures.clear()
        self._remark.clear()
        self._remark.hide()
        self._bar.setRange(0, 0)
        self.show()

    def tell(self, text: str) -> None:
        """Show a remark; earlier ones stay in the tooltip."""
        self._log.append(text)
        self._remark.setText(text)
        self._remark.setToolTip("\n".join(self._log))
        self._remark.show()

    def stopping(self) -> None:
        """Say that the wish to stop has been heard."""
        self._cancel.setEnabled(False)
        self._title.setText(QCoreApplication.translate("progress", "Stopping"))

    def update_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        now = time.monotonic()
        if progress.stage is not self._stage:
            self._stage, self._began, self._first = progress.stage, now, progress.done
        title = QCoreApplication.translate("progress", _TITLES[progress.stage])
        self._title.setText(f"{title} ({progress.note})" if progress.note else title)
        fraction = progress.fraction
        self._bar.setRange(0, 0 if fraction is None else 1000)
        if fraction is not None:
            self._bar.setValue(round(fraction * 1000))
        spent, came = now - self._began, progress.done - self._first
        figures = [] if fraction is None else [f"{fraction:.0%}"]
        if came > 0 and spent > 0.3:
            if progress.stage in _MEDIA_TIME:
                speed = f"{came / 1000 / spent:.1f}"
                figures.append(
                    QCoreApplication.translate("progress", "{speed}× real time").format(speed=speed)
                )
            if progress.total > progress.done:
                left = clock(round((progress.total - progress.done) * spent / came * 1000))
                text = QCoreApplication.translate("progress", "{time} left")
                figures.append(text.format(time=left.split(".")[0]))
        self._figures.setText("   ".join(figures))
