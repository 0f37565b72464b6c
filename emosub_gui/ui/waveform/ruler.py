"""The ruler: times or frame numbers at even distances, as many as fit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from emosub_gui.core.timecode import clock, frame_at, frame_start
from emosub_gui.ui.waveform.surface import Surface
from emosub_gui.ui.waveform.viewport import Viewport

_SECOND, _MINUTE, _HOUR = 1000, 60_000, 3_600_000
_STEPS_MS = (
    *(1, 2, 5, 10, 20, 50, 100, 200, 500),
    *(seconds * _SECOND for seconds in (1, 2, 5, 10, 15, 30)),
    *(minutes * _MINUTE for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * _HOUR for hours in (1, 2, 5, 10)),
)
_LABEL_PX = 88
"""Least distance between two labels."""

_PARTS = 5
"""Short ticks between two labels, one of which is the labelled one."""


class Tick(NamedTuple):
    """A mark on the ruler; `label` is empty for a short one."""

    time: float
    label: str


def time_ticks(viewport: Viewport) -> Iterator[Tick]:
    """Yield the ticks in view, labelled `H:MM:SS`, with milliseconds where they lie closer."""
    least = _LABEL_PX / viewport.scale
    step = next((step for step in _STEPS_MS if step >= least), _STEPS_MS[-1])
    for number in range(math.floor(viewport.start / step), math.ceil(viewport.end / step) + 1):
        label = clock(number * step)
        yield Tick(number * step, label if step < _SECOND else label[:-4])
        for part in range(1, _PARTS):
            yield Tick((number + part / _PARTS) * step, "")


def frame_ticks(viewport: Viewport, rate: Fraction) -> Iterator[Tick]:
    """Yield the ticks in view, labelled with frame numbers; short ones are frames."""
    least = _LABEL_PX / viewport.scale * float(rate) / 1000
    step = next(
        number * 10**power
        for power in range(9)
        for number in (1, 2, 5)
        if number * 10**power >= least
    )
    short = max(1, step // _PARTS)
    first = frame_at(round(viewport.start), rate) // step * step
    for frame in range(first, frame_at(round(viewport.end), rate) + step, short):
        yield Tick(frame_start(frame, rate), "" if frame % step else str(frame))


def paint_ruler(surface: Surface, rate: Fraction | None = None) -> None:
    """Paint what has to be repainted; in frames if a `rate` is given."""
    painter, viewport, rect, part, colours = surface
    painter.fillRect(part, QColor(colours.panel))
    painter.setPen(QColor(colours.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    for tick in frame_ticks(viewport, rate) if rate else time_ticks(viewport):
        x = math.floor(viewport.x(tick.time)) + 0.5
        if not part.left() - _LABEL_PX <= x <= part.right():
            continue
        painter.setPen(QColor(colours.line))
        height = rect.height() - 6 if tick.label else 4
        painter.drawLine(QPointF(x, rect.bottom() - height), QPointF(x, rect.bottom()))
        if tick.label:
            painter.setPen(QColor(colours.muted))
            where = QRectF(x + 4, rect.top(), _LABEL_PX, rect.height() - 3)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, tick.label)
