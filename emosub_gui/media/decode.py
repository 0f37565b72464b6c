"""The one decode: an audio track as 16 kHz mono int16, each sample at its place in media time.

Frames that follow one another without a gap or a change of format are a run. Each run is
resampled by itself and put where its first timestamp says: what is missing in between becomes
silence, what was there before is dropped. So text stays in sync with edited, damaged and
joined files, and with clocks that drift.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.filter import Graph
from av.filter.context import FilterContext
from av.stream import Discard

from emosub_gui.core.errors import MediaDamagedError, NoAudioError, NoSoundError, NotMediaError
from emosub_gui.core.progress import NEVER, Cancel, check
from emosub_gui.media.container import (
    SLOWEST_BYTES_PER_S,
    duration_ms,
    last_timestamp_ms,
    open_media,
    packets,
    start_seconds,
)
from emosub_gui.media.pcm import SAMPLE_RATE, Pcm

_BLOCK = SAMPLE_RATE
"""Samples that are handed on at once: one second."""

_RATES = range(1_000, 1_000_000)
"""Samples a second that are sound, not a broken header: a rate of 1 Hz would fill the disk."""

_TOLERANCE_S = 0.04
"""Less than a frame of film is no gap: Ogg and ASF timestamps waver by up to 20 ms."""

_OVERLAP_S = 1.0
_JUMP_S = 10.0
"""How far timestamps may step back, and ahead where that might be a discontinuity.

