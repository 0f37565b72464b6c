"""Synthetic speech for tests and benchmarks."""

import numpy as np

from emosub_gui.media.pcm import SAMPLE_RATE, Pcm


def speech(seconds: float) -> Pcm:
    """Return a voice with gaps and hiss, as loud as dialogue."""
    rng = np.random.default_rng(0)
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    phase = 2 * np.pi * 150.0 * time + 3.0 * np.sin(2 * np.pi * 0.7 * time)
    order = np.arange(1, 20)[:, None]
    tones = np.sum(np.sin(order * phase) / order, axis=0) * np.sin(np.pi * 4 * time) ** 2
    return (3000 * tones + 30 * rng.standard_normal(len(time))).astype(np.int16)
