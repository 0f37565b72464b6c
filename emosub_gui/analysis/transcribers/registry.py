"""Which recognisers there are, which can work here, and which is best."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from types import MappingProxyType

import msgspec

from emosub_gui.analysis.transcribers import sphinx, whisper_models
from emosub_gui.analysis.transcribers.alignment import installed as whisperx_installed
from emosub_gui.analysis.transcribers.regions import RegionsTranscriber
from emosub_gui.analysis.transcribers.sphinx import SphinxTranscriber
from emosub_gui.analysis.transcribers.subtitles import SubtitlesTranscriber
from emosub_gui.analysis.transcribers.whisper import WhisperTranscriber
from emosub_gui.analysis.types import TranscribeOptions, Transcriber
from emosub_gui.core.errors import UsageError

AUTO = "auto"
TRANSCRIBERS: Mapping[str, Callable[[], Transcriber]] = MappingProxyType(
    {
        "subtitles": SubtitlesTranscriber,
        "whisperx": WhisperTranscriber,
        "whisper": lambda: WhisperTranscriber(aligned=False),
        "pocketsphinx": SphinxTranscriber,
        "regions": RegionsTranscriber,
    }
)
"""Name and maker of each, in the order in which `auto` prefers them."""


class Availability(msgspec.Struct, frozen=True):
    """Whether a transcriber can work with some options, and why or why not in a sentence."""

    name: str
    ok: bool
    reason: str


def available(options: TranscribeOptions | None = None) -> list[Availability]:
    """Tell of each transcriber whether it can work, best first; loads no model."""
    options = options or TranscribeOptions()
    whisper_ok, whisper_reason = _whisper_model(options)
    english = options.language in ("", sphinx.LANGUAGE)
    return [
        _subtitles(options),
        Availability(
            "whisperx",
            whisper_ok and whisperx_installed(),
            whisper_reason if whisperx_installed() else "WhisperX is not installed.",
        ),
        Availability("whisper", whisper_ok, whisper_reason),
        Availability(
            "pocketsphinx",
            english and find_spec("pocketsphinx") is not None,
            "It comes with the program and hears English in drafts."
            if find_spec("pocketsphinx")
            else "PocketSphinx is not installed.",
        )
        if english
        else Availability("pocketsphinx", ok=False, reason="It hears only English."),
        Availability("regions", ok=True, reason="It finds where somebody speaks, in any language."),
    ]


def choose(options: TranscribeOptions | None = None, name: str = AUTO) -> tuple[Transcriber, str]:
    """Return the named transcriber, or for "auto" the best that can work, and a sentence why.

    A subtitle file or a model that the person named is used or fails, and is never passed over
    in silence.

    Raises:
        UsageError: no transcriber has that name.
    """
    options = options or TranscribeOptions()
    if name != AUTO:
        if name not in TRANSCRIBERS:
            raise UsageError(reason=f"No transcriber {name}; use auto, {', '.join(TRANSCRIBERS)}")
        return TRANSCRIBERS[name](), f"{name} was asked for."
    found = available(options)
    if options.model and options.subtitles is None:
        named = "whisperx" if whisperx_installed() else "whisper"
        return TRANSCRIBERS[named](), f"{named}: the model {options.model} was asked for."
    best = next(candidate for candidate in found if candidate.ok)
    passed = [candidate for candidate in found if candidate.name in ("whisperx", "pocketsphinx")]
    missing = " ".join(
        f"{candidate.name} was not used: {candidate.reason}"
        for candidate in passed
        if not candidate.ok and best.name in ("whisper", "pocketsphinx", "regions")
    )
    return TRANSCRIBERS[best.name](), f"{best.name}: {best.reason} {missing}".strip()


def _subtitles(options: TranscribeOptions) -> Availability:
    if options.subtitles is None:
        return Availability("subtitles", ok=False, reason="No subtitle file is named.")
    return Availability("subtitles", ok=True, reason=f"{options.subtitles.name} is the transcript.")


def _whisper_model(options: TranscribeOptions) -> tuple[bool, str]:
    """Tell whether there is a Whisper to use, and which."""
    found = whisper_models.on_this_computer(options.model)
    if found:
        return True, f"The model {found} is on this computer."
    wanted = options.model or whisper_models.DEFAULT_SIZE
    if options.download:
        return True, f"The model {wanted} will be downloaded."
    if options.model:
        return False, f"The model {wanted} is not on this computer."
    return False, "No Whisper model is on this computer; --download fetches one."
