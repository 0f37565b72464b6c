"""How long a cue's sound takes on one thread, and a film of 2,000 cues.

OMP_NUM_THREADS=1 pytest tests/benchmarks/test_sound.py --benchmark-only
"""

import numpy as np
import pytest
from voices import speech

from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound, features_of
from emosub_gui.analysis.types import SAMPLE_RATE, Segment
from emosub_gui.analysis.voice import acoustics, prosody
from emosub_gui.core.cue import Cue

CUES = 2000


@pytest.mark.benchmark(group="one cue")
@pytest.mark.parametrize("seconds", [0.3, 3.0, 15.0])
def test_frames(benchmark, seconds):
    benchmark(acoustics.analyse, speech(seconds))


@pytest.mark.benchmark(group="one cue")
@pytest.mark.parametrize("seconds", [0.3, 3.0, 15.0])
def test_features(benchmark, seconds):
    benchmark(features_of, acoustics.analyse(speech(seconds)))


@pytest.mark.benchmark(group="one cue")
@pytest.mark.parametrize("seconds", [0.3, 3.0, 15.0])
def test_prosody(benchmark, seconds):
    benchmark(
        prosody.measure,
        acoustics.analyse(speech(seconds)),
        Cue(id=1, start=0, end=int(seconds * 1000)),
    )


_PARTS = [speech(seconds) for seconds in np.linspace(0.6, 5.0, 100)]


@pytest.mark.benchmark(group="the frames of 100 cues of 0.6 to 5 s")
def test_frames_cue_by_cue(benchmark):
    """As the program does it: all frames of a cue at once."""
    benchmark(lambda: [acoustics.analyse(part) for part in _PARTS])


@pytest.mark.benchmark(group="the frames of 100 cues of 0.6 to 5 s")
def test_frames_of_all_cues_stacked(benchmark):
    """What stacking the cues could gain at best; their answers would depend on each other."""
    benchmark(acoustics.analyse, np.concatenate(_PARTS))


@pytest.mark.benchmark(group="load")
def test_load(benchmark):
    benchmark(EmbeddedSound)


@pytest.mark.benchmark(group="a film of 2,000 cues of 3 s")
def test_film(benchmark):
    film = np.tile(speech(30.0), 200)
    starts = range(0, CUES * 3 * SAMPLE_RATE, 3 * SAMPLE_RATE)
    segments = [Segment(pcm=film[start : start + 3 * SAMPLE_RATE]) for start in starts]

    def judge():
        expert = EmbeddedSound()
        expert.observe(segments)
        return expert.classify_batch(segments)

    judgements = benchmark.pedantic(judge, rounds=1)
    assert len(judgements) == CUES
