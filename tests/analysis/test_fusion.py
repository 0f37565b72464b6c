"""Fusing evidence."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import filled, scores

from emosub_gui.analysis.fusion import (
    Expert,
    FusionSettings,
    explain,
    film_prior,
    log_evidence,
    rescore,
    score,
)
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


def certain_of(emotion: Emotion, share: float = 0.94) -> Scores:
    """Return a distribution that leaves little to the other emotions."""
    rest = (1 - share) / 6
    return Scores.of(share if each is emotion else rest for each in EMOTIONS)


def test_an_expert_that_may_lapse_cannot_veto() -> None:
    sure = certain_of(Emotion.HAPPY, 0.999_999)
    firm = one(Evidence(text=ANGRY, audio=sure, audio_model="m"), m=Expert())
    loose = one(Evidence(text=ANGRY, audio=sure, audio_model="m"), m=Expert(lapse=0.5))
    assert firm.emotion is Emotion.HAPPY
    assert loose.evidence.combined[Emotion.ANGRY] > 0.2  # type: ignore[union-attr, index]
    assert firm.evidence.combined[Emotion.ANGRY] < 0.001  # type: ignore[union-attr, index]


def test_a_neutral_voice_says_little_and_an_angry_one_much_if_many_keep_calm() -> None:
    calm, loud = certain_of(Emotion.NEUTRAL), certain_of(Emotion.ANGRY)
    reserved = Expert(understatement=0.4)
    fear = Scores(0.1, 0.02, 0.02, 0.02, 0.8, 0.02, 0.02)
    assert one(Evidence(text=fear, audio=calm, audio_model="m"), m=Expert()).emotion is (
        Emotion.NEUTRAL
    )
    assert one(Evidence(text=fear, audio=calm, audio_model="m"), m=reserved).emotion is Emotion.FEAR
    bland = Scores(0.5, 0.1, 0.1, 0.1, 0.08, 0.06, 0.06)
    assert one(Evidence(text=bland, audio=loud, audio_model="m"), m=reserved).emotion is (
        Emotion.ANGRY
    )


@given(scores, st.floats(0, 1), st.floats(0, 1))
def test_lapses_never_make_surer_of_a_feeling(
    said: Scores, lapse: float, understated: float
) -> None:
    expert = Expert(lapse=lapse, understatement=understated)
    given = np.array([tuple(said)])
    plain, loose = log_evidence(given, Expert()), log_evidence(given, expert)
    assert np.ptp(loose) <= np.ptp(plain) + 1e-9
    assert np.isfinite(loose).all()


def film_of(*emotions: Emotion, share: float = 0.9) -> list[Cue]:
    """Return a film whose lines say these emotions."""
    return [
        Cue(
            number,
            number * 2000,
            number * 2000 + 1000,
            evidence=Evidence(text=certain_of(e, share)),
        )
        for number, e in enumerate(emotions)
    ]


def prior_of(cues: list[Cue], settings: FusionSettings) -> Scores:
    """Return what the film was taken to hold, from the trace of one of its lines."""
    (first, *_) = score(cues, settings, {})
    assert first.evidence is not None
    return explain(first.evidence, settings, {})[0].scores


def test_a_film_like_others_keeps_the_usual_prior() -> None:
    settings = FusionSettings()
    usual = [Emotion.NEUTRAL] * 50 + [Emotion.HAPPY] * 16 + [Emotion.SURPRISE] * 10
    usual += [Emotion.ANGRY] * 10 + [Emotion.SAD] * 8 + [Emotion.FEAR] * 3 + [Emotion.DISGUST] * 3
    assert tuple(prior_of(film_of(*usual), settings)) == pytest.approx(
        tuple(settings.prior), abs=0.02
    )
    assert tuple(prior_of(film_of(Emotion.FEAR), settings)) == pytest.approx(tuple(settings.prior))


def test_a_film_of_all_emotions_moves_the_prior_as_far_as_it_may() -> None:
    lively = [*EMOTIONS] * 20
    for adaptation in (0.0, 0.3, 1.0):
        settings = FusionSettings(adaptation=adaptation)
        neutral = prior_of(film_of(*lively), settings)[Emotion.NEUTRAL]
        bound = 0.5 + adaptation * (1 / 7 - 0.5)
        assert bound - 1e-6 <= neutral <= 0.5 + 1e-6
        assert neutral == pytest.approx(bound, abs=0.12)


def test_a_bias_against_neutral_is_no_sign_of_a_lively_film() -> None:
    said = film_of(*[Emotion.NEUTRAL] * 60, *[Emotion.HAPPY] * 20, share=0.5)
    biased = {"": Expert(neutral_bias=-2.0)}
    (plain, *_), (tilted, *_) = (score(said, FusionSettings(), each) for each in ({}, biased))
    assert plain.evidence is not None
    assert tilted.evidence is not None
    before, after = (
        explain(cue.evidence or Evidence(), FusionSettings(), each)[0].scores
        for cue, each in ((plain, {}), (tilted, biased))
    )
    assert tuple(after) == pytest.approx(tuple(before))
    assert tilted.evidence.combined[Emotion.NEUTRAL] < plain.evidence.combined[Emotion.NEUTRAL]  # type: ignore[index]


def test_what_people_decided_moves_the_prior_too() -> None:
    said = film_of(*[Emotion.NEUTRAL] * 140)
    decided = [
        replace(cue, emotion=EMOTIONS[number % 7], review=Review.CORRECTED) if number else cue
        for number, cue in enumerate(said)
    ]
    settings = FusionSettings()
    before, after = prior_of(said, settings), prior_of(decided, settings)
    assert after[Emotion.NEUTRAL] < before[Emotion.NEUTRAL] - 0.1


@given(st.lists(scores, min_size=1, max_size=30))
def test_the_films_prior_is_between_the_usual_and_all_alike(lines: list[Scores]) -> None:
    settings = FusionSettings()
    said = log_evidence(np.array([tuple(line) for line in lines]), Expert())
    found = film_prior(said, settings)
    assert found.sum() == pytest.approx(1)
    for value, usual in zip(found, settings.prior, strict=True):
        low, high = sorted((usual, usual + settings.adaptation * (1 / 7 - usual)))
        assert low - 1e-9 <= value <= high + 1e-9


def test_the_trace_starts_from_the_film_and_ends_in_the_score_with_smoothing_too() -> None:
    settings = FusionSettings(smoothing=0.4, neutral_suppression=0.3)
    for cue in score(film_of(*EMOTIONS, *EMOTIONS), settings, {}):
        assert cue.evidence is not None
        steps = explain(cue.evidence, settings, {})
        assert [step.name for step in steps] == ["prior", "text", "weights"]
        assert tuple(steps[-1].scores) == pytest.approx(tuple(cue.evidence.combined or ()))


def test_as_shipped_plain_words_win_over_a_neutral_voice_and_a_plain_voice_over_bland_words() -> (
    None
):
    calm = certain_of(Emotion.NEUTRAL, 0.8)
    words = Scores(0.084, 0.005, 0.004, 0.003, 0.897, 0.004, 0.003)
    both = Evidence(
        text=words,
        audio=calm,
        text_model="text_en",
        audio_model="embedded-sound",
        audio_reliability=0.7,
    )
    (cue,) = score([Cue(1, 0, 1000, evidence=both)])
    assert cue.emotion is Emotion.FEAR
    shouted = replace(both, text=Scores(0.7, 0.08, 0.04, 0.1, 0.03, 0.03, 0.02))
    shouted = replace(shouted, audio=certain_of(Emotion.ANGRY, 0.9), audio_reliability=0.9)
    (cue,) = score([Cue(1, 0, 1000, evidence=shouted)])
    assert cue.emotion is Emotion.ANGRY
