"""A colour: swatch, hexadecimal field, dropper, and a palette of recent ones."""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QColorDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.theme import Colour
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.popups import show_below
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.shortcuts import claim_typing_key
from emosub_gui.ui.styles.controls import Number, Range

translate = QCoreApplication.translate
_HEX = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
_SWATCH = 22
_COLUMNS = 8
_RECENT = 16
_OFFERED = (
    "#FFFFFF", "#E9E4DA", "#F0E442", "#FFC48A", "#FF5A4E", "#F28FB1", "#D3C0F2", "#7BC5EE",
    "#5CE0C0", "#C5DBA4", "#0AA67A", "#0A3A78", "#4A1A78", "#8E0B12", "#24335C", "#000000",
)  # fmt: skip


def to_colour(colour: QColor) -> Colour:
    """Return Qt's colour as a theme writes it."""
    name = colour.name().upper()
    return name if colour.alpha() == 255 else f"{name}{colour.alpha():02X}"


def to_qt(colour: Colour) -> QColor:
    """Return a theme's colour as Qt's."""
    qt = QColor(colour[:7])
    qt.setAlpha(int(colour[7:] or "FF", 16))
    return qt


def typed_colour(text: str) -> Colour | None:
    """Return the colour that somebody typed, as `#RGB`, `#RRGGBB` or with opacity behind."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match.group(1).upper()
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return f"#{digits.removesuffix('FF') if len(digits) == 8 else digits}"


class Swatch(QAbstractButton):
    """A piece of a colour, over a chequered ground where it can be seen through."""

    def __init__(self, colour: Colour = "#FFFFFF", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(_SWATCH, _SWATCH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def colour(self) -> Colour:
        """What is shown."""
        return self._colour

    def show_colour(self, colour: Colour) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the swatch."""
        colours = current.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setBrush(Qt.BrushStyle.Dense4Pattern)
        painter.drawRoundedRect(frame, 4, 4)
        focused = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.line), 1))
        painter.setBrush(to_qt(self._colour))
        painter.drawRoundedRect(frame, 4, 4)


class Dropper(QObject):
    """Takes a colour from anywhere on the screen: the next click says where, Escape nowhere.

    Signals:
        picked(str): the colour that was clicked.
    """

    picked = Signal(str)

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self._holder = holder

    def start(self) -> None:
        """Wait for the click."""
        self._holder.installEventFilter(self)
        self._holder.grabMouse(Qt.CursorShape.CrossCursor)
        self._holder.grabKeyboard()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the click and the key."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._stop()
            if colour := colour_at(event.globalPosition().toPoint()):
                self.picked.emit(colour)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._stop()
        else:
            return False
        return True

    def _stop(self) -> None:
        self._holder.releaseMouse()
        self._holder.releaseKeyboard()
        self._holder.removeEventFilter(self)


def colour_at(point: QPoint) -> Colour | None:
    """Return the colour of a point of the screen.

    None where it is not the program's own and the system does not tell (Wayland).
    """
    if widget := QApplication.widgetAt(point):
        pixel = QRect(widget.mapFromGlobal(point), QSize(1, 1))
        return to_colour(widget.grab(pixel).toImage().pixelColor(0, 0))
    screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
    place = point - screen.geometry().topLeft()
    grabbed = screen.grabWindow(0, place.x(), place.y(), 1, 1).toImage()
    return None if grabbed.isNull() else to_colour(grabbed.pixelColor(0, 0))


