"""Playing with QtMultimedia, where libVLC is missing."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtMultimedia import (
    QAudio,
    QAudioOutput,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from emosub_gui.app.playback.backend import Backend, Source


class QtBackend(Backend):
    """One QMediaPlayer, for all files."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the media player."""
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._audio = QAudioOutput(self)
        self._player.setAudioOutput(self._audio)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._audio_track = 0
        self._has_picture = False
        self._start: int | None = None
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.positionChanged.connect(self._on_position)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)

    def open(self, source: Source) -> None:
        """Get ready to play a file."""
        self._audio_track = source.audio_track
        self._has_picture = not source.size.isEmpty()
        self._player.setSource(QUrl.fromLocalFile(str(source.path.absolute())))

    def close(self) -> None:
        """Stop, and let go of the file."""
        self._start = None
        self._player.setSource(QUrl())

    def play(self, start: int | None) -> None:
        """Play from a time in ms, or go on where it was paused."""
        self._start = start
        self._go_to_start()
        self._player.play()

    def pause(self) -> None:
        """Hold."""
        self._player.pause()

    def set_rate(self, rate: float) -> None:
        """Play faster or slower; Qt keeps the pitch, as it does from 6.10 on."""
        self._player.setPlaybackRate(rate)

    def set_volume(self, volume: int) -> None:
        """Set the loudness, 0 to 100."""
        scales = QAudio.VolumeScale
        loudness = QAudio.convertVolume(
            volume / 100, scales.LogarithmicVolumeScale, scales.LinearVolumeScale
        )
        self._audio.setVolume(loudness)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self._audio.setMuted(muted)

    def release(self) -> None:
        """Let go of the file; Qt owns the rest."""
        self.close()

    # ---- slots ----

    def _go_to_start(self) -> None:
        """Go to where to play from, as soon as the file is loaded: before that it is ignored."""
        statuses = QMediaPlayer.MediaStatus
        loading = (statuses.NoMedia, statuses.LoadingMedia)
        if self._start is not None and self._player.mediaStatus() not in loading:
            self._player.setPosition(self._start)
            self._start = None

    @Slot(QVideoFrame)
    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._has_picture and self._player.isPlaying() and frame.isValid():
            self.timeTold.emit(frame.startTime() / 1000, perf_counter())
            self.pictureShown.emit(frame.toImage())

    @Slot("qint64")
    def _on_position(self, time: int) -> None:
        if not self._has_picture and self._player.isPlaying():
            self.timeTold.emit(time, perf_counter())

    @Slot(QMediaPlayer.MediaStatus)
    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.LoadedMedia:
            self._player.setActiveAudioTrack(self._audio_track)
            self._go_to_start()
        elif status == QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()

    @Slot(QMediaPlayer.Error)
    def _on_error(self, _error: QMediaPlayer.Error) -> None:
        self.broke.emit()
