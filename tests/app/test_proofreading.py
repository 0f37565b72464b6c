"""Going through misspelt words, with a dictionary made on the spot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dictionaries import make_dictionary
from pytestqt.qtbot import QtBot

from emosub_gui.app.proofreading import Proofreader
from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Spelling
from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document

pytest.importorskip("enchant", exc_type=ImportError, reason="the Enchant library is missing")


def film() -> Document:
    return Document.of(
        [
            Cue(0, 0, 900, r"helo {\i1}hou{\i0}ze Anna", language="qa", speaker="Anna"),
            Cue(0, 1000, 1900, "hello helo helo", language="qa"),
            Cue(0, 2000, 2900, "helo", language="qb"),
            Cue(0, 3000, 3900, "a helo comment", language="qa", comment=True),
            Cue(0, 4000, 4900, "hello huose", language="qa"),
        ]
    )


@pytest.fixture
def spelling(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spelling]:
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    make_dictionary(tmp_path, "qa_QA", ["hello", "house/S"])
    make_dictionary(tmp_path, "qc_QC", ["helo"])
    spelling = Spelling()
    with qtbot.waitSignals([spelling.loaded] * 3):
        for language in ("qa", "qb", "qc_QC"):
            spelling.speller(language)
    yield spelling
    spelling.stop()


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    session = Session()
    session.open(film())
    return session


@pytest.fixture
def reader(session: Session, spelling: Spelling) -> Proofreader:
    return Proofreader(session, spelling)


def read(reader: Proofreader) -> tuple[int, str] | None:
    """Go to the next word; return its line's number and the word."""
    while not reader.advance(1.0):
        assert not reader.waiting
    return (reader.place.cue_id, reader.place.wrong.word) if reader.place else None


def rest(reader: Proofreader) -> list[tuple[int, str]]:
    """Skip everything that is left; return it."""
    found = []
    while place := read(reader):
        found.append(place)
        reader.skip()
    return found


def texts(session: Session) -> list[str]:
    return [cue.text for cue in session.document.cues]


def test_all_words_are_gone_through_once(reader: Proofreader) -> None:
    assert rest(reader) == [(1, "helo"), (1, "houze"), (2, "helo"), (2, "helo"), (5, "huose")]
    assert reader.finished
    assert reader.missing == {"qb"}


def test_it_begins_at_the_current_line_and_goes_around(
    session: Session, spelling: Spelling
) -> None:
    session.select([2])
    reader = Proofreader(session, spelling)
    assert [line for line, _ in rest(reader)] == [2, 2, 5, 1, 1]


def test_a_correction_is_one_step_and_keeps_the_tags_inside(
    session: Session, reader: Proofreader
) -> None:
    read(reader)
    reader.change("hello")
    assert read(reader) == (1, "houze")
    reader.change("house")
    assert texts(session)[0] == r"hello {\i1}house{\i0} Anna"
    assert session.undo_stack.undoText() == "Line 1: Correct “houze” to “house”"
    assert session.undo_stack.count() == 2
    assert read(reader) == (2, "helo")


def test_a_correction_that_is_no_word_is_not_gone_to_again(
    session: Session, reader: Proofreader
) -> None:
    read(reader)
    reader.change("heloo helo")
    assert read(reader) == (1, "houze")
    read(reader)
    reader.change("houze")
    assert session.undo_stack.count() == 1, "nothing was changed"
    assert read(reader) == (2, "helo")


def test_changing_all_is_one_step_within_the_dictionary(
    session: Session, reader: Proofreader
) -> None:
    read(reader)
    reader.change_all("hello")
    assert texts(session) == [
        r"hello {\i1}hou{\i0}ze Anna", "hello hello hello", "helo", "a helo comment", "hello huose",
    ]  # fmt: skip
    assert session.undo_stack.count() == 1
    assert rest(reader) == [(1, "houze"), (5, "huose")]


def test_skipped_and_learned_words_come_no_more(reader: Proofreader, tmp_path: Path) -> None:
    read(reader)
    reader.skip_all()
    assert read(reader) == (1, "houze")
    reader.add()
    assert rest(reader) == [(5, "huose")]
    assert "houze" in (tmp_path / "qa_QA.dic").read_text(encoding="utf-8")
    assert not any("helo" in path.read_text("utf-8") for path in tmp_path.glob("*.dic"))


def test_a_line_that_is_changed_meanwhile_is_gone_to_again(
    session: Session, reader: Proofreader
) -> None:
    read(reader)
    reader.change("hello")
    assert read(reader) == (1, "houze")
    session.undo_stack.undo()
    assert read(reader) == (1, "helo"), "undoing brings the word back"
    session.edit("Type", lambda document: edits.set_text(document, 5, "hello"))
    assert read(reader) == (1, "helo")
    session.edit("Delete", lambda document: edits.delete(document, [1]))
    session.edit("Insert", lambda d: edits.insert(d, [Cue(0, 9, 99, "nwe", language="qa")], 0))
    assert rest(reader) == [(2, "helo"), (2, "helo"), (6, "nwe")]


def test_one_dictionary_can_be_used_for_every_line(reader: Proofreader) -> None:
    reader.dictionary = "qc_QC"
    reader.restart()
    assert [word for _, word in rest(reader)] == ["houze", "hello", "hello", "huose"]
    assert reader.missing == set()


def test_another_document_is_begun_anew(session: Session, reader: Proofreader) -> None:
    assert rest(reader)
    session.open(Document.of([Cue(0, 0, 1, "helo", language="qa")]))
    assert rest(reader) == [(1, "helo")]


def test_it_waits_for_a_dictionary(
    qtbot: QtBot, session: Session, tmp_path: Path, spelling: Spelling
) -> None:
    fresh = Spelling()
    reader = Proofreader(session, fresh)
    with qtbot.waitSignal(fresh.loaded):
        assert not reader.advance(1.0)
        assert reader.waiting
    assert reader.advance(1.0)
    assert reader.place is not None
    fresh.stop()


def test_without_a_word_there_is_nothing_to_do(session: Session, reader: Proofreader) -> None:
    for act in (reader.skip, reader.skip_all, reader.add):
        act()
    reader.change("x")
    reader.change_all("x")
    assert reader.suggestions() == []
    assert session.undo_stack.count() == 0
    read(reader)
    assert "hello" in reader.suggestions()
