"""Playing with libVLC, which draws into memory.

libVLC calls back in threads of its own, where it must not be called in turn: everything is
passed on as signals, with a number by which what belongs to an earlier file is told apart.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal

from emosub_gui.app.playback.backend import Backend, Source
from emosub_gui.app.playback.buffers import PictureBuffers

_OPTIONS = (
    "--quiet",
    "--no-video-title-show",
    "--no-sub-autodetect-file",
    "--no-spu",
    "--no-volume-save",
    "--play-and-pause",
    "--file-caching=100",
)
"""Subtitles are drawn by EmoSub alone; at its end a film is paused rather than closed. What lies
ready when the speed changes is still shown at the speed before: with VLC's second of it, a change
to a quarter let the picture run on and then stand still for three."""

_LARGEST = QSize(1920, 1080)
"""Pictures that move are not needed larger; 4K is shown whole while paused."""

_SETTLE_MS, _ENTER_MS = 25, 80
"""Sent elsewhere, libVLC may draw one or two pictures from on the way, 10 to 15 ms before the right
one, and when it opens a film up to 60 ms before: the last that comes within this time is shown."""

_ARRIVED, _STEADY_MS = 3, 60
"""At another speed than the normal one, libVLC 3 reckons the way from the keyframe to where it was
sent as if it were shown: slowly played, the picture stands still for seconds, fast, it is too far
and grey. So it is sent at normal speed. Slow, it gets its own with this picture, as no more than
two are old ones; fast, it needs to be so long on its way, from when it first tells a later time."""

_SWITCH_INTERVAL_S = 0.0005
"""With CPython's 5 ms, a busy Python thread makes the callbacks miss every third frame."""


def _load(options: Sequence[str]) -> tuple[Any, Any]:
    """Load libVLC, which takes a tenth of a second; return python-vlc and an instance.

    Raises:
        ImportError: libVLC or its plugins are not there.
    """
    options = [*_OPTIONS, *options]
    if sys.platform == "linux":
        options.append("--no-xlib")
        if not _has_sound_device():
            options.append("--aout=adummy")
    try:
        import vlc

        instance = vlc.Instance(options)
    except (OSError, NotImplementedError, NameError) as error:
        # Where nothing is found, python-vlc looks for libVLC's functions in Python itself.
        raise ImportError("libvlc is not there") from error
    if instance is None:
        raise ImportError("libvlc has no plugins")
    return vlc, instance


def _has_sound_device() -> bool:
    """Tell whether Linux has a sound card or a sound server; VLC looks again and again if not."""
    cards = Path("/proc/asound/cards")
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    with contextlib.suppress(OSError):
        if "no soundcards" not in cards.read_text(encoding="utf-8"):
            return True
    return "PULSE_SERVER" in os.environ or (runtime / "pulse" / "native").exists()


def _drawn_size(size: QSize) -> QSize:
    """Return the size in which to draw: limited, and even because colours are halved."""
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        size = size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
    return QSize(size.width() + 1 & ~1, size.height() + 1 & ~1)


