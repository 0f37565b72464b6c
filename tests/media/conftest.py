"""Makes films on the spot, with the encoders that come with PyAV."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from emosub_gui.media.cache import Cache

RATE = 48_000


def tone(seconds: float, frequency: float = 1000.0, level: float = 0.5, rate: int = RATE):
    """(1, samples) float32."""
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * frequency * time)).astype(np.float32)[None]


def noise(seconds: float, level: float = 0.3, seed: int = 0):
    """(1, samples) float32 at 48 kHz, up to 6 kHz: it can be found again at 16 kHz."""
    samples = round(seconds * RATE)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(samples))
    spectrum[np.fft.rfftfreq(samples, 1 / RATE) > 6000] = 0
    sound = np.fft.irfft(spectrum, samples)
    return (level * sound / np.abs(sound).max()).astype(np.float32)[None]


def silence(seconds: float, rate: int = RATE):
    """(1, samples) float32."""
    return np.zeros((1, round(seconds * rate)), np.float32)


@dataclass
class Sound:
    """A sound track: (channels, samples) float32 pieces, and the seconds at which each begins."""

    samples: np.ndarray
    codec: str = "aac"
    rate: int = RATE
    start: float = 0.0
    pieces: list[tuple[float, np.ndarray]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)

    def timeline(self) -> list[tuple[float, np.ndarray]]:
        return [(self.start, self.samples), *self.pieces]


@dataclass
class Picture:
    """A moving picture; `times` in seconds replace an even rate."""

    seconds: float = 2.0
    rate: Fraction = Fraction(25)
    size: tuple[int, int] = (64, 48)
    codec: str = "libx264"
    pixels: str = "yuv420p"
    aspect: Fraction | None = None
    rotation: int = 0
    times: list[float] | None = None
    options: dict[str, str] = field(default_factory=lambda: {"preset": "ultrafast", "g": "25"})
    prepare: Callable[[av.VideoStream], None] | None = None


def _video_stream(container, picture: Picture):
    stream = container.add_stream(picture.codec, rate=picture.rate)
    stream.width, stream.height = picture.size
    stream.pix_fmt = picture.pixels
    if picture.codec == "libx264":
        stream.options = picture.options
    if picture.aspect:
        stream.codec_context.sample_aspect_ratio = picture.aspect
    if picture.rotation:
        stream.set_display_rotation(picture.rotation)
    if picture.times is not None:
        stream.codec_context.time_base = Fraction(1, 90_000)
    if picture.prepare:
        picture.prepare(stream)
    return stream


def _video_packets(stream, picture: Picture):
    if picture.times is None:
        stamps, base = range(round(picture.seconds * picture.rate)), 1 / picture.rate
    else:
        stamps, base = [round(time * 90_000) for time in picture.times], Fraction(1, 90_000)
    for stamp in stamps:
        frame = av.VideoFrame.from_ndarray(
            np.full((*picture.size[::-1], 3), stamp % 251, np.uint8), format="rgb24"
        )
        frame.pts, frame.time_base = stamp, base
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _audio_packets(stream, sound: Sound):
    layout = stream.layout.name
    encoder_format = stream.codec_context.format.name
    for start, samples in sound.timeline():
        resampler = av.AudioResampler(
            encoder_format, layout, sound.rate, stream.codec_context.frame_size or 1024
        )
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), "fltp", layout)
        frame.sample_rate = sound.rate
        position = round(start * sound.rate)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            part.pts, part.time_base = position, Fraction(1, sound.rate)
            position += part.samples
            yield from stream.encode(part)
    yield from stream.encode(None)


def write_film(
    path: Path,
    *sounds: Sound,
    picture: Picture | None = None,
    container: str | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """Write a film; packets are interleaved by the muxer."""
    with av.open(str(path), "w", format=container, options=options or {}) as output:
        sources: list[Iterable] = []
        if picture:
            video = _video_stream(output, picture)
            sources.append(_video_packets(video, picture))
        for sound in sounds:
            layouts = {1: "mono", 2: "stereo", 6: "5.1"}
            audio = output.add_stream(
                sound.codec, rate=sound.rate, layout=layouts[len(sound.samples)]
            )
            audio.metadata.update(sound.metadata)
            audio.codec_context.open()
            sources.append(_audio_packets(audio, sound))
        packets = [packet for source in sources for packet in source]
        packets.sort(key=lambda packet: float((packet.dts or 0) * packet.time_base))
        output.mux(packets)
    return path


@dataclass(frozen=True)
class Studio:
    """What a test needs to make a film, as one fixture."""

    folder: Path

    Sound = Sound
    Picture = Picture
    tone = staticmethod(tone)
    noise = staticmethod(noise)
    silence = staticmethod(silence)

    def film(self, name: str, *sounds: Sound, **settings) -> Path:
        return write_film(self.folder / name, *sounds, **settings)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")
