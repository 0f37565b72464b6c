"""Dialogs that move times: shift, synchronise by two points, improve timing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
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

from emosub_gui.core import edits, timing
from emosub_gui.core.document import Document
from emosub_gui.core.errors import translatable
from emosub_gui.core.timecode import clock
from emosub_gui.core.timing import Reason, TimingChange, TimingOptions
from emosub_gui.ui.dialogs.base import Dialog, form, note
from emosub_gui.ui.dialogs.fields import TimeField

_REASONS = {
    Reason.LEAD_IN: translatable("timing", "lead-in"),
    Reason.LEAD_OUT: translatable("timing", "lead-out"),
    Reason.MIN_DURATION: translatable("timing", "too short"),
    Reason.READING_SPEED: translatable("timing", "read too fast"),
    Reason.OVERLAP: translatable("timing", "overlaps the next line"),
    Reason.MIN_GAP: translatable("timing", "gap too small"),
    Reason.CLOSE_GAP: translatable("timing", "gap closed"),
    Reason.SHOT: translatable("timing", "moved to the shot change"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("timing", text)


class ScopeBox(QWidget):
    """Chooses which lines are meant: all, the selected ones, or these and all after them."""

    def __init__(self, document: Document, selected: Collection[int]) -> None:
        super().__init__()
        self._document, self._selected = document, frozenset(selected)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        titles = (
            QCoreApplication.translate("timing", "All lines"),
            QCoreApplication.translate("timing", "The selected lines"),
            QCoreApplication.translate("timing", "The selected line and all after it"),
        )
        for number, title in enumerate(titles):
            button = QRadioButton(title)
            button.setEnabled(number == 0 or bool(selected))
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.button(1 if len(self._selected) > 1 else 0).setChecked(True)

    def ids(self) -> list[int]:
        """Return the ids of the lines that are meant."""
        cues = self._document.cues
        match self._group.checkedId():
            case 1:
                return [cue.id for cue in cues if cue.id in self._selected]
            case 2:
                first = min(cue.start for cue in cues if cue.id in self._selected)
                return [cue.id for cue in cues if cue.start >= first]
            case _:
                return [cue.id for cue in cues]


class ShiftDialog(Dialog):
    """Asks by how much to move which lines."""

    def __init__(
        self, parent: QWidget | None, document: Document, selected: Collection[int]
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("timing", "Shift times"),
            QCoreApplication.translate("timing", "Shift"),
        )
        self._field = TimeField(0)
        self._earlier = QRadioButton(QCoreApplication.translate("timing", "Earlier"))
        self._later = QRadioButton(QCoreApplication.translate("timing", "Later"))
        self._later.setChecked(True)
        direction = QHBoxLayout()
        direction.addWidget(self._later)
        direction.addWidget(self._earlier)
        direction.addStretch()
        self._scope = ScopeBox(document, selected)
        layout = form()
        layout.addRow(QCoreApplication.translate("timing", "By"), self._field)
        layout.addRow("", direction)
        layout.addRow(QCoreApplication.translate("timing", "Lines"), self._scope)
        self.add(layout)
        self._field.textChanged.connect(
            lambda: self.ok.setEnabled(self._field.time not in (None, 0))
        )
        self.ok.setEnabled(False)
        self._field.selectAll()

    def edit(self, document: Document) -> Document:
        """Do what was chosen; an edit."""
        by = abs(self._field.time or 0)
        return edits.shift(document, self._scope.ids(), -by if self._earlier.isChecked() else by)


class StretchDialog(Dialog):
    """Asks for two points, each a time now and the time that is meant."""

    def __init__(
        self, parent: QWidget | None, document: Document, selected: Collection[int], position: int
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("timing", "Synchronise by two points"),
            QCoreApplication.translate("timing", "Synchronise"),
        )
        cues = sorted(document.cues, key=lambda cue: cue.start)
        chosen = [cue for cue in cues if cue.id in selected]
        first, last = (chosen[0], chosen[-1]) if len(chosen) > 1 else (cues[0], cues[-1])
        self._fields = [TimeField(time) for time in (first.start, position, last.start, last.start)]
        self.add(
            note(
                QCoreApplication.translate(
                    "timing",
                    "All lines are moved so that both points fall where they belong; in between, "
                    "evenly. This mends subtitles made for another frame rate.",
                )
            )
        )
        layout = form()
        now = QCoreApplication.translate("timing", "is now at")
        meant = QCoreApplication.translate("timing", "belongs at")
        for number, title in enumerate(
            (
                QCoreApplication.translate("timing", "First point"),
                QCoreApplication.translate("timing", "Second point"),
            )
        ):
            row = QHBoxLayout()
            row.addWidget(QLabel(now))
            row.addWidget(self._fields[2 * number])
            row.addWidget(QLabel(meant))
            row.addWidget(self._fields[2 * number + 1])
            layout.addRow(title, row)
        self.add(layout)
        for field in self._fields:
            field.textChanged.connect(self._check)
        self._check()

    def _points(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Return both points, if they make sense."""
        now, meant, other_now, other_meant = (field.time for field in self._fields)
        if now is None or meant is None or other_now is None or other_meant is None:
            return None
        ordered = (now < other_now and meant < other_meant) or (
            now > other_now and meant > other_meant
        )
        return ((now, meant), (other_now, other_meant)) if ordered else None

    def _check(self) -> None:
        self.ok.setEnabled(self._points() is not None)

    def edit(self, document: Document) -> Document:
        """Do what was chosen; an edit."""
        points = self._points()
        if points is None:
            return document
        return edits.stretch(document, [cue.id for cue in document.cues], *points)


