"""Override tags and misspelt words made visible in event text."""

from __future__ import annotations

from collections.abc import Collection

import regex
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from emosub_gui.app.spelling import Misspelling, Speller
from emosub_gui.ui.inspector.units import to_units
from emosub_gui.ui.look import current

_BLOCK = regex.compile(r"\{[^}]*\}")
_TAG = regex.compile(r"\\(?:\d?[a-zA-Z]+)")
_ESCAPE = regex.compile(r"\\[nh{}]")


class EventTextHighlighter(QSyntaxHighlighter):
    """Dims what is not read, and underlines what may be misspelt.

    Attributes:
        speller: None as long as there is no dictionary.
        names: words that are right in any case.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.speller: Speller | None = None
        self.names: Collection[str] = ()

    def misspellings(self, line: str) -> list[Misspelling]:
        """Return the misspelt words of a line of event text."""
        return self.speller.misspellings(line, self.names) if self.speller else []

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Format one line of event text."""
        colours = current.colours()
        dimmed, tag, wrong = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        dimmed.setForeground(QColor(colours.faint))
        tag.setForeground(QColor(colours.accent))
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wrong.setUnderlineColor(QColor(colours.danger))
        places = [(*escape.span(), dimmed) for escape in _ESCAPE.finditer(text)]
        for block in _BLOCK.finditer(text):
            places.append((*block.span(), dimmed))
            places += [(*each.span(), tag) for each in _TAG.finditer(text, *block.span())]
        places += [(start, end, wrong) for start, end, _ in self.misspellings(text)]
        for start, end, look in places:
            first = to_units(text, start)
            self.setFormat(first, to_units(text, end) - first, look)
