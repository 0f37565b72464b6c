"""Cues into speakers: long lines found the speakers, short ones join them.

What a person has named stays, and the lines that are with it get that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from emosub_gui.analysis.speakers.clustering import (
    NOBODY,
    Numbers,
    centres,
    cluster,
    nearest,
)
from emosub_gui.analysis.voice.identity import Voiced, VoiceSpace, voice_space
from emosub_gui.core.cue import Cue
from emosub_gui.core.progress import NEVER, Cancel
from emosub_gui.core.speakers import automatic_name, is_given

LIMIT = 1500
"""Lines that are clustered at once, spread over the film; the others join their speakers."""


def tell_apart(
    cues: Sequence[Cue],
    voices: Mapping[int, Voiced],
    count: int = 0,
    *,
    space: VoiceSpace | None = None,
    cancel: Cancel = NEVER,
) -> dict[int, str]:
    """Return the speakers' names by cue id, of the cues that no person has named.

    A cue with too little voice is left out; one that an earlier run named is nobody's again.

    Args:
        cues: of one film.
        voices: by cue id.
        count: how many speakers there are; 0 finds out.
        space: where voices lie; what comes along if None.
        cancel: looked at often.

    Raises:
        Cancelled: the flag was set.
    """
    space = space or voice_space()
    heard = sorted(
        (cue for cue in cues if cue.id in voices and voices[cue.id].voice is not None),
        key=lambda cue: cue.start,
    )
    if not heard:
        return nobodys(cues)
    points = space.place(np.array([voices[cue.id].voice for cue in heard]))
    given = [cue.speaker if is_given(cue.speaker) else "" for cue in heard]
    names = list(dict.fromkeys(filter(None, given)))
    known = np.array([names.index(name) if name else NOBODY for name in given])
    founders = _founders([voices[cue.id].anchor for cue in heard], known)
    found = cluster(points[founders], space.spread, count, known[founders], cancel)
    numbers = nearest(points, centres(points[founders], found, space.spread))
    numbers[founders] = found
    return nobodys(cues) | named(heard, numbers.tolist())


def _founders(anchors: Sequence[bool], named: Numbers) -> Numbers:
    """Return the indices of the lines that found speakers: all if none is long enough."""
    able = np.flatnonzero(anchors) if any(anchors) else np.arange(len(anchors))
    if len(able) <= LIMIT:
        return np.union1d(able, _first_of_each(named))
    spread = able[np.linspace(0, len(able) - 1, LIMIT).astype(np.intp)]
    return np.union1d(spread, _first_of_each(named))


def _first_of_each(named: Numbers) -> Numbers:
    """Return the index of the first line of every name."""
    names, first = np.unique(named, return_index=True)
    return np.asarray(first[names != NOBODY], np.intp)


def named(cues: Sequence[Cue], numbers: Sequence[int]) -> dict[int, str]:
    """Return the speakers' names by cue id, of the cues that no person has named.

    A group has the name that a person calls most of it, or else a number, as they come.

    Args:
        cues: in time order.
        numbers: of each cue's group.
    """
    given = [cue.speaker if is_given(cue.speaker) else "" for cue in cues]
    votes: dict[int, Counter[str]] = {}
    for name, number in zip(given, numbers, strict=True):
        votes.setdefault(number, Counter())[name] += bool(name)
    languages = Counter(cue.language for cue in cues if cue.language)
    language = languages.most_common(1)[0][0] if languages else ""
    name_of: dict[int, str] = {}
    unknown = 0
    for number, called in votes.items():
        name, times = called.most_common(1)[0]
        if not times:
            unknown += 1
            name = automatic_name(unknown, language)
        name_of[number] = name
    return {
        cue.id: name_of[number]
        for cue, name, number in zip(cues, given, numbers, strict=True)
        if not name
    }


def nobodys(cues: Sequence[Cue]) -> dict[int, str]:
    """Return no name by cue id, for the cues that an earlier run named."""
    return {cue.id: "" for cue in cues if cue.speaker and not is_given(cue.speaker)}
