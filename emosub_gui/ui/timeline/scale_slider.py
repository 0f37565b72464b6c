"""A slider whose steps are factors: each pushes as far as the one before, at any scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from emosub_gui.ui.look.sliders import Slider

_STEPS = 1000
_WIDTH = 90


class ScaleSlider(Slider):
    """Chooses a scale between two others.

    Signals:
        scaled(scale): the person has chosen one.
    """

    scaled = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._greatest = 1.0, 2.0
        self.setRange(0, _STEPS)
        self.setPageStep(_STEPS // 10)
        self.setFixedWidth(_WIDTH)
        self.valueChanged.connect(lambda _: self.scaled.emit(self.scale))

    @property
    def scale(self) -> float:
        """The scale that is chosen."""
        factor = self._greatest / self._least
        return self._least * math.pow(factor, self.value() / _STEPS)

    def set_range(self, least: float, greatest: float) -> None:
        """Choose between these two."""
        self._least, self._greatest = least, max(greatest, least * 1.001)

    def set_scale(self, scale: float) -> None:
        """Show a scale, the nearest there is, without saying so."""
        share = math.log(max(scale, self._least) / self._least) / math.log(
            self._greatest / self._least
        )
        with QSignalBlocker(self):
            self.setValue(round(share * _STEPS))
