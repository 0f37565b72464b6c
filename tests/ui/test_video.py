"""The picture and its controls, offscreen, with real mouse and key events on a real player."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numbered import make_film, number
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Layer
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core.timecode import clock
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.ui.look import current
from emosub_gui.ui.playing import GoToDialog, Playing
from emosub_gui.ui.video.position import PositionField, typed_position
from emosub_gui.ui.video.transport import TransportBar
from emosub_gui.ui.video.view import VideoView

Left, NoKeys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("films")
    return {
        "wide": make_film(folder / "wide.mp4", 100, size=(160, 90), sound=4.0),
        "narrow": make_film(folder / "narrow.mp4", 50, size=(160, 90), rotation=90),
        "sound": make_film(folder / "A long talk.m4a", 0, sound=2.0),
    }


@pytest.fixture(scope="module")
def lasting_player(qapp: QApplication) -> Iterator[Player]:
    current.apply("dark")
    player = Player(partial(VlcBackend, ["--aout=adummy"]))
    yield player
    player.release()


@pytest.fixture
def player(lasting_player: Player) -> Iterator[Player]:
    yield lasting_player
    lasting_player.close()
    lasting_player.set_loop(False)
    lasting_player.set_rate(1.0)
    lasting_player.set_volume(100)
    lasting_player.set_muted(False)


@pytest.fixture
def view(qtbot: QtBot, player: Player) -> VideoView:
    view = VideoView(player)
    qtbot.addWidget(view)
    view.resize(320, 320)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def bar(qtbot: QtBot, player: Player) -> TransportBar:
    bar = TransportBar(player)
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def show(qtbot: QtBot, player: Player, path: Path) -> None:
    with qtbot.waitSignal(player.opened, timeout=10_000):
        player.open(path, media_ref(probe(path), "", 0))
    if player.has_picture:
        qtbot.waitUntil(lambda: not player.frame.isNull(), timeout=10_000)


def grabbed(view: VideoView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray:
    array = np.frombuffer(image.constBits(), np.uint8)
    return array.reshape(image.height(), image.width(), 4).copy()


def button(bar: TransportBar, name: str) -> QToolButton:
    found = [button for button in bar.findChildren(QToolButton) if button.accessibleName() == name]
    assert len(found) == 1
    return found[0]


# ---- the picture ------------------------------------------------------------------------


def test_the_picture_keeps_its_shape_between_black_bars(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    player.seek(1700)
    qtbot.waitUntil(lambda: number(pixels(player.frame)) == 42, timeout=10_000)
    rect = view.picture_rect()
    assert (rect.x(), rect.width(), rect.height()) == (0, 320, 180)
    shown = pixels(grabbed(view))
    assert number(shown[70:250]) == 42
    assert not shown[:69, :, :3].any()
    assert not shown[251:, :, :3].any()


def test_a_turned_picture_is_upright(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["narrow"])
    player.seek(1000)
    qtbot.waitUntil(lambda: number(pixels(player.frame)) == 25, timeout=10_000)
    assert view.picture_rect().size() == QSize(180, 320)
    assert number(pixels(grabbed(view))[:, 70:250]) == 25


def test_playing_draws_what_the_library_draws(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    player.play()
    qtbot.waitUntil(lambda: number(pixels(player.frame)) > 10, timeout=10_000)
    assert number(pixels(grabbed(view))[70:250]) >= 10


def test_the_overlay_is_blended_over_the_picture_alone(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    asked: list[tuple[int, QSize]] = []

    def half_red(time: int, size: QSize) -> list[Layer]:
        asked.append((time, size))
        image = QImage(40, 30, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(255, 0, 0, 128))
        return [Layer(10, 5, image)]

    show(qtbot, player, films["wide"])
    player.seek(0)
    view.set_overlay(half_red)
    image = grabbed(view)
    assert asked[-1] == (0, QSize(320, 180))
    assert image.pixelColor(160, 20) == QColor(Qt.GlobalColor.black)
    # The picture begins 70 pixels down; its first field is dark.
    for x, y, red in ((10, 75, 148), (49, 104, 148), (9, 75, 40), (10, 74, 40), (50, 104, 40)):
        assert image.pixelColor(x, y).red() == pytest.approx(red, abs=4), (x, y)
    assert image.pixelColor(20, 90).blue() == pytest.approx(20, abs=4)
    view.set_overlay(lambda _time, _size: [])
    assert grabbed(view).pixelColor(20, 90).red() == pytest.approx(40, abs=4)


def test_sound_alone_has_its_name_and_an_overlay(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    nothing = grabbed(view)
    asked: list[int] = []
    view.set_overlay(lambda time, _size: asked.append(time) or [])
    show(qtbot, player, films["sound"])
    assert grabbed(view) != nothing
    assert view.picture_rect().size() == QSize(320, 180)
    player.seek(700)
    qtbot.waitUntil(lambda: asked[-1] == 700, timeout=10_000)


@pytest.mark.parametrize("look", ["dark", "light"])
def test_without_a_film_the_colours_are_the_programs(view: VideoView, look: str) -> None:
    current.apply(look)
    assert grabbed(view).pixelColor(2, 2) == QColor(current.colours().window)
    assert view.picture_rect().isEmpty()
    current.apply("dark")


# ---- the mouse --------------------------------------------------------------------------


def test_a_click_plays_and_a_double_click_only_asks_for_the_full_screen(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    qtbot.mouseClick(view, Left)
    assert player.playing
    qtbot.mouseClick(view, Qt.MouseButton.RightButton)
    assert player.playing
    qtbot.mouseClick(view, Left)
    assert not player.playing
    with qtbot.waitSignal(view.fullScreenRequested):
        qtbot.mouseClick(view, Left)
        qtbot.mouseDClick(view, Left)
    assert not player.playing


def test_a_press_that_is_dragged_away_is_no_click(
    qtbot: QtBot, player: Player, view: VideoView, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    qtbot.mousePress(view, Left, pos=QPoint(10, 10))
    qtbot.mouseRelease(view, Left, pos=QPoint(-10, 10))
    assert not player.playing


def test_the_wheel_sets_the_volume(player: Player, view: VideoView) -> None:
    def turn(angle: int) -> None:
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            NoKeys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)

    for angle in (-120, -60, -60, -240):
        turn(angle)
    assert player.volume == 80
    turn(1200)
    assert player.volume == 100


# ---- the controls -----------------------------------------------------------------------


def test_the_controls_follow_the_film(
    qtbot: QtBot, player: Player, bar: TransportBar, films: dict[str, Path]
) -> None:
    assert not button(bar, "Play").isEnabled()
    show(qtbot, player, films["narrow"])
    assert button(bar, "Play").isEnabled()
    assert not button(bar, "Mute").isEnabled()
    show(qtbot, player, films["wide"])
    assert button(bar, "Mute").isEnabled()
    player.close()
    assert not button(bar, "Play").isEnabled()


def test_the_buttons_play_step_loop_and_mute(
    qtbot: QtBot, player: Player, bar: TransportBar, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    field = bar.findChild(PositionField)
    qtbot.mouseClick(button(bar, "Next frame"), Left)
    qtbot.mouseClick(button(bar, "Next frame"), Left)
    qtbot.waitUntil(lambda: player.position == 80, timeout=10_000)
    qtbot.mouseClick(button(bar, "Previous frame"), Left)
    qtbot.waitUntil(lambda: field.text() == "0:00:00.040", timeout=10_000)
    qtbot.mouseClick(button(bar, "Play"), Left)
    assert player.playing
    qtbot.waitUntil(lambda: player.position > 400, timeout=10_000)
    assert field.text() > "0:00:00.040"
    qtbot.mouseClick(button(bar, "Pause"), Left)
    assert not player.playing
    qtbot.mouseClick(button(bar, "Loop what is played"), Left)
    assert player.loop
    qtbot.mouseClick(button(bar, "Mute"), Left)
    assert player.muted
    with qtbot.waitSignal(bar.fullScreenRequested):
        qtbot.mouseClick(button(bar, "Full screen"), Left)


def test_speed_and_volume_show_what_the_player_does(player: Player, bar: TransportBar) -> None:
    speed = button(bar, "Speed")
    assert speed.text() == "1×"
    half = next(action for action in speed.menu().actions() if action.text() == "0.5×")
    half.trigger()
    assert player.rate == 0.5
    assert speed.text() == "0.5×"
    player.set_rate(1.5625)
    assert speed.text() == "1.562×"
    assert not any(action.isChecked() for action in speed.menu().actions())
    bar._volume.setValue(40)
    assert player.volume == 40
    player.set_volume(70)
    assert bar._volume.value() == 70
    player.set_loop(True)
    assert button(bar, "Loop what is played").isChecked()


def test_a_narrow_bar_leaves_out_what_it_can(
    qtbot: QtBot, player: Player, bar: TransportBar
) -> None:
    narrowest = bar.minimumSizeHint().width()
    assert narrowest < 430
    for width, duration, volume in ((800, True, True), (narrowest, False, False)):
        bar.resize(width, 40)
        qtbot.waitUntil(lambda d=duration: bar._duration.isVisible() == d)
        assert bar._volume.isVisible() == volume
        assert bar.minimumSizeHint().width() == narrowest
        assert button(bar, "Full screen").geometry().right() < width


# ---- typing a position ------------------------------------------------------------------


def test_typing_goes_there(
    qtbot: QtBot, player: Player, bar: TransportBar, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    field = bar.findChild(PositionField)
    for typed, position in (("1.2", 1200), ("#50", 2000), ("+0.5", 2500), ("-2", 500)):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert player.position == position
        assert field.text() == clock(position)


def test_single_letter_shortcuts_and_enter_stay_out_of_typing(
    qtbot: QtBot, player: Player, films: dict[str, Path]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fired: list[str] = []
    for key in ("1", "Return", "Escape", "Space"):
        QShortcut(QKeySequence(key), window, lambda key=key: fired.append(key))
    field = PositionField(player, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    show(qtbot, player, films["wide"])
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1.2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (player.position, fired) == (1200, [])


def test_no_control_takes_the_first_focus_from_the_lines(bar: TransportBar) -> None:
    takers = [w for w in bar.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert takers == [bar.findChild(PositionField)]


def test_tooltips_tell_the_keys(qtbot: QtBot, player: Player, bar: TransportBar) -> None:
    bar.set_shortcuts({"play.toggle": "Space", "play.mute": "M"})
    assert button(bar, "Play").toolTip() == "Play (Space)"
    assert button(bar, "Mute").toolTip() == "Mute (M)"
    assert button(bar, "Full screen").toolTip() == "Full screen"


def test_the_dialog_goes_where_the_field_would(
    qtbot: QtBot, player: Player, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    window = QWidget()
    qtbot.addWidget(window)
    Playing(Session(window), player, window).go_to()
    dialog = window.findChild(GoToDialog)
    for typed, position in (("#50", 2000), ("+0.5", 2500), ("soon", None)):
        dialog.findChild(QLineEdit).setText(typed)
        assert dialog.ok.isEnabled() == (position is not None)
        if position is not None:
            dialog.accept()
            assert player.position == position
            Playing(Session(window), player, window).go_to()
            dialog = window.findChildren(GoToDialog)[-1]


def test_nonsense_is_marked_and_forgotten(
    qtbot: QtBot, player: Player, bar: TransportBar, films: dict[str, Path]
) -> None:
    show(qtbot, player, films["wide"])
    field = bar.findChild(PositionField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("invalid")
    assert field.text() == "soon"
    player.seek(1000)
    assert field.text() == "soon"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0:00:01.000"
    assert not field.property("invalid")


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_position_may_be_typed_as_it_is_shown(time: int, here: int) -> None:
    assert typed_position(clock(time), here, None) == time
    assert typed_position("+" + clock(time), here, None) == here + time
    assert typed_position("-" + clock(time), here, None) == max(0, here - time)


def test_frames_need_a_frame_rate() -> None:
    assert typed_position(" # 24 ", 0, Fraction(24000, 1001)) == 1001
    for text, rate in (("#24", None), ("#", Fraction(24)), ("", Fraction(24)), ("+", None)):
        with pytest.raises(ValueError, match=r"."):
            typed_position(text, 0, rate)


def test_names_follow_the_language(bar: TransportBar) -> None:
    bar._play.setToolTip("")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar._play.toolTip() == "Play"
