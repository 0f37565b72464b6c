"""The timeline under a real mouse: what is seen, what a click does, and what a drag edits."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from emosub_gui.analysis.types import Region
from emosub_gui.app.session import Session
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue, Word
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.timecode import frame_at, frame_start
from emosub_gui.media.audio import Audio, Remarks
from emosub_gui.media.peaks import Peaks, fold
from emosub_gui.ui.look import current
from emosub_gui.ui.timeline.dragging import Part
from emosub_gui.ui.timeline.panel import Timeline
from emosub_gui.ui.waveform.sound import SoundView

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FILM_MS = 120_000
RATE = Fraction(24_000, 1001)


def audio(seconds: float = FILM_MS / 1000, name: str = "film") -> Audio:
    """A sound that swells every two seconds."""
    time = np.arange(round(seconds * 16_000), dtype=np.float32) / 16_000
    pcm = (9000 * np.sin(2 * np.pi * 300 * time) * np.sin(np.pi * time / 2) ** 2).astype(np.int16)
    return Audio(name, 0, pcm, Peaks(pcm, fold(pcm)), Remarks())


def cues() -> list[Cue]:
    """Three lines, the first two of which touch."""
    return [
        Cue(0, 2000, 4000, "one", words=(Word("one", 2500, 3000),), emotion=Emotion.HAPPY),
        Cue(0, 4000, 6000, "two", emotion=Emotion.SAD, confidence=0.9, speaker="미나"),
        Cue(0, 9000, 11_000, "three", emotion=Emotion.ANGRY, confidence=0.2),
    ]


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    session = Session()
    media = MediaRef("film.mp4", duration=FILM_MS)
    session.open(Document.of(cues(), media=media))
    yield session
    session.deleteLater()


@pytest.fixture
def timeline(qtbot, session: Session) -> Iterator[Timeline]:
    current.apply("dark")
    timeline = Timeline(session)
    qtbot.addWidget(timeline)
    timeline.resize(1200, 260)
    timeline.show()
    timeline.set_audio(audio())
    # A hundred pixels for a second, so that times are easy to tell from places.
    timeline.canvas.set_viewport(timeline.viewport.around(0, 12_000, 0))
    yield timeline
    timeline.stop()


class Hand:
    """A mouse that knows times."""

    def __init__(self, qtbot, timeline: Timeline) -> None:
        self.qtbot, self.canvas = qtbot, timeline.canvas

    def at(self, time: float, where: str = "lane") -> QPoint:
        area = getattr(self.canvas.areas(), where)
        return QPoint(round(self.canvas.viewport.x(time)), round(area.center().y()))

    def press(self, time, where="lane", button=LEFT, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mousePress(self.canvas, button, modifiers, self.at(time, where))

    def move(self, time, where="lane"):
        self.qtbot.mouseMove(self.canvas, self.at(time, where))

    def release(self, time, where="lane", button=LEFT, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mouseRelease(self.canvas, button, modifiers, self.at(time, where))

    def click(self, time, where="lane", button=LEFT, modifiers=Qt.KeyboardModifier.NoModifier):
        self.press(time, where, button, modifiers)
        self.release(time, where, button, modifiers)

    def drag(self, start, end, where="lane", button=LEFT):
        self.press(start, where, button)
        self.move((start + end) / 2, where)
        self.move(end, where)
        self.release(end, where, button)

    def key(self, key):
        self.qtbot.keyPress(self.canvas, key)

    def wheel(self, time, notches=0.0, pixels=(0, 0), modifiers=Qt.KeyboardModifier.NoModifier):
        where = QPointF(self.at(time, "sound"))
        event = QWheelEvent(
            where,
            self.canvas.mapToGlobal(where),
            QPoint(*pixels),
            QPoint(0, round(notches * 120)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def hand(qtbot, timeline: Timeline) -> Hand:
    return Hand(qtbot, timeline)


def times(session: Session) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in session.document.cues]


# ---- clicks -----------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["lane", "sound"])
def test_a_click_selects_and_seeks_and_edits_nothing(qtbot, session, timeline, hand, where):
    before = session.document
    with qtbot.waitSignal(timeline.seekRequested) as sought:
        hand.click(4700, where)
    assert sought.args == [4700]
    assert session.current.text == "two"
    assert session.document is before


@pytest.mark.parametrize("time", [4000, 4010, 4500, 5990, 6000])
@pytest.mark.parametrize("where", ["lane", "sound"])
def test_a_click_that_trembles_does_not_retime(session, hand, time, where):
    session.select([2])
    before = session.document
    hand.press(time, where)
    hand.move(time + 30, where)
    hand.release(time + 30, where)
    assert session.document is before


def test_a_click_on_empty_time_seeks_and_keeps_the_selection(qtbot, session, timeline, hand):
    session.select([1])
    with qtbot.waitSignal(timeline.seekRequested) as sought:
        hand.click(7500, "sound")
    assert sought.args == [7500]
    assert session.selected == {1}


def test_control_adds_and_shift_reaches(session, hand):
    hand.click(2500)
    hand.click(9500, modifiers=CTRL)
    assert session.selected == {1, 3}
    hand.click(2500, modifiers=CTRL)
    assert session.selected == {3}
    hand.click(2500, modifiers=SHIFT)
    assert session.selected == {1, 2, 3}
    assert session.current.id == 3


def test_a_click_on_one_of_several_selected_leaves_it_alone(session, hand):
    session.select([1, 2, 3])
    hand.click(4700)
    assert session.selected == {2}


def test_a_double_click_plays(qtbot, timeline, hand):
    with qtbot.waitSignal(timeline.playRequested) as played:
        qtbot.mouseDClick(timeline.canvas, LEFT, pos=hand.at(9500))
    assert played.args == [9000, 11_000]


def test_a_right_click_asks_for_a_menu_on_what_is_under_it(qtbot, session, timeline, hand):
    with qtbot.waitSignal(timeline.contextMenuRequested) as asked:
        hand.click(9500, button=RIGHT)
    assert asked.args == [timeline.canvas.mapToGlobal(hand.at(9500))]
    assert session.selected == {3}


def test_the_menu_key_asks_for_a_menu(qtbot, timeline, hand):
    with qtbot.waitSignal(timeline.contextMenuRequested):
        hand.key(Qt.Key.Key_Menu)


def test_the_ruler_scrubs(qtbot, session, timeline, hand):
    sought = []
    timeline.seekRequested.connect(sought.append)
    hand.drag(1000, 3000, "ruler")
    assert sought == [1000, 2000, 3000]
    assert times(session) == [(2000, 4000), (4000, 6000), (9000, 11_000)]


def test_a_drag_in_a_cues_waveform_scrubs(timeline, session, hand):
    sought = []
    timeline.seekRequested.connect(sought.append)
    hand.drag(4500, 5500, "sound")
    assert sought == [5000, 5500]
    assert times(session)[1] == (4000, 6000)


# ---- retiming ---------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["lane", "sound"])
def test_an_edge_is_dragged_as_one_step(session, hand, where):
    before = session.document
    hand.drag(11_000, 11_500, where)
    assert times(session)[2] == (9000, 11_500)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document is before


def test_a_body_is_dragged_with_its_words(session, hand):
    hand.drag(3000, 2300)
    first = session.document.cues[0]
    assert (first.start, first.end) == (1300, 3300)
    assert (first.words[0].start, first.words[0].end) == (1800, 2300)


def test_several_selected_move_together_in_one_step(session, hand):
    session.select([1, 3])
    hand.drag(9700, 9200)
    assert times(session) == [(1500, 3500), (4000, 6000), (8500, 10_500)]
    assert session.undo_stack.count() == 1
    assert session.selected == {1, 3}


def test_what_is_not_selected_moves_alone(session, hand):
    session.select([1])
    hand.drag(9700, 9200)
    assert times(session)[0] == (2000, 4000)
    assert session.selected == {3}


@pytest.mark.parametrize(("grab", "moved"), [(4010, 2), (3990, 1)])
def test_of_two_edges_that_touch_the_side_of_the_mouse_decides(session, hand, grab, moved):
    hand.press(grab)
    hand.move(grab + 600)
    hand.release(grab + 600)
    assert times(session) == [
        (2000, 4000 if moved == 2 else 4600),
        (4600 if moved == 2 else 4000, 6000),
        (9000, 11_000),
    ]


def test_alt_takes_the_neighbour_along(session, hand):
    hand.press(4010)
    hand.move(4310)
    hand.key(Qt.Key.Key_Alt)
    hand.release(4310)
    assert times(session)[:2] == [(2000, 4300), (4300, 6000)]
    assert session.undo_stack.count() == 1


def test_alt_with_a_body_takes_both_neighbours_along(session, hand):
    session.edit("", lambda d: edits.retime(d, {3: (6000, 8000)}))
    hand.press(5000)
    hand.move(5400)
    hand.key(Qt.Key.Key_Alt)
    hand.release(5400)
    assert times(session) == [(2000, 4400), (4400, 6400), (6400, 8000)]


def test_selected_lines_that_touch_share_their_edge(session, hand):
    session.select([1, 2])
    hand.drag(4010, 4310)
    assert times(session)[:2] == [(2000, 4300), (4300, 6000)]


def test_alt_with_several_selected_takes_along_what_touches_them(session, hand):
    session.edit("", lambda d: edits.insert_by_time(d, Cue(0, 6000, 8000)))
    session.select([2, 3])
    hand.press(9700)
    hand.move(9400)
    hand.key(Qt.Key.Key_Alt)
    hand.release(9400)
    assert times(session) == [(2000, 3700), (3700, 5700), (5700, 8000), (8700, 10_700)]


@pytest.mark.parametrize(
    ("part", "expected"),
    [(Part.START, (8960, 11_000)), (Part.END, (9000, 10_960)), (Part.BODY, (8960, 10_960))],
)
def test_a_nudge_goes_to_the_next_frame(session, timeline, part, expected):
    timeline.set_frame_rate(Fraction(25))
    session.select([3])
    timeline.nudge(part, -1)
    assert times(session)[2] == expected


def test_nudges_that_follow_each_other_are_one_step_and_stay_upon_frames(session, timeline):
    timeline.set_frame_rate(RATE)
    session.select([3])
    for _ in range(24):
        timeline.nudge(Part.END, 1)
    assert times(session)[2] == (9000, frame_start(frame_at(11_000, RATE) + 24, RATE))
    assert session.undo_stack.count() == 1


def test_an_edge_stops_a_frame_from_the_other(session, timeline, hand):
    timeline.set_frame_rate(Fraction(25))
    hand.drag(11_000, 8000)
    assert times(session)[2] == (9000, 9040)


def test_nothing_moves_before_zero(session, hand):
    hand.drag(3000, 100)
    assert times(session)[0] == (0, 2000)


def test_escape_takes_a_drag_back(session, timeline, hand):
    before = session.document
    hand.press(11_000)
    hand.move(11_700)
    assert timeline.canvas.scene.shown.ends[2] == 11_700
    hand.key(Qt.Key.Key_Escape)
    assert timeline.canvas.scene.preview is None
    hand.move(11_900)
    hand.release(11_900)
    assert session.document is before
    assert session.undo_stack.count() == 0


def test_the_document_is_untouched_while_dragging(session, hand):
    before = session.document
    hand.press(11_000)
    hand.move(11_700)
    assert session.document is before
    hand.release(11_700)
    assert session.document is not before


def test_figures_of_a_drag_are_exact(timeline, hand):
    hand.press(11_000)
    hand.move(11_730)
    bubble = timeline.canvas.scene.preview.bubble
    assert bubble.heading == "0:00:11.730"
    assert bubble.detail == "+0.730 s · 2.730 s · 1.8 cps"
    hand.key(Qt.Key.Key_Escape)


def test_a_short_cue_can_be_taken_by_body_and_edges(session, timeline, hand):
    session.edit("", lambda d: edits.insert_by_time(d, Cue(0, 7500, 7560)))
    hand.drag(7530, 7730)
    assert times(session)[2] == (7700, 7760)
    hand.drag(7790, 7990)
    assert times(session)[2] == (7700, 7960)
    hand.drag(7660, 7560)
    assert times(session)[2] == (7600, 7960)


def test_a_cue_too_small_to_see_is_selected_but_not_moved(session, timeline, hand):
    timeline.show_all()
    session.edit("", lambda d: edits.retime(d, {3: (60_000, 60_100)}))
    before = session.document
    hand.click(60_050)
    assert session.selected == {3}
    hand.drag(60_050, 70_000)
    assert session.document is before


# ---- snapping ---------------------------------------------------------------------------


def test_edges_settle_on_neighbours_playhead_and_shots(session, timeline, hand):
    timeline.set_position(12_000)
    timeline.set_shots((8000,))
    hand.drag(11_000, 11_960)
    assert times(session)[2] == (9000, 12_000)
    hand.drag(9000, 8050)
    assert times(session)[2] == (8000, 12_000)
    hand.drag(8000, 6060)
    assert times(session)[2] == (6000, 12_000)


def test_a_guide_shows_what_an_edge_has_settled_on(timeline, hand):
    timeline.set_shots((11_800,))
    hand.press(11_000)
    hand.move(11_770)
    preview = timeline.canvas.scene.preview
    assert preview.guide == 11_800
    assert "shot change" in preview.bubble.heading
    hand.move(11_400)
    assert timeline.canvas.scene.preview.guide is None
    hand.key(Qt.Key.Key_Escape)


def test_shift_lets_times_be_free(session, timeline, hand):
    timeline.set_frame_rate(Fraction(25))
    timeline.set_shots((11_800,))
    hand.press(11_000)
    hand.move(11_770)
    hand.key(Qt.Key.Key_Shift)
    hand.release(11_770)
    assert times(session)[2] == (9000, 11_770)


def test_snapping_can_be_off(session, timeline, hand):
    timeline.set_snapping(False)
    timeline.set_shots((11_800,))
    hand.drag(11_000, 11_770)
    assert times(session)[2] == (9000, 11_770)


def test_times_settle_on_frames(session, timeline, hand):
    timeline.set_frame_rate(Fraction(25))
    hand.drag(11_000, 11_490)
    assert times(session)[2] == (9000, 11_480)


# ---- new cues ---------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["lane", "sound"])
def test_a_drag_over_empty_time_makes_a_cue(qtbot, session, timeline, hand, where):
    with qtbot.waitSignal(timeline.cueCreated) as made:
        hand.drag(7000, 8500, where)
    assert times(session)[2] == (7000, 8500)
    assert made.args == [session.current.id]
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert len(session.document) == 3


def test_a_drag_backwards_makes_the_same_cue(session, hand):
    hand.drag(8500, 7000)
    assert times(session)[2] == (7000, 8500)


def test_a_right_drag_makes_a_cue_anywhere(session, hand):
    hand.drag(4500, 5500, "sound", RIGHT)
    assert (4500, 5500) in times(session)


def test_escape_makes_nothing(session, hand):
    hand.press(7000)
    hand.move(8000)
    hand.key(Qt.Key.Key_Escape)
    hand.release(8000)
    assert len(session.document) == 3


# ---- while the analysis runs ------------------------------------------------------------


def test_a_drag_goes_on_while_other_lines_arrive(session, hand):
    session.begin_run("Analyze", lambda d: d)
    hand.press(11_000)
    hand.move(11_300)
    found = [Cue(90, 20_000, 21_000, "new")]
    session.grow(lambda d: edits.add_found(d, found))
    hand.move(11_500)
    hand.release(11_500)
    assert times(session)[2:] == [(9000, 11_500), (20_000, 21_000)]


def test_a_drag_ends_when_its_line_is_changed_under_it(session, timeline, hand):
    hand.press(11_000)
    hand.move(11_300)
    session.edit("Delete", lambda d: edits.delete(d, [3]))
    assert timeline.canvas.scene.preview is None
    hand.release(11_500)
    assert len(session.document) == 2


# ---- the view ---------------------------------------------------------------------------


def test_control_wheel_zooms_at_the_mouse(timeline, hand):
    before = timeline.viewport
    hand.wheel(4000, notches=2, modifiers=CTRL)
    after = timeline.viewport
    assert after.scale > before.scale
    assert after.x(4000) == pytest.approx(before.x(4000), abs=0.5)
    hand.wheel(4000, notches=-50, modifiers=CTRL)
    assert timeline.viewport.span == pytest.approx(FILM_MS)


def test_the_wheel_scrolls_and_shift_scrolls_further(timeline, hand):
    hand.wheel(5000, notches=-1)
    near = timeline.viewport.start
    assert near > 0
    hand.wheel(5000, notches=-1, modifiers=SHIFT)
    assert timeline.viewport.start - near > 3 * near
    hand.wheel(5000, notches=99)
    assert timeline.viewport.start == 0


def test_a_touchpad_scrolls_by_pixels(timeline, hand):
    hand.wheel(5000, notches=-0.1, pixels=(-50, 3))
    assert timeline.viewport.start == pytest.approx(500)


def test_control_shift_wheel_makes_the_sound_larger(timeline, hand):
    before = timeline.canvas.grab().toImage()
    hand.wheel(5000, notches=-3, modifiers=CTRL | SHIFT)
    assert timeline.canvas.grab().toImage() != before


def test_the_middle_button_moves_the_film(qtbot, timeline, hand):
    hand.wheel(5000, notches=-5)
    grabbed = timeline.viewport.start
    there, here = hand.at(8000, "sound"), hand.at(7000, "sound")
    qtbot.mousePress(timeline.canvas, MIDDLE, pos=there)
    qtbot.mouseMove(timeline.canvas, here)
    qtbot.mouseRelease(timeline.canvas, MIDDLE, pos=here)
    assert timeline.viewport.start == pytest.approx(grabbed + 1000, abs=20)


def test_a_drag_beyond_the_side_pulls_the_view(qtbot, session, timeline, hand):
    hand.press(11_000)
    hand.move(12_400)
    qtbot.waitUntil(lambda: timeline.viewport.start > 1000)
    hand.release(12_400)
    assert times(session)[2][1] > 13_000


def test_the_view_is_pulled_before_its_side_which_may_be_the_screens(qtbot, timeline, hand):
    hand.press(11_000)
    hand.move(11_950)
    qtbot.waitUntil(lambda: timeline.viewport.start > 100)
    hand.release(11_950)


def test_what_was_taken_at_the_side_pulls_nothing_there(qtbot, timeline, hand):
    timeline.canvas.set_viewport(timeline.viewport.moved(50_000))
    hand.press(50_100, "ruler")
    qtbot.wait(60)
    assert timeline.viewport.start == 50_000
    hand.move(50_000, "ruler")
    qtbot.waitUntil(lambda: timeline.viewport.start < 50_000)
    hand.release(50_000, "ruler")


def test_the_overview_moves_the_view(qtbot, timeline):
    overview = timeline.overview
    middle = QPoint(overview.width() // 2, 10)
    qtbot.mousePress(overview, LEFT, pos=middle)
    assert timeline.viewport.start + timeline.viewport.span / 2 == pytest.approx(60_000, abs=200)
    qtbot.mouseMove(overview, middle + QPoint(100, 0))
    assert timeline.viewport.start + timeline.viewport.span / 2 == pytest.approx(70_000, abs=200)
    qtbot.mouseRelease(overview, LEFT, pos=middle)
    qtbot.mouseMove(overview, middle)
    assert timeline.viewport.start + timeline.viewport.span / 2 == pytest.approx(70_000, abs=200)


def test_zooming_by_buttons_and_to_lines(session, timeline):
    session.select([2, 3])
    timeline.zoom_to_selection()
    assert timeline.viewport.shows(4000)
    assert timeline.viewport.shows(11_000)
    span = timeline.viewport.span
    timeline.zoom_in()
    assert timeline.viewport.span < span
    timeline.zoom_out()
    assert timeline.viewport.span == pytest.approx(span)
    timeline.show_all()
    assert timeline.viewport.span == pytest.approx(FILM_MS)


def test_a_line_selected_elsewhere_comes_into_view(session, timeline):
    session.edit("", lambda d: edits.insert_by_time(d, Cue(0, 90_000, 92_000)))
    session.select([4])
    assert timeline.viewport.shows(90_000)


def test_another_document_is_shown_from_its_beginning(session, timeline):
    timeline.show_all()
    timeline.set_audio(None)
    session.open(Document.of([], media=MediaRef("other.mp4", duration=600_000)))
    assert timeline.viewport.length == 600_000
    assert timeline.viewport.start == 0
    assert timeline.viewport.span == pytest.approx(30_000)


def test_the_view_follows_the_film_page_by_page(timeline):
    timeline.set_playing(True)
    timeline.set_position(5000)
    assert timeline.viewport.start == 0
    timeline.set_position(11_900)
    assert 10_000 < timeline.viewport.start < 11_900


def test_scrolling_away_stops_following_until_the_next_start(timeline, hand):
    timeline.set_playing(True)
    timeline.set_position(5000)
    hand.wheel(5000, notches=-30)
    away = timeline.viewport.start
    timeline.set_position(5100)
    assert timeline.viewport.start == away
    timeline.set_playing(False)
    timeline.set_playing(True)
    timeline.set_position(5200)
    assert timeline.viewport.shows(5200)


def test_scrolling_with_the_playhead_in_view_goes_on_following(timeline, hand):
    timeline.set_playing(True)
    timeline.set_position(11_000)
    hand.wheel(5000, notches=-1)
    hand.wheel(11_000, notches=1, modifiers=CTRL)
    timeline.set_position(20_000)
    assert timeline.viewport.shows(20_000)


def test_following_can_keep_the_playhead_in_the_middle(timeline, hand):
    timeline.set_centred(True)
    timeline.set_playing(True)
    for time in (20_000, 20_016, 20_500):
        timeline.set_position(time)
        assert timeline.viewport.x(time) == pytest.approx(timeline.canvas.width() / 2)
    hand.wheel(20_500, notches=1, modifiers=CTRL)
    timeline.set_position(20_600)
    assert timeline.viewport.x(20_600) == pytest.approx(timeline.canvas.width() / 2)
    hand.wheel(20_500, notches=-1)
    away = timeline.viewport.start
    timeline.set_position(20_700)
    assert timeline.viewport.start == away


def test_following_can_be_off(timeline):
    timeline.set_follow(False)
    timeline.set_playing(True)
    timeline.set_position(50_000)
    assert timeline.viewport.start == 0


# ---- what is seen -----------------------------------------------------------------------


class Painted(QObject):
    """Notes what a widget repaints."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.widths.append(event.region().boundingRect().width())
        return False


