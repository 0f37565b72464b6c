"""The timeline's colours for each emotion, mixed once for a set of the program's colours."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.ui.look.colours import Colours

_FILL, _FILL_SELECTED = (0.26, 0.20), (0.42, 0.34)
"""How much of the emotion's colour is in a block, dark and light: text on it stays readable."""

_SMALL = 0.6
"""The same of what is too small for a stripe in the full colour: neither louder nor duller."""

_HATCH = 50
"""Opacity of 255 of a doubtful block's hatching: seen beside the text, not through it."""

_SHADE, _SHADE_CHOSEN = 30, 58
"""Opacity of 255 of the emotion's colour over the waveform."""


class Inks:
    """Colours; those in lists by number of emotion (`CueIndex.emotions`).

    Attributes:
        plain: the emotion's own.
        fill, selected: of a block.
        small: (emotions,) 0xAARRGGBB of a cue that is too small for a block.
        hatch: over a doubtful block.
        track: under the bar of a block's confidence.
        edge, shade, chosen: (emotions,) 0xAARRGGBB over the waveform, the last for selected cues.
        text, muted, faint, accent, good, warning: the program's.
        overlap, gap: over the lane, where there is one.
    """

    def __init__(self, colours: Colours) -> None:
        light = not colours.dark
        ground = QColor(colours.panel)
        self.plain = [*(colours.emotion(emotion) for emotion in EMOTIONS), QColor(colours.faint)]
        self.fill = [mixed(ground, each, _FILL[light]) for each in self.plain]
        self.selected = [mixed(ground, each, _FILL_SELECTED[light]) for each in self.plain]
        self.small = rgba(mixed(ground, each, _SMALL) for each in self.plain)
        self.hatch = [
            QBrush(translucent(each, _HATCH), Qt.BrushStyle.BDiagPattern) for each in self.plain
        ]
        self.track = [translucent(each, 120) for each in self.plain]
        self.edge = rgba(translucent(each, 150) for each in self.plain)
        self.shade = rgba(translucent(each, _SHADE) for each in self.plain)
        self.chosen = rgba(translucent(each, _SHADE_CHOSEN) for each in self.plain)
        self.text, self.muted = QColor(colours.text), QColor(colours.muted)
        self.faint, self.accent = QColor(colours.faint), QColor(colours.accent)
        self.good, self.warning = QColor(colours.good), QColor(colours.warning)
        self.overlap = QBrush(translucent(colours.danger, 180), Qt.BrushStyle.DiagCrossPattern)
        self.gap = translucent(colours.warning, 160)


def rgba(colours: Iterable[QColor]) -> NDArray[np.uint32]:
    """Return colours as 0xAARRGGBB."""
    return np.array([colour.rgba() for colour in colours], np.uint32)


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return `ground` with a share of `colour` in it."""
    mix = (
        round(own + (other - own) * share)
        for own, other in (
            (ground.red(), colour.red()),
            (ground.green(), colour.green()),
            (ground.blue(), colour.blue()),
        )
    )
    return QColor(*mix)


def translucent(colour: QColor | str, alpha: int) -> QColor:
    """Return a colour at an opacity of 255."""
    other = QColor(colour)
    other.setAlpha(alpha)
    return other
