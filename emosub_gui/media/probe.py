"""What a film is made of: container, duration, picture, sound and subtitle tracks."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av.audio.stream
import av.stream
import av.subtitles.stream
import av.video.stream
import msgspec
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition
from av.video.frame import VideoFrame

from emosub_gui.core.document import MediaRef
from emosub_gui.media.container import duration_ms, open_media, packets, start_seconds

_HDR_TRANSFERS = {16, 18}
"""PQ (SMPTE ST 2084) and HLG (ARIB STD-B67), as numbered in ITU-T H.273."""

_PACKETS = 240
"""Packets of picture whose timestamps are looked at, at the start and again in the middle."""

_REORDERED = 16
"""Frames at either end of such a window that may have lost neighbours: H.264's reorder depth."""

_JITTER_S = 0.002
"""Containers that count in milliseconds round the frames' distances by that much."""


class VideoStream(msgspec.Struct, frozen=True):
    """The picture.

    Attributes:
        index: among all streams of the container.
        codec: FFmpeg's name, such as "h264".
        coded_width, coded_height: in pixels as stored.
        width, height: in square pixels as shown, after aspect ratio and rotation.
        rotation: degrees clockwise by which the picture is turned to be shown: 0, 90, 180, 270.
        rate_numerator, rate_denominator: average frames a second; 0 where unknown.
        variable_rate: whether frames are unevenly spaced.
        hdr: whether the transfer function is PQ or HLG.
    """

    index: int
    codec: str
    coded_width: int
    coded_height: int
    width: int
    height: int
    rotation: int
    rate_numerator: int
    rate_denominator: int
    variable_rate: bool
    hdr: bool


class AudioStream(msgspec.Struct, frozen=True):
    """A sound track.

    Attributes:
        index: among the audio tracks; what `open_audio` takes.
        codec: FFmpeg's name, such as "aac"; empty where FFmpeg does not know it.
        sample_rate: in Hz.
        channels: how many.
        layout: FFmpeg's name, such as "stereo" or "5.1".
        language: as the file says, mostly ISO 639-2 ("kor"); empty where unknown.
        title: as the file says; may be empty.
        default: whether the file recommends it.
    """

    index: int
    codec: str
    sample_rate: int
    channels: int
    layout: str
    language: str
    title: str
    default: bool


class SubtitleStream(msgspec.Struct, frozen=True):
    """A subtitle track inside of the file.

    Attributes:
        index: among the subtitle tracks.
        codec: FFmpeg's name, such as "subrip"; empty where FFmpeg does not know it.
        language: as the file says, mostly ISO 639-2 ("kor"); empty where unknown.
        title: as the file says; may be empty.
    """

    index: int
    codec: str
    language: str
    title: str


class MediaInfo(msgspec.Struct, frozen=True):
    """What is known of a film or sound file without decoding it.

    Attributes:
        path: the file.
        container: FFmpeg's names of the format, comma-separated.
        size: in bytes.
        duration_ms: 0 where unknown.
        duration_estimated: the header says nothing or something absurd; taken from the last
            timestamps.
        video: the first picture that is not cover art and can be decoded; None if there is none.
        audio: the sound tracks.
        subtitles: the subtitle tracks.
    """

    path: Path
    container: str
    size: int
    duration_ms: int
    duration_estimated: bool
    video: VideoStream | None
    audio: tuple[AudioStream, ...]
    subtitles: tuple[SubtitleStream, ...]


def probe(path: Path) -> MediaInfo:
    """Look at a film or sound file: its header, one frame and some hundred packets.

    Raises:
        FileError: missing, a folder, empty or unreadable.
        NotMediaError: not a film or sound file.
        MediaDamagedError: its header is damaged.
    """
    with open_media(path) as container:
        length_ms, estimated = duration_ms(container, path)
        audio = tuple(_audio(index, stream) for index, stream in enumerate(container.streams.audio))
        subtitles = tuple(
            _subtitles(index, stream) for index, stream in enumerate(container.streams.subtitles)
        )
        pictures = [
            stream
            for stream in container.streams.video
            if stream.codec_context and not stream.disposition & Disposition.attached_pic
        ]
        return MediaInfo(
            path=path,
            container=container.format.name,
            size=container.size,
            duration_ms=length_ms,
            duration_estimated=estimated,
            video=_video(container, pictures[0], length_ms) if pictures else None,
            audio=audio,
            subtitles=subtitles,
        )


