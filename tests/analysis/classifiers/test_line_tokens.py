"""Lines and those before them as numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from emosub_gui.analysis.classifiers import hangul
from emosub_gui.analysis.classifiers.line_tokens import characters, encode_within, word_pieces
from emosub_gui.core.resources import resource

KNOWN = hangul.number("가나다 !")
TEXTS = st.text(st.sampled_from("가나다라 !a"), max_size=60)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(resource("models", "text_en", "tokenizer.json")))


@pytest.mark.parametrize("before", [(), ("How are you?",), ("Fine.", "How are you?")])
def test_a_line_comes_first_and_each_other_ends_in_a_separator(tokenizer, before) -> None:
    encode, separator = word_pieces(tokenizer), tokenizer.token_to_id("[SEP]")
    alone, tokens = encode("I see.", ()), encode("I see.", before)
    assert tokens[: len(alone)].tolist() == alone.tolist()
    assert tokens[-1] == separator
    assert (tokens == separator).sum() == 1 + len(before)


def test_only_the_beginning_of_a_line_before_is_read(tokenizer) -> None:
    encode = word_pieces(tokenizer)
    long = encode("So?", ("one " * 500,))
    assert len(long) < 30
    assert (encode("So?", ("one " * 600,)) == long).all()


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_korean_lines_are_parted_by_the_separator(line: str, before: list[str]) -> None:
    rows = characters(KNOWN)(line, before)
    parts = np.split(rows, np.flatnonzero(rows[:, 0] == hangul.SEPARATOR))
    assert len(parts) == 1 + len(before)
    assert (parts[0] == hangul.encode(hangul.normalise(line), KNOWN)).all()


@given(TEXTS, st.lists(TEXTS, max_size=3), st.integers(2, 80))
def test_where_there_is_no_room_the_farthest_lines_go_first(line, before, room: int) -> None:
    encode = characters(KNOWN)
    tokens = encode_within(encode, room, line, before)
    kept = int((tokens[:, 0] == hangul.SEPARATOR).sum())
    assert tokens.tolist() == encode(line, before[:kept]).tolist()
    assert not kept or len(tokens) <= room
    assert kept == len(before) or len(encode(line, before[: kept + 1])) > room
