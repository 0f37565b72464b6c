import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.analysis.classifiers.batches import Batches
from emosub_gui.analysis.classifiers.listening import Hearing, windows
from emosub_gui.analysis.types import Segment
from emosub_gui.core.errors import OutOfMemoryError

SIZES = st.lists(st.integers(1, 50), max_size=40)


def sums(seen, limit=10**9):
    """Return a forward pass that adds up its inputs, in a memory of so many padded units."""

    def forward(items):
        if len(items) * max(map(len, items)) > limit:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")
        seen.append([len(item) for item in items])
        return np.array([[sum(item)] for item in items])

    return forward


@given(SIZES, st.integers(1, 8), st.integers(1, 200), st.booleans())
def test_each_input_gets_its_own_answer_in_batches_within_bounds(sizes, most, budget, same):
    seen = []
    batches = Batches("m", sums(seen), len, budget, same_size=same)
    items = [list(range(size)) for size in sizes]
    assert [row[0] for row in batches(items, most)] == [sum(item) for item in items]
    assert sorted(size for batch in seen for size in batch) == sorted(sizes)
    for batch in seen:
        assert len(batch) <= most
        assert len(batch) == 1 or len(batch) * max(batch) <= budget
        assert not same or len(set(batch)) == 1


@given(SIZES, st.integers(50, 400))
def test_where_memory_runs_out_the_batch_is_halved_and_nothing_is_lost(sizes, limit):
    seen = []
    batches = Batches("m", sums(seen, limit), len, 10**6)
    items = [list(range(size)) for size in sizes]
    assert [row[0] for row in batches(items, 64)] == [sum(item) for item in items]


def test_what_did_not_fit_is_not_tried_again():
    tried = []

    def forward(items):
        tried.append(len(items))
        if len(items) > 2:
            raise RuntimeError("not enough memory: you tried to allocate")
        return np.zeros((len(items), 1))

    batches = Batches("m", forward, lambda _: 1, 100)
    batches([0] * 8, 8)
    tried.clear()
    batches([0] * 8, 8)
    assert tried == [2] * 4


def test_an_input_that_never_fits_is_an_error_with_advice():
    def forward(items):
        raise MemoryError

    with pytest.raises(OutOfMemoryError, match="the model"):
        Batches("the model", forward, len, 100)([[1]], 4)


def test_other_faults_are_not_taken_for_memory():
    def forward(items):
        raise RuntimeError("shapes do not fit")

    with pytest.raises(RuntimeError, match="shapes"):
        Batches("m", forward, len, 100)([[1], [2]], 4)


@given(
    st.integers(1, 300_000),
    st.integers(0, 20_000),
    st.integers(0, 20_000),
    st.sampled_from([1, 320]),
)
def test_windows_are_equal_cover_the_cue_and_fit(length, before, after, step):
    hearing = Hearing(least=1.0, longest=5.0, step=step)
    segment = Segment(
        pcm=np.ones(length, np.int16),
        before=np.ones(before, np.int16),
        after=np.ones(after, np.int16),
    )
    found = windows(segment, hearing)
    assert len({len(window) for window in found}) == 1
    assert max(map(len, found)) <= 80_000
    heard = sum(map(len, found))
    wanted = max(length, 16_000)
    assert wanted - step * len(found) - len(found) < heard <= wanted
    if length < 16_000:
        around = min(16_000, length + before + after)
        assert np.count_nonzero(found[0]) >= min(around, len(found[0]))
