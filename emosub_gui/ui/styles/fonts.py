"""The font of a look: every family in its own letters, and what to do where one is missing."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QVBoxLayout, QWidget

from emosub_gui.styling import fonts
from emosub_gui.ui.look.sheet import HUGE, SMALL

translate = QCoreApplication.translate
_POINTS = 11.0


@functools.cache
def system_families() -> list[str]:
    """Return the system's families; asked before Qt knows our fonts under names of its own."""
    return QFontDatabase.families()


@functools.cache
def preview_font(path: Path) -> QFont:
    """Let Qt know a font file, and return its font; Qt keeps it until the program ends."""
    system_families()
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number)
    raw = QRawFont(str(path), _POINTS)
    font = QFont(families[0] if families else "")
    font.setStyleName(raw.styleName())
    font.setWeight(QFont.Weight(raw.weight()))
    return font


class FontList(QComboBox):
    """Families: the bundled ones first, then a theme's own, then the system's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(16)
        self._filled = False

    def showPopup(self) -> None:  # noqa: N802
        """List the families when they are asked for; a system may have hundreds."""
        if not self._filled:
            self._fill(self.currentText())
        super().showPopup()

    def show_family(self, family: str) -> None:
        """Show a family."""
        if self.findText(family, Qt.MatchFlag.MatchFixedString) < 0:
            self.insertItem(0, family)
            _dress(self, 0, family)
        self.setCurrentIndex(self.findText(family, Qt.MatchFlag.MatchFixedString))
        self.setToolTip(family)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave a passing wheel to the panel."""
        event.ignore()

    def _fill(self, now: str) -> None:
        self._filled = True
        self.clear()
        known = set(fonts.BUNDLED_FAMILIES)
        system = [family for family in system_families() if family not in known]
        for family in (*fonts.BUNDLED_FAMILIES, *system):
            self.addItem(family)
            _dress(self, self.count() - 1, family)
        self.insertSeparator(len(fonts.BUNDLED_FAMILIES))
        self.show_family(now)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + HUGE)


def _dress(box: QComboBox, index: int, family: str) -> None:
    """Show an item in its own letters."""
    files = fonts.bundled().get(family.casefold())
    font = QFont(preview_font(files[0])) if files else QFont(family)
    font.setPointSizeF(_POINTS)
    box.setItemData(index, font, Qt.ItemDataRole.FontRole)


class FontField(QWidget):
    """A family, with a warning and a replacement where it is not on this computer."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: Sequence[Path] = ()
        self._family = ""
        self._match = fonts.FontMatch("", fonts.FontSource.BUNDLED)
        self.list = FontList()
        self.warning, self.replace = QLabel(), QToolButton()
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        self.replace.setProperty("role", "chip")
        self.replace.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._missing = QWidget()
        below = QVBoxLayout(self._missing)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SMALL)
        below.addWidget(self.warning)
        below.addWidget(self.replace, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.list)
        layout.addWidget(self._missing)
        self.setFocusProxy(self.list)
        self.list.textActivated.connect(self._choose)
        self.replace.clicked.connect(lambda: self._choose(self._match.replacement))

    def set_own(self, files: Sequence[Path]) -> None:
        """Say which font files travel with the theme."""
        self._own = tuple(files)
        self._family = ""

    def show_value(self, value: str) -> None:
        """Show a family."""
        if value == self._family:
            return
        self._family = value
        self._match = fonts.resolve(value, self._own)
        self.list.show_family(value)
        self._missing.setVisible(self._match.source is fonts.FontSource.MISSING)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self.warning.setText(translate("styles", "Not on this computer."))
        self.replace.setText(
            translate("styles", "Use {family}").format(family=self._match.replacement)
        )

    def _choose(self, family: str) -> None:
        self.show_value(family)
        self.changed.emit(family)
