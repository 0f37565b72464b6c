"""Text on blocks: laid out once for a width, then only drawn."""

from __future__ import annotations

from collections import OrderedDict
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextLayout

_KEPT = 1000
"""Laid out texts that are kept: some screens full."""


class Labels:
    """Text in one font, broken into lines and cut short to fit."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._texts: OrderedDict[tuple[str, int, int], list[QStaticText]] = OrderedDict()

    @property
    def line_height(self) -> float:
        """Distance between two lines in pixels."""
        return self._metrics.lineSpacing()

    def draw(self, painter: QPainter, where: QPointF, width: float, text: str, lines: int) -> None:
        """Draw text from its top left corner on, in the painter's pen."""
        painter.setFont(self.font)
        for number, line in enumerate(self._lines(text, int(width), lines)):
            painter.drawStaticText(where + QPointF(0, number * self.line_height), line)

    def _lines(self, text: str, width: int, most: int) -> list[QStaticText]:
        key = (text, width, most)
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = [_static(line) for line in self._broken(text, width, most)]
            if len(self._texts) > _KEPT:
                self._texts.popitem(last=False)
        return found

    def _broken(self, text: str, width: int, most: int) -> list[str]:
        """Break text into lines; each is cut short if a word, or the rest, is too long for it."""
        layout = QTextLayout(text, self.font)
        starts = [0]
        layout.beginLayout()
        while len(starts) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(starts[-1] + line.textLength())
        layout.endLayout()
        parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
        cut = Qt.TextElideMode.ElideRight
        return [self._metrics.elidedText(part.strip(), cut, width) for part in parts]


def _static(line: str) -> QStaticText:
    static = QStaticText(line)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return static
