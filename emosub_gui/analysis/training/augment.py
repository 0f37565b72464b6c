"""Sounds as films have them: noise, rooms and narrow bands laid over studio recordings.

Two families that share no kind. `Scene` draws what training hears: coloured noise, babble,
exponentially decaying reverberation, band limits, another speed. `degrade` makes what only
evaluation hears: music, an engine, impacts, and a room computed by the image-source method
(J. Allen & D. Berkley, "Image method for efficiently simulating small-room acoustics",
JASA 65, 1979).

Sounds are (samples,) float64 in [-1, 1] at 16 kHz; every function is pure given its generator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from emosub_gui.analysis.types import SAMPLE_RATE, Pcm

Sound = NDArray[np.float64]

NOISE_RANGE = (8.0, 25.0)
"""Signal-to-noise ratio of training, in dB."""
HELD_OUT_RANGE = (8.0, 25.0)
"""Signal-to-noise ratio of evaluation, in dB."""


def to_sound(pcm: Pcm) -> Sound:
    """Return PCM as floating point."""
    return np.asarray(pcm / 32768.0, np.float64)


def to_pcm(sound: Sound) -> Pcm:
    """Return sound as int16; what exceeds full scale clips, as it would in a recorder."""
    samples: Pcm = np.clip(np.rint(sound * 32768.0), -32768, 32767).astype(np.int16)
    return samples


def mix(sound: Sound, noise: Sound, snr: float) -> Sound:
    """Lay noise over sound at a signal-to-noise ratio in dB over the whole length."""
    gain = _gain(noise, sound) * 10.0 ** (-snr / 20.0)
    return np.asarray(sound + gain * noise, np.float64)


def convolve(sound: Sound, response: Sound) -> Sound:
    """Return what a room makes of sound: same length, same power, tail cut off."""
    size = 1 << (len(sound) + len(response) - 2).bit_length()
    wet = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(response, size), size)
    wet = wet[: len(sound)]
    return wet * _gain(wet, sound)


def _gain(sound: Sound, like: Sound) -> float:
    """Return the factor that brings sound to the power of another."""
    return float(np.sqrt(np.mean(like**2) / max(float(np.mean(sound**2)), 1e-12)))


def coloured_noise(length: int, exponent: float, rng: Generator) -> Sound:
    """Return noise whose power falls as 1 / frequency ** exponent (0 is white, 1 is pink)."""
    spectrum = np.fft.rfft(rng.standard_normal(length))
    spectrum *= np.maximum(np.arange(len(spectrum)), 1.0) ** (-exponent / 2.0)
    return np.fft.irfft(spectrum, length)


def babble(length: int, voices: Sequence[Sound], rng: Generator) -> Sound:
    """Return several voices at once, each from a random place and backwards."""
    total: Sound = np.zeros(length)
    for index in rng.integers(len(voices), size=5):
        voice = np.resize(voices[index][::-1], length + SAMPLE_RATE)
        start = rng.integers(SAMPLE_RATE)
        total += voice[start : start + length]
    return total


def band_limit(sound: Sound, low: float, high: float) -> Sound:
    """Keep the frequencies from `low` to `high` Hz, with slopes of a tenth of each."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1.0 / SAMPLE_RATE)
    rise = np.clip((hertz / low - 0.9) / 0.1, 0.0, 1.0)
    fall = np.clip((1.1 - hertz / high) / 0.1, 0.0, 1.0)
    return np.fft.irfft(spectrum * rise * fall, len(sound))


def change_speed(sound: Sound, factor: float) -> Sound:
    """Play faster (factor above 1) or slower; pitch and formants move along."""
    places = np.arange(0.0, len(sound) - 1.0, factor)
    return np.asarray(np.interp(places, np.arange(len(sound)), sound), np.float64)


def decaying_response(reverberation: float, direct: float, rng: Generator) -> Sound:
    """Return the response of a room as noise that decays by 60 dB in `reverberation` seconds.

    `direct` is the ratio of direct to reverberant power in dB.
    """
    length = int(reverberation * SAMPLE_RATE)
    time = np.arange(length) / SAMPLE_RATE
    tail = rng.standard_normal(length) * 10.0 ** (-3.0 * time / reverberation)
    tail[: int(0.002 * SAMPLE_RATE)] = 0.0
    tail /= np.sqrt(np.sum(tail**2))
    tail[0] = 10.0 ** (direct / 20.0)
    return tail


