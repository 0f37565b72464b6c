"""How a line sounds: loudness, pitch, rate and voice, absolute and against its speaker's normal."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from emosub_gui.analysis.voice.acoustics import (
    BAND_HERTZ,
    FRAMES_PER_SECOND,
    Floats,
    Frames,
)
from emosub_gui.analysis.voice.baseline import MEAN_LINES
from emosub_gui.core.cue import Cue, Prosody, Voice, WordTiming

_PAUSE = 250
"""Milliseconds from which on silence is a pause and no part of a word."""

_NUCLEUS_DIP = 2.0
"""dB by which the level must dip between two syllables (de Jong & Wempe 2009)."""
_SMOOTHING = 9
"""Frames over which the level is smoothed before its peaks are counted."""

_WHISPER_VOICED_SHARE = 0.15
_WHISPER_LOUDNESS = -6.0
_WHISPER_SNR = 6.0
_SHOUT_LOUDNESS = 8.0
_SHOUT_PITCH = 4.0
_SHOUT_TILT = 3.0

_VOWELS = re.compile(r"[aeiouyáàâäãåéèêëíìîïóòôöõúùûüýæœø]+", re.IGNORECASE)
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e[sd]?$|(?<=[aeiouy]l)es?$", re.IGNORECASE)
_PIECES = re.compile(r"[가-힣]|[^\W\d_가-힣]+|\d")


class WordSound(NamedTuple):
    """How a word stands out in its line.

    Attributes:
        loudness: dB above the line's active speech level; 0 where nothing is to be heard.
        pitch: semitones above the line's median pitch; 0 where nothing is voiced.
        rate: ratio of its syllables a second to the line's; 1 where its times are guessed.
    """

    loudness: float = 0.0
    pitch: float = 0.0
    rate: float = 1.0


def hear(frames: Frames, cue: Cue) -> Cue:
    """Return a cue with how it sounds, and how its words stand out; `frames` of its sound."""
    sounds = word_sounds(frames, cue)
    words = tuple(
        replace(word, loudness=sound.loudness, pitch=sound.pitch, rate=sound.rate)
        for word, sound in zip(cue.words, sounds, strict=True)
    )
    return replace(cue, prosody=measure(frames, cue), words=words)


def measure(frames: Frames, cue: Cue) -> Prosody:
    """Measure a line by itself; `relate` adds how it compares with the speaker's others.

    Args:
        frames: of the cue's own stretch of sound.
        cue: for its text, and the times of its words where they were heard.
    """
    active, voiced = frames.active, frames.voiced
    if not active.any():
        return Prosody()
    pitches = frames.pitch[voiced]
    low, high = np.percentile(pitches, [10, 90]) if len(pitches) else (0.0, 0.0)
    return Prosody(
        loudness=round(frames.loudness, 1),
        pitch=round(float(np.median(pitches)), 1) if len(pitches) else None,
        pitch_range=round(_semitones(float(high), float(low)), 1) if len(pitches) else None,
        rate=_rate(frames, cue),
        voiced=round(frames.voiced_seconds, 2),
        voiced_share=round(float(voiced.sum() / active.sum()), 2),
        tilt=round(_tilt(frames), 1),
        snr=round(frames.snr, 1),
    )


def relate(cues: Sequence[Cue]) -> list[Cue]:
    """Compare each line's prosody with its speaker's median, and decide on its voice.

    A speaker's median is shrunk to the film's, which counts for `MEAN_LINES` lines; lines
    without a speaker are compared with the film. Idempotent; a cue without prosody stays as it is.
    """
    known = [cue.prosody for cue in cues if cue.prosody]
    film = _Normal.of(known, None)
    speakers = {
        name: _Normal.of([cue.prosody for cue in cues if cue.prosody and cue.speaker == name], film)
        for name in {cue.speaker for cue in cues if cue.speaker}
    }
    return [
        replace(cue, prosody=_related(cue.prosody, speakers.get(cue.speaker, film)))
        if cue.prosody
        else cue
        for cue in cues
    ]


def word_sounds(frames: Frames, cue: Cue) -> list[WordSound]:
    """Return how each of the cue's words stands out; `frames` of the cue's sound."""
    voiced = frames.voiced
    if not frames.active.any():
        return [WordSound()] * len(cue.words)
    middle = float(np.median(frames.pitch[voiced])) if voiced.any() else 0.0
    sounds = []
    for word, rate in zip(cue.words, _word_rates(cue), strict=True):
        first, last = (
            (time - cue.start) * FRAMES_PER_SECOND // 1000 for time in (word.start, word.end)
        )
        part = slice(max(first, 0), max(last, first + 1, 1))
        level = _mean_level(frames.level[part][frames.active[part]])
        pitches = frames.pitch[part][voiced[part]]
        sounds.append(
            WordSound(
                loudness=0.0 if level is None else round(level - frames.loudness, 1),
                pitch=round(_semitones(float(np.median(pitches)), middle), 1)
                if len(pitches)
                else 0.0,
                rate=rate,
            )
        )
    return sounds


def _word_rates(cue: Cue) -> list[float]:
    """Return each word's syllables a second over those of all words whose times were heard."""
    heard = [word for word in cue.words if word.timing is not WordTiming.INTERPOLATED]
    spoken = sum(word.end - word.start for word in heard)
    count = sum(syllables(word.text) for word in heard)
    return [
        round(syllables(word.text) / (word.end - word.start) * spoken / count, 2)
        if count and word.end > word.start and word.timing is not WordTiming.INTERPOLATED
        else 1.0
        for word in cue.words
    ]


