"""The bundled sound model, with its real weights, on sounds of every kind."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from emosub_gui.analysis.classifiers.embedded_sound import (
    FEATURES,
    EmbeddedSound,
    features_of,
    reliability,
)
from emosub_gui.analysis.training import augment
from emosub_gui.analysis.training.emodb import decode
from emosub_gui.analysis.types import SAMPLE_RATE, Classifier, FilmClassifier, Segment
from emosub_gui.analysis.voice.acoustics import analyse
from emosub_gui.analysis.voice.baseline import Baseline, Baselines
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import ModelFileError
from emosub_gui.core.resources import resource

EMODB = Path(__file__).parents[4] / "shared" / "data" / "emodb"

needs_emodb = pytest.mark.skipif(not EMODB.is_dir(), reason="needs EMO-DB beside the repository")


def voice(seconds, pitch=140.0, seed=0, effort=1.0):
    """Speech-like sound: a gliding, rhythmic voice with hiss between its syllables."""
    rng = np.random.default_rng(seed)
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    melody = pitch * 2 ** (0.15 * np.sin(2 * np.pi * rng.uniform(0.3, 1.0) * time))
    phase = 2 * np.pi * np.cumsum(melody) / SAMPLE_RATE
    order = np.arange(1, 25)[:, None]
    tones = np.sum(np.sin(order * phase) / order ** (2.0 - effort), axis=0)
    syllables = np.sin(np.pi * rng.uniform(3.0, 5.0) * time + rng.uniform(0, 3)) ** 2
    sound = 0.1 * tones * syllables + 0.003 * rng.standard_normal(len(time))
    return 0.3 * sound / np.abs(sound).max()


def segment(sound, speaker=""):
    return Segment(pcm=augment.to_pcm(np.asarray(sound)), speaker=speaker)


@pytest.fixture(scope="module")
def expert():
    return EmbeddedSound()


@pytest.fixture
def film():
    """An expert that has heard thirty lines of two speakers."""
    expert = EmbeddedSound()
    expert.observe(
        [segment(voice(1.5, 120.0 + seed, seed), "Ann" if seed % 2 else "Bo") for seed in range(30)]
    )
    return expert


def test_it_is_a_film_classifier(expert):
    assert isinstance(expert, FilmClassifier)
    classifier: Classifier = expert
    assert classifier.modality == "audio"
    assert not classifier.languages


@pytest.mark.parametrize("seconds", [0.0, 0.2, 3.0])
def test_silence_is_no_evidence(film, seconds):
    assert film.classify_batch([segment(np.zeros(int(seconds * SAMPLE_RATE)))]) == [None]


@pytest.mark.parametrize("level", [0.0001, 0.01, 0.3])
def test_noise_is_no_evidence(film, level):
    hiss = level * np.random.default_rng(0).standard_normal(2 * SAMPLE_RATE)
    assert film.classify_batch([segment(hiss)]) == [None]


@pytest.mark.parametrize("make", [augment.music, augment.engine])
@pytest.mark.parametrize("seed", range(4))
def test_music_and_engines_are_not_relied_upon(film, make, seed):
    sound = make(3 * SAMPLE_RATE, np.random.default_rng(seed))
    [judgement] = film.classify_batch([segment(0.3 * sound / np.abs(sound).max())])
    assert judgement is None or judgement.reliability < 0.5


def test_a_short_cue_is_judged_with_less_trust(film):
    short, long = film.classify_batch([segment(voice(0.2)), segment(voice(3.0))])
    assert short.reliability < 0.8 * long.reliability


def test_a_millisecond_is_no_evidence(film):
    assert film.classify_batch([segment(voice(0.001))]) == [None]


@pytest.mark.parametrize("seconds", [0.03, 0.1, 0.2, 0.3, 1.0, 15.0])
def test_any_length_can_be_judged(film, seconds):
    [judgement] = film.classify_batch([segment(voice(seconds))])
    assert sum(judgement.scores) == pytest.approx(1.0)
    assert 0 <= judgement.reliability <= 1


def test_clipped_sound_is_judged(film):
    sound = np.clip(20.0 * voice(2.0), -1.0, 1.0)
    [judgement] = film.classify_batch([segment(sound)])
    assert sum(judgement.scores) == pytest.approx(1.0)


def test_a_whisper_is_heard_but_not_relied_upon(film):
    rng = np.random.default_rng(1)
    time = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    breath = augment.band_limit(rng.standard_normal(len(time)), 800.0, 6000.0)
    whisper = 0.02 * breath * np.sin(np.pi * 4.0 * time) ** 2
    [judgement] = film.classify_batch([segment(whisper)])
    assert judgement is not None
    assert judgement.reliability < 0.1


def test_level_does_not_matter(film):
    quiet, loud = film.classify_batch([segment(0.1 * voice(2.0)), segment(voice(2.0))])
    assert tuple(quiet.scores) == pytest.approx(tuple(loud.scores), abs=0.02)


def test_surprise_always_gets_its_prior(film):
    prior = film.model.spec.prior
    for judgement in film.classify_batch(
        [segment(voice(1.5, 100.0 + 20 * k, k)) for k in range(9)]
    ):
        assert judgement.scores[Emotion.SURPRISE] == pytest.approx(prior[Emotion.SURPRISE])


def test_the_answer_does_not_depend_on_the_batch(film):
    segments = [segment(voice(0.3 + 0.2 * k, 100.0 + 10 * k, k), "Ann") for k in range(12)]
    together = film.classify_batch(segments)
    assert [film.classify_batch([one])[0] for one in segments] == together
    assert film.classify_batch(segments[::-1], batch_size=3) == together[::-1]


def test_observed_sound_is_judged_as_if_heard_anew(film):
    line = segment(voice(1.0, seed=77))
    film.observe([line])
    again = Segment(pcm=line.pcm.copy())
    assert film.classify_batch([line]) == film.classify_batch([again])


def test_a_film_that_grew_is_known_as_one_that_came_at_once():
    lines = [segment(voice(1.0, 110.0 + k, k), "Ann") for k in range(8)]
    parts, whole = EmbeddedSound(), EmbeddedSound()
    whole.observe(lines)
    for count in range(len(lines)):
        parts.observe(lines[: count + 1])
    assert parts.classify_batch(lines) == whole.classify_batch(lines)


def test_a_line_that_left_the_film_counts_no_more():
    lines = [segment(voice(1.0, 110.0 + k, k), "Ann") for k in range(8)]
    before, after = EmbeddedSound(), EmbeddedSound()
    before.observe(lines[:4])
    after.observe(lines)
    after.observe(lines[:4])
    assert after.classify_batch(lines) == before.classify_batch(lines)


def test_with_nothing_observed_nothing_is_to_be_relied_upon(expert):
    [judgement] = expert.classify_batch([segment(voice(2.0))])
    assert judgement.reliability == 0.0


def test_a_speakers_usual_voice_is_neutral_and_a_raised_one_excited(film):
    usual, raised = film.classify_batch(
        [segment(voice(1.5, 133.0, 90), "Ann"), segment(voice(1.5, 260.0, 91, 1.6), "Ann")]
    )
    assert raised.arousal > 0.8
    assert raised.arousal > usual.arousal + 0.2
    assert raised.scores[Emotion.NEUTRAL] < usual.scores[Emotion.NEUTRAL]


def test_reliability_grows_with_lines_length_and_clarity():
    best = reliability(500.0, 3.0, 25.0)
    assert 0.85 < best <= 1.0
    assert reliability(3.0, 3.0, 25.0) < best
    assert reliability(500.0, 0.1, 25.0) < best
    assert reliability(500.0, 3.0, 2.0) < best
    assert reliability(0.0, 3.0, 25.0) == 0.0


def test_a_line_marked_as_neutral_counts_for_more():
    rng = np.random.default_rng(0)
    population = Baseline(np.zeros(3), np.ones(3))
    calm, wild = rng.normal(0.0, 1.0, (5, 3)), rng.normal(4.0, 1.0, (5, 3))
    features, speakers = np.concatenate([calm, wild]), ["Ann"] * 10
    plain = Baselines.learn(population, features, speakers, np.ones(10)).of("Ann")
    marked = Baselines.learn(population, features, speakers, np.repeat([3.0, 1.0], 5)).of("Ann")
    assert np.all(np.abs(marked.mean) < np.abs(plain.mean))


def test_a_speaker_with_many_lines_has_their_own_normal_and_an_unknown_one_the_films():
    population = Baseline(np.zeros(1), np.ones(1))
    features = np.concatenate([np.full((50, 1), 5.0), np.full((50, 1), -5.0)])
    baselines = Baselines.learn(population, features, ["Ann"] * 50 + ["Bo"] * 50, np.ones(100))
    assert baselines.of("Ann").mean[0] > 4.0
    assert baselines.of("Bo").mean[0] < -4.0
    assert abs(baselines.of("").mean[0]) < 0.1
    assert baselines.of("Cy") is baselines.film


def test_features_of_nothing_are_unknown():
    assert np.isnan(features_of(analyse(np.zeros(0, np.int16)))).all()
    assert features_of(analyse(augment.to_pcm(voice(1.0)))).shape == (len(FEATURES),)


@pytest.mark.parametrize("name", ["model.json", "weights.npz"])
@pytest.mark.parametrize("content", [b"", b"{}", b"PK\x03\x04 not a zip"])
def test_a_damaged_model_is_a_typed_error(tmp_path, name, content):
    folder = shutil.copytree(resource("models", "sound"), tmp_path / "sound")
    (folder / name).write_bytes(content)
    with pytest.raises(ModelFileError):
        EmbeddedSound(folder)


def test_a_missing_model_is_a_typed_error(tmp_path):
    with pytest.raises(ModelFileError):
        EmbeddedSound(tmp_path)


def test_a_model_for_other_features_is_refused(tmp_path):
    folder = shutil.copytree(resource("models", "sound"), tmp_path / "sound")
    spec = json.loads((folder / "model.json").read_text())
    spec["features"] = spec["features"][::-1]
    (folder / "model.json").write_text(json.dumps(spec))
    with pytest.raises(ModelFileError, match="features"):
        EmbeddedSound(folder)


def test_pickled_weights_are_refused(tmp_path):
    folder = shutil.copytree(resource("models", "sound"), tmp_path / "sound")
    np.savez(folder / "weights.npz", weights=np.array([object()], dtype=object))
    with pytest.raises(ModelFileError):
        EmbeddedSound(folder)


@needs_emodb
def test_in_a_mostly_neutral_film_the_angry_lines_stand_out():
    """One speaker says neutral things in music, and is angry five times."""
    rng = np.random.default_rng(0)
    neutral = [decode(path) for letter in "NL" for path in sorted(EMODB.glob(f"16???{letter}*"))]
    angry = [decode(path) for path in sorted(EMODB.glob("16???W*"))[:5]]

    def scene(pcm):
        return segment(augment.degrade(augment.to_sound(pcm), "music", rng))

    calm = [scene(neutral[index % len(neutral)]) for index in range(40)]
    loud = [scene(pcm) for pcm in angry]
    expert = EmbeddedSound()
    expert.observe(calm + loud)
    best = [judgement.scores.best for judgement in expert.classify_batch(calm + loud)]
    assert best[:40].count(Emotion.NEUTRAL) >= 30
    assert best[40:].count(Emotion.ANGRY) >= 4
    arousal = [judgement.arousal for judgement in expert.classify_batch(calm + loud)]
    assert np.median(arousal[40:]) > 0.9
    assert np.median(arousal[:40]) < 0.5


@needs_emodb
def test_every_emotion_but_surprise_is_predicted():
    segments = [Segment(pcm=decode(path), speaker="Ann") for path in sorted(EMODB.glob("03*"))]
    expert = EmbeddedSound()
    expert.observe(segments)
    best = {judgement.scores.best for judgement in expert.classify_batch(segments)}
    assert best == set(EMOTIONS) - {Emotion.SURPRISE}
