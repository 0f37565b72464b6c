"""What to compare: models, lines, and how."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.models import selection
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.ui.dialogs.base import heading
from emosub_gui.ui.look import current
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.models import naming

_FEW = 50
"""Labelled lines below which figures say little."""
_STEPS = 1000
_ROW = 28


class Setup(QWidget):
    """The left side of the comparison.

    Signals:
        started(), stopped(): the buttons.
        complementChanged(): each model is to be shown by itself, or with what comes along.
    """

    started = Signal()
    stopped = Signal()
    complementChanged = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = [heading(""), heading("")]
        self.models = QListWidget()
        self.reviewed, self.all = QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for choice in (self.reviewed, self.all):
            group.addButton(choice)
            choice.toggled.connect(self._refresh)
        self._few = QLabel()
        self._few.setProperty("role", "warning")
        self._few.setWordWrap(True)
        self.complement = QCheckBox()
        self.complement.toggled.connect(self.complementChanged)
        self.start, self.stop = QPushButton(), QPushButton()
        self.start.setProperty("primary", True)
        self.start.clicked.connect(self.started)
        self.stop.clicked.connect(self.stopped)
        self.bar, self.figures = QProgressBar(), QLabel()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.figures.setProperty("role", "muted")
        self.figures.setWordWrap(True)
        for button in (self.start, self.stop):
            button.setAutoDefault(False)
        self._document = Document()
        self._running = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, LARGE, 0)
        column.setSpacing(MEDIUM)
        for part in (
            *(self._titles[0], self.models, self.complement),
            *(self._titles[1], self.reviewed, self.all, self._few),
            *(self.start, self.bar, self.figures, self.stop),
        ):
            column.addWidget(part)
        self.models.itemChanged.connect(self._refresh)
        self.retranslate()
        self.show_idle()

    # ---- properties ----

    @property
    def chosen(self) -> list[str]:
        """The models that are ticked."""
        items = [self.models.item(row) for row in range(self.models.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    @property
    def labelled(self) -> bool:
        """Whether it is measured against what a person decided."""
        return self.reviewed.isChecked()

    def lines(self) -> list[Cue]:
        """Return the lines that count."""
        return _reviewed(self._document) if self.labelled else _spoken(self._document)

    # ---- setters ----

    def show_document(self, document: Document) -> None:
        """Offer a document's lines."""
        self._document = document
        reviewed = bool(_reviewed(document))
        self.reviewed.setEnabled(reviewed)
        if not (self.reviewed.isChecked() or self.all.isChecked()):
            (self.reviewed if reviewed else self.all).setChecked(True)
        if not reviewed:
            self.all.setChecked(True)
        self._count()

    def show_models(self) -> None:
        """Offer the models that can run here."""
        ticked = set(self.chosen)
        self.models.blockSignals(True)
        self.models.clear()
        for entry in naming.known()[0]:
            if selection.presence(entry).ok:
                item = QListWidgetItem(naming.title(entry.id))
                item.setToolTip(f"{entry.id} ({naming.sense(entry)})")
                item.setData(Qt.ItemDataRole.UserRole, entry.id)
                state = Qt.CheckState.Checked if entry.id in ticked else Qt.CheckState.Unchecked
                item.setCheckState(state)
                item.setSizeHint(QSize(0, round(_ROW * current.scale())))
                self.models.addItem(item)
        self.models.blockSignals(False)
        self._refresh()

    def show_progress(self, fraction: float, text: str) -> None:
        """Show how far a comparison is."""
        self._running = True
        for part in (self.bar, self.figures, self.stop):
            part.show()
        self.bar.setValue(round(fraction * _STEPS))
        self.figures.setText(text)
        self._refresh()

    def show_idle(self, text: str = "") -> None:
        """Show that nothing runs, and how it ended."""
        self._running = False
        self.bar.hide()
        self.stop.hide()
        self.figures.setText(text)
        self.figures.setVisible(bool(text))
        self._refresh()

    def retranslate(self) -> None:
        """Take all text from the language in force."""
        self._titles[0].setText(QCoreApplication.translate("compare", "Models"))
        self._titles[1].setText(QCoreApplication.translate("compare", "Lines"))
        self.complement.setText(
            QCoreApplication.translate("compare", "Complement with the built-in models")
        )
        self.complement.setToolTip(
            QCoreApplication.translate(
                "compare",
                "Each model is compared by itself. With this, the built-in models add what it "
                "cannot: the words to one that hears, the voice to one that reads. That is what "
                "an analysis does.",
            )
        )
        self.start.setText(QCoreApplication.translate("compare", "Compare"))
        self.stop.setText(QCoreApplication.translate("compare", "Stop"))
        self._few.setText(
            QCoreApplication.translate(
                "compare", "These are few lines; look at the intervals, not at the figures."
            )
        )
        self._count()
        self.show_models()

    # ---- internals ----

    def _count(self) -> None:
        reviewed = QCoreApplication.translate("compare", "Those that I have reviewed ({count})")
        every = QCoreApplication.translate("compare", "All ({count}), without knowing the truth")
        self.reviewed.setText(reviewed.format(count=len(_reviewed(self._document))))
        self.all.setText(every.format(count=len(_spoken(self._document))))
        self._refresh()

    def _refresh(self) -> None:
        lines = self.lines()
        self.start.setVisible(not self._running)
        self.start.setEnabled(bool(lines) and self._document.media is not None)
        self._few.setVisible(self.labelled and len(lines) < _FEW)
        for part in (self.models, self.reviewed, self.all):
            part.setEnabled(not self._running)
        self.reviewed.setEnabled(not self._running and bool(_reviewed(self._document)))


def _spoken(document: Document) -> list[Cue]:
    """Return the lines of a document that are no comments."""
    return [cue for cue in document.cues if not cue.comment]


def _reviewed(document: Document) -> list[Cue]:
    """Return the lines whose emotion a person has decided."""
    return [cue for cue in _spoken(document) if cue.reviewed and cue.emotion is not None]