class VlcBackend(Backend):
    """One libVLC media player, for all files.

    libVLC answers later: `_wanted` is what the player asked for last, `_playing` what libVLC
    said last, and `_asked` whether it has yet to answer. It has the file only once it has
    `_begun`, and draws other pictures first where it was `_sought`; while it is `_finding` its way,
    it plays at normal speed.
    """

    _happened = Signal(int, str, float, float)
    """Number of the file, what, media time in ms where it is a time, and when."""

    _drew = Signal(int)

    def __init__(self, options: Sequence[str] = (), parent: QObject | None = None) -> None:
        """Load libVLC.

        Args:
            options: more of VLC's command-line options.
            parent: the Qt parent.

        Raises:
            ImportError: libVLC or its plugins are not there.
        """
        super().__init__(parent)
        self._vlc, self._instance = _load(options)
        self._player = self._instance.media_player_new()
        self._events = self._player.event_manager()
        self._pictures = PictureBuffers()
        self._file = 0
        self._source = Source(Path(), QSize(), 0, 0)
        self._begun = self._playing = self._wanted = self._asked = False
        self._rate, self._volume, self._muted = 1.0, 100, False
        self._sought = False
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._show)
        self._finding = False
        self._start = self._drawn = 0
        self._steadying = QTimer(self, interval=_STEADY_MS, singleShot=True)
        self._steadying.timeout.connect(self._take_own_rate)
        sys.setswitchinterval(_SWITCH_INTERVAL_S)
        self._callbacks = self._set_callbacks()
        self._listen()
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)
        self._drew.connect(self._on_drew, Qt.ConnectionType.QueuedConnection)

    def open(self, source: Source) -> None:
        """Remember what to play; libVLC's `start-paused` lets MPEG-TS run on, so it waits."""
        self.close()
        self._source = source
        if not source.size.isEmpty():
            self._pictures.resize(_drawn_size(source.size), source.matrix)

    def close(self) -> None:
        """Stop; waits for libVLC's threads."""
        self._settling.stop()
        self._steadying.stop()
        self._player.stop()
        self._file += 1
        self._begun = self._playing = self._wanted = self._asked = self._finding = False

    def play(self, start: int | None) -> None:
        """Play from a time in ms, or go on where it was paused."""
        self._wanted = True
        if not self._begun:
            self._find(start or 0)
            self._begin()
        else:
            if start is not None:
                self._find(start)
                self._player.set_time(start)
                self._sought = True
                self._settling.setInterval(_SETTLE_MS)
            self._ask()

    def pause(self) -> None:
        """Hold."""
        self._wanted = False
        self._settling.stop()
        self._ask()

    def set_rate(self, rate: float) -> None:
        """Play faster or slower; VLC's `scaletempo` keeps the pitch."""
        self._rate = rate
        self._take_rate(1.0 if self._finding else rate)

    def set_volume(self, volume: int) -> None:
        """Set the loudness, 0 to 100."""
        self._volume = volume
        self._player.audio_set_volume(volume)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self._muted = muted
        self._player.audio_set_mute(muted)

    def release(self) -> None:
        """Let go of libVLC, and of what it called back, which would keep all of this alive."""
        self.close()
        for kind in self._told_of():
            self._events.event_detach(kind)
        self._player.release()
        self._instance.release()
        self._callbacks.clear()

    # ---- called by libVLC, in its threads ----

    def _set_callbacks(self) -> list[Any]:
        """Make libVLC draw into our pictures; return what must outlive it."""
        vlc = self._vlc
        unsigned = ctypes.POINTER(ctypes.c_uint)
        prototype = ctypes.CFUNCTYPE(
            ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p, *[unsigned] * 4
        )
        decorators = vlc.CallbackDecorators
        on_format = prototype(self._format)
        on_cleanup = decorators.VideoCleanupCb(lambda _opaque: None)
        on_lock = decorators.VideoLockCb(self._lock)
        on_unlock = decorators.VideoUnlockCb(self._unlock)
        on_display = decorators.VideoDisplayCb(self._display)
        cast = ctypes.cast
        self._player.video_set_callbacks(
            cast(on_lock, vlc.VideoLockCb),
            cast(on_unlock, vlc.VideoUnlockCb),
            cast(on_display, vlc.VideoDisplayCb),
            None,
        )
        self._player.video_set_format_callbacks(
            cast(on_format, vlc.VideoFormatCb), cast(on_cleanup, vlc.VideoCleanupCb)
        )
        return [on_format, on_cleanup, on_lock, on_unlock, on_display]

    def _format(
        self, _opaque: int, chroma: int, width: Any, height: Any, pitches: Any, lines: Any
    ) -> int:
        """Ask for our size, to which libVLC scales; it offers the stored one, with padding."""
        pictures = self._pictures
        ctypes.memmove(chroma, b"I420", 4)
        width[0], height[0] = pictures.size.width(), pictures.size.height()
        for index, plane in enumerate(pictures.planes):
            pitches[index], lines[index] = plane.pitch, plane.lines
        return 1

    def _lock(self, _opaque: int, planes: Any) -> None:
        """Say where to draw."""
        for index, plane in enumerate(self._pictures.planes):
            planes[index] = plane.address

    def _unlock(self, _opaque: int, _picture: int, _planes: Any) -> None:
        """Convert what was drawn, which is before its time has come."""
        self._pictures.convert()

    def _display(self, _opaque: int, _picture: int) -> None:
        """Pass on that a picture's time has come; paused, libVLC repeats it all the time."""
        if self._wanted and self._pictures.finish():
            self._drew.emit(self._file)

    def _listen(self) -> None:
        """Pass libVLC's events on."""
        for kind in self._told_of():
            name = str(kind).rpartition("MediaPlayer")[2]
            self._events.event_attach(kind, self._tell, name)

    def _told_of(self) -> tuple[Any, ...]:
        """Return the kinds of events that are passed on."""
        kinds = self._vlc.EventType
        return (
            kinds.MediaPlayerPlaying,
            kinds.MediaPlayerPaused,
            kinds.MediaPlayerEndReached,
            kinds.MediaPlayerEncounteredError,
            kinds.MediaPlayerTimeChanged,
        )

    def _tell(self, event: Any, name: str) -> None:
        time = event.u.new_time if name == "TimeChanged" else 0.0
        self._happened.emit(self._file, name, time, perf_counter())

    # ---- in the GUI thread ----

    def _begin(self) -> None:
        """Make libVLC open the file and play; on the way it draws the film's first pictures."""
        media = self._instance.media_new_path(str(self._source.path.absolute()))
        media.add_option(f":start-time={self._start / 1000}")
        media.add_option(f":audio-track={self._source.audio_track}")
        if self._source.size.isEmpty():
            media.add_option(":no-video")
        self._player.set_media(media)
        media.release()
        self._begun = self._asked = True
        self._sought = self._start > 0
        self._settling.setInterval(_ENTER_MS)
        self._player.play()

    def _ask(self) -> None:
        """Ask libVLC for the wanted state; it ignores what is asked of it before it has obeyed."""
        if self._begun and not self._asked and self._wanted != self._playing:
            self._asked = True
            self._player.set_pause(not self._wanted)

    def _on_drew(self, file: int) -> None:
        if file != self._file:
            return
        before, image = self._pictures.shown, self._pictures.take()
        same = (self._sought or self._finding) and image == before
        if self._finding and not same:
            self._drawn += 1
            if self._drawn == _ARRIVED and self._rate < 1.0:
                self._take_own_rate()
        if self._sought:
            # Paused, then sent elsewhere, libVLC begins with the picture at which it was paused.
            self._sought = same
            if not same:
                self._settling.start()
        elif not self._settling.isActive():
            self._show()

    def _show(self) -> None:
        """Tell of the picture that was drawn last."""
        self.pictureShown.emit(self._pictures.shown)

    def _find(self, start: int) -> None:
        """Play at normal speed until a film with pictures has found its way to `start`."""
        self._finding = self._rate != 1.0 and not self._source.size.isEmpty()
        self._start, self._drawn = start, 0
        self._steadying.stop()
        self._take_rate(1.0 if self._finding else self._rate)

    def _take_own_rate(self) -> None:
        """Play as fast as was asked for."""
        self._finding = False
        self._steadying.stop()
        self._take_rate(self._rate)

    def _take_rate(self, rate: float) -> None:
        self._player.set_rate(rate)
        self.rateTold.emit(rate)

    def _on_happened(self, file: int, name: str, time: float, at: float) -> None:
        if file != self._file:
            return
        if name == "TimeChanged":
            if time < self._start / 2:
                return  # from before it went there
            if self._finding and time > self._start and not self._steadying.isActive():
                self._steadying.start()
            self.timeTold.emit(time, at)
        elif name in ("Playing", "Paused"):
            self._on_state(playing=name == "Playing")
        else:
            self._begun = self._playing = self._wanted = self._asked = False
            (self.ended if name == "EndReached" else self.broke).emit()

    def _on_state(self, *, playing: bool) -> None:
        """Take note of libVLC's state: it obeyed, or paused of itself at the end."""
        self._playing = playing
        if self._asked:
            self._asked = False
            self._player.audio_set_volume(self._volume)
            self._player.audio_set_mute(self._muted)
            self._ask()
        elif self._wanted and not playing:
            self._wanted = False
            self.ended.emit()
