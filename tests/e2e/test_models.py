"""Models through the real window: chosen, used, gone, compared."""

from pathlib import Path

import pytest
import tiny_emotions as tiny
from huggingface_hub import constants
from person import LEFT, LONG, Person
from PySide6.QtCore import Qt

from emosub_gui.analysis.classifiers.spoken import text_language
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.core.resources import resource
from emosub_gui.formats import registry
from emosub_gui.ui.dialogs.analyze import AnalyzeDialog
from emosub_gui.ui.models.compare import CompareWindow
from emosub_gui.ui.models.window import ModelsWindow

SAMPLE = resource("samples", "sample.mp4")
LABELS = ("neu", "hap", "ang", "sad")


@pytest.fixture
def models(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Add two real models of random weights to the person's list; return their folder."""
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(home / "hub"))
    for kind, language in (("wav2vec2", "en"), ("hubert", "ko")):
        tiny.native_speech(home / kind, tiny.speech_config(kind, LABELS))
        catalogue.add(
            Entry(id=f"my {language}", family=Family.SPEECH, folder=str(home / kind), labels=LABELS)
        )
    return home


@pytest.fixture
def opened(person: Person) -> Person:
    """Open the sample with its own lines."""
    person.window.open(SAMPLE)
    person.wait(lambda: person.window.player.path == SAMPLE)
    lines = registry.read(resource("samples", "transcript.srt")).document.cues
    session = person.window.session
    session.edit("lines", lambda document: type(document).of(lines, media=document.media))
    return person


def analyse(person: Person) -> None:
    """Press Analyze, and the dialog's button."""
    window = person.window
    window.actions_["analyze.start"].trigger()
    dialog = next(one for one in window.findChildren(AnalyzeDialog) if one.isVisible())
    with person.qtbot.waitSignal(window.analyzing.finished, timeout=LONG):
        person.qtbot.mouseClick(dialog.ok, LEFT)
    person.wait(lambda: not window.analyzing.running)


@pytest.mark.stack
def test_each_language_is_judged_by_its_own_model(opened: Person, models: Path) -> None:
    window = opened.window
    window.actions_["tools.models"].trigger()
    manager = window.findChild(ModelsWindow)
    assert manager is not None
    for language in ("en", "ko"):
        manager.table.choose(f"my {language}")
        manager.details.uses[language].click()
    manager.close()
    assert window.settings.value.emotion_models == (
        ModelChoice("my en", "en"),
        ModelChoice("my ko", "ko"),
    )
    analyse(opened)
    used = {
        text_language(cue.plain): cue.evidence.audio_model
        for cue in window.session.document.cues
        if cue.evidence is not None
    }
    assert used == {"en": "my en", "ko": "my ko"}


@pytest.mark.stack
def test_a_chosen_model_that_is_gone_is_said_and_the_film_is_judged_all_the_same(
    opened: Person, models: Path
) -> None:
    window = opened.window
    (models / "wav2vec2").rename(models / "elsewhere")
    window.settings.change(emotion_models=(ModelChoice("my en", "en"), ModelChoice("my ko", "ko")))
    analyse(opened)
    assert "my en is not on this computer" in window.progress.log
    assert "judges in its place" in window.progress.log
    found = {
        cue.evidence.audio_model for cue in window.session.document.cues if cue.evidence is not None
    }
    assert "my ko" in found
    assert "my en" not in found


@pytest.mark.stack
def test_models_are_compared_while_the_window_is_used(opened: Person, models: Path) -> None:
    window = opened.window
    session = window.session
    for number, cue in enumerate(session.document.cues):
        session.select([cue.id])
        window.actions_[("emotion.happy", "emotion.sad")[number % 2]].trigger()
    window.actions_["tools.compare_models"].trigger()
    compare = window.findChild(CompareWindow)
    assert compare is not None
    items = [compare.setup.models.item(row) for row in range(compare.setup.models.count())]
    for item in items:
        item.setCheckState(Qt.CheckState.Checked)
    opened.qtbot.mouseClick(compare.setup.start, LEFT)
    window.actions_["edit.undo"].trigger()
    opened.wait(lambda: not compare.busy)
    assert compare.results.comparison is not None
    assert len(compare.results.comparison.rows) == 5, "the built-in ones together, and each model"
    assert compare.results.comparison.lines == len(items) * 3 == 12
    session.undo_stack.setClean()
    window.close()
    assert compare.asking.pid is None
