"""The parts of the timeline that need no window: order, places, and how far a drag may go."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import filled

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.ui.timeline.dragging import Part, start_drag
from emosub_gui.ui.timeline.hits import REACH, hit
from emosub_gui.ui.timeline.index import MOST_ROWS, CueIndex
from emosub_gui.ui.timeline.scene import Scene
from emosub_gui.ui.waveform.viewport import CLOSEST, Viewport

times = st.integers(0, 70_000)
parts = st.sampled_from(Part)
lengths = st.integers(1, 10_000_000)
widths = st.integers(1, 4000)


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    view = Viewport.fit(draw(lengths), draw(widths))
    view = view.zoomed(draw(st.floats(0.5, 1e5)), draw(st.floats(0, 4000)))
    return view.moved(draw(st.floats(-1e6, 2e7)))


# ---- viewport ---------------------------------------------------------------------------


@given(viewports(), st.floats(0.1, 10), st.floats(0, 1))
def test_a_view_stays_within_its_film(view, factor, share):
    for other in (view, view.zoomed(factor, share * view.width), view.resized(300)):
        assert other.start >= 0
        assert other.end <= other.length * (1 + 1e-9) or other.start == 0
        assert other.widest <= other.scale * (1 + 1e-9)
        assert other.scale <= max(CLOSEST, other.widest)


@given(viewports(), st.floats(0.3, 3), st.floats(0, 1))
def test_the_time_under_the_mouse_stays_while_zooming(view, factor, share):
    x = share * view.width
    time = view.start + x / view.scale
    zoomed = view.zoomed(factor, x)
    if 0 < zoomed.start < zoomed.length - zoomed.span - 1e-6:
        assert zoomed.x(time) == pytest.approx(x, abs=0.01)


@given(viewports(), st.floats(0, 1))
def test_places_and_times_are_inverse(view, share):
    x = share * view.width
    assert view.x(view.time(x)) == pytest.approx(x, abs=0.51 * view.scale + 1e-3)


@given(viewports(), times, times)
def test_a_stretch_is_shown_whole(view, one, other):
    start, end = sorted((min(one, view.length), min(other, view.length)))
    around = view.around(start, end)
    if end - start < view.width / CLOSEST:
        return
    assert around.start <= start + 1e-6
    assert around.end >= end - 1e-6


# ---- index ------------------------------------------------------------------------------


@given(filled, times, times)
def test_what_is_in_view_is_found(document: Document, one: int, other: int):
    start, end = sorted((one, other))
    index = CueIndex(document.cues)
    found = {index.cues[position].id for position in index.within(start, end)}
    assert found == {cue.id for cue in document.cues if cue.start <= end and cue.end >= start}


@given(filled)
def test_cues_in_a_row_do_not_overlap(document: Document):
    index = CueIndex(document.cues)
    latest: dict[int, int] = {}
    for cue, (row, rows) in zip(index.cues, index.rows.tolist(), strict=True):
        assert row < rows <= MOST_ROWS
        if row < MOST_ROWS - 1:
            assert latest.get(row, 0) <= cue.start
        latest[row] = max(latest.get(row, 0), cue.end)


def test_cues_that_follow_one_another_share_one_row():
    index = CueIndex([Cue(1, 0, 1000), Cue(2, 1000, 2000), Cue(3, 2500, 3000)])
    assert index.rows.tolist() == [[0, 1], [0, 1], [0, 1]]


def test_a_long_sign_leaves_a_row_to_the_dialogue():
    index = CueIndex([Cue(1, 0, 9000), Cue(2, 1000, 2000), Cue(3, 2500, 3000)])
    assert index.rows.tolist() == [[0, 2], [1, 2], [1, 2]]


@given(filled)
def test_a_moved_index_is_that_of_the_moved_document(document: Document):
    cue = document.cues[0]
    there = {cue.id: (cue.start + 5000, cue.end + 6000)}
    moved = CueIndex(document.cues).moved(there)
    expected = CueIndex(edits.retime(document, there).cues)
    assert list(moved.cues) == list(expected.cues)
    assert moved.starts.tolist() == expected.starts.tolist()


def test_edges_without_a_cue_are_ascending_and_its_own_are_missing():
    index = CueIndex([Cue(1, 0, 1000), Cue(2, 400, 2000)])
    assert index.edges_without([]) == [0, 400, 1000, 2000]
    assert index.edges_without([1]) == [400, 2000]


# ---- hits -------------------------------------------------------------------------------


def scene_of(*cues: Cue, current: int | None = None) -> Scene:
    """A second is a hundred pixels."""
    view = Viewport(0, 0.1, 1000, 10_000)
    return Scene(view, CueIndex(cues), current=current)


@pytest.mark.parametrize(
    ("pixels", "part"),
    [
        ((94, 100, 106), Part.START),
        ((107, 150, 193), Part.BODY),
        ((194, 200, 206), Part.END),
        ((93, 207), None),
    ],
)
def test_edges_reach_some_pixels(pixels, part):
    for x in pixels:
        found = hit(scene_of(Cue(1, 1000, 2000)), x)
        assert (found.part if found else None) is part


def test_of_touching_edges_the_current_cue_has_its_own():
    cues = Cue(1, 1000, 2000), Cue(2, 2000, 3000)
    assert hit(scene_of(*cues), 198)[:] == (cues[0], Part.END)
    assert hit(scene_of(*cues), 202)[:] == (cues[1], Part.START)
    assert hit(scene_of(*cues, current=2), 198)[:] == (cues[1], Part.START)


def test_rows_tell_overlapping_blocks_apart():
    cues = Cue(1, 1000, 3000), Cue(2, 2000, 4000)
    assert hit(scene_of(*cues), 250, row=0.2).cue.id == 1
    assert hit(scene_of(*cues), 250, row=0.8).cue.id == 2


@given(filled, st.floats(0, 1000), st.none() | st.floats(0, 0.99))
def test_what_is_hit_is_there(document: Document, x: float, row: float | None):
    scene = Scene(Viewport.fit(70_000, 1000), CueIndex(document.cues))
    found = hit(scene, x, row)
    if found is None:
        return
    left, right = (scene.viewport.x(time) for time in (found.cue.start, found.cue.end))
    assert left - REACH <= x <= right + REACH


# ---- drags ------------------------------------------------------------------------------


@given(filled, parts, st.booleans(), st.integers(-90_000, 90_000), st.data())
def test_a_drag_keeps_every_cue_whole(document, part, neighbours, by, data):
    index = CueIndex(document.cues)
    ids = [cue.id for cue in document.cues]
    cue = document.cue(data.draw(st.sampled_from(ids)))
    selected = data.draw(st.sets(st.sampled_from(ids))) | {cue.id}
    drag = start_drag(index, cue, part, selected=selected, neighbours=neighbours)
    by = drag.limited(by)
    after = drag.edit(by)(document)
    shown = drag.times(by)
    for before in document.cues:
        now = after.cue(before.id)
        assert now.start >= 0
        assert (now.start, now.end) == shown.get(before.id, (before.start, before.end))
        assert now.duration >= min(before.duration, 42) or drag.parts[before.id] is Part.BODY


@given(filled, parts, st.integers(-90_000, 90_000))
def test_a_drag_back_restores_the_times(document, part, by):
    cue = document.cues[0]
    assume(cue.duration >= 42)  # nothing goes back to being shorter than a frame
    drag = start_drag(CueIndex(document.cues), cue, part)
    by = drag.limited(by)
    there = drag.edit(by)(document)
    back = start_drag(CueIndex(there.cues), there.cue(cue.id), part)
    assert back.limited(-by) == -by
    again = back.edit(-by)(there)
    assert [(c.start, c.end) for c in again] == [(c.start, c.end) for c in document]


def test_neighbours_within_the_least_gap_keep_it():
    cues = Cue(1, 0, 1000), Cue(2, 1080, 2000), Cue(3, 2300, 3000)
    drag = start_drag(CueIndex(cues), cues[1], Part.BODY, neighbours=True, rate=Fraction(25))
    assert drag.times(100) == {1: (0, 1100), 2: (1180, 2100)}


def test_a_cue_between_two_that_move_moves_with_them():
    cues = Cue(1, 0, 1000), Cue(2, 1000, 2000), Cue(3, 2000, 3000)
    drag = start_drag(CueIndex(cues), cues[0], Part.BODY, selected=[1, 3], neighbours=True)
    assert drag.parts[2] is Part.BODY


def test_cues_on_other_layers_stay():
    cues = Cue(1, 0, 1000), Cue(2, 1000, 2000, layer=1)
    drag = start_drag(CueIndex(cues), cues[0], Part.END, neighbours=True)
    assert set(drag.parts) == {1}
