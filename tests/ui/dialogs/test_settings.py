"""The settings dialog, with real clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emosub_gui.analysis.fusion import FusionSettings, calibration
from emosub_gui.analysis.measuring import profiles
from emosub_gui.analysis.measuring.profiles import Profile
from emosub_gui.app import language
from emosub_gui.app.settings import Settings, SettingsStore
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.reading import published
from emosub_gui.media.cache import Cache
from emosub_gui.ui.dialogs.settings.analysis import AnalysisPage, NetworkPage
from emosub_gui.ui.dialogs.settings.dialog import SettingsDialog
from emosub_gui.ui.dialogs.settings.emotions import EmotionsPage, Knob
from emosub_gui.ui.dialogs.settings.general import AppearancePage, GeneralPage, PlaybackPage
from emosub_gui.ui.dialogs.settings.subtitles import Figure, SubtitlesPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsDialog]:
    store = SettingsStore(tmp_path / "settings.json")
    made = SettingsDialog(None, store, Cache(tmp_path / "cache"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    yield made
    language.apply("en")
    QApplication.processEvents()


def button(dialog: QWidget, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


def value(dialog: SettingsDialog) -> Settings:
    return dialog.page.store.value


@pytest.mark.parametrize("name", ["en", "ko"])
def test_tab_goes_from_the_list_into_the_page_and_then_to_the_buttons(
    qtbot: QtBot, dialog: SettingsDialog, name: str
) -> None:
    language.apply(name)
    QApplication.processEvents()
    dialog.show_page(GeneralPage)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog._close.isVisible)
    dialog._list.setFocus()
    on_page = []
    while (at := dialog.focusWidget()) is not dialog._restore:
        on_page.append(dialog._stack.isAncestorOf(at))
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert on_page == [False] + [True] * (len(on_page) - 1)
    assert len(on_page) > 4
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog._close


def test_a_tick_counts_at_once_and_is_there_the_next_time(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    dialog.show_page(GeneralPage)
    box = next(b for b in dialog.page.findChildren(QCheckBox) if "last file" in b.text())
    qtbot.mouseClick(box, LEFT, pos=box.rect().center().__class__(8, box.height() // 2))
    assert value(dialog).reopen
    assert SettingsStore(dialog.page.store.path).value.reopen


def test_every_setting_of_a_page_goes_back_to_its_default(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    """Set all controls of all pages to something else, then restore each page."""
    for page in list(dialog.pages):
        dialog.show_page(type(page))
        for box in page.findChildren(QComboBox):
            if box.isEditable():
                box.setEditText("tiny")
            elif box.count() > 1 and box is not language_box(page):
                box.setCurrentIndex(box.count() - 1)
        for tick in page.findChildren(QCheckBox):
            tick.toggle()
        for number in page.findChildren(QSpinBox):
            number.stepUp()
        for figure in page.findChildren(Figure):
            figure.stepUp()
        for knob in page.findChildren(Knob):
            knob.setValue(knob.value() + 7)
        qtbot.wait(120)
    changed = value(dialog)
    assert changed != Settings()
    for page in list(dialog.pages):
        dialog.show_page(type(page))
        qtbot.mouseClick(button(dialog, "Restore defaults"), LEFT)
    assert value(dialog) == Settings()


def language_box(page: QWidget) -> QComboBox | None:
    """Return the one choice that would rebuild the pages under the test's hands."""
    return page.findChild(QComboBox) if isinstance(page, GeneralPage) else None


