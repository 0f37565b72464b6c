"""What the tag bar opens: font, size and softness of words; alignment and fade of lines."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from emosub_gui.core.tagging import LineTag, Tag
from emosub_gui.styling.tags import font_name, number, read_number
from emosub_gui.ui.departures import tag_name
from emosub_gui.ui.inspector.tagging import Tagging
from emosub_gui.ui.look.popups import show_below
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.styles.controls import Keypad, Number, Range
from emosub_gui.ui.styles.fonts import FontField
from emosub_gui.ui.styles.names import style_field_name

translate = QCoreApplication.translate
_WIDTH = 264
_FADE = re.compile(r"\(\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\)", re.ASCII)


class _Popup(QFrame):
    """Named controls in rows, and a button that takes the tags away."""

    def __init__(self, tagging: Tagging, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        self._tagging = tagging
        self._labels: list[QLabel] = []
        self.plain = QPushButton()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._grid.setHorizontalSpacing(MEDIUM)
        self._grid.setVerticalSpacing(MEDIUM)
        self._grid.setColumnStretch(1, 1)

    def open(self, below: QWidget) -> None:
        """Open below a button, with what holds now."""
        self.show_values()
        show_below(self, below)

    def show_values(self) -> None:
        """Show what holds where the selection begins."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.plain.setText(translate("inspector", "As the line's look says"))

    def _add(self, control: QWidget) -> None:
        label = QLabel()
        label.setProperty("role", "muted")
        label.setBuddy(control)
        row = len(self._labels)
        self._labels.append(label)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)
        self._grid.addWidget(self.plain, row + 1, 0, 1, 2)

    def _name(self, names: list[str]) -> None:
        for row, (label, name) in enumerate(zip(self._labels, names, strict=True)):
            label.setText(name)
            item = self._grid.itemAtPosition(row, 1)
            if item and (control := item.widget()):
                control.setAccessibleName(name)


class LettersPopup(_Popup):
    """Font, size and softness of the selected words."""

    def __init__(self, tagging: Tagging, parent: QWidget) -> None:
        super().__init__(tagging, parent)
        self.font_ = FontField()
        self.size_ = Number(Range(20, 160, 1, 1, " px", most=1000))
        self.blur = Number(Range(0, 10, 0.1, 1, " px", most=100))
        for control in (self.font_, self.size_, self.blur):
            self._add(control)
        self.font_.changed.connect(lambda family: self._say(Tag.FONT, font_name(family)))
        self.size_.changed.connect(lambda size: self._say(Tag.SIZE, self._length(size)))
        self.blur.changed.connect(lambda blur: self._say(Tag.BLUR, self._length(blur)))
        self.plain.clicked.connect(self._on_plain)

    def show_values(self) -> None:
        """Show what holds where the selection begins."""
        look = self._tagging.look()
        if look is None:
            return
        self.font_.show_value(self._tagging.value(Tag.FONT) or look.font)
        for control, tag, own in (
            (self.size_, Tag.SIZE, look.size),
            (self.blur, Tag.BLUR, look.blur),
        ):
            try:
                control.show_value(read_number(self._tagging.value(tag)) / self._tagging.scale)
            except ValueError:  # nothing, or a relative size
                control.show_value(own)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        super().retranslate()
        self._name([tag_name(Tag.FONT), tag_name(Tag.SIZE), tag_name(Tag.BLUR)])
        self.font_.retranslate()

    def _length(self, length: float) -> str:
        return number(length * self._tagging.scale)

    def _say(self, tag: Tag, value: str) -> None:
        self._tagging.set_values({tag: value})

    def _on_plain(self) -> None:
        self._tagging.set_values({Tag.FONT: "", Tag.SIZE: "", Tag.BLUR: ""})
        self.show_values()


class LinePopup(_Popup):
    """Alignment and fade of the selected lines."""

    def __init__(self, tagging: Tagging, parent: QWidget) -> None:
        super().__init__(tagging, parent)
        self.keypad = Keypad()
        self.fades = tuple(Number(Range(0, 1500, 20, 0, " ms", most=60_000), int) for _ in "io")
        for control in (self.keypad, *self.fades):
            self._add(control)
        self.keypad.changed.connect(
            lambda key: self._tagging.set_line_values({LineTag.ALIGNMENT: str(key)})
        )
        for fade in self.fades:
            fade.changed.connect(self._on_fade)
        self.plain.clicked.connect(self._on_plain)

    def show_values(self) -> None:
        """Show what holds for the current line."""
        look = self._tagging.look()
        if look is None:
            return
        key = self._tagging.line_value(LineTag.ALIGNMENT)
        self.keypad.show_value(int(key) if key.isdecimal() else look.alignment)
        said = _FADE.fullmatch(self._tagging.line_value(LineTag.FADE))
        times = map(int, said.groups()) if said else (look.fade_in, look.fade_out)
        for fade, time in zip(self.fades, times, strict=True):
            fade.show_value(time)

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        super().retranslate()
        fields = ("alignment", "fade_in", "fade_out")
        self._name([style_field_name(field) for field in fields])

    def _on_fade(self, _value: object) -> None:
        times = ",".join(str(round(fade.spin.value())) for fade in self.fades)
        self._tagging.set_line_values({LineTag.FADE: f"({times})"})

    def _on_plain(self) -> None:
        self._tagging.set_line_values(dict.fromkeys(LineTag, ""))
        self.show_values()