def test_the_playhead_repaints_a_few_columns_only(qtbot, timeline):
    timeline.set_position(5000)
    qtbot.waitExposed(timeline)
    QApplication.processEvents()
    painted = Painted()
    timeline.canvas.installEventFilter(painted)
    for time in range(5000, 5500, 16):
        timeline.set_position(time)
        QApplication.processEvents()
    assert painted.widths
    assert max(painted.widths) <= 16


def test_the_mouse_shows_what_it_would_do(timeline, hand):
    shapes = Qt.CursorShape
    for time, where, shape in (
        (9000, "lane", shapes.SizeHorCursor),
        (11_000, "sound", shapes.SizeHorCursor),
        (10_000, "lane", shapes.OpenHandCursor),
        (10_000, "sound", shapes.ArrowCursor),
        (7500, "lane", shapes.ArrowCursor),
    ):
        hand.move(time, where)
        assert timeline.canvas.cursor().shape() == shape


def pixel(timeline: Timeline, point: QPoint) -> tuple[int, int, int]:
    colour = timeline.canvas.grab().toImage().pixelColor(point)
    return colour.red(), colour.green(), colour.blue()


def test_blocks_have_the_colour_of_their_emotion(session, timeline, hand):
    place = hand.at(10_900)
    red, _, blue = pixel(timeline, place)
    assert red > blue + 20
    session.edit("", lambda d: edits.set_emotion(d, [3], Emotion.SAD))
    red, _, blue = pixel(timeline, place)
    assert blue > red + 20


