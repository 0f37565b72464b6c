"""Fit how the embedded models' evidence is fused, and write down how: calibration.json.

    python -m emosub_gui.analysis.training.fusion --data DATA --out resources/models

Run it again whenever a model's weights have changed. Half of the held-out lines and speakers and
some of the scenes serve to fit (`Half`), the others to report; what to expect of lines of another
kind is reported by leaving out all films with words of the same source. See `fusion_films` for
what is fitted on.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from emosub_gui.analysis.classifiers.embedded_sound import EmbeddedSound
from emosub_gui.analysis.classifiers.embedded_text import TextModel
from emosub_gui.analysis.fusion import (
    Calibration,
    Expert,
    FusionSettings,
    film_prior,
    log_evidence,
)
from emosub_gui.analysis.training import emodb, fusion_card, sound
from emosub_gui.analysis.training.discriminant import Recordings
from emosub_gui.analysis.training.fusion_card import BALANCE, FRESH, PLAIN, SCENES
from emosub_gui.analysis.training.fusion_films import (
    KINDS,
    Answers,
    Film,
    draw,
    scenes,
    sound_answers,
    text_answers,
    words_alone,
)
from emosub_gui.analysis.training.measures import softmax
from emosub_gui.analysis.training.sound_report import held_out_logits, held_out_models
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores
from emosub_gui.core.files import write_bytes, write_text
from emosub_gui.core.resources import resource

Array = NDArray[np.float64]

_LOG = logging.getLogger(f"{__package__}.fusion")

LANGUAGES = ("en", "ko")
SOURCES = ("scenes", "comments")
_FILMS = 8
_FEWER = 5
"""A quick run takes one in so many lines; fewer would lack the rare emotions."""
_FLOOR = 1e-6

TASKS: dict[tuple[str, str], float] = {
    ("like television", "text and sound"): 2.0,
    ("feelings in words", "text and sound"): 1.0,
    ("all emotions alike", "text and sound"): 1.0,
    ("like television", "text"): 2.0,
    ("feelings in words", "text"): 2.0,
    ("all emotions alike", "text"): 0.5,
    (SCENES, "text"): 4.0,
    (FRESH, "text"): 1.0,
    ("like television", "sound"): 0.5,
    ("acted", "sound"): 1.0,
}
"""What counts how much: kind of film, and the experts that are asked. Of the fresh scenes there
are none to fit on."""

CHOICES: dict[str, tuple[float, ...]] = {
    "text_en.temperature": (1.0, 1.25, 1.5, 1.75, 2.0),
    "text_en.neutral_bias": (-1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0),
    "text_ko.temperature": (1.0, 1.25, 1.5, 1.75, 2.0),
    "text_ko.neutral_bias": (-1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0),
    "text.lapse": (0.0, 0.01, 0.02, 0.05),
    "sound.lapse": (0.05, 0.1, 0.2, 0.3),
    "sound.understatement": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5),
    "audio_weight": (0.25, 0.5, 0.75),
}
"""What is fitted, and the values that are tried: coarse, for the optimum is flat. The sound may
not count as much as the text: what it was trained on is too unlike films to let it."""

START: dict[str, float] = {
    "text_en.temperature": 1.25,
    "text_en.neutral_bias": -0.4,
    "text_ko.temperature": 1.25,
    "text_ko.neutral_bias": -0.4,
    "text.lapse": 0.02,
    "sound.lapse": 0.1,
    "sound.understatement": 0.2,
    "audio_weight": 0.5,
}


class Priors(NamedTuple):
    """What each model's training made it expect."""

    text_en: Scores
    text_ko: Scores
    sound: Scores


