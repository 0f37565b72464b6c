"""The toolbar above the text: tags for the selected words, or for the selected lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from emosub_gui.core.tagging import Tag
from emosub_gui.core.theme import Colour, Style
from emosub_gui.styling import colours
from emosub_gui.ui.departures import tag_name
from emosub_gui.ui.inspector.tag_popups import LettersPopup, LinePopup
from emosub_gui.ui.inspector.tagging import Tagging
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM
from emosub_gui.ui.styles.colours import Palette, to_qt

translate = QCoreApplication.translate
_ICON = 16
_BUTTON = QSize(26, 26)
_SHEET = "QToolButton { padding: 0; border-radius: 5px; }"
_SWITCHES = {
    Tag.BOLD: "bold",
    Tag.ITALIC: "italic",
    Tag.UNDERLINE: "underline",
    Tag.STRIKE: "strikethrough",
}
_COLOURS = {
    Tag.FILL: (Tag.FILL_ALPHA, "fill"),
    Tag.OUTLINE: (Tag.OUTLINE_ALPHA, "outline_colour"),
    Tag.SHADOW: (Tag.SHADOW_ALPHA, "shadow_colour"),
}
"""Of each colour: the tag of its opacity, and its field in a `Style`."""


class ColourButton(QToolButton):
    """A letter whose fill, outline or shadow is meant, above a bar of its colour."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = tag
        self._colour: Colour = "#FFFFFF"

    @property
    def colour(self) -> Colour:
        """What is shown."""
        return self._colour

    def show_colour(self, colour: Colour) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the letter and the bar upon the button."""
        super().paintEvent(event)
        look = current.colours()
        ink = QColor(look.text if self.isEnabled() else look.faint)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(14)
        font.setBold(True)
        letter = QPainterPath()
        letter.addText(0, 0, font, "A")
        middle = letter.boundingRect().center()
        letter.translate(QPointF(self.width() / 2, 11) - middle)
        if self._tag is Tag.SHADOW:
            painter.fillPath(letter.translated(2, 1.5), QColor(look.faint))
        if self._tag is Tag.OUTLINE:
            painter.strokePath(letter, QPen(ink, 1.2))
        else:
            painter.fillPath(letter, ink)
        bar = QRectF(5, self.height() - 7, self.width() - 10, 3)
        painter.setPen(QPen(QColor(look.line), 1))
        painter.setBrush(to_qt(self._colour) if self.isEnabled() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, 1.5, 1.5)


class TagBar(QWidget):
    """Buttons that put tags on what is selected; they show what holds where it begins."""

    def __init__(self, tagging: Tagging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tagging = tagging
        self.switches = {tag: self._button(name) for tag, name in _SWITCHES.items()}
        self.colours = {tag: ColourButton(tag) for tag in _COLOURS}
        self.letters, self.line = self._button("a-large-small"), self._button("grid-3x3")
        self.plain = self._button("remove-formatting")
        self.palette_ = Palette(self)
        self.letters_popup = LettersPopup(tagging, self)
        self.line_popup = LinePopup(tagging, self)
        self._colouring = Tag.FILL
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for switch in self.switches.values():
            switch.setCheckable(True)
        for group in (
            [*self.switches.values()],
            [*self.colours.values()],
            [self.letters, self.line],
        ):
            for button in group:
                self._prepare(button)
                layout.addWidget(button)
            layout.addSpacing(MEDIUM)
        self._prepare(self.plain)
        layout.addStretch()
        layout.addWidget(self.plain)
        self._connect()
        self.retranslate()

    # ---- methods ----

    def refresh(self) -> None:
        """Show what holds where the selection begins."""
        look = self._tagging.look()
        self.setEnabled(look is not None)
        if look is None:
            return
        for tag, button in self.switches.items():
            button.setChecked(self._tagging.is_on(tag))
        for tag, button in self.colours.items():
            button.show_colour(self._colour(tag, look))

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        for button, text in (
            *((button, tag_name(tag)) for tag, button in self.switches.items()),
            *((button, tag_name(tag)) for tag, button in self.colours.items()),
            (self.letters, translate("inspector", "Font, size and softness")),
            (self.line, translate("inspector", "Alignment and fade of the line")),
            (self.plain, translate("inspector", "Take the formatting off")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.letters_popup.retranslate()
        self.line_popup.retranslate()

    # ---- internals ----

    def _button(self, picture: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(_ICON, _ICON))
        return button

    def _prepare(self, button: QToolButton) -> None:
        # A click must leave the words selected that it is about.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedSize(_BUTTON)
        button.setStyleSheet(_SHEET)

    def _connect(self) -> None:
        for tag, button in self.switches.items():
            button.clicked.connect(self._then(partial(self._tagging.toggle, tag)))
        for tag, button in self.colours.items():
            button.clicked.connect(partial(self._ask_colour, tag))
        self.palette_.chosen.connect(self._on_colour)
        self.letters.clicked.connect(lambda: self.letters_popup.open(self.letters))
        self.line.clicked.connect(lambda: self.line_popup.open(self.line))
        self.plain.clicked.connect(self._then(self._tagging.clear))

    def _then(self, does: Callable[[], None]) -> Callable[[], None]:
        """Return what does something and shows what holds then."""

        def call() -> None:
            does()
            self.refresh()

        return call

    def _colour(self, tag: Tag, look: Style) -> Colour:
        """Return the colour that holds, of the tags and of the look."""
        alpha, field = _COLOURS[tag]
        own = getattr(look, field)
        return colours.with_tags(own, self._tagging.value(tag), self._tagging.value(alpha))

    def _ask_colour(self, tag: Tag) -> None:
        self._colouring = tag
        button = self.colours[tag]
        self.palette_.open(button.colour, button)

    def _on_colour(self, colour: Colour) -> None:
        tags = self._colouring, _COLOURS[self._colouring][0]
        written = colours.to_tags(colour, int(self._colouring[0])).split("\\")[1:]
        self._tagging.set_values(
            {tag: said.removeprefix(tag) for tag, said in zip(tags, written, strict=True)}
        )
        self.refresh()
