"""Exact still frames: the picture that is shown at a time, and its neighbours.

A picture is shown from its own timestamp until the next one's, whatever the frame rate says.
Films can only be entered at a keyframe, so a reader decodes from there, and keeps what it has
decoded last: stepping back costs nothing as long as it stays within that.
"""

from __future__ import annotations

import contextlib
import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Discard, Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from emosub_gui.core.errors import MediaDamagedError, NoPictureError
from emosub_gui.core.progress import NEVER, Cancel, check
from emosub_gui.media.container import open_media, start_seconds

_MEMORY = 128 << 20
"""Bytes of decoded pictures that are kept: 40 pictures of 1080p."""

_FEWEST = 4
"""Pictures that are kept however large they are."""

_READ_ON_MS = 2000
"""How far ahead to decode on rather than seek; keyframes are 1 to 10 s apart."""

_BEFORE_MS = 1000
"""How much before the time that was asked for is kept for stepping back."""

_LONG_AGO = -(10**12)
"""Before any time or timestamp."""

_BT709, _UNSPECIFIED, _BT601 = 1, 2, 5
"""Colour matrices as numbered in ITU-T H.273."""

_SD_LINES = 576
"""Pictures that name no matrix are taken to have BT.601's up to this height, else BT.709's."""


@dataclass(frozen=True, eq=False)
class Still:
    """A decoded picture.

    Attributes:
        time: from when it is shown, in milliseconds of media time.
        frame: as it was decoded.
        size: width and height in square pixels, before turning.
        turns: quarter turns anticlockwise by which it is shown.
    """

    time: int
    frame: VideoFrame
    size: tuple[int, int]
    turns: int

    def pixels(self) -> NDArray[np.uint8]:
        """Return the picture as it is shown: (height, width, 4) BGRA."""
        frame = self.frame.reformat(*self.size, format="bgra")
        return np.rot90(frame.to_ndarray(), self.turns)


