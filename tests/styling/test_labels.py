import pytest

from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.styling.labels import emotion_label, labelled


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_emotion_but_neutral_has_a_label_of_its_own(language: str) -> None:
    labels = [emotion_label(emotion, language) for emotion in EMOTIONS]
    assert labels[0] == ""
    assert len(set(labels)) == len(EMOTIONS)
    assert emotion_label(None, language) == ""


def test_the_label_is_in_the_language_of_the_line() -> None:
    assert labelled(Cue(1, 0, 1, "Go!", emotion=Emotion.ANGRY)) == "[angry] Go!"
    assert labelled(Cue(1, 0, 1, "가!", emotion=Emotion.ANGRY)) == "[분노] 가!"
    assert labelled(Cue(1, 0, 1, "OK!", emotion=Emotion.ANGRY, language="ko")) == "[분노] OK!"
    assert labelled(Cue(1, 0, 1, "Va!", emotion=Emotion.ANGRY, language="fr")) == "[angry] Va!"


@pytest.mark.parametrize("text", ["", "  ", "[sighs]", "(crying) Go!", r"{\i1}[sighs] Go!"])
def test_nothing_and_what_is_bracketed_already_are_not_labelled(text: str) -> None:
    assert labelled(Cue(1, 0, 1, text, emotion=Emotion.SAD)) == text
