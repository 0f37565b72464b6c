"""Measure whether the line before helps to read a line of dialogue.

    python -m emosub_gui.analysis.training.context

The lines are those of `dialogue/scenes_*.jsonl` that the fusion was not fitted on, words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.analysis import fusion
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.training import measures
from emosub_gui.analysis.training.scenes import SceneLine, scene_lines
from emosub_gui.analysis.types import Segment
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import EMOTIONS

_LINE_MS, _STEP_MS, _SCENE_MS = 1800, 2000, 60_000
"""How long a line is taken to last, when the next one begins, and how far scenes lie apart."""

PARTS = ("report", "fresh")
"""What the fusion was not fitted on."""

_NO_SOUND = np.zeros(0, np.int16)

Matrix = NDArray[np.float64]


def main() -> None:
    """Print accuracy, macro-F1 and cross-entropy of each way, for both languages."""
    for language in ("en", "ko"):
        lines = [line for part in PARTS for line in scene_lines(language, part)]
        truth = np.array([[line.label is emotion for emotion in EMOTIONS] for line in lines], float)
        for way, scores in ways(lines, language):
            guess = measures.one_hot(scores)
            print(  # noqa: T201 - what this script is for
                f"{language}  {way:28} {measures.accuracy(truth, guess):.3f}"
                f"  {measures.macro_f1(truth, guess):.3f}"
                f"  {measures.cross_entropy(truth, scores):.3f}"
            )


def ways(lines: Sequence[SceneLine], language: str) -> list[tuple[str, Matrix]]:
    """Return the distributions, (lines, 7), of each way to take what went before into account."""
    words = [line.text for line in lines]
    follows = [False, *(a.video == b.video for a, b in pairwise(lines))]
    read_on = [
        f"{words[index - 1]} {text}" if follows[index] else text for index, text in enumerate(words)
    ]
    alone = _judged(lines, words, language)
    return [
        ("line alone", alone),
        ("read with the line before", _judged(lines, read_on, language)),
        *((f"smoothed by {by}", _judged(lines, words, language, by)) for by in (0.1, 0.2, 0.3)),
        *((f"mixed with {by} of the last", _mixed(alone, follows, by)) for by in (0.15, 0.3)),
    ]


def _judged(
    lines: Sequence[SceneLine], texts: Sequence[str], language: str, smoothing: float = 0.0
) -> Matrix:
    segments = [Segment(_NO_SOUND, text, language) for text in texts]
    cues: list[Cue] = []
    start = 0
    for index, judged in enumerate(EmbeddedText().classify_batch(segments)):
        line = lines[index]
        if index and lines[index - 1].video != line.video:
            start += _SCENE_MS
        evidence = Evidence(text=judged.scores, text_model=judged.model) if judged else None
        cues.append(
            Cue(
                index + 1,
                start,
                start + _LINE_MS,
                line.text,
                language=language,
                evidence=evidence,
            )
        )
        start += _STEP_MS
    settings = replace(fusion.calibration().settings, smoothing=smoothing)
    scored = [cue.evidence for cue in fusion.score(cues, settings)]
    combined = [evidence.combined for evidence in scored if evidence and evidence.combined]
    return np.array([list(scores) for scores in combined], dtype=float)


def _mixed(alone: Matrix, follows: Sequence[bool], share: float) -> Matrix:
    """Return each line's distribution drawn to the one before (geometric mean)."""
    logs = np.log(alone)
    mixed = logs.copy()
    for index, after in enumerate(follows):
        if after:
            mixed[index] = (1 - share) * logs[index] + share * logs[index - 1]
    return measures.softmax(mixed)


if __name__ == "__main__":
    main()
