"""Plain text: what is said, one cue a line."""

from __future__ import annotations

from emosub_gui.core.document import Document
from emosub_gui.core.markup import to_plain
from emosub_gui.core.theme import Theme
from emosub_gui.formats.timing import shown
from emosub_gui.styling.labels import labelled
from emosub_gui.styling.themes import default_theme


def dumps(document: Document, theme: Theme | None = None) -> str:
    """Write the visible cues by start time, their speaker before them where it is known."""
    theme = theme or document.theme or default_theme()
    lines = []
    for cue in shown(document.cues):
        text = labelled(cue) if theme.label_emotions else cue.text
        said = " ".join(to_plain(text).split())
        lines.append(f"{cue.speaker}: {said}\n" if cue.speaker else f"{said}\n")
    return "".join(lines)
