"""Spelling by Enchant, with dictionaries made on the spot."""

from pathlib import Path

import pytest
from dictionaries import make_dictionary
from pytestqt.qtbot import QtBot

from emosub_gui.app import spelling
from emosub_gui.app.spelling import Misspelling, Speller, Spelling

pytest.importorskip("enchant", exc_type=ImportError, reason="the Enchant library is missing")


@pytest.fixture
def dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give Enchant a folder of its own, with a dictionary of an imaginary language."""
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    make_dictionary(tmp_path, "qa_QA", ["house/S", "don't", "hello", "거짓말", "she"])
    return tmp_path


@pytest.fixture
def speller(dictionaries: Path) -> Speller:
    """Load that dictionary."""
    speller = spelling.load("qa")
    assert speller is not None
    return speller


def test_unknown_words_are_found_with_their_place(speller: Speller) -> None:
    assert speller.misspellings("hello houses, helo 거짓말 거짖말 she don’t") == [
        Misspelling(14, 18, "helo"),
        Misspelling(23, 26, "거짖말"),
    ]


def test_tags_are_no_words_and_may_stand_inside_one(speller: Speller) -> None:
    text = r"{\fnArial}hel{\i1}lo{\i0}\Nho{\b1}se"
    assert [text[a:b] for a, b, _ in speller.misspellings(text)] == [r"ho{\b1}se"]


def test_names_numbers_and_single_letters_are_right(speller: Speller) -> None:
    assert speller.misspellings("hello Minsu X 1984", names=["Kim Minsu", "Anna"]) == []


def test_suggestions_come_most_likely_first(speller: Speller) -> None:
    assert speller.suggestions("helo")[0] == "hello"
    assert len(speller.suggestions("helo", limit=1)) == 1


def test_a_word_that_is_added_is_known_from_now_on_and_kept(
    speller: Speller, dictionaries: Path
) -> None:
    assert speller.misspellings("emosub")
    speller.add("emosub")
    assert speller.misspellings("emosub") == []
    assert "emosub" in (dictionaries / "qa_QA.dic").read_text(encoding="utf-8")
    speller.ignore("asub")
    assert speller.misspellings("asub") == []


def test_a_language_without_dictionary_has_no_speller(dictionaries: Path) -> None:
    assert spelling.load("qb") is None
    assert spelling.load("") is None


def test_a_dictionary_can_be_asked_for_by_its_name(dictionaries: Path) -> None:
    make_dictionary(dictionaries, "qa_QB", ["color"])
    assert {"qa_QA", "qa_QB"} <= set(spelling.installed())
    one, other = spelling.load("qa_QA"), spelling.load("qa_QB")
    assert one is not None
    assert other is not None
    assert (one.name, other.name) == ("qa_QA", "qa_QB")
    assert [bool(each.misspellings("color")) for each in (one, other)] == [True, False]


def test_what_one_name_of_a_dictionary_learns_the_other_knows(
    qtbot: QtBot, dictionaries: Path
) -> None:
    known = Spelling()
    for name in ("qa", "qa_QA"):
        with qtbot.waitSignal(known.loaded):
            known.speller(name)
            assert known.is_loading(name)
        assert not known.is_loading(name)
    by_language, by_name = known.speller("qa"), known.speller("qa_QA")
    assert by_language is by_name is not None
    told: list[str] = []
    known.loaded.connect(told.append)
    known.ignore(by_name, "asub")
    known.add(by_name, "emosub")
    assert by_language.misspellings("asub emosub") == []
    assert told == ["qa", "qa_QA", "qa", "qa_QA"]
    known.stop()


def test_a_speller_is_loaded_in_the_background_once(qtbot: QtBot, dictionaries: Path) -> None:
    known = Spelling()
    with qtbot.waitSignal(known.loaded) as signal:
        assert known.speller("qa") is None
    assert signal.args == ["qa"]
    first = known.speller("qa")
    assert first is not None
    assert known.speller("qa") is first
    with qtbot.waitSignal(known.loaded):
        assert known.speller("qb") is None
    assert known.speller("qb") is None
    assert known.speller("") is None
    known.stop()
