"""What words and voice say, each and together, as bars."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from emosub_gui.core.cue import Evidence
from emosub_gui.core.emotion import EMOTIONS, Scores
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import EMOTION_ICONS, icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.words import emotion_name

translate = QCoreApplication.translate
_ROW, _FOOT, _ICON = 44, 22, 14
_LABEL_SHARE = 0.2
_FADED = 0.45


class EvidenceChart(QWidget):
    """Three rows of seven bars: words, voice, and both together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evidence = Evidence()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current.notifier().changed.connect(self.update)

    # ---- properties ----

    @property
    def rows(self) -> list[tuple[str, Scores | None]]:
        """The rows that are drawn: what they are called, and their distribution."""
        evidence = self._evidence
        return [
            (translate("inspector", "Words"), evidence.text),
            (translate("inspector", "Voice"), evidence.audio),
            (translate("inspector", "Together"), evidence.combined),
        ]

    # ---- setters ----

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Show a cue's evidence."""
        self._evidence = evidence or Evidence()
        self.setAccessibleName("; ".join(_said(name, scores) for name, scores in self.rows))
        self.update()

    # ---- Qt's interface ----

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of three rows and their feet."""
        return QSize(0, 3 * _ROW + _FOOT)

    def event(self, event: QEvent) -> bool:
        """Say the row under the pointer in words."""
        if isinstance(event, QHelpEvent):
            row = event.pos().y() // _ROW
            if row < len(self.rows):
                QToolTip.showText(event.globalPos(), _said(*self.rows[row]), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the rows, and the emotions below them."""
        painter = QPainter(self)
        colours = current.colours()
        left = self.width() * _LABEL_SHARE
        column = (self.width() - left) / len(EMOTIONS)
        for number, (name, scores) in enumerate(self.rows):
            top = number * _ROW
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(0, top, left, _ROW), Qt.AlignmentFlag.AlignVCenter, name)
            if scores is None:
                painter.setPen(QColor(colours.faint))
                painter.drawText(
                    QRectF(left + MEDIUM, top, self.width() - left, _ROW),
                    Qt.AlignmentFlag.AlignVCenter,
                    translate("inspector", "no evidence"),
                )
            else:
                self._draw_row(painter, scores, QRectF(left, top, column, _ROW))
            painter.fillRect(QRectF(left, top + _ROW - 1, 7 * column, 1), QColor(colours.line))
        for number, emotion in enumerate(EMOTIONS):
            middle = left + (number + 0.5) * column
            place = QRectF(middle - _ICON / 2, 3 * _ROW + SMALL, _ICON, _ICON).toRect()
            icon(EMOTION_ICONS[emotion], colours.emotions[emotion]).paint(painter, place)

    # ---- internals ----

    def _draw_row(self, painter: QPainter, scores: Scores, cell: QRectF) -> None:
        """Draw a distribution; only its best emotion stands out and has its number."""
        metrics = painter.fontMetrics()
        room = cell.height() - metrics.height() - 2
        for emotion, share in zip(EMOTIONS, scores, strict=True):
            best = emotion is scores.best
            colour = current.colours().emotion(emotion)
            colour.setAlphaF(1.0 if best else _FADED)
            height = max(1.0, room * share)
            width = cell.width() * 0.6
            bar = QRectF(cell.center().x() - width / 2, cell.bottom() - 1 - height, width, height)
            painter.fillRect(bar, colour)
            if best:
                painter.setPen(QColor(current.colours().text))
                number = QRectF(
                    cell.x() - 6, bar.top() - metrics.height(), cell.width() + 12, metrics.height()
                )
                painter.drawText(number, Qt.AlignmentFlag.AlignCenter, f"{share:.0%}")
            cell.translate(cell.width(), 0)


def _said(name: str, scores: Scores | None) -> str:
    """Return a row in words, the most likely emotions first."""
    if scores is None:
        return f"{name}: {translate('inspector', 'no evidence')}"
    ranked = sorted(zip(scores, EMOTIONS, strict=True), key=lambda pair: -pair[0])
    parts = [f"{emotion_name(emotion)} {share:.0%}" for share, emotion in ranked]
    return f"{name}: {', '.join(parts)}"
