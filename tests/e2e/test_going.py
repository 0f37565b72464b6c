"""Going from line to line in the real window: the picture is one with its subtitle."""

from pathlib import Path

import pytest
from person import CTRL, LEFT, Person
from PySide6.QtCore import Qt

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry

LINES = registry.read(Path(str(resource("samples", "transcript.srt")))).document.cues
BESIDE = 11
"""Milliseconds by which the lines miss the beginnings of pictures; one lasts 40 or less."""


@pytest.fixture
def sample(person: Person) -> Person:
    """The sample film with its lines, each with an emotion and between two pictures."""
    window = person.window
    window.actions_["file.open_sample"].trigger()
    person.wait(lambda: window.player.path)
    window.session.edit("Lines", lambda document: edits.insert(document, LINES, 0))
    cues = window.session.document.cues
    times = {cue.id: (cue.start + BESIDE, cue.end) for cue in cues}
    window.session.edit("Times", lambda document: edits.retime(document, times))
    for place, cue in enumerate(cues):
        emotion = EMOTIONS[place % len(EMOTIONS)]
        window.session.edit(
            "Emotion",
            lambda document, cue=cue, emotion=emotion: edits.set_emotion(
                document, [cue.id], emotion
            ),
        )
    return person


def shown(person: Person) -> list[int]:
    """Return the lines of which something is on the picture."""
    window = person.window
    size = window.video.picture_rect().size()
    return [each.cue.id for each in window.overlay.shown(window.player.position, size)]


def stands_in(person: Person, cue: Cue) -> bool:
    """Tell whether the player stands where a picture begins, within a line."""
    position = person.window.player.position
    return cue.start < position < cue.end and cue.id in shown(person)


def test_choosing_a_line_shows_it_on_the_picture(sample: Person) -> None:
    table = sample.window.grid.table
    for row, cue in enumerate(sample.window.session.document.cues):
        index = table.model().index(row, 0)
        table.scrollTo(index)
        sample.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
        sample.wait(lambda cue=cue: stands_in(sample, cue), 5000)


def test_the_start_of_a_line_is_its_first_picture(sample: Person) -> None:
    session, player = sample.window.session, sample.window.player
    rate = player.media.frame_rate
    assert rate is not None
    for cue in session.document.cues:
        session.select([cue.id])
        sample.press(Qt.Key.Key_1, CTRL)
        sample.wait(lambda cue=cue: 0 < player.position - cue.start <= 1000 / rate, 5000)
