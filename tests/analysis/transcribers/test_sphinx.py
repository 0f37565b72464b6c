from pathlib import Path
from threading import Event

import av
import numpy as np
import pytest

from emosub_gui.analysis.transcribers import sphinx
from emosub_gui.analysis.transcribers.sphinx import SphinxTranscriber
from emosub_gui.analysis.types import Region, TranscribeOptions
from emosub_gui.core.cue import WordTiming
from emosub_gui.core.errors import Cancelled
from emosub_gui.core.progress import NEVER, Stage, ignore

SAID = (
    "we have to get out of here before the police arrive please sit down and tell me what happened"
)
POLICE = "We have to get out of here, before the police arrive."
NOT_SAID = "the weather will be wonderful on sunday morning"
JFK_SAID = (
    "and so my fellow americans ask not what your country can do for you "
    "ask what you can do for your country"
)
JFK = Path(__file__).resolve().parents[4] / "shared" / "data" / "speech" / "jfk.flac"


def hear(pcm, **options):
    stream = SphinxTranscriber().transcribe(pcm, TranscribeOptions(**options), ignore, NEVER)
    return [utterance for heard in stream for utterance in heard.utterances]


def errors(wanted, got):
    """Count word errors: the Levenshtein distance."""
    row = list(range(len(got) + 1))
    for i, word in enumerate(wanted, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(got, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (word != other))
    return row[-1]


def test_clear_english_is_understood(english):
    utterances = hear(english)
    words = [word for utterance in utterances for word in utterance.words]
    assert {utterance.language for utterance in utterances} == {"en"}
    assert errors(SAID.split(), [word.text for word in words]) <= 2
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(0.0 <= word.confidence <= 1.0 for word in words)
    assert {word.timing for word in words} == {WordTiming.RECOGNISED}


def test_korean_is_left_to_be_typed_instead_of_garbled(korean):
    utterances = hear(korean)
    assert len(utterances) == 2
    assert all(utterance.words == () for utterance in utterances)
    assert {utterance.language for utterance in utterances} == {""}


def test_english_is_kept_beside_korean(english, korean):
    utterances = hear(np.concatenate([english, korean]))
    assert [bool(utterance.words) for utterance in utterances] == [True, True, False, False]


@pytest.mark.skipif(not JFK.is_file(), reason="the recording is not here")
def test_a_real_recording_is_mostly_understood():
    with av.open(JFK) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=16_000)
        frames = [out for f in container.decode(audio=0) for out in resampler.resample(f)]
    words = [
        w.text for u in hear(np.concatenate([f.to_ndarray()[0] for f in frames])) for w in u.words
    ]
    said = JFK_SAID.split()
    assert errors(said, words) <= len(said) / 3, words


def test_a_resumed_run_hears_only_what_comes_after(english, korean):
    sound = np.concatenate([english, korean])
    options = TranscribeOptions(start=len(english) // 16)
    (heard,) = SphinxTranscriber().transcribe(sound, options, ignore, NEVER)
    assert (heard.start, heard.end) == (options.start, len(sound) // 16)
    assert len(heard.utterances) == 2


def test_cancelling_stops_before_the_next_breath(film):
    stop = Event()

    def stop_after_the_first(progress):
        if progress.stage is Stage.TRANSCRIBE:
            assert not stop.is_set(), "went on after the flag was set"
            stop.set()

    with pytest.raises(Cancelled):
        list(SphinxTranscriber().transcribe(film, TranscribeOptions(), stop_after_the_first, stop))


def test_given_words_are_aligned_to_the_sound(english):
    tokens = POLICE.split()
    words = sphinx.align(sphinx.load_decoder(), tokens, english, Region(200, 3700), [])
    assert [word.text for word in words] == tokens
    assert {word.timing for word in words} == {WordTiming.ALIGNED}
    assert 300 <= words[0].start <= 600
    assert 2600 <= words[-1].end <= 3600


def test_a_word_outside_the_dictionary_is_interpolated(english):
    tokens = POLICE.replace("out", "zzyzx").split()
    words = sphinx.align(sphinx.load_decoder(), tokens, english, Region(200, 3700), [])
    assert words[4].timing is WordTiming.INTERPOLATED
    assert words[3].end <= words[4].start <= words[4].end <= words[5].start


def test_words_that_nobody_said_are_not_aligned(english, korean):
    decoder = sphinx.load_decoder()
    tokens = NOT_SAID.split()
    assert sphinx.align(decoder, tokens, korean, Region(200, 3500), []) is None
    assert sphinx.align(decoder, tokens, english, Region(0, 100), []) is None
