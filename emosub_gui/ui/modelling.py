"""What the actions on models do: the manager, and comparing on the open film."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from emosub_gui.app.fetching import Fetching
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.media.cache import Cache
from emosub_gui.ui.models.compare import CompareWindow
from emosub_gui.ui.models.window import ModelsWindow


class Modelling(QObject):
    """Opens the windows about models; downloads outlive the window that began them.

    Signals:
        playRequested(start, end): a line is to be heard, in milliseconds.
    """

    playRequested = Signal(int, int)  # noqa: N815 - Qt's style for signals

    def __init__(
        self, session: Session, settings: SettingsStore, cache: Cache, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._cache = session, settings, cache
        self._window = window
        self.fetching = Fetching(self)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {"tools.models": self.open_models, "tools.compare_models": self.open_comparison}

    def open_models(self) -> None:
        """Show all models."""
        _show(
            self._window.findChild(ModelsWindow)
            or ModelsWindow(
                self._window,
                session=self._session,
                settings=self._settings,
                fetching=self.fetching,
                cache=self._cache.root,
            )
        )

    def open_comparison(self) -> None:
        """Compare models on the open film."""
        found = self._window.findChild(CompareWindow)
        if found is None:
            found = CompareWindow(
                self._window,
                session=self._session,
                settings=self._settings,
                cache=self._cache.root,
            )
            found.playRequested.connect(self.playRequested)
        _show(found)

    def close(self) -> None:
        """Stop everything that runs."""
        self.fetching.close()
        for kind in (ModelsWindow, CompareWindow):
            for window in self._window.findChildren(kind):
                window.close()


def _show(window: QWidget) -> None:
    """Show a window, in front if it was open already."""
    window.show()
    window.raise_()
    window.activateWindow()
