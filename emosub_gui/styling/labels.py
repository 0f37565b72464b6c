"""Emotions in brackets, as subtitles for the deaf and hard of hearing (SDH) write them."""

from __future__ import annotations

import re

from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.reading import script_language

_LABELS: dict[str, dict[Emotion, str]] = {
    "en": {
        Emotion.HAPPY: "happy",
        Emotion.SAD: "sad",
        Emotion.ANGRY: "angry",
        Emotion.FEAR: "fearful",
        Emotion.SURPRISE: "surprised",
        Emotion.DISGUST: "disgusted",
    },
    "ko": {
        Emotion.HAPPY: "기쁨",
        Emotion.SAD: "슬픔",
        Emotion.ANGRY: "분노",
        Emotion.FEAR: "두려움",
        Emotion.SURPRISE: "놀람",
        Emotion.DISGUST: "혐오",
    },
}
_BRACKETED = re.compile(r"\s*[\[(（［]")


def emotion_label(emotion: Emotion | None, language: str) -> str:
    """Return an emotion in brackets, or "" for neutral; other languages than Korean get English."""
    name = _LABELS.get(language, _LABELS["en"]).get(emotion) if emotion else None
    return f"[{name}]" if name else ""


def label(cue: Cue) -> str:
    """Return what goes before a cue's text: its emotion in brackets, and a space.

    Nothing goes before a text that is empty or begins with a bracket already.
    """
    plain = cue.plain
    if not plain.strip() or _BRACKETED.match(plain):
        return ""
    written = emotion_label(cue.emotion, cue.language or script_language(plain))
    return f"{written} " if written else ""


def labelled(cue: Cue) -> str:
    """Return a cue's event text with its label before it."""
    return label(cue) + cue.text
