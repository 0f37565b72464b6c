"""Choosing which models judge which lines, and how much each counts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emosub_gui.analysis.classifiers.routing import routes
from emosub_gui.analysis.models import selection
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.ui.dialogs.base import error_text
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.models import naming

_LANGUAGES = ("", "en", "ko")
_MOST = 100.0
_FIRST = "embedded-sound"
_MODEL_WIDTH = 180
"""Pixels below which a model's name is not squeezed."""

_WEIGHT_WIDTH = 84


class ModelChoices(QWidget):
    """The models that judge emotions, a row each; none means those that come along.

    Signals:
        changed(tuple[ModelChoice, ...]): a person chose otherwise.
    """

    changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None, *, download: bool = False) -> None:
        """Show no choice; `download` tells whether models that are not here will be fetched."""
        super().__init__(parent)
        self._value: tuple[ModelChoice, ...] = ()
        self._download = download
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SMALL)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._add = QToolButton()
        self._add.setIcon(icon("plus"))
        self._add.setToolButtonStyle(self._add.toolButtonStyle().ToolButtonTextBesideIcon)
        self._add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.setSpacing(MEDIUM)
        foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(self._rows)
        layout.addLayout(foot)
        self._show()

    # ---- properties ----

    @property
    def value(self) -> tuple[ModelChoice, ...]:
        """What is chosen."""
        return self._value

    @property
    def said(self) -> str:
        """What stands below the rows."""
        return self._said.text()

    # ---- setters ----

    def set_value(self, value: Sequence[ModelChoice]) -> None:
        """Show a choice."""
        if tuple(value) != self._value:
            self._value = tuple(value)
            self._show()

    def set_download(self, *, on: bool) -> None:
        """Say whether models that are not here will be fetched."""
        self._download = on
        self._say()

    # ---- Qt's interface ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    # ---- internals ----

    def _show(self) -> None:
        """Make the rows anew."""
        for row in self.findChildren(_Row):
            row.hide()  # or else a layout that has just taken it in shows it by itself
            row.setParent(None)
            row.deleteLater()
        entries, _ = naming.known()
        for index, choice in enumerate(self._value):
            self._rows.addWidget(_Row(self, index, choice, entries))
        self._add.setText(QCoreApplication.translate("models", "Add a model"))
        self._say()

    def _say(self) -> None:
        """Say what will judge, or which of the models cannot."""
        absent = routes(self._value, download=self._download).absent
        if absent:
            stand_in = QCoreApplication.translate(
                "models", "What comes with the program judges in its place."
            )
            sentences = [error_text(error)[0] for error in absent]
            self._said.setText(" ".join([*sentences, stand_in]))
        elif self._value:
            self._said.setText(
                QCoreApplication.translate(
                    "models", "Lines that these cannot judge, the built-in models do."
                )
            )
        else:
            self._said.setText(
                QCoreApplication.translate("models", "The built-in models judge all lines.")
            )
        self._said.setProperty("role", "warning" if absent else "muted")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def _take(self, value: tuple[ModelChoice, ...]) -> None:
        self._value = value
        self.changed.emit(value)

    # ---- slots ----

    def change(self, index: int, choice: ModelChoice) -> None:
        """Put another choice into a row."""
        self._take((*self._value[:index], choice, *self._value[index + 1 :]))
        self._say()

    def remove(self, index: int) -> None:
        """Take a row away."""
        self._take((*self._value[:index], *self._value[index + 1 :]))
        self._show()

    def _on_add(self) -> None:
        chosen = {choice.model for choice in self._value}
        entries, _ = naming.known()
        here = [entry.id for entry in entries if selection.presence(entry).ok]
        model = next((name for name in reversed(here) if name not in chosen), _FIRST)
        self._take((*self._value, ModelChoice(model)))
        self._show()


class _Row(QWidget):
    """One model, its language and its weight."""

    def __init__(
        self, owner: ModelChoices, index: int, choice: ModelChoice, entries: Sequence[Entry]
    ) -> None:
        super().__init__()
        self._owner, self._index, self._choice = owner, index, choice
        self._model = QComboBox()
        self._model.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._model.setMinimumWidth(_MODEL_WIDTH)
        for entry in entries:
            if selection.presence(entry).ok or entry.id == choice.model:
                text = naming.title(entry.id)
                if entry.id == text:
                    text = f"{text} ({naming.sense(entry)})"
                self._model.addItem(text, entry.id)
        if self._model.findData(choice.model) < 0:
            self._model.addItem(choice.model, choice.model)
        self._model.setCurrentIndex(self._model.findData(choice.model))
        self._model.setToolTip(choice.model)
        self._language = QComboBox()
        for code in _LANGUAGES:
            self._language.addItem(naming.language(code), code)
        self._language.setCurrentIndex(self._language.findData(choice.language))
        self._language.setToolTip(QCoreApplication.translate("models", "The lines that it judges"))
        self._weight = QDoubleSpinBox()
        self._weight.setRange(0.1, _MOST)
        self._weight.setSingleStep(0.5)
        self._weight.setDecimals(1)
        self._weight.setPrefix("× ")
        self._weight.setValue(choice.weight)
        self._weight.setKeyboardTracking(False)
        self._weight.setFixedWidth(round(_WEIGHT_WIDTH * current.scale()))
        self._weight.setToolTip(
            QCoreApplication.translate(
                "models", "How much it counts beside others that judge the same lines"
            )
        )
        remove = QToolButton()
        remove.setIcon(icon("x"))
        remove.setToolTip(QCoreApplication.translate("models", "Do not use it"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self._model, 1)
        layout.addWidget(self._language)
        self._language.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout.addWidget(self._weight)
        layout.addWidget(remove)
        self._model.currentIndexChanged.connect(self._on_changed)
        self._language.currentIndexChanged.connect(self._on_changed)
        self._weight.valueChanged.connect(self._on_changed)
        remove.clicked.connect(lambda: owner.remove(index))

    def _on_changed(self) -> None:
        self._choice = replace(
            self._choice,
            model=self._model.currentData(),
            language=self._language.currentData(),
            weight=self._weight.value(),
        )
        self._model.setToolTip(self._choice.model)
        self._owner.change(self._index, self._choice)
