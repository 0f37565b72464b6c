"""Which look is being changed: that of all lines, or of an emotion, a voice, a speaker."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from emosub_gui.core.cue import Voice
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.theme import StylePatch, Theme
from emosub_gui.styling.restyling import BASE, LINE, Part, Target
from emosub_gui.ui.departures import DEPARTURE_ICON
from emosub_gui.ui.look import current
from emosub_gui.ui.look.icons import EMOTION_ICONS, icon
from emosub_gui.ui.look.sheet import SMALL
from emosub_gui.ui.styles.names import target_name

translate = QCoreApplication.translate
_ICON = 18
_VOICES = {Voice.WHISPER: "volume-x", Voice.SHOUT: "volume-2"}


class Speakers(QComboBox):
    """The speakers of a document, behind an invitation to choose one."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave a passing wheel to the panel."""
        event.ignore()


class TargetChooser(QWidget):
    """Chooses one look of the theme.

    Signals:
        chosen(Target): a person chose a look.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = BASE
        self.buttons: dict[Target, QToolButton] = {}
        self.speakers = Speakers()
        self.speakers.addItem(icon("user"), "")
        emotions, others = QHBoxLayout(), QHBoxLayout()
        for row in (emotions, others):
            row.setSpacing(SMALL)
        for target in (BASE, *(Target(Part.EMOTION, emotion) for emotion in EMOTIONS)):
            emotions.addWidget(self._button(target), 1)
        for voice in _VOICES:
            others.addWidget(self._button(Target(Part.VOICE, voice)), 1)
        others.addWidget(self._button(LINE), 1)
        others.addWidget(self.speakers, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(emotions)
        layout.addLayout(others)
        self.speakers.activated.connect(self._on_speaker)
        current.notifier().changed.connect(self.retranslate)
        self.retranslate()

    # ---- properties ----

    @property
    def target(self) -> Target:
        """The look that is chosen."""
        return self._target

    def targets(self) -> list[Target]:
        """Return all looks of the theme that there are to choose."""
        names = (self.speakers.itemText(at) for at in range(1, self.speakers.count()))
        fixed = (target for target in self.buttons if target != LINE)
        return [*fixed, *(Target(Part.SPEAKER, name) for name in names)]

    # ---- setters ----

    def set_target(self, target: Target) -> None:
        """Choose a look."""
        self._target = target
        for each, button in self.buttons.items():
            button.setChecked(each == target)
        name = target.name if target.part is Part.SPEAKER else ""
        self.speakers.setCurrentIndex(max(0, self.speakers.findText(name)) if name else 0)

    def show_theme(self, theme: Theme, speakers: set[str]) -> None:
        """Offer the speakers, those with a look of their own marked."""
        names = sorted((speakers | set(theme.speakers)) - {""})
        if names != [self.speakers.itemText(at) for at in range(1, self.speakers.count())]:
            self.speakers.clear()
            self.speakers.addItem(icon("user"), self._invitation())
            self.speakers.addItems(names)
            self._name_speakers()
        for at in range(1, self.speakers.count()):
            departs = theme.speakers.get(self.speakers.itemText(at), StylePatch()) != StylePatch()
            self.speakers.setItemIcon(at, icon("palette" if departs else "user"))
        self.set_target(self._target)

    def retranslate(self) -> None:
        """Take names and colours that are in force."""
        colours = current.colours()
        for target, button in self.buttons.items():
            picture, colour = "layers-2", colours.text
            if target.part is Part.VOICE:
                picture = _VOICES[Voice(target.name)]
            elif target == LINE:
                picture = DEPARTURE_ICON
            elif target.part is Part.EMOTION:
                emotion = Emotion(target.name)
                picture, colour = EMOTION_ICONS[emotion], colours.emotions[emotion]
            button.setIcon(icon(picture, colour))
            button.setToolTip(target_name(target))
            button.setAccessibleName(target_name(target))
        self.speakers.setItemText(0, self._invitation())
        self._name_speakers()

    # ---- internals ----

    def _button(self, target: Target) -> QToolButton:
        button = self.buttons[target] = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked: self._choose(target))
        return button

    def _invitation(self) -> str:
        return translate("styles", "A speaker…")

    def _name_speakers(self) -> None:
        """Say what the choice of a speaker is for, or why there is none to choose."""
        there = self.speakers.count() > 1
        self.speakers.setEnabled(there)
        self.speakers.setAccessibleName(translate("styles", "Speaker"))
        self.speakers.setToolTip(
            translate("styles", "Give a speaker's lines a look of their own")
            if there
            else translate("styles", "No line names its speaker yet")
        )

    def _choose(self, target: Target) -> None:
        self.set_target(target)
        self.chosen.emit(target)

    def _on_speaker(self, index: int) -> None:
        if index:
            self._choose(Target(Part.SPEAKER, self.speakers.itemText(index)))
        else:
            self.set_target(self._target)
