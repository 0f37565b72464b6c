"""The look of a line before any tag, and changing it apart from its emotion's.

Its style may be the theme's, or one that came with a script.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from msgspec.structs import replace

from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, ScriptStyle
from emosub_gui.core.theme import Border, Style, StylePatch
from emosub_gui.styling.colours import from_ass
from emosub_gui.styling.looks import Looks, own_style
from emosub_gui.styling.scaling import scaled
from emosub_gui.styling.tags import read_number
from emosub_gui.styling.themes import default_theme

_BOX = "3"
_BOLD = 700
_READERS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("Fontsize", "size", read_number),
    ("Outline", "outline", read_number),
    ("Shadow", "shadow", read_number),
    ("Alignment", "alignment", int),
    ("PrimaryColour", "fill", from_ass),
    ("OutlineColour", "outline_colour", from_ass),
    ("BackColour", "shadow_colour", from_ass),
)


class LineLooks:
    """The looks of a document's lines in reference pixels.

    Args:
        document: whose theme and imported styles count.
        scale: script pixels that a reference pixel is; imported styles are measured in the former.
    """

    def __init__(self, document: Document, scale: float) -> None:
        self._scale = scale
        self._looks = Looks(document.theme or default_theme())
        self._imported = {style.name: style for style in document.script.styles}

    def of(self, cue: Cue) -> Style:
        """Return a line's look with its own departures."""
        return cue.override.over(self.before(cue)) if cue.override else self.before(cue)

    def before(self, cue: Cue) -> Style:
        """Return a line's look without its own departures."""
        imported = self._imported.get(own_style(cue))
        if imported is not None:
            return self._read(imported)
        return self._looks.of(replace(cue, override=None)).style

    def departing(self, cue: Cue, field: str, value: object) -> StylePatch:
        """Return a line's departures with another value of a field of `Style`.

        None, and what the line has anyway, is no departure.
        """
        meant = None if value == getattr(self.before(cue), field) else value
        return replace(cue.override or StylePatch(), **{field: meant})

    def _read(self, imported: ScriptStyle) -> Style:
        """Return an imported style; what it does not say in a way that can be read is as usual."""
        fields = dict(imported.fields)
        on = {name for name, value in fields.items() if value.strip() in ("-1", "1")}
        found: dict[str, object] = {
            "font": fields.get("Fontname", Style().font),
            "weight": _BOLD if "Bold" in on else Style().weight,
            "italic": "Italic" in on,
            "underline": "Underline" in on,
            "border": Border.BOX
            if fields.get("BorderStyle", "").strip() == _BOX
            else Border.OUTLINE,
        }
        for name, field, read in _READERS:
            with contextlib.suppress(KeyError, ValueError):
                found[field] = read(fields[name])
        return scaled(replace(Style(), **found), 1 / self._scale)
