import numpy as np
import pytest

from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText
from emosub_gui.analysis.classifiers.ensemble import Ensemble
from emosub_gui.analysis.classifiers.remembering import Remembering, remembering
from emosub_gui.analysis.types import Segment


@pytest.fixture(scope="module")
def text():
    return EmbeddedText()


class Counting:
    """The embedded text model, which counts how many lines it is asked about."""

    name, modality, languages = "counting", "text", frozenset()

    def __init__(self, model):
        self.model, self.asked = model, 0

    def classify_batch(self, segments, batch_size=16):
        self.asked += len(segments)
        return self.model.classify_batch(segments, batch_size)


def test_each_cue_is_asked_about_once_and_answered_alike(text):
    sound = np.zeros(10, np.int16)
    lines = [Segment(pcm=sound[i:], text=one) for i, one in enumerate(["I love it!", "", "No."])]
    counting = Counting(text)
    model = Remembering(counting)
    first = model.classify_batch(lines)
    assert first == text.classify_batch(lines)
    assert model.classify_batch(lines[::-1]) == first[::-1]
    assert counting.asked == 3
    changed = Segment(pcm=lines[0].pcm, text="I hate it!")
    assert model.classify_batch([changed]) != first[:1]
    assert counting.asked == 4


def test_what_compares_with_the_film_is_asked_again(text):
    sound = EmbeddedSound()
    assert remembering(sound) is sound
    assert remembering(text) is not text


def test_of_an_ensemble_each_model_remembers_for_itself(text):
    counting = Counting(text)
    model = remembering(Ensemble([(counting, 1.0), (counting, 2.0)]))
    line = Segment(pcm=np.zeros(0, np.int16), text="I love it!")
    assert model.classify_batch([line]) == model.classify_batch([line])
    assert counting.asked == 2
