"""Which models to take: rules, what each says of a model, and why, in words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import msgspec

from emosub_gui.analysis.models import hub, installation
from emosub_gui.analysis.models.catalogue import Entry, Family
from emosub_gui.analysis.models.label_maps import LabelMap
from emosub_gui.core.emotion import EMOTIONS, Emotion
from emosub_gui.core.errors import ModelLabelsError, translatable
from emosub_gui.formats.remarks import Remark

LANGUAGES = frozenset({"en", "ko"})
"""What the program is for."""
MEMORY_MB = 8192
SECONDS = 5.0
"""For a cue, on four CPU cores."""
_SHORT = 12
"""Of a commit's 40 digits, those that are shown."""


class Rank(StrEnum):
    """What the rules make of a model."""

    RECOMMENDED = "recommended"
    USABLE = "usable"
    EXCLUDED = "excluded"
    """It still runs for who asks for it, if its files and packages are there."""


class Finding(msgspec.Struct, frozen=True):
    """What one rule says.

    Attributes:
        rule: its name.
        ok: whether the model keeps it.
        reason: in words.
        decisive: whether breaking it excludes a model.
    """

    rule: str
    ok: bool
    reason: Remark
    decisive: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """What all rules say, and what follows."""

    rank: Rank
    findings: tuple[Finding, ...]

    @property
    def reason(self) -> Remark:
        """The sentence to show if there is room for one: what excludes it, or else is amiss.

        Whether it is on this computer is not said here but by `presence`.
        """
        aside = ("loads", "offline", "version")
        said = [finding for finding in self.findings if finding.rule not in aside]
        amiss = [finding for finding in said if not finding.ok]
        amiss.sort(key=lambda finding: not finding.decisive)
        return (amiss or said)[0].reason


class Presence(msgspec.Struct, frozen=True):
    """Whether a model can run on this computer now, and why or why not."""

    ok: bool
    reason: Remark


_ALL_SEVEN = translatable("models", "It can tell all seven emotions.")
_NOT_ALL = translatable("models", "It never answers {emotions}.")
_UNKNOWN_LABELS = translatable("models", "Its labels are told by its files.")
_APPROXIMATE = translatable("models", "Emotions are estimated from arousal, dominance and valence.")
_HEARS = translatable("models", "It hears the voice.")
_READS = translatable("models", "It reads the words and does not hear the voice.")
_OUR_LANGUAGES = translatable("models", "It was made for {languages}.")
_ANY_LANGUAGE = translatable("models", "It depends on no language.")
_OTHER_LANGUAGE = translatable("models", "It was made for {languages}, not for English or Korean.")
_LOADS = translatable("models", "It can be loaded without running code of its own.")
_PACKAGES = translatable("models", "It needs packages that are not installed: {packages}.")
_OFFLINE = translatable("models", "It is on this computer.")
_WITH_PROGRAM = translatable("models", "It comes with the program.")
_ABSENT = translatable("models", "It is not on this computer; a download has to be allowed.")
_BY_HAND = translatable("models", "It is not on this computer; name a folder that holds it.")
_PINNED = translatable("models", "Its version is pinned: {revision}.")
_NOT_PINNED = translatable("models", "Its version is not pinned: the newest is fetched, and kept.")
_KEPT = translatable("models", "Its version is not pinned: {revision} was fetched, and is kept.")
_FREE = translatable("models", "Its licence ({licence}) allows any use.")
_NON_COMMERCIAL = translatable("models", "Its licence ({licence}) forbids commercial use.")
_NO_LICENCE = translatable("models", "Its licence is not known.")
_FITS = translatable("models", "It takes about {memory} MB of memory.")
_SIZE_UNKNOWN = translatable("models", "How much memory it takes is not known.")
_FAST = translatable("models", "A line takes about {seconds} seconds.")
_SPEED_UNKNOWN = translatable("models", "How fast it is is not known.")
_BATCHES = translatable("models", "Lines can be judged together.")
_ONE_BY_ONE = translatable("models", "Lines are judged one by one.")
_VARIED = translatable("models", "It is not known to give one answer to everything.")
_COLLAPSES = translatable("models", "Outside its training data it almost always answers {emotion}.")

_GUESSES = translatable("models", "Outside its training data it is no better than guessing.")

_ALONE = frozenset(
    {Family.KERAS, Family.CONV_LSTM, Family.YAMNET, Family.FEATURES, Family.EMBEDDED_TEXT}
)
"""Families that take lines one by one: they are quick enough."""


def verdict(entry: Entry) -> Verdict:
    """Return what the rules say of a model; loads nothing and asks no network."""
    findings = tuple(rule(entry) for rule in _rules(entry))
    if any(finding.decisive and not finding.ok for finding in findings):
        return Verdict(Rank.EXCLUDED, findings)
    return Verdict(Rank.RECOMMENDED if entry.recommended else Rank.USABLE, findings)


