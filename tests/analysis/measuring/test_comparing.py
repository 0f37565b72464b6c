import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.measuring import comparison_report as report
from emosub_gui.analysis.measuring.comparing import EMBEDDED, Answers, Recipe, compare, judged
from emosub_gui.analysis.measuring.evaluation import evaluate
from emosub_gui.analysis.types import Judgement
from emosub_gui.core.cue import Cue, Evidence, Review
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores

LABELS = (Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY)
CUES = [
    Cue(n + 1, 2000 * n, 2000 * n + 1500, f"Line {n}", emotion=label, review=Review.CORRECTED)
    for n, label in enumerate(LABELS * 3)
]
PLAIN = FusionSettings(prior=Scores(*[1 / 7] * 7), adaptation=0.0, audio_weight=1.0)


def sure(emotion: Emotion, share: float = 0.9) -> Scores:
    """Return a distribution that is sure of an emotion."""
    rest = (1 - share) / 6
    return Scores.of(share if one is emotion else rest for one in EMOTIONS)


def always(emotion: Emotion, modality: str = "audio") -> Answers:
    return Answers(modality, {cue.id: Judgement(sure(emotion)) for cue in CUES}, 1.2)


RIGHT = Answers("audio", {cue.id: Judgement(sure(cue.emotion)) for cue in CUES}, 0.6)
UNSURE = Judgement(Scores(*[1 / 7] * 7))
ANSWERS = {
    "right": RIGHT,
    "sad": always(Emotion.SAD),
    "reader": always(Emotion.HAPPY, "text"),
    "silent": Answers("audio", {}, 0.1),
    EMBEDDED["audio"]: Answers("audio", {cue.id: UNSURE for cue in CUES}, 0.2),
    EMBEDDED["text"]: Answers("text", {cue.id: UNSURE for cue in CUES}, 0.4),
}


def recipe(*models: str, alone: bool = False) -> Recipe:
    return Recipe(tuple((model, 1.0) for model in models), alone)


def run(*recipes: Recipe, labelled: bool = True, resamples: int = 0):
    return compare([CUES], recipes, ANSWERS, labelled=labelled, settings=PLAIN, resamples=resamples)


def test_a_model_that_is_right_is_measured_as_right():
    right, sad = run(recipe("right"), recipe("sad")).rows
    assert right.evaluation.accuracy == right.evaluation.macro_f1 == 1.0
    assert sad.evaluation.accuracy == 0.25
    assert sad.neutral_rate == 0.0


def test_the_figures_are_those_of_the_evaluation():
    comparison = run(recipe("right", "sad"), resamples=50)
    (row,) = comparison.rows
    assert row.evaluation == evaluate(comparison.labels, row.scores, resamples=50)
    assert set(row.evaluation.intervals) >= {"accuracy", "macro_f1"}


def test_a_row_is_what_the_fusion_makes_of_the_same_evidence():
    cues = judged(CUES, recipe("right", "reader"), ANSWERS)
    bare = [
        replace(
            cue,
            emotion=None,
            review=Review.OPEN,
            evidence=Evidence(
                audio=RIGHT.said[cue.id].scores, text=ANSWERS["reader"].said[cue.id].scores
            ),
        )
        for cue in CUES
    ]
    expected = fusion.score(bare)
    assert [cue.evidence.combined for cue in cues] == [cue.evidence.combined for cue in expected]


def test_nobody_is_told_what_the_person_decided():
    decided = compare([CUES], [recipe("sad")], ANSWERS, labelled=True, resamples=0)
    open_ = [replace(cue, emotion=None, review=Review.OPEN) for cue in CUES]
    assert compare([open_], [recipe("sad")], ANSWERS).rows[0].scores == decided.rows[0].scores


def test_models_together_are_between_the_models():
    equal = Recipe((("right", 1.0), ("sad", 1.0)), alone=True)
    tilted = Recipe((("right", 3.0), ("sad", 1.0)), alone=True)
    rows = run(recipe("right", alone=True), equal, tilted, recipe("sad", alone=True)).rows
    first = [row.scores[0][Emotion.NEUTRAL] for row in rows]
    assert first[0] > first[2] > first[1] > first[3]
    assert rows[1].recipe.name == "right + sad"
    assert rows[2].recipe.name == "right * 3 + sad"


def test_alone_leaves_out_what_comes_along():
    with_text = dict(ANSWERS) | {EMBEDDED["text"]: always(Emotion.ANGRY, "text")}
    alone, together = compare(
        [CUES], [recipe("sad", alone=True), recipe("sad")], with_text, settings=PLAIN
    ).rows
    assert {one.best for one in alone.scores} == {Emotion.SAD}
    assert together.scores[0][Emotion.ANGRY] > alone.scores[0][Emotion.ANGRY]
    assert together.seconds == pytest.approx(2.4 / len(CUES))
    assert alone.seconds == pytest.approx(1.2 / len(CUES))


