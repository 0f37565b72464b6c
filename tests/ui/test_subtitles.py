"""Subtitles on the picture under a real mouse; guides and what a drag snaps to."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numbered import make_film
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emosub_gui.app.overlay import Overlay, Shown
from emosub_gui.app.playback.vlc_backend import VlcBackend
from emosub_gui.app.player import Player
from emosub_gui.app.session import Session
from emosub_gui.core import edits, placing
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.errors import LibassMissingError
from emosub_gui.media.probe import media_ref, probe
from emosub_gui.styling.themes import find_theme
from emosub_gui.ui.look import current
from emosub_gui.ui.video.guides import Guide, letterbox, safe_area, snap
from emosub_gui.ui.video.subtitles import Subtitles
from emosub_gui.ui.video.view import VideoView

Left, Shift, NoKeys = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
CUES = (
    Cue(0, 0, 3000, "The first line"),
    Cue(0, 0, 3000, "{\\an8}A line above"),
    Cue(0, 3200, 3900, "Later"),
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("film")
    return make_film(folder / "film.mp4", 100, size=(320, 180))


@pytest.fixture(scope="module")
def player(qapp: QApplication, film: Path) -> Iterator[Player]:
    current.apply("dark")
    player = Player(partial(VlcBackend, ["--aout=adummy"]))
    yield player
    player.release()


class Stage:
    """A film with subtitles in a window, and a mouse."""

    def __init__(self, qtbot: QtBot, player: Player, film: Path) -> None:
        self.qtbot, self.player, self.session = qtbot, player, Session()
        media = media_ref(probe(film), "", 0)
        document = Document.of(
            CUES, theme=find_theme("sdh"), media=media, play_width=640, play_height=360
        )
        self.session.open(document)
        self.overlay = Overlay(self.session)
        self.view = VideoView(player)
        self.subtitles = Subtitles(self.view, self.overlay, self.session, player)
        qtbot.addWidget(self.view)
        self.view.resize(640, 400)
        with qtbot.waitExposed(self.view):
            self.view.show()
        with qtbot.waitSignal(player.opened):
            player.open(film, media)
        player.seek(1000)
        qtbot.waitUntil(lambda: not player.frame.isNull())

    def shown(self, number: int) -> Shown:
        size = self.view.picture_rect().size()
        found = self.overlay.shown(self.player.position, size)
        return next(shown for shown in found if shown.cue.id == number)

    def middle(self, number: int) -> QPoint:
        box, picture = self.shown(number).box, self.view.picture_rect()
        inside = QPoint((box.left + box.right) // 2, (box.top + box.bottom) // 2)
        return picture.topLeft() + inside

    def drag(self, number: int, *by: QPoint, keys: Qt.KeyboardModifier = NoKeys) -> None:
        start = self.middle(number)
        self.qtbot.mousePress(self.view, Left, pos=start)
        for each in by:
            move(self.view, start + each, keys)

    def grab(self) -> QImage:
        return self.view.grab().toImage()


def move(
    view: VideoView, where: QPoint, keys: Qt.KeyboardModifier, button: Qt.MouseButton = Left
) -> None:
    """Move the mouse, which QTest cannot do with keys held."""
    at = QPointF(where)
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), button, button, keys)
    QApplication.sendEvent(view, event)


@pytest.fixture
def stage(qtbot: QtBot, player: Player, film: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, player, film)
    yield stage
    stage.overlay.close()
    player.close()


def test_a_click_selects_the_line_and_nothing_plays(stage: Stage) -> None:
    for number in (2, 1):
        stage.qtbot.mouseClick(stage.view, Left, pos=stage.middle(number))
        assert stage.session.selected == {number}
    control = Qt.KeyboardModifier.ControlModifier
    stage.qtbot.mouseClick(stage.view, Left, control, stage.middle(2))
    assert stage.session.selected == {1, 2}
    assert not stage.player.playing
    assert stage.session.undo_stack.count() == 0


def test_beside_the_lines_the_picture_takes_the_mouse(stage: Stage) -> None:
    stage.qtbot.mouseClick(stage.view, Left, pos=QPoint(320, 200))
    assert stage.player.playing
    stage.player.pause()
    assert not stage.session.selected


def test_a_double_click_asks_for_the_text(stage: Stage) -> None:
    with stage.qtbot.waitSignal(stage.subtitles.textRequested) as asked:
        stage.qtbot.mouseDClick(stage.view, Left, pos=stage.middle(2))
    assert asked.args == [2]
    assert not stage.player.playing


def test_a_drag_moves_the_line_in_one_step_and_shows_it_meanwhile(stage: Stage) -> None:
    before = stage.shown(1).box
    document = stage.session.document
    stage.drag(1, QPoint(30, -20), QPoint(57, -83), keys=Shift)
    assert stage.session.document is document, "not before it is dropped"
    held = stage.shown(1).box
    assert (held.left - before.left, held.top - before.top) == pytest.approx((57, -83), abs=1)
    stage.qtbot.mouseRelease(stage.view, Left, pos=QPoint(0, 0))
    assert stage.shown(1).box == held
    assert stage.session.undo_stack.count() == 1
    assert placing.is_placed(stage.session.document.cue(1).text)
    stage.drag(1, QPoint(-57, 83), keys=Shift)
    stage.qtbot.mouseRelease(stage.view, Left, pos=QPoint(0, 0))
    assert stage.shown(1).box == pytest.approx(before, abs=1)
    stage.session.undo_stack.setIndex(0)
    assert stage.session.document is document


def test_a_small_tremor_is_a_click(stage: Stage) -> None:
    stage.drag(1, QPoint(1, 1))
    stage.qtbot.mouseRelease(stage.view, Left)
    assert stage.session.undo_stack.count() == 0


def test_a_drag_snaps_to_the_middle_of_the_picture(stage: Stage) -> None:
    stage.drag(1, QPoint(40, -60), QPoint(4, -60))
    stage.qtbot.mouseRelease(stage.view, Left)
    box = stage.shown(1).box
    assert (box.left + box.right) / 2 == pytest.approx(320, abs=1)


def test_escape_puts_it_back(stage: Stage) -> None:
    before = stage.shown(1).box
    stage.drag(1, QPoint(60, -60))
    assert stage.shown(1).box != before
    stage.qtbot.keyClick(stage.view, Qt.Key.Key_Escape)
    assert stage.shown(1).box == before
    stage.qtbot.mouseRelease(stage.view, Left)
    assert stage.session.undo_stack.count() == 0


def test_positions_can_be_reset(stage: Stage) -> None:
    text = stage.session.document.cue(1).text
    stage.drag(1, QPoint(60, -60))
    stage.qtbot.mouseRelease(stage.view, Left)
    stage.subtitles.reset_position()
    assert stage.session.document.cue(1).text == text
    stage.subtitles.reset_position()
    assert stage.session.undo_stack.count() == 2


def test_what_is_under_the_mouse_is_framed(stage: Stage) -> None:
    plain = stage.grab()
    move(stage.view, stage.middle(1), NoKeys, Qt.MouseButton.NoButton)
    assert stage.grab() != plain
    move(stage.view, QPoint(320, 200), NoKeys, Qt.MouseButton.NoButton)
    assert stage.grab() == plain


def test_an_edit_is_on_the_picture(stage: Stage) -> None:
    before = stage.grab()
    stage.session.edit("", lambda d: edits.set_text(d, 1, "Something else"))
    assert stage.grab() != before


def test_while_it_plays_the_lines_come_and_go(stage: Stage) -> None:
    drawn: list[int] = []
    stage.view.set_overlay(
        lambda time, size: drawn.append(len(layers := stage.overlay.draw(time, size))) or layers
    )
    stage.player.seek(2800)
    stage.player.play()
    stage.qtbot.waitUntil(lambda: stage.player.position > 3500, timeout=20_000)
    stage.player.pause()
    assert {2, 0, 1} <= set(drawn)


def test_a_notice_says_why_there_are_none(stage: Stage) -> None:
    before = stage.grab()
    stage.overlay.failed.emit(LibassMissingError())
    after = stage.grab()
    assert after != before
    assert "libass9" in stage.view.notice.label.text()
    stage.qtbot.mouseClick(stage.view.notice.close_, Left)
    assert stage.grab() == before


# ---- guides -----------------------------------------------------------------------------


@pytest.mark.parametrize("guide", list(Guide))
def test_guides_come_and_go(stage: Stage, guide: Guide) -> None:
    plain = stage.grab()
    stage.view.show_guide(guide, True)
    assert stage.grab() != plain
    stage.view.show_guide(guide, False)
    assert stage.grab() == plain


def test_guides_lie_where_they_should() -> None:
    picture = QRectF(10, 20, 1000, 500)
    assert safe_area(picture, 0.9) == QRectF(60, 45, 900, 450)
    above, below = letterbox(picture)
    assert above.topLeft() == picture.topLeft()
    assert below.bottomRight() == picture.bottomRight()
    left = picture.height() - above.height() - below.height()
    assert picture.width() / left == pytest.approx(2.39)
    for bar in letterbox(QRectF(0, 0, 3000, 1000)):
        assert (bar.width(), bar.height()) == (305, 1000)


@given(st.floats(0, 500), st.floats(1, 500), st.floats(-800, 800), st.floats(0, 20))
def test_snapping_never_goes_further_than_its_reach(
    first: float, length: float, by: float, reach: float
) -> None:
    edges = (first, first + length)
    snapped = snap(edges, by, (0, 1000), reach)
    assert abs(snapped.by - by) <= reach
    if snapped.to is not None:
        moved = [edge + snapped.by for edge in (*edges, sum(edges) / 2)]
        assert min(abs(edge - snapped.to) for edge in moved) < 1e-6
    assert snap(edges, by, (0, 1000), -1.0) == (by, None)
