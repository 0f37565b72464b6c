from threading import Event

import numpy as np
import pytest

from emosub_gui.analysis.transcribers.regions import RegionsTranscriber
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.errors import Cancelled
from emosub_gui.core.progress import NEVER, ignore


def listen(pcm, **options):
    return RegionsTranscriber().transcribe(pcm, TranscribeOptions(**options), ignore, NEVER)


def test_each_stretch_of_speech_is_an_empty_utterance(korean):
    (heard,) = listen(korean, language="ko")
    assert [utterance.words for utterance in heard.utterances] == [(), ()]
    assert {utterance.language for utterance in heard.utterances} == {"ko"}


def test_no_utterance_is_longer_than_a_cue_may_be(english):
    talk = np.tile(english[6400:50_000], 8)
    utterances = [u for heard in listen(talk) for u in heard.utterances]
    assert len(utterances) > 3
    assert max(u.end - u.start for u in utterances) <= 7_200


def test_a_resumed_run_goes_on_where_the_first_stopped(film):
    whole = list(listen(film))
    assert len(whole) >= 2
    rest = list(listen(film, start=whole[0].end))
    assert rest[0].start == whole[0].end
    assert sum(len(h.utterances) for h in rest) == sum(len(h.utterances) for h in whole[1:])


def test_cancelling_stops(film):
    stop = Event()
    stream = RegionsTranscriber().transcribe(film, TranscribeOptions(), ignore, stop)
    next(stream)
    stop.set()
    with pytest.raises(Cancelled):
        list(stream)
