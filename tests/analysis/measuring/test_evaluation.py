"""Figures of an evaluation, against values worked out by hand and by scikit-learn's formulas."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import scores

from emosub_gui.analysis.measuring.evaluation import evaluate, markdown
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores

N, H, S, A = EMOTIONS[:4]


def sure(emotion: Emotion, confidence: float = 0.94) -> Scores:
    """Return a distribution that is this sure of an emotion."""
    rest = (1 - confidence) / 6
    return Scores.of(confidence if each is emotion else rest for each in EMOTIONS)


def test_figures_worked_out_by_hand() -> None:
    labels = [N, N, N, H, H, A]
    called = [N, N, H, H, N, N]
    result = evaluate(labels, [sure(each) for each in called], resamples=0)
    assert result.accuracy == pytest.approx(3 / 6)
    # F1: neutral 2*2/(3+4), happy 2*1/(2+2), angry 0.
    assert result.macro_f1 == pytest.approx((4 / 7 + 1 / 2 + 0) / 3)
    assert result.neutral_rate == pytest.approx(4 / 6)
    assert result.per_class[N].precision == pytest.approx(2 / 4)
    assert result.per_class[N].recall == pytest.approx(2 / 3)
    assert result.per_class[H].support == 2
    assert result.per_class[S].f1 == 0
    assert result.confusion[0][:2] == (2, 1)
    wrong = -math.log((1 - 0.94) / 6)
    assert result.cross_entropy == pytest.approx((3 * -math.log(0.94) + 3 * wrong) / 6)
    assert result.calibration_error == pytest.approx(0.94 - 0.5)
    assert result.baseline.accuracy == pytest.approx(0.5)
    assert result.baseline.macro_f1 == pytest.approx((2 * 3 / 9) / 3)


def test_a_calibrated_model_has_no_calibration_error() -> None:
    labels = [H] * 8 + [N] * 2
    assert evaluate(labels, [sure(H, 0.8)] * 10, resamples=0).calibration_error == pytest.approx(0)


def test_errors_among_the_doubtful_are_found() -> None:
    labels = [H] * 10
    said = [sure(H)] * 8 + [sure(A, 0.3)] * 2
    found = evaluate(labels, said, resamples=0)
    assert found.error_share_of_doubtful == 1.0
    assert found.doubtful_ratio == pytest.approx(5.0)
    assert evaluate(labels, [sure(H)] * 10, resamples=0).error_share_of_doubtful == 0.0


def test_a_line_without_evidence_is_called_neutral_and_counted() -> None:
    result = evaluate([N, H], [None, sure(H)], resamples=0)
    assert result.accuracy == 1.0
    assert result.skipped == 1


def test_nothing_to_compare_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        evaluate([], [])
    with pytest.raises(ValueError, match="as many"):
        evaluate([N], [])


@given(st.lists(st.tuples(st.sampled_from(EMOTIONS), scores), min_size=1, max_size=40))
def test_shares_are_shares_and_counts_add_up(lines: list[tuple[Emotion, Scores]]) -> None:
    labels, said = [line[0] for line in lines], [line[1] for line in lines]
    result = evaluate(labels, said, resamples=0)
    for name in ("accuracy", "macro_f1", "neutral_rate", "calibration_error"):
        assert 0 <= getattr(result, name) <= 1
    assert np.sum(result.confusion) == len(lines) == result.lines
    assert sum(each.support for each in result.per_class.values()) == len(lines)


def test_intervals_hold_the_figure_and_repeat_with_the_seed() -> None:
    labels = [N, H, S, A] * 30
    said = [sure(N), sure(H), sure(S), sure(N)] * 30
    first, again = (evaluate(labels, said, resamples=200, seed=3) for _ in range(2))
    assert first == again
    interval = first.intervals["accuracy"]
    assert interval.low < 0.75 < interval.high
    assert interval.high - interval.low < 0.2


def test_the_report_names_every_emotion_and_the_baseline() -> None:
    text = markdown(evaluate([N, H], [sure(N), sure(H)], resamples=50), "Test")
    assert "always neutral" in text
    for emotion in EMOTIONS:
        assert f"| {emotion} |" in text


@pytest.mark.parametrize(
    ("name", "emotion"),
    [("joy", H), ("Anger", A), ("기쁨", H), ("calm", N), ("sadness", S), ("ps", EMOTIONS[5])],
)
def test_names_that_data_sets_use_are_understood(name: str, emotion: Emotion) -> None:
    assert Emotion(name) is emotion


def test_names_that_nobody_knows_are_not() -> None:
    with pytest.raises(ValueError, match="bored"):
        Emotion("bored")
