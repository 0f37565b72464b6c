"""Who speaks: the names in a document, giving them, and changing them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from emosub_gui.core import edits
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document

_STEMS = {"ko": "화자"}
_STEM = "Speaker"
_AUTOMATIC = re.compile(rf"({'|'.join((_STEM, *_STEMS.values()))}) \d+")


def automatic_name(number: int, language: str = "") -> str:
    """Return the name of a speaker nobody has named; `number` counts from 1."""
    return f"{_STEMS.get(language, _STEM)} {number}"


def is_given(name: str) -> bool:
    """Tell whether a person gave this name, so that no analysis may change it."""
    return bool(name) and _AUTOMATIC.fullmatch(name) is None


def by_speaker(document: Document) -> dict[str, list[Cue]]:
    """Return each speaker's cues, speakers in the order of their first line; "" is nobody known.

    Comments are nobody's.
    """
    found: dict[str, list[Cue]] = {}
    for cue in sorted(document.cues, key=lambda cue: cue.start):
        if not cue.comment:
            found.setdefault(cue.speaker, []).append(cue)
    return found


def set_speakers(document: Document, names: Mapping[int, str]) -> Document:
    """Give cues their speakers, by cue id; an edit."""
    ids: dict[str, list[int]] = {}
    for cue_id, name in names.items():
        ids.setdefault(name, []).append(cue_id)
    for name, theirs in ids.items():
        document = edits.update(document, theirs, speaker=name)
    return document


def take_names(document: Document, names: Mapping[int, str]) -> Document:
    """Take what an analysis calls the speakers, by cue id; names that a person gave stay."""
    open_ids = {cue.id for cue in document.cues if not is_given(cue.speaker)}
    return set_speakers(document, {one: names[one] for one in names if one in open_ids})


def rename(document: Document, names: Mapping[str, str]) -> Document:
    """Give speakers other names, all at once; an edit.

    Who gets the name of another becomes the same speaker. Looks of their own follow the name;
    of two that become one, the look stays of whoever had the name.

    Args:
        document: with its cues, and the looks of speakers in its theme.
        names: new name by old one; "" takes the name away.
    """
    changes = {old: new for old, new in names.items() if old and old != new}
    renamed = set_speakers(
        document,
        {cue.id: changes[cue.speaker] for cue in document.cues if cue.speaker in changes},
    )
    theme = document.theme
    if theme is None or not theme.speakers.keys() & changes.keys():
        return renamed
    kept = {name: look for name, look in theme.speakers.items() if name not in changes}
    moved = {changes[name]: look for name, look in theme.speakers.items() if changes.get(name)}
    return edits.set_theme(renamed, replace(theme, speakers={**moved, **kept}))
