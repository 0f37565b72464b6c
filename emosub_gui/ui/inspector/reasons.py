"""Why a cue has its emotion, in plain sentences."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from emosub_gui.analysis.fusion import FusionSettings, Step, explain
from emosub_gui.core.cue import Cue, Evidence, Prosody, Review, Voice
from emosub_gui.core.emotion import EMOTIONS, Emotion, Scores
from emosub_gui.core.errors import translatable
from emosub_gui.core.review import is_outdated
from emosub_gui.ui.words import emotion_name

translate = QCoreApplication.translate

_LEAST_DECIBELS = 2.0
_LEAST_SEMITONES = 1.5
_LEAST_RATIO = 1.15
"""Differences from a speaker's usual voice below which there is nothing to say; about what
listeners just notice."""

_UNCLEAR = 0.5
"""Reliability of the sound below which it is said to count for little."""

_AROUSAL = (
    (0.2, translatable("inspector", "calm")),
    (0.4, translatable("inspector", "rather calm")),
    (0.6, translatable("inspector", "neither calm nor excited")),
    (0.8, translatable("inspector", "rather excited")),
    (math.inf, translatable("inspector", "excited")),
)
"""What arousal up to a value is called: fifths of the scale."""


class Reason(NamedTuple):
    """A sentence, and the icon that stands before it."""

    icon: str
    sentence: str


def reasons(cue: Cue, settings: FusionSettings | None = None) -> list[Reason]:
    """Return why a cue has its emotion, in the order in which it came about.

    Args:
        cue: with its evidence.
        settings: the fusion's knobs; the calibrated ones if None.
    """
    found: list[Reason] = []
    evidence = cue.evidence
    if cue.prosody:
        found += _voice(cue.prosody, cue.speaker)
    if evidence and (evidence.text or evidence.audio):
        found = [*_experts(evidence), *found, *_together(evidence, settings)]
        if is_outdated(cue):
            text = translate("inspector", "The models judged other words: “{words}”.")
            judged = " ".join(evidence.words.split())
            found.insert(0, Reason("triangle-alert", text.format(words=judged)))
    elif cue.emotion is None:
        found.append(Reason("info", translate("inspector", "Nobody has judged this line yet.")))
    else:
        text = translate("inspector", "The emotion was given; nothing was measured.")
        found.append(Reason("info", text))
    return [*found, *_decision(cue)]


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _experts(evidence: Evidence) -> list[Reason]:
    """Say what words and voice say, each by itself."""
    found = []
    if evidence.text:
        text = translate("inspector", "The words say {emotion} ({share}).")
        found.append(Reason("captions", _of(text, evidence.text)))
    else:
        text = translate("inspector", "The words tell nothing.")
        found.append(Reason("captions", text))
    if evidence.audio:
        text = _of(translate("inspector", "The voice says {emotion} ({share})."), evidence.audio)
        if evidence.audio_reliability < _UNCLEAR:
            text += " " + translate("inspector", "It is not clear, and counts for little.")
        found.append(Reason("audio-lines", text))
    else:
        found.append(Reason("audio-lines", translate("inspector", "The voice tells nothing.")))
    return found


def _of(text: str, scores: Scores) -> str:
    """Put the most probable emotion into a sentence."""
    return text.format(emotion=_named(scores.best), share=_percent(scores[scores.best]))


def _named(emotion: Emotion) -> str:
    return emotion_name(emotion).lower()


def _voice(prosody: Prosody, speaker: str) -> list[Reason]:
    """Say how the voice differs from the speaker's usual one."""
    found = []
    if prosody.voice is Voice.WHISPER:
        found.append(Reason("mic", translate("inspector", "It is whispered.")))
    elif prosody.voice is Voice.SHOUT:
        found.append(Reason("mic", translate("inspector", "It is shouted.")))
    if prosody.arousal is not None:
        found.append(_excitement(prosody.arousal))
    facts = []
    loudness, pitch = prosody.relative_loudness or 0.0, prosody.relative_pitch or 0.0
    rate = prosody.relative_rate or 1.0
    if abs(loudness) >= _LEAST_DECIBELS:
        louder, quieter = (
            translate("inspector", "{by:.0f} dB louder"),
            translate("inspector", "{by:.0f} dB quieter"),
        )
        facts.append((louder if loudness > 0 else quieter).format(by=abs(loudness)))
    if abs(pitch) >= _LEAST_SEMITONES:
        higher, lower = (
            translate("inspector", "{by:.0f} semitones higher"),
            translate("inspector", "{by:.0f} semitones lower"),
        )
        facts.append((higher if pitch > 0 else lower).format(by=abs(pitch)))
    if rate >= _LEAST_RATIO:
        facts.append(translate("inspector", "{by:.1f} times as fast").format(by=rate))
    elif rate <= 1 / _LEAST_RATIO:
        facts.append(translate("inspector", "{by:.1f} times as slow").format(by=1 / rate))
    if facts:
        whose = speaker or translate("inspector", "this voice")
        text = translate("inspector", "Against how {speaker} usually speaks: {facts}.")
        found.append(Reason("gauge", text.format(speaker=whose, facts=", ".join(facts))))
    return found


