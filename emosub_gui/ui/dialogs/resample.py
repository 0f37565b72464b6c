"""Asks for another resolution of the script, and shows beforehand what changes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.core.document import Document
from emosub_gui.core.errors import translatable
from emosub_gui.formats.ass_info import play_size
from emosub_gui.formats.resampling import Fit, Size, resample
from emosub_gui.ui.dialogs.base import Dialog, form, note
from emosub_gui.ui.look.sheet import MEDIUM

translate = QCoreApplication.translate

_FITS = (
    (Fit.STRETCH, translatable("resample", "Stretch places with the picture")),
    (Fit.BORDERS, translatable("resample", "The picture gets borders")),
    (Fit.CROP, translatable("resample", "The picture's edges are cut off")),
)
_SIZES = (Size(3840, 2160), Size(1920, 1080), Size(1280, 720), Size(640, 360), Size(384, 288))
_LARGEST = 16_384
_WIDTH = 640
_WHAT = 176
_ROWS = 500
"""Changes that are listed; the count says how many there are."""
_SAME_SHAPE = 0.01

Change = tuple[str, str, str]
"""What changes, its value now, and its value then."""


class ResampleDialog(Dialog):
    """Asks for a PlayRes to scale a document to.

    Signals:
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        super().__init__(
            parent,
            translate("resample", "Change the resolution"),
            translate("resample", "Change"),
        )
        self.setMinimumWidth(_WIDTH)
        self._document = document
        self.now = Size(*play_size(document))
        self.presets = QComboBox()
        self.width_, self.height_ = _pixels(self.now.width), _pixels(self.now.height)
        self.fits = QButtonGroup(self)
        self._shape = QWidget()
        self._count = QLabel()
        self.table = QTableWidget(0, 3)
        self._lay_out()
        self._fill_presets()
        self.presets.activated.connect(self._on_preset)
        for box in (self.width_, self.height_):
            box.valueChanged.connect(self._show)
        self.fits.idToggled.connect(lambda _id, on: self._show() if on else None)
        self._show()

    # ---- properties ----

    @property
    def chosen(self) -> Size:
        """The resolution that is chosen."""
        return Size(self.width_.value(), self.height_.value())

    @property
    def fit(self) -> Fit:
        """What becomes of a picture of another shape."""
        return _FITS[self.fits.checkedId()][0]

    # ---- methods ----

    def edit(self, document: Document) -> Document:
        """Do what was chosen; an edit."""
        return resample(document, self.chosen, self.fit)

    # ---- internals ----

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.setSpacing(MEDIUM)
        size.addWidget(self.width_)
        size.addWidget(QLabel("×"))
        size.addWidget(self.height_)
        size.addStretch()
        shape = QVBoxLayout(self._shape)
        shape.setContentsMargins(0, 0, 0, 0)
        for number, (_, title) in enumerate(_FITS):
            button = QRadioButton(translate("resample", title))
            self.fits.addButton(button, number)
            shape.addWidget(button)
        self.fits.button(0).setChecked(True)
        self.table.setHorizontalHeaderLabels(
            [
                translate("resample", "What"),
                translate("resample", "Now"),
                translate("resample", "Then"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, _WHAT)
        layout = form()
        now = f"{self.now.width} × {self.now.height}"
        layout.addRow(translate("resample", "Now"), QLabel(now))
        layout.addRow(translate("resample", "Resolution"), self.presets)
        layout.addRow("", size)
        layout.addRow(translate("resample", "Another shape"), self._shape)
        self.add(
            note(
                translate(
                    "resample",
                    "Sizes, borders, margins, positions, clips and drawings are scaled, so that "
                    "everything stays where it is on the picture. What a theme decides fits any "
                    "resolution by itself.",
                )
            )
        )
        self.add(layout)
        self.add(self._count)
        self.add(self.table, 1)

    def _fill_presets(self) -> None:
        media = self._document.media
        if media and media.width:
            title = translate("resample", "As the film: {width} × {height}")
            film = Size(media.width, media.height)
            self.presets.addItem(title.format(width=film.width, height=film.height), film)
        for size in _SIZES:
            self.presets.addItem(f"{size.width} × {size.height}", size)
        self.presets.addItem(translate("resample", "Other"), None)
        first = self.presets.itemData(0)
        if media and first != self.now:
            self._on_preset(0)

    def _on_preset(self, index: int) -> None:
        size = self.presets.itemData(index)
        if size is not None:
            for box, value in ((self.width_, size[0]), (self.height_, size[1])):
                box.blockSignals(True)
                box.setValue(value)
                box.blockSignals(False)
            self._show()

    def _show(self) -> None:
        """Show what would change."""
        size = self.chosen
        index = next(
            (at for at in range(self.presets.count() - 1) if self.presets.itemData(at) == size),
            self.presets.count() - 1,
        )
        self.presets.setCurrentIndex(index)
        ratio = (size.width / size.height) / (self.now.width / self.now.height)
        self._shape.setEnabled(abs(ratio - 1) > _SAME_SHAPE)
        changes = list(_changes(self._document, self.edit(self._document)))
        text = translate("resample", "What will change: {count}")
        self._count.setText(text.format(count=len(changes)))
        self.table.setRowCount(min(len(changes), _ROWS))
        for row, change in enumerate(changes[:_ROWS]):
            for column, cell in enumerate(change):
                item = QTableWidgetItem(cell)
                item.setToolTip(cell)
                self.table.setItem(row, column, item)
        self.ok.setEnabled(size != self.now)
        self.changed.emit()


def _changes(before: Document, after: Document) -> Iterator[Change]:
    """Yield what differs: fields of imported styles, and texts and margins of lines."""
    style_title = translate("resample", "Style {name}: {field}")
    for old, new in zip(before.script.styles, after.script.styles, strict=True):
        for (name, value), (_, other) in zip(old.fields, new.fields, strict=True):
            if value != other:
                yield style_title.format(name=old.name, field=name), value, other
    text_title = translate("resample", "Line {number}: text")
    margin_title = translate("resample", "Line {number}: margins")
    for number, (cue, changed) in enumerate(zip(before.cues, after.cues, strict=True), 1):
        if cue.text != changed.text:
            yield text_title.format(number=number), cue.text, changed.text
        if cue.margins != changed.margins:
            margins = (
                f"{each.left}, {each.right}, {each.vertical}"
                for each in (cue.margins, changed.margins)
            )
            yield margin_title.format(number=number), next(margins), next(margins)


def _pixels(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(16, _LARGEST)
    box.setValue(value)
    box.setMinimumWidth(96)
    box.setKeyboardTracking(False)
    return box
