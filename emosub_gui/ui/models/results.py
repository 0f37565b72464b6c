"""A comparison in tables: figures, each emotion, agreement, and the lines that are disputed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from emosub_gui.analysis.measuring import comparison_report as report
from emosub_gui.analysis.measuring.comparing import SHIPPED, Comparison, Recipe
from emosub_gui.analysis.measuring.comparison_report import Figure
from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import translatable
from emosub_gui.core.timecode import clock
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import emotion_icon
from emosub_gui.ui.look.sheet import MEDIUM
from emosub_gui.ui.models import naming
from emosub_gui.ui.words import emotion_name

_FIGURES = {
    Figure.ACCURACY: (
        translatable("compare", "Accuracy"),
        translatable("compare", "Share of the lines that are called right, and its 95 % interval"),
    ),
    Figure.MACRO_F1: (
        translatable("compare", "Macro-F1"),
        translatable("compare", "Mean over the emotions that occur: each counts alike"),
    ),
    Figure.CROSS_ENTROPY: (
        translatable("compare", "Cross-entropy"),
        translatable("compare", "How surprised it is by the truth; less is better"),
    ),
    Figure.CALIBRATION: (
        translatable("compare", "Calibration"),
        translatable("compare", "Gap between confidence and truth; less is better"),
    ),
    Figure.CONFIDENCE: (
        translatable("compare", "Confidence"),
        translatable("compare", "Mean probability of the emotion that is called"),
    ),
    Figure.DIVERSITY: (
        translatable("compare", "Diversity"),
        translatable("compare", "How many emotions are used, from 1 to 7"),
    ),
    Figure.NEUTRAL_RATE: (
        translatable("compare", "Neutral"),
        translatable("compare", "Share of the lines that are called neutral"),
    ),
    Figure.AGREEMENT: (
        translatable("compare", "Agreement"),
        translatable("compare", "Share of the lines that it and another call alike, on average"),
    ),
    Figure.SKIPPED: (
        translatable("compare", "No evidence"),
        translatable("compare", "Lines that nobody could judge"),
    ),
    Figure.SECONDS: (
        translatable("compare", "ms a line"),
        translatable("compare", "Time that its models took here"),
    ),
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NARROWEST, _WIDEST, _PADDING = 56, 150, 36
"""Pixels of a column."""

_TWO_LINES = "{value}\n{low}–{high}"
_CUE = Qt.ItemDataRole.UserRole
_SHADE = 0.45
"""Opacity of the ground of full agreement."""


class Results(QTabWidget):
    """The right side of the comparison.

    Signals:
        lineChosen(cue_id): a disputed line was clicked.
        selectionChanged(): other rows of the main table are selected.
    """

    lineChosen = Signal(int)  # noqa: N815 - Qt's style for signals
    selectionChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures, self.emotions = _table(), _table()
        self.agreement, self.disputed = _table(), _table()
        self.figures.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for table in (self.figures, self.emotions, self.agreement, self.disputed):
            self.addTab(table, "")
        self.figures.itemSelectionChanged.connect(self.selectionChanged)
        self.disputed.itemClicked.connect(self._on_clicked)
        self._comparison: Comparison | None = None
        self._cues: dict[int, tuple[int, Cue]] = {}
        self.retranslate()

    # ---- properties ----

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def selected(self) -> list[Recipe]:
        """The recipes whose rows are selected."""
        rows = sorted({index.row() for index in self.figures.selectedIndexes()})
        found = self._comparison.rows if self._comparison else ()
        return [found[row].recipe for row in rows if row < len(found)]

    # ---- setters ----

    def show_comparison(self, comparison: Comparison | None, cues: Sequence[Cue]) -> None:
        """Show a comparison on a document's lines."""
        self._comparison = comparison
        self._cues = {cue.id: (number, cue) for number, cue in enumerate(cues, 1)}
        self._fill()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        for index, text in enumerate(
            (
                QCoreApplication.translate("compare", "Figures"),
                QCoreApplication.translate("compare", "Each emotion"),
                QCoreApplication.translate("compare", "Agreement"),
                QCoreApplication.translate("compare", "Disputed lines"),
            )
        ):
            self.setTabText(index, text)
        self._fill()

    # ---- internals ----

    def _fill(self) -> None:
        comparison = self._comparison
        if comparison is None:
            for table in (self.figures, self.emotions, self.agreement, self.disputed):
                table.setRowCount(0)
                table.setColumnCount(0)
            return
        self.setTabVisible(1, comparison.labels is not None)
        self._fill_figures(comparison)
        self._fill_emotions(comparison)
        self._fill_agreement(comparison)
        self._fill_disputed(comparison)

    def _fill_figures(self, comparison: Comparison) -> None:
        heads = [_cell(QCoreApplication.translate("compare", "Models"))]
        for figure in report.figures(comparison):
            title, tip = (QCoreApplication.translate("compare", one) for one in _FIGURES[figure])
            heads.append(_cell(title, right=True))
            heads[-1].setToolTip(tip)
        rows = [
            [_named(row.recipe), *_cells(report.cells(comparison, index, _TWO_LINES))]
            for index, row in enumerate(comparison.rows)
        ]
        baseline = report.baseline_cells(comparison)
        if baseline:
            name = QCoreApplication.translate("compare", "Always neutral")
            rows.append([_cell(name), *_cells(baseline)])
            for item in rows[-1]:
                item.setForeground(QColor(current.colours().muted))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        _show(self.figures, heads, rows)
        self.figures.resizeRowsToContents()
        for row in range(len(rows)):
            self.figures.setRowHeight(row, self.figures.rowHeight(row) + MEDIUM)

    def _fill_emotions(self, comparison: Comparison) -> None:
        heads = [
            _cell(QCoreApplication.translate("compare", "F1 of")),
            _cell(QCoreApplication.translate("compare", "Lines"), right=True),
            *_cells(_names(comparison)),
        ]
        rows = [
            [_cell(emotion_name(emotion), face=emotion), *_cells(figures)]
            for emotion, (_, *figures) in zip(
                EMOTIONS, report.class_table(comparison), strict=False
            )
        ]
        _show(self.emotions, heads, rows)

    def _fill_agreement(self, comparison: Comparison) -> None:
        names = _names(comparison)
        rows = [
            [_cell(name), *_cells(shares)]
            for name, shares in zip(names, report.agreement_table(comparison), strict=True)
        ]
        for row, shares in zip(rows, comparison.agreement, strict=True):
            for item, share in zip(row[1:], shares, strict=True):
                ground = QColor(current.colours().accent)
                ground.setAlphaF((share or 0.0) * _SHADE)
                item.setBackground(ground)
        _show(self.agreement, [_cell(""), *_cells(names)], rows)

    def _fill_disputed(self, comparison: Comparison) -> None:
        you = [QCoreApplication.translate("compare", "You")] if comparison.labels else []
        titles = (
            QCoreApplication.translate("compare", "Line"),
            QCoreApplication.translate("compare", "Start"),
            QCoreApplication.translate("compare", "Text"),
            *you,
            *_names(comparison),
        )
        rows = []
        for one in comparison.disagreements:
            number, cue = self._cues[one.cue_id]
            first = _cell(str(number))
            first.setData(_CUE, one.cue_id)
            called = [*([cue.emotion] if you else []), *one.called]
            rows.append(
                [
                    first,
                    _cell(clock(cue.start)),
                    _cell(cue.plain.replace("\n", " ")),
                    *(_cell(emotion_name(emotion), face=emotion) for emotion in called),
                ]
            )
        if not rows:
            text = QCoreApplication.translate("compare", "All of them call every line alike.")
            rows = [[_cell(""), _cell(""), _cell(text)]]
        _show(self.disputed, [_cell(title) for title in titles], rows, stretched=2)

    def _on_clicked(self, item: QTableWidgetItem) -> None:
        first = self.disputed.item(item.row(), 0)
        if first is not None and first.data(_CUE) is not None:
            self.lineChosen.emit(first.data(_CUE))


