"""Copies of unsaved work."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emosub_gui.app.autosave import Autosave, forget, rescued
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.formats import project

CRASHING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from emosub_gui.app.autosave import Autosave
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
application = QCoreApplication([])
session = Session()
autosave = Autosave(session, 30, Path(sys.argv[1]))
session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 0, 900, "precious")], 0))
autosave.keep()
os._exit(9)
"""


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    """Open a line."""
    session = Session()
    session.open(Document.of([Cue(0, 0, 1000, "one")]))
    yield session
    session.deleteLater()


def correct(session: Session) -> None:
    """Make an unsaved change."""
    session.edit("Emotion", lambda d: edits.set_emotion(d, [1], Emotion.SAD))


def test_a_window_that_crashed_leaves_what_it_had(tmp_path: Path, qapp: object) -> None:
    ended = subprocess.run([sys.executable, "-c", CRASHING, str(tmp_path)], check=False)
    assert ended.returncode == 9
    (note,) = rescued(tmp_path)
    assert [cue.text for cue in project.load(Path(note.copy)).cues] == ["precious"]
    forget(note)
    assert rescued(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_copy_of_a_window_that_runs_is_not_offered(session: Session, tmp_path: Path) -> None:
    correct(session)
    Autosave(session, 0, tmp_path).keep()
    assert len(list(tmp_path.glob("*.emosub"))) == 1
    assert rescued(tmp_path) == []


def test_nothing_is_kept_without_changes_and_the_copy_goes_when_saved(
    session: Session, tmp_path: Path
) -> None:
    autosave = Autosave(session, 0, tmp_path)
    autosave.keep()
    assert list(tmp_path.iterdir()) == []
    correct(session)
    autosave.keep()
    (copy,) = tmp_path.glob("*.emosub")
    assert project.load(copy).cues[0].emotion is Emotion.SAD
    session.saved(tmp_path / "real.emosub")
    autosave.keep()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_cannot_be_written_stops_nobody(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    correct(session)
    Autosave(session, 0, tmp_path / "file").keep()
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_damaged_note_is_passed_over(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "x.json").write_text("{")
    assert rescued(tmp_path) == []
