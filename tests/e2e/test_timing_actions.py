"""Every key and dialog that plays around a line, goes to its edges, or moves times."""

from pathlib import Path

import pytest
from person import CTRL, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from emosub_gui.core.cue import Cue
from emosub_gui.ui.dialogs.fields import TimeField
from emosub_gui.ui.dialogs.timing import ShiftDialog, StretchDialog

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
TIMES = [(500, 1200), (1500, 2500), (2800, 3600)]
SRT = """1
00:00:00,500 --> 00:00:01,200
One.

2
00:00:01,500 --> 00:00:02,500
Two.

3
00:00:02,800 --> 00:00:03,600
Three.
"""


@pytest.fixture
def at_work(person: Person, film: Path) -> Person:
    """Open the film with three lines; the second is selected."""
    film.with_suffix(".srt").write_text(SRT)
    person.open(film)
    select(person, 1)
    return person


def select(person: Person, *places: int) -> None:
    session = person.window.session
    session.select([session.document.cues[place].id for place in places])


def times(person: Person) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in person.window.session.document.cues]


def current(person: Person) -> Cue:
    cue = person.window.session.current
    assert cue is not None
    return cue


# ---- playing ----


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        pytest.param(Key.Key_Q, 1000, 1500, id="500 ms before the start"),
        pytest.param(Key.Key_W, 2500, 3000, id="500 ms after the end"),
        pytest.param(Key.Key_E, 1500, 2000, id="first 500 ms"),
        pytest.param(Key.Key_D, 2000, 2500, id="last 500 ms"),
        pytest.param(Key.Key_R, 1500, 2500, id="the line"),
    ],
)
def test_a_key_plays_a_part_and_no_more(at_work: Person, key: Key, start: int, end: int) -> None:
    assert played(at_work, key) == (start, end)


def test_the_lines_that_are_selected_are_played_from_the_first_to_the_last(
    at_work: Person,
) -> None:
    select(at_work, 2, 0)
    assert played(at_work, Key.Key_R) == (500, 3600)


def played(person: Person, key: Key) -> tuple[int, int]:
    """Press a key, and return from where to where is played."""
    player = person.window.player
    seen: list[int] = []
    player.positionChanged.connect(seen.append)
    with person.qtbot.waitSignal(player.rangeEnded, timeout=20_000):
        person.press(key)
    player.positionChanged.disconnect(seen.append)
    assert seen == sorted(seen)
    return seen[0], seen[-1] + 1


def test_the_line_begins_again_and_again_while_it_is_looped(at_work: Person) -> None:
    player = at_work.window.player
    select(at_work, 0)
    player.seek(2000)
    at_work.press(Key.Key_Space)
    at_work.wait(lambda: player.position > 2100)
    at_work.press(Key.Key_L)
    for _ in range(2):
        at_work.wait(lambda: 500 <= player.position < 800)
        at_work.wait(lambda: 1000 < player.position < 1200)
    with at_work.qtbot.waitSignal(player.rangeEnded, timeout=20_000):
        at_work.press(Key.Key_L)
    assert player.position == 1199
    assert not player.playing


def test_what_is_being_played_is_looped_from_where_it_is(at_work: Person) -> None:
    player = at_work.window.player
    select(at_work, 0, 1)
    at_work.press(Key.Key_R)
    select(at_work, 2)
    at_work.wait(lambda: player.position > 900)
    at_work.press(Key.Key_L)
    assert player.position >= 900
    at_work.wait(lambda: player.position > 2000)
    at_work.wait(lambda: 500 <= player.position < 900)
    at_work.press(Key.Key_L)


@pytest.mark.parametrize(("key", "position"), [(Key.Key_1, 1500), (Key.Key_2, 2500)])
def test_a_key_goes_to_an_edge(at_work: Person, key: Key, position: int) -> None:
    at_work.press(key, CTRL)
    assert at_work.window.player.position == position


# ---- setting edges ----


@pytest.mark.parametrize(
    ("key", "playhead", "expected"),
    [
        pytest.param(Key.Key_BracketLeft, 1700, (1700, 2500), id="start"),
        pytest.param(Key.Key_F9, 1300, (1300, 2500), id="start, earlier"),
        pytest.param(Key.Key_F9, 2500, (2500, 3500), id="start at the end"),
        pytest.param(Key.Key_F9, 3000, (3000, 4000), id="start past the end"),
        pytest.param(Key.Key_BracketRight, 2200, (1500, 2200), id="end"),
        pytest.param(Key.Key_F10, 2600, (1500, 2600), id="end, later"),
        pytest.param(Key.Key_F10, 1500, (500, 1500), id="end at the start"),
        pytest.param(Key.Key_F10, 1200, (200, 1200), id="end before the start"),
        pytest.param(Key.Key_F10, 400, (0, 400), id="end nearer to the film's start than long"),
    ],
)
def test_an_edge_is_set_to_the_playhead(
    at_work: Person, key: Key, playhead: int, expected: tuple[int, int]
) -> None:
    at_work.window.player.seek(playhead)
    at_work.press(key)
    assert times(at_work) == [TIMES[0], expected, TIMES[2]]
    at_work.press(Key.Key_Z, CTRL)
    assert times(at_work) == TIMES


