"""The bundled models and their fusion as they are shipped, from cues to emotions."""

from itertools import pairwise

import numpy as np
import pytest
from voices import speech

from emosub_gui.analysis.judging import Film, Judge
from emosub_gui.analysis.measuring.evaluation import Evaluation, evaluate
from emosub_gui.analysis.pipeline import default_classifiers
from emosub_gui.analysis.training import augment
from emosub_gui.analysis.training.scenes import scene_lines
from emosub_gui.analysis.types import SAMPLE_RATE
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import EMOTIONS, Emotion

SILENCE = np.zeros(0, np.int16)


def judged(pcm, cues):
    judge = Judge(Film(pcm, default_classifiers()))
    judge.take(cues)
    return judge.final()


def one_after_the_other(sounds, texts):
    """Return sounds as one film, and a cue with a text for each."""
    ends = np.cumsum([len(sound) for sound in sounds]) * 1000 // SAMPLE_RATE
    starts = [0, *ends[:-1].tolist()]
    cues = [
        Cue(number + 1, start, end, text)
        for number, (start, end, text) in enumerate(zip(starts, ends.tolist(), texts, strict=True))
    ]
    return np.concatenate(sounds), cues


# ---- dialogue that nothing was fitted on ---------------------------------------------------


@pytest.fixture(scope="module", params=["en", "ko"])
def written_scenes(request) -> Evaluation:
    """Return how the words of the scenes are judged that the fusion is not fitted on."""
    lines = [line for part in ("report", "fresh") for line in scene_lines(request.param, part)]
    cues, start = [], 0
    for number, (before, line) in enumerate(pairwise([lines[0], *lines]), 1):
        start += 2000 if line.video == before.video else 60_000
        cues.append(Cue(number, start, start + 1500, line.text))
    said = [cue.evidence.combined for cue in judged(SILENCE, cues)]
    return evaluate([line.label for line in lines], said, resamples=0)


def test_dialogue_is_judged_better_than_always_neutral(written_scenes):
    baseline = written_scenes.baseline
    assert written_scenes.macro_f1 > 4.0 * baseline.macro_f1
    assert written_scenes.accuracy > baseline.accuracy + 0.06
    assert written_scenes.cross_entropy < 0.85 * baseline.cross_entropy


def test_every_emotion_is_called_and_none_takes_over(written_scenes):
    called = {name: figures.predicted for name, figures in written_scenes.per_class.items()}
    assert min(called.values()) > 0
    assert 0.45 < written_scenes.neutral_rate < 0.7
    assert max(called[name] for name in EMOTIONS if name != Emotion.NEUTRAL) < 0.2 * sum(
        called.values()
    )


def test_confidence_is_near_the_share_that_is_right(written_scenes):
    assert written_scenes.calibration_error < 0.08


def test_doubtful_lines_hold_more_than_their_share_of_errors(written_scenes):
    assert written_scenes.doubtful_ratio > 1.4  # a second reader's own doubts reach 2


# ---- whatever may come ---------------------------------------------------------------------


def odd_sounds():
    """Return sounds of all sorts, by name."""
    rng = np.random.default_rng(0)
    voice = speech(2.0)
    return {
        "voice": voice,
        "silence": np.zeros(2 * SAMPLE_RATE, np.int16),
        "noise": (300 * rng.standard_normal(2 * SAMPLE_RATE)).astype(np.int16),
        "music": augment.to_pcm(0.2 * augment.music(2 * SAMPLE_RATE, rng)),
        "clipped": np.clip(40 * voice.astype(np.int32), -32768, 32767).astype(np.int16),
        "short": voice[: SAMPLE_RATE // 5],
    }


ODD_TEXTS = {
    "empty": "",
    "emoji": "😭😭",
    "both": "오늘 meeting 진짜 짜증나!",
    "long": ("I am so happy today. " * 500)[:10_000],
    "marks": "?!...",
    "words": "I am so scared, please don't hurt me.",
}


def test_any_sound_with_any_text_gets_an_emotion_or_none():
    pairs = [(sound, text) for sound in odd_sounds().values() for text in ODD_TEXTS.values()]
    for cue in judged(*one_after_the_other(*zip(*pairs, strict=True))):
        if cue.emotion is None:
            assert cue.evidence is None
        else:
            assert sum(cue.evidence.combined) == pytest.approx(1.0)
            assert cue.confidence == max(cue.evidence.combined)


def test_where_nothing_is_heard_or_said_nothing_is_known():
    sounds = odd_sounds()
    pcm, cues = one_after_the_other(
        [sounds["silence"], sounds["noise"], sounds["silence"]], ["", "?!...", ODD_TEXTS["words"]]
    )
    nothing, noise, words = judged(pcm, cues)
    assert (nothing.emotion, noise.emotion) == (None, None)
    assert words.emotion is Emotion.FEAR
    assert words.evidence.audio is None


@pytest.mark.parametrize("name", ["silence", "noise", "music", "short"])
def test_sound_without_speech_does_not_decide_against_plain_words(name):
    sound = odd_sounds()[name]
    pcm, cues = one_after_the_other([sound] * 6, [ODD_TEXTS["words"]] * 3 + ["Thank you!"] * 3)
    assert [cue.emotion for cue in judged(pcm, cues)] == ["fear"] * 3 + ["happy"] * 3


def test_what_the_models_say_of_a_line_does_not_depend_on_who_else_is_asked():
    pcm, cues = one_after_the_other(list(odd_sounds().values()), list(ODD_TEXTS.values()))
    film = Film(pcm, default_classifiers())
    judge = Judge(film)
    judge.take(cues)
    together = {cue.id: _experts(cue.evidence) for cue in judge.final()}
    for cue in cues:
        [alone] = judge.final(only={cue.id})
        assert _experts(alone.evidence) == together[cue.id]


def _experts(evidence: Evidence | None):
    return evidence and (
        evidence.text,
        evidence.text_reliability,
        evidence.audio,
        evidence.audio_reliability,
    )
