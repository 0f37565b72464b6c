"""What departs from an emotion's look is found, named and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import documents

from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.theme import StylePatch, Theme
from emosub_gui.styling.departures import Departure, Kind, departures, reset_looks
from emosub_gui.styling.dress import Dresser

ANGRY = Cue(1, 0, 999, "Hey you", emotion=Emotion.ANGRY)
AWAY = {
    "style": replace(ANGRY, style="Sign"),
    "look": replace(ANGRY, override=StylePatch(size=80, italic=False)),
    "tags": replace(ANGRY, text=r"{\i1\an8}Hey you"),
    "place": replace(ANGRY, text=r"{\pos(10,20)}Hey {\b1}you"),
    "margins": replace(ANGRY, margins=Margins(left=20)),
}


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Kind.STYLE, ("Sign",)),
        (Kind.LOOK, ("size", "italic")),
        (Kind.TAGS, ("i", "an")),
        (Kind.PLACE, ("pos",)),
        (Kind.MARGINS, ("left",)),
    ],
)
def test_each_way_to_depart_is_found_and_named(kind: Kind, names: tuple[str, ...]) -> None:
    assert departures(AWAY[kind]) == [Departure(kind, names)]


@pytest.mark.parametrize(
    "cue",
    [
        ANGRY,
        replace(ANGRY, text=r"Hey {\i1}you{\i}"),
        replace(ANGRY, style="Emotion.Angry"),
        replace(ANGRY, style="Sign", emotion=None),
        replace(AWAY["tags"], comment=True),
    ],
)
def test_a_line_as_its_emotion_says_does_not_depart(cue: Cue) -> None:
    assert departures(cue) == []


@pytest.mark.parametrize("kind", list(AWAY))
def test_a_line_that_was_reset_is_dressed_by_its_emotion_alone(kind: str) -> None:
    theme = Theme(name="x", emotions={Emotion.ANGRY: StylePatch(fill="#FF0000")})
    other = replace(AWAY["tags"], id=2)
    document = Document.of([AWAY[kind], other], theme=theme)
    reset = reset_looks(document, {1})
    words = r"Hey {\b1}you" if kind == "place" else "Hey you"
    dressed = Dresser(theme, 1920, 1080).dress(reset.cues[0])
    assert (dressed.style, dressed.text, dressed.margins) == ("Emotion.Angry", words, Margins())
    assert reset.cues[1] == other
    assert departures(reset.cues[0]) == []


@given(documents, st.sets(st.integers(0, 9)))
def test_resetting_leaves_what_does_not_depart_the_same(document: Document, ids: set[int]) -> None:
    ids &= {cue.id for cue in document.cues}
    reset = reset_looks(document, ids)
    for before, after in zip(document.cues, reset.cues, strict=True):
        assert after.plain == before.plain
        assert (after is before) is not (before.id in ids and bool(departures(before)))
    assert reset_looks(reset, ids) is reset
