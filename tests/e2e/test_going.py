"""Going from line to line in the real window: the picture is one with its subtitle."""

from pathlib import Path

import pytest
from person import CTRL, LEFT, Person
from PySide6.QtCore import Qt

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.resources import resource
from emosub_gui.core.theme import Style, Theme
from emosub_gui.formats import registry
from emosub_gui.ui.dialogs.find import FindDialog

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


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        pytest.param(Qt.Key.Key_Down, CTRL, id="next line"),
        pytest.param(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, id="finish"),
        pytest.param(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, id="the table's own key"),
    ],
)
def test_a_key_that_goes_to_the_next_line_shows_it_on_the_picture(
    sample: Person, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    cues = sample.window.session.document.cues
    sample.window.session.select([cues[0].id])
    sample.window.grid.table.setFocus()
    for cue in cues[1:]:
        sample.press(key, modifier)
        sample.wait(lambda cue=cue: stands_in(sample, cue), 5000)
    sample.press(Qt.Key.Key_Up, CTRL)
    sample.wait(lambda: stands_in(sample, cues[-2]), 5000)


def test_the_next_doubtful_line_and_the_next_match_are_shown_on_the_picture(
    sample: Person,
) -> None:
    session, actions = sample.window.session, sample.window.actions_
    cues = session.document.cues
    doubtful = cues[3]
    session.edit("Doubt", lambda d: edits.reopen(d, [doubtful.id]))
    actions["emotion.next_doubtful"].trigger()
    sample.wait(lambda: stands_in(sample, doubtful), 5000)
    actions["edit.find"].trigger()
    finder = sample.dialog(FindDialog)
    sample.qtbot.keyClicks(finder.form.pattern.field, cues[5].plain)
    sample.wait(finder.next.isEnabled, 5000)
    finder.find_next()
    sample.wait(lambda: stands_in(sample, cues[5]), 5000)
    finder.close()


def test_the_film_stays_where_that_is_preferred(sample: Person) -> None:
    window = sample.window
    cues = window.session.document.cues
    window.session.visit([cues[1].id])
    sample.wait(lambda: stands_in(sample, cues[1]), 5000)
    before = window.player.position
    window.actions_["view.show_line"].trigger()
    assert not window.settings.value.show_line
    window.session.visit([cues[3].id])
    assert window.player.position == before
    window.actions_["view.show_line"].trigger()
    window.session.visit([cues[4].id])
    sample.wait(lambda: stands_in(sample, cues[4]), 5000)


def test_the_film_stays_while_ends_are_set_and_while_it_shows_other_lines(sample: Person) -> None:
    window = sample.window
    player, session = window.player, window.session
    cues = session.document.cues
    session.select([cues[0].id])
    player.seek(cues[0].end - 200)
    at = player.position
    sample.press(Qt.Key.Key_F11)
    assert session.document.cues[0].end == at
    assert session.selected == {cues[1].id}
    assert player.position == at
    player.play_range(cues[2].start, cues[2].end, loop=False)
    sample.wait(lambda: not player.playing and player.position >= cues[2].end - 1, 15_000)
    assert session.selected == {cues[1].id}, "playing chooses nothing"


def test_a_line_that_fades_in_is_shown_where_it_can_be_seen(sample: Person) -> None:
    window = sample.window
    faded = Theme("Slow", base=Style(fade_in=300))
    window.session.edit("Theme", lambda d: edits.set_theme(d, faded))
    cues = window.session.document.cues
    short = cues[2].start, cues[2].start + 200
    window.session.edit("Shorten", lambda d: edits.retime(d, {cues[2].id: short}))
    for cue, lead in ((cues[1], 300), (cues[2], 100)):
        window.session.visit([cue.id])
        first = cue.start + lead
        sample.wait(lambda first=first: first <= window.player.position <= first + 40, 5000)


def test_the_start_of_a_line_is_its_first_picture(sample: Person) -> None:
    session, player = sample.window.session, sample.window.player
    rate = player.media.frame_rate
    assert rate is not None
    for cue in session.document.cues:
        session.select([cue.id])
        sample.press(Qt.Key.Key_1, CTRL)
        sample.wait(lambda cue=cue: 0 < player.position - cue.start <= 1000 / rate, 5000)


def test_keys_that_find_work_where_one_finds(sample: Person) -> None:
    sample.window.actions_["edit.find"].trigger()
    finder = sample.dialog(FindDialog)
    field = finder.form.pattern.field
    sample.wait(finder.isActiveWindow, 5000)
    assert not finder.form.replacing
    sample.qtbot.keyClicks(field, "you")
    sample.wait(finder.next.isEnabled, 5000)
    sample.qtbot.keyClick(field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert finder.form.replacing
    assert field.text() == "you"
    session, seen = sample.window.session, []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 2 + (Qt.KeyboardModifier.ShiftModifier,):
        sample.qtbot.keyClick(field, Qt.Key.Key_F3, modifier)
        seen.append(session.current)
    assert seen[0] is seen[2]
    assert seen[0] is not seen[1]
    finder.close()
