"""What a reader met and what a writer cannot carry, as sentences that can be translated.

A window shows `tr(remark.template).format(**remark.details)`, the command line `str(remark)`.
"""

from __future__ import annotations

import msgspec

from emosub_gui.core.document import Document
from emosub_gui.core.errors import translatable


class Remark(msgspec.Struct, frozen=True):
    """A sentence with its details; `template` is a translation source."""

    template: str
    details: dict[str, str] = {}

    def __str__(self) -> str:
        return self.template.format(**self.details)

    @classmethod
    def counting(cls, template: str, count: int, document: Document) -> Remark:
        """Make a remark on some of a document's cues."""
        return cls(template, {"count": str(count), "total": str(len(document))})


class Reading(msgspec.Struct, frozen=True):
    """A document as a reader understood it, and what it had to skip or repair."""

    document: Document
    remarks: tuple[Remark, ...] = ()


SKIPPED = translatable("remarks", "Left out because their times cannot be read: {count} cues.")
SWAPPED = translatable("remarks", "Start and end were exchanged: {count} of {total} cues.")
KEPT_ASIDE = translatable("remarks", "Kept as they are without being understood: {count} lines.")
FROM_SSA = translatable("remarks", "The older SSA format was converted to ASS.")
ONE_LANGUAGE = translatable(
    "remarks", "The file holds several languages ({found}); {taken} was read."
)
DAMAGED = translatable("remarks", "Characters that could not be read: {count}.")
