"""Playing a film: one interface, one clock, and the exact picture wherever it stands still.

While it plays, pictures and sound come from a library (`playback.backend`); paused, stepping
or scrubbing, each picture is decoded exactly (`media.stills`) in a thread. The position is
interpolated, so that a playhead can move at the screen's rate.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage

from emosub_gui.app.playback.backend import Backend, Source
from emosub_gui.app.playback.choice import make_backend
from emosub_gui.app.playback.clock import Clock
from emosub_gui.app.playback.output import Output
from emosub_gui.app.playback.stills import StillLoader
from emosub_gui.core.document import MediaRef
from emosub_gui.core.errors import NoPlayerError, PlaybackError
from emosub_gui.core.timecode import frames

SLOWEST, FASTEST = 0.25, 4.0

_SCRUB_MS = 200
"""Seeks that follow each other faster are a scrub: shown as stills, played on afterwards."""


class _Range(NamedTuple):
    """What is to be played, in ms; `loop` is None where the player's own counts."""

    start: int
    end: int
    loop: bool | None


class Player(QObject):
    """Plays one film at a time; times are milliseconds from its start.

    Signals:
        opened(): a film can be shown and played.
        closed(): there is none any more.
        failed(error): an `EmoSubError`: the film cannot be opened, shown or played.
        positionChanged(time): also while playing, at the screen's rate.
        playingChanged(playing): play or pause.
        frameChanged(): `frame` is another picture.
        rateChanged(rate), volumeChanged(volume, muted), loopChanged(loop): settings.
        rangeEnded(): what `play_range` was asked for has been played.
    """

    opened = Signal()
    closed = Signal()
    failed = Signal(object)
    positionChanged = Signal(int)  # noqa: N815 - Qt's style for signals
    playingChanged = Signal(bool)  # noqa: N815
    frameChanged = Signal()  # noqa: N815
    rateChanged = Signal(float)  # noqa: N815
    volumeChanged = Signal(int, bool)  # noqa: N815
    loopChanged = Signal(bool)  # noqa: N815
    rangeEnded = Signal()  # noqa: N815

    def __init__(
        self,
        make_backend: Callable[[], Backend] = make_backend,
        parent: QObject | None = None,
    ) -> None:
        """Make a player; `make_backend` is asked when something is first to be played."""
        super().__init__(parent)
        self._path, self._media = Path(), MediaRef("")
        self._open = self._has_sound = False
        self._loader: StillLoader | None = None
        self._frame = QImage()
        self._clock = Clock()
        self._playing = self._loop = False
        self._range: _Range | None = None
        self._moved = False
        """Whether the library is elsewhere, because stills were looked at."""
        self._starting = False
        """Whether the library has not begun yet."""
        self._scrubbing = False
        """Whether it only seems to play, because seeks follow each other."""
        self._output = Output(make_backend, self)
        self._output.pictureShown.connect(self._on_picture)
        self._output.timeTold.connect(self._on_time)
        self._output.rateTold.connect(self._on_rate)
        self._output.ended.connect(self._on_ended)
        self._output.broke.connect(self._on_broke)
        screen = QGuiApplication.primaryScreen()
        rate = max(60.0, screen.refreshRate() if screen else 0.0)
        self._tick = QTimer(self, interval=round(1000 / rate))
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._scrub = QTimer(self, interval=_SCRUB_MS, singleShot=True)
        self._scrub.timeout.connect(self._on_scrubbed)

    # ---- properties ----

    @property
    def path(self) -> Path | None:
        """The film; None without one."""
        return self._path if self._open else None

    @property
    def media(self) -> MediaRef:
        """What is known of the film."""
        return self._media

    @property
    def duration(self) -> int:
        """How long the film is; 0 without one."""
        return self._media.duration

    @property
    def position(self) -> int:
        """Where it stands or plays."""
        return max(0, min(round(self._clock.time(perf_counter())), self.duration))

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._playing

    @property
    def plays_range(self) -> bool:
        """Whether it plays what `play_range` was asked for, and not simply on."""
        return self._playing and self._range is not None

    @property
    def has_picture(self) -> bool:
        """Whether the film is more than sound."""
        return self._open and self._media.width > 0

    @property
    def has_sound(self) -> bool:
        """Whether the film has a sound track."""
        return self._open and self._has_sound

    @property
    def frame(self) -> QImage:
        """The picture, in the shape of `media` if not its size; null where there is none.

        While playing it is drawn over after the next `frameChanged`: copy it to keep it.
        """
        return self._frame

    @property
    def rate(self) -> float:
        """How fast it plays; 1 is normal."""
        return self._output.rate

    @property
    def volume(self) -> int:
        """How loud it plays, 0 to 100."""
        return self._output.volume

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._output.muted

    @property
    def loop(self) -> bool:
        """Whether what is played begins again at its end."""
        return self._loop

    # ---- opening ----

    def open(self, path: Path, media: MediaRef) -> None:
        """Open a film in place of the present one; `opened` or `failed` follows.

        Args:
            path: where the film is now.
            media: what is known of it.
        """
        self.close()
        self._path, self._media = path, media
        self._loader = loader = StillLoader(path, picture=media.width > 0, parent=self)
        loader.opened.connect(self._on_opened)
        loader.shown.connect(self._show)
        loader.stepped.connect(self._place)
        loader.failed.connect(self.failed)

    def close(self) -> None:
        """Let go of the film; returns when no thread works on it any more."""
        self._halt()
        if self._loader is not None:
            self._loader.close()
            self._loader.deleteLater()
            self._loader = None
        self._output.close()
        self._media, self._range = MediaRef(""), None
        if self._open:
            self._open = False
            self._place(0)
            self._show(QImage())
            self.closed.emit()

    def release(self) -> None:
        """Close, and let go of the library, when the program ends."""
        self.close()
        self._output.release()

    # ---- playing ----

    def play(self) -> None:
        """Play on; from the beginning if this is the end."""
        if self._playing or not self._open:
            return
        if self.position + self._frame_ms >= self.duration:
            self._run(0)
        else:
            self._run(self.position if self._moved else None)

    def pause(self) -> None:
        """Stand still, and show the exact picture."""
        if self._playing:
            if not self._loops:
                self._range = None
            moved = self._scrubbing
            self._halt()
            self._stand(self.position)
            self._moved = moved

    def toggle(self) -> None:
        """Play or pause."""
        (self.pause if self._playing else self.play)()

    def play_range(self, start: int, end: int, loop: bool | None = None) -> None:
        """Play from `start` to `end` in ms, but no picture that is shown from `end` on.

        Args:
            start: where to begin.
            end: where to stop; `rangeEnded` follows.
            loop: whether to begin again; None does as `loop` says when the end is reached.
        """
        end = min(end, self.duration)
        if self._open and 0 <= start < end:
            self._range = _Range(start, end, loop)
            self._run(start)

    def seek(self, time: int) -> None:
        """Go to a time; while playing, play on from there."""
        self._go(time)

    def seek_into(self, time: int) -> None:
        """Go to the first picture that does not begin before a time; else as `seek`.

        What starts at that time, such as a cue, is seen in that picture, and seldom in the one
        that is shown at the time itself: it began before.
        """
        self._go(time, within=True)

    def step(self, steps: int) -> None:
        """Pause, and go some pictures forward, or back if negative."""
        if self._loader is None or not self._open:
            return
        self.pause()
        self._range = None
        if self.has_picture:
            self._loader.step(self.position, steps)
        else:
            self.seek(self.position + steps * self._frame_ms)

    # ---- settings ----

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, 0.25 to 4 times, at the same pitch."""
        rate = max(SLOWEST, min(rate, FASTEST))
        self._clock.set_rate(rate, perf_counter())
        self._output.set_rate(rate)
        self.rateChanged.emit(rate)

    def set_volume(self, volume: int) -> None:
        """Set the loudness, 0 to 100."""
        self._output.set_volume(max(0, min(volume, 100)))
        self.volumeChanged.emit(self.volume, self.muted)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self._output.set_muted(muted)
        self.volumeChanged.emit(self.volume, self.muted)

    def set_loop(self, loop: bool) -> None:
        """Begin again at the end of what is played, or not."""
        self._loop = loop
        self.loopChanged.emit(loop)

    # ---- internals ----

    @property
    def _frame_ms(self) -> int:
        """How long a picture is shown, on average."""
        return frames(1, self._media.frame_rate)

    @property
    def _loops(self) -> bool:
        """Whether what is played now begins again at its end."""
        own = self._range.loop if self._range else None
        return self._loop if own is None else own

    @property
    def _range_over(self) -> bool:
        """Whether the last picture of the range has come: the next one must not."""
        if self._range is None or self._starting:
            return False
        return self.position + self._frame_ms * self.has_picture >= self._range.end

    def _go(self, time: int, *, within: bool = False) -> None:
        """Go to a time, or into what starts then."""
        if not self._open:
            return
        time = max(0, min(time, self.duration))
        self._range = None
        if not self._playing:
            self._stand(time, within=within)
            return
        if not self._scrub.isActive():
            self._run(time)
        else:
            self._scrubbing = True
            self._output.pause()
            self._stand(time)
        self._scrub.start()

    def _run(self, start: int | None) -> None:
        """Play from a time, or go on where it stands."""
        try:
            self._output.play(start)
        except NoPlayerError as error:
            self.failed.emit(error)
            return
        if self._loader is not None:
            self._loader.drop()
        if start is None:
            self._clock.start(perf_counter())
        else:
            self._place(start)
            self._starting = True
        self._moved = self._scrubbing = False
        if not self._playing:
            self._playing = True
            self._tick.start()
            self.playingChanged.emit(True)

    def _halt(self) -> None:
        """Stop playing."""
        if not self._playing:
            return
        self._output.pause()
        self._tick.stop()
        self._scrub.stop()
        self._clock.stop(perf_counter())
        self._playing = self._starting = self._scrubbing = False
        self.playingChanged.emit(False)

    def _finish(self, time: int) -> None:
        """Begin again, or stop at `time`, because what was to be played has been."""
        played = self._range
        if self._loops:
            self._run(played.start if played else 0)
            return
        self._range = None
        self._halt()
        self._stand(time)
        if played:
            self.rangeEnded.emit()

    def _stand(self, time: int, *, within: bool = False) -> None:
        """Stand at a time, and show its picture; if `within`, the first from there on."""
        self._place(time)
        if self._loader is not None:
            (self._loader.show_from if within else self._loader.show_at)(time)

    def _place(self, time: int) -> None:
        """Stand at a time."""
        self._clock.jump(time, perf_counter())
        self._moved = True
        self.positionChanged.emit(time)

    def _show(self, image: QImage) -> None:
        self._frame = image
        self.frameChanged.emit()

    def _begin(self, at: float) -> None:
        """Let time pass from the library's first sign on."""
        if self._starting:
            self._starting = False
            self._clock.start(at)

    # ---- slots ----

    def _on_opened(self, has_sound: bool, matrix: int) -> None:
        self._open, self._has_sound = True, has_sound
        size = QSize(self._media.width, self._media.height)
        self._output.open(Source(self._path, size, matrix, self._media.audio_track))
        self.opened.emit()
        self._stand(0)

    def _on_picture(self, image: QImage) -> None:
        if self._playing and not self._scrubbing and not self._range_over:
            self._begin(perf_counter())
            self._show(image)

    def _on_time(self, time: float, at: float) -> None:
        if self._playing and not self._scrubbing:
            self._begin(at)
            self._clock.report(time, at)

    def _on_rate(self, rate: float) -> None:
        self._clock.set_rate(rate, perf_counter())

    def _on_tick(self) -> None:
        if self._range and self._range_over:
            self._finish(max(self._range.start, self._range.end - 1))
        else:
            self.positionChanged.emit(self.position)

    def _on_ended(self) -> None:
        if self._playing:
            self._finish(self.duration)

    def _on_scrubbed(self) -> None:
        if self._scrubbing:
            self._run(self.position)

    def _on_broke(self) -> None:
        self._halt()
        self._moved = True
        self.failed.emit(PlaybackError(path=self._path))
