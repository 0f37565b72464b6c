"""One afternoon with the program, by mouse and keys: from the sample film to a finished script."""

from itertools import pairwise
from pathlib import Path

import pytest
from person import CTRL, LEFT, LONG, Person
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from emosub_gui.analysis.messages import AnyEvent, Found, Judged, Request
from emosub_gui.analysis.pipeline import analyze
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.resources import resource
from emosub_gui.ui.dialogs.export import ExportDialog

SAMPLE = resource("samples", "sample.mp4")
FRAME_MS = 40
SHIFT = Qt.KeyboardModifier.ShiftModifier


def by_itself(request: Request) -> Document:
    """Return what the engine says without a window."""
    events: list[AnyEvent] = []
    analyze(request, events.append)
    document = Document()
    for event in events:
        if isinstance(event, Found):
            document = edits.add_found(document, event.cues, event.heard_until)
        elif isinstance(event, Judged):
            document = edits.apply_judgements(document, event.cues)
    return document


def gist(cue: Cue) -> tuple[object, ...]:
    return cue.start, cue.end, cue.text, cue.emotion, cue.review, cue.language


def row(person: Person, cue: Cue) -> QPoint:
    """Return where a line is in the list."""
    table = person.window.grid.table
    number = person.window.grid.model.row_of(cue.id)
    assert number is not None
    index = table.model().index(number, 1)
    table.scrollTo(index)
    return table.visualRect(index).center()


def test_from_the_sample_film_to_a_finished_script(person: Person, tmp_path: Path) -> None:
    window, session = person.window, person.window.session

    # The sample is opened from the welcome.
    with person.qtbot.waitSignal(window.films.audioReady, timeout=LONG):
        person.click(person.button("Try the sample film"))
    person.wait(lambda: window.player.path == SAMPLE)

    # Lines arrive one after the other, in the list as well.
    seen: list[int] = []
    session.changed.connect(lambda *_: seen.append(window.grid.table.model().rowCount()))
    person.analyse()
    steps = [count for count, following in pairwise(seen) if following > count]
    assert len(steps) >= 2, "lines arrive while others are still being heard"
    assert seen == sorted(seen)

    # They are what the engine says.
    heard = session.document
    expected = by_itself(Request(SAMPLE, first_id=heard.cues[0].id, cache=window.films.cache.root))
    assert [gist(cue) for cue in heard.cues] == [gist(cue) for cue in expected.cues]
    for cue, other in zip(heard.cues, expected.cues, strict=True):
        assert cue.confidence == pytest.approx(other.confidence, abs=1e-3)
    assert "happy to see you again" in " ".join(cue.plain for cue in heard.cues)

    # A line is corrected with one key.
    first, second, *_ = heard.cues
    person.click(window.grid.table.viewport(), row(person, first))
    person.press(Qt.Key.Key_5)
    assert session.document.cues[0].emotion is Emotion.FEAR
    assert session.document.cues[0].review is Review.CORRECTED

    # An edge is dragged on the timeline, freely.
    person.click(window.grid.table.viewport(), row(person, second))
    person.press(Qt.Key.Key_0, CTRL)
    canvas = window.timeline.canvas
    lane = canvas.areas().lane.center().toPoint()
    edge = round(canvas.viewport.x(second.end))
    to = round(canvas.viewport.x(second.end - 200))
    person.drag(canvas, QPoint(edge, lane.y()), QPoint(to, lane.y()), SHIFT)
    shorter = session.document.cue(second.id)
    assert abs(shorter.end - (second.end - 200)) <= FRAME_MS
    assert shorter.start == second.start

    # The line is split where the playhead is put.
    middle = round(canvas.viewport.x((second.start + second.end) / 2))
    ruler = canvas.areas().ruler.center().toPoint()
    person.qtbot.mouseClick(canvas, LEFT, pos=QPoint(middle, ruler.y()))
    person.press(Qt.Key.Key_K, CTRL)
    at = canvas.viewport.time(middle)
    halves = [cue for cue in session.document.cues if shorter.start <= cue.start < shorter.end]
    assert [(cue.start, cue.end) for cue in halves] == [(second.start, at), (at, shorter.end)]
    assert " ".join(" ".join(cue.plain for cue in halves).split()) == " ".join(
        shorter.plain.split()
    )

    # All of it is taken back, and done again.
    edited, stack = session.document, session.undo_stack
    names = [stack.text(index) for index in range(stack.count())]
    assert names == [
        "Analyze",
        "Line 1: Fear",
        "Line 2: Retime",
        "Line 2: Split at the playhead",
    ]
    assert window.actions_["edit.undo"].text() == "&Undo: Line 2: Split at the playhead"
    for _ in names:
        person.press(Qt.Key.Key_Z, CTRL)
    assert not session.document.cues
    assert not session.dirty
    for _ in names:
        person.press(Qt.Key.Key_Y, CTRL)
    assert session.document is edited

    # It is saved, exported, and both are opened again.
    project, script = tmp_path / "film.emosub", tmp_path / "film.ass"
    person.press(Qt.Key.Key_S, CTRL)
    person.choose(project)
    assert not session.dirty
    assert session.path == project
    person.press(Qt.Key.Key_E, CTRL)
    dialog = person.dialog(ExportDialog)
    field = next(one for one in dialog.findChildren(QLineEdit) if one.text().endswith(".ass"))
    field.selectAll()
    person.qtbot.keyClicks(field, str(script))
    person.click(dialog.ok)
    person.wait(script.exists, 5000)

    person.press(Qt.Key.Key_O, CTRL)
    person.choose(project)
    assert session.document == edited
    person.press(Qt.Key.Key_O, CTRL)
    person.choose(script)
    again = session.document
    assert again.media is None or again.media.path == str(SAMPLE)
    assert [(cue.plain, cue.emotion) for cue in again.cues] == [
        (cue.plain, cue.emotion) for cue in edited.cues
    ]
    for cue, written in zip(again.cues, edited.cues, strict=True):
        assert abs(cue.start - written.start) < 10, "ASS counts hundredths of a second"
        assert abs(cue.end - written.end) < 10
