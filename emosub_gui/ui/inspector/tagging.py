"""Override tags on what is selected: words of a line, or whole lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject

from emosub_gui.app.session import Session
from emosub_gui.core import edits, markup, tagging
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.tagging import LineTag, Tag
from emosub_gui.core.theme import Style
from emosub_gui.formats.ass_info import play_size
from emosub_gui.styling.departures import reset_looks
from emosub_gui.styling.line_looks import LineLooks
from emosub_gui.styling.scaling import scale_to
from emosub_gui.ui.departures import tag_name
from emosub_gui.ui.inspector.text_edit import CueTextEdit

translate = QCoreApplication.translate
Stretch = tuple[int, int]
Change = Callable[[Cue, int, int], str]
"""Returns a line's event text changed between two offsets in its plain reading."""

_SWITCHES: dict[Tag, Callable[[Style], bool]] = {
    Tag.BOLD: lambda look: look.bold,
    Tag.ITALIC: lambda look: look.italic,
    Tag.UNDERLINE: lambda look: look.underline,
    Tag.STRIKE: lambda _look: False,
}


class Tagging(QObject):
    """Puts tags on the words that are selected in the text, or on the selected lines."""

    def __init__(self, session: Session, text: CueTextEdit) -> None:
        super().__init__(text)
        self._session, self._text = session, text

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "text.bold": lambda: self.toggle(Tag.BOLD),
            "text.italic": lambda: self.toggle(Tag.ITALIC),
            "text.underline": lambda: self.toggle(Tag.UNDERLINE),
            "text.strike": lambda: self.toggle(Tag.STRIKE),
            "text.plain": self.clear,
            "cue.reset_look": self.reset,
        }

    # ---- what is there ----

    @property
    def scale(self) -> float:
        """How many script pixels one of the sizes that people see is."""
        return scale_to(*play_size(self._session.document))

    def look(self) -> Style | None:
        """Return the look of the current line without tags; None without a line."""
        cue = self._session.current
        return LineLooks(self._session.document, self.scale).of(cue) if cue else None

    def value(self, tag: Tag) -> str:
        """Return what a tag says where the selection begins; "" is the line's own look."""
        cue = self._session.current
        if cue is None:
            return ""
        start, end = self._stretch(cue)
        return min(tagging.values(cue.text, tag, start, min(end, start + 1)), default="")

    def line_value(self, tag: LineTag) -> str:
        """Return what a tag of the current line says; "" is its own look."""
        cue = self._session.current
        return tagging.line_tag(cue.text, tag) if cue else ""

    def is_on(self, tag: Tag) -> bool:
        """Tell whether a switch is on all over the selected part of the current line."""
        cue, look = self._session.current, self.look()
        if cue is None or look is None:
            return False
        return tagging.is_on(cue.text, tag, *self._stretch(cue), own=_SWITCHES[tag](look))

    # ---- changing it ----

    def toggle(self, tag: Tag) -> None:
        """Switch a tag off if it is on all over what is selected, else on."""
        looks = LineLooks(self._session.document, self.scale)
        own = {cue.id: _SWITCHES[tag](looks.of(cue)) for cue in self._session.selected_cues()}
        on = not all(
            tagging.is_on(cue.text, tag, *self._stretch(cue), own=own[cue.id])
            for cue in self._session.selected_cues()
            if cue.plain
        )

        def change(cue: Cue, start: int, end: int) -> str:
            return tagging.switched(cue.text, tag, start, end, on=on, own=own[cue.id])

        self._change(_title(tag_name(tag)), change)

    def set_values(self, values: Mapping[Tag, str]) -> None:
        """Let tags say something on what is selected; "" returns to the line's own look."""
        self._change(
            _title(tag_name(next(iter(values)))),
            lambda cue, start, end: tagging.tagged(cue.text, values, start, end),
            key=" ".join(values),
        )

    def set_line_values(self, values: Mapping[LineTag, str]) -> None:
        """Give the selected lines tags; "" takes one away."""

        def change(cue: Cue, _start: int, _end: int) -> str:
            text = cue.text
            for tag, value in values.items():
                text = tagging.with_line_tag(text, tag, value)
            return text

        self._change(_title(tag_name(next(iter(values)))), change, key=" ".join(values))

    def clear(self) -> None:
        """Let what is selected look as its line does."""
        values = dict.fromkeys(Tag, "")
        self._change(
            translate("inspector", "Take the formatting off"),
            lambda cue, start, end: tagging.tagged(cue.text, values, start, end),
        )

    def reset(self) -> None:
        """Let the selected lines look as their emotions say."""
        ids = self._session.selected
        title = translate("inspector", "Reset to the emotion's look")
        self._session.edit(title, lambda document: reset_looks(document, ids))

    # ---- internals ----

    def _stretch(self, cue: Cue) -> Stretch:
        """Return which part of a line's plain reading is meant: all of it, if none is selected."""
        chosen = self._text.stretch if len(self._session.selected) == 1 else None
        return chosen or (0, len(cue.plain))

    def _change(self, title: str, change: Change, key: str = "") -> None:
        """Change the text of the selected lines; what is selected in the text stays so."""
        ids = self._session.selected
        meant = {cue.id: self._stretch(cue) for cue in self._session.selected_cues()}
        chosen = self._text.stretch

        def edit(document: Document) -> Document:
            cues = (cue for cue in document.cues if cue.id in ids)
            return edits.set_texts(document, {cue.id: change(cue, *meant[cue.id]) for cue in cues})

        self._session.edit(title, edit, key=key and f"tag {key} {sorted(meant.items())}")
        cue = self._session.current
        if chosen and cue and len(ids) == 1:
            spans = markup.source_spans(cue.text)
            self._text.select(spans[chosen[0]][0], spans[chosen[1] - 1][1])


def _title(what: str) -> str:
    """Return what the undo menu calls a change of tags."""
    return translate("inspector", "Format: {what}").format(what=what)