class _Normal(NamedTuple):
    """Medians of a speaker or a film; None where no line has a value.

    Attributes:
        loudness: dBFS.
        pitch: octaves above 1 Hz.
        rate: octaves above one syllable a second.
        tilt: dB.
    """

    loudness: float | None
    pitch: float | None
    rate: float | None
    tilt: float | None

    @classmethod
    def of(cls, lines: Sequence[Prosody], prior: _Normal | None) -> _Normal:
        """Return the medians of lines, shrunk to those of `prior`."""
        columns = zip(*(_scales(line) for line in lines), strict=True) if lines else [()] * 4
        priors = prior or (None,) * 4
        return cls(*(_shrunk(column, p) for column, p in zip(columns, priors, strict=True)))


def _scales(line: Prosody) -> _Normal:
    """Return a line's measures on scales whose differences mean something."""
    return _Normal(
        line.loudness,
        math.log2(line.pitch) if line.pitch else None,
        math.log2(line.rate) if line.rate else None,
        line.tilt,
    )


def _shrunk(column: Sequence[float | None], prior: float | None) -> float | None:
    """Return the median of what is known of a column, the prior counting for some lines."""
    values = [value for value in column if value is not None]
    if not values:
        return prior
    median = statistics.median(values)
    if prior is None:
        return median
    trust = len(values) / (len(values) + MEAN_LINES)
    return trust * median + (1.0 - trust) * prior


def _related(line: Prosody, normal: _Normal) -> Prosody:
    """Return a line with what sets it apart from normal."""
    loudness, pitch, rate, tilt = (
        None if value is None or usual is None else value - usual
        for value, usual in zip(_scales(line), normal, strict=True)
    )
    related = replace(
        line,
        relative_loudness=None if loudness is None else round(loudness, 1),
        relative_pitch=None if pitch is None else round(12.0 * pitch, 1),
        relative_rate=None if rate is None else round(2.0**rate, 2),
    )
    return replace(related, voice=_voice(related, tilt))