The latter is the ffmpeg program's -dts_delta_threshold.
"""

_AVFMT_TS_DISCONT = 0x0200

_CUT_SHORT_MS = 1000
"""How much of a track may be missing at its end without a remark."""


class _Run(NamedTuple):
    """Frames without a gap: where they begin in seconds of media time, and their format."""

    start: float
    rate: int
    format: str
    layout: str


class AudioTrack:
    """An audio track that is open for decoding, once; a context manager.

    Attributes:
        duration_ms: of the file, as far as is known before decoding; 0 if not at all.
        damaged_packets: how many could not be decoded so far; what follows stays in its place.
        broke_off: whether the demuxer gave up before the end of the file.
    """

    def __init__(self, path: Path, track: int) -> None:
        """Open a track by its index among the file's audio tracks.

        Raises:
            FileError: missing, a folder, empty or unreadable.
            MediaError: not a film or sound file, damaged, or without this track.
        """
        self._path = path
        self._container = open_media(path)
        try:
            self._stream = self._choose(track)
            self.duration_ms, _ = duration_ms(self._container, path)
        except BaseException:
            self._container.close()
            raise
        self.damaged_packets = 0
        self.broke_off = False

    def __enter__(self) -> AudioTrack:
        return self

    def __exit__(self, *_: object) -> None:
        self._container.close()

    def blocks(self, cancel: Cancel = NEVER) -> Iterator[Pcm]:
        """Yield blocks of any length up to a second; sample `n` of all is at `n / 16000` s.

        Yields nothing if nothing can be decoded.

        Raises:
            MediaDamagedError: the decoder gives sound that cannot be resampled.
            Cancelled: the flag was set.
        """
        written = 0
        for run, group in groupby(self._placed(cancel), key=itemgetter(0)):
            missing = round(run.start * SAMPLE_RATE) - written
            yield from _silence(missing)
            written += max(0, missing)
            surplus = max(0, -missing)
            try:
                for block in _resampled(run, (frame for _, frame in group)):
                    kept = block[surplus:]
                    surplus -= block.size - kept.size
                    written += kept.size
                    if kept.size:
                        yield kept
            except FFmpegError as error:
                raise MediaDamagedError(path=self._path, reason=error.strerror) from error

    def is_cut_short(self, end_ms: int) -> bool:
        """Tell whether a decode that ended at `end_ms` of media time lacks part of the file.

        A track that ends before the picture does is not cut short.
        """
        if self.broke_off:
            return True
        claimed_ms = self.duration_ms
        if self._stream.duration and self._stream.time_base:
            claimed_ms = min(claimed_ms, int(self._stream.duration * self._stream.time_base * 1000))
        if end_ms + _CUT_SHORT_MS >= claimed_ms:
            return False
        return last_timestamp_ms(self._path) + _CUT_SHORT_MS < self.duration_ms

    def _choose(self, track: int) -> AudioStream:
        """Return a track, with all other streams left out of demuxing."""
        tracks = self._container.streams.audio
        if not tracks:
            raise NoSoundError(path=self._path)
        if not 0 <= track < len(tracks):
            raise NoAudioError(path=self._path, track=track)
        chosen = tracks[track]
        if chosen.codec_context is None:
            raise NotMediaError(path=self._path)
        for stream in self._container.streams:
            if stream is not chosen:
                stream.discard = Discard.all
        return chosen

    def _frames(self, cancel: Cancel) -> Iterator[AudioFrame]:
        """Decode what can be decoded, and is plausible."""
        try:
            for packet in packets(self._container, self._stream):
                check(cancel)
                try:
                    frames = self._stream.decode(packet)
                except FFmpegError:
                    self.damaged_packets += 1
                    continue
                for frame in frames:
                    if frame.sample_rate in _RATES:
                        yield frame
                    else:
                        self.damaged_packets += 1
        except FFmpegError:
            self.broke_off = True

    def _placed(self, cancel: Cancel) -> Iterator[tuple[_Run, AudioFrame]]:
        """Yield frames with the run that each belongs to.

        A timestamp that leaps out of the film, or far from its predecessor where the container
        allows for that (a joined broadcast), says nothing about time: the frame follows on.
        """
        leaps = self._container.format.flags & _AVFMT_TS_DISCONT
        film_end = min(self.duration_ms / 1000, self._container.size / SLOWEST_BYTES_PER_S)
        offset = -start_seconds(self._container)
        run = _Run(0.0, 0, "", "")
        samples = 0
        for frame in self._frames(cancel):
            expected = run.start + samples / run.rate if run.rate else 0.0
            stamp = expected if frame.time is None else frame.time + offset
            step = stamp - expected
            reach = _JUMP_S if leaps and run.rate else max(_JUMP_S, film_end - expected)
            if not -_OVERLAP_S <= step <= reach:
                offset -= step
                step = 0.0
            shape = (frame.sample_rate, frame.format.name, frame.layout.name)
            if abs(step) > _TOLERANCE_S or shape != run[1:]:
                run = _Run(expected + step, *shape)
                samples = 0
            samples += frame.samples
            yield run, frame


def _resampled(run: _Run, frames: Iterator[AudioFrame]) -> Iterator[Pcm]:
    """Yield the frames of a run as 16 kHz mono int16.

    Going to int16 in the same step as to mono keeps the down-mix at full scale: for float,
    swresample's would be 0.707 (L + R), which clips later. Frames are handed over for a second
    at a time, which makes filtering a third faster than one by one.
    """
    graph = Graph()
    source = graph.add(
        "abuffer",
        sample_rate=str(run.rate),
        sample_fmt=run.format,
        channel_layout=run.layout,
        time_base=f"1/{run.rate}",
    )
    sink = graph.add("abuffersink")
    graph.link_nodes(
        source,
        graph.add("aresample", str(SAMPLE_RATE)),
        graph.add("aformat", "sample_fmts=s16:channel_layouts=mono"),
        graph.add("asetnsamples", f"n={_BLOCK}:p=0"),
        sink,
    ).configure()
    waiting = 0
    for frame in frames:
        frame.pts = None
        source.push(frame)
        waiting += frame.samples
        if waiting >= run.rate:
            waiting = 0
            yield from _pulled(sink)
    source.push(None)
    yield from _pulled(sink)


def _pulled(sink: FilterContext) -> Iterator[Pcm]:
    """Yield what a filter graph has ready."""
    while True:
        try:
            frame = cast("AudioFrame", sink.pull())
        except (BlockingIOError, EOFError):
            return
        yield frame.to_ndarray()[0]


def _silence(samples: int) -> Iterator[Pcm]:
    """Yield zeros in blocks; none for a negative number of samples."""
    for start in range(0, samples, _BLOCK):
        yield np.zeros(min(_BLOCK, samples - start), np.int16)
