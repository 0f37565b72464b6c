"""What is normal in a film, made of the lines that sound neutral."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.voice.baseline import NEUTRAL_SHARE, neutral_weights

shares = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30).map(np.array)


@given(shares)
def test_weights_are_none_below_zero_and_as_many_as_the_lines(neutral):
    weights = neutral_weights(neutral, np.ones(len(neutral)))
    assert (weights >= 0.0).all()
    assert weights.sum() == pytest.approx(len(neutral))


def test_neutral_lines_have_their_share_whatever_theirs_of_the_film():
    for calm in (1, 5, 9):
        neutral = np.array([1.0] * calm + [0.0] * (10 - calm))
        weights = neutral_weights(neutral, np.ones(10))
        assert weights[:calm].sum() == pytest.approx(10 * NEUTRAL_SHARE)


def test_a_film_of_one_sort_weighs_its_lines_alike():
    for share in (0.0, 1.0):
        assert neutral_weights(np.full(4, share), np.ones(4)) == pytest.approx(np.ones(4))


def test_a_line_that_counts_more_keeps_counting_more():
    weights = neutral_weights(np.full(3, 0.8), np.array([1.0, 3.0, 1.0]))
    assert weights[1] == pytest.approx(3 * weights[0])
