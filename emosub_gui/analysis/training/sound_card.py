"""The sound model's card: its measurements as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from string import Template

import numpy as np

from emosub_gui.analysis.training.discriminant import CLASSES
from emosub_gui.analysis.training.emodb import Clip
from emosub_gui.analysis.training.sound_report import Figures, Report
from emosub_gui.analysis.voice.functionals import NAMES
from emosub_gui.core.emotion import EMOTIONS

_CARD = Path(__file__).parent / "cards" / "sound.md"

_COLUMNS = (
    "held-out speakers",
    "mean recall, 6 emotions [clips]",
    "[speakers]",
    "7 classes",
    "without boredom",
    "accuracy",
    "calibration error (of a perfect model)",
    "doubtful 20 %",
    "arousal AUC",
)


def card(report: Report, clips: Sequence[Clip], copies: int) -> str:
    """Return the card."""
    clean = next(iter(report.figures.values()))
    return Template(_CARD.read_text("utf-8")).substitute(
        clips=len(clips),
        speakers=len({clip.speaker for clip in clips}),
        copies=copies,
        features=len(NAMES),
        numbers=(len(CLASSES) + 1) * (len(NAMES) + 1) + 2 * len(NAMES),
        temperature=f"{report.temperature:.2f}",
        table=table(report),
        classes=_classes(clean),
        new_sentences=f"{report.new_sentences:.3f}",
        films=_films(report),
    )


def table(report: Report) -> str:
    """Return the figures of every recording as a Markdown table."""
    lines = [
        f"| {' | '.join(_COLUMNS)} |",
        "| --- |" + " --- |" * (len(_COLUMNS) - 1),
    ]
    for name, found in report.figures.items():
        lines.append(
            f"| {name} | {found.recall} | [{found.speakers.low:.3f}, {found.speakers.high:.3f}]"
            f" | {found.seven:.3f} | {found.six:.3f} | {found.accuracy:.3f}"
            f" | {found.calibration:.3f} ({found.chance_calibration:.3f})"
            f" | {found.doubtful:.1f} x | {found.arousal:.3f} |"
        )
    return "\n".join(lines)


def _classes(found: Figures) -> str:
    """Return recall, precision and confusion of each emotion as a Markdown table."""
    held = [index for index in range(len(EMOTIONS)) if found.confusion[index].sum()]
    lines = [
        "| true | recall | precision | " + " | ".join(EMOTIONS[k] for k in held) + " |",
        "| --- | --- | --- |" + " --- |" * len(held),
    ]
    for k in held:
        row = found.confusion[k]
        recall = row[k] / row.sum()
        precision = row[k] / max(int(found.confusion[:, k].sum()), 1)
        cells = " | ".join(str(int(row[j])) for j in held)
        lines.append(f"| {EMOTIONS[k]} | {recall:.2f} | {precision:.2f} | {cells} |")
    return "\n".join(lines)


def _films(report: Report) -> str:
    """Return the recalls in films by their share of neutral lines as a Markdown table."""
    lines = [
        "| neutral lines in the film | recall of neutral | mean recall of the others |",
        "| --- | --- | --- |",
    ]
    for share, (neutral, others) in report.films.items():
        shown = "" if np.isnan(others) else f"{others:.2f}"
        lines.append(f"| {share:.0%} | {neutral:.2f} | {shown} |")
    return "\n".join(lines)
