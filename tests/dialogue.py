"""Made-up films: moods that last, words and voices that tell them more or less well."""

import numpy as np
from msgspec.structs import replace

from emosub_gui.analysis import fusion
from emosub_gui.core.cue import Cue, Evidence
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import EMOTIONS, INDEX, Emotion, Scores

SPEAKERS = ("Anna", "Ben", "미나")
TEXTS = (
    "I told you not to come here.",
    "Why would you say that?",
    "We leave at dawn.",
    "안 돼, 그러지 마!",
    "It was only a dream.",
    "Look at this.\\NLook closely.",
)
STAYS = 0.6
"""Chance that a line has the mood of the one before."""
WORDS, VOICE = 2.0, 1.2
"""How far the logit of the true emotion stands out of noise of deviation 1."""


def film(
    lines: int, seed: int = 0, *, deaf_to: Emotion | None = None, step: int = 2600
) -> tuple[Document, list[Emotion]]:
    """Return a film's analysed lines, scored as the program scores them, and the truth.

    Args:
        lines: how many.
        seed: which film.
        deaf_to: an emotion that the models hardly ever see, as models are to what their
            training lacks: something to learn.
        step: milliseconds from the start of a line to the start of the next.
    """
    rng = np.random.default_rng(seed)
    calibration = fusion.calibration()
    prior = np.array(tuple(calibration.settings.prior))
    truth: list[Emotion] = []
    cues = []
    for number in range(lines):
        if truth and rng.random() < STAYS:
            emotion = truth[-1]
        else:
            emotion = EMOTIONS[rng.choice(len(EMOTIONS), p=prior)]
        truth.append(emotion)
        evidence = Evidence(
            text=_said(rng, emotion, WORDS, "text_en", deaf_to),
            text_model="text_en",
            audio=_said(rng, emotion, VOICE, "embedded-sound", deaf_to),
            audio_model="embedded-sound",
            audio_reliability=float(rng.uniform(0.4, 1.0)),
        )
        start = number * step
        cues.append(
            Cue(
                0,
                start,
                start + int(rng.integers(900, step - 200)),
                TEXTS[number % len(TEXTS)],
                speaker=SPEAKERS[number // 3 % len(SPEAKERS)],
                evidence=evidence,
            )
        )
    document = Document.of(cues)
    return replace(document, cues=tuple(fusion.score(document.cues))), truth


def _said(
    rng: np.random.Generator, emotion: Emotion, skill: float, model: str, deaf_to: Emotion | None
) -> Scores:
    """Return what a model says of a line, coloured by what its training made it expect."""
    logits = rng.normal(size=len(EMOTIONS))
    logits[INDEX[emotion]] += skill
    if deaf_to is not None:
        logits[INDEX[deaf_to]] -= 1.5
    weights = np.exp(logits) * np.array(tuple(fusion.calibration().experts[model].prior))
    return Scores.of(weights / weights.sum())
