"""Learning the fusion's knobs from what a person decided."""

from collections.abc import Iterable

import numpy as np
import pytest
from dialogue import film
from msgspec.structs import replace

from emosub_gui.analysis import fusion
from emosub_gui.analysis.fusion import FusionSettings
from emosub_gui.analysis.measuring.learning import LEAST_DECISIONS, Trial, decisions, learn
from emosub_gui.core import edits, review
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import TooFewDecisionsError


def decided(document: Document, truth: Iterable[Emotion], count: int) -> Document:
    """Return the document after the most doubtful lines were decided rightly."""
    meant = dict(zip((cue.id for cue in document), truth, strict=True))
    for cue in review.queue(document)[:count]:
        document = edits.set_emotion(document, [cue.id], meant[cue.id])
    return document


def right(document: Document, truth: Iterable[Emotion]) -> int:
    """Return how many undecided lines have the right emotion."""
    pairs = zip(document, truth, strict=True)
    return sum(cue.emotion is emotion for cue, emotion in pairs if not cue.reviewed)


def test_what_the_models_are_deaf_to_is_learned() -> None:
    document, truth = film(2000, seed=1, deaf_to=Emotion.SAD)
    document = decided(document, truth, 400)
    lesson = learn(document)
    assert lesson.trial.helps
    assert lesson.trial.after > lesson.trial.before
    assert lesson.settings.emotion_weights[Emotion.SAD] > 1.2
    learned = fusion.rescore(document, lesson.settings)
    assert right(learned, truth) > right(document, truth)


def test_the_changes_are_what_scoring_again_would_do() -> None:
    document, truth = film(400, seed=1, deaf_to=Emotion.ANGRY)
    document = decided(document, truth, 80)
    lesson = learn(document)
    learned = fusion.rescore(document, lesson.settings)
    differing = {
        (old.id, old.emotion, new.emotion)
        for old, new in zip(document, learned, strict=True)
        if old.emotion is not new.emotion
    }
    assert set(lesson.changes) == differing
    assert lesson.changes


def test_reviewed_lines_stay_as_they_were_decided() -> None:
    document, truth = film(300, seed=2, deaf_to=Emotion.HAPPY)
    document = decided(document, truth, 120)
    learned = fusion.rescore(document, learn(document).settings)
    for old, new in zip(document, learned, strict=True):
        if old.reviewed:
            assert (new.emotion, new.review) == (old.emotion, old.review)


@pytest.mark.parametrize(
    ("trial", "helps"),
    [
        (Trial(40, before=20, after=25, gain=0.3, error=0.1), True),
        (Trial(40, before=20, after=20, gain=0.3, error=0.1), True),
        (Trial(40, before=20, after=19, gain=0.3, error=0.1), False),
        (Trial(40, before=20, after=25, gain=0.3, error=0.2), False),
        (Trial(39, before=20, after=25, gain=0.3, error=0.1), False),
    ],
    ids=["better", "surer", "fewer right", "perhaps by chance", "too few to tell"],
)
def test_only_what_holds_for_decisions_held_back_helps(trial: Trial, helps: bool) -> None:
    assert trial.helps is helps


def test_a_decision_is_held_back_from_the_knobs_that_judge_it() -> None:
    """Were it not, knobs could not but suit it at least as well as the calibrated ones."""
    document, _ = film(40, seed=8)
    rng = np.random.default_rng(0)
    for cue in document.cues[:LEAST_DECISIONS]:
        document = edits.set_emotion(document, [cue.id], EMOTIONS[rng.integers(len(EMOTIONS))])
    trial = learn(document).trial
    assert trial.lines == LEAST_DECISIONS
    assert trial.after <= LEAST_DECISIONS // 2


def test_it_is_the_same_every_time() -> None:
    document = decided(*film(200, seed=5), 40)
    assert learn(document) == learn(document)


def test_too_few_decisions_are_counted() -> None:
    document = decided(*film(100), LEAST_DECISIONS - 3)
    with pytest.raises(TooFewDecisionsError, match="3 more") as caught:
        learn(document)
    assert caught.value.next_step


def test_a_decision_on_a_line_without_evidence_teaches_nothing() -> None:
    mute = Document.of(Cue(0, n * 1000, n * 1000 + 900, "…") for n in range(30))
    given = edits.set_emotion(mute, range(1, 31), Emotion.SAD)
    assert decisions(given) == []
    with pytest.raises(TooFewDecisionsError):
        learn(given)


def test_a_decision_on_other_words_than_were_judged_teaches_nothing() -> None:
    document, truth = film(60, seed=2)
    cue = next(one for one in decided(document, truth, 1) if one.reviewed)
    assert cue.evidence is not None
    judged = replace(cue, evidence=replace(cue.evidence, words=cue.plain))
    assert decisions([judged]) == [judged]
    assert decisions([replace(judged, text="Quite another thing.")]) == []


def test_knobs_that_are_not_learned_stay_as_the_person_set_them() -> None:
    document = decided(*film(200, seed=5), 40)
    mine = replace(fusion.calibration().settings, smoothing=0.3, adaptation=0.1)
    found = learn(document, mine).settings
    assert (found.smoothing, found.adaptation) == (0.3, 0.1)


def test_learning_twice_from_the_same_decisions_goes_no_further() -> None:
    document = decided(*film(200, seed=5), 40)
    once = learn(document).settings
    assert learn(fusion.rescore(document, once), once).settings == once


def test_one_emotion_alone_can_be_decided() -> None:
    document, _ = film(60, seed=6)
    document = edits.set_emotion(document, [cue.id for cue in document][:30], Emotion.FEAR)
    lesson = learn(document)
    assert isinstance(lesson.settings, FusionSettings)
    assert lesson.trial.lines == 30
