"""Fitting the fusion's knobs to labelled lines."""

from dataclasses import replace as replace_lines

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import scores

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import Expert, FusionSettings
from emosub_gui.analysis.measuring.fitting import (
    FURTHEST,
    UNDECIDED,
    Lines,
    Method,
    distributions,
    fit,
    line_weights,
    nats,
    read,
)
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores

EXPERTS = {"words": Expert(neutral_bias=-0.7, temperature=1.4), "voice": Expert(lapse=0.1)}
DEFAULTS = FusionSettings()


def lines_of(
    count: int, seed: int = 0, *, sureness: float = 2.0
) -> tuple[list[Cue], list[Emotion]]:
    """Return lines of a film as dialogue has them, by experts that are too sure of themselves."""
    rng = np.random.default_rng(seed)
    cues, labels = [], []
    for number in range(count):
        emotion = EMOTIONS[rng.choice(len(EMOTIONS), p=tuple(DEFAULTS.prior))]

        def said(skill: float, emotion: Emotion = emotion) -> Scores:
            logits = rng.normal(size=len(EMOTIONS))
            logits[INDEX[emotion]] += skill
            weights = np.exp(sureness * logits)
            return Scores.of(weights / weights.sum())

        evidence = Evidence(
            text=said(1.5),
            text_model="words",
            audio=said(0.5) if number % 3 else None,
            audio_model="voice" if number % 3 else "",
            audio_reliability=0.8,
        )
        cues.append(Cue(number + 1, number * 1000, number * 1000 + 900, evidence=evidence))
        labels.append(emotion)
    return cues, labels


def made(count: int, seed: int = 0, *, sureness: float = 2.0) -> Lines:
    cues, labels = lines_of(count, seed, sureness=sureness)
    return read(cues, labels, experts=EXPERTS)


def loss(lines: Lines, knobs: FusionSettings) -> float:
    rows = lines.decided
    return float(nats(lines.labels[rows], distributions(lines, knobs)[rows]).mean())


evidences = st.builds(
    Evidence,
    text=st.none() | scores,
    audio=st.none() | scores,
    text_reliability=st.floats(0, 1),
    audio_reliability=st.floats(0, 1),
    text_model=st.sampled_from(["words", "", "unknown"]),
    audio_model=st.just("voice"),
)
all_knobs = st.builds(
    FusionSettings,
    text_weight=st.floats(0, 2),
    audio_weight=st.floats(0, 2),
    text_temperature=st.floats(0.25, 4),
    audio_temperature=st.floats(0.25, 4),
    emotion_weights=st.dictionaries(st.sampled_from(EMOTIONS), st.floats(0.25, 4)),
    neutral_suppression=st.floats(0, 0.95),
)


@given(st.lists(evidences, min_size=1, max_size=8), all_knobs)
def test_lines_as_arrays_are_fused_as_cues_are(
    found: list[Evidence], knobs: FusionSettings
) -> None:
    cues = [Cue(number, 0, 1, evidence=item) for number, item in enumerate(found, 1)]
    arrays = distributions(read(cues, [None] * len(cues), experts=EXPERTS), knobs)
    for cue, row in zip(fusion.score(cues, knobs, EXPERTS), arrays, strict=True):
        if cue.evidence is not None and cue.evidence.combined is not None:
            assert row == pytest.approx(tuple(cue.evidence.combined), abs=1e-9)


def test_each_film_has_its_own_prior() -> None:
    calm, _ = lines_of(40, seed=1)
    lively = [
        replace(cue, evidence=Evidence(text=Scores(0.01, 0.01, 0.01, 0.94, 0.01, 0.01, 0.01)))
        for cue in calm
    ]
    together = read([*calm, *lively], [None] * 80, [0] * 40 + [1] * 40, EXPERTS)
    alone = read(calm, [None] * 40, experts=EXPERTS)
    assert distributions(together, DEFAULTS)[:40] == pytest.approx(distributions(alone, DEFAULTS))


