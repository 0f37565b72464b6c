"""Fusing evidence."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import filled, scores

from emosub_gui.analysis.fusion import Expert, FusionSettings, explain, rescore, score
from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores

UNIFORM = Scores(*[1 / 7] * 7)
FLAT = FusionSettings(prior=UNIFORM, audio_weight=1.0)
ANGRY = Scores(0.2, 0.05, 0.05, 0.55, 0.05, 0.05, 0.05)
HAPPY = Scores(0.2, 0.55, 0.05, 0.05, 0.05, 0.05, 0.05)


def one(evidence: Evidence | None, settings: FusionSettings = FLAT, **experts: Expert) -> Cue:
    """Score a single line."""
    (cue,) = score([Cue(1, 0, 1000, evidence=evidence)], settings, experts)
    return cue


def test_no_evidence_stays_unknown() -> None:
    assert one(None).emotion is None
    assert one(Evidence()).emotion is None


def test_one_expert_alone_with_flat_priors_is_passed_through() -> None:
    cue = one(Evidence(text=ANGRY))
    assert cue.emotion is Emotion.ANGRY
    assert cue.confidence == pytest.approx(0.55)
    assert cue.evidence is not None
    assert tuple(cue.evidence.combined or ()) == pytest.approx(tuple(ANGRY))


@given(scores, scores)
def test_the_product_of_two_experts(text: Scores, audio: Scores) -> None:
    combined = one(Evidence(text=text, audio=audio)).evidence.combined  # type: ignore[union-attr]
    product = [a * b for a, b in zip(text, audio, strict=True)]
    assert tuple(combined or ()) == pytest.approx([p / math.fsum(product) for p in product])


@given(scores)
def test_an_expert_that_says_its_own_prior_says_nothing(prior: Scores) -> None:
    settings = FusionSettings()
    cue = one(Evidence(text=prior, text_model="m"), settings, m=Expert(prior=prior))
    assert tuple(cue.evidence.combined or ()) == pytest.approx(  # type: ignore[union-attr]
        tuple(settings.prior), abs=1e-5
    )


@given(scores, st.floats(1.05, 5))
def test_a_higher_temperature_never_makes_surer(audio: Scores, temperature: float) -> None:
    cool = one(Evidence(audio=audio))
    hot = one(
        Evidence(audio=audio),
        FusionSettings(prior=UNIFORM, audio_weight=1.0, audio_temperature=temperature),
    )
    assert hot.confidence is not None
    assert cool.confidence is not None
    assert hot.confidence <= cool.confidence + 1e-9


def test_reliability_and_weight_scale_an_expert_alike() -> None:
    half = FusionSettings(prior=UNIFORM, text_weight=0.5)
    assert one(Evidence(text=ANGRY, text_reliability=0.5)).confidence == pytest.approx(
        one(Evidence(text=ANGRY), half).confidence
    )
    silent = one(Evidence(text=ANGRY, audio=HAPPY, audio_reliability=0.0))
    assert silent.confidence == pytest.approx(0.55)


def test_knobs_move_the_result_the_way_they_say() -> None:
    neutral = Scores(0.4, 0.1, 0.1, 0.3, 0.04, 0.03, 0.03)
    assert one(Evidence(text=neutral)).emotion is Emotion.NEUTRAL
    suppressed = FusionSettings(prior=UNIFORM, neutral_suppression=0.5)
    assert one(Evidence(text=neutral), suppressed).emotion is Emotion.ANGRY
    weighted = FusionSettings(prior=UNIFORM, emotion_weights={Emotion.SAD: 5.0})
    assert one(Evidence(text=neutral), weighted).emotion is Emotion.SAD
    biased = one(Evidence(text=ANGRY, text_model="m"), m=Expert(neutral_bias=2.0))
    assert biased.emotion is Emotion.NEUTRAL


def test_a_decision_is_kept_and_its_probability_shown() -> None:
    decided = Cue(1, 0, 1, emotion=Emotion.SAD, review=Review.CORRECTED, evidence=Evidence(ANGRY))
    (cue,) = score([decided], FLAT, {})
    assert cue.emotion is Emotion.SAD
    assert cue.confidence == pytest.approx(0.05)


def test_smoothing_mixes_a_speakers_neighbours_only() -> None:
    settings = FusionSettings(prior=UNIFORM, smoothing=0.6)
    cues = [
        Cue(1, 0, 1000, speaker="A", evidence=Evidence(text=HAPPY)),
        Cue(2, 1500, 2500, speaker="A", evidence=Evidence(text=ANGRY)),
        Cue(3, 2600, 3000, speaker="B", evidence=Evidence(text=ANGRY)),
        Cue(4, 60_000, 61_000, speaker="B", evidence=Evidence(text=HAPPY)),
    ]
    first, second, third, fourth = score(cues, settings, {})
    assert first.emotion is Emotion.ANGRY
    assert second.emotion is Emotion.HAPPY
    assert third.confidence == pytest.approx(0.55)
    assert fourth.confidence == pytest.approx(0.55)


@given(filled)
def test_scoring_again_is_an_edit_that_changes_nothing_the_second_time(document) -> None:  # type: ignore[no-untyped-def]
    after = rescore(document, FLAT, {})
    assert rescore(after, FLAT, {}) is after
    for before, cue in zip(document.cues, after.cues, strict=True):
        if before.reviewed:
            assert cue.emotion is before.emotion


def test_certainty_and_zeros_do_not_break_it() -> None:
    sure = Scores(0, 0, 0, 1, 0, 0, 0)
    other = Scores(0, 1, 0, 0, 0, 0, 0)
    cue = one(Evidence(text=sure, audio=other))
    assert cue.evidence is not None
    assert math.fsum(cue.evidence.combined or ()) == pytest.approx(1)


@given(scores, scores)
def test_the_trace_ends_where_the_score_does(text: Scores, audio: Scores) -> None:
    settings = FusionSettings(emotion_weights={Emotion.FEAR: 2.0}, neutral_suppression=0.2)
    evidence = Evidence(text=text, audio=audio, audio_reliability=0.5)
    steps = explain(evidence, settings, {})
    assert [step.name for step in steps] == ["prior", "text", "audio", "weights"]
    combined = one(evidence, settings).evidence.combined  # type: ignore[union-attr]
    assert tuple(steps[-1].scores) == pytest.approx(tuple(combined or ()))
    assert steps[2].weight == pytest.approx(0.25)
    assert [step.name for step in explain(Evidence(text=text), FLAT, {})] == ["prior", "text"]


def test_every_emotion_can_win() -> None:
    for emotion in EMOTIONS:
        certain = Scores.of(0.94 if each is emotion else 0.01 for each in EMOTIONS)
        assert one(Evidence(text=certain), FusionSettings()).emotion is emotion
