"""What the actions that look for lines do: find and replace, select by rule, spelling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.ui.dialogs.find import FindDialog
from emosub_gui.ui.dialogs.select import SelectDialog
from emosub_gui.ui.dialogs.spelling import SpellingDialog

_FINDING = ("edit.find", "edit.replace", "edit.find_next", "edit.find_previous")
"""The actions whose keys work in the dialog, too."""


class Searching(QObject):
    """Opens the dialogs that look for lines; what was looked for last is kept.

    Signals:
        matchShown(cue_id, start, end): a stretch of a line's event text is meant.
        said(str): something to tell in passing.
    """

    matchShown = Signal(int, int, int)  # noqa: N815 - Qt's style for signals
    said = Signal(str)

    def __init__(self, session: Session, spelling: Spelling, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._spelling, self._window = session, spelling, window
        self._find: FindDialog | None = None
        self._proofreading: SpellingDialog | None = None
        self._rule = ""

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "edit.find": lambda: self._finder().show_find(),
            "edit.replace": lambda: self._finder().show_replace(),
            "edit.find_next": lambda: self._finder().find_next(),
            "edit.find_previous": lambda: self._finder().find_previous(),
            "edit.select_rule": self.select,
            "tools.spell": self.spell,
        }

    def select(self) -> None:
        """Ask for a rule and select the lines that it holds for."""
        session = self._session
        dialog = SelectDialog(self._window, session.document, session.selected, self._rule)

        def take() -> None:
            self._rule = dialog.source
            session.select(dialog.chosen())

        dialog.accepted.connect(take)
        dialog.open()

    def spell(self) -> None:
        """Walk through the words that no dictionary knows."""
        if self._proofreading is None:
            dialog = SpellingDialog(self._session, self._spelling, self._window)
            dialog.matchShown.connect(self.matchShown)
            dialog.destroyed.connect(self._on_proofread)
            self._proofreading = dialog
        self._proofreading.show()
        self._proofreading.raise_()

    def _finder(self) -> FindDialog:
        """Return the one dialog of the window; most people never need it."""
        if self._find is None:
            self._find = FindDialog(self._session, self._window)
            self._find.matchShown.connect(self.matchShown)
            self._find.said.connect(self.said)
            keys = (action for action in self._window.actions() if action.objectName() in _FINDING)
            self._find.addActions(list(keys))
        return self._find

    def _on_proofread(self) -> None:
        self._proofreading = None
