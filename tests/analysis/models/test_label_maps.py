import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import ModelLabelsError

SEVENTH = pytest.approx(1 / 7)


def test_all_seven_stay_as_they_are():
    chances = [0.1, 0.2, 0.05, 0.3, 0.15, 0.12, 0.08]
    found = LabelMap("m", [str(emotion) for emotion in EMOTIONS]).judgement(np.array(chances))
    assert list(found.scores) == pytest.approx(chances)
    assert found.reliability == 1.0


def test_emotions_without_a_label_are_neither_likely_nor_unlikely():
    found = LabelMap("m", ["neu", "hap", "ang", "sad"]).judgement(np.array([0.7, 0.1, 0.1, 0.1]))
    assert found.scores.fear == found.scores.surprise == found.scores.disgust == SEVENTH
    assert found.scores.neutral == pytest.approx(0.7 * 4 / 7)


def test_two_names_of_an_emotion_make_it_no_likelier():
    labels = ["calm", "neutral", "happy"]
    scores = LabelMap("m", labels).judgement(np.full(3, 1 / 3)).scores
    assert scores.neutral == pytest.approx(scores.happy)


@pytest.mark.parametrize(
    ("label", "emotion"),
    [
        ("기쁨", Emotion.HAPPY),
        ("당황", Emotion.SURPRISE),
        ("female_angry", Emotion.ANGRY),
        ("Male_Calm", Emotion.NEUTRAL),
        (" fearful ", Emotion.FEAR),
        ("ANXIOUS", Emotion.FEAR),
    ],
)
def test_labels_are_understood(label, emotion):
    assert LabelMap("m", [label], {"anxious": Emotion.FEAR}).emotions == (emotion,)


def test_a_label_outside_the_seven_makes_a_line_less_reliable():
    labels = LabelMap("m", ["happy", "sad", "other"], {"other": None})
    found = labels.judgement(np.array([0.3, 0.1, 0.6]))
    assert found.reliability == pytest.approx(0.4)
    assert found.scores.happy == pytest.approx(0.75 * 2 / 7)
    assert labels.judgement(np.array([0.0, 0.0, 1.0])).reliability == 0.0


@pytest.mark.parametrize("labels", [[], ["툴툴대는"], ["happy", "LABEL_1"]])
def test_what_nobody_knows_is_an_error(labels):
    with pytest.raises(ModelLabelsError, match=labels[-1] if labels else "none"):
        LabelMap("m", labels)


@given(st.lists(st.sampled_from(EMOTIONS), min_size=1, max_size=12), st.data())
def test_the_result_is_a_distribution_that_keeps_the_order_of_single_labels(emotions, data):
    weights = data.draw(
        st.lists(st.floats(0.01, 1), min_size=len(emotions), max_size=len(emotions))
    )
    chances = np.array(weights) / sum(weights)
    found = LabelMap("m", [str(emotion) for emotion in emotions]).judgement(chances)
    assert sum(found.scores) == pytest.approx(1)
    names = [emotion for emotion in emotions if emotions.count(emotion) == 1]
    single = [(found.scores[name], chances[emotions.index(name)]) for name in names]
    assert sorted(single) == sorted(single, key=lambda pair: pair[1])
