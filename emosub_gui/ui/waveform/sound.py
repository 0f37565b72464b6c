"""Sound as it is looked at: a waveform, a spectrogram, or one upon the other."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from emosub_gui.media.audio import Audio
from emosub_gui.ui.waveform.spectrum import Spectrogram
from emosub_gui.ui.waveform.surface import Surface
from emosub_gui.ui.waveform.wave import Waveform


class SoundView(StrEnum):
    """How sound is shown; the values stand in the settings."""

    WAVEFORM = "waveform"
    SPECTROGRAM = "spectrogram"
    BOTH = "both"


class Sound(QObject):
    """Draws sound in the way that is chosen.

    Signals:
        ready(): more of it can be drawn.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._audio: Audio | None = None
        self._view = SoundView.WAVEFORM
        self._wave = Waveform()
        self._spectrogram = Spectrogram(self)
        self._spectrogram.ready.connect(self.ready)

    @property
    def audio(self) -> Audio | None:
        """The sound that is drawn."""
        return self._audio

    def set_audio(self, audio: Audio | None) -> None:
        """Draw another sound, or more of the same one while it is being decoded."""
        self._audio = audio
        self._wave.set_audio(audio)
        self._spectrogram.set_audio(audio)

    def set_gain(self, gain: float) -> None:
        """Draw it larger by a factor: the waveform's height, the spectrogram's colours."""
        self._wave.set_gain(gain)
        self._spectrogram.set_gain(gain)

    def set_view(self, view: SoundView) -> None:
        """Draw it in another way."""
        self._view = view
        self._wave.set_over(view is SoundView.BOTH)

    def stop(self) -> None:
        """Wait for the spectrogram's thread."""
        self._spectrogram.stop()

    def paint(self, surface: Surface) -> None:
        """Paint what there is of what has to be repainted, upon the ground of what there is not."""
        surface.painter.fillRect(surface.part, QColor(surface.colours.sunken))
        if self._view is not SoundView.WAVEFORM:
            self._spectrogram.paint(surface)
        if self._view is not SoundView.SPECTROGRAM:
            self._wave.paint(surface)
