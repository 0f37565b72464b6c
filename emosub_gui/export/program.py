"""The ffmpeg program: finding it, asking what it can do, and running it."""

from __future__ import annotations

import contextlib
import functools
import queue
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final, NamedTuple

from emosub_gui.core.errors import (
    DiskFullError,
    FfmpegFailedError,
    FfmpegKilledError,
    FfmpegLibassError,
    FfmpegMissingError,
)
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, check, ignore

_QUIET: Final = ("-hide_banner", "-nostdin", "-v", "error")
_ASK_S: Final = 20.0
_LISTEN_S: Final = 0.1
_FULL: Final = "No space left on device"
_SPEAKER = re.compile(r"^(?:\[[^]]*\] )+")
"""Which part of ffmpeg says something, as `[libx264 @ 0x55d3c8]`."""


class Ffmpeg(NamedTuple):
    """An ffmpeg program that can be started."""

    path: Path

    def succeeds(self, *arguments: str, cwd: Path | None = None) -> bool:
        """Tell whether it does something small without complaint."""
        try:
            done = self.ask(*arguments, cwd=cwd)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    def ask(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        """Let it do something small, and return what it says."""
        command = [str(self.path), *_QUIET, *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=_ASK_S)


@functools.cache
def find_ffmpeg() -> Ffmpeg:
    """Return the ffmpeg program on the path, or else the one that the package imageio-ffmpeg has.

    Raises:
        FfmpegMissingError: there is neither.
    """
    found = shutil.which("ffmpeg")
    if found is None:
        with contextlib.suppress(ImportError, RuntimeError):
            import imageio_ffmpeg

            found = imageio_ffmpeg.get_ffmpeg_exe()
    if found is None:
        raise FfmpegMissingError
    return Ffmpeg(Path(found))


def check_libass(ffmpeg: Ffmpeg) -> None:
    """Raise `FfmpegLibassError` if the program cannot draw subtitles."""
    if b" ass " not in ffmpeg.ask("-filters").stdout:
        raise FfmpegLibassError(path=ffmpeg.path)


def run(
    ffmpeg: Ffmpeg,
    arguments: Sequence[str],
    *,
    target: Path,
    duration: int,
    cwd: Path | None = None,
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> None:
    """Let the program work until it has finished.

    Args:
        ffmpeg: the program.
        arguments: what it is to do, inputs and output included.
        target: what is written, for error messages.
        duration: milliseconds of film that it will write, 0 where unknown.
        cwd: the folder in which relative names of the arguments lie.
        report: is told how far it is, in ms of film.
        cancel: makes it stop at once.

    Raises:
        Cancelled: the flag was set; the program has ended.
        DiskFullError: no room was left.
        FfmpegFailedError: it gave up; the reason is its first complaint.
        FfmpegKilledError: it was ended from outside.
    """
    command = [str(ffmpeg.path), *_QUIET, "-y", "-nostats", "-progress", "pipe:1", *arguments]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints
        )
        try:
            _follow(process, duration, report, cancel)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
        if process.returncode < 0:
            raise FfmpegKilledError(path=target, signal=-process.returncode)
        if process.returncode != 0:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip()
            if _FULL in said:
                raise DiskFullError(path=target)
            # The first complaint is the cause, and those after it are what it led to.
            first = _SPEAKER.sub("", said.splitlines()[0]) if said else f"{process.returncode}"
            reason = first.rstrip(".")
            raise FfmpegFailedError(path=target, reason=reason)


def _follow(
    process: subprocess.Popen[bytes], duration: int, report: Report, cancel: Cancel
) -> None:
    """Report what the program tells until it closes its output."""
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    while True:
        check(cancel)
        try:
            line = lines.get(timeout=_LISTEN_S)
        except queue.Empty:
            continue
        if line is None:
            break
        name, _, value = line.decode("ascii", "replace").strip().partition("=")
        # Microseconds, whatever the name says; "N/A" before the first packet.
        if name == "out_time_ms" and value.lstrip("-").isdigit():
            done = max(0, int(value) // 1000)
            report(Progress(Stage.EXPORT, min(done, duration or done), duration))
    process.wait()
    reader.join()


def _read(output: IO[bytes] | None, lines: queue.SimpleQueue[bytes | None]) -> None:
    """Pass lines on as they come, and None at the end."""
    for line in output or ():
        lines.put(line)
    lines.put(None)
