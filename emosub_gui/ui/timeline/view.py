"""The part of the film that is in view: ruler, sound, and blocks, without the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from emosub_gui.analysis.types import Region
from emosub_gui.media.audio import Audio
from emosub_gui.ui.look import current
from emosub_gui.ui.timeline import overlays
from emosub_gui.ui.timeline.blocks import BlockPainter
from emosub_gui.ui.timeline.playhead import Playhead
from emosub_gui.ui.timeline.scene import Scene
from emosub_gui.ui.waveform.ruler import paint_ruler
from emosub_gui.ui.waveform.sound import Sound, SoundView
from emosub_gui.ui.waveform.surface import Surface
from emosub_gui.ui.waveform.viewport import Viewport

_RULER, _LANE_SHARE = 22, 0.45
"""The ruler's height in pixels, and how much of what is below it the lane may take."""

GAINS = (0.5, 32.0)
"""Least and greatest factor by which sound is drawn larger."""


class Areas(NamedTuple):
    """The areas of the view, from top to bottom."""

    ruler: QRectF
    sound: QRectF
    lane: QRectF


class TimelineView(QWidget):
    """Paints a scene.

    Signals:
        viewportChanged(): another part of the film is in view.
    """

    viewportChanged = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(Viewport.fit(0, self.width()))
        self._sound = Sound(self)
        self._sound.ready.connect(self.update)
        self._frames = False
        self._blocks = BlockPainter(current.colours(), self.font())
        self._playhead = Playhead(self, head=True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(110)
        current.notifier().changed.connect(self._dress)

    # ---- what is shown ----

    @property
    def viewport(self) -> Viewport:
        """What part of the film is in view."""
        return self.scene.viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Show another part of the film."""
        if viewport == self.scene.viewport:
            return
        self.scene.viewport = viewport
        self._place_playhead()
        self.update()
        self.viewportChanged.emit()

    def set_audio(self, audio: Audio | None) -> None:
        """Show another sound, or more of the same one while it is being decoded."""
        self._sound.set_audio(audio)
        self.update()

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Show where there is speech."""
        times = [(region.start, region.end) for region in regions]
        self.scene.regions = np.array(times, np.int64).reshape(-1, 2)
        self.update()

    def set_shots(self, shots: tuple[int, ...]) -> None:
        """Show shot changes, in milliseconds."""
        self.scene.shots = shots
        self.update()

    def set_frame_rate(self, rate: Fraction | None) -> None:
        """Say how many frames there are in a second; None where they are uneven."""
        self.scene.rate = rate
        self.update()

    def set_position(self, time: int | None) -> None:
        """Move the playhead; None where there is no film."""
        self.scene.playhead = time
        self._place_playhead()

    def set_gain(self, gain: float) -> None:
        """Draw sound larger by a factor."""
        self._sound.set_gain(gain)
        self.update()

    def set_sound_view(self, view: SoundView) -> None:
        """Show sound as a waveform, a spectrogram, or both."""
        self._sound.set_view(view)
        self.update()

    def show_frames(self, shown: bool) -> None:
        """Number frames on the ruler, where their rate is known, in place of times."""
        self._frames = shown
        self.update()

    def stop(self) -> None:
        """Wait for the spectrogram's thread."""
        self._sound.stop()

    def areas(self) -> Areas:
        """Return where ruler, sound and blocks are."""
        width, below = self.width(), self.height() - _RULER
        lane = round(min(self._blocks.lane_height, below * _LANE_SHARE))
        return Areas(
            QRectF(0, 0, width, _RULER),
            QRectF(0, _RULER, width, below - lane),
            QRectF(0, self.height() - lane, width, lane),
        )

    # ---- Qt's events ----

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the time at the left edge."""
        self.set_viewport(self.viewport.resized(event.size().width()))
        self._place_playhead()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the font."""
        if event.type() == QEvent.Type.FontChange:
            self._dress()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what has to be repainted."""
        colours, scene = current.colours(), self.scene
        with QPainter(self) as painter:
            whole, part = QRectF(self.rect()), QRectF(event.rect())
            surface = Surface(painter, self.viewport, whole, part, colours)
            ruler, sound, lane = (surface.within(area) for area in self.areas())
            painter.fillRect(lane.part, QColor(colours.window))
            if sound.part.isValid():
                self._sound.paint(sound)
                overlays.paint_unheard(sound, self._sound.audio)
                overlays.paint_speech(sound, scene)
                self._blocks.paint_shades(sound, scene)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if lane.part.isValid():
                self._blocks.paint_lane(lane, scene)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setFont(self._small())
            paint_ruler(ruler, scene.rate if self._frames else None)
            below = surface.within(whole.adjusted(0, _RULER, 0, 0))
            overlays.paint_shots(sound, scene)
            overlays.paint_hover(below, scene)
            overlays.paint_span(below, scene)
            overlays.paint_guide(surface, scene)
            painter.setFont(self.font())
            overlays.paint_bubble(below, scene)
            self._paint_hint(sound, lane)

    # ---- internals ----

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.5, font.pointSizeF() - 1))
        return font

    def _paint_hint(self, sound: Surface, lane: Surface) -> None:
        """Say what to do where there is nothing to see."""
        if len(self.scene.index) or self.scene.preview:
            return
        if self._sound.audio is not None:
            text = QCoreApplication.translate("Timeline", "Drag over the sound to add a line.")
            overlays.paint_hint(lane, text)
        elif self.scene.media is not None:
            text = QCoreApplication.translate("Timeline", "Drag here to add a line.")
            overlays.paint_hint(lane, text)
        else:
            text = QCoreApplication.translate("Timeline", "Open a film to see its sound here.")
            overlays.paint_hint(sound, text)

    def _place_playhead(self) -> None:
        time = self.scene.playhead
        self._playhead.place(None if time is None else self.viewport.x(time))

    def _dress(self) -> None:
        """Take up the colours in force, and the font."""
        self._blocks = BlockPainter(current.colours(), self.font())
        self.update()
