"""Scenes of film and television dialogue, written for this project (MIT).

Their labels follow the habit of people who label television, who see and hear a scene: about
half of the lines are neutral, and the words often do not say what is felt. They were given
before any model had seen the lines. A scene as a whole is for one purpose (`SceneLine.part`).
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from emosub_gui.analysis.training.data import Line
from emosub_gui.core.emotion import INDEX, Emotion
from emosub_gui.core.files import read_bytes

_FOLDER = Path(__file__).parent / "dialogue"


class SceneLine(msgspec.Struct, frozen=True):
    """A line of a scene.

    Attributes:
        video: the scene.
        part: "learn" for the text models, "fit" for the fusion, "report" to measure both, and
            "fresh" to measure what was written last, by which nothing is chosen.
        speaker, text, label: who says what, and how.
    """

    video: str
    part: str
    speaker: str
    text: str
    label: Emotion


def scene_lines(language: str, part: str) -> list[SceneLine]:
    """Return one part of the scenes in a language, "en" or "ko", in order."""
    decoder = msgspec.json.Decoder(SceneLine)
    data = read_bytes(_FOLDER / f"scenes_{language}.jsonl")
    return [line for line in decoder.decode_lines(data) if line.part == part]


def labelled_lines(language: str, part: str) -> list[Line]:
    """Return one part of the scenes, each line by itself; labels count in `EMOTIONS`."""
    return [Line(line.text, (INDEX[line.label],)) for line in scene_lines(language, part)]
