"""Shot changes: the times at which the picture jumps, exact to the frame.

Only keyframes are decoded throughout. Where two of them differ, or where a packet between
them is as large as only a new picture makes it, every frame in between is looked at. Fades and
dissolves are not shot changes here: no frame of theirs is the first.
"""

from __future__ import annotations

import contextlib
import math
import statistics
import time
from collections import deque
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Discard, Disposition
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, check, ignore
from emosub_gui.media.cache import Cache, fingerprint
from emosub_gui.media.container import duration_ms, open_media, start_seconds

_STORE = 1
"""Version of what an entry holds and of how shots are found."""

_SIZE = (48, 27)
"""Width and height at which pictures are compared: small enough to forgive grain and shake."""

_THRESHOLD = 10.0
"""Least difference of two shots; the unit is that of `_difference`."""

_RATIO = 3.0
"""How far a jump must stand out from what moves around it.

Both are those of PySceneDetect's AdaptiveDetector (ratio 3, content value 15 for the mean of
three channels), the threshold lowered for the sum of Y, U and V, whose chroma seldom differ.
"""

_REDRAWN = 0.1
"""How much less than 1 two shots' luma must correlate: a lamp that is switched on costs 0.01."""

_CONTEXT = 3
"""Frames on either side that decide with it; a flash that is shorter is no shot."""

_SPIKE = 2.0
_SPIKE_OF_KEYFRAME = 0.25
"""What a packet must be at least, against the larger ones around it and against its keyframe."""

_BACK_S = (0, 2, 10, 60)
"""How far ahead of a keyframe to seek, until one arrives before it: MPEG-TS has no index."""

_THREADS = 2
"""Of the decoder that looks at every frame: playback and analysis need the other cores."""

_REPORT_S = 0.25


def find_shots(
    path: Path, *, cache: Cache, report: Report = ignore, cancel: Cancel = NEVER
) -> tuple[int, ...]:
    """Return the times of the first frame of each shot but the film's first, in milliseconds.

    Args:
        path: the film; sound alone has no shots.
        cache: where the result is kept.
        report: told of progress in media milliseconds, some times a second.
        cancel: checked for every packet and frame.

    Raises:
        FileError: the file is missing, a folder, empty or unreadable; the cache cannot be written.
        MediaError: not a film, or one whose header is damaged. Frames that cannot be decoded are
            left out.
        Cancelled: the flag was set.
    """
    key = f"{fingerprint(path)}-shots-v{_STORE}"
    return cache.value(key, tuple[int, ...], lambda: tuple(_search(path, report, cancel)))


class _Sight(NamedTuple):
    """What is kept of a frame: its timestamp, and (3, 27, 48) int16 of Y, U and V."""

    stamp: int
    thumbnail: NDArray[np.int16]


class _Stretch(NamedTuple):
    """From one keyframe to the next, as timestamps; `suspect` if a shot may begin after `start`.

    None stands for the beginning and the end of the film.
    """

    start: int | None
    end: int | None
    suspect: bool


def _search(path: Path, report: Report, cancel: Cancel) -> Iterator[int]:
    """Yield shot changes in milliseconds, in order."""
    with open_media(path) as container, open_media(path) as other:
        stream, double = _picture(container), _picture(other)
        if stream is None or double is None or stream.time_base is None:
            return
        to_ms = 1000 * stream.time_base
        start_ms = 1000 * start_seconds(container)
        length_ms, _ = duration_ms(container, path)
        scan = _Scan(other, double, round(1 / stream.time_base), cancel)
        due = 0.0
        for stretch in _stretches(container, stream, cancel):
            if stretch.suspect:
                for stamp in scan.cuts(stretch):
                    yield round(stamp * to_ms - start_ms)
            if stretch.end is not None and time.monotonic() >= due:
                due = time.monotonic() + _REPORT_S
                report(Progress(Stage.SHOTS, float(stretch.end * to_ms) - start_ms, length_ms))
        report(Progress(Stage.SHOTS, length_ms, length_ms))


def _picture(container: InputContainer) -> VideoStream | None:
    """Return the moving picture, with all other streams left out of demuxing; None without."""
    pictures = [
        stream
        for stream in container.streams.video
        if stream.codec_context and not stream.disposition & Disposition.attached_pic
    ]
    if not pictures:
        return None
    for stream in container.streams:
        if stream is not pictures[0]:
            stream.discard = Discard.all
    return pictures[0]


def _stretches(
    container: InputContainer, stream: VideoStream, cancel: Cancel
) -> Iterator[_Stretch]:
    """Yield a film's stretches in order, decoding keyframes only."""
    stream.codec_context.thread_count = 1
    look = _Look()
    last: _Sight | None = None
    sizes: list[int] = []
    spiky = False
    for packet in _packets(container, stream, cancel):
        if packet.is_keyframe:
            spiky = spiky or _has_spike(sizes)
            sizes = []
            # Each by itself: among others, decoders leave out keyframes of open groups.
            frames = [*_decoded(stream, packet), *_decoded(stream, None)]
            stream.codec_context.flush_buffers()
            for sight in look(frames):
                if last is not None:
                    suspect = spiky or _difference(last, sight) >= _THRESHOLD
                    yield _Stretch(last.stamp, sight.stamp, suspect)
                last, spiky = sight, False
        sizes.append(packet.size)
    yield _Stretch(last.stamp if last else None, None, suspect=True)


