"""The program's language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.app import language
from emosub_gui.core.emotion import Emotion
from emosub_gui.ui.words import emotion_name


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QCoreApplication) -> Iterator[None]:
    yield
    language.apply("en")
    QCoreApplication.processEvents()


@pytest.mark.parametrize(
    ("choice", "preferred", "code"),
    [
        ("en", ["ko-KR"], "en"),
        ("ko", ["en-US"], "ko"),
        ("system", ["ko-Kore-KR", "en-US"], "ko"),
        ("system", ["ko_KR"], "ko"),
        ("system", ["de-DE", "ko-KR", "en-US"], "ko"),
        ("system", ["de-DE", "fr-FR"], "en"),
        ("system", [], "en"),
        ("klingon", ["ko-KR"], "ko"),
    ],
)
def test_a_choice_means_a_language_that_there_is(
    choice: str, preferred: list[str], code: str
) -> None:
    assert language.resolve(choice, preferred) == code


class Label(QWidget):
    """Shows one word."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.seen.append(emotion_name(Emotion.FEAR))


def test_open_widgets_follow_there_and_back(qtbot: QtBot) -> None:
    outer, inner = QWidget(), Label()
    inner.setParent(outer)
    qtbot.addWidget(outer)
    outer.show()
    language.apply("ko")
    qtbot.waitUntil(lambda: inner.seen == ["두려움"])
    language.apply("ko")
    language.apply("en")
    qtbot.waitUntil(lambda: inner.seen[-1] == "Fear")


def test_qt_speaks_the_language_too(qtbot: QtBot) -> None:
    language.apply("ko")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Discard)
    qtbot.addWidget(box)
    korean = box.button(QDialogButtonBox.StandardButton.Discard).text()
    language.apply("en")
    english = QDialogButtonBox(QDialogButtonBox.StandardButton.Discard)
    qtbot.addWidget(english)
    assert korean != english.button(QDialogButtonBox.StandardButton.Discard).text()
    assert any("가" <= character <= "힣" for character in korean)


@pytest.mark.parametrize("code", ["en", "ko"])
def test_dates_are_written_as_is_usual_in_it(code: str) -> None:
    language.apply(code)
    assert QLocale().language() is QLocale(code).language()
