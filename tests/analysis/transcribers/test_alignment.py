import unicodedata
from threading import Event

import pytest

from emosub_gui.analysis.transcribers.alignment import Aligner, load_aligner
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.cue import WordTiming
from emosub_gui.core.errors import Cancelled
from emosub_gui.core.progress import NEVER, ignore

pytestmark = pytest.mark.stack

SENTENCE = "경찰이 오기 전에 여기서 나가야 해".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a maker of aligners over given letters."""
    import tiny_models

    def make(letters: str, language: str) -> Aligner:
        folder = tiny_models.aligner(tmp_path_factory.mktemp("aligner") / language, letters)
        options = TranscribeOptions(align_model=str(folder), threads=2)
        return load_aligner(language, options, "cpu", ignore, NEVER)

    return make


def assert_in_order(words, start, end):
    edges = [start, *(edge for word in words for edge in (word.start, word.end)), end]
    assert edges == sorted(edges)


@pytest.mark.parametrize("form", ["NFC", "NFD"], ids=["syllables", "letters"])
def test_korean_is_spelled_as_the_model_does(made, korean, form):
    aligner = made(unicodedata.normalize(form, "".join(SENTENCE)), "ko")
    words = aligner.align(SENTENCE, korean, 200, 3800, NEVER)
    assert [word.text for word in words] == SENTENCE
    assert {word.timing for word in words} == {WordTiming.ALIGNED}
    assert_in_order(words, 200, 3800)


def test_a_word_that_the_model_cannot_read_is_marked(made, korean):
    tokens = [*SENTENCE[:3], "112", *SENTENCE[3:]]
    words = made("".join(SENTENCE), "ko").align(tokens, korean, 200, 3800, NEVER)
    assert [word.text for word in words] == tokens
    assert [word.timing is WordTiming.INTERPOLATED for word in words].index(True) == 3
    assert_in_order(words, 200, 3800)


def test_japanese_words_are_put_together_from_characters(made, korean):
    tokens = ["警察が", "来る", "前に"]
    words = made("警察が来る前に", "ja").align(tokens, korean, 200, 3800, NEVER)
    assert [word.text for word in words] == tokens
    assert_in_order(words, 200, 3800)


def test_a_foreign_script_is_left_alone(made, korean):
    aligner = made("abcdefghijklmnopqrstuvwxyz", "en")
    assert not aligner.covers(SENTENCE)
    assert aligner.align(SENTENCE, korean, 200, 3800, NEVER) is None


def test_more_letters_than_sound(made, korean):
    aligner = made("".join(SENTENCE), "ko")
    assert aligner.align(SENTENCE * 20, korean, 200, 500, NEVER) is None
    assert aligner.align(SENTENCE, korean, 10**6, 10**6 + 900, NEVER) is None


def test_cancelling_stops(made, korean):
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        made("".join(SENTENCE), "ko").align(SENTENCE, korean, 200, 3800, stop)