def test_lines_that_a_model_cannot_judge_are_judged_by_what_comes_along():
    filled, empty = run(recipe("silent"), recipe("silent", alone=True), labelled=False).rows
    assert filled.skipped == 0
    assert empty.skipped == len(CUES)
    assert empty.confidence == empty.diversity == 0.0


def test_without_labels_agreement_confidence_and_diversity_are_told():
    comparison = run(*(recipe(name, alone=True) for name in ("right", "sad")), labelled=False)
    assert comparison.labels is None
    assert comparison.agreement == ((1.0, 0.25), (0.25, 1.0))
    right, sad = comparison.rows
    assert right.evaluation is None
    assert right.diversity == pytest.approx(4.0)
    assert sad.diversity == pytest.approx(1.0)
    assert right.confidence == pytest.approx(0.9, abs=0.05)


def test_disagreements_are_the_lines_that_are_called_differently():
    comparison = run(*(recipe(name, alone=True) for name in ("right", "sad")), labelled=False)
    expected = {cue.id for cue in CUES if cue.emotion is not Emotion.SAD}
    assert {one.cue_id for one in comparison.disagreements} == expected
    first = comparison.disagreements[0]
    assert 0 < first.divergence <= 1
    assert first.called[1] is Emotion.SAD


def test_only_some_lines_count_but_all_make_the_film():
    only = frozenset({1, 2})
    some = compare([CUES], [recipe("right")], ANSWERS, only=only, labelled=True, resamples=0)
    whole = run(recipe("right"))
    assert some.lines == 2
    assert (
        compare([CUES], [recipe("right")], ANSWERS, only=only, settings=PLAIN).rows[0].scores
        == whole.rows[0].scores[:2]
    )


def test_nothing_to_compare_on():
    with pytest.raises(ValueError, match="nothing"):
        compare([[]], [recipe("right")], ANSWERS)


distributions = st.lists(st.floats(0.001, 1), min_size=7, max_size=7).map(Scores.of)


@given(st.lists(st.tuples(distributions, distributions), min_size=1, max_size=len(CUES)))
def test_agreement_and_divergence_stay_in_their_range(pairs):
    answers = {
        name: Answers("audio", {n + 1: Judgement(pair[side]) for n, pair in enumerate(pairs)}, 0.0)
        for side, name in enumerate("ab")
    }
    comparison = compare([CUES], [recipe("a", alone=True), recipe("b", alone=True)], answers)
    (one, share), (other, _) = comparison.agreement
    assert one == 1.0
    assert share == other
    assert 0 <= share <= 1
    assert all(0 <= each.divergence <= 1 + 1e-9 for each in comparison.disagreements)
    judged_alike = round(share * len(pairs))
    assert len(comparison.disagreements) == len(pairs) - judged_alike


def test_the_tables_of_a_labelled_comparison():
    comparison = run(recipe("right"), recipe("sad"), resamples=20)
    text = report.markdown(comparison, "My film")
    lines = text.splitlines()
    assert lines[0] == "## My film"
    assert lines[4].startswith("| models | accuracy | macro-F1 |")
    assert "| right | 1.000 (1.000–1.000) |" in text
    assert "| always neutral | 0.250 |" in text
    assert "| happy | 3 | 1.000 | 0.000 |" in text
    widths = {line.count("|") for line in lines[4:9]}
    assert len(widths) == 1, "a table's lines have as many cells"
    (heading, first, second, base) = csv.reader(io.StringIO(report.as_csv(comparison)))
    assert heading[:3] == ["models", "accuracy", "macro-F1"]
    assert (first[:2], second[:2], base[:2]) == (
        ["right", "1.000"],
        ["sad", "0.250"],
        ["always neutral", "0.250"],
    )


def test_the_tables_of_an_unlabelled_comparison():
    comparison = run(recipe("right", alone=True), recipe("sad", alone=True), labelled=False)
    text = report.markdown(comparison, "My film")
    assert "always neutral" not in text
    assert "F1" not in text
    assert "| right alone | 0.250 |" in text
    assert np.array(report.agreement_table(comparison)).tolist() == [
        ["1.000", "0.250"],
        ["0.250", "1.000"],
    ]


def test_every_emotion_has_its_row():
    assert [row[0] for row in report.class_table(run(recipe("right")))] == list(INDEX)
