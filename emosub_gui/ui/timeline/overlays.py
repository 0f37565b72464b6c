"""What lies behind and over the blocks: speech, shots, and the figures of a drag."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from emosub_gui.media.audio import Audio
from emosub_gui.ui.timeline.dragging import Part
from emosub_gui.ui.timeline.inks import translucent
from emosub_gui.ui.timeline.scene import Scene
from emosub_gui.ui.timeline.strip import Strip
from emosub_gui.ui.waveform.surface import Surface

_BAND_PX = 4.0
"""Height of the band that shows speech, at the foot of the waveform."""

_SHOT_PX = 24.0
"""Distance on average from which shot changes are drawn; closer ones would be a hatching."""

_PADDING, _DISTANCE, _RADIUS = 8.0, 10.0, 6.0
"""Of the bubble: around its text, from the time that it is about, and of its corners."""


def paint_speech(surface: Surface, scene: Scene) -> None:
    """Paint where there is speech, as a soft ground with a clear foot."""
    view, regions = surface.viewport, scene.regions
    first = int(np.searchsorted(regions[:, 1], view.start))
    last = int(np.searchsorted(regions[:, 0], view.end, "right"))
    starts, ends = regions[first:last].T
    foot = QRectF(surface.rect)
    foot.setTop(foot.bottom() - _BAND_PX)
    for where, alpha in ((surface, 18), (surface.within(foot), 120)):
        colour = translucent(surface.colours.wave_soft, alpha).rgba()
        if where.part.height() > 0:
            strip = Strip(where)
            strip.fill(starts, ends, np.full(starts.size, colour, np.uint32))
            strip.paint()


def paint_shots(surface: Surface, scene: Scene) -> None:
    """Paint shot changes as thin lines, unless they lie too close."""
    view, rect, painter = surface.viewport, surface.rect, surface.painter
    shots = scene.shots[bisect_left(scene.shots, view.start) : bisect_right(scene.shots, view.end)]
    if len(shots) * _SHOT_PX > view.width:
        return
    pen = QPen(translucent(surface.colours.muted, 210), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    for shot in shots:
        x = int(view.x(shot)) + 0.5
        painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))


def paint_span(surface: Surface, scene: Scene) -> None:
    """Paint the cue that would be made."""
    if scene.preview is None or scene.preview.span is None:
        return
    start, end = scene.preview.span
    left, right = surface.viewport.x(start), surface.viewport.x(end)
    where = QRectF(left, surface.rect.top(), right - left, surface.rect.height())
    surface.painter.fillRect(where, translucent(surface.colours.accent, 70))
    surface.painter.setPen(QPen(QColor(surface.colours.accent), 1))
    surface.painter.drawRect(where)


def paint_hover(surface: Surface, scene: Scene) -> None:
    """Paint the edge that a press would take hold of."""
    found = scene.hover
    if found is None or found.part is Part.BODY or scene.preview is not None:
        return
    x = surface.viewport.x(found.cue.start if found.part is Part.START else found.cue.end)
    inward = 0 if found.part is Part.START else -3
    where = QRectF(x + inward, surface.rect.top(), 3, surface.rect.height())
    surface.painter.fillRect(where, surface.colours.emotion(found.cue.emotion))


def paint_guide(surface: Surface, scene: Scene) -> None:
    """Paint what a dragged time has settled on."""
    if scene.preview is None or scene.preview.guide is None:
        return
    x = round(surface.viewport.x(scene.preview.guide)) + 0.5
    surface.painter.setPen(QPen(QColor(surface.colours.accent), 1, Qt.PenStyle.DashLine))
    surface.painter.drawLine(QLineF(x, surface.rect.top(), x, surface.rect.bottom()))


def paint_bubble(surface: Surface, scene: Scene) -> None:
    """Paint the figures of a drag beside the time that they are about."""
    if scene.preview is None:
        return
    painter, rect, colours = surface.painter, surface.rect, surface.colours
    bubble = scene.preview.bubble
    bold = QFont(painter.font())
    bold.setBold(True)
    fonts = (bold, painter.font())
    texts = (bubble.heading, bubble.detail)
    sizes = [QFontMetricsF(font).size(0, text) for font, text in zip(fonts, texts, strict=True)]
    width = max(size.width() for size in sizes) + 2 * _PADDING
    height = sum(size.height() for size in sizes) + _PADDING
    x = surface.viewport.x(bubble.time) + _DISTANCE
    if x + width > rect.right():
        x -= width + 2 * _DISTANCE
    box = QRectF(max(rect.left(), x), rect.top() + _DISTANCE, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(translucent(colours.raised, 240))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    inks = (colours.text, colours.danger if bubble.warning else colours.muted)
    top = box.top() + _PADDING / 2
    for font, text, size, ink in zip(fonts, texts, sizes, inks, strict=True):
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(QPointF(box.left() + _PADDING, top), size), text)
        top += size.height()


def paint_unheard(surface: Surface, audio: Audio | None) -> None:
    """Paint the film that is not decoded yet, or has no sound, as ground."""
    heard = surface.viewport.x(audio.duration_ms if audio else 0)
    rest = QRectF(surface.part)
    rest.setLeft(max(rest.left(), heard))
    if rest.isValid():
        surface.painter.fillRect(rest, QColor(surface.colours.sunken))


def paint_hint(surface: Surface, hint: str) -> None:
    """Paint what to do where there is nothing to see."""
    surface.painter.setPen(QColor(surface.colours.faint))
    surface.painter.drawText(surface.rect, Qt.AlignmentFlag.AlignCenter, hint)
