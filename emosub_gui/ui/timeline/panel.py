"""The timeline's panel: overview, canvas, and what scrolls and zooms them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolButton, QVBoxLayout, QWidget

from emosub_gui.analysis.types import Region
from emosub_gui.app.session import Session
from emosub_gui.media.audio import Audio
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.timeline.canvas import Canvas
from emosub_gui.ui.timeline.dragging import Part
from emosub_gui.ui.timeline.gestures import nudge
from emosub_gui.ui.timeline.overview import Overview
from emosub_gui.ui.timeline.scale_slider import ScaleSlider
from emosub_gui.ui.timeline.view import GAINS
from emosub_gui.ui.waveform.sound import SoundView
from emosub_gui.ui.waveform.viewport import CLOSEST, Viewport
from emosub_gui.ui.waveform.wave import natural_gain

_ZOOM_STEP = 1.5

_FIRST_MS = 30_000
"""What is in view of a film at first."""

_TAIL_MS = 2000
"""Room after the last cue."""

_TURN, _LEAD = 0.04, 0.08
"""How near to the right edge the playhead turns the page, and how far from the left it goes on."""


class Timeline(QWidget):
    """The film's sound with the cues upon it.

    Signals:
        seekRequested(time): the player is to show this time, in milliseconds.
        playRequested(start, end): this stretch is to be played.
        contextMenuRequested(where): a menu for the selection, at a global position.
        cueCreated(id): a cue was marked out; its text may be typed now.
    """

    seekRequested = Signal(int)  # noqa: N815 - Qt's style for signals
    playRequested = Signal(int, int)  # noqa: N815
    contextMenuRequested = Signal(QPoint)  # noqa: N815
    cueCreated = Signal(int)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._audio: Audio | None = None
        self._film = ""
        self._natural = True
        self._playing = False
        self._follow = True
        self._centred = False
        self._wandered = False
        self._shown = False
        self.canvas = Canvas(session, self)
        self.overview = Overview(self.canvas.scene, self)
        self._scroll_bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._zoom = ScaleSlider(self)
        self._gain = ScaleSlider(self)
        self._gain.set_range(*GAINS)
        self._gain.set_scale(1.0)
        self._lay_out()
        self.retranslate()
        self._connect()
        self._on_replaced()

    # ---- what is shown ----

    @property
    def viewport(self) -> Viewport:
        """What part of the film is in view."""
        return self.canvas.viewport

    def set_position(self, time: int | None) -> None:
        """Move the playhead to a time in milliseconds; None where there is no film."""
        self.canvas.set_position(time)
        self.overview.place_playhead()
        if time is None or self.canvas.busy or not self._follow:
            return
        view = self.viewport
        if not self._playing:
            if not view.shows(time):
                self.canvas.set_viewport(view.moved(time - view.span / 2))
        elif not self._wandered and self._centred:
            self.canvas.set_viewport(view.moved(time - view.span / 2))
        elif not self._wandered and not view.shows(time, _TURN):
            self.canvas.set_viewport(view.moved(time - _LEAD * view.span))

    def set_playing(self, playing: bool) -> None:
        """Say whether the film plays; from its start on, the view follows again."""
        self._playing = playing
        self._wandered = False

    def set_audio(self, audio: Audio | None) -> None:
        """Show a sound, or more of the same one while it is being decoded."""
        self._audio = audio
        self.canvas.set_audio(audio)
        self.overview.set_audio(audio)
        self._measure()
        if self._natural:
            self._set_natural_gain()

    def set_shots(self, shots: tuple[int, ...]) -> None:
        """Show shot changes: ascending times in milliseconds."""
        self.canvas.set_shots(shots)

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Show where there is speech, ascending."""
        self.canvas.set_regions(regions)

    def set_frame_rate(self, rate: Fraction | None) -> None:
        """Say how many frames there are in a second; None where unknown or uneven."""
        self.canvas.set_frame_rate(rate)

    # ---- choices ----

    def set_snapping(self, snapping: bool) -> None:
        """Let dragged times settle on what is near."""
        self.canvas.set_snapping(snapping)

    def set_follow(self, follow: bool) -> None:
        """Keep the playhead in view until the person scrolls away from it."""
        self._follow = follow

    def set_centred(self, centred: bool) -> None:
        """Follow by keeping the playhead in the middle, rather than by turning pages."""
        self._centred = centred

    def set_sound_view(self, view: SoundView | str) -> None:
        """Show sound as a waveform, a spectrogram, or both.

        Raises:
            ValueError: there is no such view.
        """
        self.canvas.set_sound_view(SoundView(view))

    def show_frames(self, shown: bool) -> None:
        """Number frames on the ruler, where their rate is known, in place of times."""
        self.canvas.show_frames(shown)

    # ---- nudges ----

    def nudge(self, part: Part, count: int) -> None:
        """Move the current line, or an edge of it, by frames, as a drag would."""
        nudge(self._session, self.canvas.scene, part, count)

    # ---- zoom ----

    def zoom_in(self) -> None:
        """Come closer to the playhead, or to the middle if it is out of view."""
        self._zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Step back from the playhead, or from the middle if it is out of view."""
        self._zoom_by(1 / _ZOOM_STEP)

    def zoom_to_selection(self) -> None:
        """Show the selected cues as large as they fit."""
        cues = self._session.selected_cues()
        if cues:
            start, end = min(cue.start for cue in cues), max(cue.end for cue in cues)
            self.canvas.set_viewport(self.viewport.around(start, end))

    def show_all(self) -> None:
        """Show the whole film."""
        self.canvas.set_viewport(Viewport.fit(self.viewport.length, self.canvas.width()))

    def stop(self) -> None:
        """Wait for what runs in the background; call it before dropping the panel."""
        self.canvas.stop()

    def retranslate(self) -> None:
        """Say what is what in the program's language, also to those who hear the screen."""
        translate = QCoreApplication.translate
        self.canvas.setAccessibleName(translate("Timeline", "Timeline"))
        self.canvas.setAccessibleDescription(
            translate("Timeline", "The film's sound, and the lines upon it as blocks.")
        )
        self.overview.setAccessibleName(translate("Timeline", "Overview of the film"))
        self._scroll_bar.setAccessibleName(translate("Timeline", "Part of the film in view"))
        names = {
            self._zoom: translate("Timeline", "Zoom"),
            self._gain: translate("Timeline", "Height of the waveform"),
            self._buttons["audio-waveform"]: translate("Timeline", "Natural height"),
            self._buttons["zoom-out"]: translate("Timeline", "Zoom out"),
            self._buttons["zoom-in"]: translate("Timeline", "Zoom in"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    # ---- Qt's events ----

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin at the film's beginning, once it is known how wide the view is."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self._show_beginning()

    # ---- internals ----

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(SMALL, 0, SMALL, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._scroll_bar, 1)
        row.addSpacing(MEDIUM)
        self._buttons = {
            name: self._button(name, action)
            for name, action in (
                ("audio-waveform", self._set_natural_gain),
                ("zoom-out", self.zoom_out),
                ("zoom-in", self.zoom_in),
            )
        }
        row.addWidget(self._buttons["audio-waveform"])
        row.addWidget(self._gain)
        row.addSpacing(MEDIUM)
        row.addWidget(self._buttons["zoom-out"])
        row.addWidget(self._zoom)
        row.addWidget(self._buttons["zoom-in"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.overview)
        column.addWidget(self.canvas, 1)
        column.addLayout(row)

    def _button(self, name: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(action)
        return button

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.viewportChanged.connect(self._on_viewport_changed)
        canvas.scrolled.connect(self._on_scrolled)
        canvas.zoomed.connect(self._on_zoomed)
        canvas.gainRequested.connect(lambda factor: self._on_gain(self._gain.scale * factor))
        canvas.seekRequested.connect(self._on_seek)
        canvas.playRequested.connect(self.playRequested)
        canvas.contextMenuRequested.connect(self.contextMenuRequested)
        canvas.cueCreated.connect(self.cueCreated)
        self.overview.moved.connect(self._on_moved)
        self._scroll_bar.valueChanged.connect(self._on_moved)
        self._zoom.scaled.connect(lambda scale: self._zoom_by(scale / self.viewport.scale))
        self._gain.scaled.connect(self._on_gain)
        self._session.replaced.connect(self._on_replaced)
        self._session.changed.connect(self._on_changed)
        self._session.selectionChanged.connect(self._on_selection_changed)

    def _zoom_by(self, factor: float) -> None:
        view, playhead = self.viewport, self.canvas.scene.playhead
        visible = playhead is not None and view.shows(playhead)
        x = view.x(playhead) if playhead is not None and visible else view.width / 2
        self.canvas.set_viewport(view.zoomed(factor, x))

    def _set_gain(self, gain: float) -> None:
        self._gain.set_scale(gain)
        self.canvas.set_gain(self._gain.scale)

    def _set_natural_gain(self) -> None:
        """Let the sound fill the height, also as more of it is decoded."""
        self._natural = True
        self._set_gain(natural_gain(self._audio) if self._audio else 1.0)

    def _measure(self) -> None:
        """Make the film as long as the longest of picture, sound and cues."""
        document, index = self._session.document, self.canvas.scene.index
        length = max(
            document.media.duration if document.media else 0,
            self._audio.duration_ms if self._audio else 0,
            int(index.ends.max()) + _TAIL_MS if len(index) else 0,
        )
        self.canvas.set_viewport(self.viewport.lengthened(length))
        film = document.media.path if document.media else ""
        if film != self._film:
            self._film = film
            self._show_beginning()

    def _show_beginning(self) -> None:
        view = Viewport.fit(self.viewport.length, self.canvas.width())
        self.canvas.set_viewport(view.zoomed(view.length / _FIRST_MS, 0))

    # ---- slots ----

    def _on_gain(self, gain: float) -> None:
        self._natural = False
        self._set_gain(gain)

    def _on_viewport_changed(self) -> None:
        view = self.viewport
        with QSignalBlocker(self._scroll_bar):
            self._scroll_bar.setRange(0, round(view.length - view.span))
            self._scroll_bar.setPageStep(round(view.span))
            self._scroll_bar.setSingleStep(max(1, round(view.span / 10)))
            self._scroll_bar.setValue(round(view.start))
        self._zoom.set_range(view.widest, CLOSEST)
        self._zoom.set_scale(view.scale)
        self.overview.follow()

    def _on_moved(self, start: float) -> None:
        self.canvas.set_viewport(self.viewport.moved(start))
        self._on_scrolled()

    def _on_zoomed(self) -> None:
        """Stop following a playhead that the person has lost sight of."""
        playhead = self.canvas.scene.playhead
        gone = playhead is not None and not self.viewport.shows(playhead)
        self._wandered = self._playing and gone

    def _on_scrolled(self) -> None:
        """Stop following a playhead that is out of sight, or no longer where it is kept."""
        self._on_zoomed()
        self._wandered = self._wandered or (self._playing and self._centred)

    def _on_seek(self, time: int) -> None:
        self._wandered = False
        self.seekRequested.emit(time)

    def _on_replaced(self) -> None:
        self._measure()
        self._show_beginning()
        self.overview.refresh()

    def _on_changed(self) -> None:
        self._measure()
        self.overview.refresh()

    def _on_selection_changed(self) -> None:
        """Bring the current cue into view, unless the view is following the film."""
        cue, view = self._session.current, self.viewport
        if cue is None or self.canvas.busy or (self._playing and self._follow):
            return
        if cue.end < view.start or cue.start > view.end:
            self.canvas.set_viewport(view.moved(cue.start - view.span * 0.3))
