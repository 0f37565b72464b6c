"""What can be done with a look as a whole: followed, copied, swapped, reset."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from emosub_gui.styling.restyling import BASE, LINE, Target
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import SMALL
from emosub_gui.ui.styles.names import target_name

translate = QCoreApplication.translate
_ALARM = 16


class LookBar(QWidget):
    """Names the look that is shown, warns if it is hard to read, and has buttons for it.

    Signals:
        copyChosen(Target): the look is to be copied there.
        swapChosen(Target): the look is to be exchanged with that one.
        resetChosen(): the look is to be as it was.
    """

    copyChosen = Signal(object)  # noqa: N815 - Qt's style for signals
    swapChosen = Signal(object)  # noqa: N815
    resetChosen = Signal()  # noqa: N815

    def __init__(self, targets: Callable[[], list[Target]], parent: QWidget | None = None) -> None:
        """Offer what `targets` returns when a menu is opened."""
        super().__init__(parent)
        self._targets, self._target = targets, BASE
        self._heading, self.alarm = QLabel(), QLabel()
        self._heading.setProperty("role", "heading")
        self.alarm.hide()
        self.follow, self.reset = QToolButton(), QToolButton()
        self.copy_to, self.swap_with = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._heading)
        row.addWidget(self.alarm)
        row.addStretch()
        for button, picture in (
            (self.follow, "crosshair"),
            (self.copy_to, "copy"),
            (self.swap_with, "arrow-left-right"),
            (self.reset, "rotate-ccw"),
        ):
            button.setIcon(icon(picture))
            row.addWidget(button)
        for button in (self.copy_to, self.swap_with):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(QMenu(button))
        self.copy_to.menu().aboutToShow.connect(self._offer_copies)
        self.swap_with.menu().aboutToShow.connect(self._offer_swaps)
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        self.reset.clicked.connect(self.resetChosen)
        self.retranslate()

    def show_target(self, target: Target, *, resettable: bool) -> None:
        """Show which look is shown, and whether it can be reset."""
        self._target = target
        self._heading.setText(target_name(target))
        self.swap_with.setEnabled(target not in (BASE, LINE))
        self.reset.setEnabled(resettable)

    def warn(self, contrast: str) -> None:
        """Say that the look is hard to read, at this contrast; "" is no warning."""
        self.alarm.setVisible(bool(contrast))
        danger = icon("triangle-alert", current.colours().danger)
        self.alarm.setPixmap(danger.pixmap(_ALARM, _ALARM))
        text = translate("styles", "Hard to read: contrast {contrast}")
        self.alarm.setToolTip(text.format(contrast=contrast))

    def retranslate(self) -> None:
        """Say everything in the language now in force."""
        self._heading.setText(target_name(self._target))
        for button, text in (
            (self.follow, translate("styles", "Follow the selected line")),
            (self.copy_to, translate("styles", "Copy this look to…")),
            (self.swap_with, translate("styles", "Swap this look with…")),
            (self.reset, translate("styles", "Reset this look")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def _offer_copies(self) -> None:
        self._offer(self.copy_to.menu(), self.copyChosen.emit, but=(self._target,))

    def _offer_swaps(self) -> None:
        self._offer(self.swap_with.menu(), self.swapChosen.emit, but=(self._target, BASE))

    def _offer(self, menu: QMenu, does: Callable[[Target], None], but: tuple[Target, ...]) -> None:
        """Fill a menu with looks to choose from."""
        menu.clear()
        for target in self._targets():
            if target not in but:
                menu.addAction(target_name(target), partial(does, target))
