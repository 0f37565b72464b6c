"""The fonts that a document needs: where they are, what they lack, and taking them along."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from emosub_gui.core import files, markup
from emosub_gui.core.document import Document
from emosub_gui.core.theme import Theme
from emosub_gui.formats import ass
from emosub_gui.formats import ass_sections as layout
from emosub_gui.formats.ass_fonts import EmbeddedFont, embed_fonts, without_fonts
from emosub_gui.styling import fonts
from emosub_gui.styling.fonts import FontMatch

_SWITCH = re.compile(r"\\(?:fn(?P<family>[^\\}]*)|r(?P<style>[^\\}]*))")


class UsedFont(NamedTuple):
    """A family that a script uses, where it was found, and the characters that it lacks."""

    match: FontMatch
    missing: str


def used_fonts(document: Document, theme: Theme | None = None) -> list[UsedFont]:
    """Return the families in which a document's visible lines are written, by name.

    Args:
        document: to be exported.
        theme: in place of the document's own.
    """
    letters: dict[str, set[str]] = {}
    for family, text in _runs(ass.dumps(without_fonts(document), theme)):
        letters.setdefault(family, set()).update(text)
    used = []
    for family in sorted(letters):
        match = fonts.resolve(family)
        wanted = {letter for letter in letters[family] if letter.isprintable() and letter != " "}
        known = frozenset[str]().union(*map(_covered, match.files))
        missing = "".join(sorted(wanted - known)) if match.files else ""
        used.append(UsedFont(match, missing))
    return used


def font_files(document: Document, theme: Theme | None = None) -> list[Path]:
    """Return the files of the fonts that a document uses and that may travel, each once."""
    found = dict.fromkeys(path for font in used_fonts(document, theme) for path in font.match.files)
    return [path for path in found if fonts.may_be_embedded(path)]


def script_with_fonts(document: Document, theme: Theme | None = None) -> str:
    """Return a document's ASS script with the fonts that it uses inside.

    Raises:
        FileError: a font cannot be read.
    """
    embedded = [
        EmbeddedFont(path.name, files.read_bytes(path)) for path in font_files(document, theme)
    ]
    return embed_fonts(ass.dumps(without_fonts(document), theme), embedded)


def _runs(script: str) -> Iterator[tuple[str, str]]:
    """Yield the visible text of a script with the family in which it is written."""
    sections = layout.split(script)
    families = {
        line.style.name: dict(line.style.fields).get("Fontname", "")
        for section in filter(layout.is_styles, sections)
        for line in layout.style_lines(section.lines)
        if line.style
    }
    for section in filter(layout.is_events, sections):
        for line in layout.event_lines(section.lines):
            if line.cue is None or line.cue.comment:
                continue
            own = family = families.get(line.cue.style, "")
            for token in markup.tokens(line.cue.text):
                if token.is_tag:
                    for switch in _SWITCH.finditer(token.source):
                        if switch["family"] is not None:
                            family = switch["family"].strip() or own
                        else:
                            family = families.get(switch["style"].strip(), own)
                elif token.plain.strip():
                    yield family.removeprefix("@"), token.plain


@functools.lru_cache(maxsize=64)
def _covered(path: Path) -> frozenset[str]:
    """Return the characters that a font file has."""
    from fontTools.ttLib import TTCollection, TTFont

    collection = path.suffix.lower() in {".ttc", ".otc"}
    faces = TTCollection(path, lazy=True).fonts if collection else [TTFont(path, lazy=True)]
    return frozenset(chr(code) for face in faces for code in face.getBestCmap() or ())
