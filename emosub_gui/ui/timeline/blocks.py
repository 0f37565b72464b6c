"""Cues as blocks: the lane of blocks, and their shades over the waveform."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen, QPixmap

from emosub_gui.core.checks import ProblemKind, check_neighbours
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.review import effective_confidence, is_doubtful
from emosub_gui.styling.departures import departures
from emosub_gui.ui.departures import DEPARTURE_ICON
from emosub_gui.ui.look.colours import Colours
from emosub_gui.ui.look.icons import EMOTION_ICONS, icon
from emosub_gui.ui.timeline.index import Positions
from emosub_gui.ui.timeline.inks import Inks
from emosub_gui.ui.timeline.labels import Labels
from emosub_gui.ui.timeline.scene import Scene
from emosub_gui.ui.timeline.strip import Strip
from emosub_gui.ui.waveform.surface import Surface

_BLOCK_PX, _TEXT_PX, _MARK_PX = 8.0, 16.0, 64.0
"""Widths from which a cue is a block, has text, and a mark for its review."""

_MOST_MARKED = 400
"""Cues in view up to which overlaps and small gaps are marked."""

_GAP_MS = 500
"""No gap that is too small is longer; so far away may lie the cues beside what is repainted."""

_RADIUS = 4.0
_STRIPE = 3.0
_BAR = 2.0
_PADDING = 5.0
_ICON = 13


class _Place(NamedTuple):
    """A cue that is painted as a block: its emotion's number, and where."""

    cue: Cue
    number: int
    rect: QRectF


