"""Controls for one property of a look each.

All have a signal `changed(object)`, which only a person's hand emits, and `show_value`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from emosub_gui.core.theme import Position
from emosub_gui.ui.look import sliders
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.shortcuts import claim_typing_key

translate = QCoreApplication.translate
_NO_BUTTONS = """
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow { image: none; width: 0; height: 0; }
"""
_KEY_SHEET = "QToolButton { padding: 0; border-radius: 4px; border: 1px solid palette(mid); }"
_SPIN_WIDTH = 70
_SLIDER_WIDTH = 48
_KEY = 22


class Range(NamedTuple):
    """The values of a slider: the field beside it takes those up to `most` as well."""

    low: float
    high: float
    step: float = 1.0
    decimals: int = 0
    suffix: str = ""
    most: float | None = None


class SpinBox(QDoubleSpinBox):
    """A number; keeps typed digits from the window, and the wheel only while one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # With no buttons at all, Qt leaves a styled spin box's field one pixel wide.
        self.setStyleSheet(_NO_BUTTONS)
        self.lineEdit().setTextMargins(0, 0, SMALL, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setKeyboardTracking(False)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of typing from the window's shortcuts."""
        return claim_typing_key(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave a passing wheel to the panel."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Slider(sliders.Slider):
    """A slider that leaves the wheel to the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave a passing wheel to the panel."""
        event.ignore()


class Choice(QComboBox):
    """Values with names."""

    changed = Signal(object)

    def __init__(
        self,
        values: Sequence[object],
        name: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values, self._name = list(values), name
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda index: self.changed.emit(self._values[index]))
        self.retranslate()

    def show_value(self, value: object) -> None:
        """Show a value."""
        self.setCurrentIndex(self._values.index(value))

    def retranslate(self) -> None:
        """Name the values in the language now in force."""
        index = max(0, self.currentIndex())
        self.clear()
        self.addItems([self._name(value) for value in self._values])
        self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave a passing wheel to the panel."""
        event.ignore()


class Number(QWidget):
    """A slider with a field."""

    changed = Signal(object)

    def __init__(
        self, values: Range, kind: type[int] | type[float] = float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._range, self._kind = values, kind
        self.slider = Slider()
        self.slider.setRange(0, round((values.high - values.low) / values.step))
        self.spin = SpinBox()
        self.spin.setRange(values.low, values.high if values.most is None else values.most)
        self.spin.setSingleStep(values.step)
        self.spin.setDecimals(values.decimals)
        self.spin.setSuffix(values.suffix)
        self.spin.setFixedWidth(_SPIN_WIDTH)
        self.slider.setMinimumWidth(_SLIDER_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.spin)
        self.setFocusProxy(self.spin)
        self.slider.valueChanged.connect(self._on_slid)
        self.spin.valueChanged.connect(self._on_typed)

    def show_value(self, value: float) -> None:
        """Show a number; one beyond the slider stays as it is in the field."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.spin):
            self.slider.setValue(self._step_of(value))
            if not self.spin.hasFocus() or self.spin.value() != value:
                self.spin.setValue(value)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name both parts."""
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.spin.setAccessibleName(name)

    def _step_of(self, value: float) -> int:
        """Return the slider's step that is nearest to a value."""
        low, high = self._range.low, self._range.high
        return round((min(max(value, low), high) - low) / self._range.step)

    def _on_slid(self, step: int) -> None:
        value = self._range.low + step * self._range.step
        with QSignalBlocker(self.spin):
            self.spin.setValue(value)
        self.changed.emit(self._kind(round(value, self._range.decimals)))

    def _on_typed(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._step_of(value))
        self.changed.emit(self._kind(round(value, self._range.decimals)))


class Switch(QToolButton):
    """A button that is in or out."""

    changed = Signal(object)

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon(picture))
        self.setCheckable(True)
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: bool) -> None:
        """Show whether it is in."""
        self.setChecked(value)

    def _on_clicked(self, on: bool) -> None:
        self.changed.emit(on)


class Keypad(QWidget):
    """Where on the picture text stands: a numeric keypad, as ASS counts alignments."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: dict[int, QToolButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for number in range(1, 10):
            key = self.keys[number] = QToolButton()
            key.setCheckable(True)
            key.setFixedSize(_KEY + 8, _KEY)
            key.setStyleSheet(_KEY_SHEET)
            key.setText("•")
            key.clicked.connect(lambda _checked, number=number: self._on_clicked(number))
            grid.addWidget(key, 2 - (number - 1) // 3, (number - 1) % 3)
        grid.setColumnStretch(3, 1)

    def show_value(self, value: int) -> None:
        """Show an alignment."""
        for number, key in self.keys.items():
            key.setChecked(number == value)

    def _on_clicked(self, number: int) -> None:
        self.show_value(number)
        self.changed.emit(number)


class Place(QWidget):
    """A fixed place on the picture, in percent of its width and height, or none."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fixed = QCheckBox()
        self.spins = (SpinBox(), SpinBox())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.fixed)
        for spin, axis in zip(self.spins, "xy", strict=True):
            spin.setRange(0, 100)
            spin.setDecimals(1)
            spin.setPrefix(f"{axis} ")
            spin.setSuffix("%")
            spin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            spin.valueChanged.connect(self._on_changed)
            layout.addWidget(spin, 1)
        self.fixed.clicked.connect(self._on_changed)
        self.show_value(None)

    def show_value(self, value: Position | None) -> None:
        """Show a place; the bottom's middle is offered where there is none."""
        place = value or Position(0.5, 0.9)
        self.fixed.setChecked(value is not None)
        for spin, share in zip(self.spins, (place.x, place.y), strict=True):
            with QSignalBlocker(spin):
                spin.setValue(share * 100)
            spin.setEnabled(value is not None)

    def _on_changed(self) -> None:
        x, y = (round(spin.value() / 100, 4) for spin in self.spins)
        value = Position(x, y) if self.fixed.isChecked() else None
        self.show_value(value)
        self.changed.emit(value)
