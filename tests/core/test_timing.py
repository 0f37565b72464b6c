"""Proposals for better times."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import documents

from emosub_gui.core import timing
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, MediaRef
from emosub_gui.core.timing import Reason, TimingOptions

NOTHING = TimingOptions(min_duration=False, reading_speed=False, min_gap_frames=0)
FILM = MediaRef("film", rate_numerator=25)


def film(*times: tuple[int, int], text: str = "a") -> Document:
    """Make a document at 25 frames a second."""
    return Document.of([Cue(0, start, end, text) for start, end in times], media=FILM)


def after(document: Document, options: TimingOptions, **rest: object) -> list[tuple[int, int]]:
    """Return all times after the proposals."""
    changed = timing.apply(document, timing.propose(document, options, **rest))  # type: ignore[arg-type]
    return [(cue.start, cue.end) for cue in changed.cues]


def test_leads_take_only_free_time() -> None:
    options = TimingOptions(lead_out=300, min_duration=False, reading_speed=False)
    assert after(film((1000, 2000), (2200, 3000)), options) == [(1000, 2120), (2200, 3300)]
    lead_in = TimingOptions(300, 0, False, False, 2)
    assert after(film((100, 2000), (2200, 3000)), lead_in) == [(0, 2000), (2080, 3000)]


def test_short_and_fast_lines_are_extended_where_there_is_room() -> None:
    options = TimingOptions(min_gap_frames=2)
    assert after(film((0, 300), (5000, 5300)), options) == [(0, 833), (5000, 5833)]
    assert after(film((0, 300), (600, 2000)), options) == [(0, 520), (600, 2000)]
    (change,) = timing.propose(film((0, 1000), text="a" * 30), options)
    assert (change.after, change.reasons) == ((0, 1500), (Reason.READING_SPEED,))


def test_small_gaps_and_overlaps_make_room() -> None:
    document = film((0, 1500), (1000, 2000), (2040, 3000))
    changes = timing.propose(document, TimingOptions(0, 0, False, False, 2))
    assert [(change.after, change.reasons) for change in changes] == [
        ((0, 920), (Reason.OVERLAP,)),
        ((1000, 1960), (Reason.MIN_GAP,)),
    ]


def test_gaps_up_to_a_length_are_closed() -> None:
    options = TimingOptions(0, 0, False, False, 2, close_gap=500)
    times = after(film((0, 1000), (1400, 2000), (2600, 3000)), options)
    assert times == [(0, 1320), (1400, 2000), (2600, 3000)]


def test_edges_near_a_shot_change_move_to_it() -> None:
    options = TimingOptions(0, 0, False, False, 0, shot_frames=3)
    times = after(film((1080, 2000), (5000, 6000)), options, shots=[1000, 2100, 6500])
    assert times == [(1000, 2100), (5000, 6000)]


def test_only_the_chosen_lines_change_and_layers_do_not_meet() -> None:
    options = TimingOptions(0, 300, False, False, 2)
    document = film((0, 1000), (5000, 6000))
    assert after(document, options, ids={2}) == [(0, 1000), (5000, 6300)]
    layered = Document.of([Cue(0, 0, 1000, "a"), Cue(0, 500, 900, "b", layer=1)], media=FILM)
    assert timing.propose(layered, TimingOptions(0, 0, False, False, 2)) == []


def test_nothing_asked_is_nothing_proposed() -> None:
    assert timing.propose(film((0, 10), (5, 20)), NOTHING)[0].reasons == (Reason.OVERLAP,)
    assert timing.propose(film((0, 10), (20, 30)), NOTHING) == []


@given(
    documents,
    st.builds(
        TimingOptions,
        st.integers(0, 500),
        st.integers(0, 500),
        st.booleans(),
        st.booleans(),
        st.integers(0, 4),
        st.integers(0, 800),
        st.integers(0, 6),
    ),
    st.lists(st.integers(0, 70_000), max_size=9).map(sorted),
)
def test_proposals_never_make_an_overlap_or_lose_a_line(
    document: Document, options: TimingOptions, shots: list[int]
) -> None:
    changes = timing.propose(document, options, shots=shots)
    result = timing.apply(document, changes)
    assert {cue.id for cue in result.cues} == {cue.id for cue in document.cues}
    for change in changes:
        assert change.reasons
        assert 0 <= change.after[0] < change.after[1]


def test_snapping_an_edge_never_turns_a_line_around() -> None:
    document = film((980, 1020))
    assert timing.snap_to_shots(document, {1}, [1000], 80) is document
