"""The properties of a look, each with its name, its control, and a way back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from emosub_gui.core.errors import translatable
from emosub_gui.core.theme import Animation, Border, Style
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM, SMALL
from emosub_gui.ui.styles.colours import ColourField
from emosub_gui.ui.styles.controls import Choice, Keypad, Number, Place, Range, Switch
from emosub_gui.ui.styles.fonts import FontField
from emosub_gui.ui.styles.names import animation_name, border_name, style_field_name

translate = QCoreApplication.translate
Control = FontField | Number | Switch | ColourField | Choice | Keypad | Place

_PIXELS = " px"
_RESET_ICON = 14
NAMES_WIDTH, RESET_WIDTH = 92, 22
"""Of the columns beside the controls."""
_CONTROLS: dict[str, Callable[[], Control]] = {
    "font": FontField,
    "size": lambda: Number(Range(20, 160, 1, 1, _PIXELS, most=1000)),
    "weight": lambda: Number(Range(100, 900, 100), int),
    "italic": lambda: Switch("italic"),
    "underline": lambda: Switch("underline"),
    "spacing": lambda: Number(Range(-10, 30, 0.5, 1, _PIXELS, most=500)),
    "scale_x": lambda: Number(Range(50, 200, 1, 0, " %", most=1000)),
    "scale_y": lambda: Number(Range(50, 200, 1, 0, " %", most=1000)),
    "angle": lambda: Number(Range(-45, 45, 0.5, 1, "°", most=360)),
    "fill": ColourField,
    "outline_colour": ColourField,
    "shadow_colour": ColourField,
    "border": lambda: Choice(list(Border), border_name),
    "outline": lambda: Number(Range(0, 20, 0.2, 1, _PIXELS, most=500)),
    "shadow": lambda: Number(Range(0, 20, 0.2, 1, _PIXELS, most=500)),
    "blur": lambda: Number(Range(0, 10, 0.1, 1, _PIXELS, most=100)),
    "alignment": Keypad,
    "margin_side": lambda: Number(Range(0, 300, 2, 0, _PIXELS, most=500)),
    "margin_vertical": lambda: Number(Range(0, 300, 2, 0, _PIXELS, most=500)),
    "position": Place,
    "fade_in": lambda: Number(Range(0, 1500, 20, 0, " ms", most=60_000), int),
    "fade_out": lambda: Number(Range(0, 1500, 20, 0, " ms", most=60_000), int),
    "animation": lambda: Choice(list(Animation), animation_name),
    "intensity": lambda: Number(Range(0, 1, 0.05, 2)),
}
_GROUPS = (
    (
        translatable("styles", "Letters"),
        ("font", "size", "weight", "italic", "underline", "spacing", "scale_x", "scale_y"),
    ),
    (translatable("styles", "Colours"), ("fill", "outline_colour", "shadow_colour")),
    (translatable("styles", "Edge"), ("border", "outline", "shadow", "blur")),
    (
        translatable("styles", "Place"),
        ("alignment", "margin_vertical", "margin_side", "position", "angle"),
    ),
    (translatable("styles", "Movement"), ("animation", "intensity", "fade_in", "fade_out")),
)


class Rows(QWidget):
    """All properties of a look.

    Signals:
        changed(str, object): a person gave a field a value.
        reset(str): a field is to be as it was.
    """

    changed = Signal(str, object)
    reset = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, Control] = {}
        self.resets: dict[str, QToolButton] = {}
        self._labels: dict[str, QLabel] = {}
        self._titles: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, NAMES_WIDTH)
        grid.setColumnMinimumWidth(2, RESET_WIDTH)
        for title, fields in _GROUPS:
            heading = self._titles[title] = QLabel()
            heading.setProperty("role", "heading")
            heading.setContentsMargins(0, LARGE, 0, 0)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 3)
            for field in fields:
                self._add(grid, field)
        self.retranslate()

    def show_look(self, style: Style, departing: Collection[str]) -> None:
        """Show a look, and which of its fields can be reset."""
        for field, control in self.controls.items():
            control.show_value(getattr(style, field))
            away = field in departing
            button, label = self.resets[field], self._labels[field]
            button.setVisible(away)
            role = "" if away else "muted"
            if label.property("role") != role:
                label.setProperty("role", role)
                label.style().unpolish(label)
                label.style().polish(label)

    def set_fonts(self, own: Sequence[Path]) -> None:
        """Say which font files travel with the theme."""
        control = self.controls["font"]
        if isinstance(control, FontField):
            control.set_own(own)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for title, heading in self._titles.items():
            heading.setText(translate("styles", title))
        for field, label in self._labels.items():
            name = style_field_name(field)
            label.setText(name)
            self.controls[field].setAccessibleName(name)
            tip = translate("styles", "Reset: {field}").format(field=name)
            self.resets[field].setToolTip(tip)
            self.resets[field].setAccessibleName(tip)
        for control in self.controls.values():
            if isinstance(control, FontField | ColourField | Choice):
                control.retranslate()

    def _add(self, grid: QGridLayout, field: str) -> None:
        row = grid.rowCount()
        label, control, button = QLabel(), _CONTROLS[field](), QToolButton()
        label.setProperty("role", "muted")
        label.setBuddy(control)
        button.setIcon(icon("rotate-ccw"))
        button.setFixedSize(RESET_WIDTH, RESET_WIDTH)
        button.setIconSize(QSize(_RESET_ICON, _RESET_ICON))
        button.setStyleSheet("QToolButton { padding: 0; }")
        self._labels[field], self.controls[field] = label, control
        self.resets[field] = button
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label, row, 0, left)
        grid.addWidget(
            control, row, 1, left if isinstance(control, Switch) else Qt.AlignmentFlag(0)
        )
        grid.addWidget(button, row, 2)
        control.changed.connect(lambda value: self.changed.emit(field, value))
        button.clicked.connect(lambda: self.reset.emit(field))
