"""Themes speak the program's language; a person's own are called what they named them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emosub_gui.styling.themes import find_theme, list_themes, save_theme
from emosub_gui.ui.styles.theme_bar import ThemeBar
from emosub_gui.ui.styles.theme_names import BUNDLED, About, theme_description, theme_name


class Marker(QTranslator):
    """A language in which themes stand in quotation marks."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, text: str, *_: object) -> str | None:
        return f"«{text}»" if context == "themes" else None


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    marker = Marker()
    qapp.installTranslator(marker)
    yield
    qapp.removeTranslator(marker)


def test_the_table_says_what_the_files_say() -> None:
    found = {file.id: file.theme for file in list_themes()}
    assert BUNDLED.keys() == found.keys()
    for name, theme in found.items():
        assert theme is not None
        assert About(theme.name, theme.description) == BUNDLED[name]


@pytest.mark.usefixtures("marked")
def test_a_theme_that_a_person_made_is_called_what_they_named_it(tmp_path: Path) -> None:
    save_theme(replace(find_theme("horror"), description="Mine"), tmp_path)
    files = {file.id: file for file in list_themes(tmp_path)}
    assert theme_name(files["cinema"]) == "«Cinema»"
    assert theme_description(files["cinema"]).startswith("«Restrained")
    assert (theme_name(files["horror"]), theme_description(files["horror"])) == ("Horror", "Mine")


@pytest.mark.usefixtures("marked")
def test_the_list_shows_translated_names_and_finds_the_theme(qtbot: QtBot, tmp_path: Path) -> None:
    save_theme(replace(find_theme("cinema"), name="Noir"), tmp_path)
    bar = ThemeBar(tmp_path)
    qtbot.addWidget(bar)
    assert bar.list.currentText() == "«Cinema»"
    assert bar.list.itemData(bar.list.currentIndex(), Qt.ItemDataRole.ToolTipRole).startswith("«")
    bar.show_theme(find_theme("sdh"))
    assert bar.list.currentText() == bar.title == "«SDH»"
    bar.show_theme(find_theme("noir", tmp_path))
    assert bar.list.currentText() == bar.title == "Noir"
    bar.show_theme(replace(find_theme("cinema"), name="Came with a file"))
    assert bar.list.currentText() == "Came with a file"
    assert bar.list.currentIndex() == bar.list.count() - 1