class Palette(QFrame):
    """A popup: recent and offered colours, opacity, and Qt's own colour dialog."""

    chosen = Signal(str)
    recent: list[Colour] = []  # noqa: RUF012 - all fields share what was chosen lately

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._colour: Colour = "#FFFFFF"
        self._opened = self._colour
        self.swatches = [Swatch() for _ in range(_COLUMNS * 2)]
        self.offered = [Swatch(colour) for colour in _OFFERED]
        self.opacity = Number(Range(0, 100, suffix=" %"), int)
        self.more = QPushButton()
        self._labels = (QLabel(), QLabel(), QLabel())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(SMALL)
        for label, swatches in zip(self._labels, (self.swatches, self.offered), strict=False):
            layout.addWidget(label)
            layout.addLayout(self._grid(swatches))
        layout.addWidget(self._labels[2])
        layout.addWidget(self.opacity)
        layout.addWidget(self.more)
        for label in self._labels:
            label.setProperty("role", "muted")
        self.opacity.changed.connect(self._on_opacity)
        self.more.clicked.connect(self._on_more)

    def open(self, colour: Colour, below: QWidget) -> None:
        """Open below a widget."""
        self._colour = self._opened = colour
        for label, text in zip(
            self._labels,
            (
                translate("styles", "Recent"),
                translate("styles", "Suggested"),
                translate("styles", "Opacity"),
            ),
            strict=True,
        ):
            label.setText(text)
        self.more.setText(translate("styles", "More colours…"))
        self._labels[0].setVisible(bool(self.recent))
        for index, swatch in enumerate(self.swatches):
            swatch.setVisible(index < len(self.recent))
            if index < len(self.recent):
                swatch.show_colour(self.recent[index])
        self.opacity.show_value(round(to_qt(colour).alphaF() * 100))
        show_below(self, below)

    def remember(self, colour: Colour) -> None:
        """Put a colour at the head of the recent ones."""
        others = [each for each in self.recent if each != colour]
        self.recent[:] = [colour, *others][:_RECENT]

    def _grid(self, swatches: list[Swatch]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for index, swatch in enumerate(swatches):
            swatch.clicked.connect(lambda _checked, swatch=swatch: self._on_swatch(swatch))
            grid.addWidget(swatch, *divmod(index, _COLUMNS))
        grid.setColumnStretch(_COLUMNS, 1)
        return grid

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Remember what was settled on, not all that a slider passed."""
        super().hideEvent(event)
        if self._colour != self._opened:
            self.remember(self._colour)

    def _on_swatch(self, swatch: Swatch) -> None:
        self._colour = swatch.colour
        self.close()
        self.chosen.emit(swatch.colour)

    def _on_opacity(self, percent: int) -> None:
        colour = to_qt(self._colour)
        colour.setAlpha(round(percent * 255 / 100))
        self._colour = to_colour(colour)
        self.chosen.emit(self._colour)

    def _on_more(self) -> None:
        self.close()
        dialog = QColorDialog(to_qt(self._colour), self.parentWidget())
        dialog.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.remember(to_colour(colour)))
        dialog.currentColorChanged.connect(lambda colour: self.chosen.emit(to_colour(colour)))
        dialog.rejected.connect(lambda before=self._colour: self.chosen.emit(before))
        dialog.open()


class HexEdit(QLineEdit):
    """A colour as hexadecimal digits."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys of typing from the window's shortcuts."""
        return claim_typing_key(event) or super().event(event)


class ColourField(QWidget):
    """A colour that can be seen, typed, dropped and chosen."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swatch = Swatch()
        self.hex = HexEdit()
        self.dropper = QToolButton()
        self.dropper.setIcon(icon("pipette"))
        self.palette_ = Palette(self)
        self._drop = Dropper(self.dropper)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.swatch)
        layout.addWidget(self.hex, 1)
        layout.addWidget(self.dropper)
        self.setFocusProxy(self.hex)
        self.swatch.clicked.connect(self._on_swatch)
        self.palette_.chosen.connect(self._choose)
        self.hex.editingFinished.connect(self._on_typed)
        self.dropper.clicked.connect(self._drop.start)
        self._drop.picked.connect(self._take)
        self.retranslate()

    def show_value(self, value: Colour) -> None:
        """Show a colour."""
        self.swatch.show_colour(value)
        if not (self.hex.hasFocus() and self.hex.isModified()):
            self.hex.setText(value)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.dropper.setToolTip(translate("styles", "Take a colour from the screen"))
        self.swatch.setToolTip(translate("styles", "Choose a colour"))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the parts."""
        super().setAccessibleName(name)
        self.hex.setAccessibleName(name)
        self.swatch.setAccessibleName(name)

    def _on_swatch(self) -> None:
        self.palette_.open(self.swatch.colour, self.swatch)

    def _on_typed(self) -> None:
        colour = typed_colour(self.hex.text())
        self.hex.setModified(False)
        if colour is None or colour == self.swatch.colour:
            self.hex.setText(self.swatch.colour)
        else:
            self._take(colour)

    def _take(self, colour: Colour) -> None:
        self.palette_.remember(colour)
        self._choose(colour)

    def _choose(self, colour: Colour) -> None:
        self.show_value(colour)
        self.changed.emit(colour)
