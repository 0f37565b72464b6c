"""A line in a look, drawn by libass itself, over a picture; and whether it can be read there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from emosub_gui.core.cue import Cue, Prosody, Voice
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import LibassMissingError
from emosub_gui.core.theme import Animation, Colour, Position, Style, StylePatch, Theme
from emosub_gui.formats import ass
from emosub_gui.media.libass.compositing import Region
from emosub_gui.media.libass.renderer import Renderer, load_fonts
from emosub_gui.styling import fonts
from emosub_gui.styling.contrast import Verdict, Vision, legibility, sample, simulate, verdict
from emosub_gui.styling.restyling import Part, Target
from emosub_gui.styling.scaling import scaled_theme
from emosub_gui.styling.themes import default_theme

translate = QCoreApplication.translate
_MOMENT = 2000
_RGB = QImage.Format.Format_RGB888
_PREMULTIPLIED = QImage.Format.Format_ARGB32_Premultiplied
_MAGNIFIED = 6.4
"""A letter of common size is two fifths as high as the specimen."""
_DARK, _BRIGHT = "#1A2030", "#EFE6D4"
_TEXT = r"{\q2}Say it 말해 봐"
_ROLES = {Verdict.AAA: "good", Verdict.AA: "warning", Verdict.FAIL: "danger"}


class Specimen(QWidget):
    """Shows a look over the film's picture, or over dark and bright, as a person would see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._target = Theme(name=""), Target()
        self._picture: QImage | None = None
        self._grounds = _grounds(None)
        self._vision: Vision | None = None
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drawing = _Drawing()
        self.destroyed.connect(self._drawing.close)

    # ---- setters ----

    def show_look(self, theme: Theme, target: Target) -> None:
        """Show a look of a theme."""
        self._theme, self._target = theme, target
        self._redraw()

    def set_fonts(self, own: Sequence[Path]) -> None:
        """Draw with the fonts that travel with the theme as well."""
        self._drawing.set_fonts(own)
        self._redraw()

    def set_picture(self, picture: QImage | None) -> None:
        """Take another picture of the film; None for dark and bright."""
        self._picture = picture
        self._grounds = _grounds(picture)
        self._redraw()

    def set_vision(self, vision: Vision | None) -> None:
        """Show it as people with this colour vision see it."""
        self._vision = vision
        self._redraw()

    # ---- methods ----

    def grounds(self) -> list[str]:
        """Return the colours that text may lie upon: those of the picture's lower third."""
        return self._grounds

    def image(self) -> QImage:
        """Return what is shown."""
        if self._image is None:
            self._image = self._drawn(self.size() * self.devicePixelRatioF())
        return self._image

    # ---- Qt's interface ----

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Draw anew at the next painting."""
        del event
        self._image = None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(self.rect(), 8, 8)
        painter.setClipPath(path)
        painter.drawImage(self.rect(), self.image())

    # ---- internals ----

    def _redraw(self) -> None:
        self._image = None
        self.update()

    def _drawn(self, size: QSize) -> QImage:
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._paint_ground(painter, image)
        for region in self._drawing.render(self._document(size)):
            height, width = region.pixels.shape[:2]
            part = QImage(region.pixels.data, width, height, _PREMULTIPLIED)
            painter.drawImage(region.x, region.y, part)
        painter.end()
        if self._vision is None:
            return image
        seen = simulate(_pixels(image), self._vision)
        height, width = seen.shape[:2]
        return QImage(seen.tobytes(), width, height, 3 * width, _RGB).copy()

    def _paint_ground(self, painter: QPainter, image: QImage) -> None:
        if self._picture is not None:
            # The strip where subtitles stand, as wide as the panel.
            part = self._picture.rect()
            share = image.height() / image.width() * part.width()
            part.setTop(max(part.top(), round(part.bottom() - share * 1.3)))
            part.setHeight(min(part.height(), round(share)))
            painter.drawImage(image.rect(), self._picture, part)
            return
        gradient = QLinearGradient(0, 0, image.width(), 0)
        gradient.setColorAt(0.4, _DARK)
        gradient.setColorAt(0.6, _BRIGHT)
        painter.fillRect(image.rect(), gradient)

    def _document(self, size: QSize) -> Document:
        """Return a document of one line in the look, in the middle of a picture of this size."""
        part, name = self._target
        cue = Cue(
            0,
            0,
            2 * _MOMENT,
            _TEXT,
            emotion=Emotion(name) if part is Part.EMOTION else None,
            speaker=name if part is Part.SPEAKER else "",
            prosody=Prosody(voice=Voice(name)) if part is Part.VOICE else None,
            override=StylePatch(position=Position(0.5, 0.5), alignment=5, animation=Animation.NONE),
        )
        theme = scaled_theme(self._theme, _MAGNIFIED)
        return Document.of([cue], theme=theme, play_width=size.width(), play_height=size.height())


class _Drawing:
    """libass with the fonts of the theme that it drew last."""

    def __init__(self) -> None:
        self._renderer: Renderer | None = None
        self._families: list[str] = []
        self._own: Sequence[Path] = ()

    def set_fonts(self, own: Sequence[Path]) -> None:
        """Use these font files beside the bundled and the system's."""
        if own != self._own:
            self._own = own
            self.close()

    def render(self, document: Document) -> tuple[Region, ...]:
        """Draw a document in the middle of its line; nothing where libass is missing."""
        try:
            renderer = self._ready(document.theme or default_theme())
        except LibassMissingError:
            return ()
        renderer.set_size(document.play_width, document.play_height)
        renderer.set_script(ass.dumps(document))
        return renderer.render(_MOMENT).regions

    def close(self) -> None:
        """Let go of libass."""
        if self._renderer is not None:
            self._renderer.close()
        self._renderer = None

    def _ready(self, theme: Theme) -> Renderer:
        families = fonts.theme_families(theme)
        if self._renderer is None or families != self._families:
            self.close()
            found = (fonts.bundled().get(family.casefold(), ()) for family in families)
            bundled = (file for files in found for file in files)
            self._renderer = Renderer(load_fonts(*bundled, *self._own))
            self._families = families
        return self._renderer


class ContrastBadge(QLabel):
    """Says whether a look can be read: the ratio, and WCAG's word for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratio = 21.0
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    @property
    def verdict(self) -> Verdict:
        """What is said."""
        return verdict(self._ratio)

    def show_style(self, style: Style, grounds: list[str]) -> None:
        """Measure a look over the colours that it may lie upon."""
        self._ratio = legibility(style, grounds)
        self.setProperty("role", _ROLES[self.verdict])
        self.style().unpolish(self)
        self.style().polish(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language now in force."""
        word = self.verdict
        text = translate("styles", "fails") if word is Verdict.FAIL else f"WCAG {word}"
        self.setText(f"{self._ratio:.1f} : 1  {text}")
        self.setToolTip(
            translate(
                "styles",
                "Contrast with what is behind the letters, where it is lowest. Large text needs "
                "3 : 1 (AA), better 4.5 : 1 (AAA).",
            )
        )


def _grounds(picture: QImage | None) -> list[Colour]:
    """Return the colours that text may lie upon; without a picture, whatever there may be."""
    if picture is None:
        return ["#000000", "#808080", "#FFFFFF"]
    pixels = _pixels(picture)
    return sample(pixels[pixels.shape[0] * 2 // 3 :])


def _pixels(image: QImage) -> np.ndarray:
    """Return an image as (height, width, 3) uint8."""
    rgb = image.convertToFormat(_RGB)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()