def media_ref(info: MediaInfo, fingerprint: str, track: int) -> MediaRef:
    """Return what a document keeps of its film.

    Args:
        info: the film.
        fingerprint: of the file's content, by `media.cache.fingerprint`.
        track: index among the audio tracks of the one that is listened to.
    """
    video = info.video
    return MediaRef(
        path=str(info.path),
        fingerprint=fingerprint,
        audio_track=track,
        duration=info.duration_ms,
        width=video.width if video else 0,
        height=video.height if video else 0,
        rate_numerator=video.rate_numerator if video else 0,
        rate_denominator=video.rate_denominator if video else 1,
        variable_rate=video is not None and video.variable_rate,
    )


def is_variable(*windows: list[float]) -> bool:
    """Tell whether frames are unevenly spaced.

    Even frames' distances differ by no more than a container's rounding: 2 ms, or a tenth of
    the median distance if that is more.

    Args:
        windows: times in seconds of frames that follow one another, in any order.
    """
    distances = np.concatenate([np.diff(np.sort(window)) for window in windows])
    if distances.size < 2:
        return False
    tolerance = max(_JITTER_S, float(np.median(distances)) / 10)
    return bool(np.ptp(distances) > tolerance)


def _video(
    container: InputContainer, stream: av.video.stream.VideoStream, length_ms: int
) -> VideoStream:
    """Describe a picture stream, of which nothing has been read yet."""
    beginning, frame = _window(container, stream)
    middle_us = round(start_seconds(container) * 1_000_000) + length_ms * 500
    with contextlib.suppress(FFmpegError):
        container.seek(middle_us)
    middle, _ = _window(container, stream)
    rotation = round(-frame.rotation / 90) * 90 % 360 if frame else 0
    rate = stream.average_rate or stream.guessed_rate or Fraction(0)
    width, height = _shown_size(stream, rotation)
    return VideoStream(
        index=stream.index,
        codec=_codec(stream),
        coded_width=stream.width,
        coded_height=stream.height,
        width=width,
        height=height,
        rotation=rotation,
        rate_numerator=rate.numerator,
        rate_denominator=rate.denominator,
        variable_rate=is_variable(beginning, middle),
        hdr=stream.color_trc in _HDR_TRANSFERS,
    )


def _window(
    container: InputContainer, stream: av.video.stream.VideoStream
) -> tuple[list[float], VideoFrame | None]:
    """Return the times in seconds of the next frames, and the first that can be decoded."""
    times: list[float] = []
    frame = None
    with contextlib.suppress(FFmpegError):
        for packet in islice(packets(container, stream), _PACKETS):
            stamp = packet.dts if packet.pts is None else packet.pts
            if stamp is not None and packet.time_base is not None:
                times.append(float(stamp * packet.time_base))
            if frame is None:
                with contextlib.suppress(FFmpegError):
                    frame = next(iter(stream.decode(packet)), None)
    return sorted(times)[_REORDERED:-_REORDERED], frame


def _shown_size(stream: av.video.stream.VideoStream, rotation: int) -> tuple[int, int]:
    """Return width and height in square pixels; unequal pixels are widened, never heightened."""
    width, height = round(stream.width * (stream.sample_aspect_ratio or 1)), stream.height
    return (height, width) if rotation in (90, 270) else (width, height)


def _audio(index: int, stream: av.audio.stream.AudioStream) -> AudioStream:
    """Describe a sound stream, even one whose codec FFmpeg does not know."""
    known = stream.codec_context is not None
    return AudioStream(
        index=index,
        codec=_codec(stream),
        sample_rate=stream.rate if known else 0,
        channels=stream.channels if known else 0,
        layout=stream.layout.name if known else "",
        language=_language(stream),
        title=stream.metadata.get("title", ""),
        default=bool(stream.disposition & Disposition.default),
    )


def _subtitles(index: int, stream: av.subtitles.stream.SubtitleStream) -> SubtitleStream:
    """Describe a subtitle stream."""
    return SubtitleStream(
        index, _codec(stream), _language(stream), stream.metadata.get("title", "")
    )


def _codec(stream: av.stream.Stream) -> str:
    """Return FFmpeg's name of a codec, not of the decoder that happens to be used."""
    return stream.codec_context.codec.canonical_name if stream.codec_context else ""


def _language(stream: av.stream.Stream) -> str:
    """Return a stream's language; empty where it is undetermined."""
    language = stream.language or ""
    return "" if language == "und" else language
