"""Figures of the model cards, against cases that can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from emosub_gui.analysis.training.measures import (
    Fit,
    accuracy,
    bootstrap,
    calibrate,
    calibration_error,
    choose_thresholds,
    cross_entropy,
    doubtful_share,
    draw_like_film,
    f1,
    macro_f1,
    one_hot,
    softmax,
)

FILM = np.array([0.5, 0.16, 0.08, 0.1, 0.03, 0.1, 0.03])
EVEN = (1 / 7,) * 7


def random_lines(lines: int = 4000, sharpness: float = 1.5) -> tuple[np.ndarray, np.ndarray]:
    """Return truth that follows its own scores, so that the scores are calibrated."""
    chance = np.random.default_rng(1)
    scores = softmax(chance.normal(0, sharpness, (lines, 7)))
    picks = [chance.choice(7, p=row) for row in scores]
    return np.eye(7)[picks], scores


def test_f1_counts_hits_misses_and_false_alarms() -> None:
    truth = np.array([[1, 0], [1, 0], [0, 1], [0, 1]])
    guess = np.array([[1, 0], [0, 1], [0, 1], [0, 1]])
    assert f1(truth, guess) == pytest.approx([2 / 3, 4 / 5])
    assert macro_f1(truth, guess) == pytest.approx(11 / 15)
    assert accuracy(truth, guess) == 0.75


def test_thresholds_are_those_of_the_best_f1() -> None:
    scores = np.array([[0.9, 0.05], [0.6, 0.02], [0.4, 0.5], [0.1, 0.4]])
    truth = np.array([[1, 0], [1, 0], [0, 1], [0, 1]])
    assert f1(truth, scores > choose_thresholds(truth, scores)).tolist() == [1.0, 1.0]


def test_an_interval_holds_its_figure_and_narrows_with_lines() -> None:
    truth, scores = random_lines(2000)
    guess = one_hot(scores)
    few = bootstrap(accuracy, truth[:100], guess[:100], 200)
    many = bootstrap(accuracy, truth, guess, 200)
    assert few.low < few.value < few.high
    assert many.high - many.low < few.high - few.low


def test_calibrated_scores_have_little_error_and_sharpened_ones_much() -> None:
    truth, scores = random_lines()
    assert calibration_error(truth, scores) < 0.03
    assert calibration_error(truth, softmax(3 * np.log(scores))) > 0.15


def test_calibration_undoes_overconfidence() -> None:
    truth, scores = random_lines()
    prior = np.full(7, 1 / 7)
    too_sure = softmax(2 * np.log(scores))
    fit = calibrate(truth, too_sure, prior, prior)
    assert fit.temperature == pytest.approx(2.0, abs=0.2)
    assert calibration_error(truth, fit.apply(too_sure, prior)) < 0.03


def test_an_uninformative_model_leaves_the_films_prior() -> None:
    applied = Fit(EVEN).apply(np.full((3, 7), 1 / 7), FILM)
    assert applied == pytest.approx(np.tile(FILM, (3, 1)))


def test_drawn_lines_hold_each_emotion_as_often_as_a_film() -> None:
    truth = np.zeros((7000, 7))
    truth[np.arange(7000), np.arange(7000) % 7] = 1
    truth[:7, 0] = 1  # these show two emotions, and cannot be drawn
    drawn = draw_like_film(truth, FILM)
    assert len(set(drawn.tolist())) == len(drawn)
    assert truth[drawn].mean(axis=0) == pytest.approx(FILM, abs=0.002)
    assert (truth[drawn].sum(axis=1) == 1).all()


def test_doubtful_lines_hold_more_than_their_share_of_errors() -> None:
    truth, scores = random_lines()
    assert doubtful_share(truth, scores) > 1.3
    shuffled = np.random.default_rng(0).permutation(scores)
    assert doubtful_share(truth, shuffled) == pytest.approx(1.0, abs=0.15)


@given(arrays(float, (4, 7), elements=st.floats(-50, 50)), st.floats(0.5, 4), st.floats(-2, 2))
def test_applied_scores_are_distributions(
    logits: np.ndarray, temperature: float, bias: float
) -> None:
    applied = Fit(EVEN, temperature, bias).apply(softmax(logits), FILM)
    assert applied.sum(axis=1) == pytest.approx(np.ones(4))
    assert np.isfinite(cross_entropy(np.eye(7)[:4], applied))
