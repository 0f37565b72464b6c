"""Telling whether fitted knobs help on new lines."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.measuring.fitting import UNDECIDED, Array, Lines, Numbers, distributions
from emosub_gui.analysis.measuring.validation import deal, gain, held_out
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import Cancelled

DEFAULTS = FusionSettings(adaptation=0.0)
CLASSES = len(EMOTIONS)


def made(count: int, *, strength: float, seed: int = 0) -> Lines:
    """Return lines of as many emotions each, whose words say it `strength` times too strongly."""
    rng = np.random.default_rng(seed)
    labels = rng.choice(CLASSES, count, p=tuple(DEFAULTS.prior))
    # Of normal evidence with a shift d on the true class, d * x is the log-likelihood ratio.
    evidence = rng.normal(size=(count, CLASSES)) + 1.5 * np.eye(CLASSES)[labels]
    nothing = np.zeros((count, CLASSES))
    silent = np.zeros(count)
    films = np.zeros(count, np.intp)
    return Lines(strength * 1.5 * evidence, nothing, silent, silent, labels, films)


def judged(lines: Lines) -> Array:
    return distributions(lines, DEFAULTS)


def test_it_helps_where_the_experts_are_too_sure() -> None:
    lines = made(400, strength=3.0)
    found = gain(lines.labels, judged(lines), held_out(lines, DEFAULTS))
    assert found.helps
    assert found.cross_entropy.low < found.cross_entropy.value < found.cross_entropy.high


def test_it_does_not_help_where_they_are_right_already() -> None:
    lines = made(60, strength=1.0)
    assert not gain(lines.labels, judged(lines), held_out(lines, DEFAULTS)).helps


def test_labels_that_mean_nothing_do_not_help() -> None:
    lines = made(200, strength=1.0)
    mixed = np.random.default_rng(1).permutation(lines.labels)
    blind = replace(lines, text=np.zeros_like(lines.text), labels=mixed)
    # Nothing is known of any line, and the prior is theirs already.
    assert not gain(mixed, judged(blind), held_out(blind, DEFAULTS)).helps


def test_a_line_is_judged_without_its_own_label() -> None:
    lines = made(80, strength=1.0)
    groups = np.arange(80) // 16
    before = held_out(lines, DEFAULTS, groups)
    # Two labels of the same group change places, which leaves the folds as they are.
    other = lines.labels.copy()
    first, second = (
        int(np.flatnonzero(other[:16] == each)[0]) for each in np.unique(other[:16])[:2]
    )
    other[[first, second]] = other[[second, first]]
    after = held_out(replace(lines, labels=other), DEFAULTS, groups)
    assert after[:16] == pytest.approx(before[:16])
    assert after[16:] != pytest.approx(before[16:])


def test_undecided_lines_are_left_out() -> None:
    lines = made(50, strength=2.0)
    labels = lines.labels.copy()
    labels[::5] = UNDECIDED
    assert held_out(replace(lines, labels=labels), DEFAULTS).shape == (40, CLASSES)


def test_folds_are_told_and_the_wish_to_stop_is_heard() -> None:
    lines = made(50, strength=2.0)
    done: list[int] = []
    held_out(lines, DEFAULTS, folds=4, advance=done.append)
    assert done == [1, 2, 3, 4]
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        held_out(lines, DEFAULTS, cancel=stop)
    with pytest.raises(Cancelled):
        gain(lines.labels, judged(lines), judged(lines), cancel=stop)


def test_intervals_are_wider_where_whole_films_are_drawn() -> None:
    lines = made(300, strength=3.0)
    after = held_out(lines, DEFAULTS)
    # The very same line thirty times over tells no more than once.
    alike = np.repeat(np.arange(10), 30)
    labels, before, after = lines.labels[alike], judged(lines)[alike], after[alike]
    by_line, by_film = gain(labels, before, after), gain(labels, before, after, alike)
    width = by_film.cross_entropy.high - by_film.cross_entropy.low
    assert width > 3 * (by_line.cross_entropy.high - by_line.cross_entropy.low)


def test_one_group_cannot_be_held_out() -> None:
    with pytest.raises(ValueError, match="two groups"):
        deal(np.zeros(5, np.intp), np.zeros(5, np.intp))


numbers = st.lists(
    st.tuples(st.integers(0, CLASSES - 1), st.integers(0, 9)), min_size=2, max_size=80
).filter(lambda pairs: len({group for _, group in pairs}) > 1)


@given(numbers, st.integers(2, 6))
def test_groups_stay_whole_and_no_fold_is_empty(pairs: list[tuple[int, int]], folds: int) -> None:
    labels, groups = np.array(pairs).T
    fold = deal(labels, groups, folds)
    for group in set(groups.tolist()):
        assert len(set(fold[groups == group].tolist())) == 1
    assert set(fold.tolist()) == set(range(min(folds, len(set(groups.tolist())))))


@given(st.lists(st.integers(0, CLASSES - 1), min_size=10, max_size=80))
def test_single_lines_are_dealt_evenly(labels: list[int]) -> None:
    told: Numbers = np.array(labels)
    fold = deal(told, np.arange(len(told)))
    for emotion in set(labels):
        counts = np.bincount(fold[told == emotion], minlength=5)
        assert counts.max() - counts.min() <= 1
