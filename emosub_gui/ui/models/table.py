"""All models in a table, grouped by what they do, with search and a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from emosub_gui.analysis.models import installation, selection
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.selection import Rank
from emosub_gui.app.fetching import Download
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.models import naming
from emosub_gui.ui.models.catalogue_words import said

NAME, EMOTIONS_, LANGUAGES, SIZE, STATE = range(5)
_ENTRY, _REACHED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_DOT, _GAP = 8, 4
_WIDTHS = {NAME: 340, EMOTIONS_: 7 * (_DOT + _GAP) + 20, LANGUAGES: 130, SIZE: 80}

Find = Callable[[str], Download | None]


class Show(StrEnum):
    """Which models are listed."""

    ALL = "all"
    HERE = "here"
    RECOMMENDED = "recommended"
    WORKING = "working"


class ModelTable(QTreeWidget):
    """The models.

    Signals:
        chosen(): another model is current, or none.
    """

    chosen = Signal()

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        """Show no model yet; `find` returns the download of a model that runs."""
        super().__init__(parent)
        self._find = find
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.setColumnCount(5)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegateForColumn(EMOTIONS_, _Dots(self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        header = self.header()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, round(width * current.scale()))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._on_current)
        current.notifier().changed.connect(self.viewport().update)

    # ---- properties ----

    @property
    def entry(self) -> Entry | None:
        """The current model."""
        item = self.currentItem()
        return item.data(NAME, _ENTRY) if item is not None else None

    @property
    def listed(self) -> list[str]:
        """The models that are not filtered away, in order."""
        return [item.data(NAME, _ENTRY).id for item in self._items() if not item.isHidden()]

    # ---- setters ----

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show models in place of others; the current one stays current."""
        before = self.entry
        self.blockSignals(True)
        self.clear()
        self._groups = []
        self._name_columns()
        for modality in dict.fromkeys(entry.modality for entry in entries):
            group = [entry for entry in entries if entry.modality == modality]
            head = QTreeWidgetItem([naming.modality(group[0])])
            font = self.font()
            font.setBold(True)
            head.setFont(NAME, font)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            rows = [self._item(entry) for entry in group]
            head.addChildren(rows)
            head.setExpanded(True)
            self._groups.append((head, rows))
        self.blockSignals(False)
        self.choose(before.id if before else "")

    def choose(self, model: str) -> None:
        """Make a model current; the first one if there is none of that name."""
        items = list(self._items())
        named = [item for item in items if item.data(NAME, _ENTRY).id == model]
        self.blockSignals(True)
        for item in (named or items)[:1]:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        self.blockSignals(False)
        self.chosen.emit()

    def refresh(self, model: str) -> None:
        """Say anew what state a model is in."""
        for item in self._items():
            if item.data(NAME, _ENTRY).id == model:
                self._say_state(item)

    def filter(self, text: str, show: Show) -> None:
        """List the models in which each word of a text occurs, and which are of a kind."""
        words = text.casefold().split()
        for item in self._items():
            entry: Entry = item.data(NAME, _ENTRY)
            about = " ".join(
                (
                    *(entry.id, naming.title(entry.id), naming.languages(entry.languages)),
                    *(entry.licence, entry.note, said(entry.note), naming.sense(entry)),
                )
            ).casefold()
            item.setHidden(not (all(word in about for word in words) and _is(entry, show)))
        for head, rows in self._groups:
            head.setHidden(all(row.isHidden() for row in rows))

    # ---- internals ----

    def _items(self) -> list[QTreeWidgetItem]:
        """Return the rows of models."""
        return [row for _, rows in self._groups for row in rows]

    def _name_columns(self) -> None:
        self.setHeaderLabels(
            [
                QCoreApplication.translate("models", "Model"),
                QCoreApplication.translate("models", "Emotions"),
                QCoreApplication.translate("models", "Languages"),
                QCoreApplication.translate("models", "Size"),
                QCoreApplication.translate("models", "State"),
            ]
        )

    def _item(self, entry: Entry) -> QTreeWidgetItem:
        verdict = selection.verdict(entry)
        item = QTreeWidgetItem()
        item.setText(NAME, naming.title(entry.id))
        item.setData(NAME, _ENTRY, entry)
        item.setToolTip(NAME, f"{naming.rank(verdict.rank)}. {naming.reason(verdict.reason)}")
        if verdict.rank is Rank.RECOMMENDED:
            item.setIcon(NAME, icon("star", current.colours().warning))
        else:
            item.setIcon(NAME, icon("star", "none"))  # so that all names begin at one edge
        if verdict.rank is Rank.EXCLUDED:
            item.setForeground(NAME, QColor(current.colours().muted))
        item.setData(EMOTIONS_, _REACHED, _reached(entry))
        item.setText(LANGUAGES, naming.languages(entry.languages))
        item.setText(SIZE, naming.size(entry.download_size))
        item.setTextAlignment(SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._say_state(item)
        return item

    def _say_state(self, item: QTreeWidgetItem) -> None:
        entry: Entry = item.data(NAME, _ENTRY)
        download = self._find(entry.id)
        if download is not None:
            share = download.done / download.total if download.total else 0.0
            item.setText(STATE, f"{share:.0%}")
            item.setIcon(STATE, icon("download", current.colours().accent))
            return
        text, name = _state(entry)
        item.setText(STATE, text)
        item.setIcon(STATE, icon(name, current.colours().muted))

    def _on_current(self) -> None:
        self.chosen.emit()


class _Dots(QStyledItemDelegate):
    """Draws a dot in each emotion's colour, a ring for those that are never answered."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell."""
        super().paint(painter, option, index)
        reached = index.data(_REACHED)
        if not reached:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, emotion in enumerate(EMOTIONS):
            colour = current.colours().emotion(emotion if emotion in reached else None)
            painter.setPen(colour)
            painter.setBrush(colour if emotion in reached else Qt.BrushStyle.NoBrush)
            left = rect.left() + 8 + number * (_DOT + _GAP)
            painter.drawEllipse(QRectF(left, rect.center().y() - _DOT / 2, _DOT, _DOT))
        painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room that seven dots take."""
        hint = super().sizeHint(option, index)
        return QSize(len(EMOTIONS) * (_DOT + _GAP), hint.height())


def _reached(entry: Entry) -> tuple[Emotion, ...]:
    return () if entry.modality == "transcription" else selection.reachable(entry)


def _is(entry: Entry, show: Show) -> bool:
    """Tell whether a model is of a kind."""
    match show:
        case Show.HERE:
            return selection.presence(entry).ok
        case Show.RECOMMENDED:
            return selection.verdict(entry).rank is Rank.RECOMMENDED
        case Show.WORKING:
            return selection.verdict(entry).rank is not Rank.EXCLUDED
    return True


def _state(entry: Entry) -> tuple[str, str]:
    """Return in a word whether a model is here, and an icon for it."""
    if installation.missing_packages(entry):
        return QCoreApplication.translate("models", "Packages missing"), "triangle-alert"
    if entry.family in installation.EMBEDDED:
        return QCoreApplication.translate("models", "Comes along"), "check"
    if installation.installed(entry) is not None:
        return QCoreApplication.translate("models", "Here"), "check"
    if installation.fetched_size(entry):
        return QCoreApplication.translate("models", "Partly here"), "download"
    return QCoreApplication.translate("models", "Not here"), "minus"
