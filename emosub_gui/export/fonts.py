"""The fonts that a document needs: where they are, what they lack, and taking them along."""

from __future__ import annotations

import functools
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from emosub_gui.core import files, markup
from emosub_gui.core.document import Document
from emosub_gui.core.theme import Theme
from emosub_gui.formats import ass
from emosub_gui.formats import ass_sections as layout
from emosub_gui.formats.ass_fonts import EmbeddedFont, embedded_fonts, without_fonts
from emosub_gui.styling import fonts
from emosub_gui.styling.fonts import FontMatch
from emosub_gui.styling.themes import theme_fonts, user_themes

_SWITCH = re.compile(r"\\(?:fn(?P<family>[^\\}]*)|r(?P<style>[^\\}]*))")


class UsedFont(NamedTuple):
    """A family that a script uses.

    Attributes:
        match: where it was found.
        missing: the characters that it lacks.
        lines: how many lines have something written in it.
    """

    match: FontMatch
    missing: str
    lines: int


def used_fonts(
    document: Document, theme: Theme | None = None, own: Iterable[Path] = ()
) -> list[UsedFont]:
    """Return the families in which a document's visible lines are written, by name.

    Args:
        document: to be exported.
        theme: in place of the document's own.
        own: font files that come with the theme or the script (see `lay_out`).
    """
    letters: dict[str, set[str]] = {}
    lines: dict[str, set[int]] = {}
    for number, family, text in _runs(ass.dumps(without_fonts(document), theme)):
        letters.setdefault(family, set()).update(text)
        lines.setdefault(family, set()).add(number)
    own = tuple(own)
    used = []
    for family in sorted(letters):
        match = fonts.resolve(family, own)
        wanted = {letter for letter in letters[family] if letter.isprintable() and letter != " "}
        known = frozenset[str]().union(*map(_covered, match.files))
        missing = "".join(sorted(wanted - known)) if match.files else ""
        used.append(UsedFont(match, missing, len(lines[family])))
    return used


def font_files(
    document: Document, theme: Theme | None = None, own: Iterable[Path] = ()
) -> list[Path]:
    """Return the files of the fonts that a document uses and that may travel, each once."""
    used = used_fonts(document, theme, own)
    found = dict.fromkeys(path for font in used for path in font.match.files)
    return [path for path in found if fonts.may_be_embedded(path)]


def own_fonts(document: Document) -> list[Path]:
    """Return the font files that come with a document's theme, if it is one of the person's."""
    return theme_fonts(document.theme, user_themes()) if document.theme else []


def lay_out(document: Document, folder: Path) -> list[Path]:
    """Write the fonts that are inside a document's script into a folder; return their files."""
    folder.mkdir(exist_ok=True)
    written = []
    for font in embedded_fonts(document):
        # A script may name a font as it likes.
        path = folder / (Path(font.name).name or "font.ttf")
        files.write_bytes(path, font.data)
        written.append(path)
    return written


def carried_fonts(
    document: Document, theme: Theme | None = None, own: Iterable[Path] = ()
) -> list[EmbeddedFont]:
    """Return the fonts to put into a document's script: those that it uses and that may travel.

    Raises:
        FileError: a font cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="emosub-") as folder:
        inside = lay_out(document, Path(folder))
        paths = font_files(document, theme, [*inside, *own])
        return [EmbeddedFont(path.name, files.read_bytes(path)) for path in paths]


def _runs(script: str) -> Iterator[tuple[int, str, str]]:
    """Yield the visible text of a script with its line's number and the family it is written in."""
    sections = layout.split(script)
    families = {
        line.style.name: dict(line.style.fields).get("Fontname", "")
        for section in filter(layout.is_styles, sections)
        for line in layout.style_lines(section.lines)
        if line.style
    }
    for section in filter(layout.is_events, sections):
        for number, line in enumerate(layout.event_lines(section.lines)):
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
                    yield number, family.removeprefix("@"), token.plain


@functools.lru_cache(maxsize=64)
def _covered(path: Path) -> frozenset[str]:
    """Return the characters that a font file has."""
    from fontTools.ttLib import TTCollection, TTFont

    collection = path.suffix.lower() in {".ttc", ".otc"}
    faces = TTCollection(path, lazy=True).fonts if collection else [TTFont(path, lazy=True)]
    return frozenset(chr(code) for face in faces for code in face.getBestCmap() or ())
