"""How long the lines of a cue are, and how fast it has to be read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from emosub_gui.core.cue import Cue
from emosub_gui.core.reading import cps, line_lengths, profile
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import SMALL

translate = QCoreApplication.translate
_BAR = 4
_TICK = 0.8
"""Share of the bar at which the limit lies."""

_NEAR = 0.85
"""Share of a limit from which it is near."""


class Gauge(QWidget):
    """The measures of one cue against the rules of its language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: list[float] = []
        self._speed = 0.0
        self._limits = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current.notifier().changed.connect(self.update)

    # ---- setters ----

    def show_cue(self, cue: Cue | None) -> None:
        """Show a cue's measures; None shows nothing."""
        if cue is None:
            self._lengths = []
        else:
            rules = profile(cue.language)
            self._lengths = line_lengths(cue, rules)
            self._speed = cps(cue, rules)
            self._limits = rules.max_line, rules.max_cps
        self.setAccessibleName(self.said if cue else "")
        self.setToolTip(self.accessibleName())
        self.update()

    # ---- properties ----

    @property
    def said(self) -> str:
        """The measures in words."""
        return translate(
            "inspector",
            "Lines of {lengths} characters, at most {line:g}; {speed:.1f} characters a second,"
            " at most {cps:g}",
        ).format(
            lengths=", ".join(f"{length:g}" for length in self._lengths),
            line=self._limits[0],
            speed=self._speed,
            cps=self._limits[1],
        )

    @property
    def too_long(self) -> bool:
        """Whether a line has more characters than it may."""
        return any(length > self._limits[0] for length in self._lengths)

    @property
    def too_fast(self) -> bool:
        """Whether the cue is shown for less time than it takes to read."""
        return bool(self._lengths) and self._speed > self._limits[1]

    # ---- Qt's interface ----

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a line of text and a bar."""
        return QSize(0, self.fontMetrics().height() + SMALL + _BAR + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line lengths, the speed, and a bar."""
        if not self._lengths:
            return
        painter = QPainter(self)
        colours = current.colours()
        left = self._draw(painter, 0, translate("inspector", "Line length"), colours.muted)
        for number, length in enumerate(self._lengths):
            if number:
                left = self._draw(painter, left, "·", colours.faint)
            over = length > self._limits[0]
            left = self._draw(
                painter, left, f"{length:g}", colours.danger if over else colours.text
            )
        self._draw(painter, left, f"/ {self._limits[0]:g}", colours.faint)
        speed = "∞" if self._speed == float("inf") else f"{self._speed:.1f}"
        unit = translate("inspector", "/ {limit:g} cps").format(limit=self._limits[1])
        metrics = self.fontMetrics()
        right = self.width() - metrics.horizontalAdvance(unit)
        self._draw(painter, right, unit, colours.faint)
        colour = colours.danger if self.too_fast else colours.text
        self._draw(painter, right - metrics.horizontalAdvance(speed) - SMALL, speed, colour)
        self._draw_bar(painter)

    # ---- internals ----

    def _draw(self, painter: QPainter, left: int, text: str, colour: str) -> int:
        """Draw words and return where the next ones begin."""
        metrics = self.fontMetrics()
        painter.setPen(QColor(colour))
        painter.drawText(left, metrics.ascent(), text)
        return left + metrics.horizontalAdvance(text) + SMALL

    def _draw_bar(self, painter: QPainter) -> None:
        """Draw how fast the cue is, beside the limit."""
        colours = current.colours()
        share = self._speed / self._limits[1]
        top, width = self.height() - _BAR, self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(QRectF(0, top, width, _BAR), _BAR / 2, _BAR / 2)
        state = colours.danger if share > 1 else colours.warning if share > _NEAR else colours.good
        painter.setBrush(QColor(state))
        filled = width * min(share * _TICK, 1.0)
        painter.drawRoundedRect(QRectF(0, top, max(filled, _BAR), _BAR), _BAR / 2, _BAR / 2)
        painter.fillRect(QRectF(width * _TICK, top - 2, 1, _BAR + 4), QColor(colours.muted))