def _rules(entry: Entry) -> tuple[Callable[[Entry], Finding], ...]:
    """Return the rules for models that tell emotions, or those for models that hear words."""
    version = (_version,) if installation.can_fetch(entry) else ()
    general = (_languages, _loads, _offline, *version, _licence, _memory)
    if entry.modality == "transcription":
        return general
    return (_classes, _input, *general, _speed, _batches, _collapse)


def presence(entry: Entry) -> Presence:
    """Return whether a model can run here now; loads nothing and asks no network."""
    loads = _loads(entry)
    if not loads.ok:
        return Presence(ok=False, reason=loads.reason)
    offline = _offline(entry)
    return Presence(offline.ok, offline.reason)


def reachable(entry: Entry) -> tuple[Emotion, ...]:
    """Return the emotions that a model can answer; none if only its files tell."""
    if entry.dimensional:
        return EMOTIONS
    try:
        missing = LabelMap(entry.id, entry.labels, entry.meanings).missing
    except ModelLabelsError:
        return ()
    return tuple(emotion for emotion in EMOTIONS if emotion not in missing)


def _classes(entry: Entry) -> Finding:
    reached = reachable(entry)
    missing = [emotion for emotion in EMOTIONS if emotion not in reached]
    if entry.dimensional:
        return Finding("classes", ok=False, reason=Remark(_APPROXIMATE))
    if not reached:
        return Finding("classes", ok=False, reason=Remark(_UNKNOWN_LABELS))
    if not missing:
        return Finding("classes", ok=True, reason=Remark(_ALL_SEVEN))
    return Finding("classes", ok=False, reason=Remark(_NOT_ALL, {"emotions": ", ".join(missing)}))


def _input(entry: Entry) -> Finding:
    hears = entry.modality == "audio"
    return Finding("input", hears, Remark(_HEARS if hears else _READS))


def _languages(entry: Entry) -> Finding:
    names = {"languages": ", ".join(entry.languages)}
    if not entry.languages:
        return Finding("languages", ok=True, reason=Remark(_ANY_LANGUAGE))
    ours = bool(LANGUAGES & set(entry.languages))
    reason = Remark(_OUR_LANGUAGES if ours else _OTHER_LANGUAGE, names)
    return Finding("languages", ours, reason, decisive=True)


def _loads(entry: Entry) -> Finding:
    missing = installation.missing_packages(entry)
    reason = Remark(_PACKAGES, {"packages": ", ".join(missing)}) if missing else Remark(_LOADS)
    return Finding("loads", not missing, reason)


def _offline(entry: Entry) -> Finding:
    if entry.family in installation.EMBEDDED:
        return Finding("offline", ok=True, reason=Remark(_WITH_PROGRAM))
    if installation.installed(entry) is not None:
        return Finding("offline", ok=True, reason=Remark(_OFFLINE))
    fetched = entry.repository or (entry.files and all(file.url for file in entry.files))
    return Finding("offline", ok=False, reason=Remark(_ABSENT if fetched else _BY_HAND))


def _version(entry: Entry) -> Finding:
    """Say which commit is fetched: a repository's owner may change what lies in it."""
    kept = hub.kept_commit(entry.repository) if entry.repository else None
    commit = entry.revision or kept
    if commit is None:
        return Finding("version", ok=False, reason=Remark(_NOT_PINNED))
    sentence = _PINNED if entry.revision else _KEPT
    reason = Remark(sentence, {"revision": commit[:_SHORT]})
    return Finding("version", entry.revision is not None, reason)


def _licence(entry: Entry) -> Finding:
    if not entry.licence:
        return Finding("licence", ok=False, reason=Remark(_NO_LICENCE))
    sentence = _NON_COMMERCIAL if entry.non_commercial else _FREE
    reason = Remark(sentence, {"licence": entry.licence})
    return Finding("licence", not entry.non_commercial, reason, decisive=True)


def _memory(entry: Entry) -> Finding:
    reason = Remark(_FITS, {"memory": str(entry.memory)}) if entry.memory else Remark(_SIZE_UNKNOWN)
    return Finding("memory", entry.memory <= MEMORY_MB, reason, decisive=True)


def _speed(entry: Entry) -> Finding:
    reason = Remark(_FAST, {"seconds": f"{entry.seconds:g}"}) if entry.seconds else None
    ok = entry.seconds <= SECONDS
    return Finding("speed", ok, reason or Remark(_SPEED_UNKNOWN), decisive=True)


def _batches(entry: Entry) -> Finding:
    alone = entry.family in _ALONE
    return Finding("batches", not alone, Remark(_ONE_BY_ONE if alone else _BATCHES))


def _collapse(entry: Entry) -> Finding:
    reason = Remark(_GUESSES if entry.guesses_outside else _VARIED)
    if entry.collapses_to is not None:
        reason = Remark(_COLLAPSES, {"emotion": entry.collapses_to})
    ok = entry.collapses_to is None and not entry.guesses_outside
    return Finding("collapse", ok, reason, decisive=True)
