"""What models, and what is said of them, are called in the program's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from emosub_gui.analysis.models import catalogue
from emosub_gui.analysis.models.catalogue import Entry
from emosub_gui.analysis.models.selection import Rank
from emosub_gui.core.emotion import EMOTIONS
from emosub_gui.core.errors import FileError, translatable
from emosub_gui.formats.remarks import Remark
from emosub_gui.ui.models.catalogue_words import said
from emosub_gui.ui.words import emotion_name

_TITLES = {
    "embedded-sound": translatable("models", "Built-in, by the voice"),
    "embedded-text": translatable("models", "Built-in, by the words"),
    "pocketsphinx": translatable("models", "Built-in draft (PocketSphinx)"),
}
_MODALITIES = {
    "audio": translatable("models", "Emotion from the voice"),
    "text": translatable("models", "Emotion from the words"),
    "transcription": translatable("models", "Words from speech"),
}
_SENSES = {
    "audio": translatable("models", "voice"),
    "text": translatable("models", "words"),
    "transcription": translatable("models", "speech"),
}
_RANKS = {
    Rank.RECOMMENDED: translatable("models", "Recommended"),
    Rank.USABLE: translatable("models", "Works"),
    Rank.EXCLUDED: translatable("models", "Listed only"),
}
_LANGUAGES = {
    "": translatable("models", "Every language"),
    "en": translatable("models", "English"),
    "ko": translatable("models", "Korean"),
    "el": translatable("models", "Greek"),
    "ru": translatable("models", "Russian"),
    "de": translatable("models", "German"),
    "fr": translatable("models", "French"),
    "es": translatable("models", "Spanish"),
    "ja": translatable("models", "Japanese"),
    "zh": translatable("models", "Chinese"),
}
_UNITS = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))


def _translated(text: str) -> str:
    return QCoreApplication.translate("models", text)


def title(model: str) -> str:
    """Return what a model is called."""
    return _translated(_TITLES[model]) if model in _TITLES else model


def modality(entry: Entry) -> str:
    """Return what a model does, as a heading."""
    return _translated(_MODALITIES[entry.modality])


def sense(entry: Entry) -> str:
    """Return what a model perceives, in a word."""
    return _translated(_SENSES[entry.modality])


def rank(found: Rank) -> str:
    """Return what the rules make of a model."""
    return _translated(_RANKS[found])


def language(code: str) -> str:
    """Return a language's name; its code where that is all we know."""
    return _translated(_LANGUAGES[code]) if code in _LANGUAGES else code


def languages(codes: Sequence[str]) -> str:
    """Return the names of a model's languages."""
    return ", ".join(map(language, codes)) or language("")


def size(count: float) -> str:
    """Return a number of bytes; "" where it is not known."""
    for unit, each in _UNITS:
        if count >= each:
            return f"{count / each:.3g} {unit}"
    return f"{count:g} B" if count else ""


def reason(remark: Remark) -> str:
    """Return what a rule says, with emotions and languages by their names."""
    details = dict(remark.details)
    if "languages" in details:
        details["languages"] = languages(details["languages"].split(", "))
    if "licence" in details:
        details["licence"] = said(details["licence"])
    for key in ("emotions", "emotion"):
        if key in details:
            details[key] = _emotions(details[key])
    return _translated(remark.template).format(**details)


def _emotions(names: str) -> str:
    """Return emotions by their names in the program's language."""
    known = {str(emotion): emotion_name(emotion) for emotion in EMOTIONS}
    return ", ".join(known.get(name, name) for name in names.split(", "))


def known() -> tuple[tuple[Entry, ...], FileError | None]:
    """Return all emotion models; without the person's own and with the error if these are lost."""
    try:
        return catalogue.entries(), None
    except FileError as error:
        return catalogue.bundled(), error
