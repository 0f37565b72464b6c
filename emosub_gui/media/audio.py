"""The sound of a film as a value: decoded once, kept in the cache, mapped into memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from emosub_gui.core.errors import MediaDamagedError
from emosub_gui.core.files import writing
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, ignore
from emosub_gui.media.cache import Cache, fingerprint, hold
from emosub_gui.media.decode import AudioTrack
from emosub_gui.media.pcm import SAMPLE_RATE, Pcm
from emosub_gui.media.peaks import Peaks, PeaksBuilder

_STORE = 1
"""Version of what an entry holds; a change makes entries of before unfindable."""

_PCM = "audio.pcm"
_PEAKS = "peaks.bin"
_REMARKS = "remarks.json"

_REPORT_S = 0.25

Store = np.memmap[tuple[int], np.dtype[np.int16]]
"""(samples,) int16 at 16 kHz, read-only, on disk."""


class Remarks(msgspec.Struct, frozen=True, omit_defaults=True):
    """What went wrong while decoding, without making the sound useless.

    Attributes:
        damaged_after_ms: where decoding ended although the file should go on; None if it should
            not.
        damaged_packets: how many could not be decoded; what follows them is in its place.
    """

    damaged_after_ms: int | None = None
    damaged_packets: int = 0


@dataclass(frozen=True, eq=False)
class Audio:
    """The sound of one audio track; while it lives, its files stay in the cache.

    Attributes:
        fingerprint: of the file that it is from.
        track: index among that file's audio tracks.
        pcm: (samples,) int16, 16 kHz mono, read-only; sample `n` is at `n / 16000` s of media
            time. A map of a file: slices cost nothing until they are read.
        peaks: its waveform.
        remarks: what went wrong while decoding.
    """

    fingerprint: str
    track: int
    pcm: Store
    peaks: Peaks
    remarks: Remarks

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return _to_ms(self.pcm.size)


def open_audio(
    path: Path,
    *,
    cache: Cache,
    track: int = 0,
    report: Report = ignore,
    cancel: Cancel = NEVER,
    on_audio: Callable[[Audio], None] | None = None,
) -> Audio:
    """Return the sound of a film, from the cache or by decoding it in one pass.

    Args:
        path: the film or sound file.
        cache: where the sound is kept.
        track: index among the file's audio tracks.
        report: told of progress in media milliseconds, some times a second.
        cancel: checked for every packet.
        on_audio: while decoding, given the sound so far as often as `report`, so that a
            waveform can grow; not called for sound from the cache.

    Raises:
        FileError: the file is missing, a folder, empty or unreadable; the cache cannot be
            written, or its disk is full. Nothing half-written is left.
        NotMediaError: not a film or sound file.
        NoAudioError: it has no such track.
        MediaDamagedError: nothing can be decoded. Where something can, `remarks` tell.
        Cancelled: the flag was set.
    """
    name = fingerprint(path)
    key = f"{name}-{track}-v{_STORE}"
    folder = cache.find(key)
    if folder is not None:
        try:
            return _load(folder, name, track)
        except (OSError, ValueError):
            cache.discard(folder)  # damaged; or another process is evicting it at this moment
    with (
        AudioTrack(path, track) as source,
        cache.create(key) as folder,
        _Recording(folder, name, track) as recording,
    ):
        due = 0.0
        for block in source.blocks(cancel):
            recording.append(block)
            if time.monotonic() >= due:
                due = time.monotonic() + _REPORT_S
                report(Progress(Stage.DECODE, recording.duration_ms, source.duration_ms))
                if on_audio is not None:
                    on_audio(recording.so_far())
        end_ms = recording.duration_ms
        if not end_ms:
            raise MediaDamagedError(path=path, reason="none of its sound can be decoded")
        damaged_after_ms = end_ms if source.is_cut_short(end_ms) else None
        remarks = Remarks(damaged_after_ms, source.damaged_packets)
        # A drive that went away raises here, rather than have its film kept as a damaged one.
        if remarks != Remarks() and fingerprint(path) != name:
            raise MediaDamagedError(path=path, reason="it changed while it was read")
        audio = recording.finish(remarks)
    report(Progress(Stage.DECODE, audio.duration_ms, audio.duration_ms))
    return audio


class _Recording:
    """An entry of the cache in the making."""

    def __init__(self, folder: Path, name: str, track: int) -> None:
        self._folder = folder
        self._name = name
        self._track = track
        self._peaks = PeaksBuilder()
        self._samples = 0
        with writing(folder.parent):
            # Unbuffered: what is written can be mapped at once, and closing cannot fail.
            self._file = (folder / _PCM).open("xb", buffering=0)

    def __enter__(self) -> _Recording:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def duration_ms(self) -> int:
        """How much there is so far."""
        return _to_ms(self._samples)

    def append(self, block: Pcm) -> None:
        """Write the next samples."""
        rest = block.data.cast("B")
        with writing(self._folder.parent):
            while rest:  # a disk that is nearly full takes a part
                rest = rest[self._file.write(rest) :]
        self._peaks.append(block)
        self._samples += block.size

    def so_far(self) -> Audio:
        """Return what there is so far."""
        pcm = _map(self._folder / _PCM)
        return Audio(self._name, self._track, pcm, Peaks(pcm, self._peaks.bins()), Remarks())

    def finish(self, remarks: Remarks) -> Audio:
        """Write what belongs to the sound, and return it."""
        with writing(self._folder.parent):
            (self._folder / _PEAKS).write_bytes(self._peaks.bins().tobytes())
            (self._folder / _REMARKS).write_bytes(msgspec.json.encode(remarks))
            return _load(self._folder, self._name, self._track)


def _map(path: Path) -> Store:
    """Map a PCM file into memory, and hold its entry for as long as the map lives.

    Raises:
        OSError: it is gone, or just being removed.
        ValueError: it is empty.
    """
    with path.open("rb") as file:
        hold(file)
        return np.memmap(file, np.int16, "r")


def _load(folder: Path, name: str, track: int) -> Audio:
    """Return the sound that an entry holds.

    Raises:
        OSError: the entry is gone, or just being removed.
        ValueError: it is damaged.
    """
    pcm = _map(folder / _PCM)
    bins = np.fromfile(folder / _PEAKS, np.int16).reshape(-1, 2)
    remarks = msgspec.json.decode((folder / _REMARKS).read_bytes(), type=Remarks)
    return Audio(name, track, pcm, Peaks(pcm, bins), remarks)


def _to_ms(samples: int) -> int:
    return round(samples * 1000 / SAMPLE_RATE)
