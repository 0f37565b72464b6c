import itertools
import tracemalloc
from threading import Event, Timer

import numpy as np
import pytest

from emosub_gui.analysis.transcribers import recogniser as recogniser_module
from emosub_gui.analysis.transcribers.fit import Fit
from emosub_gui.analysis.transcribers.recogniser import Recogniser
from emosub_gui.analysis.transcribers.whisper import WhisperTranscriber
from emosub_gui.analysis.types import TranscribeOptions
from emosub_gui.core.cue import WordTiming
from emosub_gui.core.errors import Cancelled, OutOfMemoryError, UsageError
from emosub_gui.core.progress import NEVER, Stage, ignore

pytestmark = pytest.mark.stack


def listen(pcm, folder, *, aligned=True, cancel=NEVER, report=ignore, **options):
    options = TranscribeOptions(model=str(folder), device="cpu", threads=2, **options)
    return WhisperTranscriber(aligned=aligned).transcribe(pcm, options, report, cancel)


def assert_well_formed(parts, start, end):
    assert parts[0].start == start
    assert parts[-1].end == end
    assert all(one.end == two.start for one, two in itertools.pairwise(parts))
    for part in parts:
        for utterance in part.utterances:
            edges = [edge for word in utterance.words for edge in (word.start, word.end)]
            assert [part.start, *edges, part.end] == sorted([part.start, *edges, part.end])


def test_a_film_streams_in_parts_of_ordered_words(film, whisper_folder, aligner_folder):
    seen = []
    stream = listen(film, whisper_folder, align_model=str(aligner_folder), report=seen.append)
    parts = list(stream)
    assert len(parts) >= 3
    assert_well_formed(parts, 0, len(film) // 16)
    words = [word for part in parts for utterance in part.utterances for word in utterance.words]
    assert len(words) > 20
    assert {WordTiming.ALIGNED} <= {word.timing for word in words}
    assert all(word.confidence is not None for word in words)
    heard = [progress.done for progress in seen if progress.stage is Stage.TRANSCRIBE]
    assert heard == sorted(heard)
    assert heard[-1] == len(film) // 16


def test_words_no_letter_of_which_the_aligner_knows_are_marked(
    film, whisper_folder, aligner_folder
):
    parts = listen(film, whisper_folder, align_model=str(aligner_folder), language="en")
    words = [w for part in parts for u in part.utterances for w in u.words]
    hangul = [w for w in words if "가" <= w.text[0] <= "힣"]
    assert hangul
    placed = {w.timing for w in hangul}
    assert placed <= {WordTiming.INTERPOLATED, WordTiming.RECOGNISED}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_fixed_language_is_kept(film, whisper_folder, language):
    parts = list(listen(film, whisper_folder, language=language))
    assert {u.language for part in parts for u in part.utterances} == {language}


def test_without_an_aligner_words_keep_the_times_of_the_recogniser(film, whisper_folder):
    parts = list(listen(film, whisper_folder, aligned=False, language="ko"))
    assert_well_formed(parts, 0, len(film) // 16)
    timings = {w.timing for part in parts for u in part.utterances for w in u.words}
    assert timings <= {WordTiming.RECOGNISED, WordTiming.INTERPOLATED}
    assert timings


def test_a_resumed_run_hears_what_the_first_would_have(film, whisper_folder):
    whole = list(listen(film, whisper_folder, aligned=False))
    rest = list(listen(film, whisper_folder, aligned=False, start=whole[1].end))
    assert_well_formed(rest, whole[1].end, len(film) // 16)


def test_the_first_lines_come_before_the_rest_is_heard(film, whisper_folder):
    stream = listen(film, whisper_folder, aligned=False)
    assert next(stream).end <= 30_000
    stream.close()


def test_cancelling_is_noticed_before_another_part(film, whisper_folder, aligner_folder):
    stop, late = Event(), []
    long = np.tile(film, 20)
    stream = listen(long, whisper_folder, align_model=str(aligner_folder), cancel=stop)
    next(stream)
    Timer(0.7, stop.set).start()
    with pytest.raises(Cancelled):
        late.extend(stop.is_set() for _ in stream)
    # One may be on its way at that very moment.
    assert sum(late) <= 1


def test_memory_does_not_grow_with_the_film(film, whisper_folder):
    def peak(times: int) -> int:
        sound = np.tile(film, times)
        tracemalloc.start()
        try:
            for _ in listen(sound, whisper_folder, aligned=False, language="en"):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)
    assert peak(4) < peak(2) + 2_000_000


def test_a_silent_film_has_no_utterances(whisper_folder):
    parts = list(listen(np.zeros(320_000, np.int16), whisper_folder, aligned=False))
    assert [part.utterances for part in parts] == [()]


def test_a_language_that_whisper_does_not_know(film, whisper_folder):
    with pytest.raises(UsageError, match="tlh"):
        next(listen(film, whisper_folder, language="tlh"))


def test_running_out_of_memory_halves_the_batch_and_goes_on(english, whisper_folder, monkeypatch):
    hear, sizes = recogniser_module._hear, []

    def hear_at_most_two(model, chunks, language):
        sizes.append(len(chunks))
        if len(chunks) > 2:
            raise RuntimeError("CUDA failed with error out of memory")
        return hear(model, chunks, language)

    monkeypatch.setattr(recogniser_module, "_hear", hear_at_most_two)
    options = TranscribeOptions(device="cpu", threads=2, batch_size=8)
    recogniser = Recogniser(whisper_folder, options, NEVER)
    assert len(recogniser.listen([english] * 5, "en", NEVER)) == 5
    assert sizes == [5, 4, 2, 2, 1]
    assert recogniser.fit == Fit("cpu", "int8", 2)


def test_memory_that_is_never_enough_is_an_error(english, whisper_folder, monkeypatch):
    def fail(model, chunks, language):
        raise MemoryError

    monkeypatch.setattr(recogniser_module, "_hear", fail)
    recogniser = Recogniser(whisper_folder, TranscribeOptions(device="cpu", threads=2), NEVER)
    with pytest.raises(OutOfMemoryError):
        recogniser.listen([english], "en", NEVER)
