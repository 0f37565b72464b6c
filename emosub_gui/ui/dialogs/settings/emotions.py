"""The settings' page on emotions: how what words and voice say is weighed.

A film that is open is scored again while a knob is turned; see `analysis.fusion`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from emosub_gui.analysis.fusion import FusionSettings, calibration
from emosub_gui.analysis.measuring import profiles
from emosub_gui.analysis.measuring.profiles import SUFFIX, Profile
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import EmoSubError, translatable
from emosub_gui.ui.dialogs.base import heading, note, show_error
from emosub_gui.ui.dialogs.files import ask_file, ask_target
from emosub_gui.ui.dialogs.settings.page import Page, row_title
from emosub_gui.ui.look.icons import emotion_icon
from emosub_gui.ui.look.sheet import LARGE, MEDIUM
from emosub_gui.ui.look.sliders import Slider
from emosub_gui.ui.words import emotion_name

_SETTLE_MS = 80
"""A knob that stands still for this long is taken: a film is not scored for every pixel."""

_PATTERN = "*.json"
_STEPS = 100
_ICON = 18
_TITLE, _FACE, _KNOB, _VALUE = range(4)


class Knob(Slider):
    """A slider over real numbers; a double click sets it back.

    Signals:
        turned(value): a person set it.
    """

    turned = Signal(float)

    def __init__(self, low: float, high: float, first: float, *, logarithmic: bool = False) -> None:
        super().__init__()
        self._ends = (math.log(low), math.log(high)) if logarithmic else (low, high)
        self._logarithmic = logarithmic
        self._first = first
        self.setRange(0, _STEPS)
        self.setPageStep(_STEPS // 10)
        self.valueChanged.connect(lambda: self.turned.emit(self.number))

    @property
    def number(self) -> float:
        """What it stands at; exactly what it stood at first where it stands there again."""
        if self.value() == self._position(self._first):
            return self._first
        low, high = self._ends
        position = low + (high - low) * self.value() / _STEPS
        return round(math.exp(position) if self._logarithmic else position, 2)

    def set_number(self, number: float) -> None:
        """Turn it."""
        self.setValue(self._position(number))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Set it back to what it is at first."""
        self.set_number(self._first)

    def _position(self, number: float) -> int:
        low, high = self._ends
        position = math.log(number) if self._logarithmic else number
        return round((position - low) / (high - low) * _STEPS)


