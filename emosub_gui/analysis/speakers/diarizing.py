"""Telling a film's speakers apart, by pyannote where its models are here, else by voices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from emosub_gui.analysis.judging import Film
from emosub_gui.analysis.speakers import pyannote
from emosub_gui.analysis.speakers.telling import named, nobodys, tell_apart
from emosub_gui.analysis.types import Pcm
from emosub_gui.core.cue import Cue
from emosub_gui.core.errors import ModelFileError, translatable
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, check, ignore
from emosub_gui.formats.remarks import Remark

_BY_PYANNOTE = translatable("remarks", "Speakers are told apart by pyannote.")
_BY_VOICES = translatable("remarks", "Speakers are told apart without pyannote: {reason}.")


def speakers_of(
    cues: Sequence[Cue],
    film: Film,
    pcm: Pcm,
    count: int = 0,
    *,
    device: str = "auto",
    tell: Callable[[Remark], None],
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> dict[int, str]:
    """Return the speakers' names by cue id, of the cues that no person has named.

    Args:
        cues: of the film; comments are nobody's.
        film: what has been heard of it.
        pcm: its sound.
        count: how many speakers there are; 0 finds out.
        device: for pyannote, "auto", "cpu" or "cuda".
        tell: told how they are told apart, where that is not by their voices.
        report: told how far it is.
        cancel: looked at often.

    Raises:
        Cancelled: the flag was set.
    """
    spoken = sorted((cue for cue in cues if not cue.comment), key=lambda cue: cue.start)
    folder = pyannote.installed()
    if folder is not None and len(pcm):
        try:
            found = pyannote.turns(pcm, folder, count, device=device, report=report, cancel=cancel)
        except ModelFileError as error:
            tell(Remark(_BY_VOICES, {"reason": error.details["reason"]}))
        else:
            tell(Remark(_BY_PYANNOTE))
            return by_turns(spoken, found)
    return by_voices(spoken, film, count, report=report, cancel=cancel)


def by_turns(cues: Sequence[Cue], found: Sequence[pyannote.Turn]) -> dict[int, str]:
    """Return names by cue id, by who speaks in most of each cue.

    Args:
        cues: in time order.
        found: who speaks when.
    """
    speakers = pyannote.by_turn(cues, found)
    heard = [cue for cue in cues if cue.id in speakers]
    places = list(dict.fromkeys(speakers.values()))
    return nobodys(cues) | named(heard, [places.index(speakers[cue.id]) for cue in heard])


def by_voices(
    cues: Sequence[Cue],
    film: Film,
    count: int = 0,
    *,
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> dict[int, str]:
    """Return names by cue id, by the sound of voices; see `tell_apart`.

    Each cue is listened to once, and what a film has heard is not listened to again.
    """
    voices = {}
    for number, cue in enumerate(cues):
        check(cancel)
        report(Progress(Stage.SPEAKERS, number, len(cues)))
        voices[cue.id] = film.voice(cue)
    names = tell_apart(cues, voices, count, cancel=cancel)
    report(Progress(Stage.SPEAKERS, len(cues), len(cues)))
    return names
