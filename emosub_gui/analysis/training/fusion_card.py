"""The card of the fusion's calibration: what was fitted, on what, and how it measures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.training.fusion_films import DIALOGUE, KINDS, Kind
from emosub_gui.analysis.training.measures import (
    accuracy,
    calibration_error,
    chance_calibration_error,
    doubtful_share,
    f1,
    one_hot,
)
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion

_CARD = Path(__file__).parent / "cards" / "fusion.md"

Judged = tuple[NDArray[np.intp], NDArray[np.float64]]
"""Truth and distributions of lines."""
Task = tuple[str, str, str]
"""Language, kind of film, experts."""

SCENES = "written scenes"
BALANCE = 0.3
"""Share of the loss in which all emotions count alike, so that the rare ones are not given up."""
BEFORE = {
    "text_en.temperature": 1.25,
    "text_en.neutral_bias": -0.5,
    "text_ko.temperature": 1.25,
    "text_ko.neutral_bias": -0.5,
    "adaptation": 0.0,
}
"""What the fitted one is compared with: no lapses, and one prior for all films."""

_COLUMNS = (
    "lines of",
    "judged by",
    "",
    "accuracy (always neutral)",
    "macro-F1",
    "called neutral",
    "calibration error",
    "errors in the least certain fifth",
    *(f"F1 {emotion}" for emotion in EMOTIONS),
)


def card(found: Mapping[str, float], columns: Mapping[str, Mapping[Task, Judged]]) -> str:
    """Return the card.

    Args:
        found: the fitted values by name.
        columns: what was judged on the reporting half, by version of the fusion.
    """
    *_, judged = columns.values()
    written = [scores for (_, kind, _), (_, scores) in judged.items() if kind == SCENES]
    return Template(_CARD.read_text("utf-8")).substitute(
        values="\n".join(f"| {name} | {value:g} |" for name, value in found.items()),
        balance=f"{BALANCE:.0%}",
        kinds="\n".join(_kind(name, kind) for name, kind in KINDS.items()),
        scenes=2 * len(written[0]),
        chance=f"{np.mean([chance_calibration_error(scores) for scores in written]):.3f}",
        table=table(columns),
    )


def _kind(name: str, kind: Kind) -> str:
    """Return the row of a kind of film."""
    emotions = "as in dialogue" if kind.shares is DIALOGUE else "all alike"
    return f"| {name} | {emotions} | " + " | ".join(f"{share:.0%}" for share in kind[1:]) + " |"


def table(columns: Mapping[str, Mapping[Task, Judged]]) -> str:
    """Return the figures of all tasks, version beside version, as a Markdown table."""
    lines = [
        f"| {' | '.join(_COLUMNS)} |",
        "| --- | --- | --- |" + " ---: |" * (len(_COLUMNS) - 3),
    ]
    for task in next(iter(columns.values())):
        language, kind, experts = task
        for version, judged in columns.items():
            cells = " | ".join(_figures(*judged[task]))
            lines.append(f"| {kind}, {language} | {experts} | {version} | {cells} |")
    return "\n".join(lines)


def _figures(truth: NDArray[np.intp], scores: NDArray[np.float64]) -> list[str]:
    """Return the cells of a row."""
    right, guess = np.eye(len(EMOTIONS))[truth], one_hot(scores)
    own = f1(right, guess)
    neutral = INDEX[Emotion.NEUTRAL]
    return [
        f"{accuracy(right, guess):.3f} ({right[:, neutral].mean():.3f})",
        f"{own[np.unique(truth)].mean():.3f}",
        f"{guess[:, neutral].mean():.2f}",
        f"{calibration_error(right, scores):.3f}",
        f"{doubtful_share(right, scores):.2f} x",
        *(f"{value:.2f}" for value in own.tolist()),
    ]