class EmotionsPage(Page):
    """The knobs of the fusion."""

    TITLE = translatable("settings", "Emotions")
    ICON = "laugh"
    FIELDS = ("fusion",)

    def __init__(self, store: SettingsStore) -> None:
        super().__init__(store)
        first = calibration().settings
        self._wanted = self._fusion
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._timer.timeout.connect(self._take)
        self.add(
            note(
                QCoreApplication.translate(
                    "settings",
                    "An open film is scored again while you turn these, without listening anew. "
                    "Lines that you have decided stay as they are. A double click sets a knob "
                    "back.",
                )
            )
        )
        self._grid = self._new_grid(QCoreApplication.translate("settings", "Evidence"))
        for field, title, high in (
            ("text_weight", QCoreApplication.translate("settings", "Weight of the words"), 2.0),
            ("audio_weight", QCoreApplication.translate("settings", "Weight of the voice"), 2.0),
        ):
            self._field(field, title, Knob(0, high, getattr(first, field)))
        for field, title in (
            ("text_temperature", QCoreApplication.translate("settings", "Doubt about the words")),
            ("audio_temperature", QCoreApplication.translate("settings", "Doubt about the voice")),
        ):
            knob = Knob(0.25, 4, getattr(first, field), logarithmic=True)
            self._field(field, title, knob)
        title = QCoreApplication.translate("settings", "Carry over to neighbouring lines")
        self._field("smoothing", title, Knob(0, 1, first.smoothing))
        self._grid = self._new_grid(QCoreApplication.translate("settings", "How readily"))
        title = QCoreApplication.translate("settings", "Hold neutral back")
        self._field("neutral_suppression", title, Knob(0, 0.95, first.neutral_suppression))
        for emotion in EMOTIONS:
            self._emotion(emotion, Knob(0.25, 4, 1.0, logarithmic=True))
        self._profiles()
        self.end()

    def refresh(self) -> None:
        """Show the knobs as they are, unless one is being turned."""
        if not self._timer.isActive():
            self._wanted = self._fusion
            super().refresh()

    def import_from(self, path: Path) -> None:
        """Put a profile's knobs into force."""
        try:
            self._wanted = profiles.load(path).fusion
        except EmoSubError as error:
            show_error(self, error)
        else:
            self._take()

    def export_to(self, path: Path) -> None:
        """Write the knobs in force into a profile."""
        try:
            profiles.save(Profile(self._wanted), path)
        except EmoSubError as error:
            show_error(self, error)

    @property
    def _fusion(self) -> FusionSettings:
        """The knobs in force."""
        return self.store.value.fusion or calibration().settings

    def _new_grid(self, title: str) -> QGridLayout:
        self.add(heading(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        grid.setColumnStretch(_KNOB, 1)
        grid.setColumnMinimumWidth(_FACE, _ICON)
        self.add(grid)
        return grid

    def _profiles(self) -> None:
        """Add what takes the knobs from a file, and puts them into one."""
        self.add(heading(QCoreApplication.translate("settings", "Profile")))
        self.add(
            note(
                QCoreApplication.translate(
                    "settings",
                    "The knobs in a file: to keep, to give away, or as the command emosub tune "
                    "found them on labelled lines.",
                )
            )
        )
        buttons = QHBoxLayout()
        for text, act in (
            (QCoreApplication.translate("settings", "Import…"), self._ask_import),
            (QCoreApplication.translate("settings", "Export…"), self._ask_export),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch()
        self.add(buttons)

    def _ask_import(self) -> None:
        title = QCoreApplication.translate("settings", "Import a profile")
        ask_file(self, title, [_PATTERN], self.import_from)

    def _ask_export(self) -> None:
        title = QCoreApplication.translate("settings", "Export the profile")
        ask_target(self, title, [_PATTERN], self.export_to, Path.home() / f"emosub{SUFFIX}")

    def _field(self, field: str, title: str, knob: Knob) -> None:
        """Add a row for a field of the fusion."""
        knob.turned.connect(lambda value: self._turn(replace(self._wanted, **{field: value})))
        self._row(row_title(title), knob, lambda: getattr(self._fusion, field))

    def _emotion(self, emotion: Emotion, knob: Knob) -> None:
        """Add a row for the weight of an emotion."""

        def turn(value: float) -> None:
            weights = {**self._wanted.emotion_weights, emotion: value}
            kept = {name: weight for name, weight in weights.items() if weight != 1.0}
            self._turn(replace(self._wanted, emotion_weights=kept))

        knob.turned.connect(turn)
        label = row_title(emotion_name(emotion))
        face = QLabel()
        face.setPixmap(emotion_icon(emotion).pixmap(_ICON, _ICON))
        self._row(label, knob, lambda: self._fusion.emotion_weights.get(emotion, 1.0))
        self._grid.addWidget(face, self._grid.rowCount() - 1, _FACE)

    def _row(self, label: QLabel, knob: Knob, get: Callable[[], float]) -> None:
        """Add a row; `get` tells where the knob is to stand."""
        row = self._grid.rowCount()
        value = QLabel()
        value.setProperty("role", "muted")
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance("00.00"))
        label.setBuddy(knob)
        for column, part in ((_TITLE, label), (_KNOB, knob), (_VALUE, value)):
            self._grid.addWidget(part, row, column)

        def say(number: float) -> None:
            value.setText(f"{number:.2f}")

        def show() -> None:
            # A knob stands on one of its steps; shown, it must not turn what lies between them.
            with QSignalBlocker(knob):
                knob.set_number(get())
            say(get())

        knob.turned.connect(say)
        self.follow(knob, show)

    def _take(self) -> None:
        """Put the knobs into force; as they are at first, they are not kept."""
        self.set("fusion", None if self._wanted == calibration().settings else self._wanted)

    def _turn(self, wanted: FusionSettings) -> None:
        """Take knobs, once they stand still."""
        self._wanted = wanted
        self._timer.start()