def _voice(line: Prosody, relative_tilt: float | None) -> Voice:
    """Tell whisper, normal and shout apart; normal where in doubt.

    A whisper has no voice and is quiet for its speaker, yet stands out from the noise. A shout is
    at once louder, higher and brighter than its speaker's normal (D. Rostolland, "Acoustic
    features of shouted voice", Acustica 50, 1982). Shouts are some 20 dB louder in a room; the
    limit here is lower because a film's mix levels them.
    """
    if line.relative_loudness is None:
        return Voice.NORMAL
    if (
        line.voiced_share is not None
        and line.voiced_share <= _WHISPER_VOICED_SHARE
        and line.relative_loudness <= _WHISPER_LOUDNESS
        and (line.snr or 0.0) >= _WHISPER_SNR
    ):
        return Voice.WHISPER
    if (
        line.relative_loudness >= _SHOUT_LOUDNESS
        and (line.relative_pitch or 0.0) >= _SHOUT_PITCH
        and (relative_tilt or 0.0) >= _SHOUT_TILT
    ):
        return Voice.SHOUT
    return Voice.NORMAL


def syllables(text: str) -> int:
    """Count syllables: a Hangul block is one, a Latin word has its groups of vowels.

    A silent final e does not count; a digit and a word without vowels count as one.
    """
    return sum(_syllables_of(piece) for piece in _PIECES.findall(text))


def _syllables_of(piece: str) -> int:
    if len(piece) == 1:
        return 1
    return max(1, len(_VOWELS.findall(_SILENT_E.sub("", piece))))


def _rate(frames: Frames, cue: Cue) -> float | None:
    """Return syllables a second of speech, pauses left out; None where there is no speech."""
    words = [word for word in cue.words if word.timing is not WordTiming.INTERPOLATED]
    if words:
        seconds = _without_pauses((word.start, word.end) for word in words) / 1000.0
        count = sum(syllables(word.text) for word in words)
    else:
        step = 1000 // FRAMES_PER_SECOND
        places = (np.flatnonzero(frames.active) * step).tolist()
        seconds = _without_pauses((place, place + step) for place in places) / 1000.0
        count = syllables(cue.plain) or _nuclei(frames)
    return round(count / seconds, 2) if count and seconds > 0.0 else None


def _without_pauses(stretches: Iterable[tuple[int, int]]) -> int:
    """Return the milliseconds that stretches in order cover, with the short gaps between them."""
    total, reached = 0, None
    for start, end in stretches:
        gap = 0 if reached is None else start - reached
        total += max(0, end - start) + (gap if gap < _PAUSE else 0)
        reached = end
    return max(total, 0)


def _nuclei(frames: Frames) -> int:
    """Count the peaks of the level that are voiced and stand out by `_NUCLEUS_DIP`.

    After N. de Jong & T. Wempe, "Praat script to detect syllable nuclei and measure speech rate
    automatically", Behavior Research Methods 41, 2009.
    """
    kernel = np.hanning(_SMOOTHING + 2)[1:-1]
    padded = np.pad(frames.level, _SMOOTHING // 2, mode="edge")
    level = np.convolve(padded, kernel / kernel.sum(), mode="valid")
    voiced = frames.voiced
    count, rising, summit, place, valley = 0, True, -math.inf, 0, math.inf
    for index, value in enumerate(level.tolist()):
        if rising and value > summit:
            summit, place = value, index
        elif rising and value < summit - _NUCLEUS_DIP:
            count += int(voiced[place])
            rising, valley = False, value
        elif not rising and value > valley + _NUCLEUS_DIP:
            rising, summit, place = True, value, index
        else:
            valley = min(valley, value)
    return count + int(rising and voiced[place])


def _tilt(frames: Frames) -> float:
    """Return dB of the band from 1 to 5 kHz above the band below 1 kHz, in active frames."""
    power = frames.bands[frames.active].sum(axis=0, dtype=np.float64)
    low = power[BAND_HERTZ < 1000.0].sum()
    high = power[(BAND_HERTZ >= 1000.0) & (BAND_HERTZ < 5000.0)].sum()
    return float(10.0 * np.log10(max(high, 1e-10) / max(low, 1e-10)))


def _mean_level(levels: Floats) -> float | None:
    """Return the level of the mean power in dBFS; None of nothing."""
    if not len(levels):
        return None
    return float(10.0 * np.log10(np.mean(10.0 ** (levels.astype(np.float64) / 10.0))))


def _semitones(pitch: float, reference: float) -> float:
    return 12.0 * math.log2(pitch / reference) if pitch > 0.0 and reference > 0.0 else 0.0
