"""Telling a film's speakers apart: the stage of an analysis, and by itself for lines there are."""

from __future__ import annotations

from collections.abc import Sequence

from emosub_gui.analysis.judging import Film
from emosub_gui.analysis.speakers.telling import tell_apart
from emosub_gui.core.cue import Cue
from emosub_gui.core.progress import NEVER, Cancel, Progress, Report, Stage, check, ignore


def speakers_of(
    cues: Sequence[Cue],
    film: Film,
    count: int = 0,
    *,
    report: Report = ignore,
    cancel: Cancel = NEVER,
) -> dict[int, str]:
    """Return the speakers' names by cue id, as far as they can be told; see `tell_apart`.

    Each cue is listened to once, and what a film has heard is not listened to again.

    Args:
        cues: of the film; comments are nobody's.
        film: with the sound.
        count: how many speakers there are; 0 finds out.
        report: told how many cues have been listened to.
        cancel: looked at often.

    Raises:
        Cancelled: the flag was set.
    """
    spoken = [cue for cue in cues if not cue.comment]
    voices = {}
    for number, cue in enumerate(spoken):
        check(cancel)
        report(Progress(Stage.SPEAKERS, number, len(spoken)))
        voices[cue.id] = film.voice(cue)
    names = tell_apart(spoken, voices, count, cancel=cancel)
    report(Progress(Stage.SPEAKERS, len(spoken), len(spoken)))
    return names
