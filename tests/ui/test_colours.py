"""The program's colours, against those of the subtitles."""

import pytest
from PySide6.QtGui import QColor

from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.styling.themes import find_theme
from emosub_gui.ui.look.colours import DARK, LIGHT, Colours

FEELINGS = [emotion for emotion in EMOTIONS if emotion is not Emotion.NEUTRAL]


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("theme", ["cinema", "drama", "voice"])
@pytest.mark.parametrize("emotion", FEELINGS)
def test_an_emotion_has_one_hue_in_the_lists_and_in_the_picture(
    emotion: Emotion, theme: str, colours: Colours
) -> None:
    fill = find_theme(theme).emotions[emotion].fill
    assert fill is not None
    apart = abs(QColor(fill).hslHue() - colours.emotion(emotion).hslHue())
    assert min(apart, 360 - apart) <= 20
