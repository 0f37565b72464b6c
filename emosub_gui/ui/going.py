"""Going from line to line: what the actions do, and that the picture goes along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core import review
from emosub_gui.core.cue import Cue
from emosub_gui.styling.looks import resolve
from emosub_gui.ui.editing import Editing
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.inspector.panel import InspectorPanel


class Going(QObject):
    """Goes to other lines, and shows each in the film."""

    def __init__(
        self,
        window: QWidget,
        *,
        session: Session,
        player: Player,
        grid: GridPanel,
        inspector: InspectorPanel,
        editing: Editing,
    ) -> None:
        super().__init__(window)
        self._session, self._player = session, player
        self._grid, self._inspector, self._editing = grid, inspector, editing
        self._film_goes_along = True
        session.visited.connect(self._on_visited)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "cue.next": lambda: self.go(1),
            "cue.previous": lambda: self.go(-1),
            "cue.finish": self.finish,
            "timing.set_end_next": self.set_end_and_next,
            "emotion.next_doubtful": self.next_doubtful,
        }

    def set_film_goes_along(self, on: bool) -> None:
        """Show each line that is gone to in the film, or leave that where it stands."""
        self._film_goes_along = on

    def go(self, steps: int) -> None:
        """Go that many lines down, or up if negative, among those that the grid shows."""
        self._inspector.text.tidy()
        if (cue := self._grid.neighbour(steps)) is not None:
            self._session.visit([cue.id])

    def finish(self) -> None:
        """Go on to the next line; after the last one to a new one, as there are more to type."""
        before = self._session.current
        self.go(1)
        after = self._session.current
        if before and after and after.id == before.id:
            self._editing.insert_after()

    def set_end_and_next(self) -> None:
        """End the current line at the playhead and go on to the next.

        The film stays or plays on: who sets times as they are heard is where the next one is.
        """
        self._editing.set_edge(start=False)
        if (cue := self._grid.neighbour(1)) is not None:
            self._session.select([cue.id])

    def next_doubtful(self) -> None:
        """Go to the most doubtful line that is not the current one."""
        current = self._session.current
        for cue in review.queue(self._session.document):
            if current is None or cue.id != current.id:
                self._session.visit([cue.id])
                return

    def _on_visited(self, cue: Cue) -> None:
        """Show a line where it is in full sight: at its very start one that fades in is not."""
        if self._film_goes_along:
            theme = self._session.document.theme
            lead = resolve(cue, theme).fade_in if theme else 0
            self._player.seek_into(cue.start + min(lead, (cue.end - cue.start) // 2))
