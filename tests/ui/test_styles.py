"""The style studio, by hand: real sliders, real files, real libass."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, Script, ScriptStyle
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import Position, Style, StylePatch, Theme
from emosub_gui.styling.contrast import Verdict, Vision
from emosub_gui.styling.restyling import BASE, LINE, Part, Target
from emosub_gui.styling.themes import find_theme, list_themes, load_theme, save_theme
from emosub_gui.ui.styles.colours import Palette, typed_colour
from emosub_gui.ui.styles.panel import StylePanel

ANGRY, SAD = Target(Part.EMOTION, "angry"), Target(Part.EMOTION, "sad")
MINA = Target(Part.SPEAKER, "Mina")


@pytest.fixture
def session() -> Session:
    session = Session()
    cues = [
        Cue(0, 0, 1000, "Go!", emotion=Emotion.ANGRY, speaker="Mina"),
        Cue(0, 1000, 2000, "No.", emotion=Emotion.SAD),
    ]
    session.open(Document.of(cues, theme=find_theme("cinema")))
    return session


@pytest.fixture
def panel(session: Session, qtbot: QtBot, tmp_path: Path) -> StylePanel:
    panel = StylePanel(session, tmp_path / "themes")
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show()
    return panel


def theme(session: Session) -> Theme:
    assert session.document.theme is not None
    return session.document.theme


def test_a_slider_restyles_one_look_at_once_and_is_one_step(
    panel: StylePanel, session: Session
) -> None:
    before = session.document
    panel.set_target(ANGRY)
    slider = panel.rows.controls["size"].slider
    for step in (50, 55, 60):
        slider.setValue(step)
        assert theme(session).emotions[Emotion.ANGRY].size == 20 + step
    assert theme(session).base == before.theme.base
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document is before
    assert panel.rows.controls["size"].spin.value() == before.theme.base.size


def test_a_typed_number_may_go_beyond_the_slider(panel: StylePanel, session: Session) -> None:
    spin = panel.rows.controls["size"].spin
    spin.setValue(300)
    assert theme(session).base.size == 300
    assert spin.value() == 300


@pytest.mark.parametrize(
    ("field", "value"),
    [("weight", 900), ("italic", True), ("fill", "#123456"), ("alignment", 8), ("angle", -4.5)],
)
def test_every_kind_of_control_says_what_it_shows(
    panel: StylePanel, session: Session, field: str, value: object
) -> None:
    panel.set_target(SAD)
    control = panel.rows.controls[field]
    control.show_value(value)
    assert session.undo_stack.count() == 0
    control.changed.emit(value)
    assert getattr(theme(session).emotions[Emotion.SAD], field) == value


def test_a_departure_is_marked_and_can_be_taken_back(panel: StylePanel, session: Session) -> None:
    panel.set_target(ANGRY)
    assert panel.rows.resets["fill"].isVisibleTo(panel)
    assert not panel.rows.resets["angle"].isVisibleTo(panel)
    panel.rows.resets["fill"].click()
    assert theme(session).emotions[Emotion.ANGRY].fill is None
    assert not panel.rows.resets["fill"].isVisibleTo(panel)


def test_the_base_is_compared_with_the_theme_as_it_was(panel: StylePanel, session: Session) -> None:
    assert panel.target == BASE
    assert not any(button.isVisibleTo(panel) for button in panel.rows.resets.values())
    panel.rows.controls["outline"].spin.setValue(9)
    assert panel.rows.resets["outline"].isVisibleTo(panel)
    panel.rows.resets["outline"].click()
    assert theme(session) == find_theme("cinema")


def test_the_panel_follows_the_selected_line_unless_told_not_to(
    panel: StylePanel, session: Session
) -> None:
    session.select([1])
    assert panel.target == ANGRY
    panel.bar.follow.click()
    session.select([2])
    assert panel.target == ANGRY


def test_the_panel_follows_the_selected_line_to_its_new_emotion(
    panel: StylePanel, session: Session
) -> None:
    session.select([1])
    session.edit("Sad", lambda d: edits.set_emotion(d, [1], Emotion.SAD))
    assert panel.target == SAD
    session.undo_stack.undo()
    assert panel.target == ANGRY
    panel.set_target(BASE)
    session.edit("Type", lambda d: edits.set_text(d, 1, "Went."))
    assert panel.target == BASE, "a look that was chosen by hand stays"


def test_speakers_of_the_document_have_looks(panel: StylePanel, session: Session) -> None:
    session.select([1])
    panel.chooser.speakers.setCurrentIndex(1)
    panel.chooser.speakers.activated.emit(1)
    assert panel.target == MINA
    panel.rows.controls["italic"].click()
    assert theme(session).speakers == {"Mina": StylePatch(italic=True)}


def test_the_choice_of_speakers_says_what_it_is_and_why_it_is_empty(
    panel: StylePanel, session: Session
) -> None:
    speakers = panel.chooser.speakers
    assert speakers.currentText() == "A speaker…"
    assert speakers.isEnabled()
    session.open(Document.of([Cue(1, 0, 1000, "Hello.")]))
    assert speakers.currentText() == "A speaker…"
    assert not speakers.isEnabled()
    assert "No line" in speakers.toolTip()


def test_looks_are_copied_swapped_and_reset(panel: StylePanel, session: Session) -> None:
    was = theme(session).emotions
    panel.set_target(ANGRY)
    _choose(panel.bar.copy_to.menu(), "Sad")
    assert theme(session).emotions[Emotion.SAD] == was[Emotion.ANGRY]
    panel.set_target(SAD)
    panel.bar.reset.click()
    assert theme(session).emotions[Emotion.SAD] == was[Emotion.SAD]
    _choose(panel.bar.swap_with.menu(), "Angry")
    assert theme(session).emotions[Emotion.ANGRY] == was[Emotion.SAD]
    assert theme(session).emotions[Emotion.SAD] == was[Emotion.ANGRY]


def _choose(menu, text: str) -> None:
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_a_place_is_kept_in_shares_of_the_picture(panel: StylePanel, session: Session) -> None:
    place = panel.rows.controls["position"]
    place.fixed.click()
    place.spins[0].setValue(25)
    assert theme(session).base.position == Position(0.25, 0.9)
    place.fixed.click()
    assert theme(session).base.position is None


def test_words_and_labels_belong_to_the_whole_theme(panel: StylePanel, session: Session) -> None:
    assert panel.words.isVisibleTo(panel)
    panel.words.numbers["loudness"].spin.setValue(0.8)
    panel.words.label.click()
    assert theme(session).words.loudness == 0.8
    assert theme(session).label_emotions
    panel.set_target(ANGRY)
    assert not panel.words.isVisibleTo(panel)


# ---- colours ----


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#abc", "#AABBCC"), ("ff0000", "#FF0000"), ("#FF000080", "#FF000080"), ("red", None)],
)
def test_colours_are_typed_in_any_usual_way(typed: str, colour: str | None) -> None:
    assert typed_colour(typed) == colour
    assert typed_colour("#FF0000FF") == "#FF0000"


def test_what_is_no_colour_is_forgotten(panel: StylePanel, session: Session, qtbot: QtBot) -> None:
    field = panel.rows.controls["fill"]
    field.hex.setText("reddish")
    field.hex.editingFinished.emit()
    assert field.hex.text() == theme(session).base.fill
    field.hex.setText("0f0")
    field.hex.editingFinished.emit()
    assert theme(session).base.fill == "#00FF00"


def test_the_palette_offers_recent_colours_and_opacity(panel: StylePanel, session: Session) -> None:
    Palette.recent.clear()
    field = panel.rows.controls["fill"]
    field.changed.emit("#112233")
    field.palette_.remember("#112233")
    field.swatch.click()
    assert field.palette_.swatches[0].colour == "#112233"
    field.palette_.opacity.slider.setValue(50)
    assert theme(session).base.fill == "#11223380"
    field.palette_.offered[0].click()
    assert theme(session).base.fill == field.palette_.offered[0].colour
    assert Palette.recent[0] == field.palette_.offered[0].colour


def test_the_dropper_takes_what_is_clicked_and_lets_go(
    panel: StylePanel, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emosub_gui.ui.styles.colours.colour_at", lambda _point: "#ABCDEF")
    dropper = panel.rows.controls["fill"].dropper
    dropper.click()
    point = QPointF(5, 5)
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, point, point, Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(dropper, press)
    assert theme(session).base.fill == "#ABCDEF"
    assert dropper.mouseGrabber() is None


# ---- seeing ----


def test_the_specimen_shows_the_look_in_its_colour(panel: StylePanel) -> None:
    panel.set_target(ANGRY)
    drawn = _pixels(panel.specimen.image())
    wanted = np.array(QColor(panel.theme.emotions[Emotion.ANGRY].fill).getRgb()[:3])
    assert (np.abs(drawn.astype(int) - wanted).max(axis=2) < 8).sum() > 200


def test_the_specimen_lies_over_the_film_and_is_seen_with_other_eyes(
    panel: StylePanel, qtbot: QtBot
) -> None:
    picture = QImage(64, 36, QImage.Format.Format_RGB32)
    picture.fill(QColor("#C83232"))
    panel.set_picture(picture)
    assert tuple(_pixels(panel.specimen.image())[2, 2]) == (0xC8, 0x32, 0x32)
    with qtbot.waitSignal(panel.visionChanged) as told:
        panel.vision.changed.emit(Vision.DEUTAN)
    assert told.args == [Vision.DEUTAN]
    red, green, _ = _pixels(panel.specimen.image())[2, 2].astype(int)
    assert abs(red - green) < 60


def test_bad_contrast_is_said_and_measured_over_the_picture(
    panel: StylePanel, session: Session
) -> None:
    assert panel.contrast.verdict is Verdict.AAA
    panel.rows.controls["outline"].spin.setValue(0)
    assert panel.contrast.verdict is Verdict.FAIL
    dark = QImage(64, 36, QImage.Format.Format_RGB32)
    dark.fill(QColor("#101010"))
    panel.set_picture(dark)
    assert panel.contrast.verdict is Verdict.AAA


def _pixels(image: QImage) -> np.ndarray:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3)


def test_a_missing_font_is_named_with_one_that_comes_near(
    panel: StylePanel, session: Session
) -> None:
    field = panel.rows.controls["font"]
    assert not field.replace.isVisibleTo(panel)
    session.open(Document(theme=Theme(name="x", base=Style(font="Batang Nowhere"))))
    assert field.replace.isVisibleTo(panel)
    assert "NanumMyeongjo" in field.replace.text()
    field.replace.click()
    assert theme(session).base.font == "NanumMyeongjo"
    assert not field.replace.isVisibleTo(panel)


# ---- themes ----


def test_a_chosen_theme_is_an_edit(panel: StylePanel, session: Session) -> None:
    before = session.document
    panel.themes.list.setCurrentIndex(panel.themes.list.findText("Horror"))
    panel.themes.list.activated.emit(panel.themes.list.currentIndex())
    assert theme(session) == find_theme("horror")
    session.undo_stack.undo()
    assert session.document is before
    assert panel.themes.list.currentText() == "Cinema"


def test_a_changed_theme_can_be_compared_and_taken_back(
    panel: StylePanel, session: Session, qtbot: QtBot
) -> None:
    bar = panel.themes
    assert not bar.compare.isEnabled()
    assert not bar.compare.text()
    panel.rows.controls["size"].spin.setValue(99)
    assert bar.compare.text() == "B: now"
    assert "(changed)" in bar.list.currentText()
    with qtbot.waitSignal(panel.compared) as told:
        bar.compare.click()
    assert told.args == [find_theme("cinema")]
    assert bar.compare.text() == "A: before"
    with qtbot.waitSignal(panel.compared) as told:
        panel.rows.controls["size"].spin.setValue(98)
    assert told.args == [None]
    assert bar.compare.text() == "B: now"
    bar.actions_["revert"].trigger()
    assert theme(session) == find_theme("cinema")


def test_a_theme_is_saved_renamed_passed_on_and_deleted(
    panel: StylePanel, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    bar, folder = panel.themes, tmp_path / "themes"
    panel.rows.controls["size"].spin.setValue(99)
    bar.save_as("Mine")
    assert load_theme(folder / "mine.json").base.size == 99
    assert theme(session).name == "Mine"
    panel.rows.controls["size"].spin.setValue(90)
    bar.save()
    assert load_theme(folder / "mine.json").base.size == 90
    assert not bar.compare.isEnabled()
    bar.rename("Ours")
    assert [file.id for file in list_themes(folder) if not file.bundled] == ["ours"]
    with qtbot.waitSignal(panel.defaultChosen) as told:
        bar.actions_["default"].trigger()
    assert told.args == ["ours"]
    bar.export_to(tmp_path / "ours.emotheme")
    bar.delete()
    assert not list(folder.glob("*.json"))
    assert theme(session).name == "Ours"
    bar.import_from(tmp_path / "ours.emotheme")
    assert load_theme(folder / "ours.json").base.size == 90


def test_what_is_there_is_replaced_only_when_asked(
    panel: StylePanel, session: Session, tmp_path: Path
) -> None:
    save_theme(Theme(name="Mine"), tmp_path / "themes")
    panel.themes.save_as("Mine")
    box = panel.themes.findChild(QMessageBox)
    assert box is not None
    assert load_theme(tmp_path / "themes" / "mine.json") == Theme(name="Mine")
    next(button for button in box.buttons() if button.text() == "Replace").click()
    assert load_theme(tmp_path / "themes" / "mine.json").base == find_theme("cinema").base


def test_a_file_that_is_no_theme_is_refused_in_words(panel: StylePanel, tmp_path: Path) -> None:
    (tmp_path / "x.emotheme").write_bytes(b"no theme")
    panel.themes.import_from(tmp_path / "x.emotheme")
    box = panel.themes.findChild(QMessageBox)
    assert box is not None
    assert "cannot be used" in box.text()
    box.close()


def test_everything_is_named_for_those_who_cannot_see_it(panel: StylePanel) -> None:
    for control in panel.rows.controls.values():
        assert control.accessibleName()
    for button in (
        *panel.chooser.buttons.values(),
        panel.bar.copy_to,
        panel.bar.swap_with,
        panel.bar.reset,
    ):
        assert button.accessibleName()


def test_a_passing_wheel_scrolls_and_changes_nothing(
    panel: StylePanel, session: Session, qtbot: QtBot
) -> None:
    for widget in (panel.rows.controls["size"].slider, panel.rows.controls["animation"]):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
    assert session.undo_stack.count() == 0


def test_single_lines_depart_from_their_emotion_and_come_back(
    panel: StylePanel, session: Session, qtbot: QtBot
) -> None:
    button = panel.chooser.buttons[LINE]
    assert not button.isEnabled()
    session.select([1, 2])
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.target == LINE
    panel.rows.controls["italic"].changed.emit(True)
    panel.rows.controls["size"].changed.emit(99.0)
    patches = [cue.override for cue in session.document.cues]
    assert patches == [StylePatch(italic=True, size=99), StylePatch(italic=True, size=99)]
    assert panel.rows.resets["size"].isVisible()
    assert not panel.rows.resets["fill"].isVisible()
    session.select([2])
    assert panel.target == LINE
    panel.rows.resets["size"].click()
    assert session.document.cue(2).override == StylePatch(italic=True)
    panel.bar.reset.click()
    assert session.document.cue(2).override is None
    assert session.document.cue(1).override == patches[0]
    assert not panel.bar.reset.isEnabled()


def test_a_lines_look_can_become_its_emotions(panel: StylePanel, session: Session) -> None:
    session.select([1])
    panel.set_target(LINE)
    panel.rows.controls["size"].changed.emit(99.0)
    panel.bar.copy_to.menu().aboutToShow.emit()
    assert not panel.bar.swap_with.isEnabled()
    named = {action.text(): action for action in panel.bar.copy_to.menu().actions()}
    fill = theme(session).emotions[Emotion.ANGRY].fill
    named["Angry"].trigger()
    changed = theme(session).emotions[Emotion.ANGRY]
    assert (changed.size, changed.fill) == (99, fill)


def test_without_lines_there_is_nothing_to_restyle_alone(
    panel: StylePanel, session: Session
) -> None:
    session.select([1])
    panel.set_target(LINE)
    session.edit("", lambda document: edits.delete(document, [1, 2]))
    assert panel.specimen.image().width() > 0
    session.open(Document())
    assert panel.target == BASE


def test_a_low_window_lets_the_specimen_scroll(panel: StylePanel, qtbot: QtBot) -> None:
    panel.resize(340, 300)
    qtbot.waitUntil(lambda: panel.rows.parentWidget().isAncestorOf(panel.specimen))
    qtbot.waitUntil(lambda: panel.minimumSizeHint().height() < 270)
    panel.resize(340, 700)
    qtbot.waitUntil(lambda: not panel.rows.parentWidget().isAncestorOf(panel.specimen))


def test_a_line_in_an_imported_style_shows_that_style(panel: StylePanel, session: Session) -> None:
    fields = (
        ("Fontname", "NanumMyeongjo"),
        ("Fontsize", "24"),
        ("Bold", "-1"),
        ("Outline", "x"),
        ("Shadow", "1e999"),
        ("Alignment", "9999"),
    )
    script = Script(styles=(ScriptStyle("Sign", fields),))
    cue = Cue(0, 0, 9, "Sign", style="Sign")
    session.open(Document.of([cue], script=script, play_width=1280, play_height=540))
    session.select([1])
    panel.set_target(LINE)
    assert panel.rows.controls["size"].spin.value() == 48
    assert panel.rows.controls["weight"].spin.value() == 700
    assert panel.rows.controls["font"].list.currentText() == "NanumMyeongjo"


def test_a_look_that_is_hard_to_read_is_warned_of_wherever_one_has_scrolled(
    panel: StylePanel, session: Session
) -> None:
    panel.set_target(ANGRY)
    assert not panel.bar.alarm.isVisible()
    panel.rows.controls["outline_colour"].changed.emit("#FFFFFF")
    panel.rows.controls["fill"].changed.emit("#EEEEEE")
    assert panel.bar.alarm.isVisible()
    assert panel.contrast.text() in panel.bar.alarm.toolTip()


def test_a_missing_font_makes_the_panel_no_wider(panel: StylePanel, session: Session) -> None:
    panel.rows.controls["font"].changed.emit("Frutiger Nowhere")
    assert panel.rows.controls["font"].replace.isVisible()
    panel.resize(332, 600)
    page = panel.rows.parentWidget()
    assert page.minimumSizeHint().width() <= page.parentWidget().width()