def channels(image: QImage) -> np.ndarray:
    """(height, width, 4) int16."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return pixels[:, : image.width()].astype(np.int16)


@pytest.mark.parametrize("span", [500, 3000, 12_000, FILM_MS])
def test_a_part_is_repainted_as_it_was(session, timeline, hand, span):
    session.edit("", lambda d: edits.retime(d, {2: (4060, 6000), 3: (5800, 11_000)}))
    session.select([2])
    timeline.set_shots((4100,))
    timeline.canvas.set_viewport(timeline.viewport.around(4000, 4000 + span, 0.2))
    whole = timeline.canvas.grab().toImage()
    for left in range(0, timeline.canvas.width() - 12, 37):
        part = QRect(left, 0, 12, timeline.canvas.height())
        again = channels(timeline.canvas.grab(part).toImage())
        differs = abs(again - channels(whole.copy(part))) > 2  # smooth edges are rounded anew
        assert differs.sum() < 10, left


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: edits.accept(d, [3]),
        lambda d: edits.set_text(d, 3, "other words"),
        lambda d: edits.update(d, [3], speaker="Anna"),
        lambda d: edits.update(d, [3], confidence=0.8),
        lambda d: edits.retime(d, {2: (3900, 6000)}),
        lambda d: edits.retime(d, {2: (4030, 6000)}),
    ],
    ids=["review", "text", "speaker", "confidence", "overlap", "small gap"],
)
def test_what_becomes_of_a_line_is_seen(session, timeline, edit):
    before = timeline.canvas.grab().toImage()
    session.edit("", edit)
    assert timeline.canvas.grab().toImage() != before


def test_what_is_selected_is_seen(session, timeline):
    pictures = [timeline.canvas.grab().toImage()]
    for selected, at in (([1], 1), ([1, 2], 1), ([1, 2], 2)):
        session.select(selected, at)
        pictures.append(timeline.canvas.grab().toImage())
    assert all(one != other for one, other in combinations(pictures, 2))


def test_speech_and_shots_are_seen(timeline):
    image = timeline.canvas.grab().toImage()
    timeline.set_regions([Region(2000, 5000)])
    speech = timeline.canvas.grab().toImage()
    timeline.set_shots((7000,))
    assert image != speech
    assert timeline.canvas.grab().toImage() != speech


def test_both_sets_of_colours_are_followed_at_once(timeline):
    dark = timeline.grab().toImage()
    current.apply("light")
    light = timeline.grab().toImage()
    current.apply("dark")
    assert light != dark
    assert timeline.grab().toImage() == dark


def test_sound_grows_while_it_is_decoded(timeline, hand):
    whole = timeline.canvas.grab().toImage()
    timeline.set_audio(audio(3, "other"))
    assert timeline.canvas.grab().toImage() != whole
    timeline.set_audio(audio(60, "other"))
    timeline.set_audio(audio(name="other"))
    assert timeline.canvas.grab().toImage() == whole


def test_sound_is_shown_in_three_ways(qtbot, timeline):
    pictures = []
    for view in SoundView:
        timeline.set_sound_view(view.value)
        image = timeline.canvas.grab().toImage()
        if view is not SoundView.WAVEFORM:  # spectra come from a thread
            qtbot.waitUntil(lambda image=image: timeline.canvas.grab().toImage() != image)
            timeline.stop()
            image = timeline.canvas.grab().toImage()
        pictures.append(image)
    assert all(one != other for one, other in combinations(pictures, 2))
    timeline.set_sound_view(SoundView.WAVEFORM)
    assert timeline.canvas.grab().toImage() == pictures[0]
    with pytest.raises(ValueError, match="scope"):
        timeline.set_sound_view("oscilloscope")


def test_a_resting_mouse_is_told_about_the_line(timeline, hand):
    point = hand.at(5000)
    event = QHelpEvent(QEvent.Type.ToolTip, point, timeline.canvas.mapToGlobal(point))
    QApplication.sendEvent(timeline.canvas, event)
    assert "two" in QToolTip.text()
    assert "0:00:04.000 → 0:00:06.000" in QToolTip.text()
    assert "90%" in QToolTip.text()


def test_everything_has_a_name(timeline):
    for widget in (timeline.canvas, timeline.overview):
        assert widget.accessibleName()
    assert timeline.canvas.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_names_follow_the_language(timeline):
    timeline.canvas.setAccessibleName("")
    QApplication.sendEvent(timeline, QEvent(QEvent.Type.LanguageChange))
    assert timeline.canvas.accessibleName()


def test_nothing_is_shown_without_a_film(qtbot, session):
    session.open(Document())
    empty = Timeline(session)
    qtbot.addWidget(empty)
    empty.resize(800, 200)
    empty.show()
    empty.set_position(None)
    assert not empty.grab().isNull()
    empty.stop()