@dataclass(frozen=True, slots=True)
class Scene:
    """How one film was recorded: its room, channel and speed, and the noises it may have.

    Attributes:
        speed: playing speed of the voice.
        response: of the room; None is a dry studio.
        low, high: the channel's band in Hz.
        noisy: share of the lines that have noise.
    """

    speed: float
    response: Sound | None
    low: float
    high: float
    noisy: float

    @classmethod
    def draw(cls, rng: Generator) -> Scene:
        """Draw a film at random."""
        response = None
        if rng.random() < 0.5:
            response = decaying_response(rng.uniform(0.15, 0.8), rng.uniform(-3.0, 9.0), rng)
        narrow = rng.random() < 0.4
        return cls(
            speed=rng.uniform(0.9, 1.1),
            response=response,
            low=rng.uniform(80.0, 300.0) if narrow else 20.0,
            high=rng.uniform(3400.0, 7000.0) if narrow else 7900.0,
            noisy=rng.choice([0.3, 0.7, 1.0]),
        )

    def record(self, sound: Sound, voices: Sequence[Sound], rng: Generator) -> Sound:
        """Return a line as this film has it; `voices` are for babble."""
        sound = change_speed(sound, self.speed)
        if self.response is not None:
            sound = convolve(sound, self.response)
        if rng.random() < self.noisy:
            kind = rng.integers(3)
            if kind == 0:
                noise = babble(len(sound), voices, rng)
            else:
                noise = coloured_noise(len(sound), rng.uniform(0.0, 1.2), rng)
            sound = mix(sound, noise, rng.uniform(*NOISE_RANGE))
        return band_limit(sound, self.low, self.high)


# ---- held out for evaluation -----------------------------------------------------------


def music(length: int, rng: Generator) -> Sound:
    """Return chords of plucked and sustained tones that change twice a second."""
    beat = SAMPLE_RATE // 2
    total: Sound = np.zeros(length + beat)
    time = np.arange(2 * beat) / SAMPLE_RATE
    order = np.arange(1, 9)[:, None]
    for start in range(0, length, beat):
        root = 48 + rng.integers(12)
        for interval in (0, 4 - rng.integers(2), 7, 12):
            hertz = 440.0 * 2.0 ** ((root + interval - 69) / 12.0)
            decay = np.exp(-time * rng.uniform(0.5, 4.0))
            tone = np.sum(np.sin(2.0 * np.pi * hertz * order * time) / order**1.5, axis=0)
            end = min(len(total), start + len(time))
            total[start:end] += (tone * decay)[: end - start]
    return total[:length]


def engine(length: int, rng: Generator) -> Sound:
    """Return a motor: the harmonics of a low, wavering speed and the rush of air."""
    time = np.arange(length) / SAMPLE_RATE
    hertz = rng.uniform(35.0, 110.0) * (1.0 + 0.03 * np.sin(2.0 * np.pi * 0.7 * time))
    phase = 2.0 * np.pi * np.cumsum(hertz) / SAMPLE_RATE
    order = np.arange(1, 16)[:, None]
    share = rng.uniform(0.3, 1.0, order.shape) / order
    hum = np.sum(share * np.sin(order * phase + rng.uniform(0.0, 2.0 * np.pi, order.shape)), axis=0)
    rush = coloured_noise(length, 1.6, rng)
    return np.asarray(hum / np.std(hum) + 0.5 * rush / np.std(rush), np.float64)


def impacts(length: int, rng: Generator) -> Sound:
    """Return knocks and clicks at random moments, each ringing at its own pitch."""
    total: Sound = np.zeros(length)
    for start in rng.integers(length, size=max(1, 8 * length // SAMPLE_RATE)):
        time = np.arange(min(SAMPLE_RATE // 5, length - start)) / SAMPLE_RATE
        ring = np.sin(2.0 * np.pi * rng.uniform(150.0, 4000.0) * time)
        burst = rng.standard_normal(len(time))
        decay = np.exp(-time * rng.uniform(20.0, 200.0))
        total[start : start + len(time)] += (ring + burst) * decay * rng.uniform(0.3, 1.0)
    return total


def shoebox_response(rng: Generator) -> Sound:
    """Return the response of a rectangular room, by image sources up to the sixth order."""
    size = rng.uniform([3.0, 3.0, 2.4], [9.0, 7.0, 3.6])
    source, ear = size * rng.uniform(0.2, 0.8, 3), size * rng.uniform(0.2, 0.8, 3)
    reflection = rng.uniform(0.6, 0.9)
    order = np.arange(-6, 7)
    cells = np.stack(np.meshgrid(order, order, order, indexing="ij"), axis=-1).reshape(-1, 3)
    images = np.where(cells % 2 == 0, cells * size + source, (cells + 1) * size - source)
    distance = np.linalg.norm(images - ear, axis=1)
    response = np.zeros(SAMPLE_RATE // 2)
    place = np.rint(distance / 343.0 * SAMPLE_RATE).astype(np.intp)
    power = reflection ** np.abs(cells).sum(axis=1) / distance
    heard = place < len(response)
    np.add.at(response, place[heard], power[heard])
    return response[place.min() :]


HELD_OUT_NOISES: Mapping[str, Callable[[int, Generator], Sound]] = {
    "music": music,
    "engine": engine,
    "impacts": impacts,
}
HELD_OUT_KINDS = (*HELD_OUT_NOISES, "room")


def degrade(sound: Sound, kind: str, rng: Generator) -> Sound:
    """Return sound with one of `HELD_OUT_KINDS` over it."""
    if kind == "room":
        return convolve(sound, shoebox_response(rng))
    noise = HELD_OUT_NOISES[kind](len(sound), rng)
    return mix(sound, noise, rng.uniform(*HELD_OUT_RANGE))
