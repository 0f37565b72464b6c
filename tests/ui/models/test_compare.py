"""Comparing models on the sample, with tiny real ones."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny_emotions as tiny
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QTableWidget
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.measuring.comparing import Recipe
from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.types import ModelChoice
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.ui.models.combining import CombineDialog
from emosub_gui.ui.models.compare import CompareWindow

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
LABELS = ("neu", "hap", "ang", "sad")


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, settings: SettingsStore, tmp_path: Path
) -> Iterator[CompareWindow]:
    window = CompareWindow(None, session=session, settings=settings, cache=tmp_path / "films")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def tiny_model(tmp_path: Path, window: CompareWindow) -> str:
    """Add a real model of four emotions to the list."""
    folder = tmp_path / "tiny"
    tiny.native_speech(folder, tiny.speech_config("hubert", LABELS))
    catalogue.add(Entry(id="tiny", family=Family.SPEECH, folder=str(folder), labels=LABELS))
    window.setup.show_models()
    return "tiny"


def tick(window: CompareWindow, *models: str) -> None:
    items = [window.setup.models.item(row) for row in range(window.setup.models.count())]
    for item in items:
        on = item.data(Qt.ItemDataRole.UserRole) in models
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def compare(qtbot: QtBot, window: CompareWindow) -> None:
    qtbot.mouseClick(window.setup.start, LEFT)
    assert window.busy, "the window does not wait"
    settle(qtbot, window)


def settle(qtbot: QtBot, window: CompareWindow) -> None:
    qtbot.waitUntil(lambda: not window.busy, timeout=LONG)


def column(table: QTableWidget, number: int) -> list[str]:
    items = [table.item(row, number) for row in range(table.rowCount())]
    return [item.text() if item else "" for item in items]


def heads(table: QTableWidget) -> list[str]:
    items = [table.horizontalHeaderItem(number) for number in range(table.columnCount())]
    return [item.text() if item else "" for item in items]


@pytest.mark.stack
def test_reviewed_lines_are_what_models_are_measured_against(
    qtbot: QtBot, window: CompareWindow, tiny_model: str
) -> None:
    assert window.setup.reviewed.isChecked()
    assert "(9)" in window.setup.reviewed.text()
    tick(window, tiny_model)
    compare(qtbot, window)
    comparison = window.results.comparison
    assert comparison is not None
    assert comparison.lines == 9
    assert column(window.results.figures, 0) == ["Built-in models", "tiny", "Always neutral"]
    assert heads(window.results.figures)[1:3] == ["Accuracy", "Macro-F1"]
    accuracy = column(window.results.figures, 1)
    evaluation = comparison.rows[1].evaluation
    assert evaluation is not None
    assert accuracy[1].startswith(f"{evaluation.accuracy:.3f}\n"), "with its interval"
    assert accuracy[2] == "0.222"
    assert column(window.results.emotions, 1)[:5] == ["2", "2", "2", "2", "1"]
    assert set(heads(window.results.disputed)) >= {"You", "tiny"}


@pytest.mark.stack
def test_all_lines_are_compared_without_knowing_the_truth(
    qtbot: QtBot, window: CompareWindow, tiny_model: str
) -> None:
    window.setup.all.setChecked(True)
    tick(window, "embedded-text", tiny_model)
    compare(qtbot, window)
    comparison = window.results.comparison
    assert comparison is not None
    assert comparison.labels is None
    assert comparison.lines == 12
    assert heads(window.results.figures)[1:4] == ["Agreement", "Confidence", "Diversity"]
    assert "Always neutral" not in column(window.results.figures, 0)
    assert not window.results.isTabVisible(1)
    rows, columns = window.results.agreement.rowCount(), window.results.agreement.columnCount()
    assert (rows, columns) == (3, 4)
    assert window.results.disputed.rowCount() == len(comparison.disagreements) > 0


def test_a_disputed_line_plays_when_it_is_clicked(
    qtbot: QtBot, window: CompareWindow, session: Session
) -> None:
    tick(window, "embedded-sound", "embedded-text")
    compare(qtbot, window)
    window.results.setCurrentWidget(window.results.disputed)
    table = window.results.disputed
    place = table.visualItemRect(table.item(1, 2)).center()
    with qtbot.waitSignal(window.playRequested) as signal:
        qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    comparison = window.results.comparison
    assert comparison is not None
    cue = session.current
    assert cue is not None
    assert cue.id == comparison.disagreements[1].cue_id
    assert signal.args == [cue.start, cue.end]


def test_each_model_has_a_row_of_its_own_unless_the_built_in_ones_complement_it(
    qtbot: QtBot, window: CompareWindow, settings: SettingsStore
) -> None:
    tick(window, "embedded-sound", "embedded-text")
    compare(qtbot, window)
    rows = column(window.results.figures, 0)
    assert rows == [
        "Built-in models",
        "Built-in, by the voice",
        "Built-in, by the words",
        "Always neutral",
    ]
    window.results.figures.selectRow(0)
    qtbot.mouseClick(window.use, LEFT)
    assert settings.value.emotion_models == (), "what comes along needs no choice"
    window.setup.complement.click()
    settle(qtbot, window)
    assert column(window.results.figures, 0) == ["Built-in models", "Always neutral"]


@pytest.mark.stack
def test_a_combination_is_worked_out_without_asking_again(
    qtbot: QtBot, window: CompareWindow, tiny_model: str, settings: SettingsStore
) -> None:
    tick(window, tiny_model)
    compare(qtbot, window)
    window.results.figures.selectAll()
    assert not window.use.isEnabled()
    qtbot.mouseClick(window.combine, LEFT)
    dialog = window.findChild(CombineDialog)
    assert dialog is not None
    assert set(dialog.weights) == {"embedded-sound", "embedded-text", "tiny"}
    dialog.weights["tiny"].setValue(2.5)
    qtbot.mouseClick(dialog.ok, LEFT)
    assert not window.asking.busy
    settle(qtbot, window)
    names = column(window.results.figures, 0)
    assert names[2] == "Built-in, by the voice + Built-in, by the words + tiny × 2.5"
    window.results.figures.selectRow(2)
    qtbot.mouseClick(window.use, LEFT)
    assert settings.value.emotion_models == (
        ModelChoice("embedded-sound"),
        ModelChoice("embedded-text"),
        ModelChoice("tiny", weight=2.5),
    )
    assert "tiny" in window.said
    window.results.figures.selectRow(0)
    qtbot.mouseClick(window.use, LEFT)
    assert settings.value.emotion_models == (), "what comes along needs no choice"


def test_a_film_in_one_language_changes_the_models_of_that_language_alone(
    qtbot: QtBot, window: CompareWindow, session: Session, settings: SettingsStore
) -> None:
    english = [replace(cue, language="en") for cue in session.document.cues[:6]]
    session.open(replace(session.document, cues=tuple(english)))
    settings.change(
        emotion_models=(ModelChoice("a", "ko"), ModelChoice("b", "en"), ModelChoice("c"))
    )
    compare(qtbot, window)
    window.add_recipe(Recipe((("embedded-sound", 1.0), ("embedded-text", 2.0))))
    settle(qtbot, window)
    window.results.figures.selectRow(1)
    qtbot.mouseClick(window.use, LEFT)
    assert settings.value.emotion_models == (
        ModelChoice("a", "ko"),
        ModelChoice("embedded-sound", "en"),
        ModelChoice("embedded-text", "en", 2.0),
    )


@pytest.mark.stack
def test_a_model_that_cannot_be_asked_is_said_and_the_others_are_shown(
    qtbot: QtBot, window: CompareWindow, tiny_model: str, tmp_path: Path
) -> None:
    (tmp_path / "tiny" / "model.safetensors").write_bytes(b"nothing")
    tick(window, tiny_model)
    compare(qtbot, window)
    assert "damaged" in window.said
    assert column(window.results.figures, 0) == ["Built-in models", "Always neutral"]


def test_it_can_be_stopped_and_begun_again(qtbot: QtBot, window: CompareWindow) -> None:
    qtbot.mouseClick(window.setup.start, LEFT)
    qtbot.mouseClick(window.setup.stop, LEFT)
    settle(qtbot, window)
    assert window.results.comparison is None
    assert window.setup.start.isVisible()
    compare(qtbot, window)
    assert window.results.comparison is not None


def test_the_tables_are_written_for_readers_and_for_spreadsheets(
    qtbot: QtBot, window: CompareWindow, tmp_path: Path
) -> None:
    compare(qtbot, window)
    window.write(tmp_path / "table.md")
    assert (tmp_path / "table.md").read_text().startswith("## sample.mp4\n")
    window.write(tmp_path / "table.csv")
    rows = list(csv.reader((tmp_path / "table.csv").read_text().splitlines()))
    assert rows[0][:2] == ["models", "accuracy"]
    assert rows[-1][0] == "always neutral"
    (tmp_path / "file").write_text("in the way")
    window.write(tmp_path / "file" / "table.md")
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "cannot be written" in box.text()
    box.close()


def test_another_film_takes_the_results_away(
    qtbot: QtBot, window: CompareWindow, session: Session
) -> None:
    compare(qtbot, window)
    session.open(Document.of([Cue(1, 0, 1000, "Hello.", review=Review.OPEN)]))
    assert window.results.comparison is None
    assert not window.setup.start.isEnabled(), "no film is open"
    assert not window.export.isEnabled()


@pytest.mark.parametrize("by_key", [True, False])
def test_closing_in_the_middle_leaves_nothing_running(
    qtbot: QtBot, window: CompareWindow, by_key: bool
) -> None:
    qtbot.mouseClick(window.setup.start, LEFT)
    if by_key:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    else:
        window.close()
    assert not window.isVisible()
    assert not window.busy
    assert window.asking.pid is None
