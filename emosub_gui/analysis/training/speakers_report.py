"""How well speakers are told apart, in films put together of speakers nobody has learned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import normalized_mutual_info_score

from emosub_gui.analysis.speakers.clustering import cluster
from emosub_gui.analysis.training.emodb import Clip
from emosub_gui.analysis.training.voices import CALM, Voices
from emosub_gui.analysis.voice.identity import FEATURES, VoiceSpace

Numbers = NDArray[np.intp]
Fit = Callable[[Sequence[Voices]], VoiceSpace]

_CARD = Path(__file__).parent / "cards" / "speakers.md"
_MEN = ("03", "10", "11", "12", "15")
_COLUMNS = (
    "recording",
    "kind of film",
    "speakers",
    "found",
    "error, number found",
    "error, number given",
    "pitch alone, number given",
    "one speaker",
    "purity, number found",
    "mutual information",
)
SPLITS = 10
SPEAKERS = (1, 2, 3, 4, 5)
CALM_SHARES = {"calm": 0.9, "like television": 0.65, "acted": 0.2}
"""Share of lines without emotion by kind of film."""


class Recording(NamedTuple):
    """Lines to put films together from.

    Attributes:
        lines: of all speakers.
        most: lines of a speaker in a film; at least a fifth of it.
        kinds: of film, by names in `CALM_SHARES`.
        films: how many for each row.
    """

    lines: Voices
    most: int
    kinds: Sequence[str]
    films: int


class Figures(NamedTuple):
    """How well the speakers of films were told apart, on average.

    Attributes:
        error: share of lines of another speaker than their group's, groups and speakers matched
            one to one for the best (the confusion part of the diarisation error rate, by lines).
        purity: share of lines of the speaker that most of their group are of.
        information: mutual information, normalised by the mean of both entropies.
        found: how many speakers were found.
    """

    error: float
    purity: float
    information: float
    found: float


Found = dict[tuple[str, str, int], dict[str, Figures]]
"""Figures of each method by recording, kind of film and number of speakers."""


def measure(fit: Fit, training: Sequence[Voices], tests: Mapping[str, Recording]) -> Found:
    """Measure on films of speakers that the space was not learned from: half each.

    Args:
        fit: learns the space.
        training: recordings to learn from.
        tests: recordings to put films together from, by name.
    """
    rng = np.random.default_rng(1)
    names = np.unique(training[0].speakers)
    halves = [_half(names, rng) for _ in range(SPLITS)]
    spaces = [
        fit([each.where(np.isin(each.speakers, half)) for each in training]) for half in halves
    ]
    found: Found = {}
    for name, recording in tests.items():
        for kind in recording.kinds:
            for speakers in SPEAKERS:
                drawn = []
                for number in range(recording.films):
                    known = np.isin(recording.lines.speakers, halves[number % SPLITS])
                    others = recording.lines.where(~known)
                    film = draw(others, speakers, recording.most, CALM_SHARES[kind], rng)
                    drawn.append(_judged(film, spaces[number % SPLITS], speakers))
                found[name, kind, speakers] = {
                    method: Figures(*np.mean([each[method] for each in drawn], axis=0).tolist())
                    for method in drawn[0]
                }
    return found


def _half(names: NDArray[np.str_], rng: Generator) -> NDArray[np.str_]:
    """Return half of the speakers, men and women as evenly as possible."""
    men = names[np.isin(names, _MEN)]
    women = names[~np.isin(names, _MEN)]
    share = int(rng.integers(2, 4))
    return np.concatenate(
        [
            rng.choice(men, min(share, len(men)), replace=False),
            rng.choice(women, min(5 - share, len(women)), replace=False),
        ]
    )


def draw(lines: Voices, speakers: int, most: int, calm: float, rng: Generator) -> Voices:
    """Return the lines of a film; some speakers have more to say than others.

    Args:
        lines: of all speakers there are.
        speakers: how many to take.
        most: lines of each.
        calm: share of lines without emotion.
        rng: decides.
    """
    who = rng.choice(np.unique(lines.speakers), speakers, replace=False)
    chosen: list[int] = []
    is_calm = np.isin(lines.moods, CALM)
    for name in who:
        size = int(rng.integers(most // 5, most + 1))
        for of_kind, share in ((is_calm, calm), (~is_calm, 1.0 - calm)):
            there = np.flatnonzero((lines.speakers == name) & of_kind)
            wanted = min(len(there), round(size * share))
            chosen += rng.choice(there, wanted, replace=False).tolist()
    mask = np.zeros(len(lines.speakers), np.bool_)
    mask[chosen] = True
    return lines.where(mask)


def _judged(film: Voices, space: VoiceSpace, speakers: int) -> dict[str, Figures]:
    """Return the figures of every method on one film."""
    points = space.place(film.voices)
    pitch = film.voices[:, [FEATURES - 1]]
    pitch = (pitch - pitch.mean()) / max(float(pitch.std()), 1e-9)
    one = np.zeros(len(points), np.intp)
    return {
        method: scored(film.speakers, numbers)
        for method, numbers in (
            ("voices", cluster(points, space.spread)),
            ("voices, number given", cluster(points, space.spread, speakers)),
            ("pitch, number given", cluster(3.0 * pitch, 1.0, speakers)),
            ("one speaker", one),
        )
    }


def scored(truth: NDArray[np.str_], numbers: Numbers) -> Figures:
    """Compare groups with speakers."""
    _, speaker = np.unique(truth, return_inverse=True)
    table = np.zeros((speaker.max() + 1, numbers.max() + 1))
    np.add.at(table, (speaker, numbers), 1.0)
    rows, columns = linear_sum_assignment(-table)
    return Figures(
        error=1.0 - float(table[rows, columns].sum() / len(truth)),
        purity=float(table.max(axis=0).sum() / len(truth)),
        information=float(normalized_mutual_info_score(speaker, numbers)),
        found=float(len(np.unique(numbers))),
    )


# ---- the card ---------------------------------------------------------------------------


def card(found: Found, clips: Sequence[Clip]) -> str:
    """Return the card."""
    return Template(_CARD.read_text("utf-8")).substitute(
        clips=len(clips),
        speakers=len({clip.speaker for clip in clips}),
        features=FEATURES,
        numbers=FEATURES * (FEATURES + 1) + 1,
        table=table(found),
    )


def table(found: Found) -> str:
    """Return the figures as a Markdown table."""
    lines = [f"| {' | '.join(_COLUMNS)} |", "| --- | --- |" + " ---: |" * (len(_COLUMNS) - 2)]
    for (recording, kind, speakers), figures in found.items():
        own = figures["voices"]
        cells = [f"{own.found:.1f}", *(f"{each.error:.2f}" for each in figures.values())]
        cells += [f"{own.purity:.2f}", f"{own.information:.2f}"]
        lines.append(f"| {recording} | {kind} | {speakers} | {' | '.join(cells)} |")
    return "\n".join(lines)