def test_no_line_ends_where_the_film_begins(at_work: Person) -> None:
    at_work.window.player.seek(0)
    at_work.press(Key.Key_F10)
    assert times(at_work) == TIMES
    assert "cannot end" in at_work.window.statusBar().currentMessage()


@pytest.mark.parametrize("key", [Key.Key_F11, Key.Key_Backslash])
def test_the_end_is_set_and_the_next_line_is_up(at_work: Person, key: Key) -> None:
    at_work.window.player.seek(2200)
    at_work.press(key)
    assert times(at_work) == [TIMES[0], (1500, 2200), TIMES[2]]
    assert current(at_work).plain == "Three."


@pytest.mark.parametrize(
    ("key", "held", "expected"),
    [
        pytest.param(Key.Key_Left, ALT, (1458, 2458), id="earlier"),
        pytest.param(Key.Key_Right, ALT, (1542, 2542), id="later"),
        pytest.param(Key.Key_Left, ALT | SHIFT, (1458, 2500), id="start earlier"),
        pytest.param(Key.Key_Right, ALT | SHIFT, (1542, 2500), id="start later"),
        pytest.param(Key.Key_Left, CTRL | ALT, (1500, 2458), id="end earlier"),
        pytest.param(Key.Key_Right, CTRL | ALT, (1500, 2542), id="end later"),
    ],
)
def test_times_go_by_a_frame(
    at_work: Person, key: Key, held: Qt.KeyboardModifier, expected: tuple[int, int]
) -> None:
    at_work.press(key, held)
    assert times(at_work) == [TIMES[0], expected, TIMES[2]], "the sample has 24 frames a second"


# ---- dialogs ----


def choose(dialog: ShiftDialog, title: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == title).click()


def write(person: Person, field: TimeField, text: str) -> None:
    field.selectAll()
    person.qtbot.keyClicks(field, text)


@pytest.mark.parametrize(
    ("selected", "choices", "by", "moved"),
    [
        pytest.param([1], [], "0.5", [500, 500, 500], id="all"),
        pytest.param([1], ["Earlier"], "0:00:00.300", [-300, -300, -300], id="all, earlier"),
        pytest.param([1], ["Earlier"], "2", [-500, -500, -500], id="all, as early as can be"),
        pytest.param([1], ["The selected lines"], "1", [0, 1000, 0], id="the selected"),
        pytest.param([0, 2], [], "1", [1000, 0, 1000], id="several, which are meant by default"),
        pytest.param(
            [1], ["The selected line and all after it"], "1", [0, 1000, 1000], id="from here"
        ),
    ],
)
def test_lines_are_shifted(
    at_work: Person, selected: list[int], choices: list[str], by: str, moved: list[int]
) -> None:
    select(at_work, *selected)
    at_work.press(Key.Key_T, CTRL)
    dialog = at_work.dialog(ShiftDialog)
    assert not dialog.ok.isEnabled(), "by nothing is nothing"
    for title in choices:
        choose(dialog, title)
    field = dialog.findChild(TimeField)
    assert field is not None
    write(at_work, field, by)
    at_work.click(dialog.ok)
    shifted = [(start + by, end + by) for (start, end), by in zip(TIMES, moved, strict=True)]
    assert times(at_work) == shifted
    at_work.press(Key.Key_Z, CTRL)
    assert times(at_work) == TIMES, "it is one step"


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        pytest.param(
            ("0.5", "0.5", "2.8", "5.1"), [(500, 1900), (2500, 4500), (5100, 6700)], id="twice"
        ),
        pytest.param(
            ("0.5", "1", "2.8", "3.3"), [(1000, 1700), (2000, 3000), (3300, 4100)], id="shifted"
        ),
        pytest.param(("0.5", "3", "2.8", "1"), None, id="time reversed"),
        pytest.param(("0.5", "0.5", "0.5", "1"), None, id="one point"),
    ],
)
def test_lines_are_synchronised_by_two_points(
    at_work: Person, points: tuple[str, ...], expected: list[tuple[int, int]] | None
) -> None:
    at_work.window.actions_["timing.stretch"].trigger()
    dialog = at_work.dialog(StretchDialog)
    for field, text in zip(dialog.findChildren(TimeField), points, strict=True):
        write(at_work, field, text)
    assert dialog.ok.isEnabled() == (expected is not None)
    if expected is None:
        at_work.qtbot.keyClick(dialog, Key.Key_Escape)
    else:
        at_work.click(dialog.ok)
    assert times(at_work) == (expected or TIMES)
