"""The dialog that asks what film to write."""

from pathlib import Path

import pytest
from numbered import make_film
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import FfmpegLibassError
from emosub_gui.core.theme import Style, Theme
from emosub_gui.export.burn import BurnOptions
from emosub_gui.export.encoders import ENCODERS, SMALL
from emosub_gui.export.mux import MuxOptions
from emosub_gui.media.probe import MediaInfo, probe
from emosub_gui.ui.dialogs.video_export import Choice, VideoExportDialog

LINES = (
    Cue(0, 200, 800, "Hello", emotion=Emotion.HAPPY),
    Cue(0, 1000, 1900, "{\\pos(9,9)}안녕", emotion=Emotion.SAD, language="ko"),
    Cue(0, 1200, 1500, "잘 가", language="ko"),
)


@pytest.fixture(scope="module")
def info(tmp_path_factory: pytest.TempPathFactory) -> MediaInfo:
    folder = tmp_path_factory.mktemp("film")
    return probe(make_film(folder / "film.mp4", 50, size=(640, 360), sound=2.0))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def shown(
    window: QWidget, info: MediaInfo, choice: Choice | None = None, font: str = "BM JUA"
) -> VideoExportDialog:
    document = Document.of(
        LINES,
        theme=Theme(name="x", base=Style(font=font)),
        play_width=640,
        play_height=360,
    )
    dialog = VideoExportDialog(window, document, info, selected=[1, 2], choice=choice)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    return dialog


def choose(dialog: VideoExportDialog, way: int) -> None:
    dialog.ways.button(way).click()


def test_a_whole_burned_film_beside_the_other_is_proposed(window: QWidget, info: MediaInfo) -> None:
    dialog = shown(window, info)
    assert dialog.target == info.path.with_name("film.subtitled.mp4")
    assert dialog.choice == Choice(True, BurnOptions(), MuxOptions(language="ko"))
    assert dialog._summary.text().startswith("640 × 360, 0:02, at most about ")
    assert dialog._remarks.isHidden()
    assert dialog.ok.isEnabled()


def test_what_is_chosen_is_what_will_be_done(window: QWidget, info: MediaInfo) -> None:
    dialog = shown(window, info)
    form = dialog.burn
    assert form
    sizes = [form.lines.itemData(index) for index in range(form.lines.count())]
    assert sizes == [0, 2160, 1440, 1080, 720, 480], "the film's own size is said once"
    form.lines.setCurrentIndex(4)
    form.quality.setCurrentIndex(2)
    form.speed.setCurrentIndex(2)
    form.range.setCurrentIndex(1)
    options = BurnOptions(lines=720, crf=SMALL, speed="slow", start=200, end=1900)
    assert dialog.choice.burn == options
    assert dialog._summary.text().startswith("1280 × 720, 0:01, ")
    form.range.setCurrentIndex(2)
    assert form.span == (200, 1900), "begins with what is selected"
    form.first.setText("1.5")
    assert dialog.choice.burn.start == 1500


@pytest.mark.parametrize(("first", "last"), [("1", "0.5"), ("", "1"), ("soon", "1"), ("3", "4")])
def test_a_part_that_makes_no_sense_is_refused(
    window: QWidget, info: MediaInfo, first: str, last: str
) -> None:
    dialog = shown(window, info)
    form = dialog.burn
    assert form
    form.range.setCurrentIndex(2)
    form.first.setText(first)
    form.last.setText(last)
    assert not dialog.ok.isEnabled()
    assert "must end after" in dialog._problem.text()
    choose(dialog, 1)
    assert dialog.ok.isEnabled(), "a track has no part"


@pytest.mark.parametrize("name", ["film.mp4", "film.avi", "film", "", "."])
def test_names_that_cannot_be_are_refused(window: QWidget, info: MediaInfo, name: str) -> None:
    dialog = shown(window, info)
    dialog.path.setText(str(info.path.with_name(name)) if name.strip(".") else name)
    assert not dialog.ok.isEnabled()
    assert dialog._problem.text()
    dialog.path.setText(str(info.path.with_name("other.mov")))
    assert dialog.ok.isEnabled()


def test_a_track_keeps_styles_in_mkv_and_says_what_mp4_loses(
    window: QWidget, info: MediaInfo
) -> None:
    dialog = shown(window, info)
    choose(dialog, 1)
    assert dialog.target.suffix == ".mkv"
    assert dialog._remarks.isHidden()
    assert dialog.track.fonts.isEnabled()
    dialog.path.setText(str(dialog.target.with_suffix(".mp4")))
    assert "colour, bold, italic" in dialog._remarks.text()
    assert not dialog.track.fonts.isEnabled()
    dialog.track.language.setCurrentIndex(dialog.track.language.findData("en"))
    dialog.track.title.setText("Full")
    assert dialog.choice.track == MuxOptions(language="en", title="Full")
    assert not dialog.choice.burns


def test_missing_fonts_are_named(window: QWidget, info: MediaInfo) -> None:
    dialog = shown(window, info, font="Comic Whatever")
    assert dialog._remarks.text() == "The font Comic Whatever is not on this computer."


def test_encoders_that_work_are_offered_once_they_are_known(
    window: QWidget, info: MediaInfo
) -> None:
    dialog = shown(window, info, Choice(burn=BurnOptions(encoder="nvenc")))
    form = dialog.burn
    assert form
    assert form.options.encoder == "auto"
    dialog.set_encoders(ENCODERS[:2])
    titles = [form.encoder.itemText(index) for index in range(form.encoder.count())]
    assert titles == ["Automatic", "H.264 (x264)", "H.264 (NVIDIA NVENC)"]
    assert form.options.encoder == "nvenc", "what was chosen the last time"
    form.encoder.setCurrentIndex(1)
    assert dialog.choice.burn.encoder == "x264"


def test_without_libass_only_a_track_can_be_added(window: QWidget, info: MediaInfo) -> None:
    dialog = shown(window, info)
    dialog.refuse_burning(FfmpegLibassError(path="ffmpeg"))
    assert not dialog.burns
    assert not dialog.ways.button(0).isEnabled()
    assert "libass" in dialog.ways.button(0).toolTip()


def test_sound_alone_can_have_a_track_only(window: QWidget, tmp_path: Path) -> None:
    dialog = shown(window, probe(make_film(tmp_path / "sound.m4a", 0, sound=0.5)))
    assert dialog.burn is None
    assert not dialog.burns
    dialog.set_encoders(ENCODERS)
    dialog.refuse_burning(FfmpegLibassError(path="ffmpeg"))
    assert dialog.ok.isEnabled()


def test_a_file_is_replaced_only_after_asking(
    qtbot: QtBot, window: QWidget, info: MediaInfo
) -> None:
    dialog = shown(window, info)
    accepted = QSignalSpy(dialog.accepted)
    target = info.path.with_name("there.mp4")
    target.write_bytes(b"x")
    dialog.path.setText(str(target))
    for answer, expected in (
        (QMessageBox.StandardButton.No, 0),
        (QMessageBox.StandardButton.Yes, 1),
    ):
        dialog.ok.click()
        box = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
        assert "there.mp4" in box.text()
        qtbot.mouseClick(box.button(answer), Qt.MouseButton.LeftButton)
        assert accepted.count() == expected
