"""What a person prefers: asking for it, and putting it into force at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.app import language, network
from emosub_gui.app.autosave import Autosave
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core import reading
from emosub_gui.media.cache import Cache
from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.dialogs.settings.dialog import SettingsDialog
from emosub_gui.ui.dialogs.shortcuts import ShortcutsDialog
from emosub_gui.ui.look import current


def dress(settings: SettingsStore) -> None:
    """Give the program its language and look; before the first window, so that none flashes."""
    value = settings.value
    language.apply(value.language)
    current.apply(value.appearance, value.font_scale)


class Preferences(QObject):
    """Opens the settings and the shortcuts, and follows what is chosen there.

    Signals:
        fusionChanged(FusionSettings | None): emotions are fused with these knobs now.
        readingChanged(): lines are measured by other limits now.
        networkChanged(): a process that starts from now on reaches the hub in another way.
    """

    fusionChanged = Signal(object)  # noqa: N815 - Qt's style for signals
    readingChanged = Signal()  # noqa: N815
    networkChanged = Signal()  # noqa: N815

    def __init__(
        self,
        window: QWidget,
        *,
        settings: SettingsStore,
        session: Session,
        actions: ActionSet,
        autosave: Autosave,
        cache: Cache,
    ) -> None:
        super().__init__(window)
        self._settings, self._session, self._actions = settings, session, actions
        self._autosave, self._cache, self._window = autosave, cache, window
        self._scored = False
        value = settings.value
        actions.set_keys(value.preset, value.keys)
        reading.adjust(value.reading)
        network.apply(value.proxy, value.mirror)
        settings.changed.connect(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {"tools.settings": self.open_settings, "help.shortcuts": self.open_shortcuts}

    def open_settings(self) -> None:
        """Show the settings."""
        found = self._window.findChild(SettingsDialog)
        _show(found or SettingsDialog(self._window, self._settings, self._cache))

    def open_shortcuts(self) -> None:
        """Show the shortcuts."""
        found = self._window.findChild(ShortcutsDialog)
        _show(found or ShortcutsDialog(self._window, self._settings))

    def take_fusion(self, knobs: FusionSettings | None) -> None:
        """Put knobs into force by which the open film has been scored already."""
        self._scored = True
        self._settings.change(fusion=knobs)
        self._scored = False

    # ---- internals ----

    def _follow(self, names: frozenset[str]) -> None:
        """Put what was changed into force."""
        value = self._settings.value
        if "language" in names:
            language.apply(value.language)
        if names & {"appearance", "font_scale"}:
            current.apply(value.appearance, value.font_scale)
        if names & {"preset", "keys"}:
            self._actions.set_keys(value.preset, value.keys)
        if "autosave" in names:
            self._autosave.set_interval(value.autosave)
        if "fusion" in names:
            if not self._scored:
                self._score_again()
            self.fusionChanged.emit(value.fusion)
        if "reading" in names:
            reading.adjust(value.reading)
            self.readingChanged.emit()
        if names & {"proxy", "mirror"}:
            network.apply(value.proxy, value.mirror)
            self.networkChanged.emit()
        for name in ("snap", "follow"):
            if name in names:
                self._actions[f"view.{name}"].setChecked(getattr(value, name))

    def _follow_system(self) -> None:
        value = self._settings.value
        if value.appearance == "system":
            current.apply(value.appearance, value.font_scale)

    def _score_again(self) -> None:
        """Score the open film with other knobs; turning them is one step to undo."""
        knobs = self._settings.value.fusion or fusion.calibration().settings
        title = QCoreApplication.translate("settings", "Weigh the emotions")
        self._session.edit(title, lambda document: fusion.rescore(document, knobs), key="fusion")


def _show(dialog: QDialog) -> None:
    """Show a dialog beside its window, in front if it was open already."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
