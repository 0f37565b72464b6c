"""The row of controls under the picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from emosub_gui.app.player import Player
from emosub_gui.core.timecode import clock
from emosub_gui.ui.look.icons import icon
from emosub_gui.ui.look.sheet import MEDIUM, SMALL
from emosub_gui.ui.look.sliders import Slider
from emosub_gui.ui.video.position import PositionField

translate = QCoreApplication.translate

_RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_ICON = 18
_SLIDER_WIDTH = 72


class TransportBar(QWidget):
    """Plays, steps, loops and goes elsewhere; speed, volume, full screen.

    In a narrow panel the duration and the slider make room for what has no other place.

    Signals:
        fullScreenRequested(): the picture is to fill the screen, or no longer.
    """

    fullScreenRequested = Signal()  # noqa: N815 - Qt's style for signals

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._shortcuts: Mapping[str, str] = {}
        self._back = self._button("step-back", lambda: player.step(-1))
        self._play = self._button("play", player.toggle)
        self._forward = self._button("step-forward", lambda: player.step(1))
        self._back.setAutoRepeat(True)
        self._forward.setAutoRepeat(True)
        self._position = PositionField(player)
        self._duration = QLabel()
        self._duration.setProperty("role", "muted")
        self._loop = self._button("repeat", lambda: player.set_loop(self._loop.isChecked()))
        self._loop.setCheckable(True)
        self._rate = self._make_rate_button()
        self._mute = self._button("volume-2", lambda: player.set_muted(not player.muted))
        self._volume = self._make_slider()
        self._full = self._button("maximize", self.fullScreenRequested)
        self._arrange()
        player.opened.connect(self._follow_film)
        player.closed.connect(self._follow_film)
        player.playingChanged.connect(self._follow_playing)
        player.rateChanged.connect(self._follow_rate)
        player.volumeChanged.connect(self._follow_volume)
        player.loopChanged.connect(self._loop.setChecked)
        self._follow_film()
        self._follow_playing(player.playing)
        self._follow_rate(player.rate)
        self._follow_volume(player.volume, player.muted)
        self._loop.setChecked(player.loop)
        self._retranslate()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that all but the duration and the slider need."""
        optional = (self._duration, self._volume)
        spared = sum(self._room_for(widget) for widget in optional if not widget.isHidden())
        return self._row.minimumSize() - QSize(spared, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the duration and the slider where there is room."""
        super().resizeEvent(event)
        room = self.width() - self.minimumSizeHint().width()
        for widget in (self._duration, self._volume):
            room -= self._room_for(widget)
            widget.setVisible(room >= 0)

    def _room_for(self, widget: QWidget) -> int:
        """Return the width that a widget adds to the row."""
        return widget.sizeHint().boundedTo(widget.maximumSize()).width() + self._row.spacing()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def set_full_screen(self, full: bool) -> None:
        """Show by the button whether the picture fills the screen."""
        self._full.setIcon(icon("minimize" if full else "maximize"))

    def set_shortcuts(self, shortcuts: Mapping[str, str]) -> None:
        """Say in the tooltips which keys do the same: their names by the ids of actions."""
        self._shortcuts = shortcuts
        self._retranslate()

    # ---- following the player ----

    def _follow_film(self) -> None:
        there = self._player.path is not None
        for widget in (self._back, self._play, self._forward, self._position):
            widget.setEnabled(there)
        self._duration.setText("/ " + clock(self._player.duration))
        self._follow_volume(self._player.volume, self._player.muted)

    def _follow_playing(self, playing: bool) -> None:
        self._play.setIcon(icon("pause" if playing else "play"))
        self._name_play()

    def _follow_rate(self, rate: float) -> None:
        self._rate.setText(f"{rate:.4g}×")
        for action in self._rates.actions():
            action.setChecked(action.data() == rate)

    def _follow_volume(self, volume: int, muted: bool) -> None:
        self._volume.setValue(volume)
        self._mute.setIcon(icon("volume-x" if muted or not volume else "volume-2"))
        audible = self._player.path is None or self._player.has_sound
        self._mute.setEnabled(audible)
        self._volume.setEnabled(audible)

    # ---- making ----

    def _button(self, name: str, act: Callable[[], object] | SignalInstance) -> QToolButton:
        """Make a flat button with an icon, which takes no focus: its action has a key."""
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        return button

    def _make_rate_button(self) -> QToolButton:
        """Make the button that shows the speed and opens a menu of others."""
        menu = QMenu(self)
        self._rates = QActionGroup(self)
        for rate in _RATES:
            action = menu.addAction(f"{rate:g}×")
            action.setCheckable(True)
            action.setData(rate)
            self._rates.addAction(action)
        self._rates.triggered.connect(lambda action: self._player.set_rate(action.data()))
        button = QToolButton()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        return button

    def _make_slider(self) -> Slider:
        slider = Slider()
        slider.setRange(0, 100)
        slider.setFixedWidth(_SLIDER_WIDTH)
        slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slider.valueChanged.connect(self._player.set_volume)
        return slider

    def _arrange(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        layout.setSpacing(SMALL)
        for widget in (self._back, self._play, self._forward):
            layout.addWidget(widget)
        layout.addSpacing(SMALL)
        layout.addWidget(self._position)
        layout.addWidget(self._duration)
        layout.addStretch(1)
        for control in (self._loop, self._rate, self._mute, self._volume, self._full):
            layout.addWidget(control)

    def _retranslate(self) -> None:
        self._name(self._back, translate("Video", "Previous frame"), "play.frame_back")
        self._name(self._forward, translate("Video", "Next frame"), "play.frame_forward")
        self._name(self._loop, translate("Video", "Loop what is played"), "play.loop")
        self._name(self._rate, translate("Video", "Speed"))
        self._name(self._mute, translate("Video", "Mute"), "play.mute")
        self._name(self._volume, translate("Video", "Volume"))
        self._name(self._full, translate("Video", "Full screen"), "view.full_screen")
        self._name_play()

    def _name_play(self) -> None:
        playing = self._player.playing
        text = translate("Video", "Pause") if playing else translate("Video", "Play")
        self._name(self._play, text, "play.toggle")

    def _name(self, widget: QWidget, text: str, action_id: str = "") -> None:
        """Name a widget that shows no text, for the pointer and for screen readers."""
        key = self._shortcuts.get(action_id)
        widget.setToolTip(f"{text} ({key})" if key else text)
        widget.setAccessibleName(text)