def recipe_name(recipe: Recipe) -> str:
    """Return what models are called together."""
    if recipe.parts == SHIPPED.parts:
        return QCoreApplication.translate("compare", "Built-in models")
    parts = []
    for model, weight in recipe.parts:
        name = naming.title(model)
        name = name if name != model else model.rpartition("/")[2] or model
        shown = f"{name} × {weight:g}" if weight != 1.0 and len(recipe.parts) > 1 else name
        parts.append(shown)
    return " + ".join(parts)


def _table() -> QTableWidget:
    """Return an empty table."""
    table = QTableWidget()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return table


def _names(comparison: Comparison) -> list[str]:
    return [recipe_name(row.recipe) for row in comparison.rows]


def _named(recipe: Recipe) -> QTableWidgetItem:
    """Return the cell that names a recipe."""
    item = _cell(recipe_name(recipe))
    item.setToolTip(recipe.name)
    return item


def _cell(text: str, *, right: bool = False, face: Emotion | None = None) -> QTableWidgetItem:
    """Return a cell, or a column's head."""
    item = QTableWidgetItem(text)
    item.setTextAlignment(_RIGHT if right else _LEFT)
    if face is not None:
        item.setIcon(emotion_icon(face))
    return item


def _cells(texts: Sequence[str]) -> list[QTableWidgetItem]:
    """Return cells with figures."""
    return [_cell(text, right=True) for text in texts]


def _show(
    table: QTableWidget,
    heads: Sequence[QTableWidgetItem],
    rows: Sequence[Sequence[QTableWidgetItem]],
    stretched: int = 0,
) -> None:
    """Fill a table; one of its columns takes the room that is left."""
    table.clear()
    table.setColumnCount(len(heads))
    table.setRowCount(len(rows))
    for column, head in enumerate(heads):
        head.setToolTip(head.toolTip() or head.text())
        table.setHorizontalHeaderItem(column, head)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.setItem(row, column, cell)
    header = table.horizontalHeader()
    header.setMinimumSectionSize(_NARROWEST)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    widest = round(_WIDEST * current.scale())
    metrics = header.fontMetrics()
    for head in heads:
        # The header elides by itself, but not within the padding that the style sheet gives it.
        short = metrics.elidedText(head.text(), Qt.TextElideMode.ElideRight, widest - _PADDING)
        head.setText(short)
    table.resizeColumnsToContents()
    for column in range(len(heads)):
        table.setColumnWidth(column, min(widest, table.columnWidth(column)))
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
