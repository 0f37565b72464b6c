"""What the view actions do: how the sound, the timeline, the grid and the picture are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from emosub_gui.app.settings import SettingsStore
from emosub_gui.ui.actions import ActionSet
from emosub_gui.ui.going import Going
from emosub_gui.ui.grid.panel import GridPanel
from emosub_gui.ui.panels import Panels
from emosub_gui.ui.timeline.panel import Timeline
from emosub_gui.ui.video.guides import Guide
from emosub_gui.ui.video.view import VideoView

_SWITCHES = {
    "view.snap": "snap",
    "view.follow": "follow",
    "view.centred": "follow_centred",
    "view.show_line": "show_line",
    "view.frames": "ruler_frames",
    "view.tags": "show_tags",
    "view.lock_panels": "lock_panels",
}
"""The setting that each switch keeps."""
_SORTED_BY = (
    "start", "end", "duration", "cps", "speaker", "emotion", "confidence", "review", "text",
)  # fmt: skip
"""The columns that the list is sorted by without the mouse: those that it has at first."""


class Viewing(QObject):
    """Shows things as the view actions and the settings say."""

    def __init__(
        self,
        window: QWidget,
        *,
        settings: SettingsStore,
        actions: ActionSet,
        timeline: Timeline,
        grid: GridPanel,
        video: VideoView,
        panels: Panels,
        going: Going,
    ) -> None:
        super().__init__(window)
        self._settings, self._actions = settings, actions
        self._timeline, self._grid, self._video = timeline, grid, video
        self._show: dict[str, Callable[[bool], object]] = {
            "view.snap": timeline.set_snapping,
            "view.follow": timeline.set_follow,
            "view.centred": timeline.set_centred,
            "view.show_line": going.set_film_goes_along,
            "view.frames": timeline.show_frames,
            "view.tags": grid.set_show_tags,
            "view.lock_panels": panels.lock,
        }

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        timeline = self._timeline
        return {
            **{action_id: partial(self._switch, action_id) for action_id in _SWITCHES},
            **{f"view.guide_{guide}": partial(self._video.show_guide, guide) for guide in Guide},
            **{
                f"view.sort_{column}": partial(self._grid.table.sort_by, column)
                for column in _SORTED_BY
            },
            "view.unsort": self._grid.table.unsort,
            "view.zoom_in": timeline.zoom_in,
            "view.zoom_out": timeline.zoom_out,
            "view.zoom_line": timeline.zoom_to_selection,
            "view.zoom_all": timeline.show_all,
            "view.waveform": lambda on: self._show_sound(on, "waveform", "spectrogram"),
            "view.spectrogram": lambda on: self._show_sound(on, "spectrogram", "waveform"),
        }

    def apply(self) -> None:
        """Show everything as the settings say."""
        value = self._settings.value
        for action_id, name in _SWITCHES.items():
            on = bool(getattr(value, name))
            self._actions[action_id].setChecked(on)
            self._show[action_id](on)
        kind = value.sound_view
        self._actions["view.waveform"].setChecked(kind != "spectrogram")
        self._actions["view.spectrogram"].setChecked(kind != "waveform")
        self._timeline.set_sound_view(kind)
        self._grid.tagsShown.connect(self._actions["view.tags"].setChecked)

    def _switch(self, action_id: str, on: bool) -> None:
        self._show[action_id](on)
        self._settings.change(**{_SWITCHES[action_id]: on})

    def _show_sound(
        self,
        on: bool,
        this: Literal["waveform", "spectrogram"],
        other: Literal["waveform", "spectrogram"],
    ) -> None:
        """Show the sound this way as well, or only the other way; one of them stays."""
        also = self._actions[f"view.{other}"]
        if not on and not also.isChecked():
            also.setChecked(True)
            return
        kind: Literal["waveform", "spectrogram", "both"] = other
        if on:
            kind = "both" if also.isChecked() else this
        self._timeline.set_sound_view(kind)
        self._settings.change(sound_view=kind)
