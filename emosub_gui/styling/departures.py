"""Lines that look otherwise than their emotion says: how, and the way back."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from emosub_gui.core import edits, tagging
from emosub_gui.core.cue import Cue, Margins
from emosub_gui.core.document import Document
from emosub_gui.core.theme import StylePatch
from emosub_gui.styling.looks import emotion_of, own_style

_MARGINS: Final = Margins.__struct_fields__


class Kind(StrEnum):
    """By what a line departs."""

    STYLE = "style"
    LOOK = "look"
    TAGS = "tags"
    PLACE = "place"
    MARGINS = "margins"


class Departure(NamedTuple):
    """One way in which a line departs.

    `names` are what is named there: the imported style, the fields of the line's own `StylePatch`,
    the override tags that set the whole line off, the margins.
    """

    kind: Kind
    names: tuple[str, ...] = ()


def departures(cue: Cue) -> list[Departure]:
    """Return how a line departs from the look that the theme gives to its emotion.

    Tags on single words are no departure; nor is an imported style as long as there is no emotion
    to depart from. A comment is not shown at all.
    """
    if cue.comment:
        return []
    style = own_style(cue)
    tags = tagging.whole_line_tags(cue.text) if "{" in cue.text else []
    found = {
        Kind.STYLE: [style] if cue.emotion and style and not emotion_of(style) else [],
        Kind.LOOK: _fields(cue.override) if cue.override else [],
        Kind.TAGS: [name for name in tags if name not in tagging.PLACING],
        Kind.PLACE: [name for name in tags if name in tagging.PLACING],
        Kind.MARGINS: [name for name in _MARGINS if getattr(cue.margins, name)],
    }
    return [Departure(kind, tuple(names)) for kind, names in found.items() if names]


def reset_looks(document: Document, ids: Collection[int]) -> Document:
    """Let lines look as the theme says; the tags of single words stay."""
    away = {cue.id: cue for cue in document.cues if cue.id in ids and departures(cue)}
    texts = {cue.id: tagging.without_whole_line_tags(cue.text) for cue in away.values()}
    styled = [cue.id for cue in away.values() if cue.emotion]
    document = edits.set_texts(document, texts)
    document = edits.update(document, away, override=None, margins=Margins())
    return edits.update(document, styled, style="")


def _fields(patch: StylePatch) -> list[str]:
    """Return the fields that a patch sets."""
    return [name for name, value in msgspec.structs.asdict(patch).items() if value is not None]
