"""What the lists of models say is translated, all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.models import catalogue, selection
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.ui.models import naming
from emosub_gui.ui.models.catalogue_words import NOTES, PHRASES, said
from emosub_gui.ui.models.details import Details
from emosub_gui.ui.models.trial import Trial

LISTED = {entry.id: entry for entry in (*catalogue.bundled(), *catalogue.transcribers())}


class Marker(QTranslator):
    """A language in which what the lists say stands in quotation marks."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, text: str, *_: object) -> str | None:
        return f"«{text}»" if context == "catalogue" else None


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    marker = Marker()
    qapp.installTranslator(marker)
    yield
    qapp.removeTranslator(marker)


def test_every_note_stands_in_the_table() -> None:
    assert {entry.id: entry.note for entry in LISTED.values() if entry.note} == NOTES


def test_every_phrase_stands_in_the_table() -> None:
    measured = [one for entry in LISTED.values() for one in entry.published]
    phrases = {text for one in measured for text in (one.metric, one.data, one.source)}
    sentences = {entry.licence for entry in LISTED.values() if " " in entry.licence}
    publications = {text for text in phrases if "arXiv" in text}
    assert (phrases - publications) | sentences == PHRASES


@pytest.mark.usefixtures("marked")
def test_what_nobody_wrote_stays_empty() -> None:
    assert said("") == ""


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", ["opensmile-compare", "MITESHPUTHRANNEU/Speech-Emotion-Analyzer"])
def test_the_pane_says_it_in_the_programs_language(
    qtbot: QtBot, session: Session, settings: SettingsStore, tmp_path: Path, name: str
) -> None:
    entry = LISTED[name]
    details = Details(Trial(session, settings, tmp_path))
    qtbot.addWidget(details)
    details.show_entry(entry, (), None)
    texts = [label.text() for label in details.findChildren(QLabel)]
    if entry.note:
        assert f"«{entry.note}»" in texts
    for one in entry.published:
        assert f"«{one.metric}» {one.value:g}" in texts
        assert f"«{one.data}»; «{one.source}»" in texts
    reasons = [naming.reason(one.reason) for one in selection.verdict(entry).findings]
    assert any(f"(«{entry.licence}»)" in reason for reason in reasons)