def test_the_keyboard_stays_on_the_language_that_is_chosen(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    dialog.show_page(GeneralPage)
    before = language_box(dialog.page)
    assert before is not None
    for box in dialog.page.findChildren(QComboBox):
        box.showPopup()  # it stays among the widgets of the page, hidden
        box.hidePopup()
    before.setFocus()
    language.apply("ko")
    QApplication.processEvents()
    after = language_box(dialog.page)
    assert after is not before
    assert dialog.focusWidget() is after


def test_the_pages_are_said_anew_in_another_language(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_page(AppearancePage)
    language.apply("ko")
    qtbot.waitUntil(lambda: dialog.windowTitle() == "설정")
    assert isinstance(dialog.page, AppearancePage)
    assert dialog.page.title == "모양"
    assert button(dialog, "기본값 복원").isVisible()


@pytest.mark.parametrize(
    ("words", "kind"),
    [("proxy", NetworkPage), ("crash", GeneralPage), ("Surprise", EmotionsPage)],
)
def test_pages_are_found_by_what_stands_on_them(
    qtbot: QtBot, dialog: SettingsDialog, words: str, kind: type
) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, words)
    assert isinstance(dialog.page, kind)
    assert [type(p) for p in dialog.pages if dialog.is_listed(p)] == [kind]
    field.clear()
    assert all(dialog.is_listed(page) for page in dialog.pages)


def test_limits_are_kept_only_where_they_differ(dialog: SettingsDialog) -> None:
    dialog.show_page(SubtitlesPage)
    english, korean = (f for f in dialog.page.findChildren(Figure) if f.value() in (42, 16))
    korean.setValue(18)
    assert set(value(dialog).reading) == {"ko"}
    assert value(dialog).reading["ko"].max_line == 18
    assert value(dialog).reading["ko"].max_cps == published("ko").max_cps
    korean.setValue(16)
    assert value(dialog).reading == {}
    assert english.text() == "42"


def test_a_knob_is_taken_when_it_stands_still_and_goes_back_by_a_double_click(
    qtbot: QtBot, dialog: SettingsDialog
) -> None:
    dialog.show_page(EmotionsPage)
    knobs = dialog.page.findChildren(Knob)
    angry = knobs[-len(EMOTIONS) + EMOTIONS.index(Emotion.ANGRY)]
    with qtbot.waitSignal(dialog.page.store.changed):
        for position in (60, 70, 80, 100):
            angry.setValue(position)
        assert value(dialog).fusion is None, "not for every step on the way"
    assert value(dialog).fusion is not None
    assert value(dialog).fusion.emotion_weights == {Emotion.ANGRY: 4.0}
    with qtbot.waitSignal(dialog.page.store.changed):
        qtbot.mouseDClick(angry, LEFT)
    assert value(dialog).fusion is None
    assert calibration().settings.emotion_weights.get(Emotion.ANGRY, 1.0) == 1.0


def test_a_profile_is_taken_as_it_is_and_given_away(
    qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path
) -> None:
    dialog.show_page(EmotionsPage)
    page = dialog.page
    assert isinstance(page, EmotionsPage)
    knobs = FusionSettings(text_temperature=0.8731, emotion_weights={Emotion.FEAR: 1.307})
    path = tmp_path / "mine.profile.json"
    profiles.save(Profile(knobs), path)
    with qtbot.waitSignal(page.store.changed):
        page.import_from(path)
    qtbot.wait(200)  # knobs that were moved to show it would have turned it by now
    assert value(dialog).fusion == knobs
    page.export_to(tmp_path / "again.json")
    assert profiles.load(tmp_path / "again.json").fusion == knobs


def test_a_file_that_is_no_profile_is_refused(
    qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path
) -> None:
    dialog.show_page(EmotionsPage)
    page = dialog.page
    assert isinstance(page, EmotionsPage)
    (tmp_path / "other.json").write_text("{}")
    page.import_from(tmp_path / "other.json")
    box = page.findChild(QMessageBox)
    assert box is not None
    assert "other.json" in box.text()
    box.close()
    assert value(dialog).fusion is None


def test_what_is_no_address_is_marked_and_not_taken(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_page(NetworkPage)
    proxy = dialog.page.findChildren(QLineEdit)[0]
    qtbot.keyClicks(proxy, "proxy")
    assert proxy.property("invalid")
    assert value(dialog).proxy == ""
    proxy.clear()
    qtbot.keyClicks(proxy, "http://proxy:3128")
    assert not proxy.property("invalid")
    assert value(dialog).proxy == "http://proxy:3128"


def test_the_cache_is_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    with cache.create("film") as folder:
        (folder / "sound").write_bytes(bytes(1000))
    dialog = SettingsDialog(None, SettingsStore(tmp_path / "settings.json"), cache)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_page(AnalysisPage)
    qtbot.mouseClick(button(dialog.page, "Clear"), LEFT)
    assert cache.find("film") is None


def test_libraries_that_are_not_there_cannot_be_chosen(dialog: SettingsDialog) -> None:
    dialog.show_page(PlaybackPage)
    box = dialog.page.findChild(QComboBox)
    assert box is not None
    assert box.count() == 3
    assert "libVLC 3" in box.itemText(box.findData("vlc"))


def test_what_is_changed_elsewhere_is_shown(dialog: SettingsDialog) -> None:
    dialog.show_page(PlaybackPage)
    snap = dialog.page.findChildren(QCheckBox)[0]
    assert snap.isChecked()
    dialog.page.store.change(snap=False)
    assert not snap.isChecked()
