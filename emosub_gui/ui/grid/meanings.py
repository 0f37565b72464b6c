"""What the words of the filter's language mean, in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emosub_gui.core.checks import ProblemKind
from emosub_gui.core.cue import Review, Voice
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import translatable
from emosub_gui.core.query import Aliases, normalized
from emosub_gui.core.query_fields import FIELDS, Choice
from emosub_gui.ui.grid.rows import COLUMNS, INDEX
from emosub_gui.ui.words import emotion_name, review_name, voice_name

_MEANINGS = {
    "emotion": translatable("grid", "emotion"),
    "conf": translatable("grid", "confidence in percent"),
    "review": translatable("grid", "what a person has decided"),
    "speaker": translatable("grid", "speaker"),
    "problem": translatable("grid", "what is wrong"),
    "is": translatable("grid", "what a line is"),
    "cps": translatable("grid", "characters a second"),
    "width": translatable("grid", "characters of the longest line"),
    "start": translatable("grid", "start"),
    "end": translatable("grid", "end"),
    "duration": translatable("grid", "duration in seconds"),
    "number": translatable("grid", "number in the list"),
    "voice": translatable("grid", "how it is voiced"),
    "arousal": translatable("grid", "how excited it sounds, from 0 to 1"),
    "language": translatable("grid", "language"),
    "style": translatable("grid", "style of an imported script"),
    "effect": translatable("grid", "effect"),
    "layer": translatable("grid", "layer"),
    "none": translatable("grid", "none"),
    "any": translatable("grid", "any"),
    "comment": translatable("grid", "a comment"),
    "doubtful": translatable("grid", "doubtful"),
    "empty": translatable("grid", "without text"),
    "odd": translatable("grid", "with an odd number"),
    "outdated": translatable("grid", "with other words than were judged"),
    "reviewed": translatable("grid", "accepted or corrected"),
    "tagged": translatable("grid", "with override tags"),
    ProblemKind.NEGATIVE: translatable("grid", "ends before it starts"),
    ProblemKind.TOO_FAST: translatable("grid", "too fast to read"),
    ProblemKind.TOO_SHORT: translatable("grid", "too short"),
    ProblemKind.TOO_LONG: translatable("grid", "too long"),
    ProblemKind.LINE_TOO_LONG: translatable("grid", "a line is too long"),
    ProblemKind.TOO_MANY_LINES: translatable("grid", "too many lines"),
    ProblemKind.OVERLAP: translatable("grid", "overlaps the next line"),
    ProblemKind.GAP_TOO_SMALL: translatable("grid", "too close to the next line"),
}


def aliases() -> Aliases:
    """Return what can be typed in the filter in the program's language."""
    fields = {_short(meaning(name)): name for name in FIELDS}
    headings = {"confidence": "conf"} | {name: name for name in FIELDS if name in INDEX}
    for column, name in headings.items():
        fields[_short(COLUMNS[INDEX[column]].heading)] = name
    choices = [field for field in FIELDS.values() if isinstance(field, Choice)]
    values = {_short(meaning(value)): value for field in choices for value in field.values}
    return Aliases(fields, values)


def _short(text: str) -> str:
    """Return a name as an alias, without what is explained in brackets."""
    return normalized(text.partition("(")[0])


def meaning(word: str) -> str:
    """Return what a field or a value means; "" for a word that is a person's own."""
    word = word.rstrip(":<")
    if word in tuple(Emotion):
        return emotion_name(Emotion(word))
    if word in tuple(Review):
        return review_name(Review(word))
    if word in tuple(Voice):
        return voice_name(Voice(word))
    return QCoreApplication.translate("grid", _MEANINGS[word]) if word in _MEANINGS else ""