Half = Mapping[tuple[str, str], Sequence[Film]]
"""Films by language and kind."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit and report, as the command line asks."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    _LOG.setLevel(logging.INFO)
    parser = argparse.ArgumentParser(description="Fit the fusion of the embedded models.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for calibration.json")
    parser.add_argument("--quick", action="store_true", help="few films, one round, clean voices")
    options = parser.parse_args(arguments)
    train(options.data, options.out, quick=options.quick)


def train(data: Path, out: Path, *, quick: bool = False) -> None:
    """Write `calibration.json` and the card `README.md` into `out`.

    Raises:
        FileError: a corpus is missing or damaged, or the folder cannot be written.
        ModelFileError: a bundled model is missing or damaged.
    """
    clips = emodb.load(data / "emodb")
    fitting, reporting = halves(data, voices(clips[::3] if quick else clips, quick=quick), quick)
    priors = read_priors()
    rounds = 1 if quick else 5
    found = fit(fitting, priors, rounds)
    calibration = calibration_of(found, priors)
    _LOG.info("%s", found)
    write_bytes(
        out / "calibration.json",
        msgspec.json.format(msgspec.json.encode(calibration), indent=2) + b"\n",
    )
    plain = calibration_of(PLAIN, priors)
    strange = {
        words: calibration_of(fit(without(fitting, words), priors, rounds), priors)
        for words in SOURCES
    }
    columns = {
        "plain": {task: judged(reporting, plain, *task) for task in tasks()},
        "fitted": {task: judged(reporting, calibration, *task) for task in tasks()},
        "unseen": {task: judged(reporting, strange[source(task[1])], *task) for task in tasks()},
    }
    write_text(out / "README.md", fusion_card.card(found, columns))


def read_priors() -> Priors:
    """Return what the bundled models say of their training."""
    english, korean = (TextModel(resource("models", f"text_{each}")).spec for each in LANGUAGES)
    return Priors(
        Scores.from_mapping({str(name): share for name, share in english.prior.items()}),
        Scores.from_mapping({str(name): share for name, share in korean.prior.items()}),
        EmbeddedSound().model.spec.prior,
    )


_CLEAN_AND_DEGRADED = 3
"""How many of the sound model's tests lend their voices: clean, and degraded in two ways."""


def voices(clips: Sequence[emodb.Clip], *, quick: bool) -> tuple[Answers, Answers]:
    """Return the sound model's answers for two halves of the speakers, none of whom it knows."""
    copies = sound.copies_for_training(clips, quick=quick)
    tests = [copies[0]]
    if not quick:
        tests = list(sound.copies_for_tests(clips, copies[0]).values())[:_CLEAN_AND_DEGRADED]
    models = held_out_models(copies)
    temperature = EmbeddedSound().model.spec.temperature
    logits = [held_out_logits(models, test) / temperature for test in tests]
    everyone = sorted(models)
    return (
        _of_speakers(tests, logits, everyone[::2]),
        _of_speakers(tests, logits, everyone[1::2]),
    )


def _of_speakers(
    tests: Sequence[Recordings], logits: Sequence[Array], names: Sequence[str]
) -> Answers:
    """Return the answers for some of the speakers."""
    masks = [np.isin(test.speakers, names) for test in tests]
    return sound_answers(
        [test.where(mask) for test, mask in zip(tests, masks, strict=True)],
        [each[mask] for each, mask in zip(logits, masks, strict=True)],
    )


def halves(data: Path, heard: tuple[Answers, Answers], quick: bool) -> tuple[Half, Half]:
    """Return the films to fit on and those to report on; they share no line and no speaker."""
    result: tuple[dict[tuple[str, str], list[Film]], dict[tuple[str, str], list[Film]]] = ({}, {})
    for language in LANGUAGES:
        comments = text_answers(data, language, every=_FEWER if quick else 1)
        even = np.arange(len(comments.truth)) % 2 == 0
        for number, (mask, part) in enumerate(((even, "fit"), (~even, "report"))):
            rng = np.random.default_rng([number, LANGUAGES.index(language)])
            words = {"comments": comments.where(mask), "scenes": scenes(language, part)}
            for name, kind in KINDS.items():
                result[number][language, name] = [
                    draw(kind, words[kind.words], heard[number], rng)
                    for _ in range(1 if quick else _FILMS)
                ]
            result[number][language, SCENES] = [words_alone(words["scenes"])]
        result[1][language, FRESH] = [words_alone(scenes(language, "fresh"))]
    return result


