"""The names of steps in the history."""

import pytest

from emosub_gui.app.session import Edit, Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Theme

LINES = Document.of([Cue(0, 1000 * n, 1000 * n + 900, f"line {n}") for n in range(5)])


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (lambda d: edits.set_emotion(d, [4], Emotion.SAD), "Line 4: Step"),
        (lambda d: edits.set_emotion(d, [1, 4, 5], Emotion.SAD), "3 lines: Step"),
        (lambda d: edits.delete(d, [2]), "Line 2: Step"),
        (lambda d: edits.insert(d, [Cue(0, 0, 9)], 2), "Line 3: Step"),
        (lambda d: edits.split(d, 3, 2400), "Line 3: Step"),
        (lambda d: edits.merge(d, [3, 4]), "2 lines: Step"),
        (lambda d: edits.set_theme(d, Theme("Other")), "Step"),
        (lambda d: edits.sort(d, lambda cue: -cue.start), "Step"),
    ],
)
def test_a_step_says_which_line_it_concerned_or_how_many(edit: Edit, name: str) -> None:
    session = Session()
    session.open(LINES)
    assert session.edit("Step", edit)
    assert session.undo_stack.undoText() == name