@pytest.mark.parametrize("method", Method)
def test_a_fit_foretells_new_lines_better(method: Method) -> None:
    known, new = made(600, sureness=4.0), made(2000, seed=1, sureness=4.0)
    fitted = fit(known, DEFAULTS, method=method)
    assert loss(new, fitted) < loss(new, DEFAULTS) - 0.02


def test_both_methods_agree() -> None:
    known, new = made(600, sureness=4.0), made(600, seed=1, sureness=4.0)
    by_slope, by_grid = (fit(known, DEFAULTS, method=method) for method in Method)
    assert loss(new, by_slope) == pytest.approx(loss(new, by_grid), abs=0.02)


def test_experts_that_are_too_sure_get_a_higher_temperature_or_less_weight() -> None:
    fitted = fit(made(2000, sureness=4.0), DEFAULTS)
    assert fitted.text_weight / fitted.text_temperature < 0.7


def test_few_labels_move_little() -> None:
    fitted = fit(made(5), DEFAULTS)
    assert fitted.text_temperature == pytest.approx(1.0, abs=0.25)
    assert all(0.7 < weight < 1.4 for weight in fitted.emotion_weights.values())


def test_an_emotion_that_no_label_names_stays_as_it_is() -> None:
    cues, labels = lines_of(300)
    kept = [label if label is not Emotion.DISGUST else None for label in labels]
    start = replace(DEFAULTS, emotion_weights={Emotion.DISGUST: 1.7})
    fitted = fit(read(cues, kept, experts=EXPERTS), start)
    assert fitted.emotion_weights[Emotion.DISGUST] == 1.7


def test_an_expert_that_a_person_has_left_out_stays_out() -> None:
    assert fit(made(300), replace(DEFAULTS, audio_weight=0.0)).audio_weight == 0.0


def test_a_label_without_evidence_teaches_nothing() -> None:
    cues, labels = lines_of(50)
    blank = [Cue(99, 0, 1), Cue(100, 0, 1, evidence=Evidence())]
    more = read([*cues, *blank], [*labels, Emotion.FEAR, Emotion.FEAR], experts=EXPERTS)
    assert more.labels[-2:].tolist() == [UNDECIDED, UNDECIDED]
    assert fit(more, DEFAULTS) == fit(read(cues, labels, experts=EXPERTS), DEFAULTS)


def test_without_labels_there_is_nothing_to_fit() -> None:
    lines = made(5)
    with pytest.raises(ValueError, match="label"):
        fit(replace_lines(lines, labels=np.full(5, UNDECIDED)))


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(0, 5), all_knobs, st.sampled_from(Method))
def test_a_fit_never_loses_stays_within_its_limits_and_is_repeatable(
    count: int, seed: int, start: FusionSettings, method: Method
) -> None:
    lines = made(count, seed)
    fitted = fit(lines, start, method=method)
    assert fit(lines, start, method=method) == fitted
    rows = lines.decided
    weights = line_weights(lines.labels[rows], 0.3)

    def balanced(knobs: FusionSettings) -> float:
        return float(weights @ nats(lines.labels[rows], distributions(lines, knobs)[rows]))

    assert balanced(fitted) <= balanced(start) + 0.01  # of rounding
    for name in ("text_weight", "audio_weight", "text_temperature", "audio_temperature"):
        before, after = getattr(start, name), getattr(fitted, name)
        assert before * np.exp(-FURTHEST) * 0.99 <= after <= before * np.exp(FURTHEST) * 1.01


@given(st.lists(st.integers(0, 6), min_size=1, max_size=50))
def test_line_weights_sum_to_one_and_count_emotions_alike(labels: list[int]) -> None:
    numbers = np.array(labels)
    weights = line_weights(numbers, 1.0)
    assert weights.sum() == pytest.approx(1.0)
    shares = [weights[numbers == each].sum() for each in set(labels)]
    assert shares == pytest.approx([1 / len(shares)] * len(shares))
    assert line_weights(numbers, 0.0) == pytest.approx(1 / len(labels))
