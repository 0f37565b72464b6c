"""No recogniser: speech regions as empty utterances, ready to be typed into."""

from __future__ import annotations

from collections.abc import Iterator

from emosub_gui.analysis.types import Heard, Pcm, TranscribeOptions, Utterance
from emosub_gui.analysis.voice.speech import (
    SpeechOptions,
    Window,
    duration,
    listening_windows,
    speech_regions,
)
from emosub_gui.core.progress import Cancel, Progress, Report, Stage

CUE_LENGTH = SpeechOptions(min_silence=400, longest=7_000)
"""Regions that can each become one cue: what is longer than a cue may be is cut inside."""


class RegionsTranscriber:
    """Cut the film where somebody speaks, whatever the language."""

    name: str = "regions"

    def transcribe(
        self, pcm: Pcm, options: TranscribeOptions, report: Report, cancel: Cancel
    ) -> Iterator[Heard]:
        """Yield utterances without words at the speech regions.

        Raises:
            Cancelled: the flag was set.
        """
        total = duration(pcm)
        regions = speech_regions(pcm, start=options.start, options=CUE_LENGTH, cancel=cancel)
        for window in listening_windows(regions, options.start, total):
            yield Heard(window.start, window.end, empty_utterances(window, options.language))
            report(Progress(Stage.TRANSCRIBE, window.end, total))


def empty_utterances(window: Window, language: str) -> tuple[Utterance, ...]:
    """Return an utterance without words for each region."""
    return tuple(
        Utterance(region.start, region.end, language=language) for region in window.regions
    )
