"""The sound model's training, in quick mode, on clips made here; and its augmentation."""

import numpy as np
import pytest

from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.training import augment, emodb, sound
from emosub_gui.analysis.training.discriminant import (
    ORDER,
    Recordings,
    emotion_scores,
    fit,
    fit_temperature,
    normalised,
    population,
)
from emosub_gui.analysis.training.emodb import CODES, Clip
from emosub_gui.analysis.training.sound_report import mean_recall
from emosub_gui.analysis.types import SAMPLE_RATE, Segment
from emosub_gui.core.errors import FileMissingError, NotMediaError


def acted(speaker, emotion, take):
    """A voice that differs by emotion in pitch, melody, speed and brightness."""
    rng = np.random.default_rng([speaker, emotion, take])
    time = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    pitch = 100.0 + 25.0 * speaker + 20.0 * emotion + rng.normal(0, 2)
    melody = pitch * 2 ** (0.03 * emotion * np.sin(2 * np.pi * 1.5 * time + rng.uniform(0, 6)))
    phase = 2 * np.pi * np.cumsum(melody) / SAMPLE_RATE
    order = np.arange(1, 20)[:, None]
    tones = np.sum(np.sin(order * phase) / order ** (2.0 - 0.15 * emotion), axis=0)
    swing = np.sin(np.pi * (3.0 + 0.5 * emotion) * time + rng.uniform(0, 3)) ** 2
    made = tones * swing + 0.01 * rng.standard_normal(len(time))
    return augment.to_pcm(0.3 * made / np.abs(made).max())


@pytest.fixture(scope="module")
def clips():
    return [
        Clip(acted(speaker, number, take), f"{speaker:02}", f"a{take}", emotion)
        for speaker in range(3)
        for number, emotion in enumerate(CODES.values())
        for take in range(3)
    ]


@pytest.fixture(scope="module")
def trained(clips, tmp_path_factory):
    out = tmp_path_factory.mktemp("sound")
    sound.train(clips, out, quick=True)
    return out


def test_quick_training_writes_a_model_that_runs(clips, trained):
    expert = EmbeddedSound(trained)
    segments = [Segment(pcm=clip.pcm, speaker=clip.speaker) for clip in clips]
    truth = ["neutral" if clip.emotion == "bored" else clip.emotion for clip in clips]
    features, speakers = expert.features(segments), [clip.speaker for clip in clips]
    neutral = np.array([clip.emotion == "neutral" for clip in clips])
    film = expert.baselines(features, speakers, neutral)
    best = [judgement.scores.best for judgement in expert.judge(features, speakers, film)]
    assert np.mean([a == b for a, b in zip(best, truth, strict=True)]) > 0.8


def test_the_card_reports_what_was_measured(trained):
    card = (trained / "README.md").read_text("utf-8")
    assert "63 clips of 3" in card
    assert "| clean | " in card
    assert "$" not in card


def test_training_twice_gives_the_same_files(clips, trained, tmp_path):
    sound.train(clips, tmp_path, quick=True)
    for name in ("weights.npz", "model.json", "README.md"):
        assert (tmp_path / name).read_bytes() == (trained / name).read_bytes()


def test_classes_that_lie_apart_are_told_apart():
    rng = np.random.default_rng(0)
    classes = np.tile(np.arange(7), 40)
    features = np.eye(7)[classes] * 4.0 + rng.normal(0, 1, (280, 7))
    speakers = np.repeat(["A", "B", "C", "D"], 70)
    lines = Recordings(features, classes, speakers, np.full(280, "a01"), speakers, np.ones(280))
    model = fit([lines.where(speakers != "D")])
    guess = model.logits(lines.where(speakers == "D"))[:, :-1].argmax(axis=1)
    assert mean_recall(classes[speakers == "D"], guess) > 0.9


def test_speakers_who_are_not_told_apart_share_a_normal():
    features = np.repeat([[0.0], [10.0]], 20, axis=0)
    speakers = np.repeat(["A", "B"], 20)
    lines = Recordings(
        features, np.tile(np.arange(2), 20), speakers, speakers, speakers, np.ones(40)
    )
    together = sound.shared(lines, 2, np.random.default_rng(0))
    assert len(lines.by_film()) == 2
    [film] = together.by_film()
    normal = normalised(film, population([together]))
    assert normal[0] < -0.5
    assert normal[-1] > 0.5


def test_the_temperature_of_exaggerated_logits_is_found():
    rng = np.random.default_rng(0)
    plain = ORDER.index("bored")
    logits = rng.normal(0, 1.5, (4000, 7))
    logits[:, plain] = -50.0
    scores = emotion_scores(logits)
    emotions = np.array([rng.choice(7, p=row) for row in scores])
    assert fit_temperature(3.0 * logits, emotions, np.ones(4000)) == pytest.approx(3.0, rel=0.15)


@pytest.mark.parametrize("snr", [0.0, 10.0, 25.0])
def test_mix_keeps_the_ratio(snr):
    rng = np.random.default_rng(0)
    speech, noise = rng.normal(0, 0.1, 16000), rng.normal(0, 3.0, 16000)
    added = augment.mix(speech, noise, snr) - speech
    assert 10 * np.log10(np.mean(speech**2) / np.mean(added**2)) == pytest.approx(snr)


def test_coloured_noise_falls_as_its_exponent_says():
    noise = augment.coloured_noise(1 << 17, 1.0, np.random.default_rng(0))
    power = np.abs(np.fft.rfft(noise)) ** 2
    low, high = power[1000:2000].mean(), power[8000:16000].mean()
    assert 10 * np.log10(low / high) == pytest.approx(9.0, abs=0.5)


def test_a_response_decays_by_60_db_in_its_reverberation_time():
    response = augment.decaying_response(0.5, 0.0, np.random.default_rng(0))
    early, late = response[400:1200], response[-800:]
    fall = 10 * np.log10(np.mean(early**2) / np.mean(late**2))
    assert fall == pytest.approx(60.0 * (0.475 - 0.05) / 0.5, abs=3.0)


@pytest.mark.parametrize("kind", augment.HELD_OUT_KINDS)
def test_degraded_sound_keeps_its_length_and_stays_finite(kind):
    voice = augment.to_sound(acted(0, 2, 0))
    degraded = augment.degrade(voice, kind, np.random.default_rng(1))
    assert degraded.shape == voice.shape
    assert np.isfinite(degraded).all()
    assert not np.allclose(degraded, voice)


@pytest.mark.parametrize("seed", range(5))
def test_a_scene_records_anything(seed):
    rng = np.random.default_rng(seed)
    voice = augment.to_sound(acted(0, 2, 0))
    recorded = augment.Scene.draw(rng).record(voice, [voice], rng)
    assert 0.85 * len(voice) < len(recorded) < 1.15 * len(voice)
    assert np.isfinite(recorded).all()


def test_an_empty_folder_is_a_typed_error(tmp_path):
    with pytest.raises(FileMissingError):
        emodb.load(tmp_path)
    with pytest.raises(FileMissingError):
        emodb.load(tmp_path / "nowhere")


def test_a_file_that_is_no_sound_is_a_typed_error(tmp_path):
    (tmp_path / "03a01Fa.flac").write_bytes(b"not flac")
    with pytest.raises(NotMediaError):
        emodb.load(tmp_path)
