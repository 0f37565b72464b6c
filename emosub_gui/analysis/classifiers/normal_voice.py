"""A network that hears how a voice departs from its normal, as `HyukII/audio-emotion-model` does.

Its cepstra are taken against a mean and a deviation of neutral speech. Here these are, in this
order, those of the speaker's lines in the film (the ones that a person called neutral, or else
all: most lines of a film are), those that files beside the model give for women's and men's
voices, and those of the cue itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.front_end import describe, of_frames, standardised
from emosub_gui.analysis.classifiers.listening import Hearing, sounding, windows
from emosub_gui.analysis.classifiers.model import ModelClassifier, Reading
from emosub_gui.analysis.models.catalogue import Entry, FrontEnd
from emosub_gui.analysis.types import Pcm, Segment
from emosub_gui.analysis.voice.acoustics import Frames
from emosub_gui.core.errors import FileError, ModelFileError
from emosub_gui.core.files import read_bytes

Array = NDArray[np.float64]

ENOUGH = 4
"""Lines of a speaker from which on their own voice is the normal one."""
_BETWEEN_HZ = 165.0
"""Median pitch between men's and women's voices (Titze, "Principles of Voice Production")."""


class Normal(NamedTuple):
    """(coefficients,) statistics of neutral speech."""

    mean: Array
    deviation: Array


class Network(Protocol):
    """What is asked of a network: its front end, and outputs of a table."""

    front_end: FrontEnd
    hearing: Hearing

    def judge(self, table: Array) -> Array:
        """Return (labels,) of a (coefficients, frames) table."""
        ...


class NormalVoice(ModelClassifier):
    """A network, and what is normal for each speaker of a film."""

    def __init__(self, entry: Entry, network: Network, reading: Reading, folder: Path) -> None:
        """Take a network, and the folder that may hold normal voices.

        Raises:
            ModelFileError: the baselines are damaged.
        """
        super().__init__(entry, self._hear, reading)
        self._network = network
        self._stored = _baselines(folder, network.front_end.coefficients)
        self._film: dict[str, Normal] = {}
        self._observed: dict[int, tuple[Pcm, list[Array]]] = {}

    def hear(self, pcm: Pcm, frames: Frames) -> None:
        """Take what somebody else has measured of a line's sound: nothing that it needs."""

    def observe(self, segments: Sequence[Segment]) -> None:
        """Take segments, all that are known of a film, as what is normal in it."""
        kept = self._observed
        # The sound is kept beside its id, which is unique only while its object lives.
        self._observed = {
            id(segment.pcm): kept.get(id(segment.pcm)) or (segment.pcm, self._tables(segment))
            for segment in segments
        }
        every, neutral = (
            self._by_speaker(lines)
            for lines in (segments, [segment for segment in segments if segment.neutral])
        )
        self._film = every | neutral

    def _by_speaker(self, segments: Sequence[Segment]) -> dict[str, Normal]:
        """Return what is normal for each speaker who says enough of these."""
        lines: dict[str, list[list[Array]]] = {}
        for segment in segments:
            if tables := self._tables(segment):
                lines.setdefault(segment.speaker, []).append(tables)
        return {
            speaker: _statistics(table for tables in said for table in tables)
            for speaker, said in lines.items()
            if len(said) >= ENOUGH
        }

    def _hear(self, segments: Sequence[Segment], batch_size: int) -> list[Array | None]:
        """Return (labels,) for each cue, averaged over its windows."""
        del batch_size
        return [self._one(segment) for segment in segments]

    def _one(self, segment: Segment) -> Array | None:
        tables = self._tables(segment)
        if not tables:
            return None
        normal = self._normal(segment) or _statistics(tables)
        # As the publisher does: frames that are missing are filled before the normal is taken off.
        frames = self._network.front_end.frames
        filled = [of_frames(table, frames) for table in tables]
        judged = [self._network.judge(standardised(table, *normal)) for table in filled]
        return np.asarray(np.mean(judged, axis=0))

    def _tables(self, segment: Segment) -> list[Array]:
        """Return what the front end makes of a cue's windows, the kept tables if observed."""
        known = self._observed.get(id(segment.pcm))
        if known is not None:
            return known[1]
        heard = windows(segment, self._network.hearing)
        return [describe(sounding(window), self._network.front_end) for window in heard]

    def _normal(self, segment: Segment) -> Normal | None:
        """Return what is normal for a cue's speaker, as far as anything is known."""
        if segment.speaker in self._film:
            return self._film[segment.speaker]
        pitch = segment.prosody.pitch if segment.prosody is not None else None
        if pitch is None:
            return None
        return self._stored.get("female" if pitch > _BETWEEN_HZ else "male")


def _statistics(tables: Iterable[Array]) -> Normal:
    """Return mean and deviation of each coefficient over all frames."""
    frames = np.concatenate(list(tables), axis=1)
    return Normal(frames.mean(axis=1), frames.std(axis=1))


def _baselines(folder: Path, coefficients: int) -> dict[str, Normal]:
    """Return the voices whose `baseline_mean_VOICE.npy` and `baseline_std_VOICE.npy` are there."""
    return {
        voice: Normal(
            _numbers(folder / f"baseline_mean_{voice}.npy", coefficients),
            _numbers(folder / f"baseline_std_{voice}.npy", coefficients),
        )
        for voice in ("female", "male")
        if (folder / f"baseline_mean_{voice}.npy").is_file()
    }


def _numbers(path: Path, count: int) -> Array:
    """Return so many numbers of a NumPy file; one that holds Python objects is not opened."""
    try:
        values = np.load(io.BytesIO(read_bytes(path)), allow_pickle=False)
        return np.asarray(values, np.float64).reshape(count)
    except (FileError, ValueError, TypeError, EOFError) as error:
        reason = f"{path.name} is missing or damaged"
        raise ModelFileError(model=path.parent, reason=reason) from error
