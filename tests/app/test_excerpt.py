"""A part of a script around a moment, against the whole script."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.app.excerpt import excerpt, solo
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.formats import ass
from emosub_gui.styling.themes import find_theme

cues = st.builds(
    lambda start, length, emotion, layer, text, comment: Cue(
        0, start, start + length, text, emotion=emotion, layer=layer, comment=comment
    ),
    st.integers(0, 300_000),
    st.integers(0, 9_000),
    st.sampled_from([None, *EMOTIONS]),
    st.integers(0, 2),
    st.sampled_from(["Hello", "안녕, 너", "{\\an8}Up\\Nhere", ""]),
    st.booleans(),
)
documents = st.lists(cues, max_size=12).map(
    lambda found: Document.of(found, theme=find_theme("variety"))
)


def shown(text: str, time: int) -> list[str]:
    """Return the event lines of a script that are shown at a time, in order."""
    document = ass.loads(text, Path("film.ass")).document
    at = {cue.id for cue in document if cue.start <= time < cue.end}
    lines = [line for line in text.splitlines() if line.startswith(("Dialogue:", "Comment:"))]
    return [line for number, line in enumerate(lines, 1) if number in at]


@given(documents, st.integers(0, 300_000), st.data())
def test_it_shows_just_what_the_whole_script_shows(
    document: Document, time: int, data: st.DataObject
) -> None:
    part = excerpt(document, time)
    assert part.start <= time < part.end
    later = data.draw(st.integers(part.start, part.end - 1))
    whole = ass.dumps(document)
    for moment in (time, max(0, later)):
        assert shown(part.text, moment) == shown(whole, moment)
    assert set(part.text.splitlines()) <= set(whole.splitlines())


@given(documents, st.integers(0, 300_000))
def test_it_ends_between_lines_where_it_can(document: Document, time: int) -> None:
    part = excerpt(document, time)
    going_on = [cue for cue in document if cue.start < part.end < cue.end]
    pauses = [
        cue.start
        for cue in document
        if time < cue.start <= time + 60_000
        and not any(other.start < cue.start < other.end for other in document)
    ]
    assert not (going_on and pauses)


@given(documents, st.integers(0, 300_000))
def test_each_line_alone_says_the_same(document: Document, time: int) -> None:
    part = excerpt(document, time)
    alone = list(solo(part, time))
    lines = [line for _, text in alone for line in shown(text, time)]
    visible = [line for line in shown(part.text, time) if line.startswith("Dialogue:")]
    assert sorted(lines) == sorted(visible)
    layers = [cue.layer for cue, _ in alone]
    assert layers == sorted(layers)


def test_an_imported_script_keeps_its_order_and_what_is_not_understood() -> None:
    head = "[Script Info]\nPlayResX: 640\n\n[Events]\n"
    text = (
        head + "Format: Layer, Start, End, Style, Text\n"
        "Dialogue: 5,0:00:01.00,0:00:09.00,Sign,over\n"
        "Dialogue: what is this\n"
        "; a remark\n"
        "Dialogue:  0,0:00:01.00,0:00:09.00,Default,under, with comma\n"
    )
    document = ass.loads(text, Path("film.ass")).document
    part = excerpt(document, 2000)
    assert [cue.text for cue, _ in solo(part, 2000)] == ["under, with comma", "over"]
    assert "remark" in part.text
    assert not list(solo(part, 9500))


def test_a_long_film_costs_as_much_as_a_short_one() -> None:
    found = [Cue(0, index * 2400, index * 2400 + 2000, "Some words") for index in range(3000)]
    part = excerpt(Document.of(found), 3000 * 1200)
    assert len(part.cues) < 50
