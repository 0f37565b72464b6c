"""The subtitles upon the picture: the document's own script, drawn by libass.

What is drawn is what an export holds, at the very time of the picture below it. Everything
happens when a picture is painted: an edit costs nothing until then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from emosub_gui.app.excerpt import Excerpt, excerpt, lead_in, solo
from emosub_gui.app.session import Session
from emosub_gui.core import edits, placing
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Section
from emosub_gui.core.errors import EmoSubError, LibassMissingError
from emosub_gui.core.resources import resource
from emosub_gui.core.timecode import frame_at, frame_start
from emosub_gui.formats.ass_fonts import embedded_fonts, is_fonts
from emosub_gui.formats.ass_info import film_size, play_size
from emosub_gui.media.libass.compositing import Box, Region
from emosub_gui.media.libass.renderer import Font, Picture, Renderer, load_fonts

_JUMP_MS = 250
"""Steps from picture to picture are smaller, also at four times the speed."""


class Layer(NamedTuple):
    """A part of the overlay, premultiplied ARGB, and where it lies on the picture, in pixels."""

    x: int
    y: int
    image: QImage


class Shown(NamedTuple):
    """A cue that is on the screen, and where its letters are, in pixels of the picture."""

    cue: Cue
    box: Box


class Overlay(QObject):
    """Draws a session's subtitles.

    Signals:
        changed(): it would draw something else now.
        failed(EmoSubError): nothing can be drawn; a missing libass is told of once.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preview: Document | None = None
        self._places: tuple[Path, ...] = ()
        self._renderer: Renderer | None = None
        self._libass_missing = False
        self._embedded: tuple[Section, ...] = ()
        self._document: Document | None = None
        self._excerpt = Excerpt("", (), 0, 0)
        self._last = 0
        self._size: tuple[object, ...] = ()
        self._drawn: tuple[Picture, list[Layer]] = Picture(), []
        session.changed.connect(self._on_changed)
        session.replaced.connect(self._on_changed)

    # ---- properties ----

    @property
    def document(self) -> Document:
        """What is drawn: the session's document, or a preview of it."""
        return self._preview or self._session.document

    # ---- setters ----

    def set_fonts(self, places: Sequence[Path]) -> None:
        """Use fonts, or folders of them, beside the bundled and the system's: a theme's own."""
        if tuple(places) != self._places:
            self._places = tuple(places)
            self.close()
            self.changed.emit()

    def preview(self, edit: Callable[[Document], Document] | None) -> None:
        """Draw the document as an edit would make it, until None is given or something changes."""
        self._preview = edit(self._session.document) if edit else None
        self.changed.emit()

    def close(self) -> None:
        """Let go of libass; it is started again when something is to be drawn."""
        if self._renderer is not None:
            self._renderer.close()
        self._renderer = self._document = None
        self._size, self._drawn = (), (Picture(), [])

    # ---- drawing ----

    def draw(self, time: int, size: QSize) -> list[Layer]:
        """Draw what is shown at a time in ms upon a picture of a size in device pixels.

        The layers stay as they are until the next call; the very same list comes again if
        nothing has changed.
        """
        renderer = self._ready(time, size)
        if renderer is None:
            return []
        picture = renderer.render(self._last)
        if picture is not self._drawn[0]:
            self._drawn = picture, [_layer(region) for region in picture.regions]
        return self._drawn[1]

    def shown(self, time: int, size: QSize) -> list[Shown]:
        """Return the cues of which something is seen at a time, from back to front.

        libass does not say which bitmap belongs to which line; but the lines' bitmaps follow one
        another, and each line alone has as many.
        """
        renderer = self._ready(time, size)
        if renderer is None:
            return []
        moment = self._last
        alone = [(cue, renderer.ink(moment, text)) for cue, text in solo(self._excerpt, moment)]
        together = renderer.ink(moment)
        if len(together) != sum(len(boxes) for _, boxes in alone):
            together = [box for _, boxes in alone for box in boxes]
        remaining = iter(together)
        found = ((cue, _around([next(remaining) for _ in boxes])) for cue, boxes in alone)
        return [Shown(cue, box) for cue, box in found if box]

    def pinned(self, shown: Shown, time: int, size: QSize) -> str:
        """Return the text of a cue that draws it just where it is, by a position of its own.

        Args:
            shown: the cue and where it is now.
            time: at which it is shown, in ms.
            size: of the picture in device pixels.
        """
        text = shown.cue.text
        if placing.is_placed(text):
            return text
        # Put into the middle, it lies as far from there as the middle from the place sought.
        width, height = play_size(self.document)
        across, down = self.scale(size)
        middle = placing.place(text, width / 2, height / 2)
        box = self._box_of(shown.cue, middle, time, size) or shown.box
        left, top = shown.box.left - box.left, shown.box.top - box.top
        return placing.shift(middle, left * across, top * down)

    def scale(self, size: QSize) -> tuple[float, float]:
        """Return how many pixels of the script one of a picture of this size is, both ways."""
        width, height = play_size(self.document)
        return width / size.width(), height / size.height()

    # ---- internals ----

    def _box_of(self, cue: Cue, text: str, time: int, size: QSize) -> Box | None:
        """Return where a cue would be with another text."""
        renderer = self._ready(time, size)
        moment = self._moment(time)
        changed = excerpt(edits.set_text(self.document, cue.id, text), moment)
        for other, script in solo(changed, moment):
            if renderer is not None and other.id == cue.id:
                return _around(renderer.ink(moment, script))
        return None

    def _ready(self, time: int, size: QSize) -> Renderer | None:
        """Return libass with the script, the fonts and the size that are meant now."""
        document = self.document
        if document is not self._document:
            self._take(document)
        renderer = self._renderer
        if renderer is None or size.isEmpty():
            return None
        meant = (size.width(), size.height(), film_size(document))
        if meant != self._size:
            renderer.set_size(*meant)
            self._size = meant
        self._go(renderer, self._moment(time))
        return renderer

    def _go(self, renderer: Renderer, moment: int) -> None:
        """Give libass the script around a moment; after a jump, as if it had been played so far."""
        part, last = self._excerpt, self._last
        self._last = moment
        if not part.start <= moment < part.end:
            self._excerpt = excerpt(self.document, moment)
        same = self._excerpt.text == part.text
        if same and 0 <= moment - last < _JUMP_MS:
            return
        before = lead_in(self._excerpt, moment)
        if before or not same:
            renderer.set_script(self._excerpt.text)
        for time in before:
            renderer.render(time)

    def _take(self, document: Document) -> None:
        """Take another document; its excerpt is made when it is drawn."""
        self._document = document
        if self._libass_missing:
            return
        embedded = tuple(filter(is_fonts, document.script.sections))
        if self._renderer is None or embedded != self._embedded:
            self.close()
            self._document, self._embedded = document, embedded
            self._start(document)
        self._excerpt = self._excerpt._replace(start=0, end=0)  # to be made anew

    def _start(self, document: Document) -> None:
        """Start libass with all fonts, or say why it cannot be."""
        embedded = (Font(*font) for font in embedded_fonts(document))
        try:
            self._renderer = Renderer([*load_fonts(resource("fonts"), *self._places), *embedded])
        except EmoSubError as problem:
            self._libass_missing = isinstance(problem, LibassMissingError)
            self.failed.emit(problem)
        self._excerpt = Excerpt("", (), 0, 0)

    def _moment(self, time: int) -> int:
        """Return when the picture that is shown at a time begins: it is drawn upon as a whole."""
        media = self.document.media
        rate = media.frame_rate if media and media.width and not media.variable_rate else None
        return time if rate is None else frame_start(frame_at(time, rate), rate)

    def _on_changed(self) -> None:
        self._preview = None
        self.changed.emit()


def _layer(region: Region) -> Layer:
    """Return a region as an image that shares its memory."""
    height, width = region.pixels.shape[:2]
    format_ = QImage.Format.Format_ARGB32_Premultiplied
    return Layer(region.x, region.y, QImage(region.pixels.data, width, height, format_))


def _around(boxes: Sequence[Box | None]) -> Box | None:
    """Return the smallest box around some; None if there are none."""
    around: Box | None = None
    for box in boxes:
        if box is not None:
            around = box if around is None else around.joined(box)
    return around
