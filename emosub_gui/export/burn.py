"""Burning subtitles into a film's picture."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

import msgspec

from emosub_gui.core import files
from emosub_gui.core.document import Document
from emosub_gui.core.errors import NoPictureError
from emosub_gui.core.progress import NEVER, Cancel, Report, ignore
from emosub_gui.export.encoders import GOOD, Encoder, choose
from emosub_gui.export.fonts import lay_out
from emosub_gui.export.hdr import for_hdr
from emosub_gui.export.program import Ffmpeg, check_libass, find_ffmpeg, run
from emosub_gui.export.target import audio_options, container_of, writing_film
from emosub_gui.formats import ass
from emosub_gui.formats.ass_fonts import without_fonts
from emosub_gui.media.container import open_media
from emosub_gui.media.probe import MediaInfo, VideoStream, probe
from emosub_gui.styling import fonts

_SCRIPT, _FONTS = "script.ass", "fonts"
_BT709, _UNSPECIFIED, _SMPTE170M = 1, 2, 6
_SD_LINES: Final = 576
_MATRICES: Final = {
    1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 7: "smpte240m", 9: "bt2020nc",
}  # fmt: skip
"""ffmpeg's names of colour matrices, as numbered in ITU-T H.273."""

_UNLIKE_BT601: Final = {1: "bt709", 4: "fcc", 7: "smpte240m", 9: "bt2020"}
"""What the filter colormatrix calls those that give colours other values than BT.601 does."""

_BITS_A_PIXEL: Final = 0.12
"""What x264 needs at its default quality, on the safe side."""

_AUDIO_BITS: Final = 512_000
_RED_LUMA: Final = 63
_RED: Final = r"""[Script Info]
ScriptType: v4.00+
PlayResX: 64
PlayResY: 64

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, BorderStyle, Outline, Shadow, Alignment
Style: Default,Sans,20,&H000000FF,1,0,0,7

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,{\pos(0,0)\p1}m 0 0 l 64 0 64 64 0 64
"""


class BurnOptions(msgspec.Struct, frozen=True):
    """How to burn in.

    Attributes:
        lines: pixels of the picture's shorter side; 0 keeps its size.
        crf: constant rate factor as x264 counts it; lower is better and larger.
        speed: x264's preset; slower is smaller.
        encoder: id of an encoder, or "auto".
        start: from where, in ms.
        end: until where, in ms; 0 is the film's end.
        copy_audio: keep the sound as it is where that is possible, else make it AAC. A part of
            the film always gets AAC: copied sound can only be cut between its packets.
    """

    lines: Annotated[int, msgspec.Meta(ge=0, le=4320)] = 0
    crf: Annotated[int, msgspec.Meta(ge=0, le=51)] = GOOD
    speed: Literal["veryfast", "fast", "medium", "slow", "veryslow"] = "medium"
    encoder: str = "auto"
    start: Annotated[int, msgspec.Meta(ge=0)] = 0
    end: Annotated[int, msgspec.Meta(ge=0)] = 0
    copy_audio: bool = True


class _Colours(NamedTuple):
    """Colour matrix and transfer function of a picture, as numbered in ITU-T H.273."""

    matrix: int
    transfer: int