def _excitement(arousal: float) -> Reason:
    """Say where the voice is between calm and excited."""
    how = next(name for most, name in _AROUSAL if arousal <= most)
    text = translate("inspector", "It sounds {how}: {share} of the way from calm to excited.")
    return Reason("activity", text.format(how=translate("inspector", how), share=_percent(arousal)))


def _together(evidence: Evidence, settings: FusionSettings | None) -> list[Reason]:
    """Say how the evidence was weighed."""
    steps = explain(evidence, settings)
    final = steps[-1].scores
    found = []
    text, audio = evidence.text, evidence.audio
    if text and audio:
        share = _share_of_words(steps)
        if text.best is audio.best:
            found.append(Reason("users", translate("inspector", "Words and voice agree.")))
        else:
            sentence = translate(
                "inspector", "Words and voice disagree; the words have {share} of the say."
            )
            found.append(Reason("users", sentence.format(share=_percent(share))))
    said = {scores.best for scores in (text, audio) if scores}
    if final.best is Emotion.NEUTRAL and Emotion.NEUTRAL not in said:
        sentence = translate(
            "inspector", "Most lines of a film are neutral, and this is too little against it."
        )
        found.append(Reason("film", sentence))
    if steps[-1].name == "weights" and steps[-2].scores.best is not final.best:
        sentence = translate("inspector", "Your settings turn {before} into {after}.")
        before, after = _named(steps[-2].scores.best), _named(final.best)
        found.append(Reason("settings", sentence.format(before=before, after=after)))
    second = max((e for e in EMOTIONS if e is not final.best), key=lambda e: final[e])
    sentence = translate("inspector", "That makes {emotion} ({share}) before {second} ({other}).")
    found.append(
        Reason(
            "sparkles",
            sentence.format(
                emotion=_named(final.best),
                share=_percent(final[final.best]),
                second=_named(second),
                other=_percent(final[second]),
            ),
        )
    )
    return found


def _share_of_words(steps: list[Step]) -> float:
    """Return the share of the words' weight in both experts'."""
    weights = {step.name: step.weight for step in steps}
    total = weights["text"] + weights["audio"]
    return weights["text"] / total if total else 0.5


def _decision(cue: Cue) -> list[Reason]:
    """Say what a person has decided."""
    if cue.review is Review.ACCEPTED:
        return [Reason("circle-check", translate("inspector", "You accepted it."))]
    if cue.review is Review.CORRECTED and cue.emotion is not None:
        text = translate("inspector", "You decided: {emotion}.")
        return [Reason("pencil", text.format(emotion=_named(cue.emotion)))]
    return []
