"""Several notices in the place of one: what is above keeps its height."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emosub_gui.ui.notice_bar import NoticeBar


class NoticeStack(QWidget):
    """Shows the notice that came last; the others are turned up one by one."""

    def __init__(self, *bars: NoticeBar) -> None:
        super().__init__()
        self._open: list[NoticeBar] = []
        """What has something to say, the one that is shown first."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in bars:
            column.addWidget(bar)
            bar.told.connect(partial(self._put_first, bar))
            bar.withdrawn.connect(partial(self._drop, bar))
            bar.more.clicked.connect(self._turn)
        self.hide()

    # ---- internals ----

    def _put_first(self, bar: NoticeBar) -> None:
        self._open = [bar, *(other for other in self._open if other is not bar)]
        self._show()

    def _drop(self, bar: NoticeBar) -> None:
        self._open = [other for other in self._open if other is not bar]
        self._show()

    def _turn(self) -> None:
        """Show the next notice; the one that was shown comes last."""
        self._open = [*self._open[1:], *self._open[:1]]
        self._show()

    def _show(self) -> None:
        for place, bar in enumerate(self._open):
            bar.setVisible(place == 0)
            bar.set_others(len(self._open) - 1)
        self.setVisible(bool(self._open))
