"""The dockable panels around the picture: their first arrangement, and how it is kept."""

from __future__ import annotations

import base64

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabWidget, QWidget

from emosub_gui.app.settings import SettingsStore

_VERSION = 4
"""Of the arrangement; one that was kept by another version is not taken up."""

_SIDE = (0.27, 320, 440)
_TIMELINE = (0.20, 120, 260)
_LINES = (0.26, 130, 420)
"""First extents: share of the window, and the least and the most in pixels."""
_LEAST_BESIDE = 200
_LOW = 940
"""Height of a window in which panels beside the picture need its whole height to be of use."""

_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Panels:
    """The panels of one window.

    Beside the picture they share one place as tabs; below it they lie across the width, or in a
    low window across what is left of it.
    """

    def __init__(self, window: QMainWindow, settings: SettingsStore) -> None:
        self._window, self._settings = window, settings
        self._docks: dict[str, QDockWidget] = {}
        self._no_bars: dict[str, QWidget] = {}
        self._away: QByteArray | None = None
        self._below: QByteArray | None = None
        """The arrangement from before all panels, or those below, were hidden."""
        self._first: QByteArray | None = None
        self.menu = QMenu(window)
        window.setDockNestingEnabled(True)
        window.setTabPosition(_RIGHT, QTabWidget.TabPosition.North)

    def add_beside(self, name: str, widget: QWidget) -> None:
        """Add a panel beside the picture, as a tab behind the ones that are there."""
        before = [dock for dock in self._docks.values() if self._area(dock) is _RIGHT]
        # One that lies behind another must not make the window large.
        widget.setMinimumHeight(_LEAST_BESIDE)
        dock = self._add(name, widget, _RIGHT)
        if before:
            self._window.tabifyDockWidget(before[-1], dock)
            before[0].raise_()

    def add_below(self, name: str, widget: QWidget) -> None:
        """Add a panel below the picture, under the ones that are there."""
        before = [dock for dock in self._docks.values() if self._area(dock) is _BOTTOM]
        dock = self._add(name, widget, _BOTTOM)
        if before:
            self._window.splitDockWidget(before[-1], dock, Qt.Orientation.Vertical)

    def set_titles(self, titles: dict[str, str]) -> None:
        """Name the panels."""
        for name, title in titles.items():
            self._docks[name].setWindowTitle(title)

    def show(self, name: str) -> None:
        """Bring a panel to the front."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()

    def lock(self, locked: bool) -> None:
        """Take the title bars away, by which panels are moved and closed, or give them back."""
        for name, dock in self._docks.items():
            # An empty widget is Qt's way to have no title bar.
            dock.setTitleBarWidget(self._no_bars[name] if locked else None)  # type: ignore[arg-type]

    def set_away(self, away: bool) -> None:
        """Hide all panels, or show them again as they were."""
        if away and self._away is None:
            self._away = self._window.saveState(_VERSION)
            for dock in self._docks.values():
                dock.hide()
        elif not away and self._away is not None:
            self._window.restoreState(self._away, _VERSION)
            self._away = None
            self.arrange()

    def set_below_away(self, away: bool) -> None:
        """Hide the panels below the picture, or show them again as they were."""
        if away and self._below is None:
            self._below = self._window.saveState(_VERSION)
            for dock in self._docks.values():
                if self._area(dock) is _BOTTOM:
                    dock.hide()
        elif not away and self._below is not None:
            if self._away is None:
                self._window.restoreState(self._below, _VERSION)
            else:
                self._away = self._below
            self._below = None

    # ---- the arrangement ----

    def arrange(self) -> None:
        """Give the panels their first sizes, or those that were kept, once they can be seen."""
        if self._first is not None or self._away is not None or not self._window.isVisible():
            return
        self._share_room()
        self._first = self._window.saveState(_VERSION)
        if self._settings.value.layout:
            self._window.restoreState(_bytes(self._settings.value.layout), _VERSION)

    def reset(self) -> None:
        """Put the panels where they were at first."""
        if self._first is not None:
            self._window.restoreState(self._first, _VERSION)
            self._share_room()

    def restore_window(self) -> None:
        """Give the window the place and size that were kept."""
        if self._settings.value.geometry:
            self._window.restoreGeometry(_bytes(self._settings.value.geometry))

    def keep(self) -> None:
        """Keep the window's place, and the arrangement once there is one."""
        self._settings.change(geometry=_text(self._window.saveGeometry()))
        if self._first is not None:
            state = self._below or self._away or self._window.saveState(_VERSION)
            self._settings.change(layout=_text(state))

    # ---- internals ----

    def _add(self, name: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(self._window)
        dock.setObjectName(name)
        dock.setWidget(widget)
        self._window.addDockWidget(area, dock)
        self._docks[name] = dock
        self._no_bars[name] = QWidget(dock)
        self._no_bars[name].hide()
        self.menu.addAction(dock.toggleViewAction())
        return dock

    def _area(self, dock: QDockWidget) -> Qt.DockWidgetArea:
        return self._window.dockWidgetArea(dock)

    def _share_room(self) -> None:
        window = self._window
        low = window.height() < _LOW
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT if low else _BOTTOM)
        # Qt shares room among what it has laid out, and it lays out only what is shown.
        if (layout := window.layout()) is not None:
            layout.activate()
        beside = [dock for dock in self._docks.values() if self._area(dock) is _RIGHT]
        below = [dock for dock in self._docks.values() if self._area(dock) is _BOTTOM]
        window.resizeDocks(beside[:1], [_share(window.width(), _SIDE)], Qt.Orientation.Horizontal)
        heights = [_share(window.height(), extent) for extent in (_TIMELINE, _LINES)]
        window.resizeDocks(below, heights[: len(below)], Qt.Orientation.Vertical)


def _share(whole: int, extent: tuple[float, int, int]) -> int:
    share, least, most = extent
    return max(least, min(most, round(whole * share)))


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text))


def _text(data: QByteArray) -> str:
    return base64.b64encode(data.data()).decode()
