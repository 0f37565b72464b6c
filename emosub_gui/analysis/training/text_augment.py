"""Ways to write the same line, so that a model of comments meets speech.

Recognisers give no punctuation and no emoji, films have names where GoEmotions has [NAME],
and Korean dialogue is rarely formal.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import regex

from emosub_gui.analysis.classifiers.line_tokens import LINES_BEFORE
from emosub_gui.analysis.training.speech_levels import casual, polite

_COMMON_NAMES = """
John Mary Monica Ross Rachel Joey Chandler Phoebe David Michael Sarah Emma Jack Tom Anna Lucy
Sam Kate Ben Daniel Jim Pam Dwight Kim Alex Chris Laura Peter Paul Mike Jane Susan Amy Emily
Harry Ron James Will Robert Lisa Mark Steve Jenny Max Leo Charlie George Frank Rose Alice Henry
Nick Tony Maria
"""
_NAMES = _COMMON_NAMES.split()
_FAITHS = ("Christian", "Muslim", "Jewish", "Catholic", "Buddhist", "Hindu", "religious")
_NOT_SPEECH = re.compile(r"[^\w\s'’\[\]]+")
_EMOJI = regex.compile(r"[\p{Extended_Pictographic}\uFE0F\u200D]")


def as_recognised(text: str) -> str:
    """Return the line as a recogniser without punctuation would write it."""
    return " ".join(_NOT_SPEECH.sub(" ", text.lower()).split())


def vary_before(
    before: Sequence[str], others: Sequence[str], chance: random.Random
) -> Sequence[str]:
    """Return the lines before a line, perhaps fewer, or others where there were none.

    So a network learns not to need them, and that they need not have to do with the line.

    Args:
        before: nearest first.
        others: lines of scenes, to take some from.
        chance: source of randomness.
    """
    if before:
        return before[: chance.randrange(len(before))] if chance.random() < 0.2 else before
    if others and chance.random() < 0.3:
        place = chance.randrange(len(others))
        return others[place : place + chance.randint(1, LINES_BEFORE)]
    return before


def vary_english(line: str, chance: random.Random) -> str:
    """Return an English line as someone else would have written it down."""
    text = line
    if chance.random() < 0.5:
        text = re.sub(r"\[NAME\]", lambda _: chance.choice(_NAMES), text)
        text = re.sub(r"\[RELIGION\]", lambda _: chance.choice(_FAITHS), text)
    kind = chance.random()
    if kind < 0.15:
        text = _NOT_SPEECH.sub(" ", text)
    elif kind < 0.25:
        text = _EMOJI.sub("", text)
    elif kind < 0.30:
        text = re.sub(r"[!?]+", ".", text)
    return text if text.strip() else line


def vary_korean(line: str, chance: random.Random, informal: float = 0.5, bare: float = 0.2) -> str:
    """Return a Korean line in another speech level, and perhaps as a recogniser writes it.

    Args:
        line: as written.
        chance: source of randomness.
        informal: probability that formal endings become polite or casual.
        bare: probability that all punctuation goes.
    """
    text = line
    if chance.random() < informal:
        text = chance.choice((polite, casual))(text)
    kind = chance.random()
    if kind < bare:
        text = _NOT_SPEECH.sub(" ", text)
    elif kind < bare + 0.10:
        text = _EMOJI.sub("", text)
    elif kind < bare + 0.15:
        text = text.replace(" ", "")
    return text if text.strip() else line
