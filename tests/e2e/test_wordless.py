"""What is said of lines that no words were heard in."""

import re
from pathlib import Path

import pytest
from person import Person
from PySide6.QtWidgets import QApplication

from emosub_gui.app import language
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.resources import resource
from emosub_gui.ui.dialogs.analyze import Scope
from emosub_gui.ui.models.window import ModelsWindow

SAMPLE = resource("samples", "sample.mp4")


@pytest.fixture
def heard(person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Person:
    """Analyse the sample, in which Korean is spoken, without a Whisper model."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    person.open(SAMPLE)
    person.analyse()
    return person


def test_how_many_and_why_is_said_until_it_is_closed(heard: Person) -> None:
    bar = heard.window.analysis_bar
    wordless = [cue for cue in heard.window.session.document.cues if not cue.text]
    said = re.match(r"Lines without words: (\d+)\. .*need a Whisper model", bar.text.text())
    assert said
    assert int(said[1]) == len(wordless) > 0
    assert bar.isVisible()
    heard.click(heard.button("Log", bar))
    assert "Words are heard by pocketsphinx" in bar.log.toPlainText()
    heard.click(heard.button("Models", bar))
    assert heard.window.findChild(ModelsWindow).isVisible()
    heard.click(bar.close_button)
    assert not bar.isVisible()


def test_the_next_run_and_the_next_document_take_it_away(heard: Person) -> None:
    window = heard.window
    window.analyzing.start(Scope.SELECTION)
    assert not window.analysis_bar.isVisible()
    heard.wait(lambda: not window.analyzing.running)
    assert not window.analysis_bar.isVisible(), "nothing was listened to"
    window.analysis_bar.say("Lines without words: 8.")
    window.session.open(Document.of([Cue(1, 0, 900, "Hi")]))
    assert not window.analysis_bar.isVisible()


def test_its_buttons_have_no_letters_in_korean(person: Person, qapp: QApplication) -> None:
    bar = person.window.analysis_bar
    person.window.session.open(Document.of([Cue(1, 0, 900, "Hi")]))
    language.apply("ko")
    try:
        qapp.processEvents()
        bar.say("Lines without words: 8.", "0:00  Listening")
        assert person.button("모델", bar)
    finally:
        language.apply("en")
        qapp.processEvents()
