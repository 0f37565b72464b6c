"""Cues of any length as sound that a network was made for.

A cue that is too short for a network to tell much gets the film's own sound around it, not
silence; one that is longer than what fits is heard in equal windows, whose answers are averaged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.types import SAMPLE_RATE, Pcm, Segment

Array = NDArray[np.float64]
Sound = NDArray[np.float32]
"""(samples,) in [-1, 1] at 16 kHz."""


def sounding(pcm: Pcm) -> Sound:
    """Return (samples,) int16 as numbers in [-1, 1]."""
    return np.asarray(pcm, np.float32) / np.float32(32768.0)


class Hearing(msgspec.Struct, frozen=True):
    """What lengths of sound a network takes, in seconds.

    Attributes:
        least: shorter cues are widened to it.
        longest: longer cues are heard in windows no longer than this.
        step: windows are cut down to a multiple of so many samples.
    """

    least: float = 1.0
    longest: float = 12.0
    step: int = 1


def hearing_for(seconds: float) -> Hearing:
    """Return what a network takes that was made for sounds of one length; 0 is any."""
    return Hearing(least=seconds, longest=seconds) if seconds else Hearing()


def windows(segment: Segment, hearing: Hearing) -> list[Pcm]:
    """Return a cue's sound in equal windows; none where there is nothing but silence.

    They are views of the film's sound, save for a cue that is widened.
    """
    if not segment.pcm.any():
        return []
    sound = _widened(segment, round(hearing.least * SAMPLE_RATE))
    count = -(-len(sound) // round(hearing.longest * SAMPLE_RATE))
    length = len(sound) // count
    length = max(length - length % hearing.step, min(hearing.step, length))
    return [sound[start : start + length] for start in range(0, count * length, length)]


def _widened(segment: Segment, least: int) -> Pcm:
    """Return a cue with as much before as after it, if it is too short; silence where all ends."""
    missing = max(0, least - len(segment.pcm))
    if not missing:
        return segment.pcm
    after = min(len(segment.after), missing - min(len(segment.before), missing // 2))
    before = min(len(segment.before), missing - after)
    parts = (segment.before[len(segment.before) - before :], segment.pcm, segment.after[:after])
    sound = np.concatenate(parts)
    return np.pad(sound, (0, least - len(sound)))


def hear(
    segments: Sequence[Segment],
    hearing: Hearing,
    run: Callable[[Sequence[Pcm]], Sequence[Array]],
) -> list[Array | None]:
    """Return a network's outputs for each cue, averaged over its windows; None for silence.

    Args:
        segments: the cues.
        hearing: what lengths the network takes.
        run: windows to the outputs of each.
    """
    pieces = [windows(segment, hearing) for segment in segments]
    outputs = iter(run([window for piece in pieces for window in piece]))
    return [np.mean([next(outputs) for _ in piece], axis=0) if piece else None for piece in pieces]
