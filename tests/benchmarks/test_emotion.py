"""How long emotions take on one thread, each beside the plainer way of the same work.

OMP_NUM_THREADS=1 pytest tests/benchmarks/test_emotion.py --benchmark-only

Limits: 5 ms a line of text, 20 ms a cue of sound, 0.5 s to load everything, 50 ms to score a
film of 2,000 cues again.
"""

import io
from itertools import cycle

import numpy as np
import pytest
from voices import speech

from emosub_gui.analysis import fusion
from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound, features_of
from emosub_gui.analysis.classifiers.embedded_text import EmbeddedText, TextModel
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.judging import Film, Judge
from emosub_gui.analysis.types import SAMPLE_RATE, Segment
from emosub_gui.analysis.voice import prosody
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.resources import resource

CUES = 2000
LINES = {
    "en": ("What was that?", "I did not know that you were here.", "Get out of my house now!"),
    "ko": ("뭐라고?", "정말 고마워요. 오늘 너무 행복해요!", "왜 거짓말했어? 당장 나가!"),
}
SILENCE = np.zeros(0, np.int16)


def evidence(count=CUES):
    """Return a film of cues with evidence of both experts."""
    rng = np.random.default_rng(0)
    return [
        Cue(
            number + 1,
            3000 * number,
            3000 * number + 2500,
            "Line",
            speaker="AB"[number % 2],
            evidence=Evidence(
                audio=Scores.of(rng.random(7)),
                text=Scores.of(rng.random(7)),
                audio_reliability=0.7,
                audio_model="embedded-sound",
                text_model=("text_en", "text_ko")[number % 2],
            ),
        )
        for number in range(count)
    ]


@pytest.mark.benchmark(group="a line of text (limit 5 ms)")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_text(benchmark, language):
    expert = EmbeddedText()
    lines = cycle([Segment(SILENCE, text, language) for text in LINES[language]])
    benchmark(lambda: expert.classify_batch([next(lines)]))
    assert benchmark.stats.stats.median < 0.005


@pytest.mark.benchmark(group="a line of text (limit 5 ms)")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_text_padded(benchmark, language):
    """The baseline: lines padded to the network's window, as batches of one size need it."""
    model = TextModel(resource("models", f"text_{language}"))
    texts = [model._encode(text) for text in LINES[language]]
    padded = cycle([np.resize(text, (model.spec.window, *text.shape[1:])) for text in texts])
    benchmark(lambda: model._run(next(padded)))


@pytest.mark.benchmark(group="the sound of a cue of 3 s (limit 20 ms)")
def test_sound(benchmark):
    """Prosody and the emotion model's judgement, of one analysis."""
    pcm, cue, expert = speech(3.0), Cue(1, 0, 3000, "How it is said"), EmbeddedSound()

    def hear():
        frames = analyse(pcm)
        features = features_of(frames)
        return prosody.hear(frames, cue), expert.judge(features[None], [""], expert.film)

    benchmark(hear)
    assert benchmark.stats.stats.median < 0.020


@pytest.mark.benchmark(group="the sound of a cue of 3 s (limit 20 ms)")
def test_sound_analysed_twice(benchmark):
    """The baseline: prosody and the emotion model each analyse the sound."""
    pcm, cue, expert = speech(3.0), Cue(1, 0, 3000, "How it is said"), EmbeddedSound()

    def hear():
        features = features_of(analyse(pcm))
        return prosody.hear(analyse(pcm), cue), expert.judge(features[None], [""], expert.film)

    benchmark(hear)


@pytest.mark.benchmark(group="loading everything (limit 0.5 s)")
def test_load(benchmark):
    """All experts and the calibration, up to the first answer in each language."""
    fusion.calibration()

    def load():
        fusion.calibration.cache_clear()
        segments = [Segment(SILENCE, LINES[language][0], language) for language in LINES]
        EmbeddedText().classify_batch(segments)
        return EmbeddedSound(), fusion.calibration()

    benchmark.pedantic(load, rounds=7, warmup_rounds=1)
    assert benchmark.stats.stats.median < 0.5


@pytest.mark.benchmark(group="loading everything (limit 0.5 s)")
def test_read_files(benchmark):
    """The baseline: only read the same files."""
    folder = resource("models")

    def read():
        return sum(
            len(io.BytesIO(path.read_bytes()).getvalue())
            for path in folder.glob("**/*")
            if path.is_file()
        )

    benchmark.pedantic(read, rounds=7, warmup_rounds=1)


@pytest.mark.benchmark(group="2,000 cues scored again (limit 50 ms)")
def test_rescore(benchmark):
    """As when a person moves a knob."""
    document = Document(cues=tuple(fusion.score(evidence())))
    knobs = cycle(
        FusionSettings(audio_temperature=1.0 + step / 10, emotion_weights={Emotion.SAD: 1.5})
        for step in range(10)
    )
    benchmark(lambda: fusion.rescore(document, next(knobs)))
    assert benchmark.stats.stats.median < 0.050


@pytest.mark.benchmark(group="2,000 cues scored again (limit 50 ms)")
def test_rescore_line_by_line(benchmark):
    """The baseline: each line fused by itself, which also knows nothing of its film."""
    cues = evidence()

    def rescore():
        return [fusion.score([cue]) for cue in cues]

    scored = benchmark.pedantic(rescore, rounds=3)
    assert len(scored) == CUES


@pytest.mark.benchmark(group="a film of 400 cues of 3 s, from sound and words to emotions")
def test_film(benchmark):
    count = 400
    film = np.tile(speech(30.0), count // 10)
    texts = cycle(LINES["en"] + LINES["ko"])
    cues = [Cue(n + 1, 3000 * n, 3000 * n + 3000, next(texts)) for n in range(count)]
    assert len(film) == 3 * SAMPLE_RATE * count

    def judge():
        judge = Judge(Film(film, [EmbeddedText(), EmbeddedSound()]))
        judge.take(cues)
        return judge.final()

    judged = benchmark.pedantic(judge, rounds=1)
    assert {cue.emotion for cue in judged} <= set(EMOTIONS)


def long_film(count=CUES):
    """Return a film of cues that nobody has listened to yet, and its sound."""
    cues = [Cue(n + 1, 3000 * n, 3000 * n + 3000, f"Line {n}.") for n in range(count)]
    return np.tile(speech(30.0), count // 10), cues


@pytest.mark.benchmark(group="one line of an unheard film of 2,000 cues (limit 1 s)")
def test_one_line(benchmark):
    pcm, cues = long_film()

    def judge():
        judge = Judge(Film(pcm, [EmbeddedText(), EmbeddedSound()]))
        judge.take(cues, only={1000})
        return judge.final(only={1000})

    [line] = benchmark.pedantic(judge, rounds=3)
    assert line.id == 1000
    assert benchmark.stats.stats.median < 1.0


@pytest.mark.benchmark(group="one line of an unheard film of 2,000 cues (limit 1 s)")
def test_one_line_against_all(benchmark):
    """The baseline: all of a film (here, of a fifth of it) is listened to first."""
    pcm, cues = long_film(CUES // 5)

    def judge():
        judge = Judge(Film(pcm, [EmbeddedText(), EmbeddedSound()]))
        judge.take(cues)
        return judge.final(only={200})

    benchmark.pedantic(judge, rounds=1)
