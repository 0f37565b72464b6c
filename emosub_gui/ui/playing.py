"""What the playback actions do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core.timecode import clock
from emosub_gui.ui.dialogs.base import Dialog, form
from emosub_gui.ui.video.position import typed_position

_NEAR = 500
_SECOND = 1000
_LOUDER = 5
_FASTER = 1.25


class Playing(QObject):
    """Plays what the actions ask for."""

    def __init__(self, session: Session, player: Player, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._player, self._window = session, player, window
        player.loopChanged.connect(self._on_loop)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        player = self._player
        return {
            "play.toggle": player.toggle,
            "play.cue": self.cue,
            "play.loop": player.set_loop,
            "play.before_start": lambda: self._around(start=True, before=_NEAR, after=0),
            "play.after_end": lambda: self._around(start=False, before=0, after=_NEAR),
            "play.first": lambda: self._around(start=True, before=0, after=_NEAR),
            "play.last": lambda: self._around(start=False, before=_NEAR, after=0),
            "play.frame_forward": lambda: player.step(1),
            "play.frame_back": lambda: player.step(-1),
            "play.second_forward": lambda: player.seek(player.position + _SECOND),
            "play.second_back": lambda: player.seek(player.position - _SECOND),
            "play.to_start": lambda: self._to_edge(start=True),
            "play.to_end": lambda: self._to_edge(start=False),
            "play.go_to": self.go_to,
            "play.faster": lambda: player.set_rate(player.rate * _FASTER),
            "play.slower": lambda: player.set_rate(player.rate / _FASTER),
            "play.normal_speed": lambda: player.set_rate(1.0),
            "play.louder": lambda: player.set_volume(min(100, player.volume + _LOUDER)),
            "play.quieter": lambda: player.set_volume(max(0, player.volume - _LOUDER)),
            "play.mute": player.set_muted,
        }

    def cue(self) -> None:
        """Play the selected lines, from the first start to the last end."""
        cues = self._session.selected_cues()
        if cues:
            start, end = min(cue.start for cue in cues), max(cue.end for cue in cues)
            self._player.play_range(start, end)

    def go_to(self) -> None:
        """Ask for a time to go to."""
        dialog = GoToDialog(self._window, self._player)
        dialog.accepted.connect(lambda: self._player.seek(dialog.time))
        dialog.open()

    def _on_loop(self, loop: bool) -> None:
        """Play the selected lines again and again, unless something is played to its end."""
        if loop and not self._player.plays_range:
            self.cue()

    def _around(self, *, start: bool, before: int, after: int) -> None:
        """Play a little before or after an edge of the current line."""
        cue = self._session.current
        if cue is not None:
            edge = cue.start if start else cue.end
            self._player.play_range(max(0, edge - before), edge + after)

    def _to_edge(self, *, start: bool) -> None:
        cue = self._session.current
        if cue is not None:
            if start:
                self._player.seek_into(cue.start)
            else:
                self._player.seek(cue.end)


class GoToDialog(Dialog):
    """Asks for a time, a frame as a number with # before it, or a distance."""

    def __init__(self, parent: QWidget, player: Player) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("GoTo", "Go to"),
            QCoreApplication.translate("GoTo", "Go"),
        )
        self._here, self._rate = player.position, player.media.frame_rate
        self._field = QLineEdit(clock(self._here))
        self._field.selectAll()
        layout = form()
        layout.addRow(QCoreApplication.translate("GoTo", "Time, #frame, or +5"), self._field)
        self.add(layout)
        self._field.textChanged.connect(lambda: self.ok.setEnabled(self._target() is not None))

    @property
    def time(self) -> int:
        """The chosen time."""
        return self._target() or 0

    def _target(self) -> int | None:
        try:
            return typed_position(self._field.text(), self._here, self._rate)
        except ValueError:
            return None
