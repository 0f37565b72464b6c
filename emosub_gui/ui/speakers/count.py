"""How many people speak."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

_MOST = 12


class SpeakerCount(QComboBox):
    """A choice of how many speakers there are: to be found out, or a number."""

    def __init__(self, *, optional: bool = False) -> None:
        """Let `optional` leave the speakers as they are as well."""
        super().__init__()
        if optional:
            self.addItem(QCoreApplication.translate("speakers", "Do not tell them apart"), None)
        self.addItem(QCoreApplication.translate("speakers", "Find out"), 0)
        for number in range(2, _MOST + 1):
            self.addItem(str(number), number)

    @property
    def value(self) -> int | None:
        """How many; 0 is to find out, None to leave them as they are."""
        data = self.currentData()
        return None if data is None else int(data)

    def set_value(self, count: int | None) -> None:
        """Choose; what there is no entry for becomes the first."""
        values = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(values.index(count) if count in values else 0)
