"""What the sound model's card says: figures on held-out speakers, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.embedded_sound import NORMAL_PASSES
from emosub_gui.analysis.training.discriminant import (
    HIGH_AROUSAL,
    LOW_AROUSAL,
    ORDER,
    Discriminant,
    Recordings,
    emotion_scores,
    fit,
    fit_arousal_temperature,
    fit_temperature,
)
from emosub_gui.analysis.training.measures import (
    Interval,
    calibration_error,
    chance_calibration_error,
    doubtful_share,
)
from emosub_gui.analysis.voice.baseline import neutral_weights
from emosub_gui.core.emotion import EMOTIONS

Array = NDArray[np.float64]
Indices = NDArray[np.intp]

_DRAWS = 1000
_FILM_LINES = 40
_FILMS = 10
_NEUTRAL_SHARES = (1.0, 0.9, 0.65, 0.3, 0.15)


@dataclass(frozen=True, slots=True)
class Figures:
    """How the model did on one recording of the corpus, every speaker held out.

    Attributes:
        recall: unweighted mean recall of the emotions, boredom as neutral; interval over clips.
        speakers: the same; interval over speakers.
        seven: unweighted mean recall of the seven classes, boredom by itself.
        six: of the six emotions, boredom left out.
        accuracy: share of lines that are right.
        calibration: expected calibration error, fused as if alone: with the lines' audibility,
            and what the corpus holds as the prior.
        chance_calibration: what a perfectly calibrated model would show on so few lines.
        doubtful: how many times their part of the errors the 20 % least certain lines hold,
            fused in the same way.
        arousal: area under the curve of high against low arousal.
        confusion: (7, 7) of true and given emotion, in lines.
    """

    recall: Interval
    speakers: Interval
    seven: float
    six: float
    accuracy: float
    calibration: float
    chance_calibration: float
    doubtful: float
    arousal: float
    confusion: Indices


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured.

    Attributes:
        temperature: of the emotions' logits; as the final model has it.
        arousal_temperature: of arousal's.
        figures: by recording.
        new_sentences: mean recall on clean lines whose speaker and sentence are both held out.
        films: recall of neutral and of the other emotions in films drawn from a held-out
            speaker, by the share of neutral lines.
    """

    temperature: float
    arousal_temperature: float
    figures: Mapping[str, Figures]
    new_sentences: float
    films: Mapping[float, tuple[float, float]]


def measure(copies: Sequence[Recordings], tests: Mapping[str, Recordings]) -> Report:
    """Hold out each speaker in turn; calibrate and measure on what was held out.

    The temperature that a speaker is measured with comes from the other speakers; the final
    model's comes from all.

    Args:
        copies: recordings to train on; the first is clean.
        tests: recordings to measure on, by name.
    """
    speakers = np.unique(copies[0].speakers)
    models = held_out_models(copies)
    heard = [held_out_logits(models, copy) for copy in copies]
    logits, emotions = np.concatenate(heard), np.concatenate([copy.emotions for copy in copies])
    audibility = np.concatenate([copy.audibility for copy in copies])
    classes = np.concatenate([copy.classes for copy in copies])
    whose = np.concatenate([copy.speakers for copy in copies])
    temperatures = {
        name: fit_temperature(logits[others, :-1], emotions[others], audibility[others])
        for name, others in ((name, whose != name) for name in speakers)
    }
    temperature = fit_temperature(logits[:, :-1], emotions, audibility)
    return Report(
        temperature=temperature,
        arousal_temperature=fit_arousal_temperature(logits[:, -1], classes),
        figures={
            name: figures(test, held_out_logits(models, test), temperatures)
            for name, test in tests.items()
        },
        new_sentences=_new_sentences(copies) if len(tests) > 1 else float("nan"),
        films={share: _films(models, copies[0], share, temperature) for share in _NEUTRAL_SHARES},
    )


def held_out_models(copies: Sequence[Recordings]) -> dict[str, Discriminant]:
    """Return for each speaker the model of all others."""
    return {
        str(name): fit([copy.where(copy.speakers != name) for copy in copies])
        for name in np.unique(copies[0].speakers)
    }


def held_out_logits(models: Mapping[str, Discriminant], lines: Recordings) -> Array:
    """Return (lines, classes + 1), each line's from the model that does not know its speaker."""
    result = np.empty((len(lines.classes), len(ORDER) + 1))
    for name, model in models.items():
        mask = lines.speakers == name
        result[mask] = model.logits(lines)[mask]
    return result


