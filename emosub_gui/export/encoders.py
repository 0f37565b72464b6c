"""Video encoders: how each is told a quality, and which of them work on this computer."""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

from emosub_gui.core.errors import NoEncoderError
from emosub_gui.core.progress import NEVER, Cancel, check
from emosub_gui.export.program import Ffmpeg

BEST, GOOD, SMALL = 17, 21, 26
"""Constant rate factors as x264 counts them: 17 looks like the original, 23 is its default."""

SPEEDS: Final = ("veryfast", "fast", "medium", "slow", "veryslow")
"""x264's presets; each takes longer than the one before for the same quality in less space."""


class Encoder(NamedTuple):
    """An encoder of ffmpeg.

    Attributes:
        id: stable name, as the command line has it.
        name: ffmpeg's name.
        title: for people.
        quality: options; `{crf}` is the constant rate factor, `{speed}` the preset.
        pixels: format of the pictures that it takes.
        hardware: whether it is a chip that encodes.
        before: options before the input.
        upload: filter that takes pictures to the chip.
        hevc: whether it writes H.265, which HDR needs.
    """

    id: str
    name: str
    title: str
    quality: tuple[str, ...]
    pixels: str = "yuv420p"
    hardware: bool = False
    before: tuple[str, ...] = ()
    upload: str = ""
    hevc: bool = False

    def options(self, crf: int, speed: str) -> list[str]:
        """Return the options after the input for a quality and a speed."""
        # VideoToolbox counts up to 100, and better is more.
        values = {"crf": str(crf), "speed": speed, "percent": str(max(1, 105 - 2 * crf))}
        return ["-c:v", self.name, *(part.format(**values) for part in self.quality)]


_SOFTWARE = ("-crf", "{crf}", "-preset", "{speed}")
ENCODERS: Final = (
    Encoder("x264", "libx264", "H.264 (x264)", _SOFTWARE),
    Encoder(
        "nvenc",
        "h264_nvenc",
        "H.264 (NVIDIA NVENC)",
        ("-rc", "vbr", "-cq", "{crf}", "-b:v", "0", "-preset", "p5"),
        hardware=True,
    ),
    Encoder(
        "qsv",
        "h264_qsv",
        "H.264 (Intel Quick Sync)",
        ("-global_quality", "{crf}"),
        pixels="nv12",
        hardware=True,
    ),
    Encoder(
        "vaapi",
        "h264_vaapi",
        "H.264 (VA-API)",
        ("-rc_mode", "CQP", "-qp", "{crf}"),
        pixels="nv12",
        hardware=True,
        before=("-vaapi_device", "/dev/dri/renderD128"),
        upload="hwupload",
    ),
    Encoder(
        "videotoolbox",
        "h264_videotoolbox",
        "H.264 (Apple VideoToolbox)",
        ("-q:v", "{percent}"),
        hardware=True,
    ),
    Encoder(
        "amf",
        "h264_amf",
        "H.264 (AMD AMF)",
        ("-rc", "cqp", "-qp_i", "{crf}", "-qp_p", "{crf}"),
        hardware=True,
    ),
    Encoder("openh264", "libopenh264", "H.264 (OpenH264)", ("-b:v", "6M")),
    Encoder(
        "x265",
        "libx265",
        "H.265, 10 bit (x265)",
        (*_SOFTWARE, "-tag:v", "hvc1", "-x265-params", "log-level=error"),
        pixels="yuv420p10le",
        hevc=True,
    ),
)


@functools.cache
def works(ffmpeg: Ffmpeg, encoder: Encoder) -> bool:
    """Tell whether an encoder encodes: that ffmpeg has it does not mean that the chip is there."""
    filters = ",".join(filter(None, (f"format={encoder.pixels}", encoder.upload)))
    source = ("-f", "lavfi", "-i", "testsrc2=size=256x256:rate=10:duration=0.5")
    output = (*encoder.options(GOOD, "veryfast"), "-f", "null", "-")
    return ffmpeg.succeeds(*encoder.before, *source, "-vf", filters, *output)


def working_encoders(ffmpeg: Ffmpeg, cancel: Cancel = NEVER) -> list[Encoder]:
    """Return the encoders that work here, those in software first; takes up to some seconds.

    Raises:
        Cancelled: the flag was set.
    """
    found = []
    for encoder in ENCODERS:
        check(cancel)
        if works(ffmpeg, encoder):
            found.append(encoder)
    return sorted(found, key=lambda encoder: encoder.hardware)


def choose(ffmpeg: Ffmpeg, wanted: str, *, hdr: bool) -> Encoder:
    """Return the encoder to use.

    Args:
        ffmpeg: the program.
        wanted: an encoder's id, or "auto": x264, or x265 for HDR, or else whatever works.
        hdr: whether the film is HDR.

    Raises:
        NoEncoderError: it does not work here, or none does.
    """
    if wanted != "auto":
        candidates = [encoder for encoder in ENCODERS if encoder.id == wanted]
    else:
        candidates = sorted(ENCODERS, key=lambda encoder: encoder.hevc != hdr)
    for encoder in candidates:
        if works(ffmpeg, encoder):
            return encoder
    raise NoEncoderError(name=wanted)