def burn(
    document: Document,
    film: Path,
    target: Path,
    options: BurnOptions | None = None,
    *,
    own_fonts: Iterable[Path] = (),
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> None:
    """Write a film with a document's subtitles in its picture.

    The film's rotation, frame times, colours, chapters and sound tracks stay; other subtitles
    go. Pixels become square.

    Args:
        document: whose subtitles to draw.
        film: never changed.
        target: .mp4, .mov or .mkv; written whole or not at all.
        options: size, quality, range, encoder.
        own_fonts: a theme's font files.
        report: is told how far it is, in ms of film.
        cancel: stops at once, and leaves nothing behind.

    Raises:
        FilmExportError: no ffmpeg, no encoder, an unknown suffix, or ffmpeg gave up.
        FileError: the film cannot be read, the target not written, or the disk is full.
        MediaError: it is no film, or has no picture.
    """
    options = options or BurnOptions()
    container = container_of(target)
    ffmpeg = find_ffmpeg()
    check_libass(ffmpeg)
    info = probe(film)
    if info.video is None:
        raise NoPictureError(path=film)
    encoder = choose(ffmpeg, options.encoder, hdr=info.video.hdr)
    colours = _colours(info, info.video)
    end = min(options.end or info.duration_ms, info.duration_ms)
    duration = max(0, end - options.start)
    cut = options.start > 0 or end < info.duration_ms
    with (
        writing_film(film, target, likely_size(info.video, options, duration)) as part,
        tempfile.TemporaryDirectory(prefix="emosub-") as folder,
    ):
        script = ass.dumps(without_fonts(document))
        if encoder.hevc and info.video.hdr:
            script = for_hdr(script, colours.transfer)
        files.write_text(Path(folder, _SCRIPT), script)
        _lay_out_fonts(Path(folder, _FONTS), document, own_fonts)
        range_ = ("-ss", f"{options.start / 1000:.3f}", "-t", f"{duration / 1000:.3f}")
        arguments = [
            *encoder.before,
            *(range_ if cut else ()),
            *("-protocol_whitelist", "file", "-i", f"file:{film.absolute()}"),
            *("-map", f"0:{info.video.index}", "-map", "0:a?"),
            *("-vf", _filters(ffmpeg, info.video, colours, options, encoder)),
            *encoder.options(options.crf, options.speed),
            *_keep_times(ffmpeg),
            *audio_options(info.audio, container, copy=options.copy_audio and not cut),
            *(("-movflags", "+faststart") if container != "matroska" else ()),
            *("-f", container, str(part.absolute())),
        ]
        run(
            ffmpeg,
            arguments,
            target=target,
            duration=duration,
            cwd=Path(folder),
            report=report,
            cancel=cancel,
        )


def burned_size(video: VideoStream, lines: int) -> tuple[int, int]:
    """Return width and height of the picture that is written, both even.

    Args:
        video: the film's picture.
        lines: of the shorter side; 0 keeps it.
    """
    scale = lines / min(video.width, video.height) if lines else 1.0
    return max(2, round(video.width * scale / 2) * 2), max(2, round(video.height * scale / 2) * 2)


def likely_size(video: VideoStream, options: BurnOptions, duration: int) -> int:
    """Return about how many bytes will be written, rather too many than too few.

    Args:
        video: the film's picture.
        options: size and quality.
        duration: milliseconds that are written.
    """
    width, height = burned_size(video, options.lines)
    rate = video.rate_numerator / max(1, video.rate_denominator) or 25
    # Six steps of the rate factor halve the size.
    bits = width * height * rate * _BITS_A_PIXEL * 2 ** ((GOOD - options.crf) / 6)
    return round((bits + _AUDIO_BITS) * duration / 8000)


def _filters(
    ffmpeg: Ffmpeg, video: VideoStream, colours: _Colours, options: BurnOptions, encoder: Encoder
) -> str:
    """Return the chain of filters; files lie in the folder where ffmpeg runs, under plain names."""
    width, height = burned_size(video, options.lines)
    chain = []
    if matrix := _MATRICES.get(colours.matrix):
        # A film that does not name it would be taken for another one in another size.
        chain.append(f"setparams=colorspace={matrix}")
    turned = video.rotation in (90, 270)
    coded = (
        (video.coded_height, video.coded_width)
        if turned
        else (video.coded_width, video.coded_height)
    )
    if coded != (width, height):
        chain += (f"scale={width}:{height}:flags=lanczos", "setsar=1")
    drawn = f"ass=f={_SCRIPT}:fontsdir={_FONTS}:original_size={video.width}x{video.height}"
    if options.start:
        start = options.start / 1000
        drawn = f"setpts=PTS+{start:.3f}/TB,{drawn},setpts=PTS-{start:.3f}/TB"
    other = _UNLIKE_BT601.get(colours.matrix)
    if other and not encoder.hevc and _draws_in_bt601_only(ffmpeg):
        # To BT.601 and back costs a pixel in a hundred one step; nothing else is changed.
        drawn = f"format=yuv420p,colormatrix={other}:bt601,{drawn},colormatrix=bt601:{other}"
    chain += (drawn, f"format={encoder.pixels}")
    if encoder.upload:
        chain.append(encoder.upload)
    return ",".join(chain)


@functools.cache
def _keep_times(ffmpeg: Ffmpeg) -> tuple[str, ...]:
    """Return the options that show each frame when the film does, not at an even rate."""
    source = ("-f", "lavfi", "-i", "color=size=16x16", "-frames:v", "1")
    # The name since FFmpeg 5.1; later ones lack the other.
    name = "-fps_mode"
    if not ffmpeg.succeeds(*source, name, "vfr", "-f", "null", "-"):
        name = "-vsync"
    return (name, "vfr", "-enc_time_base:v", "-1")


@functools.cache
def _draws_in_bt601_only(ffmpeg: Ffmpeg) -> bool:
    """Tell whether the filter gives colours the values of BT.601 whatever the film's matrix is.

    FFmpeg before 7 does: a pure red is orange in every HD film.
    """
    with tempfile.TemporaryDirectory(prefix="emosub-") as folder:
        Path(folder, _SCRIPT).write_text(_RED, encoding="utf-8")
        filters = f"format=yuv444p,setparams=colorspace=bt709:range=tv,ass={_SCRIPT}"
        source = ("-f", "lavfi", "-i", "color=black:size=64x64:rate=1", "-frames:v", "1")
        done = ffmpeg.ask(*source, "-vf", filters, "-f", "rawvideo", "-", cwd=Path(folder))
    return bool(done.stdout) and abs(done.stdout[0] - _RED_LUMA) > 2


def _lay_out_fonts(folder: Path, document: Document, own: Iterable[Path]) -> None:
    """Put the bundled fonts, a theme's and the script's own into a folder."""
    lay_out(document, folder)
    for path in (*fonts.font_files(fonts.bundled_folder()), *own):
        files.write_bytes(folder / path.name, files.read_bytes(path))


def _colours(info: MediaInfo, video: VideoStream) -> _Colours:
    """Return the picture's colours; where it names no matrix, those that players assume."""
    with open_media(info.path) as container:
        stream = next(each for each in container.streams.video if each.index == video.index)
        matrix, transfer = stream.codec_context.colorspace, stream.codec_context.color_trc
    if matrix == _UNSPECIFIED:
        matrix = _SMPTE170M if video.coded_height <= _SD_LINES else _BT709
    return _Colours(matrix, transfer)
