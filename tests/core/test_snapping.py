"""Dragged times settle where a subtitler means them to."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core.snapping import Snap, SnapKind, SnapTargets, snap, snap_shift
from emosub_gui.core.timecode import frame_at, frame_start

times = st.integers(0, 20_000)
ascending = st.lists(times, max_size=8).map(sorted)
rates = st.sampled_from([Fraction(24), Fraction(24_000, 1001), Fraction(25), Fraction(60)])
targets = st.builds(SnapTargets, ascending, ascending, st.none() | times, st.none() | rates)
reach = st.integers(0, 300)


def firm(found: SnapTargets) -> list[int]:
    """All times to settle on but frames."""
    playhead = [] if found.playhead is None else [found.playhead]
    return [*found.cues, *found.shots, *playhead]


@given(times, targets, reach)
def test_the_nearest_target_in_reach_is_taken(time, there, within):
    settled = snap(time, there, within)
    nearest = min((abs(target - time) for target in firm(there)), default=within + 1)
    if nearest <= within:
        assert abs(settled.time - time) == nearest
        assert settled.time in firm(there)
    else:
        assert settled.kind in (None, SnapKind.FRAME)


@given(times, targets, reach)
def test_a_time_on_a_target_stays(time, there, within):
    settled = snap(time, there, within)
    if settled.time in firm(there):
        assert snap(settled.time, there, within).time == settled.time


@given(times, targets, reach)
def test_out_of_reach_a_time_goes_to_the_nearest_frame_or_stays(time, there, within):
    settled = snap(time, there, within)
    if settled.kind is SnapKind.FRAME:
        frame = frame_at(settled.time, there.rate)
        assert frame_start(frame, there.rate) == settled.time
        around = [frame_start(max(0, frame + step), there.rate) for step in (-1, 1)]
        assert all(abs(settled.time - time) <= abs(other - time) + 1 for other in around)
    elif settled.kind is None:
        assert settled.time == time


@given(st.lists(times, min_size=1, max_size=3), st.integers(-5000, 5000), targets, reach)
def test_a_movement_keeps_distances_and_puts_one_edge_where_it_settled(edges, by, there, within):
    shift = snap_shift(edges, by, there, within)
    assert any(edge + shift.by == shift.snap.time for edge in edges)
    if shift.snap.kind not in (None, SnapKind.FRAME):
        assert abs(shift.by - by) <= within


def test_of_two_edges_the_nearer_to_a_target_decides():
    there = SnapTargets(cues=(1000, 5000))
    assert snap_shift((900, 4910), 95, there, 20) == (100, Snap(1000, SnapKind.CUE))
    assert snap_shift((900, 4910), 88, there, 20) == (90, Snap(5000, SnapKind.CUE))


@pytest.mark.parametrize(
    ("there", "kind"),
    [
        (SnapTargets(cues=(100,), shots=(100,), playhead=100), SnapKind.PLAYHEAD),
        (SnapTargets(cues=(100,), shots=(100,)), SnapKind.SHOT),
        (SnapTargets(cues=(100,), rate=Fraction(25)), SnapKind.CUE),
        (SnapTargets(rate=Fraction(25)), SnapKind.FRAME),
        (SnapTargets(), None),
    ],
)
def test_ties_go_to_the_rarer_kind(there, kind):
    assert snap(105, there, 10).kind is kind


def test_a_movement_near_nothing_puts_the_first_edge_on_a_frame():
    assert snap_shift((1000, 2010), 33, SnapTargets(rate=Fraction(25)), 5).by == 40
    assert snap_shift((1000, 2010), 33, SnapTargets(), 5).by == 33
