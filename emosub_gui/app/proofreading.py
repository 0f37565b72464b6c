"""Going through the misspelt words of a document, one by one."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from emosub_gui.app.session import Session
from emosub_gui.app.spelling import Misspelling, Speller, Spelling
from emosub_gui.core import search
from emosub_gui.core.cue import Cue
from emosub_gui.core.document import Document
from emosub_gui.core.fields import Field
from emosub_gui.core.reading import script_language
from emosub_gui.core.search import Change


class Place(NamedTuple):
    """A misspelt word in a document: the cue, and where in its event text."""

    cue_id: int
    wrong: Misspelling


class Proofreader(QObject):
    """Goes once around a document, from its current line on, and corrects what it is told to.

    A line whose text is changed by somebody else, or by undoing, is gone to again at once.

    Attributes:
        place: the word at which it stands; None while it looks for one, and at the end.
        dictionary: name of the one to use; "" for that of each line's language.
        waiting: whether the next line's dictionary is being loaded.
        missing: ISO 639-1 codes of lines that were passed over for want of a dictionary.
    """

    def __init__(self, session: Session, spelling: Spelling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place: Place | None = None
        self.dictionary = ""
        self.waiting = False
        self.missing: set[str] = set()
        self._session, self._spelling = session, spelling
        self._left: deque[int] = deque()
        self._offset = 0
        self._correcting = False
        session.changed.connect(self._on_changed)
        session.replaced.connect(self.restart)
        self.restart()

    # ---- properties ----

    @property
    def finished(self) -> bool:
        """Whether no line is left."""
        return not self._left

    # ---- methods ----

    def restart(self) -> None:
        """Begin anew at the current line."""
        cues, current = self._session.document.cues, self._session.current
        first = next((index for index, cue in enumerate(cues) if cue is current), 0)
        self._left = deque(cue.id for cue in (*cues[first:], *cues[:first]))
        self._offset, self.place = 0, None
        self.missing.clear()

    def advance(self, seconds: float) -> bool:
        """Look for the next word for some time; tell whether the word, or the end, is reached.

        If it is not, there is more to look through, or the dictionary is `waiting` to come.
        """
        document = self._session.document
        cues = {cue.id: cue for cue in document.cues}
        names = frozenset(cue.speaker for cue in document.cues)
        end = time.monotonic() + seconds
        while self.place is None and self._left:
            cue = cues.get(self._left[0])
            if cue is not None and not cue.comment:
                language = self._language(cue)
                speller = self._spelling.speller(language)
                self.waiting = self._spelling.is_loading(language)
                if self.waiting:
                    return False
                if speller is not None:
                    self.place = self._first_wrong(cue, speller, names)
                elif language:
                    self.missing.add(language)
            if self.place is None:
                self._leave()
            if time.monotonic() > end:
                break
        return self.place is not None or self.finished

    def suggestions(self) -> list[str]:
        """Return what may have been meant by the word, most likely first."""
        speller = self._speller()
        return speller.suggestions(self.place.wrong.word) if speller and self.place else []

    def skip(self) -> None:
        """Leave the word as it is."""
        if self.place is not None:
            self._offset, self.place = self.place.wrong.end, None

    def skip_all(self) -> None:
        """Leave the word as it is wherever it occurs, until the program ends."""
        speller, place = self._speller(), self.place
        if speller and place:
            self.place = None
            self._spelling.ignore(speller, place.wrong.word)

    def add(self) -> None:
        """Keep the word in the person's dictionary."""
        speller, place = self._speller(), self.place
        if speller and place:
            self.place = None
            self._spelling.add(speller, place.wrong.word)

    def change(self, new: str) -> None:
        """Correct the word here; as it is already, it is skipped."""
        if self.place is None or self.place.wrong.word == new:
            self.skip()
            return
        cue_id, wrong = self.place
        before = self._session.document.cue(cue_id).text
        after = _corrected(before, [wrong], new)
        self._offset = wrong.end + len(after) - len(before)
        self._correct(wrong.word, new, [Change(cue_id, Field.TEXT, before, after)])

    def change_all(self, new: str) -> None:
        """Correct the word in all lines of its dictionary, in one step."""
        speller, place = self._speller(), self.place
        if speller is None or place is None or place.wrong.word == new:
            self.skip()
            return
        document, word = self._session.document, place.wrong.word
        names = frozenset(cue.speaker for cue in document.cues)
        changes = []
        for cue in document.cues:
            if word not in cue.plain or self._spelling.speller(self._language(cue)) is not speller:
                continue
            wrong = [each for each in speller.misspellings(cue.text, names) if each.word == word]
            after = _corrected(cue.text, wrong, new)
            if wrong and not cue.comment:
                changes.append(Change(cue.id, Field.TEXT, cue.text, after))
        self._correct(word, new, changes)

    # ---- internals ----

    def _language(self, cue: Cue) -> str:
        """Return the name of the dictionary, or the language, by which a line is checked."""
        return self.dictionary or cue.language or script_language(cue.text)

    def _speller(self) -> Speller | None:
        """Return the speller of the line with the word."""
        if self.place is None:
            return None
        return self._spelling.speller(self._language(self._session.document.cue(self.place.cue_id)))

    def _first_wrong(self, cue: Cue, speller: Speller, names: frozenset[str]) -> Place | None:
        """Return the first misspelt word of a line that was not yet passed."""
        found = speller.misspellings(cue.text, names)
        return next((Place(cue.id, each) for each in found if each.start >= self._offset), None)

    def _leave(self) -> None:
        """Have done with a line."""
        self._left.popleft()
        self._offset = 0

    def _correct(self, word: str, new: str, changes: list[Change]) -> None:
        title = QCoreApplication.translate("spelling", "Correct “{word}” to “{new}”")
        self.place = None
        self._correcting = True
        try:
            self._session.edit(
                title.format(word=word, new=new), lambda document: search.apply(document, changes)
            )
        finally:
            self._correcting = False

    def _on_changed(self, before: Document, after: Document) -> None:
        """Go back to lines that somebody else changed, and on to new ones."""
        if self._correcting:
            return
        texts = {cue.id: cue.text for cue in before.cues}
        changed = [cue.id for cue in after.cues if texts.get(cue.id, cue.text) != cue.text]
        self._left.extend(cue.id for cue in after.cues if cue.id not in texts)
        if changed:
            self._left = deque(dict.fromkeys([*changed, *self._left]))
            self._offset, self.place = 0, None
        elif self.place is not None and self.place.cue_id not in {cue.id for cue in after.cues}:
            self.place = None


def _corrected(text: str, wrong: Iterable[Misspelling], new: str) -> str:
    """Return event text with other words in the place of some; tags inside them are kept."""
    for start, end, _ in sorted(wrong, reverse=True):
        text = text[:start] + search.written(text, start, end, new) + text[end:]
    return text
