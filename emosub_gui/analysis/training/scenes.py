"""Scenes of film and television dialogue, written for this project (MIT).

Their labels follow the habit of people who label television, who see and hear a scene: about
half of the lines are neutral, and the words often do not say what is felt. They were given
before any model had seen the lines. A scene as a whole is for one purpose (`SceneLine.part`).

In `dialogue/scenes_*.txt` each scene begins with "# NAME PART", and each line of it is
"SPEAKER|LABEL|TEXT", or "SPEAKER|LABEL+OTHER|TEXT" where another reader might as well have
chosen the other label. Lines to learn from have a second reading after a slash, by a reader who
had not seen the first: "SPEAKER|LABEL/LABEL+OTHER|TEXT".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from emosub_gui.analysis.classifiers.line_tokens import LINES_BEFORE
from emosub_gui.analysis.training.data import Example, Floats, Line, smoothed
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion
from emosub_gui.core.files import read_bytes

_FOLDER = Path(__file__).parent / "dialogue"
_ALSO, _AGAIN = 0.3, 0.4
"""How far the other label of a reading is believed, and the second reader."""
_SPREAD = 0.05
"""Share of a target that goes to all emotions."""


class SceneLine(msgspec.Struct, frozen=True):
    """A line of a scene.

    Attributes:
        video: the scene.
        part: "learn" for the text models, "fit" for the fusion, "report" to measure both, and
            "fresh" to measure once more, by which nothing is chosen.
        speaker, text: who says what.
        readings: by the writer and perhaps by a second reader: what each would call it, and
            perhaps what another might as well call it.
    """

    video: str
    part: str
    speaker: str
    text: str
    readings: tuple[tuple[Emotion, ...], ...]

    @property
    def label(self) -> Emotion:
        """What the writer calls it."""
        return self.readings[0][0]


def scene_lines(language: str, part: str) -> list[SceneLine]:
    """Return one part of the scenes in a language, "en" or "ko", in order."""
    lines: list[SceneLine] = []
    video = now = ""
    for row in read_bytes(_FOLDER / f"scenes_{language}.txt").decode().splitlines():
        if row.startswith("# "):
            video, now = row[2:].split(" ")
        elif now == part:
            speaker, said, text = row.split("|")
            readings = tuple(tuple(map(Emotion, each.split("+"))) for each in said.split("/"))
            lines.append(SceneLine(video, part, speaker, text, readings))
    return lines


def labelled_lines(language: str, part: str) -> list[Line]:
    """Return one part of the scenes, each line by itself; labels count in `EMOTIONS`."""
    return [Line(line.text, (INDEX[line.label],)) for line in scene_lines(language, part)]


def lines_before(lines: Sequence[SceneLine]) -> list[tuple[str, ...]]:
    """Return what was said before each line in its scene, nearest first."""
    found: list[tuple[str, ...]] = []
    for number, line in enumerate(lines):
        before = reversed(lines[max(0, number - LINES_BEFORE) : number])
        found.append(tuple(other.text for other in before if other.video == line.video))
    return found


def scene_examples(lines: Sequence[SceneLine]) -> list[Example]:
    """Return soft targets of lines, each with those before it."""
    targets = smoothed(np.stack([_target(line.readings) for line in lines]), _SPREAD)
    rows = zip(lines, targets, lines_before(lines), strict=True)
    return [Example(line.text, None, row, before=before) for line, row, before in rows]


def _target(readings: Sequence[Sequence[Emotion]]) -> Floats:
    """Return (7,) how far each emotion is believed."""
    first, *second = [_shares(reading) for reading in readings]
    return np.asarray((1.0 - _AGAIN) * first + _AGAIN * second[0] if second else first)


def _shares(reading: Sequence[Emotion]) -> Floats:
    """Return (7,) how far one reader believes in each emotion."""
    shares = np.zeros(len(EMOTIONS), np.float32)
    shares[INDEX[reading[0]]] = 1.0
    for other in reading[1:]:
        shares[INDEX[reading[0]]] -= _ALSO
        shares[INDEX[other]] = _ALSO
    return shares