class StillReader:
    """A film that is open for looking at single pictures; a context manager.

    It belongs to one thread at a time.
    """

    def __init__(self, path: Path, cancel: Cancel = NEVER, memory: int = _MEMORY) -> None:
        """Open the picture that `media.probe` describes.

        Args:
            path: the film.
            cancel: ends whatever is being decoded with `Cancelled`; only `close` is left then.
            memory: bytes of decoded pictures to keep.

        Raises:
            FileError: missing, a folder, empty or unreadable.
            MediaError: not a film, damaged, or without a picture.
        """
        self._path = path
        self._cancel = cancel
        self._memory = memory
        self._container = open_media(path)
        try:
            self._stream = self._choose()
        except BaseException:
            self._container.close()
            raise
        self._time_base = self._stream.time_base or Fraction(1, av.time_base)
        self._start = Fraction(round(start_seconds(self._container) * av.time_base), av.time_base)
        self._kept: list[Still] = []
        self._current = 0
        self._following: Iterator[Still] = iter(())
        self._from_first = False

    def __enter__(self) -> StillReader:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file and the pictures."""
        self._kept.clear()
        self._following = iter(())
        self._container.close()

    @property
    def matrix(self) -> int:
        """The colour matrix (ITU-T H.273) that the picture names, or else is taken to have."""
        named = self._stream.codec_context.colorspace
        if named != _UNSPECIFIED:
            return named
        return _BT601 if self._stream.height <= _SD_LINES else _BT709

    def frame_at(self, time: int) -> Still:
        """Return the picture that is shown at a time in ms; the first or last one beyond.

        Raises:
            MediaDamagedError: there is nothing that can be decoded.
            Cancelled: the flag was set.
        """
        kept = self._kept
        behind = not kept or (time < kept[0].time and not self._from_first)
        if behind or time > kept[-1].time + _READ_ON_MS:
            self._seek(time)
        while kept[-1].time <= time and self._read():
            pass
        self._current = max(0, bisect_right(kept, time, key=attrgetter("time")) - 1)
        return kept[self._current]

    def next_frame(self) -> Still:
        """Return the picture after the one returned last; the same again at the end.

        Raises:
            MediaDamagedError: there is nothing that can be decoded.
            Cancelled: the flag was set.
        """
        if not self._kept:
            return self.frame_at(0)
        if self._current + 1 < len(self._kept) or self._read():
            self._current += 1
        return self._kept[self._current]

    def previous_frame(self) -> Still:
        """Return the picture before the one returned last; the same again at the beginning.

        Raises:
            MediaDamagedError: there is nothing that can be decoded.
            Cancelled: the flag was set.
        """
        if self._current == 0:
            return self.frame_at(self._kept[0].time - 1 if self._kept else 0)
        self._current -= 1
        return self._kept[self._current]

    def _choose(self) -> VideoStream:
        """Return the picture, with all other streams left out of demuxing."""
        for stream in self._container.streams.video:
            if stream.codec_context and not stream.disposition & Disposition.attached_pic:
                break
        else:
            raise NoPictureError(path=self._path)
        for other in self._container.streams:
            if other is not stream:
                other.discard = Discard.all
        stream.thread_type = "AUTO"
        return stream

    def _seek(self, time: int) -> None:
        """Begin anew a little before `time`.

        On the way there from a keyframe, pictures that no other refers to are left out.
        """
        exact_from = time - _BEFORE_MS
        self._approach(time, exact_from)
        if not (self._from_first or exact_from <= self._kept[0].time <= time):
            # It is the last one, or a long one, and may be among those left out.
            self._approach(time, _LONG_AGO)

    def _approach(self, time: int, exact_from: int) -> None:
        """Begin anew with the first picture from `exact_from` on; the last one if there is none.

        Indexes tell when a picture is decoded, which is before it is shown, and some are vague;
        so this enters further and further back until the keyframe is early enough for `time`.
        """
        back = 0
        while True:
            target = max(0, time - back)
            self._enter(target, exact_from)
            if (self._read() and self._kept[0].time <= time) or target == 0:
                break
            back = 2 * back + 1000
        if not self._kept:
            raise MediaDamagedError(path=self._path, reason="none of its pictures can be decoded")
        while self._kept[-1].time < exact_from and self._read():
            del self._kept[0]
            self._from_first = False

    def _enter(self, time: int, exact_from: int) -> None:
        """Make the demuxer go on at a keyframe before `time`.

        The first picture of a film is decoded before it is shown: before time 0, which not every
        container lets one ask for.
        """
        self._kept.clear()
        self._from_first = time == 0
        if time > 0 or not self._seeks_to(-1000):
            self._seeks_to(time)
        self._following = self._decoded(self._stamp(exact_from))

    def _seeks_to(self, time: int) -> bool:
        """Seek; tell whether the container could."""
        try:
            self._container.seek(self._stamp(time), stream=self._stream)
        except FFmpegError:
            return False
        return True

    def _read(self) -> bool:
        """Decode one more picture and let go of the oldest; tell whether there was one."""
        still = next(self._following, None)
        if still is None:
            return False
        self._kept.append(still)
        size = sum(plane.buffer_size for plane in still.frame.planes)
        if len(self._kept) > max(_FEWEST, self._memory // size):
            del self._kept[0]
            self._current = max(0, self._current - 1)
            self._from_first = False
        return True

    def _decoded(self, exact_from: int) -> Iterator[Still]:
        """Yield pictures from the next keyframe on, all of them from a timestamp on.

        Those that are shown before that keyframe refer to ones that were not decoded; they and
        what cannot be decoded are left out.
        """
        earliest = None
        last = _LONG_AGO
        for packet in self._packets():
            if earliest is None:
                if not packet.is_keyframe:
                    continue
                earliest = _LONG_AGO if packet.pts is None else packet.pts
            early = packet.pts is not None and packet.pts < exact_from
            self._stream.codec_context.skip_frame = "NONREF" if early else "DEFAULT"
            try:
                frames = self._stream.decode(packet)
            except FFmpegError:
                continue
            for frame in frames:
                if frame.pts is not None and frame.pts >= earliest:
                    # MPEG-PS has gaps in its timestamps that are filled out of order.
                    last = max(frame.pts, last + 1)
                    yield self._still(frame, last)

    def _packets(self) -> Iterator[Packet[VideoStream]]:
        """Demux up to the end, or to where the file is broken."""
        with contextlib.suppress(FFmpegError):
            for packet in self._container.demux(self._stream):
                check(self._cancel)
                yield packet

    def _stamp(self, time: int) -> int:
        """Return the timestamp of a time in milliseconds, in the stream's unit."""
        return math.floor((Fraction(time, 1000) + self._start) / self._time_base)

    def _still(self, frame: VideoFrame, stamp: int) -> Still:
        """Place a picture in time, and say how it is to be shown."""
        time = math.floor((stamp * self._time_base - self._start) * 1000 + Fraction(1, 2))
        if frame.colorspace == _UNSPECIFIED and not frame.format.is_rgb:
            frame.colorspace = self.matrix
        width = round(frame.width * (self._stream.sample_aspect_ratio or 1))
        return Still(time, frame, (width, frame.height), round(frame.rotation / 90) % 4)
