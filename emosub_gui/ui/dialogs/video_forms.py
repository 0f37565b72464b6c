"""What can be chosen about a film that is written: burned in, or with a track."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from emosub_gui.core.errors import translatable
from emosub_gui.export.burn import BurnOptions, burned_size
from emosub_gui.export.encoders import BEST, GOOD, SMALL, Encoder
from emosub_gui.export.mux import LANGUAGES, MuxOptions
from emosub_gui.media.probe import VideoStream
from emosub_gui.ui.dialogs.base import form
from emosub_gui.ui.dialogs.fields import TimeField, mark
from emosub_gui.ui.look.sheet import MEDIUM

_LINES = (2160, 1440, 1080, 720, 480, 360)
_QUALITIES = (
    (BEST, translatable("video export", "Best: looks like the original")),
    (GOOD, translatable("video export", "Good")),
    (SMALL, translatable("video export", "Small file")),
)
_SPEEDS = (
    ("veryfast", translatable("video export", "Fast, in a larger file")),
    ("medium", translatable("video export", "Balanced")),
    ("slow", translatable("video export", "Slow, in a smaller file")),
)
_AUTO = "auto"
_PLAIN_NAMES = {"en": "English", "es": "español"}
"""Where Qt's own say a country as well."""

Span = tuple[int, int]
"""A part of the film, from and to, in milliseconds."""


class BurnForm(QWidget):
    """Size, quality, encoder and range of a film with burned-in subtitles.

    Signals:
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(
        self, video: VideoStream, duration: int, selected: Span | None, options: BurnOptions
    ) -> None:
        """Show options; `selected` is from where to where the selected lines go, if there are."""
        super().__init__()
        self._options, self._duration, self._selected = options, duration, selected
        translate = QCoreApplication.translate
        self.lines, self.quality, self.speed = QComboBox(), QComboBox(), QComboBox()
        self.encoder, self.range = QComboBox(), QComboBox()
        own = translate("video export", "As in the film ({size})")
        self.lines.addItem(own.format(size=_written_size(burned_size(video, 0))), 0)
        for lines in _LINES:
            size = burned_size(video, lines)
            if size != burned_size(video, 0):
                self.lines.addItem(_written_size(size), lines)
        for box, entries in ((self.quality, _QUALITIES), (self.speed, _SPEEDS)):
            for value, title in entries:
                box.addItem(translate("video export", title), value)
        self.encoder.addItem(translate("video export", "Automatic"), _AUTO)
        self.encoder.addItem(translate("video export", "Finding out what works here…"), "")
        model = self.encoder.model()
        if isinstance(model, QStandardItemModel):
            model.item(1).setEnabled(False)
        self.range.addItem(translate("video export", "The whole film"), (0, 0))
        if selected:
            self.range.addItem(translate("video export", "The selected lines"), selected)
        self.range.addItem(translate("video export", "From and to:"), None)
        first, last = selected or (0, duration)
        self.first, self.last = TimeField(first), TimeField(last)
        self._span = QWidget()
        self.form = form()
        self._lay_out()
        for box, value in (
            (self.lines, options.lines),
            (self.quality, options.crf),
            (self.speed, options.speed),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        for box in (self.lines, self.quality, self.speed, self.encoder, self.range):
            box.currentIndexChanged.connect(self._on_changed)
        for field in (self.first, self.last):
            field.textChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def options(self) -> BurnOptions:
        """What is chosen."""
        start, end = self.span or (0, 0)
        return replace(
            self._options,
            lines=self.lines.currentData(),
            crf=self.quality.currentData(),
            speed=self.speed.currentData(),
            encoder=self.encoder.currentData() or self._options.encoder,
            start=start,
            end=end,
        )

    @property
    def span(self) -> Span | None:
        """The part that is chosen; both 0 for the whole film, None where it makes no sense."""
        chosen: Span | None = self.range.currentData()
        if chosen is not None:
            return chosen
        start, end = self.first.time, self.last.time
        if start is None or end is None or not 0 <= start < end:
            return None
        return None if self._duration and start >= self._duration else (start, end)

    @property
    def duration(self) -> int:
        """How much film is chosen, in milliseconds."""
        start, end = self.span or (0, 0)
        return max(0, min(end or self._duration, self._duration) - start)

    def set_encoders(self, encoders: Sequence[Encoder]) -> None:
        """Offer the encoders that work here."""
        while self.encoder.count() > 1:
            self.encoder.removeItem(1)
        for encoder in encoders:
            self.encoder.addItem(encoder.title, encoder.id)
        self.encoder.setCurrentIndex(max(0, self.encoder.findData(self._options.encoder)))

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        span = QHBoxLayout(self._span)
        span.setContentsMargins(0, 0, 0, 0)
        span.setSpacing(MEDIUM)
        span.addWidget(self.first)
        span.addWidget(QLabel("–"))
        span.addWidget(self.last)
        layout = self.form
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addRow(translate("video export", "Size"), self.lines)
        layout.addRow(translate("video export", "Quality"), self.quality)
        layout.addRow(translate("video export", "Speed"), self.speed)
        layout.addRow(translate("video export", "Encoder"), self.encoder)
        layout.addRow(translate("video export", "Part"), self.range)
        layout.addRow("", self._span)
        self.setLayout(layout)

    def _on_changed(self) -> None:
        typed = self.range.currentData() is None
        self._span.setVisible(typed)
        mark(self.last, valid=not typed or self.span is not None)
        self.changed.emit()


class TrackForm(QWidget):
    """What is said of a subtitle track.

    Signals:
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(self, language: str, options: MuxOptions) -> None:
        """Show options; `language` is that of most lines, "" where unknown."""
        super().__init__()
        self._options = options
        translate = QCoreApplication.translate
        self.language = QComboBox()
        self.language.addItem(translate("video export", "Not said"), "und")
        for code in LANGUAGES:
            name = _PLAIN_NAMES.get(code) or QLocale(code).nativeLanguageName()
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(options.language or language)))
        self.title = QLineEdit(options.title)
        self.title.setPlaceholderText(translate("video export", "As players show it in menus"))
        self.default = QCheckBox(translate("video export", "Shown without being asked for"))
        self.default.setChecked(options.default)
        self.fonts = QCheckBox(translate("video export", "Attach the fonts (MKV)"))
        self.fonts.setChecked(options.attach_fonts)
        self.form = layout = form()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addRow(translate("video export", "Language"), self.language)
        layout.addRow(translate("video export", "Title"), self.title)
        layout.addRow("", self.default)
        layout.addRow("", self.fonts)
        self.setLayout(layout)
        for box in (self.default, self.fonts):
            box.toggled.connect(self.changed)

    @property
    def options(self) -> MuxOptions:
        """What is chosen."""
        return replace(
            self._options,
            language=self.language.currentData(),
            title=self.title.text().strip(),
            default=self.default.isChecked(),
            attach_fonts=self.fonts.isChecked(),
        )

    def set_target(self, target: Path) -> None:
        """Offer what the target's container can hold."""
        self.fonts.setEnabled(target.suffix.lower() == ".mkv")


def data_size(size: float) -> str:
    """Write a number of bytes as people do."""
    return QLocale().formattedDataSize(round(size), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _written_size(size: Iterable[int]) -> str:
    return " × ".join(map(str, size))
