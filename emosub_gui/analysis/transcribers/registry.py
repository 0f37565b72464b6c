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
from emosub_gui.core.errors import UsageError, translatable
from emosub_gui.formats.remarks import Remark

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


_NO_WHISPERX = Remark(translatable("remarks", "WhisperX is not installed."))
_NO_SPHINX = Remark(translatable("remarks", "PocketSphinx is not installed."))
_SPHINX = Remark(translatable("remarks", "It comes with the program and hears English in drafts."))
_ONLY_ENGLISH = Remark(translatable("remarks", "It hears only English."))
_REGIONS = Remark(
    translatable("remarks", "It finds where somebody speaks, in any language, but no words.")
)
_NO_FILE = Remark(translatable("remarks", "No subtitle file is named."))
_NO_MODEL = Remark(
    translatable("remarks", "No Whisper model is on this computer; a download has to be allowed.")
)
_IS_TRANSCRIPT = translatable("remarks", "{name} is the transcript.")
_IS_HERE = translatable("remarks", "The model {model} is on this computer.")
_WILL_COME = translatable("remarks", "The model {model} will be downloaded.")
_IS_NOT_HERE = translatable("remarks", "The model {model} is not on this computer.")
_ASKED_FOR = translatable("remarks", "Words are heard by {name}, as was asked for.")
_MODEL_ASKED_FOR = translatable("remarks", "Words are heard by {name} with the model {model}.")
_CHOSEN = translatable("remarks", "Words are heard by {name}.")
_PASSED = translatable("remarks", "{name} is not used.")


class Availability(msgspec.Struct, frozen=True):
    """Whether a transcriber can work with some options, and why or why not in a sentence."""

    name: str
    ok: bool
    reason: Remark


def available(options: TranscribeOptions | None = None) -> list[Availability]:
    """Tell of each transcriber whether it can work, best first; loads no model."""
    options = options or TranscribeOptions()
    whisper_ok, whisper_reason = _whisper_model(options)
    return [
        _subtitles(options),
        Availability(
            "whisperx",
            whisper_ok and whisperx_installed(),
            whisper_reason if whisperx_installed() else _NO_WHISPERX,
        ),
        Availability("whisper", whisper_ok, whisper_reason),
        _pocketsphinx(options),
        Availability("regions", ok=True, reason=_REGIONS),
    ]


def choose(
    options: TranscribeOptions | None = None, name: str = AUTO
) -> tuple[Transcriber, tuple[Remark, ...]]:
    """Return the named transcriber, or for "auto" the best that can work, and sentences why.

    A subtitle file or a model that the person named is used or fails, and is never passed over
    in silence.

    Raises:
        UsageError: no transcriber has that name.
    """
    options = options or TranscribeOptions()
    if name != AUTO:
        if name not in TRANSCRIBERS:
            raise UsageError(reason=f"No transcriber {name}; use auto, {', '.join(TRANSCRIBERS)}")
        return TRANSCRIBERS[name](), (Remark(_ASKED_FOR, {"name": name}),)
    if options.model and options.subtitles is None:
        named = "whisperx" if whisperx_installed() else "whisper"
        why = Remark(_MODEL_ASKED_FOR, {"name": named, "model": options.model})
        return TRANSCRIBERS[named](), (why,)
    found = available(options)
    best = next(candidate for candidate in found if candidate.ok)
    sentences = [Remark(_CHOSEN, {"name": best.name}), best.reason]
    if best.name in ("whisper", "pocketsphinx", "regions"):
        for passed in found:
            if passed.name in ("whisperx", "pocketsphinx") and not passed.ok:
                sentences += [Remark(_PASSED, {"name": passed.name}), passed.reason]
    return TRANSCRIBERS[best.name](), tuple(sentences)


def _pocketsphinx(options: TranscribeOptions) -> Availability:
    if options.language not in ("", sphinx.LANGUAGE):
        return Availability("pocketsphinx", ok=False, reason=_ONLY_ENGLISH)
    there = find_spec("pocketsphinx") is not None
    return Availability("pocketsphinx", there, _SPHINX if there else _NO_SPHINX)


def _subtitles(options: TranscribeOptions) -> Availability:
    if options.subtitles is None:
        return Availability("subtitles", ok=False, reason=_NO_FILE)
    reason = Remark(_IS_TRANSCRIPT, {"name": options.subtitles.name})
    return Availability("subtitles", ok=True, reason=reason)


def _whisper_model(options: TranscribeOptions) -> tuple[bool, Remark]:
    """Tell whether there is a Whisper to use, and which."""
    found = whisper_models.on_this_computer(options.model)
    if found:
        return True, Remark(_IS_HERE, {"model": str(found)})
    if options.download:
        wanted = options.model or whisper_models.DEFAULT_SIZE
        return True, Remark(_WILL_COME, {"model": wanted})
    if options.model:
        return False, Remark(_IS_NOT_HERE, {"model": options.model})
    return False, _NO_MODEL
