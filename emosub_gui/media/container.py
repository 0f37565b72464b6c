"""Opening media files: typed errors for what the demuxer refuses, and a clock to believe in."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream

from emosub_gui.core.errors import MediaDamagedError, MediaError, NotMediaError
from emosub_gui.core.files import check_readable, reading

_NOT_FILMS = {"dash", "image2", "tty"}
"""Demuxers of lists in XML, still pictures and text."""

_LISTS = (b"#EXTM3U", b"ffconcat")
"""How lists of other files begin; FFmpeg would wait for the rest of a live one, for ever."""

_MEDIA_SIGNATURES = {
    (0, b"\x1aE\xdf\xa3"): "its Matroska header is broken",
    (0, b"OggS"): "its Ogg header is broken",
    (0, b"fLaC"): "its FLAC header is broken",
    (4, b"ftyp"): "its index is missing, as when a recording or a copy was cut short",
}
"""What a file of a known kind that does not open begins with, by offset, and what ails it."""

_LONGEST_S = 48 * 3600
"""A header that claims more is checked."""

SLOWEST_BYTES_PER_S = 250
"""A file that would hold less for every second is likely to lie (Opus starts at 750)."""

_HEADERLESS = {"aac", "loas"}
"""Raw streams of variable rate, whose duration FFmpeg guesses from the first frames' bit rate."""

_FAR_US = 10 * 365 * 86_400_000_000


def open_media(path: Path) -> InputContainer:
    """Open a film or sound file for demuxing; close it after use.

    Only the file itself is ever read: nothing from the network, nor files that it names.

    Raises:
        FileError: missing, a folder, empty or unreadable.
        MediaError: not a film or sound file, or one whose header is damaged.
    """
    check_readable(path)
    with reading(path), path.open("rb") as file:
        head = file.read(16)
    if head.startswith(_LISTS):
        raise NotMediaError(path=path)
    try:
        container = av.open(
            str(path.absolute()),
            metadata_errors="replace",
            options={"protocol_whitelist": "file"},
        )
    except FFmpegError as error:
        raise _refusal(path, head) from error
    if not _is_film(container):
        container.close()
        raise NotMediaError(path=path)
    return container


def start_seconds(container: InputContainer) -> float:
    """Return the timestamp in seconds that players show as 0: the earliest of all streams.

    A start before 0 is a decoder's priming, which it drops by itself.
    """
    return max(0, container.start_time or 0) / av.time_base


def duration_ms(container: InputContainer, path: Path) -> tuple[int, bool]:
    """Return how long a file is, and whether that is estimated because its header is absurd.

    The header is believed if it says between 0 and 48 hours, with at least 250 bytes a second;
    else the last timestamps count. 0 where neither tells.
    """
    claimed_ms = (container.duration or 0) * 1000 // av.time_base
    longest_s = min(_LONGEST_S, container.size / SLOWEST_BYTES_PER_S)
    plausible = 0 < claimed_ms <= longest_s * 1000
    if plausible and container.format.name not in _HEADERLESS:
        return claimed_ms, False
    found_ms = last_timestamp_ms(path)
    if abs(found_ms - claimed_ms) <= 1000:
        return claimed_ms, False
    return found_ms, True


def last_timestamp_ms(path: Path) -> int:
    """Return where the last packet of any track ends, in ms of media time; 0 if unknown.

    Seeks to the end; where that finds nothing, the file is demuxed as a whole.
    """
    with open_media(path) as container:
        start = start_seconds(container)
        with contextlib.suppress(FFmpegError):
            container.seek(_FAR_US)
        end = _last_packet_end(container)
    if end is None:
        with open_media(path) as container:
            end = _last_packet_end(container)
    return 0 if end is None else round((end - start) * 1000)


def packets(container: InputContainer, *streams: Stream) -> Iterator[Packet[Stream]]:
    """Demux streams up to the end, where each gets an empty packet that flushes its decoder.

    Raises:
        FFmpegError: the demuxer cannot go on.
    """
    # PyAV stumbles at the end over tracks that appeared on the way, as in a broadcast.
    with contextlib.suppress(IndexError):
        yield from container.demux(*streams)


def _last_packet_end(container: InputContainer) -> float | None:
    """Return the greatest end of the packets still to come, in seconds; None without any."""
    tracks = container.streams
    end = None
    with contextlib.suppress(FFmpegError):
        for packet in packets(container, *tracks.video, *tracks.audio, *tracks.subtitles):
            if packet.pts is not None and packet.time_base is not None:
                packet_end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                end = packet_end if end is None else max(end, packet_end)
    return end


def _is_film(container: InputContainer) -> bool:
    """Tell whether there is a moving picture, or sound that deserves the name.

    Noise in a file named .mp3 opens, as sound of rate 0.
    """
    name = container.format.name
    if name in _NOT_FILMS or name.endswith("_pipe"):
        return False
    return bool(container.streams.video) or any(
        stream.codec_context is None or stream.codec_context.sample_rate > 0
        for stream in container.streams.audio
    )


def _refusal(path: Path, head: bytes) -> MediaError:
    """Return why a file did not open, by its first bytes."""
    for (offset, signature), reason in _MEDIA_SIGNATURES.items():
        if head[offset:].startswith(signature):
            return MediaDamagedError(path=path, reason=reason)
    return NotMediaError(path=path)
