"""Where a film is written: its container, room on the disk, and the film that it is made from."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from emosub_gui.core import files
from emosub_gui.core.errors import DiskFullError, FilmOverwriteError, FilmSuffixError
from emosub_gui.media.probe import AudioStream

CONTAINERS: Final = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska"}
"""ffmpeg's names of the containers that can be written, by suffix."""

_SOUND: Final = {
    "mp4": {"aac", "mp3", "ac3", "eac3", "alac", "opus"},
    "mov": {"aac", "mp3", "ac3", "eac3", "alac", "pcm_s16le", "pcm_s24le"},
}
"""What players find in a container; Matroska takes any sound."""


def container_of(target: Path) -> str:
    """Return ffmpeg's name of the container that a file name asks for.

    Raises:
        FilmSuffixError: none that is written.
    """
    try:
        return CONTAINERS[target.suffix.lower()]
    except KeyError as error:
        raise FilmSuffixError(path=target) from error


def audio_options(
    streams: tuple[AudioStream, ...], container: str, *, copy: bool = True
) -> list[str]:
    """Return ffmpeg's options that keep sound as it is, or make it AAC where that cannot be."""
    fitting = _SOUND.get(container)
    options: list[str] = []
    for stream in streams:
        if copy and (fitting is None or stream.codec in fitting):
            options += (f"-c:a:{stream.index}", "copy")
        else:
            rate = 96 * max(1, min(stream.channels, 6))
            options += (f"-c:a:{stream.index}", "aac", f"-b:a:{stream.index}", f"{rate}k")
    return options


@contextlib.contextmanager
def writing_film(film: Path, target: Path, size: int) -> Iterator[Path]:
    """Yield a temporary file that becomes the target once the block succeeds.

    Args:
        film: what the target is made from.
        target: to be written or replaced.
        size: bytes that it is likely to need.

    Raises:
        FilmOverwriteError: both are the same file.
        FileError: the folder cannot be written, or there is too little room.
    """
    if target.exists() and target.samefile(film):
        raise FilmOverwriteError(path=target)
    with files.replacing(target) as part:
        if shutil.disk_usage(part.parent).free < size:
            raise DiskFullError(path=target)
        yield part
