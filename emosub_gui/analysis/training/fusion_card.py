"""The card of the fusion's calibration: what was fitted, on what, and how it measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.measuring.evaluation import evaluate
from emosub_gui.analysis.training.fusion_films import DIALOGUE, KINDS, Kind
from emosub_gui.analysis.training.measures import (
    accuracy,
    calibration_error,
    chance_calibration_error,
    doubtful_share,
    f1,
    one_hot,
)
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores

_CARD = Path(__file__).parent / "cards" / "fusion.md"

Judged = tuple[NDArray[np.intp], NDArray[np.float64]]
"""Truth and distributions of lines."""
Task = tuple[str, str, str]
"""Language, kind of film, experts."""

SCENES, FRESH = "written scenes", "fresh scenes"
_RESAMPLES = 200
BALANCE = 0.3
"""Share of the loss in which all emotions count alike, so that the rare ones are not given up."""
PLAIN = {
    "text_en.temperature": 1.25,
    "text_en.neutral_bias": -0.5,
    "text_ko.temperature": 1.25,
    "text_ko.neutral_bias": -0.5,
    "adaptation": 0.0,
}
"""What the fitted one is compared with: no lapses, and one prior for all films."""

_TOGETHER = ("judged by", "", "lines", "accuracy", "macro-F1", "calibration error", "errors")
_EACH = (
    "lines of",
    "judged by",
    "",
    "accuracy (always neutral)",
    "macro-F1",
    "called neutral",
    "confidence",
    "calibration error (chance)",
    "errors (at most)",
    *(f"F1 {emotion}" for emotion in EMOTIONS),
)


def card(found: Mapping[str, float], columns: Mapping[str, Mapping[Task, Judged]]) -> str:
    """Return the card.

    Args:
        found: the fitted values by name.
        columns: what was judged on the reporting half, by version of the fusion.
    """
    fitted = {name: judged for name, judged in columns.items() if name != "plain"}
    return Template(_CARD.read_text("utf-8")).substitute(
        values="\n".join(f"| {name} | {value:g} |" for name, value in found.items()),
        balance=f"{BALANCE:.0%}",
        kinds="\n".join(_kind(name, kind) for name, kind in KINDS.items()),
        together=together(columns),
        table=table(fitted),
    )


def _kind(name: str, kind: Kind) -> str:
    """Return the row of a kind of film."""
    emotions = "as in dialogue" if kind.shares is DIALOGUE else "all alike"
    shares = " | ".join(f"{share:.0%}" for share in kind[2:])
    return f"| {name} | {kind.words} | {emotions} | {shares} |"


def together(columns: Mapping[str, Mapping[Task, Judged]]) -> str:
    """Return the figures of all films that the same experts judge, with 95 % intervals."""
    rows = []
    for experts in dict.fromkeys(task[2] for task in next(iter(columns.values()))):
        for version, judged in columns.items():
            some = [each for task, each in judged.items() if task[2] == experts]
            truth, scores = (np.concatenate(part) for part in zip(*some, strict=True))
            found = evaluate(
                [EMOTIONS[label] for label in truth.tolist()],
                [Scores(*row) for row in scores.tolist()],
                resamples=_RESAMPLES,
            )
            cells = [experts, version, str(found.lines)]
            for name in ("accuracy", "macro_f1", "calibration_error"):
                interval = found.intervals[name]
                cells.append(
                    f"{getattr(found, name):.3f} [{interval.low:.3f}, {interval.high:.3f}]"
                )
            rows.append([*cells, f"{found.doubtful_ratio:.2f} x"])
    return _markdown(_TOGETHER, rows, texts=2)


def table(columns: Mapping[str, Mapping[Task, Judged]]) -> str:
    """Return the figures of all tasks, version beside version."""
    rows = [
        [f"{task[1]}, {task[0]}", task[2], version, *_figures(*judged[task])]
        for task in next(iter(columns.values()))
        for version, judged in columns.items()
    ]
    return _markdown(_EACH, rows, texts=3)


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]], texts: int) -> str:
    """Return a table whose first columns are texts and whose others are numbers."""
    rule = " --- |" * texts + " ---: |" * (len(columns) - texts)
    return "\n".join(
        [f"| {' | '.join(columns)} |", f"|{rule}", *(f"| {' | '.join(row)} |" for row in rows)]
    )


def _figures(truth: NDArray[np.intp], scores: NDArray[np.float64]) -> list[str]:
    """Return the cells of a kind of film."""
    right, guess = np.eye(len(EMOTIONS))[truth], one_hot(scores)
    own = f1(right, guess)
    neutral = INDEX[Emotion.NEUTRAL]
    share = accuracy(right, guess)
    error, chance = calibration_error(right, scores), chance_calibration_error(scores)
    return [
        f"{share:.3f} ({right[:, neutral].mean():.3f})",
        f"{own[np.unique(truth)].mean():.3f}",
        f"{guess[:, neutral].mean():.2f}",
        f"{scores.max(axis=1).mean():.3f}",
        f"{error:.3f} ({chance:.3f})",
        f"{doubtful_share(right, scores):.2f} x ({1.0 / max(1.0 - share, 0.2):.1f})",
        *(f"{value:.2f}" for value in own.tolist()),
    ]
