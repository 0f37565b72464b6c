"""`emosub tune`: knobs of the fusion that fit labelled lines, and what to expect of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from emosub_gui.analysis.fusion import FusionSettings, calibration
from emosub_gui.analysis.measuring import fitting, profiles
from emosub_gui.analysis.measuring.evaluation import Evaluation, Interval, evaluate
from emosub_gui.analysis.measuring.fitting import Array, Lines, Method, Numbers
from emosub_gui.analysis.measuring.profiles import SUFFIX, Profile
from emosub_gui.analysis.measuring.validation import FOLDS, Difference, Gain, gain, held_out
from emosub_gui.cli import labelled
from emosub_gui.cli.labelled import Judged
from emosub_gui.cli.terminal import ProgressLine, print_json, print_table
from emosub_gui.core.emotion import EMOTIONS, Scores
from emosub_gui.core.errors import OutputExistsError, UsageError
from emosub_gui.core.progress import Progress, Stage
from emosub_gui.formats.labels import Label

_LEAST = 20
"""Labels below which nothing can be told that holds for other lines."""
_TITLES = {"accuracy": "accuracy", "macro_f1": "macro-F1", "cross_entropy": "cross-entropy"}


class Outcome(NamedTuple):
    """What tuning found.

    Attributes:
        settings: the knobs, fitted to all labelled lines.
        before: the shipped knobs' figures.
        after: figures of each line under knobs that were fitted without it.
        gain: the difference.
        apart: what was held out together: films, speakers or lines.
        blank: labelled lines without evidence, which take no part.
    """

    settings: FusionSettings
    before: Evaluation
    after: Evaluation
    gain: Gain
    apart: str
    blank: int


def add(commands: Any) -> None:
    """Declare the command's options."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "tune",
        help="fit how evidence is weighed to labelled lines",
        description="Search the temperatures and weights of words and voice, the emotions' "
        "weights, and how far neutral is held back, for what fits the labels best. What to "
        "expect on new lines is told by cross-validation, against the knobs that are shipped "
        "and against calling everything neutral. If that does not help, nothing is written. "
        "LABELS is as for `emosub evaluate`.",
    )
    labelled.declare(parser)
    parser.add_argument(
        "--method",
        choices=tuple(Method),
        default=Method.GRADIENT,
        type=Method,
        help="how to search (default: %(default)s)",
    )
    parser.add_argument(
        "--folds",
        type=int,
        default=FOLDS,
        metavar="N",
        help="parts of which each is held out in turn (default: %(default)s)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=f"where the profile goes (default: LABELS with {SUFFIX}); "
        "`emosub analyze --profile` and the window's settings take it",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a profile that exists")
    parser.add_argument("--force", action="store_true", help="write it even if it does not help")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Tune; return the exit code."""
    out: Path = options.out or options.labels.with_suffix(SUFFIX)
    if options.folds < 2:
        raise UsageError(reason="--folds takes at least 2")
    if out.exists() and not options.overwrite:
        raise OutputExistsError(path=out)
    lines = labelled.read(options)
    progress = ProgressLine(Console(stderr=True), quiet=options.json)
    with progress.live():
        films = labelled.judged(lines, options, progress)
        outcome = _tuned(films, options, progress)
    write = outcome.gain.helps or options.force
    if write:
        profiles.save(Profile(outcome.settings, _note(outcome, options)), out)
    if options.json:
        print_json(_summary(outcome, out if write else None))
    else:
        _show(outcome, out if write else None, options)
    return 0


def _tuned(
    films: Sequence[Sequence[Judged]], options: argparse.Namespace, progress: ProgressLine
) -> Outcome:
    """Return what tuning finds in lines that have been judged."""
    judged = list(chain.from_iterable(films))
    lines = fitting.read(
        [cue for _, cue in judged],
        [line.label for line, _ in judged],
        [number for number, film in enumerate(films) for _ in film],
    )
    _check(lines)
    start = calibration().settings
    apart, groups = grouping([line for line, _ in judged], lines.decided, options.folds)

    def advance(done: int) -> None:
        progress.update(Progress(Stage.TUNE, done, options.folds))

    advance(0)
    rows = np.flatnonzero(lines.decided)
    labels = lines.labels[rows]
    before = fitting.distributions(lines, start)[rows]
    after = held_out(
        lines, start, groups, folds=options.folds, method=options.method, advance=advance
    )
    return Outcome(
        settings=fitting.fit(lines, start, method=options.method),
        before=_evaluated(labels, before),
        after=_evaluated(labels, after),
        gain=gain(labels, before, after, groups[rows]),
        apart=apart,
        blank=sum(line.label is not None for line, _ in judged) - len(rows),
    )


def _check(lines: Lines) -> None:
    """Refuse what nothing can be told from."""
    labels = lines.labels[lines.decided]
    if len(labels) < _LEAST:
        raise UsageError(
            reason=f"tuning takes at least {_LEAST} labelled lines with evidence; "
            f"there are {len(labels)}"
        )
    if len(np.unique(labels)) < 2:
        raise UsageError(reason=f"all lines are labelled {EMOTIONS[labels[0]]}; nothing to tell")


def grouping(lines: Sequence[Label], decided: NDArray[np.bool_], folds: int) -> tuple[str, Numbers]:
    """Return what to hold out together, in a word, and its number for each line.

    Films where there are at least as many as folds, of clips their speakers; else single lines,
    which are more alike than those of another film would be.
    """
    clips = labelled.are_clips(lines)
    names = {
        "films": [] if clips else [line.video for line in lines],
        "speakers": [line.speaker for line in lines] if clips else [],
    }
    for word, values in names.items():
        found, numbers = np.unique(np.array(values), return_inverse=True)
        if all(found) and len(numbers) and len(np.unique(numbers[decided])) >= folds:
            return word, numbers
    return "lines", np.arange(len(lines))


def _evaluated(labels: Numbers, probabilities: Array) -> Evaluation:
    """Return the figures of distributions."""
    return evaluate(
        [EMOTIONS[label] for label in labels.tolist()],
        [Scores(*row) for row in probabilities.tolist()],
    )


# ---- reports ----------------------------------------------------------------------------


def _note(outcome: Outcome, options: argparse.Namespace) -> str:
    """Say where a profile comes from."""
    before, after = outcome.before, outcome.after
    return (
        f"Tuned on {after.lines} lines of {options.labels.name} ({labelled.models(options)}). "
        f"On held-out {outcome.apart}, shipped and tuned: accuracy {before.accuracy:.3f}, "
        f"{after.accuracy:.3f}; macro-F1 {before.macro_f1:.3f}, {after.macro_f1:.3f}; "
        f"cross-entropy {before.cross_entropy:.3f}, {after.cross_entropy:.3f}."
    )


def _summary(outcome: Outcome, out: Path | None) -> dict[str, Any]:
    """Return everything that was found."""
    return {
        "helps": outcome.gain.helps,
        "profile": str(out) if out else None,
        "held_out": outcome.apart,
        "without_evidence": outcome.blank,
        "shipped": msgspec.to_builtins(outcome.before),
        "tuned": msgspec.to_builtins(outcome.after),
        "gain": msgspec.to_builtins(outcome.gain),
        "settings": msgspec.to_builtins(outcome.settings),
    }


def _show(outcome: Outcome, out: Path | None, options: argparse.Namespace) -> None:
    """Print the tables and the verdict."""
    console = Console(highlight=False, soft_wrap=True)
    print_table(
        ["", *(f"{title} [95 %]" for title in _TITLES.values())],
        _figure_rows(outcome),
        title=f"{options.labels.name}: {labelled.models(options)}, held-out {outcome.apart}",
    )
    print_table(["knob", "shipped", "tuned"], knob_rows(calibration().settings, outcome.settings))
    blank = f" {outcome.blank} more have no evidence." if outcome.blank else ""
    console.print(f"{outcome.after.lines} labelled lines.{blank}")
    if outcome.apart == "lines":
        console.print(
            "They are of too few films to hold whole films out: expect somewhat less on others."
        )
    console.print(_verdict(outcome.gain))
    if out:
        console.print(f"[bold]{out}[/]")
    else:
        console.print("Nothing was written; the shipped knobs stay. --force writes it anyway.")


def _verdict(found: Gain) -> str:
    """Say in a sentence what tuning does to new lines."""
    better = [_TITLES[name] for name in _TITLES if getattr(found, name).low > 0.0]
    worse = [_TITLES[name] for name in _TITLES if getattr(found, name).high < 0.0]
    if not better and not worse:
        return "Tuning changes nothing for sure on lines that it was not fitted to."
    told = [
        f"{what} surely gets {how}"
        for what, how in ((", ".join(better), "better"), (", ".join(worse), "worse"))
        if what
    ]
    verdict = "helps" if found.helps else "does not help"
    return f"Tuning {verdict} on lines that it was not fitted to: {', but '.join(told)}."


def _figure_rows(outcome: Outcome) -> list[list[str]]:
    """Return the figures before and after, the gain, and those of calling all neutral."""
    rows = [
        [title, *(_span(getattr(each, name), each.intervals[name], ".3f") for name in _TITLES)]
        for title, each in (("shipped", outcome.before), ("tuned", outcome.after))
    ]
    gains: list[Difference] = [getattr(outcome.gain, name) for name in _TITLES]
    rows.append(["gain", *(_span(each.value, each, "+.3f") for each in gains)])
    neutral = outcome.after.baseline
    return [*rows, ["always neutral", *(f"{getattr(neutral, name):.3f}" for name in _TITLES)]]


def _span(value: float, ends: Interval | Difference, form: str) -> str:
    """Write a figure with its interval."""
    return f"{value:{form}} [{ends.low:{form}}, {ends.high:{form}}]"


def knob_rows(shipped: FusionSettings, tuned: FusionSettings) -> list[list[str]]:
    """Return each knob that tuning searches as (name, shipped, tuned)."""
    names = (*fitting.FACTORS, "neutral_suppression")
    rows = [
        [name.replace("_", " "), f"{getattr(shipped, name):g}", f"{getattr(tuned, name):g}"]
        for name in names
    ]
    for emotion in EMOTIONS:
        values = (settings.emotion_weights.get(emotion, 1.0) for settings in (shipped, tuned))
        rows.append([f"weight of {emotion}", *(f"{value:g}" for value in values)])
    return rows
