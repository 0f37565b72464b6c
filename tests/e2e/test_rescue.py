"""What a crashed window left behind is offered at the next start."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from person import Person
from PySide6.QtWidgets import QMessageBox

from emosub_gui.app import language
from emosub_gui.app.autosave import rescued

BUTTONS = QMessageBox.StandardButton
CRASHING = """
import os
from PySide6.QtCore import QCoreApplication
from emosub_gui.app import language
from emosub_gui.app.autosave import Autosave
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
application = QCoreApplication([])
session = Session()
autosave = Autosave(session, 30)
session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 900, "precious")], 0))
autosave.keep()
os._exit(9)
"""


@pytest.fixture
def crashed(home: Path) -> None:
    """Let a window crash with unsaved changes."""
    done = subprocess.run([sys.executable, "-c", CRASHING], check=False)
    assert done.returncode == 9


@pytest.mark.usefixtures("crashed")
def test_what_was_not_saved_comes_back_as_unsaved_changes(person: Person) -> None:
    person.window.offer_rescue()
    person.answer(BUTTONS.Yes)
    session = person.window.session
    assert [cue.text for cue in session.document.cues] == ["precious"]
    assert session.dirty


@pytest.mark.usefixtures("crashed")
def test_when_it_was_kept_is_said_in_the_language_of_the_program(person: Person) -> None:
    language.apply("ko")
    try:
        person.window.offer_rescue()
    finally:
        language.apply("en")
    said = person.dialog(QMessageBox).informativeText()
    assert re.search("오전|오후", said)
    person.answer(BUTTONS.Cancel)


@pytest.mark.usefixtures("crashed")
def test_it_is_offered_again_unless_it_is_discarded(person: Person) -> None:
    person.window.offer_rescue()
    person.answer(BUTTONS.Cancel)
    assert len(rescued()) == 1
    person.window.offer_rescue()
    person.answer(BUTTONS.Discard)
    assert rescued() == []
    assert not person.window.session.document.cues
