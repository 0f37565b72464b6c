"""Asks how much each model counts in a combination."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from emosub_gui.analysis.measuring.comparing import Recipe
from emosub_gui.ui.dialogs.base import Dialog, form, note
from emosub_gui.ui.models import naming

_MOST = 100.0


class CombineDialog(Dialog):
    """Shows the models of some rows, each with its weight."""

    def __init__(self, parent: QWidget | None, recipes: Sequence[Recipe]) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("compare", "Combine models"),
            QCoreApplication.translate("compare", "Combine"),
        )
        self.weights: dict[str, QDoubleSpinBox] = {}
        layout = form()
        for model, weight in _merged(recipes).items():
            box = QDoubleSpinBox()
            box.setRange(0.1, _MOST)
            box.setSingleStep(0.5)
            box.setDecimals(1)
            box.setPrefix("× ")
            box.setValue(weight)
            self.weights[model] = box
            layout.addRow(naming.title(model), box)
        self.add(layout)
        self.add(
            note(
                QCoreApplication.translate(
                    "compare",
                    "Models that hear are averaged by these weights, and so are models that read. "
                    "The figures come from what was answered already.",
                )
            )
        )

    @property
    def recipe(self) -> Recipe:
        """The combination."""
        return Recipe(tuple((model, box.value()) for model, box in self.weights.items()))


def _merged(recipes: Sequence[Recipe]) -> dict[str, float]:
    """Return all models of some recipes with the weights that they have there."""
    return {model: weight for recipe in recipes for model, weight in recipe.parts}
