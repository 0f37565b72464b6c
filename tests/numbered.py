"""Films whose every frame shows its own number, as sixteen grey fields that survive encoding."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

COLUMNS, ROWS = 8, 2
DARK, BRIGHT = 40, 215
SOUND_RATE = 48_000


def picture(number: int, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Draw a number: (height, width, 3) RGB; each field is a bit, the first is the highest."""
    width, height = size
    bits = [number >> (COLUMNS * ROWS - 1 - place) & 1 for place in range(COLUMNS * ROWS)]
    fields = np.where(np.array(bits).reshape(ROWS, COLUMNS), BRIGHT, DARK).astype(np.uint8)
    rows = np.arange(height) * ROWS // height
    columns = np.arange(width) * COLUMNS // width
    return np.repeat(fields[rows][:, columns, None], 3, axis=2)


def number(shown: NDArray[np.uint8]) -> int:
    """Read the number in a (height, width, channels) picture of any size."""
    height, width = shown.shape[:2]
    value = 0
    for row in range(ROWS):
        for column in range(COLUMNS):
            y = (2 * row + 1) * height // (2 * ROWS)
            x = (2 * column + 1) * width // (2 * COLUMNS)
            field = shown[y - 2 : y + 3, x - 2 : x + 3, :3]
            value = value << 1 | int(field.mean() > (DARK + BRIGHT) / 2)
    return value


def _stored(value: int, size: tuple[int, int], rotation: int) -> NDArray[np.uint8]:
    """Draw a number so that it is upright once the picture was turned."""
    sideways = rotation % 180 != 0
    upright = picture(value, size[::-1] if sideways else size)
    return np.ascontiguousarray(np.rot90(upright, -rotation // 90))


def make_film(
    path: Path,
    frames: int = 0,
    *,
    rate: Fraction = Fraction(25),
    times: Sequence[int] | None = None,
    size: tuple[int, int] = (128, 96),
    codec: str = "libx264",
    options: dict[str, str] | None = None,
    aspect: Fraction | None = None,
    rotation: int = 0,
    sound: float = 0.0,
    offset: float = 0.0,
) -> Path:
    """Write a film of `frames` numbered pictures, and `sound` seconds of a quiet tone.

    Args:
        path: the suffix chooses the container.
        frames: how many pictures; 0 for sound alone.
        rate: pictures a second.
        times: milliseconds at which each picture begins, in place of an even rate.
        size: of the stored picture.
        codec: an encoder of FFmpeg.
        options: for the encoder.
        aspect: width of a pixel for its height.
        rotation: degrees anticlockwise by which to turn the picture to show it.
        sound: seconds.
        offset: seconds that all timestamps are late, as in a broadcast.
    """
    with av.open(str(path), "w") as container:
        video = container.add_stream(codec, rate=rate, options=options or {}) if frames else None
        audio = container.add_stream("aac", rate=SOUND_RATE, layout="mono") if sound else None
        if video is not None:
            video.width, video.height = size
            video.pix_fmt = "yuv420p"
            if times is not None:
                video.codec_context.time_base = Fraction(1, 1000)
            if aspect is not None:
                video.codec_context.sample_aspect_ratio = aspect
            if rotation:
                video.set_display_rotation(rotation)
            base = Fraction(1, 1000) if times is not None else 1 / rate
            stamps = times if times is not None else range(frames)
            late = round(offset / base)
            for shown, stamp in zip(range(frames), stamps, strict=True):
                frame = av.VideoFrame.from_ndarray(_stored(shown, size, rotation), "rgb24")
                frame.pts, frame.time_base = stamp + late, base
                container.mux(video.encode(frame))
            container.mux(video.encode(None))
        if audio is not None:
            late = round(offset * SOUND_RATE)
            for start in range(0, round(sound * SOUND_RATE), 1024):
                time = np.arange(start, start + 1024) / SOUND_RATE
                tone = (0.1 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)[None]
                block = av.AudioFrame.from_ndarray(tone, "fltp", "mono")
                block.sample_rate = SOUND_RATE
                block.pts, block.time_base = start + late, Fraction(1, SOUND_RATE)
                container.mux(audio.encode(block))
            container.mux(audio.encode(None))
    return path
