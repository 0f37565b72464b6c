"""The dialog that asks in which format to write subtitles."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.app.autosave import Autosave
from emosub_gui.app.session import Session
from emosub_gui.app.settings import SettingsStore
from emosub_gui.core.cue import Cue, Review
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Style, Theme
from emosub_gui.formats import registry
from emosub_gui.formats.ass_fonts import embedded_fonts
from emosub_gui.formats.losses import Format
from emosub_gui.ui.dialogs.export import ExportDialog
from emosub_gui.ui.documents import Documents
from emosub_gui.ui.saving import Saving

FILM = Document.of([Cue(0, 0, 1, "Hi")], theme=Theme(name="x", base=Style(font="BM JUA")))


def choose(dialog: ExportDialog, kind: Format) -> None:
    dialog._format.setCurrentIndex(dialog._format.findData(kind))


def test_only_ass_can_hold_fonts(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(None, FILM, tmp_path / "film.ass")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.fonts.setChecked(True)
    assert dialog.embeds_fonts
    choose(dialog, Format.SRT)
    assert not dialog.fonts.isVisible()
    assert not dialog.embeds_fonts


def test_only_losses_that_a_viewer_would_miss_are_warned_of(qtbot: QtBot, tmp_path: Path) -> None:
    accepted = Cue(0, 0, 1, "Hi", emotion=Emotion.HAPPY, review=Review.ACCEPTED)
    dialog = ExportDialog(None, Document.of([accepted]), tmp_path / "film.ass")
    qtbot.addWidget(dialog)
    dialog.open()

    def said(role: str) -> str:
        labels = [label for label in dialog.findChildren(QLabel) if label.property("role") == role]
        return " ".join(label.text() for label in labels if label.isVisible())

    assert said("muted").startswith("Word timings, scores")
    assert said("warning") == ""
    choose(dialog, Format.TEXT)
    assert said("muted").startswith("Word timings, scores")
    assert said("warning").startswith("Times are left out")


@pytest.mark.parametrize("embed", [True, False])
def test_fonts_are_put_into_the_file_if_that_is_wanted(
    qtbot: QtBot, tmp_path: Path, embed: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    session = Session(window)
    session.open(FILM)
    parts = {
        "session": session,
        "settings": SettingsStore(tmp_path / "s.json"),
        "autosave": Autosave(session, 0, tmp_path / "autosave"),
    }
    documents = Documents(window, saving=Saving(window, **parts), **parts)
    documents.export()
    dialog = window.findChild(ExportDialog)
    assert dialog
    dialog._path.setText(str(tmp_path / "film.ass"))
    dialog.fonts.setChecked(embed)
    with qtbot.waitSignal(documents.exported):
        dialog.accept()
    written = registry.read(tmp_path / "film.ass").document
    names = [font.name for font in embedded_fonts(written)]
    assert names == (["BMJUA_ttf.ttf"] if embed else [])
