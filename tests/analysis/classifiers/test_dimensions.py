import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.classifiers import dimensions
from emosub_gui.core.emotion import EMOTIONS, Emotion


def at(*places):
    return (np.array(places) + 1) / 2


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_an_emotions_own_place_is_most_likely_that_emotion(emotion):
    found = dimensions.judgement(at(*dimensions.PLACES[emotion]))
    assert found.scores.best is emotion


def test_the_middle_is_neutral_and_no_wonder():
    found = dimensions.judgement(np.full(3, 0.5))
    assert found.scores.best is Emotion.NEUTRAL
    assert found.arousal == 0.5


def test_anger_and_fear_differ_by_dominance():
    strong, weak = (dimensions.judgement(at(0.6, power, -0.55)).scores for power in (0.3, -0.5))
    assert strong.angry > strong.fear
    assert weak.fear > weak.angry


@given(st.lists(st.floats(-0.5, 1.5), min_size=3, max_size=3))
def test_it_is_a_distribution_that_says_it_is_approximate(values):
    found = dimensions.judgement(np.array(values))
    assert sum(found.scores) == pytest.approx(1)
    assert found.reliability == dimensions.RELIABILITY < 1
    assert 0 <= found.arousal <= 1
