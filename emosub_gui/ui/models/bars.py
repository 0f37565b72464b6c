"""A distribution over the emotions as bars, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import EMOTION_ICONS, icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.words import emotion_name

_ICON, _BAR = 14, 6
_FADED = 0.45


class ScoreBars(QWidget):
    """Seven rows: icon, name, bar, percent; the best one stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Scores | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current.notifier().changed.connect(self.update)

    @property
    def scores(self) -> Scores | None:
        """What is shown."""
        return self._scores

    def show_scores(self, scores: Scores | None) -> None:
        """Show a distribution; None hides everything."""
        self._scores = scores
        self.setVisible(scores is not None)
        if scores is not None:
            said = (
                f"{emotion_name(emotion)} {share:.0%}"
                for emotion, share in zip(EMOTIONS, scores, strict=True)
            )
            self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of seven rows."""
        return QSize(0, len(EMOTIONS) * self._row)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the rows."""
        if self._scores is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, metrics = current.colours(), self.fontMetrics()
        names = max(metrics.horizontalAdvance(emotion_name(emotion)) for emotion in EMOTIONS)
        number = metrics.horizontalAdvance("100 %") + MEDIUM
        left = _ICON + MEDIUM + names + MEDIUM
        width = max(0, self.width() - left - number)
        for index, (emotion, share) in enumerate(zip(EMOTIONS, self._scores, strict=True)):
            best = emotion is self._scores.best
            top = index * self._row
            middle = top + self._row / 2
            place = QRectF(0, middle - _ICON / 2, _ICON, _ICON).toRect()
            icon(EMOTION_ICONS[emotion], colours.emotions[emotion]).paint(painter, place)
            painter.setPen(QColor(colours.text if best else colours.muted))
            centred = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(
                QRectF(_ICON + MEDIUM, top, names, self._row), centred, emotion_name(emotion)
            )
            painter.drawText(
                QRectF(self.width() - number, top, number, self._row),
                centred | Qt.AlignmentFlag.AlignRight,
                f"{share:.0%}",
            )
            painter.setPen(Qt.PenStyle.NoPen)
            for length, colour in (
                (width, QColor(colours.line)),
                (width * share, self._colour(emotion, best=best)),
            ):
                painter.setBrush(colour)
                bar = QRectF(left, middle - _BAR / 2, max(length, _BAR), _BAR)
                painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    @property
    def _row(self) -> int:
        """The height of a row."""
        return self.fontMetrics().height() + SMALL

    def _colour(self, emotion: Emotion, *, best: bool) -> QColor:
        colour = current.colours().emotion(emotion)
        colour.setAlphaF(1.0 if best else _FADED)
        return colour
