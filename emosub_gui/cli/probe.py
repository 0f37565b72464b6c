"""`emosub probe`: what a film holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec

from emosub_gui.cli.terminal import print_json, print_table
from emosub_gui.core.timecode import clock
from emosub_gui.media.probe import probe


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "probe",
        help="show a film's tracks, frame rate and length",
        description="Show what a film holds: container, length, picture, sound and subtitles.",
    )
    parser.add_argument("media", type=Path, metavar="MEDIA")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show a film's tracks; return the exit code."""
    info = probe(options.media)
    if options.json:
        print_json(msgspec.to_builtins(info, enc_hook=str))
        return 0
    about = "about " if info.duration_estimated else ""
    rows = [["file", f"{info.container}, {about}{clock(info.duration_ms)}, {_size(info.size)}"]]
    if info.video is not None:
        video = info.video
        text = f"{video.codec}, {video.width}×{video.height}"
        if video.rate_numerator:
            text += f", {video.rate_numerator / video.rate_denominator:.6g} frames a second"
        if video.variable_rate:
            text += " (variable)"
        if video.rotation:
            text += f", rotated by {video.rotation}°"
        rows.append(["picture", text])
    for track in info.audio:
        said = [track.codec, f"{track.sample_rate} Hz", track.layout, track.language, track.title]
        rows.append([f"audio track {track.index}", ", ".join(filter(None, said))])
    for stream in info.subtitles:
        said = [stream.codec, stream.language, stream.title]
        rows.append([f"subtitles {stream.index}", ", ".join(filter(None, said))])
    print_table(["", str(options.media)], rows)
    return 0


def _size(size: int) -> str:
    """Write a number of bytes for people."""
    return f"{size / 1e9:.2f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
