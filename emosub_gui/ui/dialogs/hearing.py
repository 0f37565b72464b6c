"""What can be chosen about recognition, in the Analyze dialog and in the settings."""

from __future__ import annotations

from importlib.util import find_spec

from PySide6.QtCore import QCoreApplication

from emosub_gui.analysis.models.devices import gpus
from emosub_gui.core.errors import translatable

_LANGUAGES = (
    ("", translatable("hearing", "Find out")),
    ("en", translatable("hearing", "English")),
    ("ko", translatable("hearing", "Korean")),
)
_TRANSCRIBERS = (
    ("auto", "", translatable("hearing", "The best that is here")),
    ("whisperx", "whisperx", translatable("hearing", "WhisperX, with aligned words")),
    ("whisper", "faster_whisper", translatable("hearing", "Whisper")),
    ("pocketsphinx", "pocketsphinx", translatable("hearing", "Built-in draft (English)")),
    ("regions", "", translatable("hearing", "Only find where somebody speaks")),
)
"""Name, the package that it needs, and what it is called."""

Entries = list[tuple[str, str]]
"""Values, and what they are called in the program's language."""


def languages() -> Entries:
    """Return the languages that can be named; "" finds out."""
    return [(code, _translated(title)) for code, title in _LANGUAGES]


def transcribers() -> Entries:
    """Return the transcribers whose packages are installed; which is asked without importing."""
    return [
        (name, _translated(title))
        for name, package, title in _TRANSCRIBERS
        if not package or find_spec(package) is not None
    ]


def devices() -> Entries:
    """Return what models can run on here."""
    entries = [
        ("auto", QCoreApplication.translate("hearing", "The fastest that is here")),
        ("cpu", QCoreApplication.translate("hearing", "Processor")),
    ]
    cards = gpus()
    if cards:
        title = QCoreApplication.translate("hearing", "Graphics card: {name}, {memory:.0f} GB")
        entries.append(("cuda", title.format(name=cards[0].name, memory=cards[0].memory / 1e9)))
    return entries


def _translated(title: str) -> str:
    return QCoreApplication.translate("hearing", title)
