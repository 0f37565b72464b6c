import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.types import ModelChoice
from emosub_gui.ui.models.choices import ModelChoices

SUPERB = "superb/wav2vec2-large-superb-er"


@pytest.fixture
def choices(qtbot: QtBot) -> ModelChoices:
    choices = ModelChoices()
    qtbot.addWidget(choices)
    choices.show()
    return choices


def boxes(choices: ModelChoices) -> list[QComboBox]:
    """Return each row's model and language."""
    return choices.findChildren(QComboBox)


def test_nothing_chosen_means_what_comes_along(choices: ModelChoices) -> None:
    assert choices.value == ()
    assert "built-in models judge all lines" in choices.said
    assert boxes(choices) == []


def test_a_model_is_added_changed_and_taken_away(qtbot: QtBot, choices: ModelChoices) -> None:
    told: list[tuple[ModelChoice, ...]] = []
    choices.changed.connect(told.append)
    choices._add.click()
    model, language = boxes(choices)
    model.setCurrentIndex(model.findData("embedded-sound"))
    language.setCurrentIndex(language.findData("ko"))
    choices.findChild(QDoubleSpinBox).setValue(2.5)
    assert choices.value == told[-1] == (ModelChoice("embedded-sound", "ko", 2.5),)
    choices._add.click()
    assert len(boxes(choices)) == 4
    remove = [one for one in choices.findChildren(QToolButton) if one is not choices._add]
    remove[0].click()
    assert len(choices.value) == 1
    assert choices.value[0].model != "embedded-sound"


@pytest.mark.stack
def test_a_model_that_is_gone_stays_chosen_and_is_said(choices: ModelChoices) -> None:
    choices.set_value((ModelChoice(SUPERB, "en"), ModelChoice("embedded-sound")))
    assert boxes(choices)[0].currentData() == SUPERB
    assert SUPERB in choices.said
    assert "judges in its place" in choices.said
    choices.set_download(on=True)
    assert SUPERB not in choices.said, "it will be fetched"
    choices.set_value((ModelChoice("no such thing"),))
    assert boxes(choices)[0].currentData() == "no such thing"
    assert "no such thing" in choices.said
