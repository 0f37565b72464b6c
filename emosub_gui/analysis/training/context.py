"""Measure whether the lines before help to read a line of dialogue.

    python -m emosub_gui.analysis.training.context

The lines are those of `dialogue/scenes_*.txt` that the fusion was not fitted on, words alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.analysis import fusion
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.classifiers.line_tokens import LINES_BEFORE
from emosub_gui.analysis.training import measures
from emosub_gui.analysis.training.scenes import SceneLine, lines_before, scene_lines
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
    """Print accuracy, macro-F1, cross-entropy and doubtful share of each way, for both languages.

    The last is how many times their share of the errors the least certain fifth holds.
    """
    for language in ("en", "ko"):
        lines = [line for part in PARTS for line in scene_lines(language, part)]
        truth = np.array([[line.label is emotion for emotion in EMOTIONS] for line in lines], float)
        for way, scores in ways(lines, language):
            guess = measures.one_hot(scores)
            print(  # noqa: T201 - what this script is for
                f"{language}  {way:28} {measures.accuracy(truth, guess):.3f}"
                f"  {measures.macro_f1(truth, guess):.3f}"
                f"  {measures.cross_entropy(truth, scores):.3f}"
                f"  {measures.doubtful_share(truth, scores):.2f}"
            )


def ways(lines: Sequence[SceneLine], language: str) -> list[tuple[str, Matrix]]:
    """Return the distributions, (lines, 7), of each way to take what went before into account."""
    return [
        *(
            (f"read with {count} lines before", judged(lines, language, count))
            for count in range(LINES_BEFORE + 1)
        ),
        *((f"that, smoothed by {by}", judged(lines, language, smoothing=by)) for by in (0.1, 0.2)),
    ]


def judged(
    lines: Sequence[SceneLine],
    language: str,
    count: int = LINES_BEFORE,
    smoothing: float = 0.0,
) -> Matrix:
    """Return (lines, 7) what the program makes of lines.

    Args:
        lines: of whole scenes.
        language: of them.
        count: how many lines before each are read.
        smoothing: of the fusion.
    """
    segments = [
        Segment(_NO_SOUND, line.text, language, before[:count][::-1])
        for line, before in zip(lines, lines_before(lines), strict=True)
    ]
    cues: list[Cue] = []
    start = 0
    for index, judgement in enumerate(EmbeddedText().classify_batch(segments)):
        line = lines[index]
        if index and lines[index - 1].video != line.video:
            start += _SCENE_MS
        evidence = (
            Evidence(text=judgement.scores, text_model=judgement.model) if judgement else None
        )
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


if __name__ == "__main__":
    main()
