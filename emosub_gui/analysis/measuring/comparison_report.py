"""A comparison as tables: for the window, for Markdown, and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from enum import StrEnum

from emosub_gui.analysis.measuring.comparing import Comparison, Row
from emosub_gui.analysis.measuring.evaluation import ClassFigures, Evaluation
from emosub_gui.core.emotion import EMOTIONS

NEUTRAL_NAME = "always neutral"
WITH_INTERVAL = "{value} ({low}–{high})"
"""How a figure and its 95 % interval are written."""


class Figure(StrEnum):
    """A column of the table."""

    ACCURACY = "accuracy"
    MACRO_F1 = "macro-F1"
    CROSS_ENTROPY = "cross-entropy"
    CALIBRATION = "calibration error"
    CONFIDENCE = "confidence"
    DIVERSITY = "diversity"
    NEUTRAL_RATE = "neutral rate"
    AGREEMENT = "agreement"
    SKIPPED = "no evidence"
    SECONDS = "ms a line"


_LABELLED = (
    Figure.ACCURACY,
    Figure.MACRO_F1,
    Figure.NEUTRAL_RATE,
    Figure.CROSS_ENTROPY,
    Figure.CALIBRATION,
    Figure.SKIPPED,
    Figure.SECONDS,
)
_UNLABELLED = (
    Figure.AGREEMENT,
    Figure.CONFIDENCE,
    Figure.DIVERSITY,
    Figure.NEUTRAL_RATE,
    Figure.SKIPPED,
    Figure.SECONDS,
)
_MEASURED = {
    Figure.ACCURACY: "accuracy",
    Figure.MACRO_F1: "macro_f1",
    Figure.CROSS_ENTROPY: "cross_entropy",
    Figure.CALIBRATION: "calibration_error",
}
"""Figures of an `Evaluation`, by their names there."""


def figures(comparison: Comparison) -> tuple[Figure, ...]:
    """Return the columns that a comparison has, in order."""
    return _UNLABELLED if comparison.labels is None else _LABELLED


def cells(comparison: Comparison, index: int, template: str = WITH_INTERVAL) -> list[str]:
    """Return a row's figures as text, in the order of `figures`.

    Args:
        comparison: with its rows.
        index: of the row.
        template: for figures that have an interval.
    """
    row = comparison.rows[index]
    others = [
        share
        for other, share in enumerate(comparison.agreement[index])
        if other != index and share is not None
    ]
    plain: dict[Figure, Callable[[], str]] = {
        Figure.CONFIDENCE: lambda: f"{row.confidence:.3f}",
        Figure.DIVERSITY: lambda: f"{row.diversity:.2f}",
        Figure.NEUTRAL_RATE: lambda: f"{row.neutral_rate:.3f}",
        Figure.AGREEMENT: lambda: f"{sum(others) / len(others):.3f}" if others else "",
        Figure.SKIPPED: lambda: str(row.skipped),
        Figure.SECONDS: lambda: f"{row.seconds * 1000:.1f}",
    }
    return [
        plain[figure]() if figure in plain else _measured(row.evaluation, figure, template)
        for figure in figures(comparison)
    ]


def baseline_cells(comparison: Comparison) -> list[str]:
    """Return the same of calling every line neutral; empty where nothing can be said."""
    evaluation = _any(comparison)
    if evaluation is None:
        return []
    base = evaluation.baseline
    said = {
        Figure.ACCURACY: f"{base.accuracy:.3f}",
        Figure.MACRO_F1: f"{base.macro_f1:.3f}",
        Figure.CROSS_ENTROPY: f"{base.cross_entropy:.3f}",
        Figure.NEUTRAL_RATE: "1.000",
    }
    return [said.get(figure, "") for figure in figures(comparison)]


def class_table(comparison: Comparison) -> list[list[str]]:
    """Return each emotion's number of labels, and its F1 by each recipe; empty unless labelled.

    An emotion that nobody labelled has no F1.
    """
    evaluations = [row.evaluation for row in comparison.rows if row.evaluation]
    if not evaluations:
        return []
    return [
        [
            str(emotion),
            str(evaluations[0].per_class[emotion].support),
            *(_f1(one.per_class[emotion]) for one in evaluations),
        ]
        for emotion in EMOTIONS
    ]


def agreement_table(comparison: Comparison) -> list[list[str]]:
    """Return each recipe's agreement with each."""
    return [
        ["" if share is None else f"{share:.3f}" for share in row] for row in comparison.agreement
    ]


def markdown(comparison: Comparison, title: str) -> str:
    """Write a comparison as Markdown tables."""
    names = [row.recipe.name for row in comparison.rows]
    parts = [f"## {title}", "", f"{comparison.lines} lines.", ""]
    parts += _table(["models", *figures(comparison)], _rows(comparison, WITH_INTERVAL))
    if comparison.labels is not None:
        parts += ["", "F1 of each emotion:", ""]
        parts += _table(["emotion", "labelled", *names], class_table(comparison))
    parts += ["", "Share of the lines that two call alike:", ""]
    alike = agreement_table(comparison)
    rows = [[name, *row] for name, row in zip(names, alike, strict=True)]
    return "\n".join([*parts, *_table(["", *names], rows), ""])


def as_csv(comparison: Comparison) -> str:
    """Write the main table as comma-separated values, without intervals."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["models", *figures(comparison)])
    writer.writerows(_rows(comparison, "{value}"))
    return text.getvalue()


def _rows(comparison: Comparison, template: str) -> list[list[str]]:
    rows = [
        [_name(row), *cells(comparison, index, template)]
        for index, row in enumerate(comparison.rows)
    ]
    baseline = baseline_cells(comparison)
    return [*rows, [NEUTRAL_NAME, *baseline]] if baseline else rows


def _name(row: Row) -> str:
    return f"{row.recipe.name} alone" if row.recipe.alone else row.recipe.name


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [heading, ["---"] * len(heading), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def _measured(evaluation: Evaluation | None, figure: Figure, template: str) -> str:
    """Return a figure of an evaluation and its interval."""
    if evaluation is None:
        return ""
    name = _MEASURED[figure]
    value, span = f"{getattr(evaluation, name):.3f}", evaluation.intervals.get(name)
    if span is None:
        return value
    return template.format(value=value, low=f"{span.low:.3f}", high=f"{span.high:.3f}")


def _f1(figures: ClassFigures) -> str:
    return f"{figures.f1:.3f}" if figures.support else ""


def _any(comparison: Comparison) -> Evaluation | None:
    return next((row.evaluation for row in comparison.rows if row.evaluation), None)
