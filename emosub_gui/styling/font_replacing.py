"""Another font in place of one: in the look, in lines of their own look, and in imported styles."""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec.structs import replace

from emosub_gui.core import markup
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document, ScriptStyle
from emosub_gui.core.theme import Style, StylePatch, Theme
from emosub_gui.styling.tags import font_name

_FONT_TAG = re.compile(r"\\fn([^\\}]*)")
_Look = TypeVar("_Look", Style, StylePatch)


def replace_font(document: Document, family: str, other: str) -> Document:
    """Return a document in which one family, whatever its case, is another everywhere."""
    wanted = family.casefold()

    def is_it(name: str | None) -> bool:
        return name is not None and name.strip().removeprefix("@").casefold() == wanted

    def look(style: _Look) -> _Look:
        return replace(style, font=other) if is_it(style.font) else style

    def theme(one: Theme) -> Theme:
        patches = {
            part: {name: look(patch) for name, patch in getattr(one, part).items()}
            for part in ("emotions", "voices", "speakers")
        }
        return replace(one, base=look(one.base), **patches)

    def tag(match: re.Match[str]) -> str:
        return f"\\fn{font_name(other)}" if is_it(match[1]) else match[0]

    def cue(one: Cue) -> Cue:
        text = "".join(
            _FONT_TAG.sub(tag, token.source) if token.is_tag else token.source
            for token in markup.tokens(one.text)
        )
        override = look(one.override) if one.override else None
        if (text, override) == (one.text, one.override):
            return one
        return replace(one, text=text, override=override)

    def style(one: ScriptStyle) -> ScriptStyle:
        fields = tuple(
            (name, font_name(other) if name.lower() == "fontname" and is_it(value) else value)
            for name, value in one.fields
        )
        return replace(one, fields=fields)

    return replace(
        document,
        cues=tuple(map(cue, document.cues)),
        theme=theme(document.theme) if document.theme else None,
        script=replace(document.script, styles=tuple(map(style, document.script.styles))),
    )