class BlockPainter:
    """Paints cues in the colours that are in force, and in one font."""

    def __init__(self, colours: Colours, font: QFont) -> None:
        self._inks = Inks(colours)
        small = QFont(font)
        small.setPointSizeF(max(6.5, font.pointSizeF() - 1))
        self._text, self._small = Labels(font), Labels(small)
        self._icons: dict[tuple[str, int, float], QPixmap] = {}

    @property
    def lane_height(self) -> float:
        """Height at which a block has a header, two lines of text, and a bar."""
        return _ICON + 2 + 2 * self._text.line_height + _BAR + 9

    def paint_shades(self, surface: Surface, scene: Scene) -> None:
        """Paint the cues' times over the waveform."""
        index, inks, strip = scene.shown, self._inks, Strip(surface)
        positions = index.within(*surface.span)
        starts, ends = index.starts[positions], index.ends[positions]
        numbers = index.emotions[positions]
        selected = np.isin(positions, index.positions(scene.selected))
        strip.fill(starts, ends, np.where(selected, inks.chosen[numbers], inks.shade[numbers]))
        wide = (ends - starts) * surface.viewport.scale >= _BLOCK_PX
        strip.mark_edges(starts[wide], ends[wide], inks.edge[numbers[wide]])
        if scene.current is not None:
            here = index.positions([scene.current])
            accents = np.full(here.size, inks.accent.rgba(), np.uint32)
            strip.mark_edges(index.starts[here], index.ends[here], accents, width=2)
        strip.paint()

    def paint_lane(self, surface: Surface, scene: Scene) -> None:
        """Paint the cues as blocks, and what is wrong between them."""
        index, viewport, rect = scene.shown, surface.viewport, surface.rect
        positions = index.within(*surface.span)
        lengths = (index.ends[positions] - index.starts[positions]) * viewport.scale
        self._paint_small(surface, scene, positions[lengths < _BLOCK_PX])
        for position in positions[lengths >= _BLOCK_PX].tolist():
            cue = index.cues[position]
            row, rows = index.rows[position].tolist()
            height = rect.height() / rows
            left, top = viewport.x(cue.start), rect.top() + row * height + 1
            where = QRectF(left, top, viewport.x(cue.end) - left - 1, height - 2)
            self._paint_block(surface, scene, _Place(cue, int(index.emotions[position]), where))
        if positions.size <= _MOST_MARKED:
            self._paint_problems(surface, scene)

    # ---- internals ----

    def _paint_small(self, surface: Surface, scene: Scene, positions: Positions) -> None:
        """Paint cues that are too small for blocks."""
        index, inks = scene.shown, self._inks
        strip = Strip(surface.within(surface.rect.adjusted(0, 1, 0, -1)))
        colours = inks.small[index.emotions[positions]]
        colours[np.isin(positions, index.positions(scene.selected))] = inks.accent.rgba()
        strip.fill(index.starts[positions], index.ends[positions], colours)
        strip.paint()

    def _paint_block(self, surface: Surface, scene: Scene, place: _Place) -> None:
        painter, cue, rect, inks = surface.painter, place.cue, place.rect, self._inks
        selected = cue.id in scene.selected
        shape = QPainterPath()
        shape.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.fillPath(shape, (inks.selected if selected else inks.fill)[place.number])
        if is_doubtful(cue):
            painter.fillPath(shape, inks.hatch[place.number])
        if selected:
            painter.setPen(QPen(inks.accent, 2 if cue.id == scene.current else 1))
            painter.drawPath(shape)
        stripe = QRectF(rect.left() + 2, rect.top() + 3, _STRIPE, rect.height() - 6)
        painter.fillRect(stripe, inks.plain[place.number])
        self._paint_words(surface, place)

    def _paint_words(self, surface: Surface, place: _Place) -> None:
        """Paint what fits: text, above it emotion, speaker and review, below it the confidence."""
        painter, cue, inks = surface.painter, place.cue, self._inks
        inner = (place.rect & surface.rect).adjusted(_STRIPE + _PADDING + 2, 3, -_PADDING, -3)
        if inner.width() < _TEXT_PX:
            return
        if (sure := effective_confidence(cue)) is not None and not cue.reviewed:
            bar = QRectF(inner.left(), inner.bottom() - _BAR, inner.width(), _BAR)
            painter.fillRect(bar, inks.track[place.number])
            bar.setWidth(inner.width() * sure)
            painter.fillRect(bar, inks.warning if is_doubtful(cue) else inks.plain[place.number])
            inner.setBottom(inner.bottom() - _BAR - 1)
        if inner.height() >= _ICON + 2 + self._text.line_height:
            self._paint_header(surface, place, inner)
            inner.setTop(inner.top() + _ICON + 2)
        text = cue.plain.replace("\n", " ").strip()
        painter.setPen(inks.faint if cue.comment or not text else inks.text)
        lines = max(1, int(inner.height() / self._text.line_height))
        self._text.draw(painter, inner.topLeft(), inner.width(), text or "…", lines)

    def _paint_header(self, surface: Surface, place: _Place, inner: QRectF) -> None:
        painter, cue, right, inks = surface.painter, place.cue, inner.right(), self._inks
        if inner.width() >= _MARK_PX and (mark := self._mark(cue, surface.ratio)):
            right -= _ICON
            painter.drawPixmap(QPointF(right, inner.top()), mark)
        if inner.width() >= _MARK_PX and departures(cue):
            right -= _ICON + 2
            brush = self._pixmap(DEPARTURE_ICON, inks.accent, surface.ratio)
            painter.drawPixmap(QPointF(right, inner.top()), brush)
        left = inner.left()
        if cue.emotion is not None and not cue.comment:
            colour = inks.plain[place.number]
            sign = self._pixmap(EMOTION_ICONS[cue.emotion], colour, surface.ratio)
            painter.drawPixmap(inner.topLeft(), sign)
            left += _ICON + 4
        if cue.speaker and right - left > _TEXT_PX:
            painter.setPen(inks.muted)
            where = QPointF(left, inner.top() + (_ICON - self._small.line_height) / 2)
            self._small.draw(painter, where, right - left, cue.speaker, 1)

    def _paint_problems(self, surface: Surface, scene: Scene) -> None:
        """Mark where neighbours overlap, or come too close to one another."""
        view, rect, index = surface.viewport, surface.rect, scene.shown
        start, end = surface.span
        around = index.within(start - _GAP_MS, end + _GAP_MS).tolist()
        cues = [index.cues[position] for position in around]
        found = check_neighbours(Document(cues=tuple(cues), media=scene.media))
        gaps: list[tuple[int, int]] = []
        for cue in cues:
            for problem in found.get(cue.id, ()):
                if problem.kind is ProblemKind.OVERLAP:
                    left = view.x(cue.end - problem.value)
                    where = QRectF(left, rect.top(), view.x(cue.end) - left, rect.height())
                    surface.painter.fillRect(where, self._inks.overlap)
                else:
                    gaps.append((cue.end, cue.end + round(problem.value)))
        starts, ends = np.array(gaps, np.int64).reshape(-1, 2).T
        strip = Strip(surface)
        strip.fill(starts, ends, np.full(starts.size, self._inks.gap.rgba(), np.uint32))
        strip.paint()

    def _mark(self, cue: Cue, ratio: float) -> QPixmap | None:
        """Return the sign of a cue's state of review; None while there is nothing to say."""
        if cue.reviewed:
            return self._pixmap("circle-check", self._inks.good, ratio)
        if is_doubtful(cue):
            return self._pixmap("circle-help", self._inks.warning, ratio)
        return None

    def _pixmap(self, name: str, colour: QColor, ratio: float) -> QPixmap:
        key = name, colour.rgb(), ratio
        if key not in self._icons:
            drawing = icon(name, colour.name())
            self._icons[key] = drawing.pixmap(QSize(_ICON, _ICON), ratio)
        return self._icons[key]