def source(kind: str) -> str:
    """Return where the words of a kind of film come from."""
    return KINDS[kind].words if kind in KINDS else "scenes"


def without(films: Half, words: str) -> Half:
    """Return the films whose words come from elsewhere."""
    return {key: some for key, some in films.items() if source(key[1]) != words}


def fit(films: Half, priors: Priors, rounds: int) -> dict[str, float]:
    """Return the choices of least loss, found by trying one after the other, in rounds."""
    best = dict(START)
    least = loss(films, calibration_of(best, priors))
    for number in range(rounds):
        before = least
        for name, values in CHOICES.items():
            for value in values:
                candidate = {**best, name: value}
                found = loss(films, calibration_of(candidate, priors))
                if found < least:
                    best, least = candidate, found
        _LOG.info("round %d: loss %.4f", number + 1, least)
        if least == before:
            break
    return best


def calibration_of(choice: Mapping[str, float], priors: Priors) -> Calibration:
    """Return a calibration from chosen values; absent ones are what changes nothing."""

    def expert(prior: Scores, *groups: str) -> Expert:
        values = {
            name.split(".")[1]: value
            for name, value in choice.items()
            if name.split(".")[0] in groups
        }
        return Expert(prior=prior, **values)

    knobs = {name: value for name, value in choice.items() if "." not in name}
    return Calibration(
        replace(FusionSettings(), **knobs),
        {
            "text_en": expert(priors.text_en, "text_en", "text"),
            "text_ko": expert(priors.text_ko, "text_ko", "text"),
            EmbeddedSound.name: expert(priors.sound, "sound"),
        },
    )


def loss(films: Half, calibration: Calibration) -> float:
    """Return the weighted mean loss of all tasks for which there are films."""
    total = weights = 0.0
    for language, kind, experts in tasks():
        if (language, kind) in films:
            weight = TASKS[kind, experts] / len(_languages(experts))
            total += weight * _loss(*judged(films, calibration, language, kind, experts))
            weights += weight
    return total / weights


def tasks() -> list[tuple[str, str, str]]:
    """Return (language, kind, experts) of all that is measured."""
    return [
        (language, kind, experts) for kind, experts in TASKS for language in _languages(experts)
    ]


def _languages(experts: str) -> tuple[str, ...]:
    """Return the languages in which experts differ; sound alone has none."""
    return LANGUAGES[:1] if experts == "sound" else LANGUAGES


def _loss(truth: NDArray[np.intp], scores: Array) -> float:
    """Return cross-entropy, partly with all emotions counting alike."""
    nats = -np.log(np.maximum(scores[np.arange(len(truth)), truth], _FLOOR))
    balanced = np.mean([nats[truth == k].mean() for k in np.unique(truth)])
    return float((1.0 - BALANCE) * nats.mean() + BALANCE * balanced)


def judged(
    films: Half, calibration: Calibration, language: str, kind: str, experts: str
) -> tuple[NDArray[np.intp], Array]:
    """Return the truth and the fused distributions of all lines of a kind of film."""
    some = films[language, kind]
    scores = [fused(film, calibration, language, experts) for film in some]
    return np.concatenate([film.truth for film in some]), np.concatenate(scores)


def fused(film: Film, calibration: Calibration, language: str, experts: str) -> Array:
    """Return the (lines, 7) distributions that `analysis.fusion` would give a film."""
    settings = calibration.settings
    said, bias = np.zeros((len(film.truth), len(EMOTIONS))), 0.0
    if "text" in experts:
        expert = calibration.experts[f"text_{language}"]
        said += settings.text_weight * log_evidence(film.text, expert)
        bias = settings.text_weight * expert.neutral_bias
    if "sound" in experts:
        share = settings.audio_weight * film.reliability[:, None]
        said += share * log_evidence(film.audio, calibration.experts[EmbeddedSound.name])
    logits = np.log(film_prior(said, settings)) + said
    logits[:, INDEX[Emotion.NEUTRAL]] += bias
    return softmax(logits)


if __name__ == "__main__":
    main()
