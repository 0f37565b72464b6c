"""Who speaks: names and changing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.speakers import (
    automatic_name,
    by_speaker,
    is_given,
    rename,
    set_speakers,
    take_names,
)
from emosub_gui.core.theme import StylePatch, Theme

NAMES = ("", "Anna", "Ben", "Speaker 1", "Speaker 2", "화자 1")


def document_of(*speakers: str) -> Document:
    cues = (Cue(0, 1000 * n, 1000 * n + 900, speaker=name) for n, name in enumerate(speakers))
    return Document.of(cues)


def speakers_in(document: Document) -> list[str]:
    return [cue.speaker for cue in document.cues]


documents = st.lists(st.sampled_from(NAMES), max_size=12).map(lambda names: document_of(*names))
renames = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES))


@pytest.mark.parametrize("language", ["en", "ko", ""])
def test_an_automatic_name_is_not_one_that_a_person_gave(language: str) -> None:
    assert not is_given(automatic_name(12, language))


@pytest.mark.parametrize("name", ["Anna", "Speaker", "Speaker one", "Speaker 1 (off)", "화자"])
def test_any_other_name_is(name: str) -> None:
    assert is_given(name)
    assert not is_given("")


def test_speakers_come_in_the_order_of_their_first_line() -> None:
    document = Document.of(
        [Cue(0, 5000, 6000, speaker="Ben"), Cue(0, 0, 900, speaker="Anna"), Cue(0, 2000, 3000)]
    )
    assert list(by_speaker(document)) == ["Anna", "", "Ben"]


def test_comments_are_nobodys() -> None:
    document = Document.of([Cue(0, 0, 900, speaker="Anna", comment=True)])
    assert by_speaker(document) == {}


def test_an_analysis_does_not_change_a_name_that_a_person_gave() -> None:
    document = document_of("Anna", "Speaker 2", "", "Ben")
    taken = take_names(document, {1: "Speaker 1", 2: "Speaker 1", 3: "Speaker 1", 99: "Speaker 1"})
    assert speakers_in(taken) == ["Anna", "Speaker 1", "Speaker 1", "Ben"]


@given(documents, renames)
def test_renaming_is_all_at_once(document: Document, names: dict[str, str]) -> None:
    expected = [names.get(name, name) if name else name for name in speakers_in(document)]
    assert speakers_in(rename(document, names)) == expected


@given(documents)
def test_two_can_change_names_and_back(document: Document) -> None:
    swap = {"Anna": "Ben", "Ben": "Anna"}
    assert rename(rename(document, swap), swap) == document


@given(documents)
def test_renaming_nobody_is_no_edit(document: Document) -> None:
    assert rename(document, {"Nobody": "Somebody", "Anna": "Anna"}) is document


SLANTED, LINED = StylePatch(italic=True), StylePatch(underline=True)


def test_looks_follow_the_name() -> None:
    theme = Theme("T", speakers={"Speaker 1": SLANTED, "Ben": LINED})
    document = set_speakers(document_of("", ""), {1: "Speaker 1", 2: "Ben"})
    renamed = rename(Document.of(document.cues, theme=theme), {"Speaker 1": "Anna"})
    assert renamed.theme is not None
    assert renamed.theme.speakers == {"Anna": SLANTED, "Ben": LINED}


def test_of_two_that_become_one_the_look_stays_of_whoever_had_the_name() -> None:
    theme = Theme("T", speakers={"Speaker 1": SLANTED, "Ben": LINED})
    renamed = rename(Document.of(document_of("Ben").cues, theme=theme), {"Speaker 1": "Ben"})
    assert renamed.theme is not None
    assert renamed.theme.speakers == {"Ben": LINED}


def test_a_name_that_is_taken_away_leaves_no_look() -> None:
    theme = Theme("T", speakers={"Ben": LINED})
    renamed = rename(Document.of(document_of("Ben").cues, theme=theme), {"Ben": ""})
    assert renamed.theme is not None
    assert renamed.theme.speakers == {}
    assert speakers_in(renamed) == [""]
