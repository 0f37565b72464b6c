"""Reading EMO-DB: German sentences, acted in seven emotions.

F. Burkhardt et al., "A Database of German Emotional Speech", Interspeech 2005; CC0-1.0 in
audEERING's release. The copy at hand is cut or padded with zeros to 2.0 s, so the padding is
trimmed and the duration of a clip means nothing. Peaks are normalised, so neither does its level.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from emosub_gui.analysis.types import SAMPLE_RATE, Pcm
from emosub_gui.core.errors import FileMissingError, NotMediaError
from emosub_gui.core.files import reading

CODES = {
    "N": "neutral",
    "L": "bored",
    "F": "happy",
    "T": "sad",
    "W": "angry",
    "A": "fear",
    "E": "disgust",
}
"""Emotion by the sixth letter of a file's name."""

_SILENCE = 2
"""Largest sample of the padding, after resampling."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One acted sentence.

    Attributes:
        pcm: (samples,) int16 at 16 kHz.
        speaker: number of the actor.
        sentence: code of the text; ten texts in all.
        emotion: a value of `CODES`.
    """

    pcm: Pcm
    speaker: str
    sentence: str
    emotion: str


def load(folder: Path) -> list[Clip]:
    """Return the clips of a folder of `SSTTTEv.flac` or `.wav` files, in the order of their names.

    Raises:
        FileMissingError: the folder holds no such file.
        NotMediaError: a file cannot be decoded.
    """
    with reading(folder):
        paths = sorted(path for path in folder.iterdir() if path.suffix in {".flac", ".wav"})
    if not paths:
        raise FileMissingError(path=folder / "*.flac")
    return [
        Clip(decode(path), path.stem[:2], path.stem[2:5], CODES[path.stem[5]]) for path in paths
    ]


def decode(path: Path) -> Pcm:
    """Return a short recording as (samples,) int16 mono at 16 kHz, silent ends cut off.

    Raises:
        NotMediaError: it cannot be decoded, or holds no sound.
    """
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
    try:
        with av.open(str(path)) as container:
            frames = [*container.decode(audio=0), None]
            parts = [part.to_ndarray()[0] for frame in frames for part in resampler.resample(frame)]
    except av.FFmpegError as error:
        raise NotMediaError(path=path) from error
    if not parts:
        raise NotMediaError(path=path)
    pcm: Pcm = np.concatenate(parts)
    loud = np.flatnonzero(np.abs(pcm.astype(np.int32)) > _SILENCE)
    return pcm[loud[0] : loud[-1] + 1] if len(loud) else pcm[:0]