def _has_spike(sizes: list[int]) -> bool:
    """Tell whether a packet may hold a whole new picture, by sizes in bytes, the keyframe's first.

    To compare with the keyframe is not enough: in a lively film every predicted frame is large.
    """
    if len(sizes) < 2:
        return False
    keyframe, *others = sizes
    usual = float(np.percentile(others, 90))
    return max(others) >= max(_SPIKE * usual, _SPIKE_OF_KEYFRAME * keyframe)


class _Scan:
    """Looks at every frame of some stretches, which are given in order."""

    def __init__(
        self, container: InputContainer, stream: VideoStream, second: int, cancel: Cancel
    ) -> None:
        """Take an open film; a `second` is as many units of its timestamps."""
        stream.codec_context.thread_count = _THREADS
        stream.codec_context.options = {"skip_loop_filter": "all"}  # a fifth faster; unseen here
        self._container = container
        self._stream = stream
        self._second = second
        self._cancel = cancel
        self._end: int | None = None
        self._sights = self._decode()
        self._window: deque[_Sight] = deque(maxlen=2 * _CONTEXT + 1)

    def cuts(self, stretch: _Stretch) -> Iterator[int]:
        """Yield the timestamps after `stretch.start`, up to `stretch.end`, where a shot begins."""
        if stretch.start is not None and stretch.start != self._end:
            self._go_to(stretch.start)
            self._window.clear()
        self._end = stretch.end
        start = -math.inf if stretch.start is None else stretch.start
        end = math.inf if stretch.end is None else stretch.end
        for position in self._positions():
            stamp = self._window[position].stamp
            if start < stamp <= end and _begins_shot(list(self._window), position):
                yield stamp
            if stamp >= end:
                return

    def _go_to(self, start: int) -> None:
        """Go on from the frame with this timestamp, or from some frames before it."""
        for seconds in _BACK_S:
            self._container.seek(start - seconds * self._second, stream=self._stream)
            rest = self._decode()
            first = next(rest, None)
            self._sights = chain([first], rest) if first else rest
            if first and first.stamp <= start:
                return

    def _decode(self) -> Iterator[_Sight]:
        """Yield all frames from here on."""
        look = _Look()
        for packet in chain(_packets(self._container, self._stream, self._cancel), [None]):
            yield from look(_decoded(self._stream, packet))

    def _positions(self) -> Iterator[int]:
        """Move the window on, and yield where in it stands the next frame to be judged."""
        for sight in self._sights:
            self._window.append(sight)
            if len(self._window) > _CONTEXT:
                yield len(self._window) - 1 - _CONTEXT
        yield from range(max(0, len(self._window) - _CONTEXT), len(self._window))


def _begins_shot(window: list[_Sight], position: int) -> bool:
    """Tell whether a frame is the first of a shot, by the frames around it.

    It must differ from the one before, by more than what moves there; and nothing that was seen
    just before may come back just after, as it does around a flash.
    """
    if position == 0 or _difference(window[position - 1], window[position]) < _THRESHOLD:
        return False
    steps = [_difference(before, after) for before, after in pairwise(window)]
    step = steps.pop(position - 1)
    if steps and step < _RATIO * statistics.median(steps):
        return False
    before = window[max(0, position - _CONTEXT) : position]
    after = window[position : position + _CONTEXT]
    return min(_difference(a, b) for a in before for b in after) >= _THRESHOLD


class _Look:
    """Makes frames small."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def __call__(self, frames: list[VideoFrame]) -> Iterator[_Sight]:
        """Yield what is kept of frames; one without a timestamp is left out."""
        for frame in frames:
            stamp = _stamp(frame)
            if stamp is not None:
                small = self._reformatter.reformat(
                    frame, *_SIZE, format="yuv444p", interpolation=Interpolation.AREA
                )
                yield _Sight(stamp, small.to_ndarray().astype(np.int16))


def _difference(one: _Sight, other: _Sight) -> float:
    """Return the sum over Y, U and V of the mean absolute difference, each from 0 to 255.

    It is 0 where only the light has changed: the same drawing, brighter or darker.
    """
    difference = 3 * float(np.abs(one.thumbnail - other.thumbnail).mean())
    if difference < _THRESHOLD:
        return difference
    luma = one.thumbnail[0].ravel().astype(np.float32), other.thumbnail[0].ravel()
    (own, shared), (_, others) = np.cov(*luma)
    return difference if 1 - shared / (math.sqrt(own * others) + 1) >= _REDRAWN else 0.0


def _stamp(thing: Packet[VideoStream] | VideoFrame) -> int | None:
    """Return a presentation timestamp, or what comes nearest to it in old containers."""
    return thing.dts if thing.pts is None else thing.pts


def _packets(
    container: InputContainer, stream: VideoStream, cancel: Cancel
) -> Iterator[Packet[VideoStream]]:
    """Demux what is left of a film."""
    with contextlib.suppress(FFmpegError):
        for packet in container.demux(stream):
            check(cancel)
            if packet.size:
                yield packet


def _decoded(stream: VideoStream, packet: Packet[VideoStream] | None) -> list[VideoFrame]:
    """Return the frames that a packet yields; None empties the decoder."""
    try:
        return stream.codec_context.decode(packet)
    except FFmpegError:
        return []
