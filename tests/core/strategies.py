"""Documents for property tests."""

from hypothesis import strategies as st

from emosub_gui.core.cue import Cue, Evidence, Review, Word
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Scores

times = st.integers(0, 60_000)
texts = st.lists(
    st.sampled_from(["one", "two", "안녕", "나는", "no!", "{\\i1}oh"]), max_size=6
).map(" ".join)
scores = st.lists(st.floats(0.01, 1), min_size=7, max_size=7).map(Scores.of)


@st.composite
def cues(draw: st.DrawFn) -> Cue:
    """Draw a cue with words spread over its time."""
    start, text = draw(times), draw(texts)
    spoken = [word.replace("{\\i1}", "") for word in text.split()]
    length = draw(st.integers(len(spoken) * 10, 8_000))
    step = length // max(1, len(spoken))
    words = tuple(
        Word(word, start + index * step, start + (index + 1) * step - 1)
        for index, word in enumerate(spoken)
    )
    combined = draw(st.none() | scores)
    return Cue(
        0,
        start,
        start + length,
        text,
        words=words,
        emotion=combined.best if combined else None,
        evidence=Evidence(text=combined, combined=combined, words=draw(texts))
        if combined
        else None,
        review=draw(st.sampled_from(Review)) if combined else Review.OPEN,
    )


documents = st.lists(cues(), max_size=8).map(Document.of)
filled = st.lists(cues(), min_size=1, max_size=8).map(Document.of)
emotions = st.sampled_from(EMOTIONS)
