"""What each format cannot carry of a document, counted."""

from __future__ import annotations

import re
from enum import StrEnum

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.emotion import Emotion
from emosub_gui.core.errors import translatable
from emosub_gui.core.speakers import is_given
from emosub_gui.core.theme import Theme
from emosub_gui.formats.remarks import Remark

NO_EVIDENCE = translatable(
    "losses",
    "Word timings, scores, voice measurements and review marks are left out "
    "({count} of {total} lines).",
)
NO_WORDS = translatable(
    "losses", "Word timings and voice measurements are left out ({count} of {total} lines)."
)
NO_TIMES = translatable("losses", "Times are left out ({count} of {total} lines).")
NO_EMOTIONS = translatable(
    "losses", "Emotions and their styles are left out ({count} of {total} lines)."
)
ONLY_COLOURS = translatable(
    "losses",
    "Of the emotions' styles only the simplest is kept: colour, bold, italic "
    "({count} of {total} lines).",
)
NO_OVERRIDES = translatable(
    "losses",
    "Styles, positions and effects of single lines are left out ({count} of {total} lines).",
)
NO_SPEAKERS = translatable("losses", "Speaker names are left out ({count} of {total} lines).")
NO_COMMENTS = translatable("losses", "Comment lines are left out ({count} of {total} lines).")
NO_EMPTY_LINES = translatable(
    "losses", "Lines without text are left out ({count} of {total} lines)."
)
NO_DECISIONS = translatable(
    "losses", "What you decided of emotions is left out ({count} of {total} lines)."
)
NO_LOOKS = translatable("losses", "The look that you chose is left out.")
_MADE = (NO_OVERRIDES, NO_COMMENTS, NO_EMPTY_LINES)


class Format(StrEnum):
    """What can be written; the value is the file name's suffix without its dot."""

    PROJECT = "emosub"
    ASS = "ass"
    SRT = "srt"
    VTT = "vtt"
    TEXT = "txt"
    LABELS = "jsonl"


_SIMPLE = {Format.SRT, Format.VTT, Format.TEXT}
_KEPT_TAGS = {
    Format.SRT: re.compile(r"\\(?:[bius]\d*|1?c(?:&H[0-9A-Fa-f]+&?)?|r|an[1-9])(?=[\\}])"),
    Format.VTT: re.compile(r"\\(?:[biu][01]?|an[1-9])(?=[\\}])"),
}


def losses(document: Document, kind: Format, *, styled: bool) -> tuple[Remark, ...]:
    """Return what of a document gets lost in a format, a remark for each sort of loss.

    Args:
        document: that would be written.
        kind: the format.
        styled: whether emotions are said with colours (SRT, WebVTT).
    """
    styled = styled and kind in (Format.SRT, Format.VTT)
    if kind is Format.PROJECT:
        return ()
    counts = {
        NO_TIMES: len(document) if kind is Format.TEXT else 0,
        NO_EVIDENCE: sum(map(_has_evidence, document)) if kind is not Format.LABELS else 0,
        NO_WORDS: sum(map(_is_measured, document)) if kind is Format.LABELS else 0,
        NO_EMOTIONS: sum(map(_is_felt, document)) if kind in _SIMPLE and not styled else 0,
        ONLY_COLOURS: sum(map(_is_felt, document)) if styled else 0,
        NO_OVERRIDES: 0 if kind is Format.ASS else sum(_departs(cue, kind) for cue in document),
        NO_SPEAKERS: sum(bool(cue.speaker) for cue in document) if kind is Format.SRT else 0,
        NO_COMMENTS: 0 if kind is Format.ASS else sum(cue.comment for cue in document),
        NO_EMPTY_LINES: sum(map(_is_empty, document)) if kind in _SIMPLE else 0,
    }
    return tuple(
        Remark.counting(template, count, document) for template, count in counts.items() if count
    )


def work_lost(document: Document, kind: Format, *, opened_with: Theme | None) -> tuple[Remark, ...]:
    """Return what a person made of a document that gets lost in a format, as it is usually written.

    That is less than `losses`: what only an analysis said can be found out again.

    Args:
        document: that would be written.
        kind: the format.
        opened_with: the theme that nobody chose for this document.
    """
    if kind is Format.PROJECT:
        return ()
    decided = sum(cue.reviewed for cue in document) if kind is not Format.LABELS else 0
    named = any(is_given(cue.speaker) for cue in document)
    made = (*_MADE, NO_SPEAKERS) if named else _MADE
    remarks = [Remark.counting(NO_DECISIONS, decided, document)] if decided else []
    lost = losses(document, kind, styled=kind is Format.VTT)
    remarks += [remark for remark in lost if remark.template in made]
    if kind is not Format.ASS and document.theme != opened_with:
        remarks.append(Remark(NO_LOOKS))
    return tuple(remarks)


def _has_evidence(cue: Cue) -> bool:
    """Tell whether a cue knows more than a subtitle says."""
    return _is_measured(cue) or cue.evidence is not None or cue.reviewed


def _is_measured(cue: Cue) -> bool:
    """Tell whether a cue has words or measurements of the voice."""
    return bool(cue.words) or cue.prosody is not None


def _is_felt(cue: Cue) -> bool:
    """Tell whether a cue has an emotion other than neutral."""
    return cue.emotion not in (None, Emotion.NEUTRAL)


def _is_empty(cue: Cue) -> bool:
    """Tell whether there is nothing to read."""
    return not cue.comment and not cue.plain.strip()


def _departs(cue: Cue, kind: Format) -> bool:
    """Tell whether a line has a look of its own that a format does not keep."""
    if cue.comment:
        return False
    kept = _KEPT_TAGS.get(kind)
    blocks = (token.source for token in markup.tokens(cue.text) if token.is_tag)
    left = (kept.sub("", block) if kept else block for block in blocks)
    return bool(cue.style or cue.override) or any(block != "{}" for block in left)
