"""Grouping points of voices."""

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emosub_gui.analysis.speakers.clustering import NOBODY, Numbers, centres, cluster, nearest
from emosub_gui.analysis.voice.identity import FEATURES
from emosub_gui.core.errors import Cancelled

SPREAD = 0.5


def drawn(sizes: list[int], spread: float = SPREAD, seed: int = 0) -> tuple[np.ndarray, Numbers]:
    """Return points of speakers by the model that the clustering supposes, around their mean."""
    rng = np.random.default_rng(seed)
    homes = rng.normal(0, np.sqrt(spread), (len(sizes), FEATURES))
    truth = np.repeat(np.arange(len(sizes)), sizes)
    points = homes[truth] + rng.normal(size=(len(truth), FEATURES))
    return points - points.mean(axis=0), truth


def alike(one: Numbers, other: Numbers) -> float:
    """Return the share of pairs on which two groupings agree (the Rand index)."""
    pairs = np.triu_indices(len(one), 1)
    same, also = one[:, None] == one, other[:, None] == other
    return float((same == also)[pairs].mean())


@pytest.mark.parametrize("sizes", [[20, 20], [25, 10, 15], [12, 12, 12, 12], [60, 8]])
def test_it_finds_who_is_there(sizes: list[int]) -> None:
    points, truth = drawn(sizes, spread=2.0)
    assert alike(cluster(points, 2.0), truth) > 0.97


def test_one_speaker_is_one_however_much_they_say() -> None:
    for size in (2, 10, 60, 300):
        points, _ = drawn([size])
        assert cluster(points, SPREAD).max() == 0


def test_more_lines_do_not_make_more_speakers() -> None:
    """Of hundreds of lines, the moods of one speaker would each pass for somebody else."""
    rng = np.random.default_rng(1)
    moods = rng.normal(0, 0.5, (6, FEATURES))
    found = []
    for size in (40, 200, 1000):
        points = moods[rng.integers(6, size=size)] + rng.normal(size=(size, FEATURES))
        found.append(int(cluster(points - points.mean(axis=0), SPREAD).max()) + 1)
    assert max(found) <= found[0] + 1


def test_a_given_number_is_kept_to() -> None:
    points, truth = drawn([20, 20, 20])
    for count in (1, 2, 3, 5):
        assert len(np.unique(cluster(points, SPREAD, count))) == count
    assert alike(cluster(points, SPREAD, 3), truth) > 0.9


def test_no_more_speakers_than_lines() -> None:
    points, _ = drawn([2])
    assert len(np.unique(cluster(points, SPREAD, 9))) == 2
    assert cluster(np.zeros((0, FEATURES)), SPREAD).tolist() == []


def test_named_lines_stay_together_and_apart_from_others() -> None:
    points, truth = drawn([15, 15], spread=0.1)  # too alike to be told apart
    names = np.full(30, NOBODY)
    names[[0, 5, 9]], names[[16, 20]] = 0, 1
    found = cluster(points, SPREAD, 0, names)
    assert len(set(found[[0, 5, 9]].tolist())) == 1
    assert len(set(found[[16, 20]].tolist())) == 1
    assert found[0] != found[16]
    assert len(np.unique(cluster(points, SPREAD, 1, names))) == 2
    assert truth[0] != truth[16]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.integers(0, 5), st.integers(0, 99))
def test_numbers_have_no_gaps_and_do_not_hang_on_chance(
    sizes: list[int], count: int, seed: int
) -> None:
    points, _ = drawn(sizes, seed=seed)
    found = cluster(points, SPREAD, count)
    assert set(found.tolist()) == set(range(found.max() + 1))
    assert np.array_equal(cluster(points, SPREAD, count), found)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 99))
def test_the_order_of_lines_does_not_matter(seed: int) -> None:
    points, _ = drawn([12, 12, 12], seed=seed)
    shuffled = np.random.default_rng(seed).permutation(len(points))
    found = cluster(points, SPREAD)
    assert alike(cluster(points[shuffled], SPREAD), found[shuffled]) == 1.0


def test_a_point_goes_to_the_nearest_place() -> None:
    points, truth = drawn([30, 30], spread=3.0)
    places = centres(points, truth, 3.0)
    assert (nearest(points, places) == truth).mean() > 0.95


def test_the_wish_to_stop_is_heard() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        cluster(drawn([9, 9])[0], SPREAD, cancel=stop)
