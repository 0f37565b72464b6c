"""Spelling, by the system's own dictionaries.

Enchant finds what the system has (Hunspell dictionaries on Linux and Windows, the system's own
speller on macOS) and keeps words that a person adds in the place that other programs share.
Where the library or the dictionary is missing there is no speller, and nothing is marked.
"""

from __future__ import annotations

import locale
from collections.abc import Collection
from typing import Any, NamedTuple

import regex
from PySide6.QtCore import QObject, Signal

from emosub_gui.app.jobs import Job
from emosub_gui.core import markup

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*")


class Misspelling(NamedTuple):
    """A word that no dictionary knows; offsets in the text that was checked."""

    start: int
    end: int
    word: str


class Speller:
    """One dictionary.

    Attributes:
        name: the dictionary's own, such as "en_US".
    """

    def __init__(self, dictionary: Any) -> None:
        """Wrap an `enchant.Dict`."""
        self.name = str(dictionary.tag)
        self._dictionary = dictionary
        self._known: dict[str, bool] = {}

    def misspellings(self, text: str, names: Collection[str] = ()) -> list[Misspelling]:
        """Return the words of event text that are not in the dictionary, in order.

        A word may have tags inside it. Single letters, and the words of `names` (such as the
        speakers'), are right in any case.
        """
        plain, spans = markup.to_plain(text), None
        accepted = {part.casefold() for name in names for part in name.split()}
        found = []
        for match in _WORD.finditer(plain):
            word = match.group()
            if len(word) == 1 or word.casefold() in accepted or self._is_known(word):
                continue
            spans = spans or markup.source_spans(text)
            found.append(Misspelling(spans[match.start()][0], spans[match.end() - 1][1], word))
        return found

    def suggestions(self, word: str, limit: int = 7) -> list[str]:
        """Return what may have been meant, most likely first."""
        return list(self._dictionary.suggest(word)[:limit])

    def add(self, word: str) -> None:
        """Keep a word among the person's own, for good."""
        self._dictionary.add(word)
        self._known[word] = True

    def ignore(self, word: str) -> None:
        """Take a word as right until the program ends."""
        self._dictionary.add_to_session(word)
        self._known[word] = True

    def _is_known(self, word: str) -> bool:
        """Look a word up, once."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = bool(self._dictionary.check(word.replace("’", "'")))
        return known


def installed() -> list[str]:
    """Return the names of the dictionaries that the system has, such as "en_US", sorted."""
    try:
        import enchant
    except ImportError:
        return []
    return sorted(enchant.Broker().list_languages())


def load(language: str) -> Speller | None:
    """Load a dictionary by its name or an ISO 639-1 code; None where there is none.

    Takes up to half a second (Korean); `Spelling` does it off the GUI thread.
    """
    try:
        import enchant
    except ImportError:
        return None
    broker = enchant.Broker()
    there = [name for name in broker.list_languages() if language in (name, name.split("_")[0])]
    if not there:
        return None
    # English is spelled in many ways: as in this country, else as in the largest.
    wanted = (language, locale.getlocale()[0], f"{language}_US", f"{language}_{language.upper()}")
    try:
        found = next((name for name in wanted if name in there), there[0])
        return Speller(broker.request_dict(found))
    except enchant.Error:
        return None


class Spelling(QObject):
    """The spellers that are in use, each loaded in the background when it is first wanted.

    Signals:
        loaded(language): a speller has come, has learned a word, or there is none for the
            language.
    """

    loaded = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spellers: dict[str, Speller | None] = {}
        self._jobs: dict[str, Job] = {}

    def speller(self, language: str) -> Speller | None:
        """Return the speller for an ISO 639-1 code or by a dictionary's name.

        None as long as there is none; see `is_loading`.
        """
        if language and language not in self._spellers and language not in self._jobs:
            self._start(language)
        return self._spellers.get(language)

    def is_loading(self, language: str) -> bool:
        """Tell whether a speller that was asked for may still come."""
        return language in self._jobs

    def add(self, speller: Speller, word: str) -> None:
        """Keep a word among the person's own, for good."""
        speller.add(word)
        self._tell(speller)

    def ignore(self, speller: Speller, word: str) -> None:
        """Take a word as right until the program ends."""
        speller.ignore(word)
        self._tell(speller)

    def stop(self) -> None:
        """Wait for what is being loaded; call before dropping this."""
        for job in self._jobs.values():
            job.wait()

    def _start(self, language: str) -> None:
        job = Job(lambda _report, _cancel: (language, load(language)))
        self._jobs[language] = job
        job.succeeded.connect(self._on_loaded)
        job.start()

    def _tell(self, speller: Speller) -> None:
        """Say that a speller takes more words for right."""
        for language, known in self._spellers.items():
            if known is speller:
                self.loaded.emit(language)

    def _on_loaded(self, result: tuple[str, Speller | None]) -> None:
        language, speller = result
        if speller is not None:
            # A language and a dictionary's name may mean the same: what one learns, both know.
            same = (each for each in self._spellers.values() if each and each.name == speller.name)
            speller = next(same, speller)
        self._spellers[language] = speller
        self._jobs.pop(language).wait()
        self.loaded.emit(language)