class ImproveDialog(Dialog):
    """Shows each change that the chosen rules would make, with its reason and a tick."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        selected: Collection[int],
        shots: Sequence[int],
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("timing", "Improve timing"),
            QCoreApplication.translate("timing", "Apply"),
        )
        self.resize(980, 640)
        self._document, self._shots = document, shots
        self._changes: list[TimingChange] = []
        self._lead_in, self._lead_out = _milliseconds(0), _milliseconds(0)
        self._close = _milliseconds(0)
        self._gap = _count(2, QCoreApplication.translate("timing", " frames"))
        self._shot = _count(7 if shots else 0, QCoreApplication.translate("timing", " frames"))
        self._shot.setEnabled(bool(shots))
        self._short = QCheckBox(QCoreApplication.translate("timing", "Extend lines too short"))
        self._fast = QCheckBox(
            QCoreApplication.translate("timing", "Extend lines that are read too fast")
        )
        self._short.setChecked(True)
        self._fast.setChecked(True)
        self._scope = ScopeBox(document, selected)
        self._count = QLabel()
        self._table = QTableWidget(0, 4)
        self._lay_out()
        for box in (self._lead_in, self._lead_out, self._close, self._gap, self._shot):
            box.valueChanged.connect(self._propose)
        for tick in (self._short, self._fast, *self._scope.findChildren(QRadioButton)):
            tick.toggled.connect(self._propose)
        self._table.itemChanged.connect(self._on_ticked)
        self._propose()

    def options(self) -> TimingOptions:
        """Return the rules that are chosen."""
        return TimingOptions(
            lead_in=self._lead_in.value(),
            lead_out=self._lead_out.value(),
            min_duration=self._short.isChecked(),
            reading_speed=self._fast.isChecked(),
            min_gap_frames=self._gap.value(),
            close_gap=self._close.value(),
            shot_frames=self._shot.value(),
        )

    def edit(self, document: Document) -> Document:
        """Do the changes that are ticked; an edit."""
        return timing.apply(document, self._ticked())

    def _ticked(self) -> list[TimingChange]:
        return [
            change
            for row, change in enumerate(self._changes)
            if (item := self._table.item(row, 0)) and item.checkState() == Qt.CheckState.Checked
        ]

    def _lay_out(self) -> None:
        self._set_up_table()
        rules = form()
        rules.addRow(QCoreApplication.translate("timing", "Lead-in"), self._lead_in)
        rules.addRow(QCoreApplication.translate("timing", "Lead-out"), self._lead_out)
        rules.addRow(QCoreApplication.translate("timing", "Gap at least"), self._gap)
        rules.addRow(QCoreApplication.translate("timing", "Close gaps up to"), self._close)
        rules.addRow(QCoreApplication.translate("timing", "To shot changes within"), self._shot)
        rules.addRow("", self._short)
        rules.addRow("", self._fast)
        rules.addRow(QCoreApplication.translate("timing", "Lines"), self._scope)
        right = QVBoxLayout()
        right.addWidget(self._count)
        right.addWidget(self._table)
        body = QHBoxLayout()
        body.addLayout(rules)
        body.addLayout(right, 1)
        self.add(body, 1)

    def _set_up_table(self) -> None:
        self._table.setHorizontalHeaderLabels(
            [
                QCoreApplication.translate("timing", "Line"),
                QCoreApplication.translate("timing", "Start"),
                QCoreApplication.translate("timing", "End"),
                QCoreApplication.translate("timing", "Why"),
            ]
        )
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((64, 160, 160)):
            self._table.setColumnWidth(column, width)

    def _propose(self) -> None:
        """Show what the rules would change."""
        ids = set(self._scope.ids())
        self._changes = timing.propose(self._document, self.options(), ids, self._shots)
        numbers = {cue.id: index + 1 for index, cue in enumerate(self._document.cues)}
        self._table.blockSignals(True)
        self._table.setRowCount(len(self._changes))
        for row, change in enumerate(self._changes):
            reasons = ", ".join(_tr(_REASONS[reason]) for reason in change.reasons)
            cells = [str(numbers[change.cue_id])]
            cells += [
                clock(old) if old == new else f"{clock(new)} ({(new - old) / 1000:+.3f})"
                for old, new in zip(change.before, change.after, strict=True)
            ]
            for column, text in enumerate((*cells, reasons)):
                item = QTableWidgetItem(text)
                if column == 0:
                    item.setCheckState(Qt.CheckState.Checked)
                self._table.setItem(row, column, item)
        self._table.blockSignals(False)
        self._on_ticked()

    def _on_ticked(self) -> None:
        count = len(self._ticked())
        text = QCoreApplication.translate("timing", "Lines that will change: {count}")
        self._count.setText(text.format(count=count))
        self.ok.setEnabled(count > 0)


def _milliseconds(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 5000)
    box.setSingleStep(50)
    box.setSuffix(" ms")
    box.setValue(value)
    return box


def _count(value: int, suffix: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 48)
    box.setSuffix(suffix)
    box.setValue(value)
    return box