def figures(test: Recordings, logits: Array, temperatures: Mapping[str, float]) -> Figures:
    """Measure one recording."""
    divisor = np.array([temperatures[name] for name in test.speakers])
    scores = emotion_scores(logits[:, :-1] / divisor[:, None], audibility=test.audibility)
    truth, guess = test.emotions, scores.argmax(axis=1)
    expected = np.bincount(truth, minlength=len(EMOTIONS)) / len(truth)
    fused = scores * expected / (scores @ expected)[:, None]
    plain = test.classes != ORDER.index("bored")
    kept = [index for index, name in enumerate(ORDER) if name != "bored"]
    one_hot = np.eye(len(EMOTIONS))[truth]
    confusion = np.zeros((len(EMOTIONS), len(EMOTIONS)), np.intp)
    np.add.at(confusion, (truth, guess), 1)
    groups = [np.flatnonzero(test.speakers == name) for name in temperatures]
    return Figures(
        recall=_interval(truth, guess, [np.array([row]) for row in range(len(truth))]),
        speakers=_interval(truth, guess, groups),
        seven=mean_recall(test.classes, logits[:, :-1].argmax(axis=1)),
        six=mean_recall(test.classes[plain], np.array(kept)[logits[plain][:, kept].argmax(axis=1)]),
        accuracy=float((truth == guess).mean()),
        calibration=calibration_error(one_hot, fused),
        chance_calibration=chance_calibration_error(fused),
        doubtful=doubtful_share(one_hot, fused),
        arousal=_area_under_curve(logits[:, -1], test.classes),
        confusion=confusion,
    )


def mean_recall(truth: Indices, guess: Indices) -> float:
    """Return the unweighted mean recall of the classes that occur."""
    return float(np.mean([(guess[truth == k] == k).mean() for k in np.unique(truth)]))


def _interval(truth: Indices, guess: Indices, units: Sequence[Indices]) -> Interval:
    """Return the mean recall with its interval over resampled units of lines."""
    rng = np.random.default_rng(0)
    values = []
    for _ in range(_DRAWS):
        drawn = np.concatenate([units[k] for k in rng.integers(len(units), size=len(units))])
        values.append(mean_recall(truth[drawn], guess[drawn]))
    low, high = np.quantile(values, [0.025, 0.975])
    return Interval(mean_recall(truth, guess), float(low), float(high))


def _area_under_curve(excitement: Array, classes: Indices) -> float:
    """Return how often a line of high arousal is above one of low arousal."""
    high = excitement[np.isin(classes, [ORDER.index(name) for name in HIGH_AROUSAL])]
    low = excitement[np.isin(classes, [ORDER.index(name) for name in LOW_AROUSAL])]
    return float((high[:, None] > low[None, :]).mean())


def _new_sentences(copies: Sequence[Recordings]) -> float:
    """Return the mean recall where neither the speaker nor the sentence was heard in training."""
    test = copies[0]
    guess = np.full(len(test.classes), -1)
    for name in np.unique(test.speakers):
        others = [copy.where(copy.speakers != name) for copy in copies]
        for sentence in np.unique(test.sentences):
            model = fit([copy.where(copy.sentences != sentence) for copy in others])
            own = test.where(test.speakers == name)
            scores = emotion_scores(model.logits(own)[:, :-1]).argmax(axis=1)
            here = (test.speakers == name) & (test.sentences == sentence)
            guess[here] = scores[own.sentences == sentence]
    return mean_recall(test.emotions, guess)


def _films(
    models: Mapping[str, Discriminant], lines: Recordings, share: float, temperature: float
) -> tuple[float, float]:
    """Return the recalls of neutral and, on average, of the other emotions.

    Each film holds `_FILM_LINES` of one held-out speaker, `share` of them neutral; nobody knows
    which, so that its normal is made of those that sound so, as in use.
    """
    rng = np.random.default_rng(0)
    truth, guess = [], []
    for name, model in models.items():
        own = lines.where(lines.speakers == name)
        neutral = np.flatnonzero(own.classes == ORDER.index("neutral"))
        strong = np.flatnonzero(own.emotions != 0)
        for _ in range(_FILMS):
            calm = round(share * _FILM_LINES)
            rows = [rng.choice(neutral, calm), rng.choice(strong, _FILM_LINES - calm)]
            features = own.features[np.concatenate(rows)]
            counts = np.ones(len(features), np.float64)
            weights = counts
            for _ in range(1 + NORMAL_PASSES):
                normal = model.population.updated(features, weights)
                logits = normal.normalise(features) @ model.weights.T + model.bias
                calmness = emotion_scores(logits[:, :-1], temperature)[:, 0]
                weights = neutral_weights(calmness, counts)
            guess.append(emotion_scores(logits[:, :-1]).argmax(axis=1))
            truth.append(own.emotions[np.concatenate(rows)])
    true, given = np.concatenate(truth), np.concatenate(guess)
    others = mean_recall(true[true != 0], given[true != 0]) if share < 1.0 else float("nan")
    return float((given[true == 0] == 0).mean()), others
